// The examples in the types: each method, each option and each guard has one, the compiler takes every one as it is, and
// every one runs against the simulator. What they leave out, such as the charger, stands in front of each.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { complaints } from "../lib/compile.mjs";
import { publicTypes } from "../lib/documents.mjs";
import { defaultOf, examples, members } from "../lib/members.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { startSimulator } from "../lib/simulator.mjs";

/** What an example takes for granted. It stands in braces itself, so it may use the same names for its own. */
const GIVEN = `
import { writeFile } from "node:fs/promises";
import * as goecharger from "goecharger";
import {
  CarState, Fleet, InvalidArgumentError, RejectedError, StaleError, initialize, isChargerError, toCsv, totals,
} from "goecharger";
import { simulate } from "goecharger/simulator";
/** @type {goecharger.Charger[]} */
const made = [];
class Charger extends goecharger.Charger {
  /** @param {goecharger.ChargerOptions} options */
  constructor(options) {
    super(options);
    made.push(this);
  }
}
const charger = new Charger({ host: "192.168.0.75" });
const [garage, yard] = [charger, new Charger({ host: "192.168.0.76" })];
const fleet = new Fleet([charger]);
const { signal } = new AbortController();
const [from, to] = [new Date(2026, 2, 1), new Date(2026, 3, 1)];
const meter = { power: async () => (console.log("asked"), -3000) };
const read = async () => ({ pGrid: await meter.power() });
/** @param {unknown[]} values */
const show = (...values) => console.log(values.length);
/** @param {unknown} update */
const setUpdate = (update) => show(update);
/** @type {(effect: () => () => void, on: unknown[]) => void} */
const useEffect = (effect) => void effect();
/** @type {(undo: () => void) => void} */
const afterEach = (undo) => undo();
const world = await simulate({ chargers: 2, speed: 0 });
const [box] = world.chargers;
`;

/** What each ends with: a charger with a bad option says so in its first call. */
const AND_THEN = `
for (const each of made) {
  await each.status(["car"]).catch((error) => {
    if (error.code === "invalid-argument") throw error;
  });
}`;

/** These end only when they are stopped. */
const goesOn = (code) => /\.(watch|surplus|on)\(/.test(code) && !/await run\.stop\(\)/.test(code);

const types = await publicTypes();
const all = [...types].flatMap(([file, source]) =>
  examples(source).map((code, index) => ({ name: `${file}, example ${index + 1}`, code })),
);

let unpacked, simulator;

before(async () => {
  [unpacked, simulator] = await Promise.all([unpackPackage(), startSimulator("--firmware", "055")]);
  await writeFile(
    join(unpacked.root, "redirect.mjs"),
    `const real = globalThis.fetch;
     const places = Object.entries(JSON.parse(process.env.PLACES));
     globalThis.fetch = (url, init) => real(places.reduce((url, [from, to]) => url.replace(from, to), url), init);`,
  );
  const program = ({ code }) => `${GIVEN}{\n${code}\n}\n${AND_THEN}\n`;
  await Promise.all(all.map((each, index) => writeFile(join(unpacked.root, `example-${index}.mjs`), program(each))));
});

after(() => Promise.all([unpacked?.remove(), simulator?.stop()]));

/** Two chargers of its own for each example: what one sets is not there for another. */
async function world() {
  const [first, second] = await Promise.all([simulator.control.create(), simulator.control.create()]);
  await simulator.control.car(first.serial, { plugged: true, phases: 3 });
  const PLACES = JSON.stringify({
    [`https://${first.serial}.api.v3.go-e.io`]: first.cloud,
    "https://000001.api.v3.go-e.io": first.cloud,
    "https://house.example/charger": first.local,
    "https://house.example/export": simulator.url,
    "https://data.v3.go-e.io": simulator.url,
    "http://192.168.0.75": first.local,
    "http://192.168.0.76": second.local,
    "http://10.0.0.17": second.local,
  });
  return { ...process.env, PLACES, GOE_TOKEN: first.token, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined };
}

/** Runs a program; one that goes on is stopped at the first thing it prints or asks for. */
async function run(file, isStopped) {
  const redirect = pathToFileURL(join(unpacked.root, "redirect.mjs")).href;
  const child = spawn(process.execPath, ["--import", redirect, file], { env: await world(), cwd: unpacked.root });
  let stderr = "";
  child.stderr.on("data", (data) => (stderr += data));
  child.stdout.on("data", () => isStopped && child.kill("SIGKILL"));
  const end = await new Promise((resolve) => child.once("close", (code, signal) => resolve(signal ?? code)));
  return { end, stderr };
}

test("each class, function, method and option has an example", () => {
  // Of an overloaded method one is enough.
  const declared = [...types.values()].flatMap(members).filter(({ kind }) => kind !== "value");
  const names = new Set(declared.map(({ name }) => name));
  const shown = new Set(declared.filter(({ comment }) => examples(comment).length > 0).map(({ name }) => name));
  assert.ok(names.size > 110, `${names.size} of them`);
  assert.deepEqual([...names].filter((name) => !shown.has(name)), []);
});

test("what holds where nothing is given stands in a tag of its own", () => {
  const inProse = [...types].flatMap(([file, source]) => (/\bDefaults?( is|:)/.test(source) ? [file] : []));
  assert.deepEqual(inProse, []);
  const options = [...types.values()].flatMap(members).filter(({ kind, comment }) => kind === "option" && defaultOf(comment));
  assert.ok(options.length > 25, `${options.length} options`);
});

test("the compiler takes every example as it is", async () => {
  assert.equal(await complaints(unpacked.root, "example", (index) => all[index].name), "");
});

describe("every example runs", { concurrency: availableParallelism() }, () => {
  for (const [index, { name, code }] of all.entries()) {
    test(`${name}: ${code.split("\n")[0]}`, async () => {
      const stops = goesOn(code);
      assert.deepEqual(await run(`example-${index}.mjs`, stops), { end: stops ? "SIGKILL" : 0, stderr: "" });
    });
  }
});
