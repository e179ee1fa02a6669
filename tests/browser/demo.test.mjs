// The server behind `cargo xtask demo`: what it gives out, to whom, and under which rules.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { request } from "node:http";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "../lib/browser.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The page as `cargo xtask demo` serves it. */
async function startDemo() {
  const program = [`${ROOT}node_modules/vite/bin/vite.js`, "--host", "127.0.0.1", "--logLevel", "error"];
  const child = spawn(process.execPath, program, { cwd: `${ROOT}www`, stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = new Promise((resolve) => {
    createInterface(child.stdout).on("line", (line) => {
      const [, found] = /dashboard\s+(\S+)/.exec(line) ?? [];
      if (found) resolve(found.replace(/\/$/, ""));
    });
  });
  return {
    url: await Promise.race([url, ended.then((code) => Promise.reject(new Error(`Vite has ended (${code})`)))]),
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Asks for a path exactly as it is written. */
function get(url, path, headers = {}) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, headers }, async (reply) => {
      let body = "";
      for await (const chunk of reply) body += chunk;
      resolve({ status: reply.statusCode, headers: reply.headers, body });
    }).once("error", reject).end();
  });
}

// Files of the repository, and of the package what the page does not need.
const FILES = [
  "Cargo.toml", "README.md", "package.json", ".gitignore", ".git", "src/lib.rs", "xtask/bundle.mjs", "tests/lib/static.mjs",
  "www/vite.config.ts", "www/simulator-plugin.ts", "www/offline-plugin.ts", "www/tsconfig.json", "pkg/package.json", "pkg/README.md",
  "node_modules/typescript/package.json",
];

/** Ways to ask for a file that have worked with some server. */
const waysTo = (file) => [
  `/${file}`, `/../${file}`, `/..%2f${file}`, `/%2e%2e/${file}`, `/@fs${ROOT}${file}`, `/@fs/${ROOT}${file}`,
  `/@fs${ROOT}www/../${file}`, `/@fs${ROOT}pkg/dist/../../${file}`, `/@fs${ROOT}pkg/dist/..%2f..%2f${file}`,
];

const PATHS = [
  "/vite.config.ts", "/simulator-plugin.ts", "/offline-plugin.ts", "/tsconfig.json", "/README.md", "/none", "/@fs/etc/passwd", "/../../../../../../etc/passwd",
  ...FILES.flatMap(waysTo),
];

const QUERIES = ["", "?raw", "?url", "?import", "?import&raw", "?raw??", "?import&url&inline", "?.svg?.wasm?init"];

let demo;

before(async () => {
  demo = await startDemo();
});

after(() => demo?.stop());

test("the page comes with its policy as a header as well, which also forbids to show it inside another page", async () => {
  const { status, headers, body } = await get(demo.url, "/");
  assert.equal(status, 200);
  const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(body);
  assert.equal(headers["content-security-policy"], `${policy}; frame-ancestors 'none'`);
  assert.equal(headers["x-frame-options"], "DENY");
});

test("the server gives out the page and the package, and no other file", async () => {
  assert.equal((await get(demo.url, "/src/main.tsx")).status, 200);
  assert.match((await get(demo.url, `/@fs${ROOT}pkg/dist/index.js`)).body, /WASM/);
  for (const path of PATHS) {
    for (const query of QUERIES) {
      const { status, body } = await get(demo.url, path + query);
      // Vite tells the address of a file that it does not give out.
      const isAddress = body.startsWith('export default "/@fs/');
      assert.ok([400, 403, 404, 500].includes(status) || isAddress, `${path}${query}: ${status} ${body.slice(0, 200)}`);
    }
  }
});

test("other pages, and names that were made to point here, get nothing", async () => {
  const foreign = await get(demo.url, "/src/main.tsx", { origin: "http://localhost:9" });
  assert.equal(foreign.headers["access-control-allow-origin"], undefined);
  assert.equal(foreign.headers["cross-origin-resource-policy"], "same-origin");
  assert.equal((await get(demo.url, "/", { host: "charger.example" })).status, 403);
});

test("no page can make the server open an editor", async () => {
  assert.equal((await get(demo.url, "/__open-in-editor?file=src/main.tsx")).status, 404);
});

test("the page works, and breaks none of its own rules", async () => {
  const { driver, close } = await openBrowser();
  try {
    await driver.get(demo.url);
    await driver.wait(async () => /kW, Charging, Garage/.test(await driver.getTitle()), 30_000);
    const lines = (await driver.manage().logs().get("browser")).map(({ message }) => message);
    assert.deepEqual(lines.filter((line) => /Content.Security.Policy/i.test(line)), []);
  } finally {
    await close();
  }
});
