// Headless Chromium. It reaches nothing but this machine.

import { mkdir, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Browser, Builder, logging } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";

const SCREENSHOTS = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // No name is looked up: a test that asks a real server by mistake fails instead.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/**
 * Opens a browser. It ends with `close()`, and with this process unless that is killed outright.
 *
 * Chromium was seen to end while it starts, before there is a page to test. Then another one is started, and the last
 * words of the first are shown.
 */
export async function openBrowser() {
  const { CHROMIUM, CHROMEDRIVER } = process.env;
  if (!CHROMIUM || !CHROMEDRIVER) {
    throw new Error("CHROMIUM and CHROMEDRIVER are not set: run the tests by `cargo xtask test browser`");
  }
  const options = new chrome.Options().addArguments(...FLAGS);
  options.setChromeBinaryPath(CHROMIUM);
  const logs = new logging.Preferences();
  logs.setLevel(logging.Type.BROWSER, logging.Level.ALL);
  options.setLoggingPrefs(logs);
  const driver = await start(options).catch((error) => {
    if (error.name !== "SessionNotCreatedError") throw error;
    console.error(error.message);
    return start(options);
  });
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  const pid = (await driver.getCapabilities()).get("goog:processID");
  // chromedriver ends with this process, and leaves its browser behind.
  const end = () => process.kill(pid, "SIGKILL");
  process.once("exit", end);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
  return {
    driver,
    async close() {
      process.off("exit", end);
      await driver.quit();
    },
  };
}

/** A chromedriver of its own, and its browser. An error says what both wrote at last. */
async function start(options) {
  const folder = await mkdtemp(join(tmpdir(), "goecharger-chromedriver-"));
  const log = await open(join(folder, "log"), "w+");
  const service = new chrome.ServiceBuilder(process.env.CHROMEDRIVER)
    .addArguments("--enable-chrome-logs")
    .setStdio(["ignore", log.fd, log.fd]);
  try {
    return await new Builder().forBrowser(Browser.CHROME).setChromeOptions(options).setChromeService(service).build();
  } catch (error) {
    error.message += `\n${(await readFile(join(folder, "log"), "utf8")).slice(-2_000)}`;
    throw error;
  } finally {
    await log.close();
    await rm(folder, { recursive: true });
  }
}

/** Saves what the browser shows, as target/screenshots/NAME.png; returns where. */
export async function screenshot(driver, name) {
  await mkdir(SCREENSHOTS, { recursive: true });
  const file = join(SCREENSHOTS, `${name.replace(/[^\w-]+/g, "-")}.png`);
  await writeFile(file, await driver.takeScreenshot(), "base64");
  return file;
}
