// The command `goecharger` of the packed package, as a user's shell runs it.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { unpackPackage } from "./package.mjs";
import { startSimulator } from "./simulator.mjs";

/** A home folder, the package and a simulator; `stop()` undoes it. */
export async function setUpCommand() {
  const [unpacked, simulator, home] = await Promise.all([unpackPackage(), startSimulator(), mkdtemp(join(tmpdir(), "goecharger-home-"))]);
  const program = join(unpacked.folder, "dist", "cli.js");
  return {
    program,
    home,
    simulator,
    control: simulator.control,
    /** Runs the command to its end: `{ code, stdout, stderr }`. */
    run: (words, options) => start(program, home, words, options).ended,
    /** Runs it and hands it over while it runs. */
    start: (words, options) => start(program, home, words, options),
    async stop() {
      await Promise.all([simulator.stop(), unpacked.remove(), rm(home, { recursive: true })]);
    },
  };
}

/**
 * Nothing of the environment but what finds programs, so that a charger of the developer is never asked.
 */
function start(program, home, words, { env = {}, stdin = "", flags = [] } = {}) {
  const child = spawn(process.execPath, [...flags, program, ...words], { env: { PATH: process.env.PATH, HOME: home, TZ: "Europe/Vienna", ...env } });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (text) => (output[name] += text));
  child.stdin.on("error", () => {});
  // Without an end, somebody still types.
  if (stdin !== null) child.stdin.end(stdin);
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code: code ?? signal, ...output }));
  });
  return { child, output, ended };
}

/** The environment by which a charger of the simulator is found. */
export function environment({ serial, token, cloud, local }, side = "local") {
  return side === "cloud" ? { GOE_SERIAL: serial, GOE_TOKEN: token, GOE_BASE_URL: cloud } : { GOE_HOST: new URL(local).host };
}
