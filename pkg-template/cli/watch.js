// @ts-check
// `watch [KEY…]`

import { number } from "./numbers.js";
import { wattHours, watts } from "./format.js";
import { withoutRaw } from "./overview.js";
import { clean } from "./text.js";
import { reworded } from "./wording.js";
import { shownValue, withoutSecrets } from "./value.js";

/** @param {import("./commands.js").Task} task */
export async function watch({ charger, words, options, output, signal }) {
  const keys = words.flatMap((word) => word.split(",")).filter(Boolean);
  const interval = options.interval === undefined || options.interval === "auto" ? options.interval : Number(number(options, "interval")) * 1000;
  /** @type {AsyncIterable<any>} */
  const updates = keys.length > 0 ? charger.watch(keys, { interval, signal }) : charger.watch("overview", { interval, signal });
  for await (const update of updates) {
    const safe = update.values && !options["show-secrets"] ? { ...update, values: withoutSecrets(update.values, keys) } : update;
    if (output.json) output.document(asJson(safe), { line: true });
    else output.text(line(safe, output));
  }
}

/** @param {any} update */
function asJson(update) {
  return update.overview ? { ...update, overview: withoutRaw(update.overview) } : update;
}

/**
 * @param {any} update
 * @param {import("./output.js").Output} output
 */
function line({ at, error, stale, overview, values, changed }, output) {
  const time = output.paint("dim", at.toTimeString().slice(0, 8));
  if (error) return `${time}  ${output.paint("red", error.code)}  ${clean(reworded(error.message))}`;
  const text = values
    ? changed.map((/** @type {string} */ key) => `${output.paint("bold", clean(key))} ${shownValue(key, values[key])}`).join("  ")
    : summary(overview);
  return `${time}  ${text}${stale ? output.paint("yellow", "  (old)") : ""}`;
}

/** @param {import("../index.js").Overview | null} overview */
function summary(overview) {
  if (!overview) return "nothing yet";
  const { state, power, phasesInUse, current, energy } = overview;
  return [
    clean(state).padEnd(15),
    power === null ? null : watts(power).padStart(8),
    phasesInUse ? `${phasesInUse} × ${current.offered ?? "?"} A` : null,
    energy.session === null ? null : wattHours(energy.session),
  ].filter(Boolean).join("  ");
}
