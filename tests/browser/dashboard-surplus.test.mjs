// The view Surplus in Chromium: on the simulator in the page with its faults, and on one in the LAN with real sockets.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, openDashboard, PHONE, picture, show, sideways, violations } from "../lib/dashboard.mjs";
import { connect } from "../lib/dashboard-hands.mjs";

let dashboard;

before(async () => {
  dashboard = await openDashboard({ simulator: true });
});

after(() => dashboard?.close());

async function open(wishes = {}) {
  const page = await dashboard.open({ query: "", ...wishes });
  await page.locator(".tile", { hasText: "Garage" }).waitFor();
  await show(page, "surplus");
  await page.locator(".blocker").first().waitFor();
  return page;
}

const fault = (page, name) => page.locator(".world .wide-only select").selectOption(name);
const chip = (page, state) => page.locator(`[data-feed="${state}"]`);
const row = async (page, name) => (await page.locator(`[data-row="${name}"] td`).allInnerTexts()).join(" ").replaceAll("−", "-");
const slide = (page, name, watts) => page.locator(`#surplus-${name}`).fill(String(watts));
const start = (page) => page.getByRole("button", { name: "Start feeding" }).click();

test("each blocker has a button that mends it, and the mend is read back", async () => {
  const page = await open();
  for (const [code, name] of [["not-eco", /^Switch to Eco/], ["phases", /^Phases by the charger/]]) {
    await page.locator(`[data-code="${code}"]`).getByRole("button", { name }).click();
    await page.locator(`[data-mended="${code}"] .proof[data-step="verified"]`).waitFor();
  }
  await page.getByText(/^0 open, 2 mended$/).waitFor();
  await page.getByText("No setting is known to keep it from working.").waitFor();
  await picture(page, "dashboard surplus mended");
  assert.deepEqual(await violations(page), []);
  await page.leave();
});

test("a mend that the charger ignores stays a blocker, and says that it did not hold", async () => {
  const page = await open();
  await fault(page, "ignore");
  await page.locator('[data-code="not-eco"]').getByRole("button").click();
  await page.locator('[data-code="not-eco"] .proof[data-step="not-verified"]').waitFor();
  await page.getByText(/^2 open, 0 mended$/).waitFor();
  await page.leave();
});

test("the sliders are pushed, by the cloud never more than sent, and steer the charger", async () => {
  const page = await open();
  for (const code of ["not-eco", "phases"]) {
    await page.locator(`[data-code="${code}"]`).getByRole("button").click();
    await page.locator(`[data-mended="${code}"] .proof[data-step="verified"]`).waitFor();
  }
  await slide(page, "grid", 0);
  await slide(page, "sun", 5000);
  await slide(page, "battery", -1500);
  await start(page);
  await chip(page, "on").getByText(/^Pushed .+ ago, sent$/).waitFor();
  await page.waitForFunction(() => document.querySelector('[data-row="battery"]').textContent.replaceAll("−", "-") === "Battery-1.50-1.50-1.50");
  assert.equal(await row(page, "sun"), "5.00 5.00 5.00");
  // More is taken from the grid than the car can give up: it ends.
  await slide(page, "grid", 10_000);
  await page.locator('[data-fact="current"]', { hasText: "no current" }).waitFor();
  // Enough for one phase.
  await slide(page, "grid", -2000);
  await page.locator('[data-fact="current"]', { hasText: "1 ×" }).waitFor();
  await page.getByRole("button", { name: "Stop feeding" }).click();
  await chip(page, "stopping").waitFor();
  await page.getByText("Feeding has ended. The charger got zeros.").waitFor();
  await page.waitForFunction(() => /0\.00$/.test(document.querySelector('[data-row="sun"]').textContent));
  await page.leave();
});

test("leaving the view ends the feed and says so", async () => {
  const page = await open();
  await start(page);
  await chip(page, "on").waitFor();
  await show(page, "live");
  await page.locator("#announced", { hasText: "You left the view Surplus, so feeding ends." }).waitFor({ state: "attached" });
  await show(page, "surplus");
  await page.locator('[data-ended="left"]', { hasText: "Feeding has ended, since this view was left. The charger got zeros." }).waitFor();
  await start(page);
  await chip(page, "on").waitFor();
  await page.leave();
});

test("leaving the page ends the feed; who comes back sees that it has ended", async () => {
  const page = await open();
  await start(page);
  await chip(page, "on").waitFor();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await chip(page, "stopping").waitFor();
  await page.locator('[data-ended="left"]').waitFor();
  await chip(page, "off").waitFor();
  await page.leave();
});

test("pushes that do not get through are told, and go on when they do again", async () => {
  const page = await open({ query: "?timeout=1000" });
  await start(page);
  await chip(page, "on").waitFor();
  await fault(page, "drop");
  await chip(page, "failed").waitFor();
  await page.locator("main .note.bad", { hasText: "The last push did not get through." }).waitFor();
  await page.getByText("the charger does not steer by it").waitFor();
  await picture(page, "dashboard surplus failing");
  await fault(page, "none");
  await chip(page, "on").waitFor();
  await fault(page, "unauthorized");
  const note = page.locator("main .note.bad", { hasText: "Feeding broke off." });
  await note.waitFor();
  assert.equal(await note.getAttribute("data-code"), "unauthorized");
  await page.leave();
});

test("sliders are moved by keys, and what cannot be is told", async () => {
  const page = await open();
  const sun = page.getByRole("slider", { name: "Sun" });
  const before = Number(await sun.inputValue());
  await sun.press("ArrowRight");
  assert.equal(Number(await sun.inputValue()), before + 100);
  assert.match(await sun.getAttribute("aria-valuetext"), /^7\.5 kW, made by the sun$/);
  await slide(page, "sun", 0);
  await slide(page, "grid", -1000);
  await page.getByText(/kW would come from nowhere\.$/).waitFor();
  assert.match(await page.locator("main figure").getAttribute("aria-label"), /^From: nothing\. To: Car 11\.\d kW, Battery 1\.0 kW, Grid 1\.0 kW\.$/);
  assert.deepEqual(await violations(page), []);
  await page.leave();
});

test("in the LAN each push is accepted by the charger", async () => {
  const { control } = dashboard.simulator;
  const { serial } = dashboard.made;
  await control.values(serial, { lmo: 4, fup: true, frc: 0 });
  const page = await dashboard.open({ query: "" });
  await connect(page, dashboard.made, "local");
  await show(page, "surplus");
  await slide(page, "grid", -3000);
  await start(page);
  await chip(page, "on").getByText(/^Pushed .+ ago, accepted$/).waitFor();
  await page.waitForFunction(() => document.querySelector('[data-row="grid"]').textContent.replaceAll("−", "-") === "Grid-3.00-3.00-3.00");
  const pushes = async () => (await control.requests(serial)).filter(({ target }) => target.includes("ids=")).length;
  assert.ok((await pushes()) >= 1);
  await page.leave();
});

test("nothing is wider than a phone, and axe has nothing against it", async () => {
  for (const theme of ["light", "dark"]) {
    for (const language of ["en", "de"]) {
      const page = await open({ theme, language, size: PHONE });
      await page.locator("main .primary").click();
      await chip(page, "on").waitFor();
      assert.deepEqual(await violations(page), [], `${theme} ${language}, phone`);
      assert.equal(await sideways(page), 0);
      await picture(page, `dashboard surplus phone ${theme} ${language}`, { fullPage: true });
      await page.setViewportSize(DESKTOP);
      assert.deepEqual(await violations(page), [], `${theme} ${language}, desktop`);
      await picture(page, `dashboard surplus desktop ${theme} ${language}`, { fullPage: true });
      await page.leave();
    }
  }
});
