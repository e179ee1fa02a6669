// Tries the packed package wherever users run it. `cargo xtask matrix` starts it.
//
// node tests/matrix/run.mjs [--quick] [cell…]
//   cell     its name, or how that begins: node-20-esm, node, typescript-5.9
//   --quick  without those that need something that takes long to get

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startSimulator } from "../lib/simulator.mjs";
import { closeChromium } from "./browsers.mjs";
import browsers from "./cells/browsers.mjs";
import bundlers from "./cells/bundlers.mjs";
import closing from "./cells/closing.mjs";
import next from "./cells/next.mjs";
import node from "./cells/node.mjs";
import runtimes from "./cells/runtimes.mjs";
import simulated from "./cells/simulated.mjs";
import testRunners from "./cells/test-runners.mjs";
import { removeNodePrograms } from "./node.mjs";
import { Skip, createProject } from "./project.mjs";
import { asMarkdown, asText } from "./table.mjs";
import { RESULT } from "./use.mjs";

const DOCUMENT = fileURLToPath(new URL("../../docs/compatibility.md", import.meta.url));
const AT_A_TIME = 2;

const CELLS = [node, testRunners, ...runtimes, browsers, bundlers, next, closing, simulated].flatMap(({ group, cells }) =>
  cells.map((cell) => ({ group, ...cell })),
);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: "boolean" } } });
const named = (name) => positionals.filter((wanted) => name === wanted || name.startsWith(`${wanted}-`));
const unknown = positionals.filter((wanted) => !CELLS.some(({ name }) => named(name).includes(wanted)));
if (unknown.length) throw new Error(`no such cell: ${unknown.join(", ")}; there are ${CELLS.map(({ name }) => name).join(", ")}`);
const chosen = CELLS.filter(({ name, onRequest }) => (positionals.length ? named(name).length : !(values.quick && onRequest)));

const simulator = await startSimulator();
const results = new Map();
try {
  const waiting = [...chosen];
  const work = async () => {
    for (let cell; (cell = waiting.shift()); ) results.set(cell, await attempt(cell));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
} finally {
  await Promise.all([closeChromium(), removeNodePrograms()]);
  await simulator.stop();
}

const rows = chosen.map((cell) => ({ ...cell, ...results.get(cell) }));
console.log(`\n${asText(rows)}`);
for (const { name, error } of rows) {
  if (error) console.log(`\n${name} FAILED: ${error.stack}`);
}
const failed = rows.some(({ error }) => error);
if (failed) process.exitCode = 1;
else if (chosen.length === CELLS.length) await writeFile(DOCUMENT, asMarkdown(rows, await measured()));

async function measured() {
  const project = await createProject();
  const catalogue = await project.gzipped("node_modules/goecharger/dist", (_, name) => name === "catalogue.js");
  await project.remove();
  return { date: new Date().toISOString().slice(0, 10), node: process.versions.node, catalogue };
}

/** Runs a cell in a project of its own. */
async function attempt({ name, tools, files, manifest, run }) {
  const start = Date.now();
  const outcome = (result) => {
    const seconds = (Date.now() - start) / 1000;
    console.log(`${name}: ${result.error ? "FAILED" : result.skipped ? `skipped: ${result.skipped}` : "ok"} after ${seconds.toFixed(1)} s`);
    return { seconds, ...result };
  };
  let project;
  try {
    project = await createProject({ tools, files, manifest });
    let uses = 0;
    const used = () => (uses += 1);
    const use = async (how, agent) => {
      await checkedUse(how, agent);
      used();
    };
    const { versions, gzipped } = (await run({ project, use, simulator, used })) ?? {};
    assert.ok(uses > 0, "the cell used the package");
    return outcome({ versions: { ...tools, ...versions }, gzipped });
  } catch (error) {
    return outcome(error instanceof Skip ? { skipped: error.message } : { error });
  } finally {
    await project?.remove();
  }
}

/**
 * Lets a cell use a charger of its own, and looks at the charger whether it was used, exactly as it had to be.
 *
 * @param {(charger: { serial: string, token: string, cloud: string, local: string }) => Promise<string>} how
 *   resolves to text whose last line is what `use` returned, as JSON
 * @param {RegExp} [agent]  what sends the requests, by its own words
 */
async function checkedUse(how, agent = /^/) {
  const { control } = simulator;
  const charger = await control.create({ values: { amp: 16 } });
  const text = await how(charger);
  const line = text.trim().split("\n").at(-1);
  assert.deepEqual(line.startsWith("{") ? JSON.parse(line) : text, RESULT);
  const requests = await control.requests(charger.serial);
  assert.deepEqual(
    requests.map(({ side, target, status, applied }) => `${side} ${withoutToken(target)} ${status} ${JSON.stringify(applied ?? null)}`),
    [
      "cloud /api/status?filter=amp 200 null",
      'cloud /api/set?amp=10 202 {"amp":10}',
      "local /api/status?filter=amp 200 null",
      'local /api/set?amp=12 200 {"amp":12}',
    ],
  );
  for (const { headers } of requests) assert.match(headers["user-agent"] ?? "", agent);
  assert.equal((await control.charger(charger.serial)).values.amp, 12);
  await control.remove(charger.serial);
}

/** Where the token is in a target differs: a page puts it into the query. */
function withoutToken(target) {
  return target.replace(/^.*(?=\/api)/, "").replace(/token=[^&]*&/, "");
}
