export const surplus = {
  title: "Surplus",
};
