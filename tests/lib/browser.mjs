// Headless Chromium. It reaches nothing but this machine.

import { mkdir, writeFile } from "node:fs/promises";
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

/** Opens a browser. It ends with `close()`, and with this process unless that is killed outright. */
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
  const driver = await new Builder()
    .forBrowser(Browser.CHROME)
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(CHROMEDRIVER))
    .build();
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

/** Saves what the browser shows, as target/screenshots/NAME.png; returns where. */
export async function screenshot(driver, name) {
  await mkdir(SCREENSHOTS, { recursive: true });
  const file = join(SCREENSHOTS, `${name.replace(/[^\w-]+/g, "-")}.png`);
  await writeFile(file, await driver.takeScreenshot(), "base64");
  return file;
}
