// A page in a window of Chromium that is minimised: `watch` reads nothing there, and catches up at once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "../lib/browser.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { startSimulator } from "../lib/simulator.mjs";
import { serve } from "../lib/static.mjs";

const PAGE = `<!doctype html>
<title>goecharger</title>
<script type="importmap">{ "imports": { "goecharger": "/package/dist/index.js" } }</script>
<script type="module">
  import { Charger } from "goecharger";

  // What was asked for by each watcher, whether the page was hidden then, and what it was told.
  globalThis.reads = { pauses: [], goesOn: [] };
  globalThis.updates = 0;
  globalThis.begin = async (host) => {
    for (const [name, pauseWhenHidden] of [["pauses", true], ["goesOn", false]]) {
      const counted = (...request) => {
        reads[name].push(document.hidden);
        return fetch(...request);
      };
      const charger = new Charger({ host, fetch: counted });
      (async () => {
        for await (const _ of charger.watch(["car", "amp"], { interval: 1000, pauseWhenHidden })) updates += 1;
      })();
    }
  };
</script>`;

let browser, driver, simulator, unpacked, server;

before(async () => {
  [simulator, unpacked, browser] = await Promise.all([startSimulator(), unpackPackage(), openBrowser()]);
  driver = browser.driver;
  server = await serve({ "/package/": unpacked.folder }, { "/": PAGE });
  await driver.get(server.url);
});

after(async () => {
  await Promise.all([browser?.close(), server?.stop(), simulator?.stop(), unpacked?.remove()]);
});

const inPage = (script) => driver.executeScript(`return ${script}`);

/** Waits until a watcher has read so often. */
const readBy = (name, count) => driver.wait(async () => (await inPage(`reads.${name}.length`)) >= count, 60_000);

test("a hidden page asks for nothing, and asks at once when it is shown again", async () => {
  const { chargers: [{ local }] } = JSON.parse(simulator.line);
  await driver.executeScript("return begin(arguments[0])", new URL(local).host);
  await readBy("pauses", 2);

  const { x, y, width, height } = await driver.manage().window().getRect();
  await driver.manage().window().minimize();
  assert.equal(await inPage("document.hidden"), true);
  const [before, since] = await inPage("[reads.pauses.length, reads.goesOn.length]");
  // The one that does not pause tells how much time has passed.
  await readBy("goesOn", since + 5);
  assert.ok((await inPage("reads.pauses.length")) <= before + 1, "one at most was about to be sent");

  await driver.manage().window().setRect({ x, y, width, height });
  assert.equal(await inPage("document.hidden"), false);
  const shown = await inPage("reads.pauses.length");
  await readBy("pauses", shown + 2);
});
