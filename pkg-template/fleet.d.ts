// Many chargers.

import type { Charger } from "./charger.js";
import type { Key, Settings } from "./generated/keys.js";
import type { ChargerError, SetOptions, SetResult, Status, StatusOptions, Values } from "./index.js";
import type { Update } from "./watch.js";

/** Options of {@link Fleet}. */
export interface FleetOptions {
  /**
   * How many requests may be in flight at a time, 1 to 1000; one for each charger at most.
   *
   * @default 64
   * @example const fleet = new Fleet([garage, yard], { concurrency: 200 });
   */
  concurrency?: number | undefined;
  /**
   * Between two reads of the same charger in `watch()`, in ms, at least 1000; they are spread evenly over it.
   * The first reads come sooner, so the first gap of a charger may be half an interval shorter or longer.
   *
   * @default 30000
   * @example const fleet = new Fleet([garage, yard], { interval: 10_000 });
   */
  interval?: number | undefined;
}

/** A charger of a fleet. */
export interface FleetMember {
  /** The name it was added under, else its serial or host. */
  readonly id: string;
  /** The object that was added itself. */
  readonly charger: Charger;
}

/** What came of one charger: `error` is `null`, or `status` is, as with `Promise.allSettled`. */
export type FleetStatus<V> =
  | (FleetMember & { readonly status: Status<V>; readonly error: null })
  | (FleetMember & { readonly status: null; readonly error: ChargerError });

/** What came of a set on one charger. */
export type FleetSet =
  | (FleetMember & { readonly result: SetResult; readonly error: null })
  | (FleetMember & { readonly result: null; readonly error: ChargerError });

/** An update of one charger of a fleet. */
export type FleetUpdate<V> = FleetMember & Update<V>;

/** Figures of a fleet, of the newest reading of each charger. */
export interface FleetSummary {
  /** How many belong to it. */
  readonly chargers: number;
  /** How many answered when they were last asked. */
  readonly online: number;
  /** How many failed when they were last asked. */
  readonly failing: number;
  /** How many are charging (`car` 2), of those online. */
  readonly charging: number;
  /** W, the sum of those online (`nrg[11]`). */
  readonly power: number;
  /** The age of the oldest reading in it, in s; `null` while there is none of a charger that answers. */
  readonly age: number | null;
}

/**
 * Many chargers, a bounded number of requests. One that fails is one row with an error, and delays no
 * other as long as fewer hang than `concurrency`.
 *
 * @example
 * ```js
 * const fleet = new Fleet(new Map([["garage", garage], ["yard", yard]]));
 * for await (const { id, status, error } of fleet.status(["car", "nrg"])) {
 *   console.log(id, error ? error.code : `${status.values.nrg?.[11]} W`);
 * }
 * ```
 */
export declare class Fleet {
  /** Takes chargers, or pairs of a name and a charger, as a `Map` or `Object.entries()` gives them. A name counts once. */
  constructor(chargers?: Iterable<Charger> | Iterable<readonly [id: string, charger: Charger]>, options?: FleetOptions);
  /** How many. */
  readonly size: number;
  /**
   * Lets a charger join; `watch()` takes it up by itself.
   *
   * @throws {InvalidArgumentError} the name is taken, or the object is a member already. Two objects of one charger are two members, under two names
   * @example
   * ```js
   * fleet.add(new Charger({ host: "10.0.0.17" }), "bay 17");
   * ```
   */
  add(charger: Charger, id?: string): void;
  /**
   * Lets a charger leave: its read under way is ended, a set goes on and has its row. Gives whether it was there.
   *
   * @example
   * ```js
   * fleet.remove("bay 17");
   * ```
   */
  remove(charger: Charger | string): boolean;
  /**
   * The members, in the order they joined.
   *
   * @example
   * ```js
   * for (const { id } of fleet) console.log(id);
   * ```
   */
  [Symbol.iterator](): IterableIterator<FleetMember>;
  /**
   * Reads each charger once; rows come as they arrive. `timeout`, `retries` and `deadline` are those of each charger's
   * call; an abort rejects with the signal's reason.
   *
   * @throws {InvalidArgumentError} a bad key, before any request
   * @example
   * ```js
   * for await (const row of fleet.status(["eto"])) if (row.error) console.error(row.id, row.error.message);
   * ```
   */
  status<const K extends Key | (string & {})>(keys: readonly K[], options?: StatusOptions): AsyncIterable<FleetStatus<Values<K>>>;
  /**
   * Sets keys on each member, at most once each. Nothing is sent before the first row is asked for; `break` keeps
   * back those that have not gone yet. A refusal is a row.
   *
   * @throws {InvalidArgumentError} a bad key or value, before any request
   * @example
   * ```js
   * for await (const { id, result, error } of fleet.set({ amp: 10 }, { verify: true })) console.log(id, error?.code ?? result?.outcome);
   * ```
   */
  set(values: Settings, options?: SetOptions): AsyncIterable<FleetSet>;
  /**
   * Reads each charger once an interval, for ever, and gives an update when something of it has changed. A slow consumer
   * gets the newest of each charger. Several watchers of a fleet share its requests. A failure is an update with `error`; also one that does not pass by itself: that charger is then asked once in 10 minutes.
   *
   * @example
   * ```js
   * for await (const { id, values, error } of fleet.watch(["car"], { signal })) show(id, values.car, error);
   * ```
   */
  watch<const K extends Key | (string & {})>(keys: readonly K[], options?: { signal?: AbortSignal | undefined }): AsyncIterable<FleetUpdate<Values<K>>>;
  /**
   * Figures of what `status()` and `watch()` have read so far; makes no request. They ask for `car` and `nrg` besides
   * your keys for it.
   *
   * @example
   * ```js
   * const { online, charging, power } = fleet.summary();
   * ```
   */
  summary(): FleetSummary;
}
