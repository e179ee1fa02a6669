// The documentation site in a browser, from a folder of files, as somebody opens it who has no server.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { By, Key, logging } from "selenium-webdriver";
import { openBrowser } from "../lib/browser.mjs";
import { makeSite } from "../lib/site.mjs";

let made, browser, driver;

before(async () => {
  [made, browser] = await Promise.all([makeSite(), openBrowser()]);
  driver = browser.driver;
});

after(() => Promise.all([browser?.close(), made?.remove()]));

const open = (page) => driver.get(pathToFileURL(join(made.site, page)).href);
const shown = (selector) =>
  driver.executeScript(
    "return [...document.querySelectorAll(arguments[0])].filter((one) => one.offsetParent !== null).map((one) => one.textContent)",
    selector,
  );

/** As somebody does it who types: `clear()` tells the page nothing of it. */
const empty = (field) => field.sendKeys(Key.chord(Key.CONTROL, "a"), Key.BACK_SPACE);

async function complaints() {
  const entries = await driver.manage().logs().get(logging.Type.BROWSER);
  // Files may not show each other; for that case TypeDoc has its icons a second time, in a script.
  const ours = entries.filter(({ level, message }) => level.value >= logging.Level.WARNING.value && !message.includes("icons.svg"));
  return ours.map(({ message }) => message);
}

test("the keys can be filtered by their words, and all come back", async () => {
  await open("keys.html");
  await driver.wait(async () => (await shown("#keys-filter")).length === 1, 10_000);
  const all = await shown(".tsd-typography h3");
  assert.ok(all.length > 400, `${all.length} keys`);
  const field = await driver.findElement(By.id("keys-filter"));
  await field.sendKeys("Current  requested");
  const some = await shown(".tsd-typography h3");
  assert.ok(some.some((heading) => heading.startsWith("amp: ")) && some.length < 10, `${some}`);
  assert.deepEqual(await shown("output"), [`${some.length} of ${all.length} keys`]);
  assert.deepEqual(await shown(".tsd-typography h2"), []);
  await empty(field);
  assert.deepEqual(await shown(".tsd-typography h3"), all);
  assert.deepEqual(await complaints(), []);
});

test("a key and a guide are found by the search", async () => {
  await open("guides/errors.html");
  await driver.wait(async () => (await shown("#tsd-search-trigger")).length === 1, 10_000);
  await driver.findElement(By.id("tsd-search-trigger")).click();
  const field = await driver.findElement(By.id("tsd-search-input"));
  const finds = async (word, result) => {
    await empty(field);
    await field.sendKeys(word);
    await driver.wait(async () => (await shown("#tsd-search-results li")).some((text) => text.includes(result)), 10_000, `${word} finds ${result}`);
  };
  await finds("amp", "Readings.amp");
  await finds("surplus", "Charge with solar surplus");
  assert.deepEqual(await complaints(), []);
});

test("on a telephone, no page is wider than the screen", async () => {
  await driver.manage().window().setRect({ width: 420, height: 900 });
  for (const page of ["index.html", "performance.html", "compatibility.html", "keys.html", "guides/errors.html", "classes/goecharger.Charger.html"]) {
    await open(page);
    await driver.wait(async () => (await shown("h1")).length > 0, 10_000);
    const [width, screen] = await driver.executeScript("return [document.documentElement.scrollWidth, innerWidth]");
    assert.ok(width <= screen, `${page} is ${width} wide, ${screen} is the screen`);
  }
});
