// Live and its controls, on a simulated charger behind real sockets: what it shows, and what it says when that fails.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { openDashboard, picture } from "../lib/dashboard.mjs";
import { connect, proven, says, setCurrent } from "../lib/dashboard-hands.mjs";

let dashboard, control, made, serial, page;

before(async () => {
  dashboard = await openDashboard({ simulator: true });
  ({ made, simulator: { control } } = dashboard);
  ({ serial } = made);
});

after(() => dashboard?.close());

beforeEach(async () => {
  await control.values(serial, { amp: 6, frc: 0, psm: 0, lmo: 3, dwo: null, acs: 0 });
  page = await dashboard.open();
});

afterEach(async (t) => {
  await picture(page, `live ${t.name}`);
  await control.faults(serial, {});
  await control.car(serial, { plugged: false });
  await page.leave();
});

const values = async () => (await control.charger(serial)).values;

for (const way of ["cloud", "local"]) {
  test(`by ${way} it shows state, why, and how old that is`, async () => {
    await connect(page, made, way);
    await says(page, ".hero h1", /^No car$/);
    await says(page, ".hero .why", /Plug a car in/);
    await says(page, ".control .stepper", /6 A/);
    await says(page, ".hero .who", /firmware 053\.1/);
    await says(page, ".hero .fresh", way === "cloud" ? /Cloud, \d+ s old/ : /LAN, live/);
    assert.match(await page.title(), /^0\.00 kW, No car, /);
    assert.equal(await page.locator(".note").count(), 0);
  });

  test(`by ${way} it sets the current, and shows what was read back`, async () => {
    await connect(page, made, way);
    await setCurrent(page, 13);
    await proven(page, "verified", /13 A verified/);
    assert.equal((await values()).amp, 13);
    await page.locator(".control .stepper .value:disabled", { hasText: /^13\sA$/ }).waitFor();
    // By the cloud nothing says "accepted", so its bar is dashed.
    assert.equal(await page.locator(".control .bars .skip-bar").count(), way === "cloud" ? 1 : 0);
    assert.match(await page.locator("#announced").innerText(), /13\sA verified/);
  });
}

test("it stops, starts and leaves it to the charger, and shows the power of each phase", async () => {
  await control.car(serial, { plugged: true, phases: 3 });
  await connect(page, made);
  await says(page, ".hero h1", /^Charging$/);
  await says(page, ".hero .power", /^[1-9]/);
  const force = page.locator(".control .force");
  await force.getByRole("button", { name: "Stop" }).click();
  await proven(page, "verified", /Stop verified/);
  assert.equal((await values()).frc, 1);
  await says(page, ".hero h1", /^Held back$/);
  await says(page, ".hero .why", /told to stop/);
  await page.getByRole("button", { name: "Back to Auto" }).click();
  await proven(page, "verified", /Auto verified/);
  assert.equal((await values()).frc, 0);
  await force.getByRole("button", { name: "Start" }).click();
  await proven(page, "verified", /Start verified/);
  assert.equal((await values()).frc, 2);
  await says(page, ".thirds table tfoot", /[1-9]/);
});

test("it chooses the phases and the mode, and no arrow key sends anything", async () => {
  await connect(page, made);
  const controls = page.locator(".control");
  await controls.getByRole("button", { name: "3 phases" }).click();
  await proven(page, "verified", /3 phases/);
  assert.equal((await values()).psm, 2);
  await controls.getByRole("button", { name: "Eco" }).click();
  await proven(page, "verified", /Eco/);
  assert.equal((await values()).lmo, 4);
  const before = (await control.requests(serial)).filter(({ target }) => target.includes("/api/set")).length;
  await controls.getByRole("button", { name: "Plain" }).focus();
  for (const key of ["ArrowLeft", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  assert.equal((await control.requests(serial)).filter(({ target }) => target.includes("/api/set")).length, before);
});

test("it ends the session after some energy, and takes that back", async () => {
  await connect(page, made);
  const limit = page.locator(".control form");
  await limit.getByLabel("Stop after").fill("0");
  await says(page, ".field-wrong", /More than 0/);
  assert.ok(await limit.getByRole("button").isDisabled());
  await limit.getByLabel("Stop after").fill("12.5");
  await limit.getByRole("button", { name: "Set" }).click();
  await proven(page, "verified", /12\.50 kWh/);
  assert.equal((await values()).dwo, 12_500);
  await limit.getByRole("button", { name: "Remove" }).click();
  await proven(page, "verified", /No energy limit/);
  assert.equal((await values()).dwo, null);
});

test("the current goes no higher than the installation permits", async () => {
  await control.values(serial, { ama: 10 });
  try {
    await connect(page, made);
    await says(page, ".control .label", /6 to 10 A/);
    await setCurrent(page, 10);
    await proven(page, "verified");
    assert.ok(await page.locator(".control").getByRole("button", { name: "More", exact: true }).isDisabled());
    assert.ok(await page.locator(".control .presets button").evaluateAll((all) => all.every(({ innerText }) => Number(innerText) <= 10)));
  } finally {
    await control.values(serial, { ama: 32 });
  }
});

test("a restart asks first, with the focus on Cancel, and gives the focus back", async () => {
  await connect(page, made);
  await page.getByRole("button", { name: "Restart the charger …" }).click();
  await says(page, "dialog", /The car stops charging now/);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Cancel");
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Restart the charger …");
  assert.ok(!(await control.requests(serial)).some(({ target }) => target.includes("rst=")));
});

// A read that fails. What was shown before is marked as old then, never shown as fresh.
const failures = [
  ["data that is too old", "cloud", { kind: "stale", age: 500 }, "stale", /old/, "late"],
  ["an offline charger", "cloud", { kind: "offline" }, "forbidden", /offline/i, "lost"],
  ["an API that is off", "local", { kind: "api-off" }, "not-enabled", /hai/, "lost"],
  ["a 502", "cloud", { kind: "bad-gateway" }, "unavailable", /502/, "lost"],
  ["the api lock", "local", { kind: "lock" }, "busy", /busy/, "lost"],
  ["HTML instead of JSON", "local", { kind: "html" }, "protocol", /HTML/, "lost"],
  ["a reply that is cut off", "cloud", { kind: "truncate" }, "network", /middle of the reply/, "lost"],
  ["a complete reply with half a body", "cloud", { kind: "truncate-clean" }, "protocol", /breaks off/, "lost"],
  ["a closed connection", "local", { kind: "drop" }, "network", /no reply/i, "lost"],
  ["no reply", "local", { kind: "hang" }, "timeout", /1000 ms/, "lost"],
];

for (const [name, way, fault, code, sentence, fresh] of failures) {
  test(`it says ${name} in words, that the values are old, and recovers`, async () => {
    await control.car(serial, { plugged: true });
    await connect(page, made, way);
    await says(page, ".hero h1", /^Charging$/);
    await control.faults(serial, fault);
    await page.locator(`.note[data-code="${code}"]`).filter({ hasText: sentence }).waitFor({ timeout: 30_000 });
    await page.locator(`.hero .fresh[data-fresh="${fresh}"]`).waitFor();
    await says(page, ".hero h1", /^Was charging$/);
    await page.locator(".hero .ring.stale").waitFor();
    await control.faults(serial, {});
    await page.getByRole("button", { name: "Ask again now" }).click();
    await page.locator(".note").waitFor({ state: "detached" });
    await says(page, ".hero h1", /^Charging$/);
  });
}

test("when the token is refused it stops asking, and says so", async () => {
  await connect(page, made, "cloud");
  await says(page, ".hero .fresh", /Cloud/);
  await control.faults(serial, { status: 401 });
  await page.locator('.note[data-code="unauthorized"]').filter({ hasText: "stopped asking" }).waitFor();
  await says(page, ".hero .fresh.lost", /Token refused/);
  const before = (await control.requests(serial)).length;
  await page.waitForTimeout(6000);
  assert.equal((await control.requests(serial)).length, before);
});

for (const way of ["cloud", "local"]) {
  test(`by ${way} it says what was refused`, async () => {
    await connect(page, made, way);
    await control.faults(serial, { kind: "refuse", only: "set" });
    await setCurrent(page, 9);
    await proven(page, "refused", /amp/);
    // The choice is still there to try again.
    await control.faults(serial, {});
    await page.locator(".control").getByRole("button", { name: "Set 9" }).click();
    await proven(page, "verified", /9 A/);
  });
}

test("it says that a setting does not hold, and shows the value that does", async () => {
  await connect(page, made);
  await control.faults(serial, { kind: "ignore" });
  await setCurrent(page, 8);
  await proven(page, "not-verified", /amp should be 8 and is 6/);
  assert.equal((await values()).amp, 6);
});

test("it says that a setting may have arrived when no reply came", async () => {
  await connect(page, made);
  await control.faults(serial, { kind: "drop", only: "set" });
  await setCurrent(page, 8);
  await proven(page, "not-known", /may have arrived/);
});

test("what waits for a card can be authorised here", async () => {
  await control.values(serial, { acs: 1 });
  await control.car(serial, { plugged: true });
  await connect(page, made);
  await says(page, ".hero h1", /^Waiting for a card$/);
  await page.getByRole("button", { name: "Authorise now" }).click();
  await says(page, ".hero h1", /^Charging$/);
});

test("the chart has what came as a table, and can be looked at closer", async () => {
  await control.car(serial, { plugged: true });
  await connect(page, made);
  await says(page, ".hero h1", /^Charging$/);
  await page.waitForTimeout(5000);
  await page.getByText("As a table").click();
  const rows = page.locator("figure ~ details tbody tr");
  await rows.nth(1).waitFor();
  assert.match(await rows.last().innerText(), /\d\d:\d\d:\d\d\s+\d/);
  const plot = page.locator(".u-over").first();
  const { x, y, width } = await plot.boundingBox();
  await page.mouse.move(x + width * 0.5, y + 40);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.8, y + 40, { steps: 4 });
  await page.mouse.up();
  assert.equal(await page.locator('.ranges .choices [aria-pressed="true"]').count(), 0);
  await page.locator(".ranges").getByRole("button", { name: "All" }).click();
  assert.equal(await page.locator('.ranges .choices [aria-pressed="true"]').count(), 1);
});
