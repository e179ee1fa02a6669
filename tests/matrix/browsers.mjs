// Browsers: each opens a page and resolves to the title that the page's script gives it.

import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Builder, until } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import { openBrowser } from "../lib/browser.mjs";
import { closedPort } from "../lib/simulator.mjs";
import { Skip, end, launch, run, start } from "./project.mjs";

const SAID = /^(\{|failed)/;
const PATIENCE = 60_000;

let chromiumOpen;
let turn = Promise.resolve();

/** One Chromium for all cells, which take turns: a session has one window. */
export async function chromium(url) {
  if (!process.env.CHROMIUM) throw new Skip("no Chromium with a chromedriver that fits; on Debian: apt install chromium chromium-driver");
  chromiumOpen ??= openBrowser();
  const { driver } = await chromiumOpen;
  const said = turn.then(() => read(driver, url)).catch(async (error) => {
    const log = await driver.manage().logs().get("browser");
    throw new Error([error.message, ...log.map(({ message }) => message)].join("\n"));
  });
  turn = said.catch(() => {});
  return said;
}

const number = (text) => text.match(/\d[\w.]*/)[0];
export const chromiumVersion = async () => ({ Chromium: number(await run(process.env.CHROMIUM, ["--version"])) });
export const firefoxVersion = async () => ({ Firefox: number(await run(firefoxProgram(), ["--version"])) });
export const geckodriverVersion = async () => ({
  geckodriver: number(await run(geckodriverProgram(), ["--version"])),
  ...(await firefoxVersion()),
});
export const webkitVersion = async () => ({ WebKitGTK: number((await findMiniBrowser()).version) });

export async function closeChromium() {
  await (await chromiumOpen?.catch(() => null))?.close();
}

/** Firefox by WebDriver, with geckodriver. */
export async function firefoxByGeckodriver(url) {
  const options = new firefox.Options().setBinary(firefoxProgram()).addArguments("-headless");
  const service = new firefox.ServiceBuilder(geckodriverProgram());
  return readAndQuit(new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service), url);
}

/** Firefox by WebDriver BiDi, which it speaks itself: `project` has puppeteer-core. */
export async function firefoxByBidi(url, project) {
  const executablePath = firefoxProgram();
  const entry = createRequire(join(project.root, "a-user.js")).resolve("puppeteer-core");
  const { default: puppeteer } = await import(pathToFileURL(entry).href);
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, env: { ...process.env, ...project.own } });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    // Not by `waitForFunction`: it makes a function of a text, which older Firefox forbids where the page's policy does.
    const deadline = Date.now() + PATIENCE;
    while (!SAID.test(await page.title())) {
      if (Date.now() > deadline) throw new Error(`${url} shows no result`);
      await setTimeout(100);
    }
    return await page.title();
  } finally {
    await browser.close();
  }
}

/** WebKit as in its MiniBrowser, which needs a display. */
export async function webkit(url, project) {
  const [webkitDriver, xvfb, miniBrowser] = [find("WebKitWebDriver"), find("Xvfb"), await findMiniBrowser()];
  if (!webkitDriver || !xvfb || !miniBrowser) throw new Skip("no WebKitWebDriver, MiniBrowser or Xvfb; on Debian: apt install webkit2gtk-driver xvfb");
  const screen = launch(xvfb, ["-displayfd", "1", "-nolisten", "tcp"]);
  let driver;
  try {
    const [display] = await once(createInterface(screen.stdout), "line", { signal: AbortSignal.timeout(PATIENCE) });
    const port = await closedPort();
    const address = `http://127.0.0.1:${port}`;
    driver = await start(webkitDriver, [`--port=${port}`], `${address}/status`, { env: { DISPLAY: `:${display}`, ...project.own } });
    const wishes = { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: miniBrowser.program, args: ["--automation"] } };
    return await readAndQuit(new Builder().usingServer(address).withCapabilities(wishes), url);
  } finally {
    if (driver) end(driver);
    end(screen);
  }
}

async function readAndQuit(builder, url) {
  const driver = await builder.build();
  try {
    return await read(driver, url);
  } finally {
    await driver.quit();
  }
}

async function read(driver, url) {
  await driver.get(url);
  await driver.wait(until.titleMatches(SAID), PATIENCE, `${url} shows no result`);
  return driver.getTitle();
}

function firefoxProgram() {
  const program = process.env.FIREFOX ?? find("firefox-esr") ?? find("firefox");
  if (!program) throw new Skip("no Firefox; on Debian: apt install firefox-esr");
  return program;
}

function geckodriverProgram() {
  const program = process.env.GECKODRIVER ?? find("geckodriver");
  if (!program) throw new Skip("no geckodriver; `cargo xtask matrix firefox-geckodriver` compiles it");
  return program;
}

/** WebKitGTK's own little browser: it is in no folder of programs, and Debian has it in the library's package. */
async function findMiniBrowser() {
  for (const library of ["libwebkit2gtk-4.1-0", "libwebkitgtk-6.0-4", "libwebkit2gtk-4.0-37"]) {
    const files = await run("dpkg", ["-L", library]).catch(() => "");
    const program = files.split("\n").find((file) => file.endsWith("/MiniBrowser"));
    if (program) return { program, version: await run("dpkg-query", ["-W", "-f=${Version}", library]) };
  }
  return null;
}

function find(program) {
  return process.env.PATH.split(delimiter).map((folder) => join(folder, program)).find(existsSync);
}
