// The page of www/, built around the packed package, with a simulator.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { serve } from "./static.mjs";

const SOURCE = fileURLToPath(new URL("../../www/", import.meta.url));

/**
 * Builds and serves the page.
 *
 * @param {string} packageFolder  where the package is
 * @param {string} simulatorLine  what the simulator said when it started
 */
export async function servePage(packageFolder, simulatorLine) {
  const outDir = await mkdtemp(join(tmpdir(), "goecharger-page-"));
  process.env.VITE_SIMULATOR = simulatorLine;
  await build({
    root: SOURCE,
    configFile: join(SOURCE, "vite.config.js"),
    resolve: { alias: { goecharger: packageFolder } },
    build: { outDir, emptyOutDir: true },
    logLevel: "warn",
  });
  const server = await serve({ "/": outDir }, { "/": await readFile(join(outDir, "index.html"), "utf8") });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(outDir, { recursive: true });
    },
  };
}
