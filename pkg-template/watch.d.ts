// Reading a charger again and again.

import type { ChargerError } from "./index.js";
import type { Overview } from "./overview.js";

/** Options of {@link Charger.watch}. */
export interface WatchOptions {
  /**
   * Between two reads, in ms, at least 1000: the charger has nothing newer. All watchers of a charger share the
   * shortest. `"auto"`: 5 s while charging, 30 s while idle.
   *
   * @default 5000
   * @example for await (const { values } of charger.watch(["car"], { interval: "auto" })) console.log(values.car);
   */
  interval?: number | "auto" | undefined;
  /**
   * Stops reading while the page is hidden, and reads at once when it shows again. Without a page it has no effect.
   *
   * @default true
   * @example const off = charger.on("change", ["nrg"], show, { pauseWhenHidden: false });
   */
  pauseWhenHidden?: boolean | undefined;
  /**
   * Ends it quietly, as `break` does.
   *
   * @example for await (const { values } of charger.watch(["car"], { signal })) console.log(values.car);
   */
  signal?: AbortSignal | undefined;
}

/** What both kinds of update have in common. */
interface UpdateBase {
  /** When the cloud got the values; `null` in the LAN. */
  readonly lastModified: Date | null;
  /** Whether the values are older than they should be: the last read failed, or the cloud had nothing newer for 30 s. */
  readonly stale: boolean;
  /**
   * Why the last read failed; `null` if it did not. It is tried again by itself: for a minute once an interval, then
   * ever later, up to once a minute.
   */
  readonly error: ChargerError | null;
  /** When this update was made. */
  readonly at: Date;
}

/** What {@link Charger.watch} gives. */
export interface Update<V> extends UpdateBase {
  /** The last good values; `{}` if none ever came. */
  readonly values: V;
  /**
   * Keys whose values differ from the update that this watcher saw before, also if it skipped some; all delivered
   * ones in the first. `[]` if only `stale` or `error` changed.
   */
  readonly changed: readonly string[];
  /** Keys that the charger does not deliver. */
  readonly missing: readonly string[];
}

/** What {@link Charger.watch} gives for `"overview"`. */
export interface OverviewUpdate extends UpdateBase {
  /** The last good one; `null` if none ever came. */
  readonly overview: Overview | null;
  /** Members of it that differ, dotted: `"state"`, `"current.offered"`. */
  readonly changed: readonly string[];
}

/** Options of {@link Charger.on}. */
export interface ListenOptions extends WatchOptions {
  /**
   * Told once when it ends by itself, by an error that does not pass; not after the returned function or the signal.
   * Without it, that error is reported as uncaught.
   *
   * @example const off = charger.on("change", ["car"], show, { onEnd: ({ code }) => console.error(code) });
   */
  onEnd?: ((error: ChargerError) => void) | undefined;
}
