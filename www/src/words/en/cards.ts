export const cards = {
  title: "Cards",
};
