// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { simulator } from "./simulator-plugin.js";

const root = fileURLToPath(new URL(".", import.meta.url));
const goecharger = join(root, "..", "pkg");

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

/** The policy of the page, and what only a header can forbid: to show the page inside another one. */
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
  // What is not there is a 404, not the page.
  appType: "mpa",
  plugins: [needsPackage, simulator()],
  resolve: { alias: { goecharger } },
  server: {
    headers,
    // Other pages on this machine have no business here.
    cors: false,
    // Vite's picture of an error has styles of its own, which the policy forbids; errors are in the terminal.
    hmr: { overlay: false },
    fs: {
      allow: [root, join(goecharger, "dist")],
      deny: [".*", "*.{crt,pem}", "vite.config.js", "simulator-plugin.js", "jsconfig.json"],
    },
  },
  preview: { headers, cors: false },
});
