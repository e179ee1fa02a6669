// The examples in the types: every one is checked by the compiler, and those that end by themselves run against the
// simulator. What they leave out, such as the charger, stands in front of each.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { complaints } from "../lib/compile.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { startSimulator } from "../lib/simulator.mjs";

/** What an example takes for granted. It stands in braces itself, so it may use the same names for its own. */
const GIVEN = `
import { writeFile } from "node:fs/promises";
import { CarState, Charger, Fleet, isChargerError, toCsv, totals } from "goecharger";
import { simulate } from "goecharger/simulator";
const charger = new Charger({ host: "192.168.0.75" });
const [garage, yard] = [charger, new Charger({ host: "192.168.0.76" })];
const fleet = new Fleet([charger]);
const { signal } = new AbortController();
const [from, to] = [new Date(2026, 2, 1), new Date(2026, 3, 1)];
const meter = { power: async () => -3000 };
/** @param {unknown[]} values */
const show = (...values) => console.log(values.length);
/** @type {(update: unknown) => void} */
const setUpdate = () => {};
/** @type {(effect: () => () => void, on: unknown[]) => void} */
const useEffect = (effect) => effect()();
/** @type {(undo: () => void) => void} */
const afterEach = (undo) => undo();
const world = await simulate({ chargers: 2, speed: 0 });
const [box] = world.chargers;
`;

/** These go on until they are stopped, or wait for a minute. */
const GOES_ON = /\.(watch|surplus|restart)\(|setTimeout\(off/;

const types = new URL("../../pkg/dist/", import.meta.url);
const examples = [];
for (const file of (await readdir(types)).filter((name) => name.endsWith(".d.ts"))) {
  const text = await readFile(new URL(file, types), "utf8");
  for (const [index, [, code]] of [...text.matchAll(/```js\n([^]*?)```/g)].entries()) {
    examples.push({ name: `${file}, example ${index + 1}`, code: `${GIVEN}{\n${code.replaceAll(/^ *\* ?/gm, "")}\n}\n` });
  }
}

let unpacked, simulator;

before(async () => {
  [unpacked, simulator] = await Promise.all([unpackPackage(), startSimulator("--chargers", "2", "--firmware", "055")]);
  const [first, second] = JSON.parse(simulator.line).chargers;
  await simulator.control.car(first.serial, { plugged: true, phases: 3 });
  const places = {
    [`https://${first.serial}.api.v3.go-e.io`]: first.cloud,
    "http://192.168.0.75": first.local,
    "http://192.168.0.76": second.local,
    "http://10.0.0.17": second.local,
    "https://data.v3.go-e.io": simulator.url,
  };
  await writeFile(
    join(unpacked.root, "redirect.mjs"),
    `const real = globalThis.fetch;
     const places = Object.entries(${JSON.stringify(places)});
     globalThis.fetch = (url, init) => real(places.reduce((url, [from, to]) => url.replace(from, to), url), init);`,
  );
  await Promise.all(examples.map(({ code }, index) => writeFile(join(unpacked.root, `example-${index}.mjs`), code)));
});

after(() => Promise.all([unpacked?.remove(), simulator?.stop()]));

function run(args) {
  const env = { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, cwd: unpacked.root }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

test("the compiler takes every example as it is", async () => {
  assert.ok(examples.length > 20, `${examples.length} examples`);
  assert.equal(await complaints(unpacked.root, "example", (index) => examples[index].name), "");
});

for (const [index, { name, code }] of examples.entries()) {
  if (GOES_ON.test(code.slice(GIVEN.length))) continue;
  test(`${name} runs`, async () => {
    const { code, stderr } = await run(["--import", pathToFileURL(join(unpacked.root, "redirect.mjs")).href, `example-${index}.mjs`]);
    assert.deepEqual([code, stderr], [0, ""]);
  });
}
