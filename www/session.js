// @ts-check
// A connection to one charger: reads it about once a second.

/** What the page shows. If a model lacks a key, its place stays empty. */
export const KEYS = /** @type {const} */ ([
  "fna", "typ", "fwv", "car", "modelStatus", "err", "nrg", "amp", "acu", "frc", "psm", "pnp", "wh", "eto",
]);

const INTERVAL = 1000;
const LONGEST_INTERVAL = 15_000;

/** Failures that asking again does not mend. */
const FINAL = ["invalid-argument", "unauthorized", "unsupported"];

/** @typedef {import("goecharger").Status<import("goecharger").Values<typeof KEYS[number]>>} Reading */

/**
 * @typedef {object} Listener
 * @property {(reading: Reading) => void} onReading
 * @property {(error: unknown, tryingAgain: boolean) => void} onProblem  a read failed
 * @property {(givenUp: boolean) => void} onEnd  the session is over; whether a request in flight was given up
 */

export class Session {
  #charger;
  #listener;
  #controller = new AbortController();
  /** Calls that have not ended. @type {Set<Promise<unknown>>} */
  #open = new Set();

  /** Why this session ends, when the user ends it. */
  reason = new Error("the user disconnected");

  /** @param {import("goecharger").Charger} charger @param {Listener} listener */
  constructor(charger, listener) {
    this.#charger = charger;
    this.#listener = listener;
  }

  /** Reads until the session ends. */
  async run() {
    const { signal } = this.#controller;
    let failures = 0;
    while (!signal.aborted) {
      try {
        this.#listener.onReading(await this.#opened(this.#charger.status(KEYS, { signal })));
        failures = 0;
      } catch (error) {
        if (error === this.reason) break;
        const final = FINAL.includes(/** @type {any} */ (error)?.code);
        this.#listener.onProblem(error, !final);
        if (final) return this.#listener.onEnd(false);
        failures += 1;
      }
      await pause(Math.min(INTERVAL * 2 ** failures, LONGEST_INTERVAL), signal);
    }
  }

  /**
   * @param {import("goecharger").Settings} values
   * @param {boolean} verify
   */
  set(values, verify) {
    return this.#opened(this.#charger.set(values, { verify, signal: this.#controller.signal }));
  }

  /** Ends the session, and what is in flight with it. */
  async disconnect() {
    if (this.#controller.signal.aborted) return;
    const givenUp = this.#open.size > 0;
    this.#controller.abort(this.reason);
    // Say so only when everything has really ended.
    await Promise.allSettled(this.#open);
    this.#listener.onEnd(givenUp);
  }

  /**
   * @template T
   * @param {Promise<T>} call
   */
  #opened(call) {
    this.#open.add(call);
    const ended = () => this.#open.delete(call);
    call.then(ended, ended);
    return call;
  }
}

/** @param {number} ms @param {AbortSignal} signal */
function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve(undefined)), { once: true });
  });
}
