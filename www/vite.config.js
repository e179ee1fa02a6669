// @ts-check
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { simulator } from "./simulator-plugin.js";

const root = fileURLToPath(new URL(".", import.meta.url));

/** The page imports the package as its users do, so it has to be there. */
const needsPackage = {
  name: "needs-package",
  /** @param {import("vite").ResolvedConfig} config */
  configResolved({ resolve }) {
    const found = resolve.alias.find(({ find }) => find === "goecharger");
    if (!existsSync(join(found?.replacement ?? "", "dist", "index.js"))) {
      throw new Error(`There is no package at ${found?.replacement}. Build it first: cargo xtask build`);
    }
  },
};

export default defineConfig({
  root,
  base: "./",
  plugins: [needsPackage, simulator()],
  resolve: { alias: { goecharger: join(root, "..", "pkg") } },
  server: { fs: { allow: [".."] } },
});
