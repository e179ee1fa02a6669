// Writes the service worker beside the built page: it keeps all files of the page, so that it opens without a network.
// A list of files and two events are all that it takes; the libraries for it bring some hundred packages.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

export function offline(): Plugin {
  let publicDir = "";
  return {
    name: "offline",
    apply: "build",
    configResolved(config) {
      publicDir = config.publicDir;
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const hash = createHash("sha256");
        for (const file of Object.values(bundle)) hash.update(file.type === "chunk" ? file.code : file.source);
        const copied = existsSync(publicDir) ? readdirSync(publicDir) : [];
        for (const name of copied) hash.update(readFileSync(join(publicDir, name)));
        const files = ["./", ...Object.keys(bundle).filter((name) => name !== "index.html"), ...copied];
        this.emitFile({ type: "asset", fileName: "worker.js", source: worker(hash.digest("hex").slice(0, 16), files) });
      },
    },
  };
}

/** Requests to a charger or its cloud never go through it: it answers for the files of the page and for nothing else. */
const worker = (version: string, files: readonly string[]): string => `// Made by offline-plugin.ts.
const CACHE = "goecharger-page-${version}";
const FILES = ${JSON.stringify(files)};
const ADDRESSES = new Set(FILES.map((file) => new URL(file, registration.scope).href));

// A new version waits until the page is closed everywhere: an open page may still need a file of the old one.
addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })))));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("goecharger-page-") && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0].replace(/index\\.html$/, "");
  if (request.method !== "GET" || !ADDRESSES.has(address)) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(address)).then((kept) => kept ?? fetch(request)));
});
`;
