// Reads many chargers, as a fleet or by bare `fetch`. A program of its own, forked with --expose-gc:
// node fleet-client.mjs ENTRY BASE fleet|bare CHARGERS CONCURRENCY
// A message says what to do ("idle", "all", "watch", "measure", "end"), and is answered with figures.

import { setTimeout } from "node:timers/promises";
import { importWatched } from "./wasm.mjs";

const [entry, base, kind, ...numbers] = process.argv.slice(2);
const [count, concurrency] = numbers.map(Number);
const KEYS = ["car", "amp", "nrg", "eto", "wh", "frc", "err"];
const INTERVAL = 30_000;
const address = (number) => `${base}/${number}`;
const token = "secret";
let settled = 0;
let failed = 0;

/** By bare fetch: no checks, no judgement, one loop for each request that may be in flight. */
function bare() {
  const headers = { authorization: `Bearer ${token}` };
  const read = async (number) => {
    try {
      const response = await fetch(`${address(number)}/api/status?filter=${KEYS}`, { headers, signal: AbortSignal.timeout(10_000) });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      await response.json();
      settled += 1;
    } catch {
      failed += 1;
    }
  };
  return {
    async all() {
      let next = 1;
      const lane = async () => {
        while (next <= count) await read(next++);
      };
      await Promise.all(Array.from({ length: concurrency }, lane));
    },
    /** A timer for each charger, as one would write it. */
    watch() {
      for (let number = 1; number <= count; number += 1) {
        globalThis.setTimeout(() => {
          void read(number);
          setInterval(() => void read(number), INTERVAL);
        }, (number / count) * INTERVAL);
      }
    },
  };
}

async function fleet() {
  const { api, memory } = await importWatched(entry);
  await sample(memory);
  const before = await sample(memory);
  const chargers = Array.from({ length: count }, (_, index) => {
    return new api.Charger({ serial: "000001", token, baseUrl: address(index + 1) });
  });
  const made = new api.Fleet(chargers.map((charger, index) => [String(index + 1), charger]), { concurrency, interval: INTERVAL });
  return {
    memory,
    async idle() {
      // The core gets to know them with the first call, which asks none here.
      for await (const _ of made.status([], {})) throw new Error("a row");
    },
    before,
    async all() {
      for await (const { error } of made.status(KEYS, { retries: 0 })) error ? (failed += 1) : (settled += 1);
    },
    async watch() {
      for await (const { error } of made.watch(KEYS)) error ? (failed += 1) : (settled += 1);
    },
  };
}

async function sample(memory = () => 0) {
  for (let round = 0; round < 5; round += 1) {
    await setTimeout(20);
    globalThis.gc();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed, external, wasm: memory(), rss };
}

const made = kind === "bare" ? bare() : await fleet();
let [cpu, since] = [process.cpuUsage(), performance.now()];
const restart = () => {
  [cpu, since] = [process.cpuUsage(), performance.now()];
  [settled, failed] = [0, 0];
};
process.on("message", async (what) => {
  if (what === "end") process.exit();
  if (what === "restart") return process.send(restart() ?? {});
  if (what === "watch") return process.send(void made.watch() ?? {});
  if (what === "idle") {
    await made.idle().catch(() => {});
    return process.send({ before: made.before, after: await sample(made.memory) });
  }
  if (what === "all") {
    restart();
    await made.all();
  }
  const [used, wall] = [process.cpuUsage(cpu), performance.now() - since];
  const { rss, heapUsed } = process.memoryUsage();
  process.send({ cpu: (used.user + used.system) / 1000, wall, settled, failed, rss, heap: heapUsed, wasm: made.memory?.() ?? 0 });
});
process.send("ready");
