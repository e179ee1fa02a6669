export const control = {
  title: "Control",
};
