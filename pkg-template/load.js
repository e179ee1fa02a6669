// @ts-check
// Loads the WebAssembly, once, when it is first needed. A failure is not kept: the next call tries again.

import glue from "#glue";
import { build, wasm } from "#wasm";
import { ChargerError, toError } from "./errors.js";
import { POLICY, UNSUPPORTED, compiled, instantiate } from "./instantiate.js";

/** The longest time that a timer takes, in ms. */
const LONGEST_TIMER = 2_147_483_647;

/** @type {Promise<Running> | undefined} */
let loading;

/** The core that runs now. @type {Running | undefined} */
export let running;

/** @param {import("./index.js").CoreSource} [source] */
export function load(source) {
  loading ??= start(source).catch((cause) => {
    loading = undefined;
    throw new ChargerError({
      code: "unsupported",
      message:
        (source === undefined
          ? UNSUPPORTED
          : "initialize() takes goecharger/core.wasm of this very version (copy it again after an update): its bytes, a WebAssembly.Module, a Response, or a URL that fetch can get") + POLICY,
      attempts: 0,
      cause,
    });
  });
  return loading;
}

/**
 * The core for a call, as long as that may last: the core ends calls, and it is not there yet. It also says what is wrong
 * with their options.
 * @param {Promise<Running>} loading
 * @param {any} own the options of the charger
 * @param {any} options those of the call
 * @returns {Promise<Running>}
 */
export function within(loading, own, options) {
  /** @type {number | undefined} */
  let deadline;
  /** @type {AbortSignal | undefined} */
  let signal;
  try {
    const ms = options?.deadline ?? own?.deadline;
    if (typeof ms === "number" && ms > 0 && ms <= LONGEST_TIMER) deadline = ms;
    if (options?.signal instanceof AbortSignal) {
      // One that follows it, where there are such: a listener of each call is more than Node.js finds right.
      signal = /** @type {any} */ (AbortSignal).any?.([options.signal]) ?? options.signal;
    }
  } catch {
    return loading;
  }
  if (deadline === undefined && !signal) return loading;
  return new Promise((resolve, reject) => {
    const message = `not done within the deadline of ${deadline} ms: the WebAssembly of this package still loads. Nothing was sent`;
    const late = () => reject(new ChargerError({ code: "timeout", message, attempts: 0 }));
    const timer = deadline === undefined ? undefined : setTimeout(late, deadline);
    const aborted = () => reject(signal?.reason);
    if (signal?.aborted) aborted();
    signal?.addEventListener("abort", aborted);
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", aborted);
    };
    void loading.then(resolve, reject).then(over);
  });
}

/**
 * The core for what a signal ends quietly; `undefined` if it is aborted while the core loads.
 * @param {Promise<Running>} loading
 * @param {any} own
 * @param {any} options
 * @returns {Promise<Running | undefined>}
 */
export async function unlessAborted(loading, own, options) {
  try {
    return await within(loading, own, options);
  } catch (error) {
    if (options?.signal?.aborted) return undefined;
    throw error;
  }
}

/** @param {import("./index.js").CoreSource} [source] */
async function start(source) {
  const module = await compile(source === undefined ? wasm() : source, source === undefined);
  const started = new Running();
  await started.start(module);
  running = started;
  return started;
}

/**
 * What the user brings has to be of this very build: another one takes the same names for other things.
 * @param {any} source
 * @param {boolean} isOwn
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(source, isOwn) {
  if (source instanceof URL) source = await fetch(source);
  if (source.ok === false) throw new Error(`HTTP ${source.status}`);
  if (source.arrayBuffer) source = await source.arrayBuffer();
  const module = await compiled(source);
  if (isOwn || WebAssembly.Module.customSections(module, build).length > 0) return module;
  throw new Error("a WebAssembly of another build");
}

/**
 * A core. If its WebAssembly traps, which it never should, all who wait are rejected, nothing of it runs any more, and
 * the next call loads a fresh one.
 */
export class Running {
  /** @type {Set<(error: Error) => void>} */
  #waiting = new Set();
  #isDead = false;

  /** @param {WebAssembly.Module} module */
  async start(module) {
    const bindgen = await instantiate(glue, module, (value) => this.#guarded(value));
    this.core = new bindgen.Core(toError);
    this.redacted = bindgen.redacted;
  }

  /**
   * Whatever the runtime calls in the WebAssembly (a method, a timer, what follows a promise), it calls by an export.
   * @param {WebAssembly.ExportValue} value
   */
  #guarded(value) {
    if (typeof value !== "function") return value;
    return (/** @type {unknown[]} */ ...args) => {
      try {
        if (!this.#isDead) return value(...args);
      } catch (cause) {
        this.#trapped(cause);
      }
      // Where several results are expected, they are looked for in a list.
      return [];
    };
  }

  /** @param {unknown} cause */
  #trapped(cause) {
    this.#isDead = true;
    if (running === this) running = loading = undefined;
    for (const reject of this.#waiting) {
      const message =
        "the WebAssembly of this package broke off, which is a fault of the package: please report it, with the cause. Whether a setting arrived is not known: read it back. The next call starts anew";
      reject(new ChargerError({ code: "unsupported", message, attempts: 0, cause }));
    }
    this.#waiting.clear();
  }

  /**
   * Makes a call, whose promise settles even if the WebAssembly does not live to see it.
   * @template T
   * @param {() => Promise<T>} call
   * @returns {Promise<T>}
   */
  call(call) {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      const over = (/** @type {(outcome: any) => void} */ settle) => (/** @type {unknown} */ outcome) => {
        this.#waiting.delete(reject);
        settle(outcome);
      };
      call().then(over(resolve), over(reject));
    });
  }
}
