// The hands and eyes of the dashboard's user, for tests.

import { show } from "./dashboard.mjs";

/**
 * Connects a charger of the simulator beside it by the forms, and waits until it has answered.
 *
 * @param {object} made  as the simulator tells it
 * @param {"cloud" | "local"} way
 */
export async function connect(page, made, way = "local", { remember = false, token = made.token, wait = true } = {}) {
  await fill(page, way === "local" ? { host: new URL(made.local).host } : { serial: made.serial, token, base: made.cloud }, { remember });
  if (wait) await page.locator('main[data-view="live"]').waitFor();
}

/** Fills one of the two forms in and sends it. */
export async function fill(page, { host, serial, token, base }, { remember = false } = {}) {
  await show(page, "connect");
  const form = page.locator(host === undefined ? "#cloud" : "#lan");
  if (host !== undefined) await form.getByRole("textbox").fill(host);
  else {
    await form.getByLabel("Serial number").fill(serial);
    await form.getByLabel("Token of the cloud API").fill(token);
    await form.locator("details").evaluate((details) => (details.open = true));
    if (base) await form.getByLabel("Address instead of the cloud").fill(base);
  }
  await form.getByRole("checkbox").setChecked(remember);
  await form.getByRole("button", { name: /^Connect / }).click();
}

/** Between a number and its unit is a space that does not break. */
const anySpace = (pattern) => new RegExp(pattern.source.replaceAll(" ", "\\s"), pattern.flags);

/** Waits until an element says it. */
export const says = (page, selector, pattern) => page.locator(selector).filter({ hasText: anySpace(pattern) }).first().waitFor();

/** How far the newest setting is proven, once it is so. */
export const proven = (page, step, pattern = /./) => page.locator(`.control .proof[data-step="${step}"]`).filter({ hasText: anySpace(pattern) }).waitFor();

/** Chooses a current by the stepper and sends it. */
export async function setCurrent(page, current) {
  const control = page.locator(".control");
  const shown = async () => Number(/\d+/.exec(await control.locator(".stepper .value").innerText())[0]);
  for (let now = await shown(); now !== current; now = await shown()) {
    await control.getByRole("button", { name: now < current ? "More" : "Less", exact: true }).click();
  }
  await control.getByRole("button", { name: `Set ${current}` }).click();
}

/** All that a page may have stored in its browser. */
export const stored = (page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, names, await caches.keys()]);
  });
