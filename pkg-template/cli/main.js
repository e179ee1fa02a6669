#!/usr/bin/env node
// @ts-check
// The command `goecharger`: what is asked, who does it, how it ends.

import process from "node:process";
import { readArguments } from "./arguments.js";
import { openCharger } from "./charger.js";
import { COMMANDS } from "./commands.js";
import { exitCode, failure, INTERRUPTED } from "./exit.js";
import { commandHelp, help, shortHelp, version } from "./help.js";
import { Output } from "./output.js";

const stopped = new AbortController();
const asJson = process.argv.includes("--json");
const output = new Output(process.stdout, process.stderr, { json: asJson });

// A second Ctrl-C finds no listener and ends the process at once.
for (const name of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(name, () => stopped.abort(new DOMException(name, "AbortError")));
}
// What reads the output may leave early, as `head` does. That is no failure.
process.stdout.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  await run();
} catch (error) {
  output.endProgress();
  if (stopped.signal.aborted) {
    process.exitCode = INTERRUPTED[stopped.signal.reason.message];
    output.note("stopped. A setting that was on its way may have arrived all the same.", "interrupted");
  } else {
    process.exitCode = exitCode(error);
    output.failure(failure(error));
  }
}

async function run() {
  const { name, words, options } = readArguments(process.argv.slice(2));
  if (options.version) return output.json ? output.document({ version: await version() }) : output.text(await version());
  const command = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || !command) return output.text(options.help ? help() : shortHelp());
  if (options.help) return output.text(commandHelp(name, command));
  const charger = command.offline ? undefined : await openCharger(options, process.env, output);
  await command.run({ charger: /** @type {import("../index.js").Charger} */ (charger), words, options, output, signal: stopped.signal });
  output.endProgress();
  // A watch that was stopped ends quietly; its shell still has to know.
  if (stopped.signal.aborted) process.exitCode = INTERRUPTED[stopped.signal.reason.message];
}
