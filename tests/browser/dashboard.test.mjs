// The dashboard in Chromium: what a first visit shows.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDashboard, picture, show } from "../lib/dashboard.mjs";

const VIEWS = ["live", "surplus", "sessions", "schedule", "cards", "keys", "log", "connect"];

let dashboard;

before(async () => {
  dashboard = await openDashboard();
});

after(() => dashboard?.close());

test("a first visit opens Live on a simulated charger that charges, and the bar leads to Connect", async () => {
  const page = await dashboard.open();
  await page.getByText("Simulated charger", { exact: true }).first().waitFor();
  await page.locator(".tile", { hasText: "Charging" }).first().waitFor();
  await page.waitForFunction(() => /^\d+\.\d\d kW, Charging, Garage$/.test(document.title));
  await picture(page, "dashboard first visit");
  await page.getByRole("link", { name: "Connect your own" }).click();
  await page.locator('main[data-view="connect"]').waitFor();
  await page.leave();
});

test("each view opens by its address, in English and in German", async () => {
  for (const language of ["en", "de"]) {
    const page = await dashboard.open({ language });
    for (const view of VIEWS) {
      await show(page, view);
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      await page.locator("main h1").waitFor();
    }
    await page.leave();
  }
});
