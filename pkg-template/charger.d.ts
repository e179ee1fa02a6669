// A charger and its methods.

import type { CableLock, CloudAccess, ControlOptions, ControlResult, Obstacle } from "./controls.js";
import type { Key, Settings } from "./generated/keys.js";
import type { Cards, Schedule } from "./household.js";
import type { AllValues, ChargerOptions, JsonValue, Limits, SetOptions, SetResult, Status, StatusOptions, Values } from "./index.js";
import type { Overview, PhaseMode } from "./overview.js";
import type { Session, SessionsOptions } from "./sessions.js";
import type { SurplusOptions, SurplusRun } from "./surplus.js";
import type { ListenOptions, OverviewUpdate, Update, WatchOptions } from "./watch.js";

/**
 * A go-e charger. Making one does nothing yet: the first call loads the WebAssembly, and rejects if an option is wrong.
 *
 * @example
 * ```js
 * const charger = new Charger({ host: "192.168.0.75" });
 * const { values } = await charger.status(["car", "amp"]);
 * if (values.car === CarState.Charging) await charger.set({ amp: 10 }, { verify: true });
 * ```
 */
export declare class Charger {
  constructor(options: ChargerOptions);

  /**
   * Reads every key (`GET /api/status`), 7 to 30 kB.
   *
   * @throws {ChargerError} with any code but `rejected` and `unverified`; `invalid-argument` for a wrong option
   * @example
   * ```js
   * const { values } = await charger.status();
   * console.log(values.fna, values.fwv);
   * ```
   */
  status(keys?: undefined, options?: StatusOptions): Promise<Status<AllValues>>;
  /**
   * Reads some keys (`GET /api/status?filter=…`).
   *
   * @throws {InvalidArgumentError} before any request: an empty list, or something in it that cannot be a key
   * @throws {ChargerError} as for reading every key
   * @example
   * ```js
   * const { values, missing } = await charger.status(["car", "amp", "cbl"]);
   * if (missing.includes("cbl")) console.log(`${values.amp} A, and no socket`);
   * ```
   */
  status<const K extends Key | (string & {})>(keys: readonly K[], options?: StatusOptions): Promise<Status<Values<K>>>;

  /**
   * Sets keys (`GET /api/set?…`). Resolves only if none was refused.
   *
   * @throws {InvalidArgumentError} before any request: a key or a value that cannot be right, or a guarded key without `confirm`
   * @throws {RejectedError} a key was refused; others may have been taken all the same
   * @throws {ChargerError} `timeout`, `network`, `unavailable`, `protocol`: whether the setting arrived is not known, unless
   *   the message says that it was sent or accepted and could not be read back
   * @example
   * ```js
   * const { outcome } = await charger.set({ amp: 10, fna: "garage" }, { verify: true });
   * console.log(outcome); // "verified"
   * ```
   */
  set(values: Settings, options?: SetOptions): Promise<SetResult>;
  /**
   * Sets keys and values, also those that the catalogue does not know.
   *
   * @example await charger.set({ cid: "blue" }, { unchecked: true }); // newer firmware may take names
   */
  set(values: { readonly [key: string]: JsonValue }, options: SetOptions & { unchecked: true }): Promise<SetResult>;

  /** The serial or the host, as given: a name for lists and logs. No request. */
  readonly id: string;

  /**
   * Reads what an owner asks for, in one request of the keys in {@link OverviewKey}.
   *
   * @throws {ChargerError} as `status()`; `protocol` also for a go-e Controller, which is no charger
   * @example
   * ```js
   * const { state, reason, power, energy } = await charger.overview();
   * console.log(`${state}: ${power} W, ${energy.session} Wh. ${reason?.text}`);
   * ```
   */
  overview(options?: StatusOptions): Promise<Overview>;

  /**
   * Makes the charger charge (`frc` 2), past eco mode, trip, price and timetable. Not past access control, a fault,
   * heat, load management or a backend, and no car can be made to take current: `heldBackBy` names what it found.
   * Ends when the car is unplugged or the mode changes. Firmware 60.3 was seen to take it and do nothing.
   *
   * @throws {ChargerError} as `set()`
   * @example
   * ```js
   * const { heldBackBy } = await charger.start({ verify: true });
   * for (const { text } of heldBackBy ?? []) console.log(text);
   * ```
   */
  start(options?: ControlOptions): Promise<ControlResult>;
  /**
   * Makes the charger stop (`frc` 1). The car then shows as `"complete"` or `"waiting-for-car"`. No lock: the charger
   * forgets it when the car is unplugged. `auto()` takes it back.
   *
   * @throws {ChargerError} as `set()`
   * @example
   * ```js
   * await charger.stop({ verify: true });
   * ```
   */
  stop(options?: ControlOptions): Promise<ControlResult>;
  /**
   * Leaves the decision to the charger again (`frc` 0): mode, timetable, price and surplus count. `heldBackBy` names
   * those that hold it back now.
   *
   * @throws {ChargerError} as `set()`
   * @example
   * ```js
   * await charger.auto();
   * ```
   */
  auto(options?: ControlOptions): Promise<ControlResult>;
  /**
   * Asks for a current on each phase (`amp`): 6 to 32 A, whole. Above what cable or installation permit it is taken
   * and has no effect: `heldBackBy`. To stop, `stop()`: 0 is refused.
   *
   * @throws {InvalidArgumentError} not a whole number from 6 to 32
   * @throws {ChargerError} as `set()`
   * @example
   * ```js
   * await charger.setCurrent(10, { verify: true });
   * ```
   */
  setCurrent(current: number, options?: ControlOptions): Promise<ControlResult>;
  /**
   * Chooses the phases (`psm`, from firmware 051.8 on). While charging the charger pauses for some seconds, `wh` may
   * drop, and some cars do not go on. Verified is the setting; the switch itself may wait for minutes.
   *
   * @throws {RejectedError} older firmware, in the LAN: the cloud does not say
   * @example
   * ```js
   * await charger.setPhases(1);
   * ```
   */
  setPhases(phases: PhaseMode, options?: ControlOptions): Promise<ControlResult>;
  /**
   * Ends the session after so many Wh (`dwo`); `null` takes the limit away. More than 0. It stays until it is changed,
   * and counts by `wh`: after a drop of it the car gets more.
   *
   * @throws {InvalidArgumentError} 0, negative or not finite
   * @example
   * ```js
   * await charger.setEnergyLimit(20_000); // 20 kWh
   * ```
   */
  setEnergyLimit(energy: number | null, options?: ControlOptions): Promise<ControlResult>;
  /**
   * Authorises the session (`trx`): on the card in a slot (0 to 9, from firmware 055.2 on), or without a card. Lapses
   * after about two minutes without a car, and when it is unplugged. Firmware 055.0 to 055.5 reads back another
   * number, so there a card is `"accepted"` and never `"verified"`.
   *
   * @throws {RejectedError} the charger does not permit it, in the LAN; the reason is in its words
   * @example
   * ```js
   * await charger.authorize(0);
   * ```
   */
  authorize(slot?: number, options?: ControlOptions): Promise<ControlResult>;
  /**
   * Says when the cable stays locked (`ust`). Models with a fixed cable, CORE and PRO lack it.
   *
   * @throws {RejectedError} the model has no lock, in the LAN: the cloud does not say
   * @example
   * ```js
   * await charger.lockCable("auto-unlock");
   * ```
   */
  lockCable(mode: CableLock, options?: ControlOptions): Promise<ControlResult>;
  /**
   * Restarts the charger (`rst`): a charge stops, and it is away for about half a minute. The call is the consent, no
   * `confirm`. `verify` waits up to 60 s until it answers with a shorter uptime (`rbt`). `heldBackBy` is `null`.
   *
   * @throws {ChargerError} as `set()`; `unverified` if it did not come back anew
   * @example
   * ```js
   * await charger.restart({ verify: true });
   * ```
   */
  restart(options?: ControlOptions): Promise<ControlResult>;

  /**
   * Switches the cloud API on (`cae`) and gives the way in. In the LAN only. Whoever has the token controls the
   * charger from anywhere. The token is as before if there was one.
   *
   * @throws {InvalidArgumentError} a charger by the cloud: it is on already
   * @throws {ChargerError} as `set()`; `unverified` if it did not switch on or has no token yet
   * @example
   * ```js
   * const access = await new Charger({ host: "192.168.0.75" }).enableCloudApi();
   * const charger = new Charger(access);
   * ```
   */
  enableCloudApi(options?: Limits & { signal?: AbortSignal | undefined }): Promise<CloudAccess>;
  /**
   * Replaces the token (`cak`); the old one is dead at once, everywhere. Waits for the new one.
   *
   * By way of the cloud the new token cannot be read, since the old one opens nothing any more: it needs
   * `confirm: ["cak"]`, gives `token: null`, and this `Charger` is of no more use.
   *
   * @throws {InvalidArgumentError} by the cloud without `confirm`
   * @throws {ChargerError} as `set()`; after a failure take the old token for dead
   * @example
   * ```js
   * const { token } = await new Charger({ host: "192.168.0.75" }).rotateToken();
   * ```
   */
  rotateToken(options?: Limits & { signal?: AbortSignal | undefined; confirm?: readonly "cak"[] | undefined }): Promise<{ readonly serial: string; readonly token: string | null }>;

  /**
   * The charging history, in order of the start, from the vendor's export service: the charger must have been online.
   * Fetched month by month as the loop asks for it; each call of the iterator starts anew.
   *
   * @throws {InvalidArgumentError} `to` before `from`, or no such zone
   * @throws {ChargerError} as `status()`; `not-enabled` if the charger has no ticket (`dll`); `unavailable`, `timeout`:
   * the service is slow at times; `network` in a browser if it allows no pages: set `exportBaseUrl`
   * @example
   * ```js
   * for await (const { start, energy, card } of charger.sessions({ from: new Date(2026, 2, 1) })) {
   *   console.log(start.toISOString(), energy, card?.name ?? "no card");
   * }
   * ```
   */
  sessions(options: SessionsOptions): AsyncIterable<Session>;

  /**
   * Feeds the charger's surplus mode (`ids`) from a callback until it is stopped. It only feeds: whether the charger
   * steers by it, `surplusBlockers()` tells. One run for each charger.
   *
   * @throws {InvalidArgumentError} thrown at once: no function, an interval out of range, no such option, a run that goes on already
   * @example
   * ```js
   * const run = charger.surplus({ read: async () => ({ pGrid: await meter.power() }), onUpdate: ({ kind }) => console.log(kind) });
   * process.once("SIGTERM", () => run.stop());
   * await run.ended;
   * ```
   */
  surplus(options: SurplusOptions): SurplusRun;
  /**
   * What would keep surplus charging from working, each with the set that mends it: `lmo`, `fup`, `frc`, `acp`, `psm`,
   * `amp` as a ceiling below `ama`, a tariff. `[]` if nothing is known to. Settings only: it does not ask for sun.
   *
   * @throws {ChargerError} as `status()`
   * @example
   * ```js
   * for (const { text, mend } of await charger.surplusBlockers()) {
   *   console.log(text);
   *   if (mend) await charger.set(mend, { verify: true });
   * }
   * ```
   */
  surplusBlockers(options?: StatusOptions): Promise<readonly Obstacle[]>;

  /** The timetables. */
  readonly schedule: Schedule;
  /** The RFID cards. */
  readonly cards: Cards;

  /**
   * Reads some keys again and again. All watchers of this `Charger` share one request; a set through it is followed by
   * a read at once. A slow loop gets the newest update, never a backlog. The first update comes at once, then one for
   * each read that changed something of it. A failure that may pass is an update with `error`; `unauthorized`,
   * `invalid-argument` and `unsupported` are thrown. `break`, `return` and the signal end it, and when the last watcher
   * has left, nothing keeps the process alive.
   *
   * @throws {ChargerError} one that does not pass by itself, out of the loop
   * @example
   * ```js
   * for await (const { values, stale } of charger.watch(["car", "nrg"], { interval: 2000, signal })) {
   *   show(values.nrg?.[11], stale);
   * }
   * ```
   */
  watch<const K extends Key | (string & {})>(keys: readonly K[], options?: WatchOptions): AsyncIterable<Update<Values<K>>>;
  /**
   * The overview again and again, in the same way.
   *
   * @example
   * ```js
   * for await (const { overview } of charger.watch("overview", { interval: "auto" })) console.log(overview?.state);
   * ```
   */
  watch(what: "overview", options?: WatchOptions): AsyncIterable<OverviewUpdate>;
  /**
   * `watch()` with a listener: called in turn, not before `on` has returned. What it throws goes to the runtime as an
   * uncaught error and ends nothing. Gives a function that ends it.
   *
   * @example
   * ```js
   * const off = charger.on("change", ["car"], ({ values }) => console.log(values.car));
   * setTimeout(off, 60_000);
   * ```
   */
  on<const K extends Key | (string & {})>(event: "change", keys: readonly K[], listener: (update: Update<Values<K>>) => void, options?: ListenOptions): () => void;
  /**
   * The overview, in the same way.
   *
   * @example
   * ```js
   * useEffect(() => charger.on("change", "overview", setUpdate), [charger]); // a React effect
   * ```
   */
  on(event: "change", what: "overview", listener: (update: OverviewUpdate) => void, options?: ListenOptions): () => void;
}
