import type { surplus as en } from "../en/surplus";

export const surplus: typeof en = {
  title: "Überschussladen",
};
