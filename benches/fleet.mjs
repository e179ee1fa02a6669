// What a fleet costs in one process: `cargo xtask bench fleet`. 1 000, 10 000 and 30 000 simulated chargers, each read
// once every 30 s, of which 2 % are slow and 2 % fail; beside a bare `fetch` loop of the same concurrency.
//
// `--chargers N,N` for other sizes, `--minutes M` for the time that each is watched, `--quick` for a short run.

import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { unpackPackage } from "../tests/lib/package.mjs";
import { programOf } from "./alone.mjs";
import { median, spread, table } from "./table.mjs";

const { values } = parseArgs({
  options: {
    chargers: { type: "string", default: "1000,10000,30000" },
    minutes: { type: "string", default: "0.7" },
    runs: { type: "string", default: "3" },
    quick: { type: "boolean", default: false },
  },
});
const INTERVAL = 30_000;
const SIZES = values.quick ? [1_000] : values.chargers.split(",").map(Number);
const MINUTES = values.quick ? 0.6 : Number(values.minutes);
const RUNS = values.quick ? 1 : Number(values.runs);
const RATIO_OF = Math.min(10_000, Math.max(...SIZES));
const CONCURRENCY = 64;
/** The bar: a fleet against the bare loop. */
const BAR = 0.8;

const unpacked = await unpackPackage();
const entry = unpacked.entry();
try {
  for (const size of SIZES) await watched(size);
  await flatOut();
} finally {
  await unpacked.remove();
}

/** A program of this folder, which answers each message. */
async function start(name, ...args) {
  const child = fork(programOf(name), args.map(String), { execArgv: ["--expose-gc"] });
  child.once("exit", (code) => code && console.log(`${name} ended with ${code}`));
  const [first] = await once(child, "message");
  const ask = async (what) => {
    child.send(what);
    return (await once(child, "message"))[0];
  };
  return { first, ask, stop: () => child.kill() };
}

/** All chargers once, as fast as it goes; fleet and bare loop take turns. Of sound chargers only: the rest is waiting. */
async function flatOut() {
  const server = await start("fleet-server.mjs");
  const base = `http://127.0.0.1:${server.first}/s`;
  const clients = {};
  for (const kind of ["bare", "fleet"]) clients[kind] = await start("fleet-client.mjs", entry, base, kind, RATIO_OF, CONCURRENCY);
  const runs = { bare: [], fleet: [] };
  for (let run = -1; run < RUNS; run += 1) {
    for (const [kind, client] of Object.entries(clients)) {
      const figures = await client.ask("all");
      // The first is to warm up.
      if (run >= 0) runs[kind].push({ ...figures, rate: (RATIO_OF / figures.wall) * 1000, cpu: (figures.cpu / RATIO_OF) * 1000 });
    }
  }
  const each = (kind, name) => runs[kind].map((figures) => figures[name]);
  const ratios = (name, turn) => each("fleet", name).map((figure, run) => (turn ? runs.bare[run][name] / figure : figure / runs.bare[run][name]));
  console.log(`${RATIO_OF} chargers once, as fast as ${CONCURRENCY} requests at a time go; ${RUNS} runs\n`);
  console.log(`${table([
    ["", "reads/s", "CPU µs a read", "failed"],
    ...["bare", "fleet"].map((kind) => [kind, spread(each(kind, "rate"), 0), spread(each(kind, "cpu"), 0), String(median(each(kind, "failed")))]),
    ["fleet to bare", spread(ratios("rate", false), 2), spread(ratios("cpu", true), 2), ""],
  ])}\n`);
  Object.values(clients).forEach((client) => client.stop());
  server.stop();
}

/** Each once an interval, for some minutes; the bare loop for comparison, with a timer for each charger. */
async function watched(size) {
  const rows = [];
  const cpu = {};
  let idle = "";
  for (const kind of ["bare", "fleet"]) {
    const server = await start("fleet-server.mjs");
    // Slow ones and failing ones must not take all places: 2 % of 30 000, for 2.5 s each, are 50.
    const concurrency = Math.max(CONCURRENCY, Math.ceil(size / 100));
    const client = await start("fleet-client.mjs", entry, `http://127.0.0.1:${server.first}/c`, kind, size, concurrency);
    if (kind === "fleet") {
      const { before, after } = await client.ask("idle");
      const [heap, wasm] = [after.heap + after.external - before.heap - before.external, after.wasm - before.wasm];
      idle = `a charger that is idle: ${Math.round((heap + wasm) / size)} bytes (${Math.round(heap / size)} of JavaScript, ${Math.round(wasm / size)} of WebAssembly)`;
    }
    await client.ask("watch");
    // A fleet begins sooner than its interval asks, and then keeps to its grid.
    await setTimeout(kind === "fleet" ? 2 * INTERVAL + 2_000 : INTERVAL + 2_000);
    await Promise.all([server.ask(INTERVAL), client.ask("restart")]);
    await setTimeout(MINUTES * 60_000);
    const [seen, used] = [await server.ask(INTERVAL), await client.ask("measure")];
    cpu[kind] = used.cpu / seen.requests;
    rows.push([
      kind,
      String(Math.round((seen.requests / used.wall) * 1000)),
      `${seen.p50.toFixed(1)} / ${seen.p99.toFixed(1)} / ${seen.worst.toFixed(0)}`,
      `${((used.cpu / used.wall) * 100).toFixed(1)} %`,
      String(Math.round((used.cpu / seen.requests) * 1000)),
      `${(used.rss / 1e6).toFixed(0)} MB`,
      `${(used.heap / 1e6).toFixed(0)} MB`,
      kind === "fleet" ? `${(used.wasm / 1e6).toFixed(1)} MB` : "",
    ]);
    if (seen.early > 0) console.log(`${kind}: ${seen.early} reads came too early`);
    client.stop();
    server.stop();
  }
  console.log(`${size} chargers, once every ${INTERVAL / 1000} s, 2 % slow, 2 % failing, for ${MINUTES} minutes\n`);
  console.log(table([["", "requests/s", "late ms p50 / p99 / worst", "CPU of a core", "CPU µs a request", "RSS", "heap", "WebAssembly"], ...rows]));
  const ratio = cpu.bare / cpu.fleet;
  console.log(`CPU of a request, bare to fleet: ${ratio.toFixed(2)}, bar ≥ ${BAR}: ${ratio >= BAR ? "holds" : "MISSED"}`);
  console.log(`${idle}\n`);
}
