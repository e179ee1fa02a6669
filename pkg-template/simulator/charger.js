// @ts-check
// A charger of a world, seen from inside.

import { asked, json, known, number, refused, text, wholeNumber, word } from "./arguments.js";

/** @typedef {import("#simulator").Model} Model */

const { MAX_SAFE_INTEGER, MAX_VALUE } = Number;
const MOST_SLOTS = 10;

/** What may be in a car, each with its check. @type {Record<string, (name: string, value: unknown) => void>} */
const CAR = {
  phases: (name, value) => wholeNumber(name, value, 1, 3),
  maxCurrent: (name, value) => number(name, value, 0, MAX_VALUE),
  battery: (name, value) => value === null || number(name, value, 0, MAX_VALUE),
};

/** The same of a fault. The model knows the kinds. @type {Record<string, (name: string, value: unknown) => void>} */
const FAULT = {
  kind: text,
  status: (name, value) => wholeNumber(name, value, 200, 599),
  body: text,
  headers: (_, value) => asked(() => new Headers(/** @type {any} */ (value))),
  latency: (name, value) => number(name, value, 0, 600_000),
  age: (name, value) => number(name, value, 0, MAX_VALUE),
  only: (name, value) => word(name, value, ["status", "set", "export"]),
  side: (name, value) => word(name, value, ["cloud", "local"]),
  count: (name, value) => wholeNumber(name, value, 1, MAX_SAFE_INTEGER),
  rate: (name, value) => number(name, value, 0, 1),
};

/**
 * The members of what a caller gives, each checked.
 * @param {unknown} given
 * @param {Record<string, (name: string, value: unknown) => void>} checks
 * @param {string} what
 */
function checked(given, checks, what) {
  const members = known(given, Object.keys(checks), what);
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined) checks[name]?.(name, value);
  }
  return members;
}

export class SimulatedCharger {
  #model;
  #serial;
  /** @type {() => number} */
  #now;

  /**
   * @param {Model} model
   * @param {() => number} now
   * @param {string} serial
   * @param {string} firmware
   */
  constructor(model, now, serial, firmware) {
    this.#model = model;
    this.#now = now;
    this.#serial = serial;
    this.firmware = firmware;
    this.local = { host: model.host(serial) };
  }

  get cloud() {
    return { serial: this.#serial, token: this.#model.token(this.#serial) };
  }

  get values() {
    return JSON.parse(this.#do((model, serial, now) => model.values(serial, now)));
  }

  get requests() {
    const requests = JSON.parse(this.#model.requests(this.#serial));
    return requests.map((/** @type {any} */ request) => ({ ...request, at: new Date(request.at) }));
  }

  get sessions() {
    return this.#model.sessions(this.#serial);
  }

  /** @param {import("../simulator.js").SimulatedCar} [car] */
  plugIn(car) {
    const text = json(checked(car, CAR, "the car"), "the car");
    this.#do((model, serial, now) => model.plugIn(serial, text, now));
  }

  unplug() {
    this.#do((model, serial, now) => model.unplug(serial, now));
  }

  /** @param {Readonly<Record<string, unknown>>} values */
  put(values) {
    if (values === undefined) throw refused("values must be an object: { amp: 16 }");
    const { present, lacking } = parted(values);
    const [texts, keys] = [json(present, "the values"), json(lacking, "the keys")];
    this.#do((model, serial, now) => model.put(serial, texts, keys, now));
  }

  /** @param {readonly string[]} [keys] */
  release(keys) {
    if (keys !== undefined && !(Array.isArray(keys) && keys.every((key) => typeof key === "string"))) {
      throw refused('keys must be a list of API keys: ["car"]');
    }
    const list = keys === undefined ? undefined : json(keys, "the keys");
    this.#do((model, serial, now) => model.release(serial, list, now));
  }

  /** @param {number} [slot] */
  tap(slot = 0) {
    wholeNumber("slot", slot, 0, MOST_SLOTS - 1);
    this.#do((model, serial, now) => model.tap(serial, slot, now));
  }

  /** @param {import("../simulator.js").SimulatedFault} fault */
  fault(fault) {
    const { latency, ...rest } = checked(fault, FAULT, "the fault");
    if ([rest.kind, rest.status, latency].every((part) => part === undefined)) {
      throw refused("a fault has a kind, a status or a latency");
    }
    // The model counts whole ms.
    const latency_ms = latency === undefined ? undefined : Math.ceil(latency);
    const asText = json({ ...rest, latency_ms }, "the fault");
    const added = this.#do((model, serial, now) => model.fault(serial, asText, now));
    return () => this.#mend(added);
  }

  mend() {
    this.#mend(undefined);
  }

  /** @param {number | undefined} number */
  #mend(number) {
    this.#do((model, serial, now) => model.mend(serial, number, now));
  }

  /**
   * @template T
   * @param {(model: Model, serial: string, now: number) => T} work
   */
  #do(work) {
    return asked(() => work(this.#model, this.#serial, this.#now()));
  }
}

/**
 * Values, and the keys of those that are `undefined`.
 * @param {Readonly<Record<string, unknown>>} [values]
 */
export function parted(values = {}) {
  if (typeof values !== "object" || values === null || Array.isArray(values)) throw refused("values must be an object: { amp: 16 }");
  const odd = Object.keys(values).find((key) => !/^\w+$/.test(key));
  if (odd !== undefined) throw refused(`${JSON.stringify(odd)} is no API key`);
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return {
    present: Object.fromEntries(present),
    lacking: Object.keys(values).filter((key) => values[key] === undefined),
  };
}
