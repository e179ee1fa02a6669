// What the dashboard must not do, whatever it is given.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { openDashboard, picture, show, violations, sideways, PHONE, DESKTOP } from "../lib/dashboard.mjs";
import { connect, says } from "../lib/dashboard-hands.mjs";
import { serve } from "../lib/static.mjs";

const VIEWS = ["live", "surplus", "sessions", "schedule", "cards", "keys", "log", "connect"];
const SMALLEST = { width: 320, height: 640 };

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
  await picture(page, `safety ${t.name}`);
  await control.faults(serial, {});
});

test("the policy lets nothing of others in, and WebAssembly run", async () => {
  await connect(page, made);
  await says(page, ".hero h1", /No car/);
  const forbidden = await page.evaluate(async () => {
    const found = [];
    document.addEventListener("securitypolicyviolation", (event) => found.push(event.effectiveDirective));
    const add = (name, members) => document.body.append(Object.assign(document.createElement(name), members));
    add("script", { textContent: "globalThis.intruder = true" });
    add("script", { src: "data:text/javascript,globalThis.intruder=true" });
    add("script", { src: "https://example.com/script.js" });
    add("style", { textContent: "body { color: red }" });
    add("img", { src: "https://example.com/picture.png" });
    add("iframe", { src: "/" });
    add("object", { data: "/", type: "text/html" });
    add("base", { href: "https://example.com/" });
    document.body.setAttribute("style", "color: red");
    fetch("ws://127.0.0.1:9").catch(() => {});
    try {
      new WebSocket("wss://example.com");
    } catch {}
    try {
      new Worker("data:text/javascript,0");
    } catch {}
    // What the driver runs may call eval; what the page runs later may not.
    setTimeout(() => Function("globalThis.intruder = true")());
    document.body.insertAdjacentHTML("beforeend", "<p id=bait onclick='globalThis.intruder = true'>");
    document.getElementById("bait").click();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return [globalThis.intruder, [...new Set(found)].sort()];
  });
  assert.deepEqual(forbidden, [
    undefined,
    [
      "base-uri", "connect-src", "frame-src", "img-src", "object-src", "script-src", "script-src-attr", "script-src-elem",
      "style-src-attr", "style-src-elem", "worker-src",
    ],
  ]);
  await page.context().close();
});

test("the page breaks none of its own rules", async () => {
  await connect(page, made, "cloud");
  await says(page, ".hero h1", /No car/);
  for (const view of ["surplus", "sessions", "schedule", "cards", "keys", "log", "connect", "live"]) await show(page, view);
  await page.leave();
});

test("the page does not run inside another page", async () => {
  const outside = await serve({}, { "/": `<iframe src="${dashboard.url}/"></iframe>` });
  try {
    await page.goto(outside.url);
    await page.waitForTimeout(500);
    assert.equal(await page.frameLocator("iframe").locator("button").count(), 0);
  } finally {
    await outside.stop();
    await page.context().close();
  }
});

test("where no header forbids it, the page itself refuses to run inside another page", async () => {
  const bare = await serve({ "/": dashboard.folder });
  const outside = await serve({}, { "/": `<iframe src="${bare.url}/index.html"></iframe>` });
  try {
    await page.goto(outside.url);
    await page.frameLocator("iframe").getByText("does not run inside another page").waitFor();
    assert.equal(await page.frameLocator("iframe").locator("button").count(), 0);
  } finally {
    await Promise.all([outside.stop(), bare.stop()]);
    await page.context().close();
  }
});

// What is no number where one should be, and what is no text.
const strange = [
  { nrg: Array(16).fill("text") },
  { nrg: "a text instead of a list" },
  { nrg: Array(16).fill(null) },
  { nrg: Array(16).fill({ toString: 1 }), wh: "5000", eto: {}, amp: [16], acu: [], car: "constructor", frc: { toString: 1 } },
  { nrg: { 11: 5000 }, car: {}, frc: "toString", psm: "__proto__", pnp: "2", modelStatus: { toString: 1 }, err: [1] },
  { clp: "text", cll: "text", cbl: {}, cus: { toString: 1 }, tma: "hot", rssi: [], ama: "16", lmo: {}, dwo: "1", cards: 5, cdi: [] },
  { clp: [null, {}, "6", 1e99], cll: { __proto__: 1, constructor: 5, requestedCurrent: {} }, tma: [{}], fwv: 5, typ: [] },
];

for (const values of strange) {
  test(`it shows ${JSON.stringify(values).slice(0, 60)} for what it is`, async () => {
    const keys = Object.keys(values);
    const { values: before } = await control.charger(serial);
    await control.values(serial, values);
    try {
      await connect(page, made);
      await page.locator(".hero h1").waitFor();
      if ("nrg" in values) await says(page, ".hero .power", /^–$/);
      const shown = await page.evaluate(() => [document.body.innerText, document.title].join(" "));
      assert.doesNotMatch(shown, /NaN|undefined|object Object|function|native code|Infinity/);
      assert.equal(await page.locator(".note").count(), 0);
      await page.leave();
    } finally {
      const computed = ["nrg", "car", "acu", "modelStatus", "pnp"].filter((key) => keys.includes(key));
      const rest = keys.filter((key) => !computed.includes(key) && before[key] !== undefined).map((key) => [key, before[key]]);
      await control.values(serial, { ...Object.fromEntries(rest), $release: computed });
    }
  });
}

test("what a charger says stays text: its name, its cards, its refusals", async () => {
  const markup = "<img src=x onerror='document.title = 1'><script>document.title = 2</script>";
  const { values: before } = await control.charger(serial);
  await control.values(serial, { fna: markup, typ: markup, fwv: markup, cll: { [markup]: 6 } });
  try {
    await connect(page, made);
    await says(page, ".tile b", /<img src=x/);
    await says(page, ".hero .who", /<img src=x/);
    await says(page, "main", /<script>/);
    await control.faults(serial, { status: 500, body: JSON.stringify({ amp: `amp: ${markup} (7)` }), only: "set" });
    await page.locator(".control").getByRole("button", { name: "More", exact: true }).click();
    await page.locator(".control .value.ready").click();
    await page.locator('.control .proof[data-step="refused"]').filter({ hasText: "<script>" }).waitFor();
    await show(page, "log");
    await show(page, "connect");
    assert.equal(await page.locator("img, #app script").count(), 0);
    assert.match(await page.title(), /^(0\.00 kW|Connection)/);
    await page.leave();
  } finally {
    await control.values(serial, { fna: before.fna, typ: before.typ, fwv: before.fwv });
    await control.values(serial, { cll: before.cll ?? null });
  }
});

test("SECURITY.md is right: with ?token= the browser itself keeps the token in its timing", async () => {
  await connect(page, made, "cloud");
  await says(page, ".hero h1", /No car/);
  const timing = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  assert.ok(timing.some((name) => name.includes(made.token)));
  await page.leave();
});

for (const language of ["en", "de"]) {
  for (const theme of ["light", "dark"]) {
    test(`axe finds nothing, in ${language}, ${theme}, on a desktop and on a phone`, async () => {
      await page.context().close();
      for (const size of [DESKTOP, PHONE, SMALLEST]) {
        page = await dashboard.open({ language, theme, size });
        await page.locator(".tile").first().waitFor();
        for (const view of VIEWS) {
          await show(page, view);
          // The smallest has the same elements as the phone.
          if (size !== SMALLEST) assert.deepEqual(await violations(page), [], view);
          assert.equal(await sideways(page), 0, `${view} is wider than ${size.width} px`);
        }
        await page.leave();
      }
    });
  }
}

test("axe finds nothing in old values, a failure, a dialog, the drawer and the sheet", async () => {
  await page.locator(".hero h1").waitFor();
  for (const fault of ["stale", "offline"]) {
    await page.getByLabel("What goes wrong").first().selectOption(fault);
    await page.locator(".note").waitFor();
    assert.deepEqual(await violations(page), [], fault);
  }
  await page.getByRole("button", { name: "Restart the charger …" }).click();
  assert.deepEqual(await violations(page), [], "dialog");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Code" }).click();
  assert.deepEqual(await violations(page), [], "drawer");
  await page.keyboard.press("Escape");
  await page.setViewportSize(PHONE);
  await page.getByRole("button", { name: "More" }).last().click();
  assert.deepEqual(await violations(page), [], "sheet");
  await page.leave();
});
