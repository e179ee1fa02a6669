// @ts-check
// The public surface: a facade without protocol logic.

import { drive } from "./drive.js";
import { load } from "./load.js";

export { ChargerError, InvalidArgumentError, RejectedError, StaleError, isChargerError } from "./errors.js";
export * from "./generated/enums.js";

/** @param {import("./index.js").CoreSource} [source] */
export async function initialize(source) {
  await load(source);
}

export class Charger {
  #options;
  /** @type {import("#glue").Connection | undefined} */
  #connection;
  /** @type {RequestInit | undefined} */
  #init;

  /** @param {import("./index.js").ChargerOptions} options */
  constructor(options) {
    this.#options = options;
    try {
      if (isLiteral(options)) this.#options = { ...options };
    } catch {
      // A getter of it throws: the first call says so.
    }
  }

  /**
   * @param {readonly string[]} [keys]
   * @param {import("./index.js").StatusOptions} [options]
   */
  async status(keys, options) {
    return this.#call("status", snapshot(keys), snapshot(options));
  }

  /**
   * @param {Record<string, unknown>} values
   * @param {import("./index.js").SetOptions} [options]
   */
  async set(values, options) {
    return this.#call("set", snapshot(values), snapshot(options));
  }

  /**
   * @param {"status" | "set"} method
   * @param {unknown} argument
   * @param {{ signal?: AbortSignal | null } | undefined} options
   */
  async #call(method, argument, options) {
    const core = await load();
    const connection = (this.#connection ??= core.connect(this.#options));
    const init = (this.#init ??= connection.init());
    const begin = (/** @type {() => void} */ wake) => connection[method](argument, options, Date.now(), wake);
    return drive(begin, init, this.#options ?? {}, options?.signal);
  }
}

/**
 * A copy of an argument, so that what is sent is what it was when the method was called. Only lists and object literals
 * are copied: the core takes nothing else for JSON, and says so. What cannot be copied it gets as it is.
 * @template T
 * @param {T} value
 * @returns {T}
 */
function snapshot(value) {
  try {
    return copy(value, []);
  } catch {
    return value;
  }
}

/**
 * @param {any} value
 * @param {unknown[]} inside
 * @returns {any}
 */
function copy(value, inside) {
  if (inside.includes(value)) throw new TypeError("it refers to itself");
  const member = (/** @type {unknown} */ member) => copy(member, [...inside, value]);
  if (Array.isArray(value)) return value.map(member);
  if (!isLiteral(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, member(each)]));
}

/** @param {any} value */
function isLiteral(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
