// @ts-check
// Numbers of the command line. In seconds, where the package counts in milliseconds.

import { UsageError } from "./exit.js";

/** What may be given. @type {Record<string, { fits: (value: number) => boolean, text: string }>} */
const RANGES = {
  timeout: { fits: (value) => value > 0 && value <= 86_400, text: "a number of seconds above 0, at most a day" },
  retries: { fits: (value) => Number.isInteger(value) && value >= 0 && value <= 10, text: "a whole number from 0 to 10" },
  "max-age": { fits: (value) => value >= 0, text: "a number of seconds, 0 or more" },
  interval: { fits: (value) => value >= 1 && value <= 86_400, text: "a number of seconds from 1 to 86400, or auto" },
};

/**
 * A number that an option gives; `undefined` without it.
 * @param {import("./options.js").Given} options
 * @param {keyof typeof RANGES & string} name
 */
export function number(options, name) {
  const text = options[name];
  if (text === undefined) return undefined;
  const value = parsed(text);
  const range = RANGES[name];
  if (value === null || !range?.fits(value)) throw new UsageError(`--${name} takes ${range?.text}, not ${JSON.stringify(text)}.`);
  return value;
}

/**
 * @param {string} text
 * @param {string} what
 */
export function numberOf(text, what) {
  const value = parsed(text);
  if (value === null) throw new UsageError(`${what} takes a number, not ${JSON.stringify(text)}.`);
  return value;
}

/** @param {string} text */
function parsed(text) {
  const value = Number(text);
  return text.trim() === "" || !Number.isFinite(value) ? null : value;
}
