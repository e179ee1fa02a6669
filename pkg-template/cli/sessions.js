// @ts-check
// `sessions --from DATE`

import { toCsv, totals } from "../index.js";
import { localTime, period } from "./dates.js";
import { UsageError } from "./exit.js";
import { duration, wattHours, watts } from "./format.js";
import { clean, cleanLines, table } from "./text.js";

/** @typedef {import("../index.js").Session} Session */

/** @param {import("./commands.js").Task} task */
export async function sessions({ charger, options, output, signal }) {
  const { csv, by, delimiter } = check(options, output);
  const timeZone = options["time-zone"];
  const { start: from } = period(options.from, "--from", timeZone);
  const to = options.to === undefined ? undefined : period(options.to, "--to", timeZone).end;
  if (to && to <= from) throw new UsageError("--to lies before --from.");
  output.progress("asking for the history …");
  /** @type {Session[]} */
  const list = [];
  for await (const session of charger.sessions({
    from,
    to,
    timeZone,
    signal,
    onProgress: ({ month, done, of, sessions }) => output.progress(`${month}: ${done} of ${of} months, ${sessions} sessions`),
  })) {
    list.push(session);
  }
  output.endProgress();
  if (csv) return printCsv(await toCsv(list, { delimiter, decimal: delimiter === ";" ? "," : ".", timeZone }), output);
  if (by) return printTotals(await totals(list, { by, timeZone }), by, output);
  if (output.json) return output.document(list);
  printList(list, timeZone, output);
}

/**
 * @param {import("./options.js").Given} options
 * @param {import("./output.js").Output} output
 * @returns {{ csv: boolean, by: "all" | "month" | "card" | undefined, delimiter: "," | ";" | "\t" | undefined }}
 */
function check({ from, csv, by, delimiter }, output) {
  if (from === undefined) throw new UsageError("sessions needs --from, such as --from 2026-03: the service takes very long over a whole life.");
  if (csv && (by || output.json)) throw new UsageError("--csv excludes --by and --json.");
  if (by !== undefined && !["all", "month", "card"].includes(by)) throw new UsageError("--by takes all, month or card.");
  if (delimiter !== undefined && ![",", ";", "tab"].includes(delimiter)) throw new UsageError("--delimiter takes , or ; or tab.");
  return { csv, by, delimiter: delimiter === "tab" ? "\t" : delimiter };
}

/**
 * @param {string} csv
 * @param {import("./output.js").Output} output
 */
function printCsv(csv, output) {
  // For a file as it is; on a terminal a card's name must not do anything.
  const text = csv.replace(/\r?\n$/, "");
  output.text(output.isTerminal ? cleanLines(text.replaceAll("\r\n", "\n")) : text);
}

/**
 * @param {Session[]} list
 * @param {string | undefined} timeZone
 * @param {import("./output.js").Output} output
 */
function printList(list, timeZone, output) {
  if (list.length === 0) return output.note("no session in that time");
  const rows = list.map(({ start, card, duration: seconds, charging, energy, maxPower }) => [
    localTime(start, timeZone),
    duration(seconds),
    duration(charging),
    wattHours(energy),
    maxPower === null ? "" : watts(maxPower),
    card ? clean(card.name ?? `card ${card.id}`) : "",
  ]);
  output.lines(table([["start", "connected", "charging", "energy", "at most", "card"], ...rows]));
  const energy = list.reduce((sum, session) => sum + session.energy, 0);
  output.text(output.paint("bold", `${list.length} ${list.length === 1 ? "session" : "sessions"}, ${wattHours(energy)}`));
}

/**
 * @param {import("../index.js").SessionTotal[]} list
 * @param {string} by
 * @param {import("./output.js").Output} output
 */
function printTotals(list, by, output) {
  if (output.json) return output.document(list);
  const rows = list.map(({ month, card, sessions, energy, charging }) => [
    month ?? (card ? clean(card.name ?? `card ${card.id}`) : by === "card" ? "no card" : "all"),
    String(sessions),
    wattHours(energy),
    duration(charging),
  ]);
  output.lines(table([[by, "sessions", "energy", "charging"], ...rows]));
}
