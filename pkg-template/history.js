// @ts-check
// What is made of sessions. Apart from the charger, so that a bundler leaves it out where nobody asks for it.

import { invalid } from "./errors.js";
import { load } from "./load.js";
import { snapshot } from "./snapshot.js";

/**
 * @param {any} sessions
 * @param {import("./index.js").CsvOptions} [options]
 * @returns {Promise<string>}
 */
export async function toCsv(sessions, options) {
  return made("csv", sessions, options);
}

/**
 * @param {any} sessions
 * @param {import("./index.js").TotalsOptions} [options]
 * @returns {Promise<import("./index.js").SessionTotal[]>}
 */
export async function totals(sessions, options) {
  return made("totals", sessions, options);
}

/**
 * @param {"csv" | "totals"} what
 * @param {AsyncIterable<unknown> | Iterable<unknown>} sessions
 * @param {unknown} options
 */
async function made(what, sessions, options) {
  if (typeof (/** @type {any} */ (sessions)?.[Symbol.asyncIterator] ?? /** @type {any} */ (sessions)?.[Symbol.iterator]) !== "function") {
    throw invalid("sessions must be what charger.sessions() gives, or a list of such");
  }
  const given = snapshot(options);
  /** @type {unknown[]} */
  const list = [];
  for await (const session of sessions) list.push(session);
  const running = await load();
  return running.call(() => /** @type {wasm_bindgen.Core} */ (running.core)[what](list, given));
}
