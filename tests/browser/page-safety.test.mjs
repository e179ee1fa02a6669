// The page of www/ in Chromium: what it must not do, whatever it is given.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { screenshot } from "../lib/browser.mjs";
import { openDashboard } from "../lib/dashboard.mjs";
import { serve } from "../lib/static.mjs";

const WAIT = 15_000;

let driver, simulator, serial, token, local, url, find, press, text, code, values, field, open, reopen, connect, assertNoToken, close;

before(async () => {
  ({ driver, simulator, serial, token, local, url, find, press, text, code, values, field, open, reopen, connect, assertNoToken, close } = await openDashboard());
});

after(() => close?.());

afterEach(async (t) => {
  await screenshot(driver, `page ${t.name}`);
  await simulator.control.faults(serial, {});
});

const stored = () => driver.executeScript("return JSON.stringify({ ...localStorage, ...sessionStorage })");

test("the policy of the page lets nothing of others in, and WebAssembly run", async () => {
  await connect();
  await text("current-set", /A/);
  const forbidden = await driver.executeAsyncScript(
    `const [found, done] = [[], arguments[0]];
     document.addEventListener("securitypolicyviolation", (event) => found.push(event.effectiveDirective));
     const add = (name, members) => document.body.append(Object.assign(document.createElement(name), members));
     add("script", { textContent: "globalThis.intruder = true" });
     add("script", { src: "data:text/javascript,globalThis.intruder=true" });
     add("style", { textContent: "body { color: red }" });
     add("img", { src: "/picture.png" });
     add("iframe", { src: "/" });
     add("object", { data: "/", type: "text/html" });
     add("base", { href: "https://example.com/" });
     fetch("ws://127.0.0.1:9").catch(() => {});
     try { new WebSocket("wss://example.com"); } catch {}
     // What the driver runs may call eval; what the page runs later may not.
     setTimeout(() => Function("globalThis.intruder = true")());
     document.body.insertAdjacentHTML("beforeend", "<p id=bait onclick='globalThis.intruder = true'>");
     document.getElementById("bait").click();
     setTimeout(() => done([globalThis.intruder, [...new Set(found)].sort()]), 500);`,
  );
  assert.deepEqual(forbidden, [
    null,
    ["base-uri", "connect-src", "frame-src", "img-src", "object-src", "script-src", "script-src-attr", "script-src-elem", "style-src-elem"],
  ]);
});

test("the page breaks none of its own rules", async () => {
  await driver.manage().logs().get("browser");
  await connect({ way: "cloud" });
  await text("current-set", /A/);
  const lines = (await driver.manage().logs().get("browser")).map(({ message }) => message);
  assert.deepEqual(lines.filter((line) => /Content.Security.Policy/i.test(line)), []);
});

test("the page does not run inside another page", async () => {
  const outside = await serve({}, { "/": `<iframe src="${url}/"></iframe>` });
  try {
    await driver.get(outside.url);
    await driver.switchTo().frame(0);
    await driver.wait(async () => (await driver.findElements(By.css("button"))).length === 0, WAIT, "no buttons");
    assert.match(await driver.executeScript("return document.body.textContent"), /does not run inside another page/);
  } finally {
    await driver.switchTo().defaultContent();
    await outside.stop();
  }
});

test("what is typed into a wrong field is not stored", async () => {
  const secret = "typed-into-a-wrong-field";
  await connect({ fill: { kind: "lan", host: secret, serial: secret } });
  await code("reading-problem", "network");
  assert.ok(!(await stored()).includes(secret));
  await connect({ fill: { kind: "cloud", serial: secret, host: secret } });
  await code("reading-problem", "invalid-argument");
  assert.ok(!(await stored()).includes(secret));
});

test("where a charger answered is remembered, and nothing else that was typed", async () => {
  const secret = "typed-into-a-wrong-field";
  const { host } = new URL(local);
  await connect({ fill: { kind: "lan", host, serial: secret, token: secret } });
  await text("current-set", /A/);
  await reopen();
  assert.deepEqual([await field("host"), await field("serial"), await field("token")], [host, "", ""]);
  assert.ok(!(await stored()).includes(secret));
});

test("the token leaves its field on disconnect", async () => {
  await connect({ way: "cloud", fill: { "simulated-token": token } });
  await text("current-set", /A/);
  await press("disconnect");
  await text("connection-state", /Disconnected/);
  assert.equal(await field("simulated-token"), "");
  await connect({ fill: { kind: "cloud", serial: "000001", token } });
  await code("reading-problem", "network");
  await press("disconnect");
  await text("connection-state", /Disconnected/);
  assert.equal(await field("token"), "");
  await assertNoToken();
});

const ODD = [
  "", "{", "null", "[]", "5", '"text"', "true", '{"kind":"other"}', '{"kind":5,"serial":{},"host":[1]}',
  '{"kind":null,"serial":"<b>","host":null}', '{"kind":{"toString":1}}', '{"__proto__":{"kind":"lan"}}',
];

test("odd things in the store do not stop the page", async () => {
  await open();
  for (const odd of ODD) {
    await driver.executeScript("localStorage.setItem('goecharger-connection', arguments[0])", odd);
    await reopen();
    assert.deepEqual([await field("serial"), await field("host")], ["", ""], odd);
    await press("connect");
    await text("current-set", /A/);
  }
});

const BROKEN = [
  "get() { throw new DOMException('no', 'SecurityError') }",
  "value: null",
  "value: { getItem() { return null }, setItem() { throw new DOMException('full', 'QuotaExceededError') } }",
];

test("a browser without a store does not stop the page", async () => {
  for (const broken of BROKEN) {
    const { identifier } = await driver.sendAndGetDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
      source: `Object.defineProperty(globalThis, "localStorage", { ${broken} })`,
    });
    try {
      await reopen();
      await press("connect");
      await text("current-set", /A/);
    } finally {
      await driver.sendDevToolsCommand("Page.removeScriptToEvaluateOnNewDocument", { identifier });
    }
  }
});

// What is no number where one should be, and what is no text.
const strange = [
  { nrg: Array(16).fill("text") },
  { nrg: "a text instead of a list" },
  { nrg: Array(16).fill(null) },
  { nrg: Array(16).fill({ toString: 1 }), wh: "5000", eto: {}, amp: [16], acu: [], car: "constructor", frc: { toString: 1 } },
  { nrg: { 11: 5000 }, car: {}, frc: "toString", psm: "__proto__", pnp: "2", modelStatus: { toString: 1 }, err: [1] },
];

for (const values of strange) {
  test(`it shows ${JSON.stringify(values).slice(0, 60)} for what it is`, async () => {
    const keys = Object.keys(values);
    const { values: before } = await simulator.control.charger(serial);
    await simulator.control.values(serial, values);
    try {
      await connect();
      await text("power", /^–$/);
      const shown = await driver.executeScript("return document.getElementById('charger').innerText");
      assert.doesNotMatch(shown, /NaN|undefined|object Object|function|native code/);
      if ("wh" in values) assert.equal(await find("energy-session").getText(), "–");
      assert.equal(await find("reading-problem").isDisplayed(), false);
    } finally {
      const computed = ["nrg", "car", "acu", "modelStatus", "pnp"].filter((key) => keys.includes(key));
      const rest = keys.filter((key) => !computed.includes(key)).map((key) => [key, before[key]]);
      await simulator.control.values(serial, { ...Object.fromEntries(rest), $release: computed });
    }
  });
}

test("what a charger calls itself stays text", async () => {
  const { fna, typ, fwv } = await values();
  const markup = "<img src=x onerror='document.title = 1'><script>document.title = 2</script>";
  await simulator.control.values(serial, { fna: markup, typ: [markup], fwv: { toString: markup } });
  try {
    await connect();
    await text("charger-name", /<img src=x/);
    assert.match(await find("charger-model").getText(), /<img src=x/);
    assert.equal((await driver.findElements(By.css("#charger img, #charger script"))).length, 0);
    assert.equal(await driver.getTitle(), "go-e charger");
  } finally {
    await simulator.control.values(serial, { fna, typ, fwv });
  }
});

test("SECURITY.md is right: with ?token= the browser itself keeps the token in its timing and its console", async () => {
  await connect({ way: "cloud" });
  await text("current-set", /A/);
  await simulator.control.faults(serial, { kind: "offline" });
  await code("reading-problem", "forbidden");
  const timing = await driver.executeScript("return performance.getEntriesByType('resource').map(({ name }) => name)");
  assert.ok(timing.some((name) => name.includes(token)));
  const lines = (await driver.manage().logs().get("browser")).map(({ message }) => message);
  assert.ok(lines.some((line) => line.includes(token)));
});
