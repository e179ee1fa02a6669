// The views Schedule and Cards in Chromium, on the simulator in the page with its faults.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, openDashboard, PHONE, picture, show, sideways, violations } from "../lib/dashboard.mjs";

let dashboard;

before(async () => {
  dashboard = await openDashboard();
});

after(() => dashboard?.close());

async function open(view, wishes = {}) {
  const page = await dashboard.open({ query: "", ...wishes });
  await page.locator(".tile", { hasText: "Garage" }).waitFor();
  await show(page, view);
  await page.locator(view === "cards" ? "table.cards" : ".days").waitFor();
  return page;
}

const fault = (page, name) => page.locator(".world .wide-only select").selectOption(name);
const day = (page, group) => page.locator(`[data-group="${group}"]`);
const proven = (page, place, step) => place.locator(`.proof[data-step="${step}"]`).waitFor();

async function edit(page, group) {
  const place = day(page, group);
  await place.getByRole("button", { name: /^Change/ }).click();
  await place.getByRole("button", { name: "Add a window" }).click();
  return place;
}

test("a window until 24:00 is written, read back and shown", async () => {
  const page = await open("schedule");
  const place = await edit(page, "saturday");
  await place.getByLabel("Inside the windows").selectOption("allow");
  await place.getByLabel("From", { exact: true }).fill("22:30");
  await place.getByLabel("To", { exact: true }).fill("24:00");
  await place.getByRole("button", { name: "Save and read back" }).click();
  await proven(page, place, "verified");
  await place.locator(".times", { hasText: "22:30 to 24:00" }).waitFor();
  assert.equal(await place.locator("svg.wide-only .allow").count(), 1);
  // Away and back: it is the charger's word, not the view's.
  await show(page, "live");
  await show(page, "schedule");
  await day(page, "saturday").getByText("Allowed inside the windows").waitFor();
  await day(page, "saturday").getByText("22:30 to 24:00").waitFor();
  await page.leave();
});

test("what is no time is told and not sent; a window over midnight is warned of", async () => {
  const page = await open("schedule");
  const place = await edit(page, "sunday");
  const save = place.getByRole("button", { name: "Save and read back" });
  for (const wrong of ["24:01", "7:60", "noon", ""]) {
    await place.getByLabel("To", { exact: true }).fill(wrong);
    await place.getByText("A time is written as 06:30").waitFor();
    assert.equal(await save.isDisabled(), true, wrong);
  }
  await place.getByLabel("To", { exact: true }).fill("22:00");
  await place.getByText("this window is empty").waitFor();
  await place.getByLabel("To", { exact: true }).fill("6");
  await place.getByText("This goes over midnight").waitFor();
  assert.equal(await save.isDisabled(), false);
  assert.deepEqual(await violations(page), []);
  await place.getByRole("button", { name: "Add a window" }).click();
  assert.equal(await place.getByRole("button", { name: "Add a window" }).count(), 0, "a charger has two windows");
  await place.getByRole("button", { name: "Discard changes" }).click();
  await place.getByRole("group", { name: "Window 1" }).waitFor({ state: "detached" });
  await page.leave();
});

test("what holds now follows the windows of today, and Stop is told besides", async () => {
  const page = await open("schedule");
  const today = await page.locator(".day", { hasText: "today" }).getAttribute("data-group");
  assert.equal(await page.locator("[data-verdict]").getAttribute("data-verdict"), "off");
  const place = await edit(page, today);
  await place.getByLabel("From", { exact: true }).fill("0");
  for (const [mode, verdict, words] of [["allow", "allowed", /the timetable allows charging/], ["block", "forbidden", /the timetable forbids charging/]]) {
    await place.getByLabel("Inside the windows").selectOption(mode);
    await place.getByRole("button", { name: "Save and read back" }).click();
    await page.locator(`[data-verdict="${verdict}"]`, { hasText: words }).waitFor();
  }
  await show(page, "live");
  await page.locator(".control").getByRole("button", { name: "Stop", exact: true }).click();
  await page.locator('.control .proof[data-step="verified"]').waitFor();
  await show(page, "schedule");
  await page.locator("[data-verdict]", { hasText: "Stop is in force all the same." }).waitFor();
  await page.leave();
});

test("a timetable that is ignored, refused or lost on the way is never called verified", async () => {
  const page = await open("schedule");
  const place = await edit(page, "weekdays");
  const save = place.getByRole("button", { name: "Save and read back" });
  for (const [name, step] of [["ignore", "not-verified"], ["refuse", "refused"], ["drop", "not-known"]]) {
    await fault(page, name);
    await save.click();
    await proven(page, place, step);
    assert.doesNotMatch(await place.locator(".proof").innerText(), /\{/, "no JSON is shown to an owner");
    assert.equal(await place.locator(".proof.verified").count(), 0);
    assert.equal(await save.isDisabled(), false, "what was typed stays, to try it again");
    await picture(page, `dashboard schedule ${name}`);
  }
  await page.locator('[data-verdict="old"]').waitFor();
  await page.leave();
});

test("under Start a timetable has no effect: that is told beside it", async () => {
  const page = await open("schedule");
  await show(page, "live");
  await page.locator(".control").getByRole("button", { name: "Start", exact: true }).click();
  await page.locator('.control .proof[data-step="verified"]').waitFor();
  await show(page, "schedule");
  const today = await page.locator(".day", { hasText: "today" }).getAttribute("data-group");
  const place = await edit(page, today);
  await place.getByLabel("From", { exact: true }).fill("00:00");
  await place.getByLabel("Inside the windows").selectOption("block");
  await place.getByRole("button", { name: "Save and read back" }).click();
  await place.locator('.proof[data-step="verified"]', { hasText: /but held back: .*timetable/ }).waitFor();
  await page.locator('[data-verdict="forbidden"]', { hasText: "Start is in force and passes it." }).waitFor();
  await page.leave();
});

test("a timetable that cannot be read says so and is read again", async () => {
  const page = await dashboard.open({ view: "live" });
  await page.locator(".tile", { hasText: "Garage" }).waitFor();
  await fault(page, "offline");
  await show(page, "schedule");
  const note = page.locator("main .note.bad", { hasText: "This could not be read." });
  await note.waitFor();
  assert.equal(await note.getAttribute("data-code"), "forbidden");
  await fault(page, "none");
  await note.getByRole("button", { name: "Read again" }).click();
  await page.locator(".days").waitFor();
  await page.leave();
});

test("cards are renamed, and a name with marks of HTML stays text", async () => {
  const page = await open("cards");
  await page.locator("table.cards").getByText("<b>Gast</b>").waitFor();
  await page.getByRole("button", { name: "Rename Jonas" }).click();
  const name = page.getByLabel("New name of the card in slot 1");
  assert.equal(await name.evaluate((input) => document.activeElement === input), true);
  await name.fill('<img src=x onerror="alert(1)">');
  await page.keyboard.press("Enter");
  await proven(page, page.locator("main"), "verified");
  await page.locator('[data-slot="1"] th', { hasText: "<img src=x" }).waitFor();
  assert.equal(await page.locator("main img").count(), 0);
  await page.waitForFunction(() => document.activeElement?.textContent === "Rename");
  assert.doesNotMatch(await page.locator("body").innerText(), /0000000000000/, "no id of a card is shown");
  assert.equal(await page.locator('[data-slot="0"] .kwh').innerText(), "812.3");
  await page.leave();
});

test("forgetting a card asks first, with the focus on Cancel", async () => {
  const page = await open("cards");
  await page.getByRole("button", { name: "Forget Jonas …" }).click();
  const dialog = page.getByRole("dialog", { name: "Forget the card “Jonas”?" });
  await dialog.getByText("Its name and its 307.9 kWh go with it. Nothing brings them back.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Cancel");
  assert.deepEqual(await violations(page), []);
  await picture(page, "dashboard cards forget");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.locator("table.cards tbody tr").count(), 3);
  await page.getByRole("button", { name: "Forget Jonas …" }).click();
  await dialog.getByRole("button", { name: "Forget the card" }).click();
  await proven(page, page.locator("main"), "verified");
  await page.locator('[data-slot="1"]').waitFor({ state: "detached" });
  await page.getByText("Slots 1, 3 to 9 are empty.").waitFor();
  await page.leave();
});

test("a card is learned into an empty slot; one in place of another needs a tick", async () => {
  const page = await open("cards");
  await page.locator(".world .wide-only").getByRole("button", { name: "Hold a card to it" }).click();
  await page.getByRole("button", { name: "Learn a card …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Slot 3 is empty. Nothing is replaced.").waitFor();
  await dialog.getByRole("button", { name: "Learn the card" }).click();
  await proven(page, page.locator("main"), "verified");
  await page.locator('[data-slot="3"]').waitFor();
  await page.getByLabel("Slot for the new card").selectOption("0");
  await page.getByRole("button", { name: "Learn a card …" }).click();
  await dialog.getByText("It replaces “Anna” in slot 0.").waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Learn the card" }).isDisabled(), true);
  await dialog.getByLabel("“Anna” may be replaced").check();
  await dialog.getByRole("button", { name: "Learn the card" }).click();
  // Nothing can be read back there.
  await proven(page, page.locator("main"), "sent");
  await page.leave();
});

test("nothing is wider than a phone, and axe has nothing against it", async () => {
  for (const theme of ["light", "dark"]) {
    for (const language of ["en", "de"]) {
      for (const view of ["schedule", "cards"]) {
        const page = await open(view, { theme, language, size: PHONE });
        if (view === "schedule") await page.locator(".day button").first().click();
        assert.deepEqual(await violations(page), [], `${view} ${theme} ${language}, phone`);
        assert.equal(await sideways(page), 0);
        await picture(page, `dashboard ${view} phone ${theme} ${language}`, { fullPage: true });
        await page.setViewportSize(DESKTOP);
        assert.deepEqual(await violations(page), [], `${view} ${theme} ${language}, desktop`);
        await picture(page, `dashboard ${view} desktop ${theme} ${language}`, { fullPage: true });
        await page.leave();
      }
    }
  }
});
