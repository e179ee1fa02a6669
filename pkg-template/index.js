// @ts-check
// The public surface: a facade without protocol logic.

import { traced } from "./errors.js";
import { load, running } from "./load.js";
import { shallow, snapshot } from "./snapshot.js";

export { ChargerError, InvalidArgumentError, RejectedError, StaleError, isChargerError } from "./errors.js";
export * from "./generated/enums.js";

/** @param {import("./index.js").CoreSource} [source] */
export async function initialize(source) {
  await load(source);
}

export class Charger {
  #options;
  /** The core that is connected, and the charger in it. */
  #core = /** @type {typeof running} */ (undefined);
  #charger = /** @type {wasm_bindgen.Charger | undefined} */ (undefined);

  /** @param {import("./index.js").ChargerOptions} options */
  constructor(options) {
    this.#options = shallow(options);
  }

  /**
   * @param {readonly string[]} [keys]
   * @param {import("./index.js").StatusOptions} [options]
   */
  async status(keys, options) {
    const status = await this.#call((charger, keys, options) => charger.status(keys, options), keys, options);
    return Object.defineProperty(status, "redacted", { value: () => running?.redacted?.(status.values) ?? {} });
  }

  /**
   * @param {Record<string, unknown>} values
   * @param {import("./index.js").SetOptions} [options]
   */
  async set(values, options) {
    return this.#call((charger, values, options) => charger.set(values, options), values, options);
  }

  /**
   * The core reads the arguments at once; while it still loads, it gets a copy of what they are now.
   * @template T
   * @param {(charger: wasm_bindgen.Charger, argument: unknown, options: unknown) => Promise<T>} call
   * @param {unknown} argument
   * @param {unknown} options
   * @returns {Promise<T>}
   */
  async #call(call, argument, options) {
    let core = running;
    if (!core) {
      [argument, options] = [snapshot(argument), snapshot(options)];
      core = await loaded(this.#options);
    }
    if (this.#core !== core || !this.#charger) {
      this.#charger = core.core?.charger(this.#options, (event, line) => void tell(this.#options, event, line));
      this.#core = core;
    }
    const charger = /** @type {wasm_bindgen.Charger} */ (this.#charger);
    try {
      return await core.call(() => call(charger, argument, options));
    } catch (error) {
      throw traced(error);
    }
  }
}

/**
 * Loads the core; a simulated world stands still meanwhile, as it cannot see that somebody calls.
 * @param {any} options
 */
function loaded(options) {
  const loading = load();
  options?.fetch?.[Symbol.for("goecharger.clock")]?.hold(loading);
  return loading;
}

/**
 * Tells of an attempt, or gives the logger a line about something else. What a hook throws is its own: it must not change what the call says.
 * @param {import("./index.js").ChargerOptions} options
 * @param {any} event
 * @param {string} line
 */
async function tell({ onRequest, logger }, event, line) {
  await Promise.allSettled([(async () => event && onRequest?.(event))(), (async () => logger?.debug(line))()]);
}
