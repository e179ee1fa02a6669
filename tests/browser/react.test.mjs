// examples/use-overview.mjs in a page, with React as it is, in its strict mode: effects run twice there.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { openBrowser } from "../lib/browser.mjs";
import { ROOT } from "../lib/documents.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { startSimulator } from "../lib/simulator.mjs";
import { serve } from "../lib/static.mjs";

const page = (baseUrl) => `
  import { Charger } from "goecharger";
  import { StrictMode, createElement, useState } from "react";
  import { createRoot } from "react-dom/client";
  import { useOverview } from "${join(ROOT, "examples/use-overview.mjs")}";

  const charger = new Charger({ baseUrl: ${JSON.stringify(baseUrl)}, retries: 0 });
  const words = (update) =>
    update?.error?.code ?? (update?.overview ? String(update.overview.current.requested) + " A" : "nothing yet");

  function Shown() {
    return createElement("p", { id: "shown" }, words(useOverview(charger, { interval: 1000 })));
  }
  function App() {
    const [isShown, setShown] = useState(true);
    globalThis.show = setShown;
    return isShown ? createElement(Shown) : null;
  }
  createRoot(document.querySelector("main")).render(createElement(StrictMode, null, createElement(App)));`;

let unpacked, simulator, browser, driver, server, made;

before(async () => {
  [unpacked, simulator, browser] = await Promise.all([unpackPackage(), startSimulator(), openBrowser()]);
  driver = browser.driver;
  made = await simulator.control.create({ values: { amp: 13 } });
  const { outputFiles } = await build({
    stdin: { contents: page(made.local), resolveDir: ROOT },
    bundle: true,
    write: false,
    format: "esm",
    define: { "process.env.NODE_ENV": '"development"' },
    alias: { goecharger: join(unpacked.folder, "dist/index.js") },
  });
  const script = outputFiles[0].text.replaceAll("</script", "<\\/script");
  server = await serve({}, { "/": `<!doctype html><meta charset="utf-8"><main></main><script type="module">${script}</script>` });
  await driver.get(server.url);
});

after(() => Promise.all([browser?.close(), server?.stop(), simulator?.stop(), unpacked?.remove()]));

const shows = (words) =>
  driver.wait(async () => (await driver.executeScript("return globalThis.shown?.textContent")) === words, 20_000, `it shows ${words}`);

test("it shows the charger, what changes, and what goes wrong", async () => {
  await shows("13 A");
  await simulator.control.values(made.serial, { amp: 7 });
  await shows("7 A");
  await simulator.control.faults(made.serial, { kind: "api-off" });
  await shows("not-enabled");
  await simulator.control.faults(made.serial, {});
  await shows("7 A");
});

test("once it is shown no more, nothing is read", async () => {
  await driver.executeScript("show(false)");
  await driver.wait(async () => (await driver.executeScript("return document.querySelector('#shown')")) === null, 5_000);
  const count = async () => (await simulator.control.requests(made.serial)).length;
  // One read may have been under way.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const before = await count();
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  assert.equal(await count(), before);
});
