// The calls of the soak, the faults they meet, and the book that is kept of them.

import { getEventListeners } from "node:events";
import { settled } from "../tests/lib/check.mjs";
import { randomNumbers, reach } from "../tests/lib/node.mjs";

/** How many calls are under way at a time. */
export const AT_ONCE = 40;

const CHARGERS = 4;
const FIRMWARES = ["053", "055", "60.3", "60.4"];
const LIMITS = { timeout: 300, retries: 2 };
/** A call that is still pending after this, in ms, never settles. */
const PATIENCE = 60_000;

/** Of all requests 10 % fail: some are refused a connection, the others are struck by the simulator. */
const REFUSED = 0.01;
const STRUCK = 0.09;

const FAULTS = [
  { kind: "drop" },
  { kind: "drop-after" },
  { kind: "reset" },
  { kind: "hang" },
  { kind: "hang-after" },
  { kind: "lock" },
  { kind: "api-off" },
  { kind: "bad-gateway" },
  { status: 503, headers: { "retry-after": "1" } },
  { status: 401 },
  { kind: "html" },
  { kind: "v1" },
  { kind: "empty" },
  { kind: "truncate" },
  { kind: "truncate-clean" },
  { kind: "json-array" },
  { kind: "wrong-content-type" },
];
const LATENCY = { latency_ms: 100 };

/** The faults of one kind of request, each with the same part of it. The one that ends no search stands last. */
function spread(only, faults) {
  const part = STRUCK / faults.length;
  return faults.map((fault, index) => ({ ...fault, only, rate: part / (1 - part * index) }));
}

/** Makes chargers in the simulator, that fail now and then, and several clients of each. */
export async function chargersOf({ Charger }, control, closedPort, seed) {
  const random = randomNumbers(seed);
  const fetch = (url, init) =>
    globalThis.fetch(random() < REFUSED ? url.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${closedPort}`) : url, init);
  const chargers = [];
  for (let index = 0; index < CHARGERS; index += 1) {
    const made = await control.create({ firmware: FIRMWARES[index % FIRMWARES.length] });
    await control.faults(made.serial, {
      faults: [
        ...spread("status", [...FAULTS, { kind: "not-json" }, LATENCY]),
        ...spread("set", [...FAULTS, { kind: "refuse" }, { kind: "too-long" }, LATENCY]),
      ],
    });
    const client = (side, options) => new Charger({ ...reach(made, side), ...LIMITS, fetch, ...options });
    chargers.push({
      made,
      clients: [
        client("cloud"),
        client("cloud", { auth: "query", parallel: 3 }),
        client("local"),
        client("local", { retries: 1 }),
      ],
      stranger: client("cloud", { token: "wrong" }),
    });
  }
  return chargers;
}

/** What the server must say of a set. `DOUBT` and `ABORTED` may have been carried out or not. */
export const NO_SET = 0;
export const DONE = 1;
export const NOT_DONE = 2;
export const DOUBT = 3;
export const ABORTED = 4;

const name = (number) => `soak ${number}`;
/** The number of a set, by a value of it; `undefined` if it is not its name. */
export const numberOf = (value) => (/^soak \d+$/.test(value) ? Number(value.slice(5)) : undefined);

export class Calls {
  /** By the number of the call. No object per call: the heap is looked at. */
  fates;
  /** What became of the calls, and how often. */
  outcomes = new Map();
  /** Where the package did not keep its word. */
  wrong = [];
  #isChargerError;
  #chargers;
  #seed;
  #random;
  /** It outlives its calls, as that of an app does. */
  #lasting = new AbortController().signal;
  #listeners = 0;
  #number = 0;

  constructor({ isChargerError }, chargers, calls, seed) {
    this.#isChargerError = isChargerError;
    this.#chargers = chargers;
    this.#seed = seed;
    this.fates = new Uint8Array(calls + 1);
  }

  /** Makes calls until there were so many; returns when all have settled. */
  async until(number) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, lane) => {
        while (this.#number < number) await this.#call((this.#number += 1), lane);
      }),
    );
  }

  /** Listeners that were left on signals. */
  get listeners() {
    return this.#listeners + getEventListeners(this.#lasting, "abort").length;
  }

  #pick(list) {
    return list[Math.floor(this.#random() * list.length)];
  }

  async #call(number, lane) {
    // Of its own, so that a call is the same again whatever came before it.
    this.#random = randomNumbers(this.#seed ^ Math.imul(number, 0x9e3779b1));
    const { made, clients, stranger } = this.#pick(this.#chargers);
    const client = this.#pick(clients);
    const kind = this.#random();
    const limits = this.#limits();
    if (kind < 0.1) return this.#read(number, made, client, undefined, limits);
    if (kind < 0.43) return this.#read(number, made, client, this.#keys(), limits);
    if (kind < 0.45) return this.#read(number, made, stranger, this.#keys(), limits);
    const fna = name(number);
    const amp = this.#pick([6, 10, 16]);
    if (kind < 0.8) return this.#set(number, client, "fna", this.#pick([{ fna }, { amp, fna }, { fna, amp }]), limits);
    if (kind < 0.84) return this.#set(number, client, "fna", { fna, amp: 99 }, limits);
    if (kind < 0.88) return this.#set(number, client, "fna", { fna, zzz: 1 }, { ...limits, unchecked: true });
    if (kind < 0.92) return this.#set(number, client, "fna", { fna, amp: 99 }, { ...limits, unchecked: true });
    if (kind < 0.94) return this.#set(number, stranger, "fna", { fna }, limits);
    // No two that are under way verify the same key of the same charger.
    const own = this.#chargers[lane % CHARGERS].clients;
    const key = `c${Math.floor(lane / CHARGERS)}n`;
    return this.#set(number, this.#pick(own), key, { [key]: name(number) }, { ...limits, verify: true });
  }

  /** For some a deadline, for some an abort: before the call, or soon. */
  #limits() {
    const which = this.#random();
    const soon = 1 + this.#random() * 80;
    if (which < 0.1) return { deadline: soon };
    if (which < 0.12) return { signal: AbortSignal.abort(new Error("before")) };
    if (which < 0.24) return { abortAfter: soon };
    if (which < 0.5) return { signal: this.#lasting };
    return {};
  }

  #keys() {
    const keys = ["sse", "amp", "car", "nrg", "eto", "zz1", "zz2"].filter(() => this.#random() < 0.6);
    return keys.length > 0 ? keys : ["sse"];
  }

  async #read(number, made, client, keys, limits) {
    const outcome = await this.#settle(number, "read", limits, (options) => client.status(keys, options));
    if (!outcome.value) return this.#count("read", outcome);
    const { values, missing } = outcome.value;
    const lacking = keys?.filter((key) => key.startsWith("zz")) ?? [];
    const present = keys?.filter((key) => !lacking.includes(key)) ?? ["sse", "amp", "car", "nrg", "eto"];
    const serial = present.includes("sse") ? made.serial : undefined;
    if (String(missing) !== String(lacking) || !present.every((key) => key in values) || values.sse !== serial) {
      this.wrong.push(`read ${number} of ${keys ?? "every key"} lacks ${missing} and is of ${values.sse}, not ${serial}`);
    }
    this.#count("read", outcome);
  }

  async #set(number, client, key, values, limits) {
    const outcome = await this.#settle(number, "set", limits, (options) => client.set(values, options));
    const fate = fateOf(outcome, key);
    this.fates[number] = fate;
    this.#count("set", outcome, fate);
  }

  /** What a call settles to; `stopped` if that is the reason of its signal. */
  async #settle(number, what, { abortAfter, ...options }, call) {
    let timer;
    let { signal } = options;
    const before = signal?.aborted;
    if (abortAfter) {
      const controller = new AbortController();
      signal = controller.signal;
      timer = setTimeout(() => controller.abort(new Error("soon")), abortAfter);
    }
    const outcome = await settled(call({ ...options, signal }), PATIENCE).catch((error) => ({ pending: error }));
    clearTimeout(timer);
    if (signal && signal !== this.#lasting) this.#listeners += getEventListeners(signal, "abort").length;
    const { pending, error } = outcome;
    if (pending) throw new Error(`call ${number}, a ${what}: ${pending.message}`);
    const stopped = signal?.aborted && error === signal.reason;
    if (error && !stopped && !this.#isChargerError(error)) {
      this.wrong.push(`call ${number}, a ${what}, rejected with ${error?.stack ?? error}`);
    }
    return { ...outcome, before, stopped };
  }

  #count(what, { value, error, before, stopped }, fate) {
    let outcome = value ? (value.outcome ?? "ok") : error.code;
    if (stopped) outcome = before ? "aborted before" : "aborted";
    if (fate === DOUBT) outcome += ", in doubt";
    if (fate === DONE && error) outcome += ", taken";
    const name = `${what}: ${outcome}`;
    this.outcomes.set(name, (this.outcomes.get(name) ?? 0) + 1);
  }
}

/** What an outcome says of `key`. */
function fateOf({ value, error, before, stopped }, key) {
  if (value) return DONE;
  if (stopped) return before ? NOT_DONE : ABORTED;
  if (/Whether the setting arrived is not known/.test(error.message)) return DOUBT;
  if (/^the setting was (sent|accepted)/.test(error.message)) return DONE;
  return error.accepted?.includes(key) ? DONE : NOT_DONE;
}
