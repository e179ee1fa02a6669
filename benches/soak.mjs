// Many mixed calls, of whose requests a tenth fails: whether all settle, whether what they said is what the server did,
// and whether anything is left of them.
//
// `cargo xtask bench soak` runs it; `--calls N` is how many, `--seed N` brings the same calls again, though not each with
// the same fault: that depends on the order in which they arrive. tests/node/soak.test.mjs runs it shortened.

import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { unpackPackage } from "../tests/lib/package.mjs";
import { closedPort, startSimulator } from "../tests/lib/simulator.mjs";
import { ABORTED, AT_ONCE, Calls, chargersOf, DONE, DOUBT, NO_SET, NOT_DONE, numberOf } from "./soak-calls.mjs";
import { table } from "./table.mjs";
import { importWatched } from "./wasm.mjs";

/** More growth than this is no noise of the garbage collector. */
const FLAT = { part: 0.03, bytes: 500_000 };
const MOST_SHOWN = 20;
/** The simulator keeps the newest 50 000 requests of a charger. */
const MOST_CALLS = 100_000;

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "20000" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 32)) },
  },
});
const [count, seed] = [Number(values.calls), Number(values.seed)];
if (!(count >= 100 && count <= MOST_CALLS)) throw new Error(`--calls takes a number from 100 to ${MOST_CALLS}`);
console.log(`${count} calls, ${AT_ONCE} at a time, --seed ${seed}`);

const wrong = [];
process.on("warning", (warning) => wrong.push(`Node.js warns: ${warning.message}`));
const [unpacked, simulator] = await Promise.all([unpackPackage(), startSimulator("--seed", String(seed))]);
try {
  const { api, memory } = await importWatched(unpacked.entry());
  await soak(api, memory);
} catch (error) {
  wrong.push(error.message);
} finally {
  await Promise.all([simulator.stop(), unpacked.remove()]);
}
if (wrong.length > MOST_SHOWN) wrong.splice(MOST_SHOWN, Infinity, `and ${wrong.length - MOST_SHOWN} more`);
console.log(wrong.length > 0 ? `WRONG:\n${wrong.join("\n")}` : "Every promise settled, and each told the truth.");
process.exitCode = wrong.length > 0 ? 1 : 0;
// It lets the process end; so it comes only if something else does not.
setTimeout(10_000, undefined, { ref: false }).then(() => {
  console.log(`WRONG:\nthe process does not end: ${[...new Set(process.getActiveResourcesInfo())]}`);
  process.exit(1);
});

async function soak(api, memory) {
  const chargers = await chargersOf(api, simulator.control, await closedPort(), seed);
  const calls = new Calls(api, chargers, count, seed);
  const begin = performance.now();
  const samples = [];
  for (const part of [0.25, 0.5, 0.75, 1]) {
    const number = Math.round(count * part);
    await calls.until(number);
    samples.push({ number, ...(await sample(memory)), listeners: calls.listeners });
  }
  console.log(`${((performance.now() - begin) / 1000).toFixed(0)} s\n`);
  const rows = [...calls.outcomes].sort((one, other) => (one[0] < other[0] ? -1 : 1));
  console.log(`${table([["what became of them", "calls"], ...rows.map(([what, times]) => [what, String(times)])])}\n`);
  wrong.push(...calls.wrong);
  compare(calls, await log(chargers));
  flat(samples);
}

async function sample(memory) {
  // What broken connections leave behind takes a few rounds to go.
  for (let round = 0; round < 10; round += 1) {
    await setTimeout(20);
    globalThis.gc();
  }
  const timers = process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
  return { heap: process.memoryUsage().heapUsed, wasm: memory(), timers };
}

/** The requests of all chargers. */
async function log(chargers) {
  const logs = await Promise.all(chargers.map(({ made }) => simulator.control.requests(made.serial)));
  return logs.flat();
}

/** What the calls said, and what the server did. */
function compare({ fates }, requests) {
  const came = new Uint8Array(fates.length);
  const done = new Uint8Array(fates.length);
  let sets = 0;
  let applied = 0;
  for (const { target, applied: values } of requests) {
    if (!target.includes("/api/set?")) continue;
    sets += 1;
    const [[key, number]] = [...new URLSearchParams(target.slice(target.indexOf("?")))]
      .map(([key, text]) => [key, numberOf(text.replaceAll('"', ""))])
      .filter(([, number]) => number !== undefined);
    came[number] += 1;
    if (values?.[key] === undefined) continue;
    applied += 1;
    done[number] += 1;
  }
  const total = (fate) => fates.reduce((sum, each) => sum + (each === fate), 0);
  const carriedOut = (fate) => fates.reduce((sum, each, number) => sum + (each === fate && done[number] > 0), 0);
  fates.forEach((fate, number) => {
    if (came[number] > 1) wrong.push(`set ${number} was sent ${came[number]} times`);
    if (fate === NO_SET && came[number] > 0) wrong.push(`call ${number} was no set, yet the server got one`);
    const times = done[number];
    if (fate === DONE && times !== 1) wrong.push(`set ${number} was accepted, yet the server carried it out ${times} times`);
    if (fate === NOT_DONE && times > 0) wrong.push(`set ${number} failed, yet the server carried it out`);
  });
  const rows = [["accepted", DONE], ["not carried out", NOT_DONE], ["in doubt", DOUBT], ["aborted", ABORTED]];
  console.log(`${table([
    ["sets, by what was said", "sets", "carried out by the server"],
    ...rows.map(([what, fate]) => [what, String(total(fate)), String(carriedOut(fate))]),
  ])}\n`);
  const known = total(DONE) + carriedOut(DOUBT) + carriedOut(ABORTED);
  console.log(`${requests.length} requests came, ${sets} of them sets`);
  console.log(`${applied} sets were carried out, ${known} by what was said\n`);
  if (applied !== known) wrong.push(`the server carried out ${applied} sets, not ${known}`);
}

function flat(samples) {
  const kB = (bytes) => (bytes / 1000).toFixed(0);
  const rows = samples.map((sample) => [
    String(sample.number),
    kB(sample.heap),
    kB(sample.wasm),
    String(sample.timers),
    String(sample.listeners),
  ]);
  console.log(`${table([["after calls", "heap kB", "WebAssembly kB", "timers", "listeners"], ...rows])}\n`);
  const [first, last] = [samples[0], samples.at(-1)];
  for (const part of ["heap", "wasm"]) {
    if (last[part] > first[part] * (1 + FLAT.part) + FLAT.bytes) {
      wrong.push(`memory grows: ${part} from ${kB(first[part])} to ${kB(last[part])} kB`);
    }
  }
  for (const part of ["timers", "listeners"]) {
    const left = Math.max(...samples.map((sample) => sample[part]));
    if (left > 0) wrong.push(`${left} ${part} are left when nothing is under way`);
  }
}
