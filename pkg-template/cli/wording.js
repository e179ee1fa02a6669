// @ts-check
// What the package says to programmers, in the words of the command line.

/** @type {readonly [RegExp, string][]} */
const WORDS = [
  [/\{ unchecked: true \}/g, "--unchecked"],
  [/\{ confirm: \["(\w+)"\] \}/g, "--confirm $1"],
  [/\bmaxAge\b/g, "--max-age"],
  [/\bexportBaseUrl\b/g, "--export-base-url"],
  [/\bbaseUrl\b/g, "--base-url"],
];

/** @param {string} message */
export function reworded(message) {
  return WORDS.reduce((text, [pattern, word]) => text.replace(pattern, word), message);
}
