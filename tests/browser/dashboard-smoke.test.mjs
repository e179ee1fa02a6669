// The dashboard in Firefox and WebKit, where they are: it opens, charges, sets a current, and every view shows itself.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { buildDashboard } from "../lib/dashboard.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { webkit } from "../matrix/browsers.mjs";
import { createProject, Skip } from "../matrix/project.mjs";

const VIEWS = ["surplus", "sessions", "schedule", "cards", "keys", "log", "connect", "live"];
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const PATIENCE = 90_000;

/** Runs in the page, as one of its own files: so the policy lets it. It tells the server, and the title, what it saw. */
const USER = `
const until = async (what, look) => {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(what + ": " + document.body.innerText.slice(0, 300));
};
const one = (selector) => document.querySelector(selector);
const seen = { views: [] };
// uPlot needs a language; a WebKit without any has the table only.
const hasLanguage = /^[a-z]{2}/.test(navigator.language);
try {
  await until("it charges", () => /kW, (Charging|Lädt), Garage/.test(document.title));
  seen.power = await until("the power", () => Number(one(".hero .power").textContent.replace(",", ".")) > 1);
  seen.chart = await until("the chart", () => !hasLanguage || document.querySelectorAll(".uplot canvas").length === 4);
  await until("presets", () => document.querySelectorAll(".presets button").length === 5);
  one(".presets button").click();
  (await until("a button that sends", () => one(".control .value.ready"))).click();
  seen.proven = (await until("a proof", () => one('.control .proof[data-step="verified"]'))) !== null;
  for (const view of ${JSON.stringify(VIEWS)}) {
    location.hash = view;
    await until(view, () => one('main[data-view="' + view + '"] h1')?.textContent);
    seen.views.push(view);
  }
  say(JSON.stringify(seen));
} catch (error) {
  say("failed " + error.message);
}
function say(text) {
  fetch("./said?" + encodeURIComponent(text));
  Object.defineProperty(document, "title", { set() {}, get: () => text });
  one("title").textContent = text;
}
`;

let unpacked, folder, server, url, heard;

before(async () => {
  unpacked = await unpackPackage();
  folder = await buildDashboard(unpacked.folder);
  const html = (await readFile(join(folder, "index.html"), "utf8")).replace("</head>", '<script type="module" src="./user.js"></script></head>');
  server = createServer(async ({ url }, reply) => {
    const [path, query = ""] = url.split("?");
    if (path === "/said") heard?.(decodeURIComponent(query));
    const file = path === "/" ? html : path === "/user.js" ? USER : await readFile(join(folder, path)).catch(() => null);
    reply.writeHead(file ? 200 : 404, { "content-type": path === "/" ? "text/html" : (TYPES[extname(path)] ?? "application/octet-stream") });
    reply.end(file ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${server.address().port}/`;
});

after(async () => {
  server?.close();
  server?.closeAllConnections();
  await Promise.all([unpacked?.remove(), folder && rm(folder, { recursive: true })]);
});

/** Firefox without a driver: what drives it evaluates text, which the policy of the page forbids. */
async function firefox(address) {
  const folders = process.env.PATH.split(delimiter);
  const found = ["firefox-esr", "firefox"].flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  const program = process.env.FIREFOX ?? found;
  if (!program) throw new Skip("no Firefox; on Debian: apt install firefox-esr");
  const profile = await mkdtemp(join(tmpdir(), "goecharger-firefox-"));
  const said = new Promise((resolve, reject) => {
    heard = resolve;
    setTimeout(reject, PATIENCE, new Error("Firefox shows no result")).unref();
  });
  const child = spawn(program, ["--headless", "--no-remote", "--profile", profile, address], { stdio: "ignore", env: { ...process.env, HOME: profile } });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    return await said;
  } finally {
    child.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

for (const [name, open] of [["Firefox", firefox], ["WebKit", webkit]]) {
  test(`it works in ${name}`, async (t) => {
    const project = await createProject();
    try {
      const said = await open(url, project);
      assert.match(said, /^\{/, said);
      assert.deepEqual(JSON.parse(said), { views: VIEWS, power: true, chart: true, proven: true });
    } catch (error) {
      if (!(error instanceof Skip)) throw error;
      t.skip(error.message);
    } finally {
      await project.remove();
    }
  });
}
