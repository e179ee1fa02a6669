// The view Keys in Chromium, with the simulator in the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { DESKTOP, openDashboard, PHONE, picture, show, sideways, violations } from "../lib/dashboard.mjs";
import { connect } from "../lib/dashboard-hands.mjs";
import { unpackPackage } from "../lib/package.mjs";

const GUARDS = fileURLToPath(new URL("../../www/src/words/de/guards.ts", import.meta.url));

let dashboard;

before(async () => {
  dashboard = await openDashboard({ simulator: true });
});

after(() => dashboard?.close());

const row = (page, key) => page.locator(`.keyrow[data-key="${key}"]`);
const details = (page) => page.locator("#key-details");
const proof = (page, step) => details(page).locator(`.proof[data-step="${step}"]`);

/** Opens the view; `firmware` of another charger than the first one's. */
async function openKeys(wishes = {}) {
  const page = await dashboard.open({ view: "keys", ...wishes });
  await row(page, "amp").locator(".value", { hasText: /\d/ }).waitFor();
  return page;
}

/** Makes one thing go wrong by the bar of the simulator. */
const fault = (page, name) => page.locator(".world .wide-only select").selectOption(name);

/** What the page asked since it was opened, as its own log tells. */
async function asked(page) {
  await show(page, "log");
  await page.locator(".log tbody tr").first().waitFor();
  const texts = await page.locator(".log tbody td.target").allTextContents();
  await show(page, "keys");
  await row(page, "amp").waitFor();
  return texts.join("\n");
}

test("keys are found by name, meaning and topic, in both languages", async () => {
  const page = await openKeys();
  const find = page.getByRole("searchbox");
  const shown = () => page.locator(".keyrow").evaluateAll((rows) => rows.map(({ dataset }) => dataset.key));
  for (const [text, key] of [["amp", "amp"], ["requestedcurrent", "amp"], ["LED ring colour while charging", "cch"], ["LED ring", "lbr"]]) {
    await find.fill(text);
    await row(page, key).waitFor();
    assert.ok((await shown()).length < 60, `${text}: ${await shown()}`);
  }
  await find.fill("xyz");
  await page.getByText("No key matches “xyz”.").waitFor();
  await page.getByRole("button", { name: "Clear the search" }).click();
  await page.locator(".filters select").selectOption("led");
  assert.ok((await shown()).includes("cch") && !(await shown()).includes("amp"));
  await page.locator(".filters select").selectOption("");
  await page.getByLabel("Writable").check();
  assert.ok((await shown()).includes("amp") && !(await shown()).includes("car"));
  await page.getByRole("button", { name: "Deutsch" }).click();
  await find.fill("Zeitplan");
  await row(page, "sch_week").waitFor();
  await page.leave();
});

test("a number is set by its field: the exact request is shown first, then how far it is proven", async () => {
  const page = await openKeys();
  await row(page, "amp").click();
  await details(page).getByLabel("New value: in A, 6 to 32").fill("12");
  await details(page).getByText("GET https://000001.api.v3.go-e.io/api/set?token=***&amp=12", { exact: true }).waitFor();
  await picture(page, "keys desktop light chosen");
  await details(page).getByRole("button", { name: "Set and read back" }).click();
  await proof(page, "verified").getByText("amp = 12 A").waitFor();
  await row(page, "amp").getByText("12 A").waitFor();
  await row(page, "amp").getByText(/^changed \d+ s ago$/).waitFor();
  await details(page).getByText(/^16\sA, until \d\d:\d\d:\d\d$/).waitFor();
  await page.getByLabel("Changed").check();
  await row(page, "amp").waitFor();
  assert.equal(await row(page, "ama").count(), 0);
  await page.leave();
});

for (const way of ["cloud", "local"]) {
  test(`by ${way} the request that is shown is the one that is made, but for the token`, async () => {
    const page = await dashboard.open();
    await connect(page, dashboard.made, way);
    await show(page, "keys");
    for (const [key, text] of [["lbr", "77"], ["cch", "#00FF80"], ["clp", "[6, 8, 10, 12, 16]"]]) {
      await row(page, key).click();
      await details(page).getByRole("textbox").last().fill(text);
      const shown = details(page).locator("code.request", { hasText: `${key}=` });
      await shown.waitFor();
      const sent = page.waitForRequest(/\/api\/set\?/);
      const told = await shown.textContent();
      await details(page).getByRole("button", { name: "Set and read back" }).click();
      assert.equal(`GET ${(await sent).url().replace(dashboard.made.token, "***")}`, told);
      await proof(page, "verified").waitFor();
    }
    const { values } = await dashboard.simulator.control.charger(dashboard.made.serial);
    assert.deepEqual([values.lbr, values.cch, values.clp], [77, "#00FF80", [6, 8, 10, 12, 16]]);
    await page.leave();
  });
}

test("what cannot be right is said in the package's words and not sent", async () => {
  const page = await openKeys();
  await row(page, "amp").click();
  await details(page).getByLabel("New value: in A, 6 to 32").fill("40");
  await details(page).getByText(/amp takes a whole number from 6 to 32/i).waitFor();
  assert.ok(await details(page).getByRole("button", { name: "Set and read back" }).isDisabled());
  assert.doesNotMatch(await asked(page), /set\?/);
  await page.leave();
});

test("each kind of value has its control: switch, choice, colour, text, JSON, no value", async () => {
  const page = await openKeys();
  const set = async (what) => {
    await details(page).getByRole("button", { name: "Set and read back" }).click();
    await proof(page, "verified").getByText(what).waitFor();
  };
  await row(page, "acp").click();
  await details(page).getByRole("switch").setChecked(false);
  await set("acp = false");
  await row(page, "lmo").click();
  await details(page).getByLabel("New value").locator("visible=true").last().selectOption({ label: "4 Eco" });
  await set("lmo = 4 Eco");
  await row(page, "cch").click();
  await details(page).getByLabel("New value, as a colour").fill("#00ff80");
  await set("cch = #00FF80");
  await row(page, "fna").click();
  await details(page).getByRole("textbox").fill("<i>Hof</i>");
  await set("fna = <i>Hof</i>");
  await row(page, "clp").click();
  await details(page).getByRole("textbox").fill("[6, 8");
  await details(page).getByText(/no JSON yet/).waitFor();
  await details(page).getByRole("textbox").fill("[6, 8, 10, 12, 16]");
  await set("clp = [6,8,10,12,16]");
  await row(page, "dwo").click();
  assert.ok(await details(page).getByRole("checkbox").isChecked());
  await details(page).getByRole("checkbox").uncheck();
  await details(page).getByRole("textbox").fill("20000");
  await set("dwo = 20000 Wh");
  await details(page).getByRole("checkbox").check();
  await set("dwo = null");
  await page.leave();
});

test("a guarded key asks first, a safety key by a tick besides, and Cancel sends nothing", async () => {
  const page = await openKeys();
  await row(page, "ama").click();
  await details(page).getByText("cables may overheat").waitFor();
  await details(page).getByLabel("New value: in A, 0 to 255").fill("20");
  await details(page).getByRole("button", { name: "Set …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("GET https://000001.api.v3.go-e.io/api/set?token=***&ama=20").waitFor();
  await dialog.getByText("cables may overheat").waitFor();
  await picture(page, "keys desktop light guard");
  const act = dialog.getByRole("button", { name: "Set ama = 20 A" });
  assert.ok(await act.isDisabled());
  assert.deepEqual(await violations(page), []);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  assert.doesNotMatch(await asked(page), /set\?/);

  await details(page).getByRole("button", { name: "Set …" }).click();
  await dialog.getByRole("checkbox").check();
  await act.click();
  await proof(page, "verified").getByText("ama = 20 A").waitFor();

  await row(page, "rst").click();
  await details(page).getByRole("button", { name: "Set …" }).click();
  await dialog.getByRole("button", { name: "Set rst = true" }).waitFor();
  assert.equal(await dialog.getByRole("checkbox").count(), 0);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.leave();
});

test("a secret is dots, also what is typed, and in no request, code or sentence", async () => {
  const page = await openKeys();
  const typed = "only-for-this-test-42";
  await row(page, "mcu").getByText("••••••").waitFor();
  await row(page, "mcu").click();
  await details(page).getByText("••••••").waitFor();
  const field = details(page).locator('input[type="password"]');
  assert.equal(await field.inputValue(), "");
  await field.fill(typed);
  await details(page).getByText("GET https://000001.api.v3.go-e.io/api/set?token=***&mcu=***", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await page.locator("#code").getByText("{ mcu: secret }").waitFor();
  await page.locator("#code").getByRole("button", { name: "Close" }).click();
  await details(page).getByRole("button", { name: "Set …" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Set mcu = ••••••" }).click();
  await details(page).locator(".proof strong").filter({ hasNotText: "under way" }).waitFor();
  assert.ok(!(await page.content()).includes(typed));
  assert.ok(!(await asked(page)).includes(typed));
  await page.leave();
});

test("a key that the charger lacks says so, and from which firmware on it is told", async () => {
  const page = await dashboard.open({ view: "connect" });
  await page.getByText("Firmware, speed, chargers").click();
  await page.getByLabel("Firmware").selectOption("055");
  await page.getByRole("button", { name: /Start/ }).first().click();
  await page.locator(".tile").nth(2).click();
  await show(page, "keys");
  await row(page, "amp").locator(".value", { hasText: /\d/ }).waitFor();
  await row(page, "facacs").getByText("not told").waitFor();
  await row(page, "facacs").click();
  await details(page).getByText(/^This firmware \(055[.\d]*\) does not tell\. From 60\.2 on it does\.$/).waitFor();
  await row(page, "efi").click();
  await details(page).getByText(/^This charger does not tell, by its firmware \(055[.\d]*\) or its model\.$/).waitFor();
  await page.leave();
});

test("a key that the catalogue does not know is listed, and its value shown on request only", async () => {
  const page = await dashboard.open();
  await dashboard.simulator.control.values(dashboard.made.serial, { zzz9: "<u>perhaps a secret</u>" });
  await connect(page, dashboard.made);
  await show(page, "keys");
  await row(page, "zzz9").getByText("not in the catalogue").waitFor();
  await row(page, "zzz9").click();
  await details(page).getByText("The catalogue does not know this key.").waitFor();
  assert.ok(!(await page.content()).includes("perhaps a secret"));
  await details(page).getByRole("button", { name: "Show the value" }).click();
  await details(page).getByText('"<u>perhaps a secret</u>"').waitFor();
  await page.leave();
});

test("without any answer nothing is said of the values, and it is asked again on request", async () => {
  const page = await dashboard.open({ view: "live" });
  await fault(page, "unauthorized");
  await show(page, "keys");
  await page.locator('.note[data-code="unauthorized"]', { hasText: "There are no values yet." }).waitFor();
  assert.equal(await row(page, "amp").locator(".value").textContent(), "–");
  assert.equal(await page.getByText("not told").count(), 0);
  await fault(page, "none");
  await page.locator('.note[data-code="unauthorized"] button').click();
  await row(page, "amp").getByText("16 A").waitFor();
  await page.leave();
});

test("a catalogue that does not load is said in words", async () => {
  const page = await dashboard.open({ view: "live", before: (made) => made.route(/catalogue/, (route) => route.abort()) });
  await page.locator(".tile", { hasText: "Charging" }).first().waitFor();
  await show(page, "keys");
  await page.getByRole("alert").filter({ hasText: "The catalogue of the keys did not load." }).filter({ hasText: "Reload the page" }).waitFor();
  await page.leave();
});

test("faults: old values look old, an ignored and a refused setting are no success", async () => {
  const page = await openKeys();
  await row(page, "amp").click();
  const set = async (current) => {
    await details(page).getByLabel("New value: in A, 6 to 32").fill(current);
    await details(page).getByRole("button", { name: "Set and read back" }).click();
  };
  await fault(page, "ignore");
  await set("10");
  await proof(page, "not-verified").waitFor();
  await fault(page, "refuse");
  await set("11");
  await proof(page, "refused").waitFor();
  assert.equal(await row(page, "amp").locator(".value").textContent(), "16\u00a0A");
  await fault(page, "drop");
  await set("13");
  await proof(page, "not-known").getByText("It may have arrived all the same").waitFor();
  await fault(page, "stale");
  await page.locator('.note[data-code="stale"]').waitFor();
  await page.locator(".keys-grid.is-old").waitFor();
  assert.deepEqual(await violations(page), []);
  await picture(page, "keys desktop light old");
  await fault(page, "none");
  await page.locator('.note[data-code="stale"] button').click();
  await page.locator('.note[data-code="stale"]').waitFor({ state: "detached" });
  await page.leave();
});

test("names with HTML in them stay text", async () => {
  const page = await openKeys();
  await row(page, "c2n").getByText("<b>Gast</b>").waitFor();
  await row(page, "c2n").click();
  await details(page).locator("dd", { hasText: "<b>Gast</b>" }).waitFor();
  assert.equal(await page.locator("main b", { hasText: "Gast" }).count(), 0);
  await page.leave();
});

test("by the keyboard a row opens its details, and Escape leads back to it", async () => {
  const page = await openKeys();
  await row(page, "lbr").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "key-title");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "lbr");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.dataset.key), "lbr");
  await page.keyboard.press("Enter");
  await details(page).getByRole("textbox").fill("42");
  await page.keyboard.press("Escape");
  assert.equal(await details(page).getByRole("textbox").inputValue(), "42", "what was typed stays");
  await page.leave();
});

test("on a phone the details stand below their row, which stays where it was", async () => {
  const page = await openKeys({ size: PHONE });
  await row(page, "acp").click();
  await details(page).waitFor();
  await row(page, "car").scrollIntoViewIfNeeded();
  const top = () => row(page, "car").evaluate((button) => Math.round(button.getBoundingClientRect().top));
  const before = await top();
  await row(page, "car").click();
  await details(page).locator("#key-title", { hasText: /^car$/ }).waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.ok(Math.abs((await top()) - before) <= 1, `${before}, then ${await top()}`);
  assert.ok(await row(page, "car").evaluate((button) => button.nextElementSibling?.id === "key-details"));
  await row(page, "car").click();
  await details(page).waitFor({ state: "detached" });
  await page.leave();
});

test("the catalogue comes when the view is first opened, as a file of its own", async () => {
  const page = await dashboard.open({ view: "live" });
  const files = [];
  page.on("request", (request) => files.push(request.url()));
  await page.locator(".tile", { hasText: "Charging" }).first().waitFor();
  assert.ok(!files.some((file) => /catalogue/.test(file)));
  await show(page, "keys");
  await row(page, "amp").waitFor();
  assert.ok(files.some((file) => /catalogue/.test(file)), files.join(" "));
  await page.leave();
});

test("all keys are read each 10 s while the view is open, and not while the page is hidden", async () => {
  const page = await openKeys({ before: (made) => made.clock.install() });
  await page.clock.pauseAt(Date.now() + 3_600_000);
  const pass = (time) => page.clock.runFor(time);
  const reads = async () => {
    await show(page, "log");
    await pass(100);
    return (await page.locator(".log tbody td.target").allTextContents()).filter((text) => text === "status").length;
  };
  const open = async () => {
    await show(page, "keys");
    await pass(100);
  };
  const hide = (hidden) => page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { configurable: true, value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

  const before = await reads();
  await pass(30_000);
  assert.equal(await reads(), before, "another view is open");
  await open();
  await pass(30_000);
  assert.equal(await reads(), before + 4, "at once, and three times in 30 s");
  await open();
  await hide(true);
  await pass(60_000);
  assert.equal(await reads(), before + 5, "at once, and no more while hidden");
  await open();
  await pass(60_000);
  assert.equal(await reads(), before + 6, "opened while hidden");
  await open();
  await hide(false);
  await pass(100);
  assert.equal(await reads(), before + 8, "opened, and seen again");
  await page.leave();
});

for (const language of ["en", "de"]) {
  for (const theme of ["light", "dark"]) {
    test(`axe has nothing against it, and nothing is too wide: ${language}, ${theme}`, async () => {
      for (const [name, size] of [["desktop", DESKTOP], ["phone", PHONE], ["small phone", { width: 320, height: 640 }]]) {
        const page = await openKeys({ language, theme, size });
        assert.equal(await sideways(page), 0, name);
        for (const key of ["amp", "sch_week", "mcu", "cch"]) {
          await page.getByRole("searchbox").fill(key);
          await row(page, key).click();
          await details(page).locator("#key-title", { hasText: new RegExp(`^${key}$`) }).waitFor();
          if (size.width > 320) assert.deepEqual(await violations(page), [], `${name} ${key}`);
          assert.equal(await sideways(page), 0, `${name} ${key}`);
          if (language === "en") await picture(page, `keys ${name} ${theme} ${key}`);
        }
        await page.leave();
      }
    });
  }
}

test("every guarded key has its reason in German", async () => {
  const { outputFiles: [made] } = await build({ entryPoints: [GUARDS], bundle: true, format: "esm", write: false });
  const { guards } = await import(`data:text/javascript;base64,${Buffer.from(made.contents).toString("base64")}`);
  const unpacked = await unpackPackage();
  const { catalogue } = await import(unpacked.entry("./catalogue"));
  await unpacked.remove();
  const guarded = Object.values(catalogue).filter(({ guard }) => guard).map(({ key }) => key);
  assert.deepEqual(Object.keys(guards).sort(), guarded.sort());
});
