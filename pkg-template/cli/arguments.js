// @ts-check
// From the words of the command line to a command, its words and its options.

import { parseArgs } from "node:util";
import { COMMANDS } from "./commands.js";
import { UsageError } from "./exit.js";
import { CHARGER, COMMON, OPTIONS } from "./options.js";

/**
 * @param {string[]} args
 * @returns {{ name: string | undefined, words: string[], options: import("./options.js").Given }}
 */
export function readArguments(args) {
  const { values: options, positionals } = parse(args);
  const [name, ...words] = positionals;
  if (name === "help") return { name: words[0] && known(words[0]).name, words: [], options: { ...options, help: true } };
  if (name === undefined) return { name, words, options };
  const { command } = known(name);
  if (options.help || options.version) return { name, words, options };
  const allowed = [...Object.keys(COMMON), ...(command.offline ? [] : Object.keys(CHARGER)), ...command.options];
  for (const option of Object.keys(options)) {
    if (!allowed.includes(option)) throw new UsageError(`${name} does not know --${option}. \`goecharger help ${name}\` lists its options.`);
  }
  const [least, most] = command.words;
  if (words.length < least || words.length > most) throw new UsageError(`Usage: goecharger ${name} ${command.usage}`.trimEnd());
  return { name, words, options };
}

/** @param {string} name */
function known(name) {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return { name, command };
  const like = (/** @type {string} */ start) => Object.keys(COMMANDS).filter((other) => other.startsWith(start));
  const near = like(name).length > 0 ? like(name) : like(name.slice(0, 2));
  const advice = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "`goecharger` lists them.";
  throw new UsageError(`There is no command ${JSON.stringify(name)}. ${advice}`);
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!code?.startsWith("ERR_PARSE_ARGS")) throw error;
    // The first sentence names the option, never its value.
    const [sentence] = message.split(/\. |\n/);
    const [, start] = /^Unknown option '--([\w-]+)'/.exec(message) ?? [];
    const near = start ? Object.keys(OPTIONS).filter((option) => option.startsWith(start.slice(0, 3))) : [];
    const advice = near.length > 0 ? `Did you mean --${near.join(" or --")}?` : "`goecharger --help` lists the options.";
    throw new UsageError(`${sentence?.replace(/\.$/, "")}. ${advice}`);
  }
}
