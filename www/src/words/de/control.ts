import type { control as en } from "../en/control";

export const control: typeof en = {
  title: "Steuerung",
};
