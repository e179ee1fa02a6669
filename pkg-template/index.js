// @ts-check
// The public surface: a facade without protocol logic.

import { drive } from "./drive.js";
import { load } from "./load.js";

export { ChargerError, InvalidArgumentError, RejectedError, StaleError, isChargerError } from "./errors.js";
export * from "./enums.js";

export class Charger {
  #options;
  /** @type {import("#glue").Connection | undefined} */
  #connection;

  /** @param {import("./index.js").ChargerOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * @param {readonly string[]} [keys]
   * @param {import("./index.js").StatusOptions} [options]
   */
  async status(keys, options) {
    const status = await this.#call("status", snapshot(keys), options);
    const date = new Date(status.lastModified ?? NaN);
    status.lastModified = isNaN(date.getTime()) ? null : date;
    const core = await load();
    const shown = (/** @type {[string, unknown]} */ [key, value]) => [key, core.is_private(key) ? "***" : value];
    const redacted = () => Object.fromEntries(Object.entries(status.values).map(shown));
    return Object.defineProperty(status, "redacted", { value: redacted });
  }

  /**
   * @param {Record<string, unknown>} values
   * @param {import("./index.js").SetOptions} [options]
   */
  async set(values, options) {
    return this.#call("set", snapshot(values), options);
  }

  /**
   * @param {"status" | "set"} method
   * @param {unknown} argument
   * @param {{ signal?: AbortSignal | null } | undefined} options
   */
  async #call(method, argument, options) {
    const core = await load();
    const connection = (this.#connection ??= core.connect(this.#options));
    return drive((wake) => connection[method](argument, options, Date.now(), wake), this.#options ?? {}, options?.signal);
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
