// The page of www/ in Chromium, with a simulated charger behind it, and the hands of its user.

import assert from "node:assert/strict";
import { By, until } from "selenium-webdriver";
import { openBrowser } from "./browser.mjs";
import { unpackPackage } from "./package.mjs";
import { servePage } from "./page.mjs";
import { startSimulator } from "./simulator.mjs";

const WAIT = 15_000;

/** Opens all that is needed; `close()` ends it. */
export async function openDashboard() {
  const simulator = await startSimulator();
  const [{ serial, token, local }] = JSON.parse(simulator.line).chargers;
  const unpacked = await unpackPackage();
  const page = await servePage(unpacked.folder, simulator.line);
  const browser = await openBrowser();
  const { driver } = browser;

  const find = (id) => driver.findElement(By.id(id));
  const press = (id) => driver.executeScript("document.getElementById(arguments[0]).click()", id);
  const waitFor = (id, check, what) => driver.wait(async () => check(await find(id)), WAIT, `${id}: ${what}`);
  const text = (id, pattern) => waitFor(id, async (element) => pattern.test(await element.getText()), `${pattern}`);
  const code = (id, expected) =>
    waitFor(id, async (element) => (await element.getAttribute("data-code")) === expected, `code ${expected}`);
  const values = async () => (await simulator.control.charger(serial)).values;

  /** Opens the page as at a first visit. */
  async function open({ timeout = 1000 } = {}) {
    await driver.get(`${page.url}/?timeout=${timeout}`);
    await driver.executeScript("localStorage.clear()");
    await reopen({ timeout });
  }

  /** Opens it again. */
  async function reopen({ timeout = 1000 } = {}) {
    await driver.get(`${page.url}/?timeout=${timeout}`);
    await driver.wait(until.elementLocated(By.css("#simulated option")), WAIT);
  }

  /** Opens the page and connects; `way` is how the simulated charger is reached. */
  async function connect({ way = "local", timeout = 1000, fill } = {}) {
    await open({ timeout });
    await connectNow({ way, fill });
  }

  /** Fills the form in and connects. */
  async function connectNow({ way = "local", fill } = {}) {
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

  const field = (id) => driver.executeScript("return document.getElementById(arguments[0]).value", id);
  const close = () => Promise.all([browser.close(), page.stop(), simulator.stop(), unpacked.remove()]);

  return {
    driver, simulator, serial, token, local, url: page.url,
    find, press, waitFor, text, code, values, field, open, reopen, connect, setCurrent, assertNoToken, close,
  };
}
