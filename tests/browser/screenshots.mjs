// Pictures of every view of the dashboard, into docs/images/; prints how big the page is and when it first shows something.
// Run like the tests: GOECHARGER_TARBALL says where the package is.

import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { DESKTOP, openDashboard, PHONE, show } from "../lib/dashboard.mjs";

const IMAGES = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const VIEWS = ["live", "surplus", "sessions", "schedule", "cards", "keys", "log", "connect"];
const SIZES = { desktop: DESKTOP, phone: PHONE };

/** Bytes of all files as a server sends them; what is loaded only for the simulator is counted apart. */
async function measure(folder) {
  const sum = { page: 0, simulator: 0 };
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const { parentPath, name } of names) {
    const size = gzipSync(await readFile(join(parentPath, name)), { level: 9 }).length;
    sum[/^simulator-.*\.js$/.test(name) ? "simulator" : "page"] += size;
  }
  return sum;
}

/** Ms until something is seen, the middle of five first visits. */
async function firstPaint(dashboard) {
  const times = [];
  for (let visit = 0; visit < 5; visit += 1) {
    const page = await dashboard.open();
    await page.locator(".tile").first().waitFor();
    times.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime));
    await page.leave();
  }
  return times.sort((a, b) => a - b)[2];
}

/** Waits until the view has what it asked the charger for. */
async function settle(page, view) {
  await show(page, view);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(view === "sessions" ? 4000 : 1500);
}

const dashboard = await openDashboard();
try {
  await mkdir(IMAGES, { recursive: true });
  for (const theme of ["light", "dark"]) {
    for (const [name, size] of Object.entries(SIZES)) {
      const page = await dashboard.open({ theme, size });
      await page.waitForFunction(() => /Charging, Garage/.test(document.title));
      for (const view of VIEWS) {
        await settle(page, view);
        await page.screenshot({ path: join(IMAGES, `dashboard-${view}-${name}-${theme}.png`) });
      }
      await page.leave();
    }
  }
  const { page, simulator } = await measure(dashboard.folder);
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(`page ${kilobytes(page)} gzip, and ${kilobytes(simulator)} for the simulator, loaded when it is needed`);
  console.log(`first paint after ${Math.round(await firstPaint(dashboard))} ms`);
} finally {
  await dashboard.close();
}
