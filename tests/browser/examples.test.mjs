// The examples of examples/ that README and the guides show.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { openBrowser } from "../lib/browser.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { startSimulator } from "../lib/simulator.mjs";
import { serve } from "../lib/static.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

let unpacked, simulator, charger;

before(async () => {
  [unpacked, simulator] = await Promise.all([unpackPackage(), startSimulator()]);
  [charger] = JSON.parse(simulator.line).chargers;
  await simulator.control.car(charger.serial, { plugged: true, phases: 3 });
  await writeFile(
    join(unpacked.root, "redirect.mjs"),
    `const real = globalThis.fetch;
     globalThis.fetch = (url, init) => real(url
       .replace("https://000001.api.v3.go-e.io", ${JSON.stringify(charger.cloud)})
       .replace("http://192.168.0.75", ${JSON.stringify(charger.local)}), init);`,
  );
});

after(() => Promise.all([unpacked?.remove(), simulator?.stop()]));

/** Runs a module as a user of the package would, with the simulator in the place of the charger. */
async function run(source) {
  const file = join(unpacked.root, `${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(file, source);
  const redirect = pathToFileURL(join(unpacked.root, "redirect.mjs")).href;
  const env = { ...process.env, GOE_TOKEN: charger.token, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", redirect, file], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

/** Waits until the simulated car charges. */
async function charging() {
  while ((await simulator.control.charger(charger.serial)).values.car !== 2);
}

test("the example for Node.js reads the charger and sets the current while it charges", async () => {
  await charging();
  const { code, stdout, stderr } = await run(await readFile(join(ROOT, "examples/node.mjs"), "utf8"));
  assert.deepEqual([code, stderr], [0, ""]);
  assert.match(stdout, /^\d+(\.\d+)? W, at most \d+ A\n$/);
  assert.equal((await simulator.control.charger(charger.serial)).values.amp, 10);
});

test("the example for Node.js says what went wrong", async () => {
  await simulator.control.faults(charger.serial, { kind: "offline" });
  const { code, stderr } = await run(await readFile(join(ROOT, "examples/node.mjs"), "utf8"));
  await simulator.control.faults(charger.serial, {});
  assert.equal(code, 0);
  assert.match(stderr, /^forbidden: the cloud answers 403/);
});

/** Opens an example in a browser, with the simulator in the place of the charger. */
async function open(name) {
  const example = await readFile(join(ROOT, "examples", name), "utf8");
  const page = example.replace("192.168.0.75", new URL(charger.local).host);
  const folders = { "/node_modules/": join(unpacked.root, "node_modules"), "/goecharger.js": join(unpacked.folder, "dist/index.js") };
  const [server, { driver, close }] = [await serve(folders, { "/": page }), await openBrowser()];
  await driver.get(server.url);
  return {
    text: (id) => driver.executeScript(`return document.querySelector(${JSON.stringify(id)}).textContent`),
    wait: (condition) => driver.wait(condition, 10_000),
    close: () => Promise.all([close(), server.stop()]),
  };
}

test("the example for a browser shows the power", async () => {
  const { text, wait, close } = await open("browser.html");
  try {
    await wait(async () => /^\d+(\.\d+)? W$/.test(await text("#power")));
  } finally {
    await close();
  }
});

test("the page with live power shows what changes, and what goes wrong", async () => {
  const { text, wait, close } = await open("live.html");
  try {
    await wait(async () => /^[1-9]\d*(\.\d+)? W$/.test(await text("#power")));
    await simulator.control.car(charger.serial, { plugged: false });
    await wait(async () => (await text("#power")) === "0 W");
    await simulator.control.faults(charger.serial, { kind: "api-off" });
    await wait(async () => /HTTP API v2/.test(await text("#trouble")) && (await text("#power")) === "0 W, some time ago");
    await simulator.control.faults(charger.serial, {});
    await wait(async () => (await text("#trouble")) === "" && (await text("#power")) === "0 W");
  } finally {
    await close();
  }
});

test("the example of the simulator charges for an hour, and sees the charger go offline", async () => {
  const { stdout, stderr } = await run(await readFile(join(ROOT, "examples/simulated.mjs"), "utf8"));
  assert.deepEqual([stdout, stderr], ["7 kWh in an hour\nforbidden\n", ""]);
});
