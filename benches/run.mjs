// Measures the package beside what a user could take instead, all on one server, and writes docs/performance.md.
// `cargo xtask bench` runs it. With `--quick` it makes one run, and leaves the file as it is.

import { fork } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { unpackPackage } from "../tests/lib/package.mjs";
import { programOf, runAlone } from "./alone.mjs";
import { bytes } from "./bytes.mjs";
import { CLIENTS } from "./clients.mjs";
import { memory } from "./memory.mjs";
import { report } from "./report.mjs";
import { startServer } from "./server.mjs";
import { median } from "./table.mjs";

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
const RUNS = values.quick ? 1 : 5;
const STARTS = 5;

/** When the newest request came, in ms since 1970. */
let arrived = 0;
const now = () => performance.timeOrigin + performance.now();
const [unpacked, server] = await Promise.all([unpackPackage(), startServer(() => (arrived = now()))]);
try {
  const entry = unpacked.entry();
  const figures = { runs: RUNS, starts: STARTS, bytes: await bytes(unpacked), cold: [], calls: { "keep-alive": [], close: [] } };
  await coldStart(entry); // The files are not in the system's cache yet.
  for (let run = 0; run < RUNS; run += 1) {
    console.log(`run ${run + 1} of ${RUNS}`);
    figures.cold.push(await coldStart(entry));
    for (const connection of ["keep-alive", "close"]) {
      figures.calls[connection].push(await runAlone("calls.mjs", ["--expose-gc"], `${server.url}/${connection}`, entry));
    }
  }
  console.log("memory");
  figures.memory = await memory(server.url, entry, values.quick ? [2_500, 10_000] : undefined);
  const text = report(figures);
  console.log(`\n${text}`);
  if (!values.quick) await writeFile(new URL("../docs/performance.md", import.meta.url), text);
} finally {
  await Promise.all([server.stop(), unpacked.remove()]);
}

/** For each client the median, in ms, from its import in a new process to its first request. */
async function coldStart(entry) {
  const times = new Map(Object.keys(CLIENTS).map((name) => [name, []]));
  for (let round = 0; round < STARTS; round += 1) {
    for (const [name, all] of times) all.push(await firstRequest(name, entry));
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}

function firstRequest(name, entry) {
  return new Promise((resolve, reject) => {
    const child = fork(programOf("cold-start.mjs"), [name, `${server.url}/keep-alive`, entry]);
    // It tells once its call has ended, so its request has arrived.
    child.once("message", (start) => resolve(arrived - start));
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code} before it said anything`)));
  });
}
