// Bundlers: what they make is loaded in Chromium.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { serve } from "../../lib/static.mjs";
import { chromium, chromiumVersion } from "../browsers.mjs";
import { closedPort } from "../../lib/simulator.mjs";
import { PAGE_SCRIPT, atPage, esModule, html } from "../use.mjs";

const SOURCES = { "use.js": esModule(), "main.js": PAGE_SCRIPT };
const ESBUILD = { esbuild: "0.28.2" };
const VITE = { vite: "8.3.8" };

const BUNDLERS = [
  {
    name: "esbuild-esm",
    title: "esbuild, ES module",
    tools: ESBUILD,
    build: ["esbuild", "main.js", "--bundle", "--minify", "--format=esm", "--outdir=dist"],
  },
  {
    name: "esbuild-iife",
    title: "esbuild, script",
    tools: ESBUILD,
    build: ["esbuild", "main.js", "--bundle", "--minify", "--format=iife", "--outdir=dist"],
  },
  {
    name: "rollup",
    title: "Rollup with its node-resolve, not minified",
    tools: { rollup: "4.68.8", "@rollup/plugin-node-resolve": "16.0.3" },
    build: ["rollup", "main.js", "--plugin", "node-resolve", "--dir", "dist"],
  },
  {
    name: "webpack",
    title: "webpack",
    tools: { webpack: "5.113.0", "webpack-cli": "7.3.1" },
    build: ["webpack", "--mode", "production", "--entry", "./main.js", "--output-path", "dist"],
  },
  { name: "vite-build", title: "Vite, build", tools: VITE, ownPage: true, build: ["vite", "build", "--base", "./"] },
  {
    name: "parcel",
    title: "Parcel",
    tools: { parcel: "2.16.4" },
    ownPage: true,
    build: ["parcel", "build", "index.html", "--no-cache", "--no-source-maps", "--public-url", "./"],
  },
];

const built = BUNDLERS.map(({ build: [program, ...args], ownPage, ...cell }) => ({
  ...cell,
  files: ownPage ? { ...SOURCES, "index.html": html("./main.js") } : SOURCES,
  async run({ project, use }) {
    await project.run(project.bin(program), args);
    const dist = join(project.root, "dist");
    const page = ownPage ? await readFile(join(dist, "index.html"), "utf8") : html("main.js");
    const server = await serve({ "/": dist }, { "/": page });
    try {
      await use((charger) => chromium(atPage(`${server.url}/`, charger)), /Chrome/);
    } finally {
      await server.stop();
    }
    return { versions: await chromiumVersion(), gzipped: await project.gzipped("dist") };
  },
}));

const viteDev = {
  name: "vite-dev",
  title: "Vite, development server",
  tools: VITE,
  files: { ...SOURCES, "index.html": html("/main.js") },
  async run({ project, use }) {
    const port = await closedPort();
    const url = `http://127.0.0.1:${port}/`;
    await project.start(project.bin("vite"), ["--host", "127.0.0.1", "--port", String(port), "--strictPort"], url);
    await use((charger) => chromium(atPage(url, charger)), /Chrome/);
    return { versions: await chromiumVersion() };
  },
};

export default { group: "Bundlers", cells: [viteDev, ...built] };
