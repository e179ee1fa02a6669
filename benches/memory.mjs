// Whether memory stays flat over many calls, of which every second fails.

import { parseArgs } from "node:util";
import { unpackPackage } from "../tests/lib/package.mjs";
import { runAlone } from "./alone.mjs";
import { startServer } from "./server.mjs";
import { table } from "./table.mjs";

/** From the last but one on, nothing may grow: what comes before warms everything up. */
const COUNTS = [10_000, 30_000, 100_000];
/**
 * What may be more at the end than after the last count but one: the noise of the garbage collector, and of how many calls
 * were under way at once. What one kind of call leaves behind each time is far more: each kind comes 800 times.
 */
const GROWTH = { heap: 500_000, wasm: 2 * 65_536, slots: 256, timers: 0 };

/** @param {string} base @param {string} entry @param {number[]} [counts] */
export async function memory(base, entry, counts = COUNTS) {
  const { samples, outcomes, wrong } = await runAlone("memory-calls.mjs", ["--expose-gc"], base, entry, ...counts.map(String));
  const [warm, last] = samples.slice(-2);
  const growing = Object.keys(GROWTH).filter((part) => last[part] - warm[part] > GROWTH[part]);
  const rows = samples.map(({ calls, heap, wasm, slots, timers }) => [
    String(calls),
    (heap / 1000).toFixed(0),
    (wasm / 1000).toFixed(0),
    String(slots),
    String(timers),
  ]);
  return {
    rows: [["after calls", "heap kB", "WebAssembly kB", "slots of its table", "timers"], ...rows],
    kinds: Object.keys(outcomes).length,
    outcomes,
    faults: [...growing.map((part) => `grows: ${part}, from ${warm[part]} to ${last[part]}`), ...wrong],
  };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { calls: { type: "string" } } });
  const [unpacked, server] = await Promise.all([unpackPackage(), startServer()]);
  try {
    const counts = values.calls ? [Number(values.calls) / 4, Number(values.calls)] : COUNTS;
    const { rows, kinds, outcomes, faults } = await memory(server.url, unpacked.entry(), counts);
    const ends = Object.entries(outcomes);
    console.log(`${table([["a call that fails", "by"], ...ends])}\n\n${kinds} kinds\n\n${table(rows)}\n`);
    console.log(faults.length === 0 ? "Nothing grows." : `WRONG:\n${faults.join("\n")}`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await Promise.all([server.stop(), unpacked.remove()]);
  }
}
