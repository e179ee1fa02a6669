// The sessions as a file, made here.

import { toCsv, type Session } from "goecharger";
import type { Entry } from "../../chargers";
import { language } from "../../look";
import { monthName } from "./period";

/** A spreadsheet in German takes a comma for the decimal point. */
export async function downloadCsv(entry: Entry, sessions: readonly Session[], from: Date, last: Date): Promise<void> {
  const csv = await toCsv(sessions, language.value === "de" ? { delimiter: ";", decimal: "," } : {});
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
  const name = entry.label.value.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "");
  link.download = `${[name, "sessions", monthName(from), monthName(last)].filter(Boolean).join("-")}.csv`;
  link.click();
  // The browser has taken it over by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
