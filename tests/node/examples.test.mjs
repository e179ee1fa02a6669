// The examples for Node.js and for a worker, each run as it is, against the simulator.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT } from "../lib/documents.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { closedPort, startSimulator } from "../lib/simulator.mjs";

const EXAMPLES = ["cheapest-hours.mjs", "exporter.mjs", "worker.mjs"];

/** Waiting takes no time; the clock says that it has passed. */
const NO_WAITS = `
  import { syncBuiltinESMExports } from "node:module";
  import timers from "node:timers/promises";
  const now = Date.now;
  let ahead = 0;
  Date.now = () => now() + ahead;
  timers.setTimeout = async (ms) => (ahead += ms);
  syncBuiltinESMExports();`;

let unpacked, simulator;

before(async () => {
  [unpacked, simulator] = await Promise.all([unpackPackage(), startSimulator()]);
  await writeFile(join(unpacked.root, "no-waits.mjs"), NO_WAITS);
  for (const name of EXAMPLES) await copyFile(join(ROOT, "examples", name), join(unpacked.root, name));
});

after(() => Promise.all([unpacked?.remove(), simulator?.stop()]));

const host = ({ local }) => new URL(local).host;

/** Starts an example; `ended` resolves to its exit code and what it printed. */
function start(name, env) {
  const options = { env: { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined, ...env } };
  const child = spawn(process.execPath, [join(unpacked.root, name)], options);
  const printed = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"]) child[stream].on("data", (data) => (printed[stream] += data));
  const ended = new Promise((resolve) => child.once("close", (code) => resolve({ code, ...printed })));
  return { child, ended };
}

/** The sets of `frc` that a charger got, in order. */
async function forced({ serial }) {
  const requests = await simulator.control.requests(serial);
  return requests.flatMap(({ applied }) => (applied && "frc" in applied ? [applied.frc] : []));
}

const HOUR = 3_600_000;

/** Serves prices of the coming hours; runs the example beside it, without its waits. */
async function charge(prices, hours) {
  const charger = await simulator.control.create();
  const first = (Math.floor(Date.now() / HOUR) + 1) * HOUR;
  const slot = (marketprice, index) => ({ start_timestamp: first + index * HOUR, end_timestamp: first + (index + 1) * HOUR, marketprice });
  const server = createServer((_, response) => response.end(JSON.stringify({ data: prices.map(slot) })));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const env = {
    GOE_HOST: host(charger),
    HOURS: String(hours),
    PRICES: `http://127.0.0.1:${server.address().port}/`,
    NODE_OPTIONS: `--import ${pathToFileURL(join(unpacked.root, "no-waits.mjs")).href}`,
  };
  const { code, stdout, stderr } = await start("cheapest-hours.mjs", env).ended;
  await new Promise((resolve) => server.close(resolve));
  return { code, stderr, charged: stdout.match(/^[\d.]+ ct/gm), forced: await forced(charger) };
}

test("cheapest hours: it starts in the cheapest hours, stops in between, and lets the charger decide at the end", async () => {
  const expected = { code: 0, stderr: "", charged: ["10 ct", "20 ct"], forced: [1, 2, 1, 2, 1, 0] };
  assert.deepEqual(await charge([300, 100, 300, 200, 300], 2), expected);
});

test("cheapest hours: hours that follow each other are one charge", async () => {
  const expected = { code: 0, stderr: "", charged: ["10 ct", "1.1 ct"], forced: [1, 2, 2, 1, 0] };
  assert.deepEqual(await charge([300, 100, 11], 2), expected);
});

test("cheapest hours: where no price is known, nothing is charged or stopped", async () => {
  assert.deepEqual(await charge([], 3), { code: 0, stderr: "", charged: null, forced: [0] });
});

test("exporter: the figures of a charger, and 0 for one that is away", async () => {
  const charger = await simulator.control.create({ values: { eto: 1234567 } });
  const [port, away] = [await closedPort(), `127.0.0.1:${await closedPort()}`];
  const { child, ended } = start("exporter.mjs", { GOE_HOSTS: `${host(charger)},${away}`, PORT: String(port) });
  await new Promise((resolve) => createInterface(child.stdout).once("line", resolve));
  const reply = await fetch(`http://127.0.0.1:${port}/metrics`);
  const text = await reply.text();
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 404);
  child.kill("SIGTERM");
  const { stderr } = await ended;
  assert.equal(reply.headers.get("content-type"), "text/plain; version=0.0.4");
  assert.match(text, new RegExp(`^goecharger_up\\{charger="${host(charger)}"\\} 1$`, "m"));
  assert.match(text, new RegExp(`^goecharger_watt_hours_total\\{charger="${host(charger)}"\\} 1234567$`, "m"));
  assert.match(text, new RegExp(`^goecharger_up\\{charger="${away}"\\} 0$`, "m"));
  assert.doesNotMatch(text, new RegExp(`goecharger_power_watts\\{charger="${away}"`));
  // As the format wants it: comments, and lines of a name, labels and a number.
  for (const line of text.trim().split("\n")) assert.match(line, /^(# (HELP|TYPE) \w+ .+|\w+\{charger="[^"]+"\} -?[\d.]+)$/);
  assert.match(stderr, /^network: /);
});

test("worker: the page reads and sets what is allowed, and nothing else, without a token", async () => {
  const made = await simulator.control.create({ values: { amp: 16 } });
  const { Charger } = await import(unpacked.entry());
  const { default: worker } = await import(pathToFileURL(join(unpacked.root, "worker.mjs")).href);
  const env = { GOE_SERIAL: made.serial, GOE_TOKEN: made.token, GOE_CLOUD: made.cloud };
  const asPage = (site) => async (url, init) =>
    worker.fetch(new Request(url, { ...init, headers: { ...init?.headers, "sec-fetch-site": site } }), env);
  const page = new Charger({ baseUrl: "https://page.example", serial: made.serial, fetch: asPage("same-origin"), retries: 0 });
  assert.equal((await page.status(["amp"])).values.amp, 16);
  assert.equal((await page.set({ amp: 10 }, { verify: true })).outcome, "verified");
  for (const call of [() => page.status(["cak"]), () => page.status(), () => page.set({ amp: 32 }), () => page.set({ fna: "x" })]) {
    await assert.rejects(call, { code: "forbidden" });
  }
  const other = new Charger({ baseUrl: "https://page.example", serial: made.serial, fetch: asPage("cross-site"), retries: 0 });
  await assert.rejects(() => other.set({ amp: 6 }), { code: "forbidden" });
  const applied = (await simulator.control.requests(made.serial)).flatMap(({ applied }) => applied ?? []);
  assert.deepEqual(applied, [{ amp: 10 }]);
});
