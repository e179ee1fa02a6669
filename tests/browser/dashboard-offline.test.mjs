// The dashboard without a network: it opens all the same, and asks chargers as ever.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openDashboard } from "../lib/dashboard.mjs";
import { connect, says } from "../lib/dashboard-hands.mjs";

let dashboard;

before(async () => {
  dashboard = await openDashboard({ simulator: true });
});

after(() => dashboard?.close());

const open = async () => {
  const page = await dashboard.open({ context: { serviceWorkers: "allow" } });
  await page.evaluate(() => navigator.serviceWorker.ready);
  return page;
};

test("after the first load it opens without a network, with the simulator", async () => {
  const page = await open();
  await page.context().setOffline(true);
  await page.reload();
  await page.locator(".tile", { hasText: "Garage" }).waitFor();
  await says(page, ".hero h1", /Charging/);
  // The policy as a header is kept with the page.
  assert.match(await page.evaluate(async () => (await fetch("./")).headers.get("content-security-policy")), /frame-ancestors 'none'/);
  await page.leave();
});

test("what is asked of a charger never comes from what is kept", async () => {
  const page = await open();
  await page.reload();
  await connect(page, dashboard.made, "cloud");
  await says(page, ".hero h1", /No car/);
  const kept = await page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    return found;
  });
  assert.ok(kept.length > 5);
  for (const url of kept) assert.ok(url.startsWith(dashboard.url) && !/api|token/.test(url), url);
  await page.leave();
});

test("it can be installed: the manifest names icons that are there", async () => {
  const manifest = JSON.parse(await readFile(join(dashboard.folder, "manifest.webmanifest"), "utf8"));
  assert.equal(manifest.display, "standalone");
  for (const { src } of manifest.icons) assert.ok((await readFile(join(dashboard.folder, src))).length > 100, src);
  const page = await open();
  const client = await page.context().newCDPSession(page);
  const { errors } = await client.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  // Playwright's contexts are private windows, which install nothing.
  const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId), ["in-incognito"]);
  await page.leave();
});
