// @ts-check
// `start`, `stop`, `auto`, `current`, `phases`

import { numberOf } from "./numbers.js";
import { UsageError } from "./exit.js";
import { outcome } from "./set.js";
import { clean } from "./text.js";

/**
 * @typedef {import("./commands.js").Task} Task
 * @typedef {import("../index.js").ControlOptions} ControlOptions
 * @typedef {import("../index.js").ControlResult} ControlResult
 */

/**
 * @param {"start" | "stop" | "auto"} name
 * @returns {(task: Task) => Promise<void>}
 */
export function control(name) {
  return (task) => perform(task, name, (options) => task.charger[name](options));
}

/** @param {Task} task */
export function current(task) {
  const amperes = numberOf(String(task.words[0]), "current");
  return perform(task, `current ${amperes} A`, (options) => task.charger.setCurrent(amperes, options));
}

/** @param {Task} task */
export async function phases(task) {
  const modes = /** @type {const} */ ({ auto: "auto", 1: 1, 3: 3 });
  const word = String(task.words[0]);
  if (!Object.hasOwn(modes, word)) throw new UsageError("phases takes auto, 1 or 3.");
  return perform(task, `phases ${word}`, (options) => task.charger.setPhases(modes[/** @type {keyof typeof modes} */ (word)], options));
}

/**
 * @param {Task} task
 * @param {string} what
 * @param {(options: ControlOptions) => Promise<ControlResult>} act
 */
async function perform({ options: { verify }, output, signal }, what, act) {
  output.progress(verify ? "setting it and reading it back …" : "setting it …");
  const result = await act({ verify, signal });
  output.endProgress();
  if (output.json) return output.document(result);
  output.text(outcome(output, what, result.outcome));
  for (const { text, mend } of result.heldBackBy ?? []) {
    output.text(`${output.paint("yellow", "held back")}: ${clean(text)}${mend ? ` ${output.paint("dim", advice(mend))}` : ""}`);
  }
}

/** @param {object} mend */
function advice(mend) {
  return `(goecharger set ${Object.entries(mend).map(([key, value]) => `${key}=${clean(JSON.stringify(value))}`).join(" ")})`;
}
