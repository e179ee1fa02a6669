// The packed package in a bare page of a real browser: no bundler, no init call, only an import map.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser, screenshot } from "../lib/browser.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { cases } from "../lib/run-scenario.mjs";
import { closedPort, startSimulator } from "../lib/simulator.mjs";
import { serve } from "../lib/static.mjs";

const PAGE = `<!doctype html>
<title>goecharger</title>
<script type="importmap">{ "imports": { "goecharger": "/package/dist/index.js" } }</script>
<script type="module">
  import * as api from "goecharger";
  import { cases, play } from "/lib/run-scenario.mjs";

  globalThis.play = async (name, world) => {
    const found = cases("browser").find((each) => each.name === name);
    await play(found, { ...world, api, environment: "browser" });
  };
  globalThis.initialize = (path) => api.initialize(new URL(path, location.href));
  globalThis.code = () => new api.Charger({ host: "127.0.0.1:9" }).status().catch((error) => error.code);
</script>`;

// Scripts may run, WebAssembly may not.
const STRICT = { html: PAGE, headers: { "content-security-policy": "script-src 'self' 'unsafe-inline'" } };

let browser, driver, simulator, unpacked, server, world;

before(async () => {
  simulator = await startSimulator();
  unpacked = await unpackPackage();
  browser = await openBrowser();
  driver = browser.driver;
  const lib = fileURLToPath(new URL("../lib/", import.meta.url));
  server = await serve({ "/package/": unpacked.folder, "/lib/": lib }, { "/": PAGE, "/strict": STRICT });
  world = { simulator: simulator.url, closedPort: await closedPort() };
  await driver.get(server.url);
});

after(async () => {
  await Promise.all([browser?.close(), server?.stop(), simulator?.stop(), unpacked?.remove()]);
});

for (const { name } of cases("browser")) {
  test(name, async (t) => {
    const failure = await inPage("play", name, world);
    if (failure) t.diagnostic(`screenshot: ${await screenshot(driver, name)}`);
    assert.equal(failure, "");
  });
}

test("initialize() takes the WebAssembly from where the page has put it", async () => {
  await driver.get(server.url);
  assert.match(await inPage("initialize", "/package/dist/none.wasm"), /copy it again/);
  assert.equal(await inPage("initialize", "/package/dist/core.wasm"), "");
  const first = cases("browser")[0].name;
  assert.equal(await inPage("play", first, world), "");
});

test("a page that forbids WebAssembly gets an error that says so", async () => {
  await driver.get(`${server.url}/strict`);
  assert.equal(await driver.executeScript("return globalThis.code()"), "unsupported");
});

/** Calls a function of the page; returns what it threw, or nothing. */
function inPage(name, ...args) {
  return driver.executeScript(
    `const [name, ...args] = arguments;
     return globalThis[name](...args).then(() => "", (error) => String(error?.stack ?? error));`,
    name,
    ...args,
  );
}
