// The entry goecharger/simulator: chargers and their cloud in this process, for tests and demos. No server, no network.

import type { AllValues, CloudAccess } from "./index.js";

/**
 * A firmware that the simulator plays, each with the quirks of its time. 051.3 is older than what this package reads by
 * lists of keys (051.4 on): there `status()` without keys works.
 */
export type SimulatedFirmware = "051.3" | "053" | "055" | "60.3" | "60.4";

/** Options of {@link simulate}. */
export interface SimulateOptions {
  /**
   * How many chargers, 1 to 1000; more with {@link World.add}.
   *
   * @default 1
   * @example const world = await simulate({ chargers: 20 });
   */
  chargers?: number | undefined;
  /**
   * Of all of them.
   *
   * @default "60.4"
   * @example const world = await simulate({ firmware: "053" });
   */
  firmware?: SimulatedFirmware | undefined;
  /**
   * Of noise, rates of faults and tokens: the same seed and the same calls give the same replies.
   *
   * @default 1
   * @example const world = await simulate({ seed: 7 });
   */
  seed?: number | undefined;
  /**
   * Simulated seconds per second, 0 to 3600. The waits of a `Charger` that uses `world.fetch` (verify, watch, surplus,
   * retries, timeouts) run by the same clock. 0 stands still until {@link World.advance}, except that a call which
   * waits (for a read-back, a retry, a late reply) takes the time it needs at once; intervals do not.
   *
   * @default 1
   * @example const world = await simulate({ speed: 60 }); // an hour in a minute
   */
  speed?: number | undefined;
  /**
   * The time that the world starts at.
   *
   * @default now; with `speed: 0`, 2026-01-01T12:00:00Z
   * @example const world = await simulate({ speed: 0, start: new Date("2026-07-01T05:00:00Z") });
   */
  start?: Date | undefined;
}

/**
 * Makes a world of chargers.
 *
 * @throws {InvalidArgumentError} a bad option
 * @throws {ChargerError} `unsupported`: WebAssembly cannot start
 * @example
 * ```js
 * const world = await simulate({ firmware: "60.3", seed: 1, speed: 0 });
 * const [box] = world.chargers;
 * const charger = new Charger({ ...box.cloud, fetch: world.fetch });
 * box.plugIn({ phases: 3 });
 * await world.advance(10_000);
 * console.log((await charger.overview()).state); // "charging"
 * world.close();
 * ```
 */
export declare function simulate(options?: SimulateOptions): Promise<World>;

/** Chargers and their cloud, and the time they live in. */
export interface World {
  /** At least one, in the order they were made. */
  readonly chargers: readonly [SimulatedCharger, ...SimulatedCharger[]];
  /**
   * What a `Charger` takes as `fetch`. Answers by the host name: the cloud, each charger's LAN address, the session export.
   * Any other address rejects with a `TypeError`, so that no test reaches a real charger. Redirects are not followed.
   *
   * A `Charger` finds the world's clock on it. A function around it has to carry the clock on:
   * `Object.assign((url, init) => world.fetch(url, init), world.fetch)`.
   */
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** The time in the world. {@link close} ends it. */
  readonly now: Date;
  /**
   * May be changed at any time; 0 stands still.
   *
   * @example world.speed = 3600; // an hour in a second
   */
  speed: number;
  /**
   * Lets simulated time pass, in ms, and resolves when all that falls due in it is done, the waits of chargers in this
   * world and their replies included.
   *
   * @example
   * ```js
   * await world.advance(60 * 60 * 1000); // an hour of charging
   * ```
   */
  advance(milliseconds: number): Promise<void>;
  /**
   * Makes one more charger. Its `serial` and `token` are made up, if not given; its `firmware` is that of the others, and
   * its `values` are put over those it would have, as by {@link SimulatedCharger.put}.
   *
   * @example
   * ```js
   * const old = world.add({ firmware: "053" });
   * ```
   */
  add(options?: { serial?: string | undefined; token?: string | undefined; firmware?: SimulatedFirmware | undefined; values?: Readonly<Record<string, unknown>> | undefined }): SimulatedCharger;
  /**
   * Ends it: requests under way and later ones reject, and whoever still waits does so by the clock of this machine. A
   * loop goes on as with a charger that is away: end it first. A second call does nothing.
   *
   * @example
   * ```js
   * afterEach(() => world.close());
   * ```
   */
  close(): void;
}

/** A charger of a {@link World}, seen from inside. */
export interface SimulatedCharger {
  /** Its options by way of the cloud, for `new Charger({ ...box.cloud, fetch: world.fetch })`. */
  readonly cloud: CloudAccess;
  /** Its options in the LAN: `new Charger({ ...box.local, fetch: world.fetch })`. */
  readonly local: { readonly host: string };
  /** What it runs. */
  readonly firmware: SimulatedFirmware;
  /** All its keys now, as an unfiltered read would show them, secrets included: a copy. */
  readonly values: AllValues;
  /**
   * Connects a car.
   *
   * @example
   * ```js
   * box.plugIn({ phases: 1, maxCurrent: 16, battery: 20_000 });
   * ```
   */
  plugIn(car?: SimulatedCar): void;
  /**
   * Takes the car away: the session is recorded, `trx` and `frc` go back. Without a car nothing happens.
   *
   * @example
   * ```js
   * box.unplug(); // one session more in the export
   * ```
   */
  unplug(): void;
  /**
   * Overwrites keys at once, also read-only ones, past all checks; `undefined` takes a key away, as a model without it.
   * A key that the model computes stays as it is put until {@link release}.
   *
   * @example
   * ```js
   * box.put({ car: 5, err: 8, cbl: undefined });
   * ```
   */
  put(values: Readonly<Record<string, unknown>>): void;
  /**
   * Lets the model compute these keys again; without, all. It computes `car`, `alw`, `acu`, `modelStatus`, `nrg`, `cdi`,
   * `lccfi`, `tpa`, `pha`, `pnp`, `rbt`, `utc`, `loc`, `pgrid`, `ppv` and `pakku`; any other stays as it was put.
   *
   * @example
   * ```js
   * box.release(["car"]);
   * ```
   */
  release(keys?: readonly string[]): void;
  /**
   * Holds a card to the reader: `trx` if the charger waits for one, and the card that `cards.learn()` takes.
   *
   * @example
   * ```js
   * box.put({ acs: 1 }); // wait for a card
   * box.tap(0);
   * ```
   */
  tap(slot?: number): void;
  /**
   * Adds a fault. Of several the first that concerns a request strikes. Gives a function that takes it away.
   *
   * @throws {InvalidArgumentError} neither `kind` nor `status` nor `latency`, or a bad value
   * @example
   * ```js
   * const mend = box.fault({ kind: "stale", age: 600 });
   * box.fault({ status: 502, only: "status", count: 2 });
   * mend();
   * ```
   */
  fault(fault: SimulatedFault): () => void;
  /**
   * Takes all faults away.
   *
   * @example
   * ```js
   * box.mend();
   * ```
   */
  mend(): void;
  /** What came, the newest 50 000, oldest first: a copy. */
  readonly requests: readonly SimulatedRequest[];
  /** Sessions that the export service knows of it. */
  readonly sessions: number;
}

/** A car to connect. */
export interface SimulatedCar {
  /**
   * It takes current on so many.
   *
   * @default 3
   * @example box.plugIn({ phases: 1 });
   */
  phases?: 1 | 2 | 3 | undefined;
  /**
   * A for each phase that it takes at most.
   *
   * @default 16
   * @example box.plugIn({ maxCurrent: 32 });
   */
  maxCurrent?: number | undefined;
  /**
   * Wh that it takes until it is full; `null` never.
   *
   * @default null
   * @example box.plugIn({ battery: 20_000 });
   */
  battery?: number | null | undefined;
}

/** What goes wrong; see simulator/README.md for each. */
export type FaultKind =
  | "offline" | "stale" | "api-off" | "lock" | "too-long" | "bad-gateway" | "html" | "redirect" | "v1" | "drop" | "reset"
  | "hang" | "ignore" | "refuse" | "drop-after" | "hang-after" | "empty" | "wrong-content-type" | "not-json" | "json-array"
  | "truncate" | "truncate-clean" | "trickle" | "endless" | "huge" | "deep" | "bom" | "bad-utf8" | "proto"
  | "duplicate-keys";

/** A fault on request: a `kind`, or a reply by `status`, or only a `latency`. */
export interface SimulatedFault {
  /**
   * A ready-made one.
   *
   * @example box.fault({ kind: "offline" });
   */
  kind?: FaultKind | undefined;
  /**
   * HTTP status of the reply instead, 200 to 599.
   *
   * @example box.fault({ status: 503 });
   */
  status?: number | undefined;
  /**
   * Its body.
   *
   * @example box.fault({ status: 200, body: "<html>" });
   */
  body?: string | undefined;
  /**
   * Its headers.
   *
   * @example box.fault({ status: 429, headers: { "retry-after": "5" } });
   */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * How late a reply is, in ms of the world.
   *
   * @default 0
   * @example box.fault({ latency: 3000 });
   */
  latency?: number | undefined;
  /**
   * Of `"stale"`: s since the charger was last heard of.
   *
   * @example box.fault({ kind: "stale", age: 600 });
   */
  age?: number | undefined;
  /**
   * Which requests.
   *
   * @default all
   * @example box.fault({ kind: "drop", only: "set" });
   */
  only?: "status" | "set" | "export" | undefined;
  /**
   * On which way.
   *
   * @default both
   * @example box.fault({ kind: "offline", side: "cloud" });
   */
  side?: "cloud" | "local" | undefined;
  /**
   * Strikes so often, then goes.
   *
   * @default for ever
   * @example box.fault({ status: 502, count: 1 });
   */
  count?: number | undefined;
  /**
   * With which probability, 0 to 1, by the seed.
   *
   * @default 1
   * @example box.fault({ status: 502, rate: 0.1 });
   */
  rate?: number | undefined;
}

/** A request that a simulated charger got. */
export interface SimulatedRequest {
  /** From 1. */
  readonly number: number;
  /** By which way. */
  readonly side: "cloud" | "local" | "export";
  /** `"GET"`, unless somebody asked otherwise. */
  readonly method: string;
  /** Path and query as they came, the token replaced by `***`. */
  readonly target: string;
  /** The keys of a set with the values as JSON has them, else `null`. */
  readonly set: Readonly<Record<string, unknown>> | null;
  /** `null` without a reply. */
  readonly status: number | null;
  /** Whether a set had its effect. */
  readonly applied: boolean;
  /** In the time of the world. */
  readonly at: Date;
}
