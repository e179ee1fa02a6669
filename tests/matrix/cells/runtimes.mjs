// Deno, Bun and Cloudflare Workers.

import { closedPort } from "../../lib/simulator.mjs";
import { nodeProgram } from "../node.mjs";
import { PROGRAM, esModule } from "../use.mjs";
import { BUNDLE, COMPATIBILITY_DATE, workerdConfig } from "../workerd.mjs";

const deno = {
  name: "deno",
  title: "Deno, with no permission but that for the network",
  tools: { deno: "2.9.6" },
  files: PROGRAM,
  async run({ project, use }) {
    const env = { DENO_NO_UPDATE_CHECK: "1" };
    const flags = ["run", "--no-prompt", "--cached-only", "--allow-net=127.0.0.1"];
    await use((charger) => project.run(project.bin("deno"), [...flags, "main.mjs", JSON.stringify(charger)], env), /Deno/);
  },
};

const bun = ["mjs", "cjs"].map((kind) => ({
  name: kind === "mjs" ? "bun-esm" : "bun-cjs",
  title: `Bun, ${kind === "mjs" ? "ES module" : "CommonJS"}`,
  tools: { bun: "1.4.5" },
  files: PROGRAM,
  async run({ project, use }) {
    await use((charger) => project.run(project.bin("bun"), [`main.${kind}`, JSON.stringify(charger)]), /Bun/);
  },
}));

const WORKER = {
  "use.js": esModule(),
  "worker.js": `import { use } from "./use.js";

export default {
  fetch: async (request) => Response.json(await use(await request.json())),
};
`,
};

/** A program that serves a worker at the port that it is given. */
const miniflare = (worker) => `import { Miniflare } from "miniflare";

const worker = ${JSON.stringify(worker)};
const options = { compatibilityDate: "${COMPATIBILITY_DATE}", host: "127.0.0.1", port: Number(process.argv[2]) };
await new Miniflare({ ...worker, ...options }).ready;
`;

const BUNDLED = {
  modulesRoot: "dist",
  modules: [
    { type: "ESModule", path: "dist/worker.js" },
    { type: "CompiledWasm", path: "dist/core.wasm" },
  ],
};

const ask = async (url, charger) => {
  const headers = { "content-type": "application/json" };
  const reply = await fetch(url, { method: "POST", headers, body: JSON.stringify(charger) });
  return reply.text();
};

const workers = [
  {
    name: "workerd",
    title: "workerd, bundled by esbuild",
    tools: { workerd: "1.20261117.1", esbuild: "0.28.2" },
    files: WORKER,
    async run({ project, use }) {
      const port = await closedPort();
      const url = `http://127.0.0.1:${port}`;
      await project.run(project.bin("esbuild"), BUNDLE);
      await project.write({ "config.capnp": workerdConfig(port) });
      await project.start(project.bin("workerd"), ["serve", "config.capnp"], url);
      await use((charger) => ask(url, charger));
      return { gzipped: await project.gzipped("dist") };
    },
  },
  {
    name: "miniflare",
    title: "Miniflare, bundled by esbuild",
    tools: { miniflare: "4.20260730.0", esbuild: "0.28.2" },
    files: { ...WORKER, "serve.mjs": miniflare(BUNDLED) },
    async run({ project, use }) {
      const port = await closedPort();
      const url = `http://127.0.0.1:${port}`;
      const node = await nodeProgram(24);
      await project.run(project.bin("esbuild"), BUNDLE);
      await project.start(node.program, ["serve.mjs", String(port)], url);
      await use((charger) => ask(url, charger));
      return { versions: node.versions, gzipped: await project.gzipped("dist") };
    },
  },
  {
    name: "wrangler",
    title: "wrangler dev, which bundles by itself",
    tools: { wrangler: "4.164.0" },
    files: {
      ...WORKER,
      "wrangler.json": JSON.stringify({ name: "a-user", main: "worker.js", compatibility_date: COMPATIBILITY_DATE }),
    },
    async run({ project, use }) {
      const node = await nodeProgram(24);
      const env = { ...node.env, WRANGLER_SEND_METRICS: "false" };
      const port = await closedPort();
      const url = `http://127.0.0.1:${port}`;
      await project.run(project.bin("wrangler"), ["deploy", "--dry-run", "--minify", "--outdir", "dist"], env);
      await project.start(project.bin("wrangler"), ["dev", "--ip", "127.0.0.1", "--port", String(port)], url, env);
      await use((charger) => ask(url, charger));
      return { versions: node.versions, gzipped: await project.gzipped("dist") };
    },
  },
];

const NITRO = {
  "use.js": esModule(),
  "nitro.config.mjs": `export default { compatibilityDate: "${COMPATIBILITY_DATE}", srcDir: ".", experimental: { wasm: true }, minify: true };\n`,
  "routes/index.post.js": `import { use } from "../use.js";

export default defineEventHandler(async (event) => use(await readBody(event)));
`,
  "serve.mjs": miniflare({
    modulesRoot: ".output/server",
    modules: true,
    scriptPath: ".output/server/index.mjs",
    modulesRules: [
      { type: "ESModule", include: ["**/*.mjs"] },
      { type: "CompiledWasm", include: ["**/*.wasm"] },
    ],
    compatibilityFlags: ["nodejs_compat"],
  }),
};

const nitro = {
  name: "nitro",
  title: "Nitro (the server of Nuxt) for Cloudflare, with its setting experimental.wasm",
  tools: { nitropack: "2.13.6", miniflare: "4.20260730.0" },
  files: NITRO,
  async run({ project, use }) {
    const port = await closedPort();
    const url = `http://127.0.0.1:${port}`;
    const node = await nodeProgram(24);
    await project.run(project.bin("nitropack"), ["build", "--preset", "cloudflare-module"], node.env);
    await project.start(node.program, ["serve.mjs", String(port)], url);
    await use((charger) => ask(url, charger));
    return { versions: node.versions, gzipped: await project.gzipped(".output/server") };
  },
};

export default [
  { group: "Deno and Bun", cells: [deno, ...bun] },
  { group: "Cloudflare Workers", cells: [...workers, nitro] },
];
