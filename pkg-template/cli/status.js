// @ts-check
// `status [KEY…]`

import { number } from "./numbers.js";
import { localTime } from "./dates.js";
import { UsageError } from "./exit.js";
import { table } from "./text.js";
import { entry, shownValue, withoutSecrets } from "./value.js";

/** @param {import("./commands.js").Task} task */
export async function status({ charger, words, options, output, signal }) {
  if (options.redacted && options["show-secrets"]) throw new UsageError("--redacted and --show-secrets exclude each other.");
  const maxAge = number(options, "max-age");
  const keys = words.flatMap((word) => word.split(",")).filter(Boolean);
  const status = await (keys.length > 0 ? charger.status(keys, { maxAge, signal }) : charger.status(undefined, { maxAge, signal }));
  const values = shown(status, keys, options);
  const { missing, lastModified } = status;
  if (output.json) return output.document({ values, missing, lastModified });
  const rows = Object.entries(values).map(([key, value]) => [key, entry(key)?.name ?? "", shownValue(key, value)]);
  output.lines(table(rows, (cell, column) => (column === 0 ? output.paint("bold", cell) : column === 1 ? output.paint("dim", cell) : cell)));
  if (missing.length > 0) output.note(`this charger does not have ${missing.join(", ")}`);
  if (!options.redacted && Object.values(values).includes("***")) output.note("*** is a secret, or a key that is new; --show-secrets shows it");
  if (lastModified && Date.now() - lastModified.getTime() > 30_000) output.note(`the cloud got these values at ${localTime(lastModified)}`);
}

/**
 * @param {{ values: Record<string, unknown>, redacted(): Record<string, unknown> }} status
 * @param {string[]} keys
 * @param {import("./options.js").Given} options
 */
function shown(status, keys, options) {
  if (options.redacted) return status.redacted();
  return options["show-secrets"] ? status.values : withoutSecrets(status.values, keys);
}
