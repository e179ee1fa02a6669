// @ts-check
// Numbers of the command line.

import { UsageError } from "./exit.js";

/**
 * A number that an option gives; `undefined` without it.
 * @param {import("./options.js").Given} options
 * @param {string} name
 */
export function number(options, name) {
  const text = options[name];
  if (text === undefined) return undefined;
  return numberOf(text, `--${name}`);
}

/**
 * @param {string} text
 * @param {string} what
 */
export function numberOf(text, what) {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new UsageError(`${what} takes a number, not ${JSON.stringify(text)}.`);
  return value;
}
