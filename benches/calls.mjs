// CPU time of a call by each client, in turns. A program of its own, run with --expose-gc: node calls.mjs BASE ENTRY
// Prints the medians in µs as JSON: for each call, for each client.

import { CLIENTS } from "./clients.mjs";
import { median } from "./table.mjs";

const [base, entry] = process.argv.slice(2);
const ROUNDS = 9;
const CALLS = 200;

const clients = [];
for (const [name, make] of Object.entries(CLIENTS)) clients.push([name, await make(base, entry)]);

const figures = {};
for (const what of ["full", "keys", "set"]) figures[what] = await compare(what);
console.log(JSON.stringify(figures));
process.exit();

async function compare(what) {
  const times = new Map();
  for (const [name, client] of clients) {
    times.set(name, []);
    await repeat(client[what], 2 * CALLS);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    // Each goes first in its turn.
    for (const [name, client] of rotated(clients, round)) {
      globalThis.gc();
      const before = process.cpuUsage();
      await repeat(client[what], CALLS);
      const { user, system } = process.cpuUsage(before);
      times.get(name).push((user + system) / CALLS);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
}

async function repeat(call, times) {
  for (let index = 0; index < times; index += 1) await call();
}

function rotated(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}
