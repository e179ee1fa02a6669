// The dashboard of www/ in Chromium, built around the packed package, and a simulator behind it for who wants one.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";
import { unpackPackage } from "./package.mjs";
import { startSimulator } from "./simulator.mjs";
import { serve } from "./static.mjs";

const SOURCE = fileURLToPath(new URL("../../www/", import.meta.url));
const SCREENSHOTS = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
  // No name is looked up: a test that asks a real server by mistake fails instead.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };

/** Builds the dashboard into a new folder; `simulatorLine` is what a simulator said when it started. */
export async function buildDashboard(packageFolder, simulatorLine) {
  const outDir = await mkdtemp(join(tmpdir(), "goecharger-dashboard-"));
  // Vite reads it, also from what an earlier build left.
  process.env.VITE_SIMULATOR = simulatorLine ?? "";
  await build({
    root: SOURCE,
    configFile: join(SOURCE, "vite.config.ts"),
    resolve: { alias: { goecharger: packageFolder } },
    build: { outDir, emptyOutDir: true },
    logLevel: "warn",
  });
  return outDir;
}

/** Serves a built dashboard with its policy as a header, as SECURITY.md asks of whoever serves it. */
export async function serveDashboard(folder) {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const [, policy] = /Content-Security-Policy"\s+content="([^"]+)"/.exec(html);
  const page = { html, headers: { "content-security-policy": `${policy}; frame-ancestors 'none'` } };
  return serve({ "/": folder }, { "/": page, "/index.html": page });
}

/**
 * Opens all that is needed; `close()` ends it.
 *
 * @param {{ simulator?: boolean }} [options] whether a simulator runs beside it, with real sockets
 */
export async function openDashboard({ simulator: wanted = false } = {}) {
  const unpacked = await unpackPackage();
  const simulator = wanted ? await startSimulator() : undefined;
  let folder;
  let server;
  let browser;
  const close = async () => {
    await browser?.close();
    await Promise.all([server?.stop(), simulator?.stop(), unpacked.remove(), folder && rm(folder, { recursive: true })]);
  };
  try {
    folder = await buildDashboard(unpacked.folder, simulator?.line);
    server = await serveDashboard(folder);
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  } catch (error) {
    await close();
    throw error;
  }

  return {
    browser, folder, simulator, url: server.url,
    /** The first charger of the simulator: `{serial, token, cloud, local}`. */
    made: simulator && JSON.parse(simulator.line).chargers[0],

    /**
     * A page as at a first visit, in a browser of its own that remembers nothing.
     *
     * @param {{ view?: string, language?: "en" | "de", theme?: "light" | "dark", size?: object, query?: string,
     *   context?: import("playwright-core").BrowserContextOptions, before?: (page: any) => unknown }} [wishes]
     */
    async open({ view = "", language = "en", theme = "light", size = DESKTOP, query = "?timeout=1000", context = {}, before } = {}) {
      const made = await browser.newContext({
        viewport: size, colorScheme: theme, locale: language === "de" ? "de-DE" : "en-GB", serviceWorkers: "block", ...context,
      });
      const page = await made.newPage();
      page.setDefaultTimeout(15_000);
      const lines = [];
      page.on("console", (message) => lines.push(message.text()));
      page.on("pageerror", (error) => lines.push(`uncaught: ${error}`));
      await before?.(page);
      await page.goto(`${server.url}/${query}${view && `#${view}`}`);
      return Object.assign(page, {
        /** What the page said to its console, and what nobody caught. */
        lines,
        /** Leaves, and forgets all. Fails if something was thrown that nobody caught, or that the policy forbids. */
        async leave() {
          await made.close();
          assert.deepEqual(lines.filter((line) => /^uncaught|Content.Security.Policy/i.test(line)), []);
        },
      });
    },

    close,
  };
}

/** Opens a view by its hash and waits until it is there. */
export async function show(page, view) {
  await page.evaluate((hash) => (location.hash = hash), view);
  await page.locator(`main[data-view="${view}"]`).waitFor();
}

/** What axe has against what is shown, each with the elements. */
export async function violations(page) {
  // The policy forbids the script as an element, so it comes by the way of the driver.
  await page.evaluate(await readFile(AXE, "utf8"));
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`).join("; ")}`);
}

/** Whether something is wider than the window. */
export const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Saves what the page shows as target/screenshots/NAME.png; returns where. */
export async function picture(page, name, options = {}) {
  if (page.isClosed()) return undefined;
  await mkdir(SCREENSHOTS, { recursive: true });
  const path = join(SCREENSHOTS, `${name.replace(/[^\w-]+/g, "-")}.png`);
  await page.screenshot({ path, ...options });
  return path;
}
