// Charging with solar surplus.

import type { ChargerError, Limits } from "./index.js";

/**
 * What the house does, in W, as the key `ids` takes it. Mind the signs: exporting 3 kW while the battery takes 1 kW of
 * 6 kW of sun is `{ pGrid: -3000, pPv: 6000, pAkku: -1000 }`.
 */
export interface SurplusReading {
  /** Power from the grid: negative while exporting. The car's own draw is in it. */
  readonly pGrid: number;
  /** Production of the sun: not negative. */
  readonly pPv?: number | undefined;
  /** Power from the battery: positive while it feeds the house, negative while it is charged. */
  readonly pAkku?: number | undefined;
}

/** Options of {@link Charger.surplus}. */
export interface SurplusOptions extends Limits {
  /**
   * Called once an interval, never twice at a time; `null` means "not known now" and pushes nothing. Its signal ends
   * after 5 s, when the value would be too old to steer by, or with the run.
   *
   * @example const run = charger.surplus({ read: async () => ({ pGrid: await meter.power() }) });
   */
  read: (signal: AbortSignal) => SurplusReading | null | Promise<SurplusReading | null>;
  /**
   * Between two pushes, in ms, 1000 to 5000: the charger forgets a value after 6 to 10 s.
   *
   * @default 5000
   * @example const run = charger.surplus({ read, interval: 2000 });
   */
  interval?: number | undefined;
  /**
   * Told after each turn. What it throws is ignored.
   *
   * @example const run = charger.surplus({ read, onUpdate: ({ kind, error }) => console.log(kind, error) });
   */
  onUpdate?: ((update: SurplusUpdate) => void) | undefined;
  /**
   * Ends the run as `stop()` does.
   *
   * @example const run = charger.surplus({ read, signal });
   */
  signal?: AbortSignal | undefined;
}

/** One turn of {@link Charger.surplus}. */
export interface SurplusUpdate {
  /**
   * `"pushed"`: the charger (LAN) or the cloud took it. `"no-reading"`: `read` gave `null`. `"read-late"`,
   * `"read-failed"`: nothing was pushed. `"push-failed"`: it did not go through; tried again next turn.
   */
  readonly kind: "pushed" | "no-reading" | "read-late" | "read-failed" | "push-failed";
  /** What was pushed or should have been; `null` without a reading. */
  readonly reading: SurplusReading | null;
  /** `"accepted"` in the LAN, `"sent"` by the cloud; `null` if nothing was pushed. A key that cannot be read back is never verified. */
  readonly outcome: "sent" | "accepted" | null;
  /** Whether the last push is so old that the charger steers no more by it (6 s). */
  readonly lapsed: boolean;
  /** What `read` threw, or the {@link ChargerError} of the push. */
  readonly error: unknown;
  /** When. */
  readonly at: Date;
}

/** A run of {@link Charger.surplus}. */
export interface SurplusRun {
  /** The last turn, `null` before the first. */
  readonly last: SurplusUpdate | null;
  /** Resolves when the run has ended, and never rejects. */
  readonly ended: Promise<SurplusEnd>;
  /**
   * Ends the run: waits for the push under way, then pushes zeros for some turns (about 15 s), so that old averages
   * do not steer. A second call waits for the same.
   *
   * @example
   * ```js
   * const run = charger.surplus({ read });
   * const { cleared } = await run.stop();
   * ```
   */
  stop(): Promise<SurplusEnd>;
}

/** How a {@link SurplusRun} ended. */
export interface SurplusEnd {
  /** `"stopped"` by `stop()` or the signal; `"error"`: a failure that does not pass by itself, such as `unauthorized`. */
  readonly cause: "stopped" | "error";
  /** The failure, else `null`. */
  readonly error: ChargerError | null;
  /** Whether the zeros were taken. If not, the charger drops the data by itself after about 10 s, the averages not. */
  readonly cleared: boolean;
}
