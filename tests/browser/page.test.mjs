// The page of www/ in a real browser: what a user does, what the page shows, and what is true at the charger.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { openBrowser, screenshot } from "../lib/browser.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { servePage } from "../lib/page.mjs";
import { closedPort, startSimulator } from "../lib/simulator.mjs";

/** Longer than the longest pause between two reads that this page makes after a few failures. */
const PATIENCE = 15_000;

let simulator, unpacked, page, browser, driver;

before(async () => {
  simulator = await startSimulator();
  unpacked = await unpackPackage();
  page = await servePage(unpacked.folder, simulator.line);
  browser = await openBrowser();
  driver = browser.driver;
});

after(async () => {
  await browser?.close();
  await page?.stop();
  await unpacked?.remove();
  await simulator?.stop();
});

/** A test with a charger of its own, after which the token is nowhere to be seen. */
function pageTest(name, body) {
  test(name, async (t) => {
    const secret = `Secret${Math.random().toString(36).slice(2)}`;
    const charger = await simulator.control.create({ token: secret, values: { amp: 16 } });
    try {
      await body(charger);
      await assertTokenUnseen(secret);
    } catch (error) {
      t.diagnostic(`screenshot: ${await screenshot(driver, name)}`);
      throw error;
    } finally {
      await driver.get("about:blank");
      await simulator.control.remove(charger.serial);
    }
  });
}

async function assertTokenUnseen(secret) {
  const shown = await driver.executeScript(
    "return [document.documentElement.outerHTML, location.href, JSON.stringify({...localStorage, ...sessionStorage})].join()",
  );
  assert.ok(!shown.includes(secret), "the token is in the page, its address or its storage");
  for (const { message } of await driver.manage().logs().get("browser")) {
    // The browser's own note of a failed request, which has the URL in full. Nobody else gets to see it.
    if (/^http\S+ - Failed to load resource: /.test(message)) continue;
    assert.ok(!message.includes(secret), `the token is in the console: ${message}`);
    assert.ok(!/uncaught/i.test(message), message);
  }
}

const element = (id) => driver.findElement({ id });
const text = async (id) => (await element(id)).getText();
const attribute = async (id, name) => (await element(id)).getAttribute(name);
const click = async (id) => (await element(id)).click();

/** Waits until a condition holds that is asked again and again. */
async function until(what, condition) {
  await driver.wait(condition, PATIENCE, `waited in vain: ${what}`, 50);
}

const untilState = (state) =>
  until(`the connection is ${state}`, async () => (await attribute("connection-state", "data-state")) === state);
const untilText = (id, pattern) => until(`${id} says ${pattern}`, async () => pattern.test(await text(id)));
const valuesOf = async ({ serial }) => (await simulator.control.charger(serial)).values;

/** Chooses a kind of connection on a fresh page. */
async function open(kind, query = "") {
  await driver.get(`${page.url}/${query}`);
  // The module has run once the simulated chargers are listed.
  await until("the page is ready", async () => (await driver.findElements({ css: "#simulated option" })).length > 0);
  await (await driver.findElement({ css: `[name=kind][value=${kind}]` })).click();
}

async function choose(id, label) {
  const options = await (await element(id)).findElements({ tagName: "option" });
  for (const option of options) if ((await option.getText()) === label) return option.click();
  throw new Error(`${id} has no option ${label}`);
}

/** Connects to a simulated charger and waits for its values. */
async function connect({ serial }, way, query) {
  await open("simulator", query);
  await choose("simulated", serial);
  await choose("way", way);
  await click("connect");
  await untilState("connected");
}

/** Waits for a problem, and checks that it is a sentence and not only a code. */
async function untilProblem(id, code, words) {
  await until(`${id} has the code ${code}`, async () => (await attribute(id, "data-code")) === code);
  assert.equal(await attribute(id, "role"), "alert");
  assert.match(await text(id), words);
  assert.match(await text(id), /^[A-Z].{20,}[.?!] /);
  assert.ok(await (await element(id)).isDisplayed());
}

const isOld = async () => (await attribute("charger", "class")).includes("old");

pageTest("shows the state of a charger through its cloud, and a car that charges", async (charger) => {
  await connect(charger, "its cloud");
  assert.equal(await text("car-state"), "No car plugged in");
  assert.equal(await text("charger-model"), "go-eCharger, firmware 053.1");
  assert.equal(await text("current-set"), "16 A");
  assert.equal(await text("energy-total"), "22.84 kWh");
  assert.match(await text("freshness"), /^From the cloud, \d s old$/);

  await click("plug");
  await untilText("car-state", /^Charging$/);
  await untilText("power", /^[1-9]\d*\.\d\d kW$/);
  const { nrg } = await valuesOf(charger);
  assert.match(await text("phase-rows"), /^L1 \d+ V 16\.0 A \d+ W$/m);
  assert.ok(Math.abs(parseFloat(await text("power")) * 1000 - nrg[11]) < 300);

  await click("unplug");
  await untilText("car-state", /^No car plugged in$/);
});

pageTest("shows the state of a charger in the LAN, at an address", async ({ local }) => {
  await open("lan");
  await (await element("host")).sendKeys(new URL(local).host, Key.ENTER);
  await untilState("connected");
  assert.equal(await text("car-state"), "No car plugged in");
  assert.equal(await text("freshness"), "Live from the charger");
  assert.ok(!(await (await element("simulator")).isDisplayed()), "nothing simulated is known of this charger");
});

pageTest("reads about once a second, one request at a time", async (charger) => {
  await connect(charger, "its LAN address");
  await until("four requests", async () => (await simulator.control.requests(charger.serial)).length >= 4);
  const requests = await simulator.control.requests(charger.serial);
  for (const [index, { t_ms, in_flight }] of requests.entries()) {
    assert.equal(in_flight, 0);
    if (index > 0) assert.ok(t_ms - requests[index - 1].t_ms >= 900, "reads are 1 s apart");
  }
});

for (const [way, verify, outcome] of [
  ["its cloud", false, "sent"],
  ["its LAN address", false, "accepted"],
  ["its cloud", true, "verified"],
]) {
  pageTest(`sets the current by ${way}, which is ${outcome}`, async (charger) => {
    await connect(charger, way);
    if (!verify) await click("verify");
    const amp = await element("amp");
    await amp.clear();
    await amp.sendKeys("9", Key.ENTER);
    await until(outcome, async () => (await attribute("outcome", "data-outcome")) === outcome);
    assert.match(await text("outcome"), new RegExp(`^Current 9 A: ${outcome}\\.`));
    await untilText("current-set", /^9 A$/);
    assert.equal((await valuesOf(charger)).amp, 9);
    assert.equal(await attribute("amp-range", "value"), "9");
  });
}

pageTest("stops, starts and leaves charging to the charger", async (charger) => {
  await simulator.control.car(charger.serial, { plugged: true });
  await connect(charger, "its cloud");
  await untilText("car-state", /^Charging$/);
  for (const [button, frc, words, car] of [
    ["stop", 1, "stopped", /^Plugged in, not charging$/],
    ["start", 2, "started", /^Charging$/],
    ["automatic", 0, "automatic", /^Charging$/],
  ]) {
    await click(button);
    await untilText("force", new RegExp(`^${words}$`));
    await untilText("car-state", car);
    assert.equal((await valuesOf(charger)).frc, frc);
    assert.equal(await attribute(button, "aria-pressed"), "true");
  }
});

// Reading fails after it has worked: the code, a sentence, and values that are marked as old until it works again.
for (const [name, way, fault, code, words] of [
  ["stale", "its cloud", "The cloud has only old data", "stale", /25382 s old/],
  ["offline", "its cloud", "The charger is offline", "forbidden", /offline/],
  ["a cloud API that is off", "its cloud", "The API is off", "forbidden", /\bcae\b/],
  ["a local API that is off", "its LAN address", "The API is off", "not-enabled", /\bhai\b/],
  ["a 502", "its cloud", "The server fails (502)", "unavailable", /HTTP 502/],
  ["the api lock", "its LAN address", "The charger is busy (api lock)", "busy", /busy with another request/],
  ["HTML instead of JSON", "its cloud", "A login page instead of data", "protocol", /HTML/],
  ["a reply that is cut off", "its cloud", "Replies are cut off", "network", /broke in the middle/],
  ["a reply that is cut off in the LAN", "its LAN address", "Replies are cut off", "network", /broke in the middle/],
  ["a connection that is closed", "its LAN address", "Connections are closed", "network", /[Nn]o connection/],
  ["a timeout", "its cloud", "There is no reply", "timeout", /within 400 ms/],
]) {
  pageTest(`says what is wrong when reading fails by ${name}`, async (charger) => {
    await connect(charger, way, "?timeout=400");
    assert.ok(!(await isOld()));
    await choose("fault", fault);
    await untilProblem("reading-problem", code, words);
    assert.ok(await isOld(), "the values are marked as old");
    assert.match(await text("freshness"), /^Old values, read at .+, \d+ s ago$/);
    assert.equal(await text("current-set"), "16 A");

    await choose("fault", "Nothing");
    await until("the problem is gone", async () => !(await (await element("reading-problem")).isDisplayed()));
    assert.ok(!(await isOld()), "the values are fresh again");
  });
}

pageTest("marks values as old while a reply is long in coming", async (charger) => {
  await connect(charger, "its cloud");
  await choose("fault", "There is no reply");
  await until("the values are old", isOld);
  assert.ok(!(await (await element("reading-problem")).isDisplayed()), "nothing has failed yet");
});

pageTest("says what is wrong with a token that is wrong, and does not go on asking", async (charger) => {
  await open("simulator");
  await choose("simulated", charger.serial);
  const token = await element("simulated-token");
  await token.clear();
  await token.sendKeys(`wrong-${charger.token}`);
  await click("connect");
  await untilProblem("reading-problem", "unauthorized", /refused the token/);
  await untilState("disconnected");
  assert.ok(!(await (await element("charger")).isDisplayed()), "no values are shown");
  assert.equal((await simulator.control.requests(charger.serial)).length, 1);
});

pageTest("says what is wrong when the connection is refused", async () => {
  await open("lan");
  await (await element("host")).sendKeys(`127.0.0.1:${await closedPort()}`, Key.ENTER);
  await untilProblem("reading-problem", "network", /the address is wrong/);
});

pageTest("says what is wrong when the real cloud cannot be reached, and remembers all but the token", async ({ token }) => {
  await open("cloud");
  await (await element("serial")).sendKeys("012345");
  await (await element("token")).sendKeys(token, Key.ENTER);
  await untilProblem("reading-problem", "network", /no internet/);
  await open("cloud");
  assert.equal(await attribute("serial", "value"), "012345");
  assert.equal(await attribute("token", "value"), "");
});

pageTest("says what is wrong with a serial that is none, before any request", async ({ token }) => {
  await open("cloud");
  await (await element("serial")).clear();
  await (await element("serial")).sendKeys("12");
  await (await element("token")).sendKeys(token, Key.ENTER);
  await untilProblem("reading-problem", "invalid-argument", /serial/);
});

for (const [way, fault, code, words] of [
  ["its cloud", { kind: "refuse" }, "rejected", /^Refused: amp/],
  ["its LAN address", { kind: "refuse" }, "rejected", /amp: tried to set api key which is not allowed from api/],
  ["its cloud", { kind: "drop-after", only: "set" }, "network", /Whether the setting arrived is not known/],
  ["its cloud", { kind: "hang", only: "set" }, "timeout", /Whether the setting arrived is not known/],
  ["its LAN address", { kind: "lock", only: "set" }, "busy", /busy/],
]) {
  pageTest(`says what is wrong when ${way} answers a set by ${fault.kind}`, async (charger) => {
    await connect(charger, way, "?timeout=400");
    await simulator.control.faults(charger.serial, fault);
    await click("start");
    await untilProblem("setting-problem", code, words);
    assert.equal(await text("outcome"), "");
    assert.ok(!(await (await element("reading-problem")).isDisplayed()), "reading still works");
    assert.ok(!(await isOld()), "the values are fresh");
  });
}

pageTest("gives up a request in flight on Disconnect, and asks no more", async (charger) => {
  await connect(charger, "its cloud");
  await choose("fault", "There is no reply");
  const asked = (await simulator.control.requests(charger.serial)).length;
  await until("a request hangs", async () => {
    const requests = await simulator.control.requests(charger.serial);
    return requests.length > asked && requests.at(-1).status === null;
  });
  const before = (await simulator.control.requests(charger.serial)).length;
  await click("disconnect");
  await untilText("connection-state", /^Disconnected\. The request in flight was given up\.$/);
  assert.equal(await attribute("connection-state", "data-state"), "disconnected");
  assert.ok(!(await (await element("reading-problem")).isDisplayed()), "to disconnect is no failure");
  assert.ok(await isOld(), "what is still shown is marked as old");
  // It can connect again, and only then there are requests.
  await simulator.control.faults(charger.serial, {});
  assert.equal((await simulator.control.requests(charger.serial)).length, before);
  await click("connect");
  await untilState("connected");
  assert.ok(!(await isOld()));
});
