// What owners met, in a page in Chromium: see tests/lib/owners.mjs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../lib/browser.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { cases } from "../lib/run-owner.mjs";
import { startSimulator } from "../lib/simulator.mjs";
import { serve } from "../lib/static.mjs";

const PAGE = `<!doctype html>
<title>goecharger</title>
<script type="importmap">{ "imports": { "goecharger": "/package/dist/index.js" } }</script>
<script type="module">
  import * as api from "goecharger";
  import { cases, play } from "/lib/run-owner.mjs";

  globalThis.play = (name, simulator) => play(cases("browser").find((each) => each.name === name), { api, simulator });
</script>`;

let browser, simulator, unpacked, server;

before(async () => {
  [simulator, unpacked, browser] = await Promise.all([startSimulator(), unpackPackage(), openBrowser()]);
  const lib = fileURLToPath(new URL("../lib/", import.meta.url));
  // Its strict policy lets WebAssembly start, and nothing make code of text.
  const headers = { "content-security-policy": "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'" };
  server = await serve({ "/package/": unpacked.folder, "/lib/": lib }, { "/": { html: PAGE, headers } });
  await browser.driver.get(server.url);
});

after(() => Promise.all([browser?.close(), server?.stop(), simulator?.stop(), unpacked?.remove()]));

for (const { name, source } of cases("browser")) {
  test(`${name} (${source})`, async () => {
    const script = 'return globalThis.play(...arguments).then(() => "", (error) => String(error?.stack ?? error))';
    assert.equal(await browser.driver.executeScript(script, name, simulator.url), "");
  });
}
