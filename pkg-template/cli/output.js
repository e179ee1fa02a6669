// @ts-check
// What goes to stdout and stderr: text or JSON, with colour on a terminal only.

import process from "node:process";
import { clean, cleanLines, json } from "./text.js";

const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };

export class Output {
  #out;
  #err;
  #progress = false;

  /**
   * @param {NodeJS.WriteStream} out
   * @param {NodeJS.WriteStream} err
   * @param {{ json: boolean }} options
   */
  constructor(out, err, options) {
    this.#out = out;
    this.#err = err;
    this.json = options.json;
    /** Whether a person reads stdout. */
    this.isTerminal = Boolean(out.isTTY);
  }

  /**
   * Text in colour, where stdout is a terminal and nobody objects (https://no-color.org).
   * @param {keyof typeof STYLES} style
   * @param {string} text
   */
  paint(style, text) {
    return coloured(this.#out, style, text);
  }

  /** @param {string} text */
  text(text) {
    this.endProgress();
    this.#out.write(`${text}\n`);
  }

  /** @param {readonly string[]} lines */
  lines(lines) {
    if (lines.length > 0) this.text(lines.join("\n"));
  }

  /**
   * The one JSON document of a command; of a watch, one on each line.
   * @param {unknown} value
   * @param {{ line?: boolean }} [options]
   */
  document(value, { line = false } = {}) {
    this.text(json(value, line ? undefined : 2));
  }

  /**
   * Something to know beside the result.
   * @param {string} message
   * @param {string} kind
   */
  note(message, kind = "note") {
    this.endProgress();
    this.#err.write(this.json ? `${json({ [kind]: message })}\n` : `${coloured(this.#err, "yellow", kind)}: ${clean(message)}\n`);
  }

  /** @param {{ code: string, message: string }} failure */
  failure(failure) {
    const { code, message } = failure;
    const text = `${coloured(this.#err, "red", code)}: ${cleanLines(message)}`;
    this.#err.write(`${this.json ? json({ error: failure }) : text}\n`);
  }

  /**
   * How far a long work is: a line of a terminal that is written anew.
   * @param {string} text
   */
  progress(text) {
    if (!this.#err.isTTY || this.json) return;
    this.#err.write(`\r\x1b[K${clean(text)}`);
    this.#progress = true;
  }

  endProgress() {
    if (this.#progress) this.#err.write("\r\x1b[K");
    this.#progress = false;
  }

  /** A logger for the package. @param {string} message */
  debug(message) {
    this.endProgress();
    this.#err.write(`${this.json ? json({ debug: message }) : coloured(this.#err, "dim", clean(message))}\n`);
  }
}

/**
 * @param {NodeJS.WriteStream} stream
 * @param {keyof typeof STYLES} style
 * @param {string} text
 */
function coloured(stream, style, text) {
  const isWanted = stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== "dumb";
  return isWanted ? `\x1b[${STYLES[style]}m${text}\x1b[0m` : text;
}
