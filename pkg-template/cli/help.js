// @ts-check
// The help.

import { readFile } from "node:fs/promises";
import { COMMANDS } from "./commands.js";
import { MEANINGS } from "./exit.js";
import { CHARGER, COMMON, OPTIONS } from "./options.js";
import { table } from "./text.js";

/** @param {readonly (readonly string[])[]} rows */
const indented = (rows) => table(rows).map((line) => `  ${line}`).join("\n");

/** For somebody who does not know what to type. */
export function shortHelp() {
  return `Read, control and watch a go-e wallbox.

Usage: goecharger COMMAND [options]

Commands:
${indented(Object.entries(COMMANDS).map(([name, { usage, help }]) => [`${name} ${usage}`.trimEnd(), help]))}

\`goecharger --help\` tells how to name the charger, and lists options and exit codes.`;
}

export function help() {
  return `${shortHelp().replace(/\n\n.*$/, "")}

Options:
${optionLines([...Object.keys(COMMON), ...Object.keys(CHARGER)])}

\`goecharger help COMMAND\` lists the options of a command.

The charger is the one of the options, else of GOE_HOST, or GOE_SERIAL with GOE_TOKEN, else of
~/.config/goecharger/config.json: {"serial": "000001", "token": "…"} or {"host": "192.168.0.75"}.
Nobody but you may have rights to that file (chmod 600).

Exit codes:
${indented(MEANINGS.map(([code, meaning]) => [String(code).padStart(3), meaning]))}`;
}

/**
 * @param {string} name
 * @param {import("./commands.js").Command} command
 */
export function commandHelp(name, { usage, help, options, offline }) {
  const common = [...Object.keys(COMMON), ...(offline ? [] : Object.keys(CHARGER))];
  return `${help[0]?.toUpperCase()}${help.slice(1)}.

Usage: goecharger ${`${name} ${usage}`.trimEnd()} [options]

Options:
${optionLines([...options, ...common])}`;
}

/** @param {string[]} names */
function optionLines(names) {
  return indented(
    names.map((name) => {
      const { short, value, help } = /** @type {Record<string, import("./options.js").Option>} */ (OPTIONS)[name] ?? { help: "" };
      return [`${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}` : ""}`, help];
    }),
  );
}

export async function version() {
  return JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")).version;
}
