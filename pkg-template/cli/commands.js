// @ts-check
// The commands: what each takes, what the help says of it, and who does it.

import { cards } from "./cards.js";
import { completion } from "./completion.js";
import { control, current, phases } from "./controls.js";
import { keys } from "./keys.js";
import { overview } from "./overview.js";
import { sessions } from "./sessions.js";
import { set } from "./set.js";
import { status } from "./status.js";
import { watch } from "./watch.js";

/**
 * What a command works with.
 * @typedef {object} Task
 * @property {import("../index.js").Charger} charger not for an offline command
 * @property {string[]} words
 * @property {import("./options.js").Given} options
 * @property {import("./output.js").Output} output
 * @property {AbortSignal} signal
 */

/**
 * @typedef {object} Command
 * @property {string} usage
 * @property {string} help
 * @property {readonly [least: number, most: number]} words
 * @property {readonly string[]} options its own, besides those of all
 * @property {boolean} [offline] it asks no charger
 * @property {(task: Task) => Promise<void>} run
 */

const ANY = Infinity;

/** @type {Record<string, Command>} */
export const COMMANDS = {
  overview: { usage: "", help: "what an owner asks for: state, power, energy", words: [0, 0], options: ["max-age"], run: overview },
  status: { usage: "[KEY…]", help: "the values of some keys, or of all", words: [0, ANY], options: ["max-age", "redacted", "show-secrets"], run: status },
  watch: { usage: "[KEY…]", help: "the overview, or some keys, again and again", words: [0, ANY], options: ["interval", "show-secrets"], run: watch },
  set: { usage: "KEY=VALUE…", help: "set keys; a value is JSON, else text", words: [0, ANY], options: ["verify", "confirm", "unchecked", "stdin"], run: set },
  start: { usage: "", help: "charge, past eco mode and timetable", words: [0, 0], options: ["verify"], run: control("start") },
  stop: { usage: "", help: "do not charge", words: [0, 0], options: ["verify"], run: control("stop") },
  auto: { usage: "", help: "leave it to the charger", words: [0, 0], options: ["verify"], run: control("auto") },
  current: { usage: "AMPERES", help: "ask for 6 to 32 A on each phase", words: [1, 1], options: ["verify"], run: current },
  phases: { usage: "auto|1|3", help: "choose the phases", words: [1, 1], options: ["verify"], run: phases },
  sessions: {
    usage: "--from DATE [--to DATE]",
    help: "the charging history",
    words: [0, 0],
    options: ["from", "to", "csv", "delimiter", "by", "time-zone", "export-base-url"],
    run: sessions,
  },
  cards: { usage: "", help: "the RFID cards and their energy", words: [0, 0], options: ["max-age"], run: cards },
  keys: { usage: "[SEARCH…]", help: "what is known of the keys; asks no charger", words: [0, ANY], options: [], offline: true, run: keys },
  completion: { usage: "bash|zsh|fish", help: "a script that completes commands, options and keys", words: [1, 1], options: [], offline: true, run: (task) => completion(task, COMMANDS) },
};
