// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { simulator } from "./simulator-plugin.js";

const root = fileURLToPath(new URL(".", import.meta.url));
const goecharger = join(root, "..", "pkg");

/** The page imports the package as users do, so it has to be built first. */
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

/** The policy in index.html, and what only a header can forbid: showing the page inside another one. */
const [, policy] = /Content-Security-Policy"\s+content="([^"]+)"/.exec(readFileSync(join(root, "index.html"), "utf8")) ?? [];
const headers = {
  "content-security-policy": `${policy}; frame-ancestors 'none'`,
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

export default defineConfig({
  root,
  base: "./",
  // A path that does not exist is a 404, not the page.
  appType: "mpa",
  plugins: [needsPackage, simulator()],
  resolve: { alias: { goecharger } },
  server: {
    headers,
    // Other pages on this machine have no business here.
    cors: false,
    // Vite shows errors with inline styles, which the policy forbids. They are in the terminal as well.
    hmr: { overlay: false },
    fs: {
      allow: [root, join(goecharger, "dist")],
      deny: [".*", "*.{crt,pem}", "vite.config.js", "simulator-plugin.js", "jsconfig.json"],
    },
  },
  preview: { headers, cors: false },
});
