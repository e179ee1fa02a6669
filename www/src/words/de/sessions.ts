import type { sessions as en } from "../en/sessions";

export const sessions: typeof en = {
  title: "Ladeu00advorgänge",
};
