// @ts-check
// `completion bash|zsh|fish`

import { catalogue } from "../generated/catalogue.js";
import { UsageError } from "./exit.js";
import { CHARGER, COMMON, OPTIONS } from "./options.js";

/**
 * What may follow a command.
 * @typedef {{ name: string, help: string, words: string[], options: string[] }} Choice
 */

/**
 * @param {import("./commands.js").Task} task
 * @param {Record<string, import("./commands.js").Command>} commands
 */
export async function completion({ words, output }, commands) {
  const shells = { bash, zsh, fish };
  const shell = String(words[0]);
  if (!Object.hasOwn(shells, shell)) throw new UsageError("completion takes bash, zsh or fish.");
  const script = shells[/** @type {keyof typeof shells} */ (shell)](choices(commands));
  if (output.json) return output.document({ shell, script });
  output.text(script);
}

/**
 * @param {Record<string, import("./commands.js").Command>} commands
 * @returns {Choice[]}
 */
function choices(commands) {
  const words = new Map([
    ["status", keyNames("r")],
    ["watch", keyNames("r")],
    ["keys", keyNames("")],
    ["set", keyNames("w").map((key) => `${key}=`)],
    ["phases", ["auto", "1", "3"]],
    ["completion", ["bash", "zsh", "fish"]],
  ]);
  const list = Object.entries(commands).map(([name, { help, options, offline }]) => ({
    name,
    help,
    words: words.get(name) ?? [],
    options: [...options, ...Object.keys(COMMON), ...(offline ? [] : Object.keys(CHARGER))],
  }));
  return [...list, { name: "help", help: "the options of a command", words: Object.keys(commands), options: [] }];
}

/** @param {"r" | "w" | ""} access */
function keyNames(access) {
  return Object.values(catalogue).filter((entry) => entry.access.includes(access)).map(({ key }) => key);
}

/** @param {{ words: string[], options: string[] }} choice */
const candidates = ({ words, options }) => [...words, ...options.map((option) => `--${option}`)].join(" ");

/** Before there is a command. @param {Choice[]} list */
const first = (list) => candidates({ words: list.map(({ name }) => name), options: Object.keys({ ...COMMON, ...CHARGER }) });

/** @param {Choice[]} list */
const names = (list, separator = "|") => list.map(({ name }) => name).join(separator);

/** @param {Choice[]} list */
function bash(list) {
  return `# goecharger: add to ~/.bashrc: source <(goecharger completion bash)
_goecharger() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= words= i
  if [[ $before == --config ]]; then COMPREPLY=($(compgen -f -- "$word")); return; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in ${names(list)}) command=\${COMP_WORDS[i]}; break ;; esac
  done
  case $command in
${list.map((choice) => `    ${choice.name}) words="${candidates(choice)}" ;;`).join("\n")}
    *) words="${first(list)}" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [[ \${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi
}
complete -F _goecharger goecharger`;
}

/** @param {Choice[]} list */
function zsh(list) {
  return `#compdef goecharger
# goecharger: add to ~/.zshrc, after compinit: source <(goecharger completion zsh)
_goecharger() {
  local command word
  local -a candidates
  if [[ \${words[CURRENT-1]} == --config ]]; then _files; return; fi
  for word in \${words[2,CURRENT-1]}; do
    case $word in ${names(list)}) command=$word; break ;; esac
  done
  case $command in
${list.map((choice) => `    ${choice.name}) candidates=(${candidates(choice)}) ;;`).join("\n")}
    *) candidates=(${first(list)}) ;;
  esac
  compadd -- \${candidates:#*=}
  compadd -S '' -- \${(M)candidates:#*=}
}
compdef _goecharger goecharger`;
}

/** @param {Choice[]} list */
function fish(list) {
  const after = (/** @type {string} */ names) => `-n '__fish_seen_subcommand_from ${names}'`;
  const start = `-n 'not __fish_seen_subcommand_from ${names(list, " ")}'`;
  const commands = list.map(({ name, help }) => `complete -c goecharger ${start} -a ${name} -d ${quoted(help)}`);
  const words = list.filter(({ words }) => words.length > 0).map(({ name, words }) => `complete -c goecharger ${after(name)} -a '${words.join(" ")}'`);
  const options = Object.entries(OPTIONS).map(([option, { type, help }]) => {
    const where = option in COMMON || option in CHARGER ? "" : ` ${after(names(list.filter(({ options }) => options.includes(option)), " "))}`;
    const value = type === "boolean" ? "" : option === "config" ? " -r -F" : " -x";
    return `complete -c goecharger${where} -l ${option}${value} -d ${quoted(help)}`;
  });
  return ["# goecharger: goecharger completion fish > ~/.config/fish/completions/goecharger.fish", "complete -c goecharger -f", ...commands, ...words, ...options].join("\n");
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
