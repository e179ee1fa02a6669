import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { offline } from "./offline-plugin.ts";
import { simulator } from "./simulator-plugin.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const goecharger = join(root, "..", "pkg");
// What Vite makes of the libraries while it serves the sources.
const cacheDir = join(root, "..", "target", "vite");

/** The page imports the package as users do, so it has to be built first. */
const needsPackage: Plugin = {
  name: "needs-package",
  configResolved({ resolve }) {
    const found = resolve.alias.find(({ find }) => find === "goecharger");
    if (!existsSync(join(found?.replacement ?? "", "dist", "index.js"))) {
      throw new Error(`There is no package at ${found?.replacement}. Build it first: cargo xtask build`);
    }
  },
};

/** Vite opens files in an editor for whoever asks; nobody needs that here. */
const noEditor: Plugin = {
  name: "no-editor",
  configureServer({ middlewares }) {
    middlewares.use("/__open-in-editor", (_request, response) => void response.writeHead(404).end());
  },
};

/** The policy in index.html, and what only a header can forbid: showing the page inside another one. */
const [, policy] = /Content-Security-Policy"\s+content="([^"]+)"/.exec(readFileSync(join(root, "index.html"), "utf8")) ?? [];
const headers = {
  "content-security-policy": `${policy}; frame-ancestors 'none'`,
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
};

export default defineConfig({
  root,
  base: "./",
  cacheDir,
  // A path that does not exist is a 404, not the page.
  appType: "mpa",
  plugins: [needsPackage, noEditor, simulator(), offline()],
  resolve: { alias: { goecharger } },
  build: {
    // No picture or font becomes part of a script: the policy is easier to read so.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
  server: {
    headers,
    // Other pages on this machine have no business here.
    cors: false,
    // Vite shows errors with inline styles, which the policy forbids. They are in the terminal as well.
    hmr: { overlay: false },
    fs: {
      allow: [root, join(goecharger, "dist"), cacheDir],
      deny: [".*", "*.{crt,pem,md}", "vite.config.ts", "simulator-plugin.ts", "offline-plugin.ts", "tsconfig.json"],
    },
  },
  preview: { headers, cors: false },
});
