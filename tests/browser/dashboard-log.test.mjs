// The view Log and the drawer Code in Chromium, with the simulator in the page. The lines of each view are run in
// Node.js with the packed package, as they are shown.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { DESKTOP, openDashboard, PHONE, picture, show, sideways, violations } from "../lib/dashboard.mjs";
import { unpackPackage } from "../lib/package.mjs";

const VIEWS = ["live", "surplus", "sessions", "schedule", "cards", "keys", "log", "connect"];

let dashboard;

before(async () => {
  dashboard = await openDashboard();
});

after(() => dashboard?.close());

const rows = (page) => page.locator(".log tbody tr");
const fault = (page, name) => page.locator(".world .wide-only select").selectOption(name);

async function openLog(wishes = {}) {
  const page = await dashboard.open({ view: "log", ...wishes });
  await rows(page).first().waitFor();
  return page;
}

test("each request is a row, with status, time and attempt; the token is in none", async () => {
  const page = await openLog();
  const first = rows(page).last();
  assert.match(await first.innerText(), /^\d\d:\d\d:\d\d\s+200\b/);
  await first.getByText(/^status\?filter=\w+,\w+ … \d+ keys$/).click();
  await first.getByText(/filter=.*nrg.*wh/).waitFor();
  const token = await page.evaluate(() => /token=(?!\*\*\*)/.test(document.body.innerText));
  assert.equal(token, false);
  await page.leave();
});

test("failures have a word and a reason, tried again or not, and a setting without a reply may have arrived", async () => {
  const page = await openLog();
  await fault(page, "drop");
  // All values are read by one call, which tries again; what watches begins anew by itself.
  await show(page, "keys");
  await page.locator('.note[data-code="network"]').waitFor();
  await show(page, "log");
  await rows(page).filter({ hasText: "no connection" }).filter({ hasText: "Tried again." }).first().waitFor();
  await rows(page).filter({ has: page.locator("td:last-child", { hasText: "3" }) }).first().waitFor();
  await show(page, "live");
  await page.getByRole("button", { name: "Stop" }).locator("visible=true").first().click();
  await show(page, "log");
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await rows(page).filter({ hasText: "set?frc=1" }).filter({ hasText: "It may have arrived all the same." }).waitFor();
  await page.getByRole("button", { name: "Failures" }).click();
  assert.equal(await page.locator('.log tr[data-outcome="ok"]').count(), 0);
  await fault(page, "unauthorized");
  await rows(page).filter({ hasText: "401" }).filter({ hasText: "token refused" }).first().waitFor();
  await fault(page, "stale");
  await page.locator('.log tr[data-outcome="stale"]').filter({ hasText: "old data" }).first().waitFor();
  await picture(page, "log desktop light failures");
  assert.deepEqual(await violations(page), []);
  await page.setViewportSize(PHONE);
  await picture(page, "log phone light failures");
  assert.equal(await sideways(page), 0);
  assert.deepEqual(await violations(page), []);
  await page.leave();
});

test("it can be paused and cleared", async () => {
  const page = await openLog();
  await page.getByRole("button", { name: "Pause" }).click();
  const held = await rows(page).count();
  await page.getByText(/^Paused\. The requests go on, [1-9]\d* since then\.$/).waitFor();
  assert.equal(await rows(page).count(), held);
  await page.getByRole("button", { name: "Go on" }).click();
  await rows(page).nth(held).waitFor();
  await fault(page, "unauthorized");
  await rows(page).filter({ hasText: "401" }).first().waitFor();
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByText("No request yet.").waitFor();
  await page.leave();
});

test("what is saved as text has each request and no secret", async () => {
  const page = await openLog();
  const began = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as text" }).click();
  const download = await began;
  assert.equal(download.suggestedFilename(), "goecharger-log.txt");
  const [head, ...lines] = (await readFile(await download.path(), "utf8")).trimEnd().split("\n");
  assert.equal(head, "time\tstatus\toutcome\tduration in ms\tattempt\trequest");
  assert.ok(lines.length > 0);
  for (const line of lines) {
    assert.match(line, /^\d{4}-\d\d-\d\dT[\d:.]+Z\t200\tok\t\d+\t1\tGET https:\/\/000001\.api\.v3\.go-e\.io\/api\/status\?token=\*\*\*/);
  }
  await page.leave();
});

for (const language of ["en", "de"]) {
  for (const theme of ["light", "dark"]) {
    test(`axe has nothing against the log and the drawer, and nothing is too wide: ${language}, ${theme}`, async () => {
      for (const [name, size] of [["desktop", DESKTOP], ["phone", PHONE], ["small phone", { width: 320, height: 640 }]]) {
        const page = await openLog({ language, theme, size });
        if (size.width > 320) assert.deepEqual(await violations(page), [], name);
        assert.equal(await sideways(page), 0, name);
        await picture(page, `log ${name} ${theme} ${language}`);
        await openCode(page, language);
        if (size.width > 320) assert.deepEqual(await violations(page), [], `${name}, code`);
        assert.equal(await sideways(page), 0, `${name}, code`);
        await picture(page, `code ${name} ${theme} ${language}`);
        await page.leave();
      }
    });
  }
}

/** Opens the drawer, on a phone by the sheet of what else there is. */
async function openCode(page, language = "en") {
  const button = page.locator(".code-open");
  if (await button.isVisible()) await button.click();
  else {
    await page.getByRole("button", { name: language === "de" ? "Weitere" : "More", exact: true }).click();
    await page.getByRole("button", { name: language === "de" ? "Code dieser Ansicht" : "Code of this view" }).click();
  }
  await page.locator("#code pre").waitFor();
}

test("the lines are copied as they are shown", async () => {
  const page = await dashboard.open({ view: "log", context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await openCode(page);
  await page.locator("#code").getByRole("button", { name: "Copy" }).click();
  await page.locator("#code").getByText("Copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.locator("#code pre").textContent());
  await page.keyboard.press("Escape");
  await page.locator("#code").waitFor({ state: "detached" });
  await page.leave();
});

/** Runs lines against a simulated charger with a car, as a module beside the package. Gives what they showed. */
async function run(code, name) {
  const unpacked = await unpackPackage();
  const { simulate } = await import(unpacked.entry("./simulator"));
  const world = await simulate({ speed: 60 });
  const [box] = world.chargers;
  box.plugIn({ phases: 3 });
  await world.advance(60_000);
  const shown = [];
  const leave = [];
  const taps = setInterval(() => box.tap(4), 50);
  const globals = {
    ...box.cloud, ...box.local, secret: "made-up-for-this-test", fetch: world.fetch,
    show: (...values) => shown.push(values),
    console: { ...console, log: (...values) => shown.push(values) },
    meter: { power: async () => -2000 },
    addEventListener: (_event, listener) => leave.push(listener),
  };
  const kept = Object.fromEntries(Object.keys(globals).map((each) => [each, globalThis[each]]));
  Object.assign(globalThis, globals);
  try {
    const file = join(unpacked.root, `${name}.mjs`);
    await writeFile(file, code);
    await import(pathToFileURL(file).href);
    await Promise.all(leave.map((listener) => listener()));
  } finally {
    Object.assign(globalThis, kept);
    clearInterval(taps);
    world.close();
    await unpacked.remove();
  }
  return { shown, values: box.values, requests: box.requests };
}

const linesOf = (page) => page.locator("#code pre").textContent();

for (const view of VIEWS) {
  test(`the lines of ${view} run as they are shown`, async () => {
    const page = await dashboard.open({ view });
    await page.locator(".tile", { hasText: "Charging" }).first().waitFor();
    await openCode(page);
    const lines = await linesOf(page);
    assert.match(lines, /from "goecharger/);
    await page.leave();
    await run(lines, view);
  });
}

test("the lines of Live set what they say", async () => {
  const page = await dashboard.open({ view: "live" });
  await openCode(page);
  const { shown, requests } = await run(await linesOf(page), "live");
  assert.equal(shown[0][0].state, "charging");
  assert.deepEqual(requests.filter(({ set }) => set).map(({ set }) => set), [{ amp: 16 }, { psm: 2 }, { dwo: 20_000 }, { frc: 1 }]);
  await page.leave();
});

test("the lines of Keys are about the key and the value that are chosen", async () => {
  const page = await dashboard.open({ view: "keys" });
  const choose = async (key) => {
    await page.locator(`.keyrow[data-key="${key}"]`).click();
    await page.locator("#key-title", { hasText: new RegExp(`^${key}$`) }).waitFor();
  };
  const field = page.locator("#key-details").getByRole("textbox");
  const results = async () => run(await linesOf(page), `keys-${Math.random()}`);
  await choose("lbr");
  await openCode(page);
  assert.doesNotMatch(await linesOf(page), /set\(/);
  let result = await results();
  assert.equal(result.shown[0][0], result.values.lbr);
  await page.locator("#code").getByRole("button", { name: "Close" }).click();

  for (const [key, text, value] of [["lbr", "77", 77], ["ama", "20", 20], ["fna", "Hof & <b>Tor</b>", "Hof & <b>Tor</b>"], ["clp", "[6, 8, 10, 12, 16]", [6, 8, 10, 12, 16]]]) {
    await choose(key);
    await field.first().fill(text);
    await openCode(page);
    result = await results();
    assert.deepEqual(result.values[key], value, await linesOf(page));
    await page.locator("#code").getByRole("button", { name: "Close" }).click();
  }
  await page.leave();
});

test("the lines of Log show each request", async () => {
  const page = await openLog();
  await openCode(page);
  const { shown } = await run(await linesOf(page), "log");
  assert.equal(shown.length, 1);
  assert.equal(shown[0].at(-1), "ok");
  await page.leave();
});
