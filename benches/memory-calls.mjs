// Calls of which every second fails, each kind in its turn. A program of its own, run with --expose-gc:
// node memory-calls.mjs BASE ENTRY COUNT…
// Prints as JSON what is held in memory after so many calls, and how the calls of each kind ended.

import { setTimeout } from "node:timers/promises";
import { closedPort } from "../tests/lib/simulator.mjs";
import { failingCalls } from "./failing-calls.mjs";
import { importWatched } from "./wasm.mjs";

const [base, entry, ...counts] = process.argv.slice(2);
/** How many are under way at a time. */
const LANES = 8;

const { api, memory, slots } = await importWatched(entry);
const failing = [...failingCalls(api, base, await closedPort())];
const options = { serial: "000001", token: "secret", auth: "header", baseUrl: `${base}/keep-alive` };
const charger = new api.Charger(options);
const onRequest = () => {
  throw new Error("a hook that throws harms no call");
};
const hooked = new api.Charger({ ...options, onRequest });
const working = [
  () => charger.status(),
  () => charger.status(["amp", "car"]),
  () => charger.set({ amp: 10 }),
  () => hooked.status(["amp"]),
];

const outcomes = {};
const wrong = [];
let made = 0;

const samples = [];
for (const count of counts.map(Number)) {
  await Promise.all(Array.from({ length: LANES }, () => lane(count)));
  samples.push({ calls: made, ...(await sample()) });
}
console.log(JSON.stringify({ samples, outcomes, wrong: [...new Set(wrong)] }));
process.exit();

async function lane(until) {
  while (made < until) {
    const number = made;
    made += 1;
    const turn = Math.floor(number / 2);
    if (number % 2 === 0) {
      await working[turn % working.length]().catch((error) => wrong.push(`a good call failed: ${error.message}`));
      continue;
    }
    const [name, call] = failing[turn % failing.length];
    try {
      await call();
      wrong.push(`succeeded: ${name}`);
    } catch (error) {
      outcomes[name] ??= String(error?.code || error?.name || error);
    }
  }
}

async function sample() {
  // What broken connections leave behind takes a few rounds to go.
  for (let round = 0; round < 10; round += 1) {
    await setTimeout(20);
    globalThis.gc();
  }
  const timers = process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
  return { heap: process.memoryUsage().heapUsed, wasm: memory(), slots: slots(), timers };
}
