// The examples for React, Vue and Svelte in a page, with each framework as it is. React is in its strict mode: effects
// run twice there.
// Each page shows a line with what a charger says, until `show(false)` is called.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { build } from "esbuild";
import { openBrowser } from "../lib/browser.mjs";
import { svelte, vue } from "../lib/components.mjs";
import { ROOT } from "../lib/documents.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { startSimulator } from "../lib/simulator.mjs";
import { serve } from "../lib/static.mjs";

const example = (path) => JSON.stringify(join(ROOT, "examples", path));
const charger = (baseUrl) => `
  import { Charger } from "goecharger";
  const charger = new Charger({ baseUrl: ${JSON.stringify(baseUrl)}, retries: 0 });`;

const react = (baseUrl) => `${charger(baseUrl)}
  import { StrictMode, createElement, useState } from "react";
  import { createRoot } from "react-dom/client";
  import { useOverview } from ${example("react/use-overview.mjs")};

  const words = (update) =>
    update?.error?.message ??
    (update?.overview ? update.overview.power + " W, at most " + update.overview.current.requested + " A" : "…");

  function Shown() {
    return createElement("p", null, words(useOverview(charger, { interval: 1000 })));
  }
  function App() {
    const [isShown, setShown] = useState(true);
    globalThis.show = setShown;
    return isShown ? createElement(Shown) : null;
  }
  createRoot(document.querySelector("main")).render(createElement(StrictMode, null, createElement(App)));`;

const withVue = (baseUrl) => `${charger(baseUrl)}
  import { createApp, h, ref } from "vue";
  import Power from ${example("vue/Power.vue")};

  const [isShown, held] = [ref(true), ref(charger)];
  globalThis.show = (shown) => (isShown.value = shown);
  createApp({ render: () => (isShown.value ? h(Power, { charger: held.value }) : null) }).mount("main");`;

const withSvelte = (baseUrl) => `${charger(baseUrl)}
  import { mount, unmount } from "svelte";
  import Power from ${example("svelte/Power.svelte")};

  const shown = mount(Power, { target: document.querySelector("main"), props: { charger } });
  globalThis.show = () => unmount(shown);`;

let unpacked, simulator, browser, driver;

before(async () => {
  [unpacked, simulator, browser] = await Promise.all([unpackPackage(), startSimulator(), openBrowser()]);
  driver = browser.driver;
});

after(() => Promise.all([browser?.close(), simulator?.stop(), unpacked?.remove()]));

async function servePage(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["browser"],
    plugins: [vue, svelte],
    define: {
      "process.env.NODE_ENV": '"development"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    alias: { goecharger: join(unpacked.folder, "dist/index.js") },
  });
  const script = outputFiles[0].text.replaceAll("</script", "<\\/script");
  return serve({}, { "/": `<!doctype html><meta charset="utf-8"><main></main><script type="module">${script}</script>` });
}

const text = () => driver.executeScript("return document.querySelector('main > p')?.textContent ?? null");

async function shows(pattern) {
  let last;
  const matches = async () => pattern.test((last = await text()) ?? "nothing");
  await driver.wait(matches, 20_000).catch(() => assert.fail(`it shows ${last}, not ${pattern}`));
}

for (const [name, page] of Object.entries({ React: react, Vue: withVue, Svelte: withSvelte })) {
  describe(name, () => {
    let server, made;

    before(async () => {
      made = await simulator.control.create({ values: { amp: 13 } });
      server = await servePage(page(made.local));
      await driver.get(server.url);
    });

    after(() => server?.stop());

    test("it shows the charger, what changes, and what goes wrong", async () => {
      await shows(/^0 W, at most 13 A$/);
      await simulator.control.values(made.serial, { amp: 7 });
      await shows(/^0 W, at most 7 A$/);
      await simulator.control.faults(made.serial, { kind: "api-off" });
      await shows(/HTTP API v2/);
      await simulator.control.faults(made.serial, {});
      await shows(/^0 W, at most 7 A$/);
    });

    test("once it is shown no more, nothing is read", async () => {
      await driver.executeScript("show(false)");
      await driver.wait(async () => (await text()) === null, 5_000);
      const count = async () => (await simulator.control.requests(made.serial)).length;
      // One read may have been under way.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      const before = await count();
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      assert.equal(await count(), before);
    });
  });
}
