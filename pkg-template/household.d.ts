// Timetables and cards.

import type { ConfirmedOptions, ControlOptions, ControlResult } from "./controls.js";
import type { StatusOptions } from "./index.js";

/** The three timetables: Monday to Friday (`sch_week`), Saturday (`sch_satur`), Sunday (`sch_sund`). */
export type DayGroup = "weekdays" | "saturday" | "sunday";

/** What a timetable does inside its windows (`control` 0 to 4). Older firmware knows the first three only. */
export type ScheduleMode = "off" | "allow" | "block" | "allow-from-grid" | "block-from-grid";

/** A window of a timetable, in minutes of the local day: `{ from: 360, to: 1200 }` is 6:00 to 20:00. */
export interface ScheduleWindow {
  /** 0 to 1440; halves of a minute and the like come from firmware that keeps seconds. */
  readonly from: number;
  /** 0 to 1440. A window over midnight (`to` below `from`) is passed on as it is: how the charger takes it is not known. */
  readonly to: number;
}

/** A timetable. */
export interface DaySchedule {
  /** `null` for a number that is new; the windows are right all the same. */
  readonly mode: ScheduleMode | null;
  /** The windows in use; empty ones (from equals to) are left out. */
  readonly windows: readonly ScheduleWindow[];
}

/** The timetables of a charger. They hold in every mode but under `start()` and `stop()`. */
export interface Schedule {
  /**
   * Reads all three; `null` for one that the model lacks.
   *
   * @throws {ChargerError} as `status()`
   * @example
   * ```js
   * const { weekdays } = await charger.schedule.read();
   * if (weekdays?.mode === "block") console.log(weekdays.windows);
   * ```
   */
  read(options?: StatusOptions): Promise<Readonly<Record<DayGroup, DaySchedule | null>>>;
  /**
   * Writes one. Without `windows` only the mode is written and the charger keeps its windows: always short enough.
   * With `windows` the whole is written, a window that is not named as an empty one. The charger cuts a value off after
   * 255 characters as they are sent: two windows fit only without seconds (234), and nobody has tried it yet, so
   * `verify`. Minutes with a fraction are sent with seconds.
   *
   * @throws {InvalidArgumentError} before any request: three windows, or too long for the LAN, with its length and what to leave out
   * @throws {ChargerError} as `set()`
   * @example
   * ```js
   * await charger.schedule.write("weekdays", { mode: "allow", windows: [{ from: 22 * 60, to: 24 * 60 }] }, { verify: true });
   * await charger.schedule.write("weekdays", { mode: "off" }); // the windows stay
   * ```
   */
  write(group: DayGroup, schedule: { mode: ScheduleMode; windows?: readonly ScheduleWindow[] | undefined }, options?: ControlOptions): Promise<ControlResult>;
}

/** A slot for an RFID card, from `c0n`, `c0e`, `c0i` … or, before firmware 60, `cards`. */
export interface Card {
  /** 0 to 9; `trx` counts from 1. */
  readonly slot: number;
  /** Text from outside; `null` while unnamed (`"n/a"`; `"User 1"` cannot be told from a name). */
  readonly name: string | null;
  /** Whether a card is learned there; true also in doubt. Its id cannot be read. */
  readonly learned: boolean;
  /** Wh charged with it; `null` if not told. */
  readonly energy: number | null;
}

/** The RFID cards of a charger. */
export interface Cards {
  /**
   * All slots in order, also empty ones; `[]` on a model without.
   *
   * @example
   * ```js
   * for (const { name, energy } of await charger.cards.list()) console.log(name, (energy ?? 0) / 1000, "kWh");
   * ```
   */
  list(options?: StatusOptions): Promise<readonly Card[]>;
  /**
   * Names a card.
   *
   * @throws {InvalidArgumentError} no such slot, or too long for one value in the LAN (255 characters as they are sent)
   * @example
   * ```js
   * await charger.cards.rename(0, "Anna", { verify: true });
   * ```
   */
  rename(slot: number, name: string, options?: ControlOptions): Promise<ControlResult>;
  /**
   * Stores the card that was held to the charger last in a slot (`lrn`). Hold it first. The card in the slot is
   * replaced, so it needs `confirm: ["lrn"]`. `verify` proves it for a slot that was empty only.
   *
   * @example
   * ```js
   * await charger.cards.learn(3, { confirm: ["lrn"], verify: true });
   * ```
   */
  learn(slot: number, options: ConfirmedOptions): Promise<ControlResult>;
  /**
   * Forgets the card of a slot, with its name and energy (`del`); needs `confirm: ["del"]`. Nothing brings it back.
   *
   * @example
   * ```js
   * await charger.cards.delete(3, { confirm: ["del"], verify: true });
   * ```
   */
  delete(slot: number, options: ConfirmedOptions): Promise<ControlResult>;
}
