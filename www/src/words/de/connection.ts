import type { connection as en } from "../en/connection";

export const connection: typeof en = {
  title: "Verbindung",
};
