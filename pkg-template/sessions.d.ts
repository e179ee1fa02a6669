// The charging history.

import type { Limits } from "./index.js";

/** Options of {@link Charger.sessions}. `deadline` is the time for each month, not for the whole history. */
export interface SessionsOptions extends Limits {
  /**
   * Sessions that start at or after this instant. Needed: the service takes very long over a whole life.
   *
   * @example const sessions = charger.sessions({ from: new Date(2026, 2, 1) });
   */
  from: Date;
  /**
   * Sessions that start before this instant.
   *
   * @default now
   * @example const march = charger.sessions({ from: new Date(2026, 2, 1), to: new Date(2026, 3, 1) });
   */
  to?: Date | undefined;
  /**
   * The IANA zone that months are cut in, such as `"Europe/Vienna"`. Instants do not depend on it.
   *
   * @default the machine's own
   * @example const sessions = charger.sessions({ from, timeZone: "Europe/Vienna" });
   */
  timeZone?: string | undefined;
  /**
   * Told after each month that has been fetched, also an empty one. What it throws is ignored.
   *
   * @example const sessions = charger.sessions({ from, onProgress: ({ done, of }) => console.log(`${done}/${of}`) });
   */
  onProgress?: ((progress: SessionsProgress) => void) | undefined;
  /**
   * Ends the iteration; it then rejects with the signal's own reason: what came before is not all.
   *
   * @example const sessions = charger.sessions({ from, signal });
   */
  signal?: AbortSignal | undefined;
}

/** How far {@link Charger.sessions} is. */
export interface SessionsProgress {
  /** The month just fetched: `"2026-03"`. */
  readonly month: string;
  /** How many months are done. */
  readonly done: number;
  /** Of how many. */
  readonly of: number;
  /** How many sessions have come so far. */
  readonly sessions: number;
}

/** A session as the vendor's export service has it: from plugging in to unplugging. */
export interface Session {
  /** The charger's own count (`session_number`). Gaps are normal. */
  readonly number: number;
  /** `"<serial>_<unix start>"` (`session_identifier`): unique, and the key to store it under. */
  readonly id: string;
  /** Who charged; `null` without a card. */
  readonly card: SessionCard | null;
  /** When the car was connected: exact to the second in every zone (from `id`, not from local text). */
  readonly start: Date;
  /** When it left: `start` and `duration`, checked against the row; `null` for a session without an end. */
  readonly end: Date | null;
  /** s connected (`seconds_total`; hours may pass 24). */
  readonly duration: number;
  /** s in which current flowed (`seconds_charged`). */
  readonly charging: number;
  /** Wh by the session's own count (`energy`); up to 1 % above `meterEnd - meterStart`. */
  readonly energy: number;
  /** W, the highest (`max_power`); `null` if the service does not say. */
  readonly maxPower: number | null;
  /** A of one phase, the highest (`max_current`); `null` if the service does not say. */
  readonly maxCurrent: number | null;
  /** Wh, the meter (`eto`) at the start; need not be the `meterEnd` of the session before: energy may flow in between. */
  readonly meterStart: number | null;
  /** Wh, the meter (`eto`) at the end. */
  readonly meterEnd: number | null;
}

/** The card of a {@link Session}, as it was called then. */
export interface SessionCard {
  /** The number of the card (`id_chip`), as the service writes it. */
  readonly id: string;
  /** The id on the card (`id_chip_uid`), personal data; `null` if not published. */
  readonly uid: string | null;
  /** Its name (`id_chip_name`), text from outside; `null` without one. */
  readonly name: string | null;
}

/** Options of {@link toCsv}. */
export interface CsvOptions {
  /**
   * Between the columns.
   *
   * @default ","
   * @example await toCsv(charger.sessions({ from, to }), { delimiter: ";" });
   */
  delimiter?: "," | ";" | "\t" | undefined;
  /**
   * In numbers. `","` needs another delimiter.
   *
   * @default "."
   * @example await toCsv(charger.sessions({ from, to }), { delimiter: ";", decimal: "," });
   */
  decimal?: "." | "," | undefined;
  /**
   * The IANA zone of `start` and `end`, written as ISO 8601 with offset.
   *
   * @default the machine's own
   * @example await toCsv(charger.sessions({ from, to }), { timeZone: "Europe/Vienna" });
   */
  timeZone?: string | undefined;
  /**
   * Which columns, in this order.
   *
   * @default all
   * @example await toCsv(charger.sessions({ from, to }), { columns: ["start", "energy", "cardName"] });
   */
  columns?: readonly CsvColumn[] | undefined;
}

/** A column of {@link toCsv}; the heading is its name with the unit, as in `"energy_Wh"`. */
export type CsvColumn = "number" | "id" | "cardId" | "cardName" | "start" | "end" | "duration" | "charging" | "energy" | "maxPower" | "maxCurrent" | "meterStart" | "meterEnd";

/**
 * Sessions as CSV by RFC 4180 with a heading, UTF-8 without BOM. A card's name that a spreadsheet would take for a
 * formula gets an apostrophe in front.
 *
 * @throws {ChargerError} what the iteration throws; no half a file
 * @example
 * ```js
 * await writeFile("march.csv", await toCsv(charger.sessions({ from, to }), { delimiter: ";", decimal: "," }));
 * ```
 */
export declare function toCsv(sessions: AsyncIterable<Session> | Iterable<Session>, options?: CsvOptions): Promise<string>;

/** Options of {@link totals}. */
export interface TotalsOptions {
  /**
   * What is added up: all, each month of the start, or each card.
   *
   * @default "all"
   * @example await totals(charger.sessions({ from, to }), { by: "card" });
   */
  by?: "all" | "month" | "card" | undefined;
  /**
   * The IANA zone that months are cut in.
   *
   * @default the machine's own
   * @example await totals(charger.sessions({ from, to }), { by: "month", timeZone: "Europe/Vienna" });
   */
  timeZone?: string | undefined;
}

/** A line of {@link totals}. */
export interface SessionTotal {
  /** `"2026-03"` with `by: "month"`, else `null`. */
  readonly month: string | null;
  /** The card with `by: "card"`, as last called; `null` for sessions without a card, and otherwise. */
  readonly card: SessionCard | null;
  /** How many sessions. */
  readonly sessions: number;
  /** Wh, the sum of `energy`. */
  readonly energy: number;
  /** s connected. */
  readonly duration: number;
  /** s in which current flowed. */
  readonly charging: number;
}

/**
 * Adds sessions up. Months without a session are left out; months come in order, cards by energy.
 *
 * @example
 * ```js
 * const months = await totals(charger.sessions({ from: new Date(2026, 0, 1) }), { by: "month" });
 * for (const { month, energy } of months) console.log(month, energy / 1000, "kWh");
 * ```
 */
export declare function totals(sessions: AsyncIterable<Session> | Iterable<Session>, options?: TotalsOptions): Promise<SessionTotal[]>;
