// Measures the package side by side with bare `fetch`, and prints the figures beside the bars of the design.
// `cargo xtask bench` runs it; `--reads N` is how many reads the memory is looked at after.

import { execFile } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { unpackPackage } from "../tests/lib/package.mjs";
import { startSimulator } from "../tests/lib/simulator.mjs";
import { bytes } from "./bytes.mjs";
import { calls } from "./calls.mjs";
import { median, spread, table, verdict } from "./table.mjs";
import { importWatched } from "./wasm.mjs";

const STARTS = 15;
const SLOWEST_START = 10;
/** More than this, in bytes, is no noise of the garbage collector. */
const FLAT = 500_000;

const { values } = parseArgs({ options: { reads: { type: "string", default: "20000" } } });
const reads = Number(values.reads);
if (!(reads > 1000)) throw new Error("--reads takes a number above 1000");

const [unpacked, simulator] = await Promise.all([unpackPackage(), startSimulator()]);
try {
  const entry = unpacked.entry();
  const made = await simulator.control.create();
  const { api, bytes: wasm } = await importWatched(entry);
  console.log(`Node.js ${process.version}, ${cpus().length} × ${cpus()[0].model}\n`);
  await report(() => bytes(unpacked, wasm));
  await report(() => coldStart(entry, made));
  await report(() => calls(api, made));
  await report(() => memory(entry, made));
} finally {
  await Promise.all([simulator.stop(), unpacked.remove()]);
}

async function report(measure) {
  console.log(`${table(await measure())}\n`);
}

/** Runs a program of this folder in a new process; returns what it prints. */
async function runAlone(name, flags, ...args) {
  const program = fileURLToPath(new URL(name, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program, ...args]);
  return JSON.parse(stdout);
}

async function coldStart(entry, { serial, token, cloud }) {
  const options = JSON.stringify({ serial, token, baseUrl: cloud, auth: "header" });
  const init = JSON.stringify({ headers: { authorization: `Bearer ${token}` } });
  const times = { own: [], bare: [] };
  for (let round = 0; round <= STARTS; round += 1) {
    const own = await runAlone("cold-start.mjs", [], entry, options);
    const bare = await runAlone("cold-start.mjs", [], "", "", `${cloud}/api/status?filter=amp`, init);
    if (round === 0) continue; // the files are not in the system's cache yet
    times.own.push(own);
    times.bare.push(bare);
  }
  const above = times.own.map((own, round) => own - times.bare[round]);
  return [
    ["import to first request", "ms", "bare fetch", "above it (min–max)", "bar"],
    [
      `${STARTS} new processes of each`,
      median(times.own).toFixed(1),
      median(times.bare).toFixed(1),
      spread(above, 1),
      verdict(median(above), SLOWEST_START, "10 ms"),
    ],
  ];
}

async function memory(entry, { serial, token, cloud }) {
  const options = JSON.stringify({ serial, token, baseUrl: cloud, auth: "header" });
  const [first, last] = await runAlone("memory.mjs", ["--expose-gc"], entry, options, String(reads));
  const row = (what, part) => {
    const growth = last[part] - first[part];
    const sizes = [first[part], last[part], growth].map((size) => (size / 1000).toFixed(0));
    return [what, ...sizes, growth <= FLAT ? "flat" : "GROWS"];
  };
  return [
    ["memory in kB", "after 1000 reads", `after ${reads}`, "growth", "bar: flat"],
    row("heap", "heap"),
    row("WebAssembly", "wasm"),
  ];
}
