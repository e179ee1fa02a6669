// CPU time and latency of a call, beside a bare fetch of the same address.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { median, spread, verdict } from "./table.mjs";

const ROUNDS = 15;
const CALLS = 500;
const KEYS = ["amp", "car", "nrg", "eto", "alw"];

/** @param {object} api the package @param {object} made a charger of the simulator */
export async function calls(api, made) {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc");
  const rows = [["calls", "µs of CPU", "bare fetch", "ratio (min–max)", "p50 ms", "bare", "bar"]];
  for (const side of ["cloud", "local"]) {
    for (const [what, bar, own, bare] of subjects(api, made, side)) {
      const { ratios, figures } = await compare(own, bare, gc);
      const [mine, theirs] = figures;
      rows.push([
        `${side}: ${what}`,
        median(mine.cpu).toFixed(0),
        median(theirs.cpu).toFixed(0),
        spread(ratios, 2),
        median(mine.latency).toFixed(2),
        median(theirs.latency).toFixed(2),
        verdict(median(ratios), bar, bar.toFixed(2)),
      ]);
    }
  }
  return rows;
}

function subjects({ Charger }, { serial, token, cloud, local }, side) {
  const base = side === "cloud" ? cloud : local;
  const charger = new Charger(side === "cloud" ? { serial, token, baseUrl: base, auth: "header" } : { baseUrl: base });
  const init = side === "cloud" ? { headers: { authorization: `Bearer ${token}` } } : undefined;
  const bare = async (path) => {
    const reply = await fetch(base + path, init);
    return JSON.parse(await reply.text());
  };
  return [
    ["full read", 1.1, () => charger.status(), () => bare("/api/status")],
    ["filtered read", 1.15, () => charger.status(KEYS), () => bare(`/api/status?filter=${KEYS}`)],
    ["set", 1.15, () => charger.set({ amp: 10 }), () => bare("/api/set?amp=10")],
  ];
}

/** Rounds of both, one after the other, each first in every second round. */
async function compare(own, bare, gc) {
  const figures = [own, bare].map((call) => ({ call, cpu: [], latency: [] }));
  for (const { call } of figures) for (let index = 0; index < 2 * CALLS; index += 1) await call();
  const ratios = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const figure of round % 2 ? figures : figures.toReversed()) {
      gc();
      await measure(figure);
    }
    ratios.push(figures[0].cpu[round] / figures[1].cpu[round]);
  }
  return { ratios, figures };
}

async function measure({ call, cpu, latency }) {
  const before = process.cpuUsage();
  for (let index = 0; index < CALLS; index += 1) {
    const start = performance.now();
    await call();
    latency.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  cpu.push((user + system) / CALLS);
}
