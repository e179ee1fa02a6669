// Connect: how a charger gets into the page and out of it, and what stays in the browser.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { openDashboard, picture, show } from "../lib/dashboard.mjs";
import { connect, fill, says, stored } from "../lib/dashboard-hands.mjs";
import { closedPort } from "../lib/simulator.mjs";

let dashboard, control, made, serial, page;

before(async () => {
  dashboard = await openDashboard({ simulator: true });
  ({ made, simulator: { control } } = dashboard);
  ({ serial } = made);
});

after(() => dashboard?.close());

beforeEach(async () => {
  page = await dashboard.open();
});

afterEach(async (t) => {
  await picture(page, `connect ${t.name}`);
  await control.faults(serial, {});
  await page.leave();
});

/** The token is nowhere but in the field where it was typed. */
async function assertNoToken(token = made.token) {
  const shown = await page.evaluate(() => [document.documentElement.outerHTML, document.body.innerText, location.href, document.title]);
  // Chromium itself logs the URL of a request that failed; there the page has no say.
  const own = page.lines.filter((line) => !/Failed to load resource|blocked by CORS|net::ERR/.test(line));
  for (const text of [...shown, ...own]) assert.ok(!text.includes(token), "the token is shown");
}

const failed = (code, form = "#cloud") => page.locator(`${form} .note[data-code="${code}"]`).waitFor();

for (const way of ["cloud", "local"]) {
  test(`by ${way} a charger is connected in the place of the one that was there to look at`, async () => {
    await page.locator(".tile", { hasText: "Garage" }).waitFor();
    await connect(page, made, way);
    await says(page, ".hero h1", /No car/);
    await page.locator(".tile", { hasText: "Garage" }).waitFor({ state: "detached" });
    assert.equal(await page.locator(".tile").count(), 1);
    await assertNoToken();
  });
}

test("several chargers stand side by side, and the views follow the one that is chosen", async () => {
  const other = await control.create({ firmware: "60.3", values: { fna: "The other" } });
  await connect(page, made);
  await connect(page, other, "cloud");
  const tile = page.locator(".tile", { hasText: "The other" });
  await tile.waitFor();
  await says(page, ".hero .who", /firmware 60\.3/);
  await page.locator(".tile").filter({ hasNotText: "The other" }).click();
  await says(page, ".hero .who", /firmware 053/);
  await says(page, ".together", /Together/);
  await control.faults(other.serial, { kind: "offline" });
  await says(page, ".together", /1 of 2 known/);
  await control.remove(other.serial);
});

test("a wrong token is said in words, and is shown nowhere", async () => {
  await connect(page, made, "cloud", { token: "wrong-token", wait: false });
  await failed("unauthorized");
  await assertNoToken("wrong-token");
  assert.ok(!(await stored(page)).includes("wrong-token"));
});

test("a refused connection is said in words", async () => {
  await fill(page, { host: `127.0.0.1:${await closedPort()}` });
  await failed("network", "#lan");
  await says(page, "#lan .note", /browser does not say why/);
});

test("a bad host is said in words, and nothing is sent", async () => {
  await fill(page, { host: "http://192.168.0.75" });
  await failed("invalid-argument", "#lan");
  await says(page, "#lan .note", /baseUrl/);
});

test("an empty form asks for more and connects nothing", async () => {
  await fill(page, { host: " " });
  await says(page, "#lan", /Type it in first/);
  await fill(page, { serial: "", token: "" });
  await says(page, "#cloud", /Type it in first/);
});

test("nothing is stored without the tick, whatever is typed into whatever field", async () => {
  const secret = "typed-into-a-wrong-field";
  await fill(page, { host: secret }, { remember: true });
  await failed("network", "#lan");
  await fill(page, { serial: secret, token: secret, base: made.cloud }, { remember: true });
  await failed("invalid-argument");
  assert.ok(!(await stored(page)).includes(secret));
  await connect(page, made, "cloud");
  await connect(page, made, "local");
  await says(page, ".hero h1", /No car/);
  for (const text of [secret, made.token, made.serial, new URL(made.local).host]) assert.ok(!(await stored(page)).includes(text), text);
  await page.reload();
  await page.locator(".tile", { hasText: "Garage" }).waitFor();
});

test("with the tick a charger comes back with its history, and is forgotten by a button", async () => {
  await connect(page, made, "cloud", { remember: true });
  await says(page, ".hero h1", /No car/);
  await says(page, "main", /Kept in this browser for 7 days/);
  await page.waitForTimeout(6000);
  await page.reload();
  await says(page, ".hero h1", /No car/);
  assert.equal(await page.locator(".tile").count(), 1);
  assert.ok((await stored(page)).includes("goecharger-history"));
  await page.getByText("As a table").click();
  await page.locator("figure ~ details tbody tr").nth(1).waitFor();
  await show(page, "connect");
  await says(page, "#connected", /remembered in this browser/);
  await page.locator("#connected").getByRole("button", { name: "Forget", exact: true }).click();
  await says(page, "#connected", /in this tab only/);
  assert.ok(!(await stored(page)).includes(made.token));
  await page.reload();
  await page.locator(".tile", { hasText: "Garage" }).waitFor();
});

test("the token leaves its field when the charger has answered, and the page with the charger", async () => {
  await connect(page, made, "cloud");
  await show(page, "connect");
  assert.equal(await page.locator("#cloud").getByLabel("Token of the cloud API").inputValue(), "");
  await page.locator("#connected").getByRole("button", { name: /^Disconnect/ }).click();
  await says(page, "#announced", /is disconnected/);
  assert.equal(await page.locator(".tile").count(), 0);
  await assertNoToken();
  await show(page, "live");
  await says(page, "main h1", /No charger is connected/);
});

test("the token leaves its field with the view, also after a failure", async () => {
  await connect(page, made, "cloud", { token: "wrong-token", wait: false });
  await failed("unauthorized");
  await show(page, "log");
  await show(page, "connect");
  assert.equal(await page.locator("#cloud").getByLabel("Token of the cloud API").inputValue(), "");
});

test("Disconnect gives up what is in flight", async () => {
  await page.leave();
  page = await dashboard.open({ query: "?timeout=60000" });
  await connect(page, made);
  await says(page, ".hero h1", /No car/);
  await control.faults(serial, { kind: "hang" });
  const aborted = page.waitForEvent("requestfailed");
  const before = (await control.requests(serial)).length;
  while ((await control.requests(serial)).length === before) await page.waitForTimeout(100);
  await show(page, "connect");
  await page.locator("#connected").getByRole("button", { name: /^Disconnect/ }).click();
  assert.match((await aborted).failure().errorText, /ABORTED/);
  assert.equal(await page.locator(".tile").count(), 0);
});

const ODD = [
  "", "{", "null", "[]", "5", '"text"', "true", '[{"kind":"other"}]', '[{"kind":"cloud","serial":{},"token":[1]}]', "[null, [], 5]",
  '[{"kind":"local","host":null}]', '[{"kind":"cloud","serial":"<b>","token":"t"}]', '{"__proto__":{"kind":"local"}}', '[{"kind":{"toString":1}}]',
];

test("odd things in the store do not stop the page", async () => {
  for (const odd of ODD) {
    await page.evaluate((odd) => ["chargers", "look"].forEach((name) => localStorage.setItem(`goecharger-${name}`, odd)), odd);
    await page.reload();
    await page.locator(".tile", { hasText: "Garage" }).waitFor();
  }
});

const BROKEN = [
  "get() { throw new DOMException('no', 'SecurityError') }",
  "value: null",
  "value: { getItem() { return null }, setItem() { throw new DOMException('full', 'QuotaExceededError') } }",
];

test("a browser without a store does not stop the page, which says that it cannot remember", async () => {
  for (const broken of BROKEN) {
    await page.leave();
    page = await dashboard.open({
      before: (page) => page.addInitScript(`
        Object.defineProperty(globalThis, "localStorage", { ${broken} });
        Object.defineProperty(globalThis, "indexedDB", { ${broken.replace("getItem", "open")} });`),
    });
    await connect(page, made, "local", { remember: true });
    await says(page, ".hero h1", /No car/);
    await says(page, "main", /Kept in this page only/);
  }
});

test("from https it says why a charger in the network is hard to reach, and what to do", async () => {
  const context = await dashboard.browser.newContext({ locale: "en-GB" });
  const secure = await context.newPage();
  await secure.route("https://dashboard.example/**", async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ path: join(dashboard.folder, pathname === "/" ? "index.html" : pathname) });
  });
  await secure.goto("https://dashboard.example/?timeout=1000");
  await show(secure, "connect");
  await says(secure, "#lan .note", /came by https, the charger speaks http only/);
  await fill(secure, { host: "192.168.0.75" });
  const note = secure.locator('#lan .note[data-code="network"]');
  await note.filter({ hasText: "go by the cloud" }).waitFor();
  await context.close();
  await show(page, "connect");
  assert.equal(await page.locator("#lan .note").count(), 0, "this page came by http");
});

test("the built-in simulator starts with what was chosen", async () => {
  await page.locator(".tile", { hasText: "Garage" }).waitFor();
  await show(page, "connect");
  await page.getByText("Firmware, speed, chargers").click();
  await page.locator("#simulator").getByLabel("Firmware").selectOption("053");
  await page.locator("#simulator").getByLabel("Chargers").selectOption("1");
  await page.getByRole("button", { name: "Start another simulator" }).click();
  await says(page, ".hero .who", /firmware 053/);
  assert.equal(await page.locator(".tile").count(), 3);
});

test("the simulator of this machine is offered", async () => {
  await show(page, "connect");
  await page.locator("#machine").getByLabel("Way to it").selectOption("local");
  await page.locator("#machine").getByRole("button").click();
  await says(page, ".hero .fresh", /LAN, live/);
});
