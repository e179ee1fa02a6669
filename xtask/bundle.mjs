// Makes the npm package: pkg-template/ and what wasm-pack made become flat files that need nothing set up.
// Usage: node xtask/bundle.mjs <folder of wasm-pack> <folder of the package>

import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { unpack } from "../pkg-template/inlined.js";
import { pack } from "./inline.mjs";

const [compiled, pkg] = argv.slice(2).map((folder) => resolve(folder));
const root = fileURLToPath(new URL("..", import.meta.url));
const template = resolve(root, "pkg-template");
const dist = resolve(pkg, "dist");
const target = "es2022";

/** The module with an empty custom section, by which `initialize` knows it. */
function marked(wasm, name) {
  const length = Buffer.byteLength(name);
  return Buffer.concat([wasm, Buffer.from([0, length + 1, length]), Buffer.from(name)]);
}

/** What wasm-pack made under a name, in all ways that an entry may have it. */
async function webAssembly(name) {
  const unmarked = await readFile(resolve(compiled, `${name}_bg.wasm`));
  const mark = `goecharger-${createHash("sha256").update(unmarked).digest("hex").slice(0, 12)}`;
  const wasm = marked(unmarked, mark);
  await writeFile(resolve(dist, `${name}.wasm`), wasm);
  const { frequent, text } = pack(wasm);
  if (!wasm.equals(unpack(frequent, text))) throw new Error(`the WebAssembly ${name} does not survive being inlined`);
  return {
    name,
    inlined: {
      source: `
        import { unpack } from "./inlined.js";
        export const wasm = () => unpack("${frequent}", WASM);
        export const build = "${mark}";`,
      // At the end, so that esbuild does not break it into lines, and the source map need not know of it.
      data: `const WASM=\n"${text}";\n`,
    },
    imported: (query = "") => ({
      source: `
        import core from "./${name}.wasm${query}";
        export const wasm = () => core;
        export const build = "${mark}";`,
      data: "",
    }),
    /**
     * What wasm-bindgen made is a script that sets a variable. In a function it touches nothing when it is imported
     * (Jest's jsdom has no `TextDecoder`), each instance has its own, and the `WebAssembly` it uses can be watched. It
     * does not look where its script is in a page, which a test's `document` may not tell; and its tasks are queued by
     * what the runtime has, also while a test has fake timers: one that never runs would be the end of all calls.
     */
    glue: `
      const queued = globalThis.queueMicrotask;
      export default function glue(WebAssembly, queueMicrotask = queued, document) {
        ${await readFile(resolve(compiled, `${name}.js`), "utf8")}
        return wasm_bindgen;
      }`,
  };
}

/**
 * `#glue` and `#simulator` are what wasm-bindgen made; `#wasm` is the WebAssembly itself, in the way of an entry;
 * `#goecharger` is the entry that others build on: so that its classes are the same for all.
 */
const made = ({ glue }, wasm, main) => ({
  name: "made",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#(glue|simulator|wasm)$/ }, ({ path }) => ({ path: `${path}.js`, namespace: "made" }));
    onResolve({ filter: /^#goecharger$/ }, () => ({ path: main, external: true }));
    onResolve({ filter: /\.wasm(\?module)?$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /^#wasm\.js$/, namespace: "made" }, () => ({ contents: wasm.source, resolveDir: template }));
    onLoad({ filter: /^#/, namespace: "made" }, () => ({ contents: glue }));
  },
});

async function entry({ from, to, parts, wasm, main, ...options }) {
  const { outputFiles } = await build({
    entryPoints: [resolve(template, from)],
    outfile: resolve(dist, to),
    write: false,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target,
    legalComments: "none",
    sourcemap: "inline",
    plugins: [made(parts, wasm, main)],
    ...options,
  });
  const { code, map } = await shortened(outputFiles[0].text);
  await writeFile(resolve(dist, to), `${code}${wasm.data}//# sourceMappingURL=${to}.map\n`);
  await writeFile(resolve(dist, `${to}.map`), insideThePackage(map));
}

/** The files of an entry, one for each way in. */
async function entries(name, from, parts) {
  const common = { from, parts };
  await entry({ ...common, to: `${name}.js`, wasm: parts.inlined, main: "./index.js" });
  // As for Node.js, esbuild adds what an `import` in Node.js needs to see the names of a CommonJS module.
  const commonJs = { format: "cjs", platform: "node" };
  await entry({ ...common, to: `${name}.cjs`, wasm: parts.inlined, main: "./index.cjs", ...commonJs });
  await entry({ ...common, to: `${name}.workerd.js`, wasm: parts.imported(), main: "./index.workerd.js" });
  await entry({ ...common, to: `${name}.edge.js`, wasm: parts.imported("?module"), main: "./index.edge.js" });
}

/**
 * Minified, but for the names at the top: they are what users see in a stack trace. esbuild leaves them in what is no
 * module, so what makes it one is kept aside.
 */
async function shortened(code) {
  const imports = code.match(/^import [^;]*;\n/gm) ?? [];
  // For Node.js, what a CommonJS module exports stands in a line that is never run.
  const [exports = ""] = code.match(/^(export |0 && \(module\.exports = )\{[^}]*\}\)?;\n/m) ?? [];
  // The lines stay where they are, for the source map.
  const aside = [...imports, exports].filter(Boolean);
  const script = aside.reduce((rest, part) => rest.replace(part, "\n".repeat(part.split("\n").length - 1)), code);
  const { code: short, map } = await transform(script, {
    minify: true,
    target,
    // Node.js prints the line that an uncaught error comes from: that must not be all of the package.
    lineLimit: 240,
    legalComments: "none",
    sourcemap: "external",
  });
  return { code: `${short}${imports.join("")}${exports.replaceAll(/\n +/g, "")}`, map };
}

/** Tools warn of sources that they do not find; these are in the map, under names of their own. */
function insideThePackage(text) {
  const map = JSON.parse(text);
  map.sources = map.sources.map((source) => `source/${source.replace(/^.*[/:#]/, "")}`);
  return JSON.stringify(map);
}

await rm(pkg, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await entries("index", "index.js", await webAssembly("core"));
await entries("simulator", "simulator/index.js", await webAssembly("simulator"));

await copyFile(resolve(template, "core.wasm.d.ts"), resolve(dist, "core.wasm.d.ts"));
await copyFile(resolve(template, "generated/catalogue.js"), resolve(dist, "catalogue.js"));
// What is generated has a folder of its own in the sources, not in the package. The types again, for CommonJS.
const types = ["index", "charger", "overview", "controls", "household", "sessions", "surplus", "watch", "fleet", "simulator"].map((name) => `${name}.d.ts`);
for (const file of [...types, "generated/keys.d.ts", "generated/catalogue.d.ts"]) {
  const name = basename(file, ".d.ts");
  const text = await readFile(resolve(template, file), "utf8");
  const flat = text.replaceAll(/from "\.\.?\/(?:generated\/)?(\w+)\.js"/g, 'from "./$1.js"');
  await writeFile(resolve(dist, `${name}.d.ts`), flat);
  await writeFile(resolve(dist, `${name}.d.cts`), flat.replaceAll(/(from "\.\/\w+)\.js"/g, '$1.cjs"'));
}
await build({
  entryPoints: [resolve(template, "generated/catalogue.js")],
  outfile: resolve(dist, "catalogue.cjs"),
  format: "cjs",
  platform: "node",
  target,
});
/** The command uses the entries beside it, as any user does: they are not bundled into it. */
const beside = {
  name: "beside",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\/(index|generated\/catalogue)\.js$/ }, ({ path }) => ({ path: `./${basename(path)}`, external: true }));
  },
};
await build({
  entryPoints: [resolve(template, "cli/main.js")],
  outfile: resolve(dist, "cli.js"),
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  plugins: [beside],
});
await copyFile(resolve(template, "package.json"), resolve(pkg, "package.json"));
// For tools that do not read `exports`: Parcel, unless it is told to, and TypeScript with its oldest resolution.
for (const name of ["catalogue", "simulator"]) {
  await mkdir(resolve(pkg, name));
  await copyFile(resolve(template, name, "package.json"), resolve(pkg, name, "package.json"));
}
for (const file of ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"]) {
  await copyFile(resolve(root, file), resolve(pkg, file));
}
