// Every fault of the simulator in a page in Chromium: what becomes of the call, and what the charger got.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../lib/browser.mjs";
import { openDoors } from "../lib/doors.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { cells } from "../lib/run-fault.mjs";
import { closedPort, startSimulator } from "../lib/simulator.mjs";
import { serve } from "../lib/static.mjs";

const PAGE = `<!doctype html>
<title>goecharger</title>
<script type="importmap">{ "imports": { "goecharger": "/package/dist/index.js" } }</script>
<script type="module">
  import * as api from "goecharger";
  import { cells, play } from "/lib/run-fault.mjs";

  // What each cell threw, or nothing, by its name.
  globalThis.failures = {};
  globalThis.playAll = (world, concurrency) => {
    const rest = cells("browser");
    for (let each = 0; each < concurrency; each += 1) playOn();
    async function playOn() {
      for (let cell; (cell = rest.shift()); ) {
        const { name } = cell;
        failures[name] = await play(cell, { ...world, api }).then(() => "", (error) => String(error?.stack ?? error));
      }
    }
  };
</script>`;

const all = cells("browser");

let browser, simulator, unpacked, server, doors, failures;

before(async () => {
  simulator = await startSimulator();
  unpacked = await unpackPackage();
  doors = await openDoors(simulator.url, all.length);
  browser = await openBrowser();
  const { driver } = browser;
  const lib = fileURLToPath(new URL("../lib/", import.meta.url));
  server = await serve({ "/package/": unpacked.folder, "/lib/": lib }, { "/": PAGE });
  await driver.get(server.url);
  const world = { simulator: simulator.url, closedPort: await closedPort(), doors: doors.urls };
  await driver.executeScript("globalThis.playAll(...arguments)", world, 24);
  const done = () => driver.executeScript("return Object.keys(failures).length");
  await driver.wait(async () => (await done()) === all.length, 300_000, "all cells are played", 500);
  failures = await driver.executeScript("return failures");
});

after(async () => {
  await Promise.all([browser?.close(), server?.stop(), doors?.stop(), simulator?.stop(), unpacked?.remove()]);
});

for (const { name } of all) {
  test(name, () => assert.equal(failures[name], ""));
}
