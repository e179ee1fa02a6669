// goecharger/simulator in runtimes, browsers and a bundler, and the examples of tests with it: the same story everywhere,
// to the last digit.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { closedPort } from "../../lib/simulator.mjs";
import { serve } from "../../lib/static.mjs";
import { chromium, chromiumVersion } from "../browsers.mjs";
import { MAJORS, nodeProgram } from "../node.mjs";
import { PAGE_SCRIPT, atPage, html } from "../use.mjs";
import { BUNDLE, COMPATIBILITY_DATE } from "../workerd.mjs";
import { BROWSERS } from "./browsers.mjs";

const FUNCTION = `async function use() {
  const world = await simulate({ firmware: "60.3", seed: 1, speed: 0 });
  const [box] = world.chargers;
  const charger = new Charger({ ...box.cloud, fetch: world.fetch, auth: "header" });
  const local = new Charger({ ...box.local, fetch: world.fetch });
  box.plugIn({ phases: 3 });
  const { outcome } = await charger.set({ amp: 10 }, { verify: true });
  await world.advance(60_000);
  box.fault({ kind: "trickle", count: 1 });
  const { values } = await local.status(["car", "nrg", "wh"]);
  box.fault({ kind: "truncate", only: "set" });
  const broken = await local.set({ amp: 12 }).catch(({ code }) => code);
  const refused = await simulate({ chargers: 0 }).catch((error) => error instanceof InvalidArgumentError);
  const requests = box.requests.map(({ side, status, applied }) => [side, status, applied].join(" "));
  world.close();
  return { outcome, values, broken, refused, requests, now: world.now };
}
`;

const NAMES = "Charger, InvalidArgumentError";
const esModule = (entry = "goecharger", simulator = `${entry}/simulator`) => `import { ${NAMES} } from "${entry}";
import { simulate } from "${simulator}";

export ${FUNCTION}`;

const FILES = {
  "use.js": esModule(),
  "main.js": PAGE_SCRIPT,
  "main.mjs": 'import { use } from "./use.js";\n\nconsole.log(JSON.stringify(await use()));\n',
  "main.cjs": `const { ${NAMES} } = require("goecharger");
const { simulate } = require("goecharger/simulator");

${FUNCTION}
use().then((found) => console.log(JSON.stringify(found)));
`,
  "worker.js": `import { use } from "./use.js";

export default { fetch: async () => Response.json(await use()) };
`,
};

/** A cell that plays the story; `play` resolves to text whose last line is what came of it. */
function cell({ name, play, ...more }) {
  return {
    name: `simulator-${name}`,
    files: FILES,
    ...more,
    async run({ project, used }) {
      const { text, ...result } = await play(project);
      const line = text.trim().split("\n").at(-1);
      assert.ok(line.startsWith("{"), text);
      assert.deepEqual(JSON.parse(line), await expected());
      used();
      return result;
    },
  };
}

let story;
/** What came of it when it was written down. */
async function expected() {
  story ??= JSON.parse(await readFile(new URL("../simulated.json", import.meta.url), "utf8"));
  return story;
}

const node = MAJORS.flatMap((major) =>
  ["mjs", "cjs"].map((kind) =>
    cell({
      name: `node-${major}-${kind}`,
      title: `Node.js ${major}, ${kind === "mjs" ? "ES module" : "CommonJS"}`,
      async play(project) {
        const { program, versions } = await nodeProgram(major);
        return { text: await project.run(program, [`main.${kind}`]), versions };
      },
    }),
  ),
);

const deno = cell({
  name: "deno",
  title: "Deno, with no permission",
  tools: { deno: "2.9.6" },
  play: async (project) => ({
    text: await project.run(project.bin("deno"), ["run", "--no-prompt", "--cached-only", "main.mjs"], { DENO_NO_UPDATE_CHECK: "1" }),
  }),
});

const bun = cell({
  name: "bun",
  title: "Bun",
  tools: { bun: "1.4.5" },
  play: async (project) => ({ text: await project.run(project.bin("bun"), ["main.mjs"]) }),
});

const MINIFLARE = `import { Miniflare } from "miniflare";

const modules = [
  { type: "ESModule", path: "dist/worker.js" },
  { type: "CompiledWasm", path: "dist/core.wasm" },
  { type: "CompiledWasm", path: "dist/simulator.wasm" },
];
const options = { compatibilityDate: "${COMPATIBILITY_DATE}", host: "127.0.0.1", port: Number(process.argv[2]) };
await new Miniflare({ modulesRoot: "dist", modules, ...options }).ready;
`;

const worker = cell({
  name: "miniflare",
  title: "Miniflare, bundled by esbuild",
  tools: { miniflare: "4.20260730.0", esbuild: "0.28.2" },
  files: { ...FILES, "serve.mjs": MINIFLARE },
  async play(project) {
    const port = await closedPort();
    const url = `http://127.0.0.1:${port}`;
    const { program, versions } = await nodeProgram(24);
    await project.run(project.bin("esbuild"), BUNDLE);
    await project.start(program, ["serve.mjs", String(port)], url);
    return { text: await (await fetch(url)).text(), versions };
  },
});

const DIST = "/node_modules/goecharger/dist";

/** Opens a page of the project's. */
async function atServer(folder, page, open) {
  const server = await serve({ "/": folder }, { "/": page });
  try {
    return await open(atPage(`${server.url}/`, {}));
  } finally {
    await server.stop();
  }
}

const browsers = BROWSERS.map((browser) =>
  cell({
    name: browser.name,
    title: `${browser.title}, script in a page`,
    tools: browser.tools,
    onRequest: browser.onRequest,
    files: { ...FILES, "use.js": esModule(`${DIST}/index.js`, `${DIST}/simulator.js`) },
    async play(project) {
      const text = await atServer(project.root, html("main.js"), (url) => browser.open(url, project));
      return { text, versions: await browser.version() };
    },
  }),
);

const bundled = cell({
  name: "vite-build",
  title: "Vite, build",
  tools: { vite: "8.3.8" },
  files: { ...FILES, "index.html": html("./main.js") },
  async play(project) {
    await project.run(project.bin("vite"), ["build", "--base", "./"]);
    const page = await readFile(`${project.root}/dist/index.html`, "utf8");
    const text = await atServer(`${project.root}/dist`, page, chromium);
    return { text, versions: await chromiumVersion(), gzipped: await project.gzipped("dist") };
  },
});

/** An example as it stands in examples/, with its test, run as its user would. */
const example = ({ name, title, tools, files, args }) => ({
  name: `example-${name}`,
  title,
  tools,
  async run({ project, used }) {
    for (const file of files) await project.write({ [file]: await readFile(new URL(`../../../examples/${name}/${file}`, import.meta.url), "utf8") });
    // It fails if a test does, or if it finds none.
    await project.run(project.bin(name), args);
    used();
  },
});

const examples = [
  example({
    name: "vitest",
    title: "an app's own test with Vitest",
    tools: { vitest: "3.2.4" },
    files: ["guest.js", "guest.test.js"],
    args: ["run"],
  }),
  example({
    name: "jest",
    title: "an app's own test with Jest",
    tools: { jest: "30.5.2" },
    files: ["guest.cjs", "guest.test.cjs", "jest.config.cjs"],
    args: ["--ci"],
  }),
];

export default { group: "goecharger/simulator", cells: [...node, deno, bun, worker, ...browsers, bundled, ...examples] };
