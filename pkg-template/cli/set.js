// @ts-check
// `set KEY=VALUE…`

import process from "node:process";
import { addAbortSignal } from "node:stream";
import { text } from "node:stream/consumers";
import { isChargerError } from "../index.js";
import { UsageError } from "./exit.js";
import { clean } from "./text.js";
import { entry, isSecret } from "./value.js";

/** @param {import("./commands.js").Task} task */
export async function set({ charger, words, options, output, signal }) {
  const values = options.stdin ? await fromStdin(words, signal) : fromWords(words);
  if (!options.stdin && Object.keys(values).some(isSecret)) {
    output.note("a secret among the arguments can be read by every user of this machine. Use --stdin.", "warning");
  }
  const { verify, unchecked, confirm = [] } = options;
  for (const [key, value] of Object.entries(values)) {
    const { guard } = entry(key) ?? {};
    if (!unchecked && onlyText(key) && typeof value !== "string") {
      throw new UsageError(`${key} takes text, and what is there is JSON of another kind. In quotes it is text: '${key}="…"', with both kinds of quotes.`);
    }
    if (guard && !confirm.includes(key)) throw new UsageError(`${key} is guarded: ${guard.reason} If you want that, add --confirm ${key}.`);
  }
  if (verify) output.progress("setting it and reading it back …");
  const result = await charger.set(/** @type {{}} */ (values), { verify, unchecked, confirm, signal }).catch((error) => {
    throw withHint(error, Object.keys(values));
  });
  if (output.json) return output.document(result);
  output.text(outcome(output, clean(result.accepted.join(", ")), result.outcome));
}

/**
 * The error, with where to read what its key takes.
 * @param {unknown} error
 * @param {string[]} keys
 */
function withHint(error, keys) {
  if (!isChargerError(error) || error.code !== "invalid-argument") return error;
  const key = keys.find((key) => entry(key) && error.message.startsWith(`${key} `));
  if (key) error.message += `. \`goecharger keys ${key}\` tells more`;
  return error;
}

/**
 * How sure it is, in a sentence.
 * @param {import("./output.js").Output} output
 * @param {string} what
 * @param {import("../index.js").SetResult["outcome"]} outcome
 */
export function outcome(output, what, outcome) {
  const meaning = {
    sent: "the cloud passed it on, which proves nothing; --verify reads it back",
    accepted: "the charger said yes",
    verified: "it was read back",
  }[outcome];
  return `${what}: ${output.paint(outcome === "sent" ? "yellow" : "green", outcome)} (${meaning})`;
}

/** @param {string[]} words */
function fromWords(words) {
  if (words.length === 0) throw new UsageError("set takes KEY=VALUE, such as amp=16, or --stdin.");
  /** @type {Map<string, unknown>} */
  const values = new Map();
  for (const word of words) {
    const [, key, text] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    // The word itself may be a password.
    if (key === undefined || text === undefined) throw new UsageError("set takes KEY=VALUE, such as amp=16: there is a word without a key or without an =.");
    if (values.has(key)) throw new UsageError(`${key} is there twice.`);
    values.set(key, value(text));
  }
  return Object.fromEntries(values);
}

/** @param {string} key */
function onlyText(key) {
  const { types = [], writeTypes = types } = entry(key) ?? {};
  return writeTypes.length > 0 && writeTypes.every((type) => type === "string");
}

/**
 * JSON where it is JSON, else text.
 * @param {string} text
 */
function value(text) {
  let isCut = false;
  const whole = (/** @type {string} */ _, /** @type {unknown} */ member) => {
    isCut ||= typeof member === "number" && Number.isInteger(member) && !Number.isSafeInteger(member);
    return member;
  };
  let value;
  try {
    value = JSON.parse(text, whole);
  } catch {
    return text;
  }
  // A password, or an id of many digits.
  if (isCut) throw new UsageError("a number of so many digits would not arrive as it is. In quotes it is text: 'KEY=\"…\"', with both kinds of quotes.");
  return value;
}

/**
 * @param {string[]} words
 * @param {AbortSignal} signal
 */
async function fromStdin(words, signal) {
  if (words.length > 0) throw new UsageError("--stdin and KEY=VALUE exclude each other.");
  const given = value(await text(addAbortSignal(signal, process.stdin)));
  if (Object(given) !== given || Array.isArray(given)) throw new UsageError('--stdin takes a JSON object, such as {"fna": "garage"}.');
  return /** @type {Record<string, unknown>} */ (given);
}
