// @ts-check
// What callers give, on its way to the model.

import { InvalidArgumentError } from "#goecharger";

/**
 * @param {string} message
 * @param {unknown} [cause]
 */
export function refused(message, cause) {
  return new InvalidArgumentError({ code: "invalid-argument", message, attempts: 0, cause });
}

/**
 * Asks the model, or the runtime, for what a caller wants.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
export function asked(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || !(error instanceof Error)) throw error;
    throw refused(error.message, error);
  }
}

/**
 * The members of an object literal; one that is not known is probably misspelt.
 * @param {any} given
 * @param {readonly string[]} names
 * @param {string} [what]
 * @returns {any}
 */
export function known(given, names, what = "the options") {
  if (given === undefined) return {};
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw refused(`${what} must be an object`);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw refused(`there is no ${unknown} in ${what}; there are ${names.join(", ")}`);
  return given;
}

/**
 * A value as JSON, which has to be able to say it.
 * @param {unknown} value
 * @param {string} what
 */
export function json(value, what) {
  const text = asked(() =>
    JSON.stringify(value, (key, part) => {
      const isNone = typeof part === "number" && !Number.isFinite(part);
      if (isNone || typeof part === "function" || typeof part === "symbol") throw new Error(`${key || what} is ${String(part)}, which JSON cannot say`);
      return part;
    }),
  );
  if (text === undefined) throw refused(`${what} must be something that JSON can say`);
  return text;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {number} least
 * @param {number} most
 * @returns {number}
 */
export function number(name, value, least, most) {
  if (typeof value === "number" && value >= least && value <= most) return value;
  const range = most < Number.MAX_SAFE_INTEGER ? `from ${least} to ${most}` : `of at least ${least}`;
  throw refused(`${name} must be a number ${range}`);
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {number} least
 * @param {number} most
 */
export function wholeNumber(name, value, least, most) {
  if (Number.isInteger(value)) return number(name, value, least, most);
  throw refused(`${name} must be a whole number from ${least} to ${most}`);
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function text(name, value) {
  if (typeof value !== "string") throw refused(`${name} must be text`);
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {readonly string[]} words
 */
export function word(name, value, words) {
  const names = words.map((word) => JSON.stringify(word));
  if (typeof value !== "string" || !words.includes(value)) throw refused(`${name} must be ${names.join(" or ")}`);
}
