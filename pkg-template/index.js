// @ts-check
// The public surface. A facade without protocol logic: it waits for the core, calls it, and throws what it reports.

import { toError } from "./errors.js";
import { load } from "./load.js";

export { ChargerError, InvalidArgumentError, RejectedError, StaleError, isChargerError } from "./errors.js";
export * from "./enums.js";

export class Charger {
  #options;
  /** @type {import("#glue").Client | undefined} */
  #client;

  /** @param {import("./index.js").ChargerOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * @param {readonly string[]} [keys]
   * @param {import("./index.js").StatusOptions} [options]
   */
  status(keys, options) {
    return this.#call("status", snapshot(keys), options);
  }

  /**
   * @param {Record<string, unknown>} values
   * @param {import("./index.js").SetOptions} [options]
   */
  set(values, options) {
    return this.#call("set", snapshot(values), options);
  }

  /**
   * @param {"status" | "set"} method
   * @param {unknown[]} args
   */
  async #call(method, ...args) {
    const Client = await load();
    this.#client ??= new Client(this.#options);
    const { value, error } = await this.#client[method](...args);
    if (error) throw toError(error);
    return value;
  }
}

/**
 * A copy of an argument, so that what is sent is what it was when the method was called. What cannot be copied is no
 * JSON either: the core gets it as it is and says so.
 * @template T
 * @param {T} value
 */
function snapshot(value) {
  try {
    return structuredClone(value);
  } catch {
    return value;
  }
}
