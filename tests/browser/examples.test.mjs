// The examples of examples/ that the README shows.

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
const EXAMPLES = ["node.mjs", "browser.html", "simulated.mjs"];

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

test("the README shows the examples as they are", async () => {
  const readme = await readFile(join(ROOT, "README.md"), "utf8");
  for (const name of EXAMPLES) {
    const example = await readFile(join(ROOT, "examples", name), "utf8");
    assert.ok(readme.includes(`<!-- examples/${name} -->\n\`\`\`${name.endsWith(".html") ? "html" : "js"}\n${example}\`\`\``), name);
  }
});

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

test("the example for a browser shows the power", async () => {
  const example = await readFile(join(ROOT, "examples/browser.html"), "utf8");
  const page = example.replace("192.168.0.75", new URL(charger.local).host);
  const server = await serve({ "/node_modules/": join(unpacked.root, "node_modules") }, { "/": page });
  const { driver, close } = await openBrowser();
  try {
    await driver.get(server.url);
    await driver.wait(async () => /^\d+(\.\d+)? W$/.test(await driver.executeScript("return power.textContent")), 10_000);
  } finally {
    await Promise.all([close(), server.stop()]);
  }
});

test("the example of the simulator charges for an hour, and sees the charger go offline", async () => {
  const { stdout, stderr } = await run(await readFile(join(ROOT, "examples/simulated.mjs"), "utf8"));
  assert.deepEqual([stdout, stderr], ["7 kWh in an hour\nforbidden\n", ""]);
});
