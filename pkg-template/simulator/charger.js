// @ts-check
// A charger of a world, seen from inside.

import { asked, json, refused } from "./arguments.js";

/** @typedef {import("#simulator").Model} Model */

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
  plugIn(car = {}) {
    this.#do((model, serial, now) => model.plugIn(serial, json(car, "the car"), now));
  }

  unplug() {
    this.#do((model, serial, now) => model.unplug(serial, now));
  }

  /** @param {Readonly<Record<string, unknown>>} values */
  put(values) {
    const { present, lacking } = parted(values);
    const [texts, keys] = [json(present, "the values"), json(lacking, "the keys")];
    this.#do((model, serial, now) => model.put(serial, texts, keys, now));
  }

  /** @param {readonly string[]} [keys] */
  release(keys) {
    const list = keys === undefined ? undefined : json(keys, "the keys");
    this.#do((model, serial, now) => model.release(serial, list, now));
  }

  /** @param {number} [slot] */
  tap(slot = 0) {
    this.#do((model, serial, now) => model.tap(serial, slot, now));
  }

  /** @param {import("../simulator.js").SimulatedFault} fault */
  fault(fault) {
    const { latency, ...rest } = Object(fault);
    asked(() => new Headers(rest.headers));
    // The model counts whole ms.
    const latency_ms = typeof latency === "number" ? Math.ceil(latency) : latency;
    const text = json({ ...rest, latency_ms }, "the fault");
    const number = this.#do((model, serial, now) => model.fault(serial, text, now));
    return () => this.#mend(number);
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
  if (typeof values !== "object" || values === null) throw refused("values must be an object: { amp: 16 }");
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return {
    present: Object.fromEntries(present),
    lacking: Object.keys(values).filter((key) => values[key] === undefined),
  };
}
