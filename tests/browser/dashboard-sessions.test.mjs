// The view Sessions in Chromium, on the simulator in the page with its faults.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { DESKTOP, openDashboard, PHONE, picture, show, sideways, violations } from "../lib/dashboard.mjs";

let dashboard;

before(async () => {
  dashboard = await openDashboard();
});

after(() => dashboard?.close());

/** The view with a year of sessions in it. The usual timeout: one of a second is short in a world that runs fast. */
async function open(wishes = {}) {
  const page = await dashboard.open({ query: "", ...wishes });
  await page.locator(".tile").first().waitFor();
  await show(page, "sessions");
  await page.locator("table.ses").waitFor({ timeout: 60_000 });
  await page.locator(".fetching").waitFor({ state: "detached" });
  return page;
}

const fault = (page, name) => page.locator(".world .wide-only select").selectOption(name);
const choose = (page, period) => page.getByLabel("Period").selectOption(period);
const figure = async (page, name) => (await page.locator(".figures > div", { hasText: name }).locator("dd").innerText()).replaceAll(/\s/g, "");
/** The sessions by the sums of the cards. */
const counted = (page) => page.locator(".split table").last().evaluate((table) => ({
  parts: [...table.querySelectorAll("tbody tr")].map((row) => Number(row.cells[1].textContent)),
  all: Number(table.querySelector("tfoot tr").cells[1].textContent),
}));

test("a year by month and by card: the sums agree, and a card's name stays text", async () => {
  const page = await open();
  const { parts, all } = await counted(page);
  assert.ok(all > 50, `${all} sessions`);
  assert.equal(parts.reduce((sum, part) => sum + part, 0), all);
  assert.equal(await figure(page, "Sessions"), String(all));
  assert.equal(await page.locator("svg.chart.wide-only .bar-a").count(), 12, "each of twelve months has a bar");
  const said = await page.locator("main figure").getAttribute("aria-label");
  const months = [...said.matchAll(/(\d+)\s+kWh/g)].map(([, kilowattHours]) => Number(kilowattHours));
  const energy = parseFloat(await figure(page, "Energy"));
  assert.equal(months.length, 12);
  assert.ok(Math.abs(months.reduce((sum, part) => sum + part, 0) - energy) <= 6, `${months} are not ${energy} kWh`);
  assert.equal(await page.locator(".legend", { hasText: "<b>Gast</b>" }).count(), 1);
  assert.equal(await page.locator("main b").count(), 0);
  assert.doesNotMatch(await page.locator("body").innerText(), /0000000000000/, "no id of a card is shown");
  await page.getByRole("button", { name: /Show \d+ more/ }).click();
  assert.equal(await page.locator("table.ses tbody tr").count(), all);
  await page.leave();
});

test("the download is the CSV of what is shown, in German for a German spreadsheet", async () => {
  for (const [language, button, heading, number] of [
    ["en", "Download CSV", /^number,id,/, /,\d+\.?\d*,/],
    ["de", "CSV herunterladen", /^number;id;/, /;\d+;/],
  ]) {
    const page = await open({ language });
    const { all } = await counted(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
    assert.match(download.suggestedFilename(), /^Garage-sessions-\d{4}-\d\d-\d{4}-\d\d\.csv$/);
    const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
    assert.match(lines[0], heading);
    assert.match(lines[1], number);
    assert.equal(lines.length - 1, all);
    await page.leave();
  }
});

test("a period is chosen by length or by months, and one without a session says so", async () => {
  const page = await open();
  const { all } = await counted(page);
  await choose(page, "3");
  await page.waitForFunction((before) => Number(document.querySelector("tfoot tr")?.cells[1].textContent ?? before) < before, all);
  await choose(page, "own");
  await page.getByLabel("From month").fill("2020-1x");
  await page.getByText("A month is written as 2026-03.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Show", exact: true }).isDisabled(), true);
  await page.getByLabel("From month").fill("2020-01");
  await page.getByLabel("To month").fill("2019-12");
  await page.getByText("The last month lies before the first.").waitFor();
  await page.getByLabel("To month").fill("2020-02");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.getByText("No session in this time.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Download CSV" }).isDisabled(), true);
  assert.deepEqual(await violations(page), []);
  await page.leave();
});

test("a session appears when its car has left and the sessions are fetched again", async () => {
  const page = await open();
  const { all } = await counted(page);
  await page.locator(".world .wide-only").getByRole("button", { name: "Unplug the car" }).click();
  await page.getByRole("button", { name: "Fetch again" }).click();
  await page.waitForFunction((expected) => Number(document.querySelector("tfoot tr")?.cells[1].textContent) === expected, all + 1);
  await page.leave();
});

test("a slow service is told month by month, and can be stopped and asked again", async () => {
  const page = await open();
  await fault(page, "slow");
  await choose(page, "24");
  await page.getByText(/^[1-9]\d* of 24 months fetched, \d+ sessions? so far\./).waitFor();
  await picture(page, "dashboard sessions under way");
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByText("Stopped, so this is not all.").waitFor();
  await fault(page, "none");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Stopped, so this is not all.").waitFor({ state: "detached" });
  await page.locator(".fetching").waitFor({ state: "detached" });
  assert.ok((await counted(page)).all > 50);
  await page.leave();
});

test("a failed export says why without a secret, and is tried again", async () => {
  const page = await open({ query: "?timeout=1000" });
  await fault(page, "unauthorized");
  await choose(page, "6");
  const note = page.locator("main .note.bad", { hasText: "The export did not come." });
  await note.waitFor();
  assert.equal(await note.getAttribute("data-code"), "unauthorized");
  assert.doesNotMatch(await page.locator("body").innerText(), /simulator-ticket|T{8}/);
  await picture(page, "dashboard sessions failed");
  assert.deepEqual(await violations(page), []);
  await fault(page, "none");
  await note.getByRole("button", { name: "Try again" }).click();
  await page.locator("table.ses").waitFor();
  await note.waitFor({ state: "detached" });
  await page.leave();
});

test("nothing is wider than a phone, and axe has nothing against it", async () => {
  for (const theme of ["light", "dark"]) {
    for (const language of ["en", "de"]) {
      const page = await open({ theme, language, size: PHONE });
      assert.deepEqual(await violations(page), [], `${theme} ${language}, phone`);
      assert.equal(await sideways(page), 0);
      await picture(page, `dashboard sessions phone ${theme} ${language}`, { fullPage: true });
      await page.setViewportSize(DESKTOP);
      assert.deepEqual(await violations(page), [], `${theme} ${language}, desktop`);
      await picture(page, `dashboard sessions desktop ${theme} ${language}`, { fullPage: true });
      await page.leave();
    }
  }
});
