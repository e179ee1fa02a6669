// The page of www/ in Chromium: it shows and controls a simulated charger, and says each failure in words.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { By, until } from "selenium-webdriver";
import { openBrowser, screenshot } from "../lib/browser.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { servePage } from "../lib/page.mjs";
import { closedPort, startSimulator } from "../lib/simulator.mjs";

const WAIT = 15_000;

let browser, driver, simulator, unpacked, page, serial, token;

before(async () => {
  simulator = await startSimulator();
  [{ serial, token }] = JSON.parse(simulator.line).chargers;
  unpacked = await unpackPackage();
  page = await servePage(unpacked.folder, simulator.line);
  browser = await openBrowser();
  driver = browser.driver;
});

after(async () => {
  await Promise.all([browser?.close(), page?.stop(), simulator?.stop(), unpacked?.remove()]);
});

afterEach(async (t) => {
  await screenshot(driver, `page ${t.name}`);
  await simulator.control.faults(serial, {});
});

const find = (id) => driver.findElement(By.id(id));
const press = (id) => driver.executeScript("document.getElementById(arguments[0]).click()", id);
const waitFor = (id, check, what) => driver.wait(async () => check(await find(id)), WAIT, `${id}: ${what}`);
const text = (id, pattern) => waitFor(id, async (element) => pattern.test(await element.getText()), `${pattern}`);
const code = (id, expected) =>
  waitFor(id, async (element) => (await element.getAttribute("data-code")) === expected, `code ${expected}`);
const values = async () => (await simulator.control.charger(serial)).values;

/** Opens the page and connects; `way` is how the simulated charger is reached. */
async function connect({ way = "local", timeout = 1000, fill } = {}) {
  await driver.get(`${page.url}/?timeout=${timeout}`);
  await driver.executeScript("localStorage.clear()");
  await driver.get(`${page.url}/?timeout=${timeout}`);
  await driver.wait(until.elementLocated(By.css("#simulated option")), WAIT);
  await driver.executeScript(
    `const [way, fill] = arguments;
     const form = document.getElementById("connection");
     document.getElementById("way").value = way;
     form.dispatchEvent(new Event("change", { bubbles: true }));
     for (const [id, value] of Object.entries(fill ?? {})) {
       if (id === "kind") form.kind.value = value;
       else document.getElementById(id).value = value;
     }`,
    way,
    fill,
  );
  await press("connect");
}

/** Chooses a current and sets it. */
async function setCurrent(amp) {
  await driver.executeScript(
    `const field = document.getElementById("amp");
     field.value = arguments[0];
     field.dispatchEvent(new Event("input", { bubbles: true }));`,
    amp,
  );
  await driver.executeScript("document.getElementById('current').requestSubmit()");
}

/** The token is nowhere but in the field where it was typed. */
async function assertNoToken() {
  const [html, url] = await driver.executeScript("return [document.documentElement.outerHTML, location.href]");
  const logs = (await driver.manage().logs().get("browser")).map(({ message }) => message);
  // Chromium itself logs the URL of a request that failed; there the page has no say.
  const own = logs.filter((line) => !/Failed to load resource|blocked by CORS|net::ERR/.test(line));
  for (const shown of [html, url, ...own]) assert.ok(!shown.includes(token), "the token is shown");
}

for (const way of ["cloud", "local"]) {
  test(`it connects by ${way} and shows the state of the charger`, async () => {
    await simulator.control.values(serial, { amp: 6 });
    await connect({ way });
    await text("car-state", /no car/i);
    await text("current-set", /^6 A/);
    await text("charger-model", /firmware 053\.1/);
    await text("freshness", way === "cloud" ? /From the cloud, \d+ s old/ : /Live from the charger/);
    assert.equal(await find("reading-problem").isDisplayed(), false);
    await assertNoToken();
  });

  test(`it sets the current by ${way}, and the charger has it`, async () => {
    await simulator.control.values(serial, { amp: 6 });
    await connect({ way });
    await text("current-set", /^6 A/);
    await setCurrent(13);
    await text("outcome", /Current 13 A: .*(read back|holds|verified)/i);
    assert.equal((await values()).amp, 13);
    await text("current-set", /^13 A/);
  });
}

test("it starts and stops charging, and shows the power", async () => {
  await simulator.control.car(serial, { plugged: true, phases: 3 });
  await connect();
  await text("car-state", /charging/i);
  await press("stop");
  await text("outcome", /Stop: /);
  assert.equal((await values()).frc, 1);
  await text("power", /^0(\.0+)? kW/);
  await press("start");
  await text("outcome", /Start: /);
  assert.equal((await values()).frc, 2);
  await text("power", /^[1-9]/);
  await press("automatic");
  await text("outcome", /Automatic: /);
  assert.equal((await values()).frc, 0);
  await simulator.control.car(serial, { plugged: false });
});

// A read that fails. Then what was shown before is marked as old, never shown as fresh.
const failures = [
  ["data that is too old", "cloud", { kind: "stale", age: 500 }, "stale", /500 s old/],
  ["an offline charger", "cloud", { kind: "offline" }, "forbidden", /offline/i],
  ["an API that is off", "local", { kind: "api-off" }, "not-enabled", /hai/],
  ["a 502", "cloud", { kind: "bad-gateway" }, "unavailable", /502/],
  ["the api lock", "local", { kind: "lock" }, "busy", /busy/],
  ["HTML instead of JSON", "local", { kind: "html" }, "protocol", /HTML/],
  ["a reply that is cut off", "cloud", { kind: "truncate" }, "network", /middle of the reply/],
  ["a complete reply with half a body", "cloud", { kind: "truncate-clean" }, "protocol", /breaks off/],
  ["a closed connection", "local", { kind: "drop" }, "network", /no reply/i],
  ["no reply", "local", { kind: "hang" }, "timeout", /1000 ms/],
];

for (const [name, way, fault, expected, sentence] of failures) {
  test(`it says ${name} in words, and that the values are old`, async () => {
    await connect({ way });
    await text("current-set", /A/);
    await simulator.control.faults(serial, fault);
    await code("reading-problem", expected);
    await text("reading-problem", sentence);
    await text("freshness", /Old values/);
    await assertNoToken();
    await simulator.control.faults(serial, {});
    await waitFor("reading-problem", async (area) => !(await area.isDisplayed()), "gone when reading works again");
    await text("freshness", /From the cloud|Live/);
  });
}

test("it says a wrong token in words, and stops asking", async () => {
  await connect({ way: "cloud", fill: { "simulated-token": "wrong-token" } });
  await code("reading-problem", "unauthorized");
  await text("connection-state", /Disconnected/);
  assert.ok(!(await driver.getPageSource()).includes("wrong-token"));
});

test("it says a refused connection in words", async () => {
  await connect({ fill: { kind: "lan", host: `127.0.0.1:${await closedPort()}` } });
  await code("reading-problem", "network");
  await text("reading-problem", /browser does not say why/);
});

test("it says a bad host in words, and sends nothing", async () => {
  await connect({ fill: { kind: "lan", host: "http://192.168.0.75" } });
  await code("reading-problem", "invalid-argument");
  await text("reading-problem", /baseUrl/);
});

for (const way of ["cloud", "local"]) {
  test(`it says a setting that is refused by ${way} in words`, async () => {
    await connect({ way });
    await text("current-set", /A/);
    await simulator.control.faults(serial, { kind: "refuse", only: "set" });
    await setCurrent(20);
    await code("setting-problem", "rejected");
    await text("setting-problem", /amp/);
    assert.equal(await find("outcome").getText(), "");
  });
}

test("it says a setting that does not hold in words", async () => {
  await simulator.control.values(serial, { amp: 6 });
  await connect();
  await text("current-set", /^6 A/);
  await simulator.control.faults(serial, { kind: "ignore" });
  await setCurrent(21);
  await code("setting-problem", "unverified");
  await text("setting-problem", /amp should be 21 and is 6/);
});

test("Disconnect gives up what is in flight", async () => {
  await connect({ timeout: 60_000 });
  await text("current-set", /A/);
  await simulator.control.faults(serial, { kind: "hang" });
  const before = (await simulator.control.requests(serial)).length;
  await driver.wait(async () => (await simulator.control.requests(serial)).length > before, WAIT);
  await press("disconnect");
  await text("connection-state", /given up/);
  await text("freshness", /Old values/);
  assert.equal(await find("reading-problem").isDisplayed(), false);
});
