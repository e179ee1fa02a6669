// The page of www/ in Chromium: it shows and controls a simulated charger, and says each failure in words.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { screenshot } from "../lib/browser.mjs";
import { openDashboard } from "../lib/dashboard.mjs";
import { closedPort } from "../lib/simulator.mjs";

const WAIT = 15_000;

let driver, simulator, serial, find, press, waitFor, text, code, values, connect, setCurrent, assertNoToken, close;

before(async () => {
  ({ driver, simulator, serial, find, press, waitFor, text, code, values, connect, setCurrent, assertNoToken, close } = await openDashboard());
});

after(() => close?.());

afterEach(async (t) => {
  await screenshot(driver, `page ${t.name}`);
  await simulator.control.faults(serial, {});
});

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
