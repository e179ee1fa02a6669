// @ts-check
// A run of surplus charging, which goes on by itself. When to read and what to push, the core decides.

import { invalid } from "./errors.js";

const OPTIONS = ["read", "interval", "onUpdate", "signal", "timeout", "retries", "deadline"];

/**
 * The core may still have to load, so what must throw at once is checked here.
 * @param {any} options
 * @param {boolean} isRunning
 */
export function check(options, isRunning) {
  if (isRunning) {
    throw invalid("this charger is fed by a run that goes on: await its stop() before another begins");
  }
  if (typeof options?.read !== "function") {
    throw invalid("read must be a function that gives { pGrid, pPv?, pAkku? } in W, or null");
  }
  const { interval = 5000, onUpdate } = options;
  if (onUpdate !== undefined && typeof onUpdate !== "function") throw invalid("onUpdate must be a function");
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw invalid(`there is no option ${unknown}; there are ${OPTIONS.join(", ")}`);
  if (typeof interval !== "number" || !(interval >= 1000 && interval <= 5000)) {
    throw invalid("interval must be a number of ms from 1000 to 5000: the charger forgets a value after about 6 s");
  }
}

/** How a run ends that was stopped before the core had loaded: there is nothing to be cleared. */
const NEVER_BEGUN = { cause: "stopped", error: null, cleared: true };

export class SurplusRun {
  /** @type {any} */
  last = null;
  #hasBegun = false;
  #isStopped = false;
  /** @type {(value?: unknown) => void} */
  #stop = () => {};
  /** @type {(end: any) => void} */
  #end = () => {};

  /**
   * @param {any} options
   * @param {(begin: (run: () => Promise<any>) => Promise<any>, read: (signal: AbortSignal) => Promise<unknown>, tell: (update: any) => void, stopped: Promise<unknown>) => Promise<any>} feed
   */
  constructor(options, feed) {
    const { read, onUpdate, signal } = options;
    const stopped = new Promise((resolve) => (this.#stop = resolve));
    const begin = async (/** @type {() => Promise<any>} */ run) => {
      if (this.#isStopped) return NEVER_BEGUN;
      this.#hasBegun = true;
      return run();
    };
    const tell = (/** @type {any} */ update) => {
      this.last = update;
      // What a hook throws is its own: it must not end the run.
      void Promise.allSettled([(async () => onUpdate?.(update))()]);
    };
    this.ended = new Promise((resolve) => (this.#end = resolve));
    feed(begin, async (signal) => read(signal), tell, stopped)
      .catch((error) => (signal?.aborted && !this.#hasBegun ? NEVER_BEGUN : { cause: "error", error, cleared: false }))
      .then(this.#end);
  }

  stop() {
    this.#isStopped = true;
    this.#stop();
    if (!this.#hasBegun) this.#end(NEVER_BEGUN);
    return this.ended;
  }
}
