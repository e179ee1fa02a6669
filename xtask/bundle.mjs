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

const [core, pkg] = argv.slice(2).map((folder) => resolve(folder));
const root = fileURLToPath(new URL("..", import.meta.url));
const template = resolve(root, "pkg-template");
const dist = resolve(pkg, "dist");
const target = "es2022";

/** The module with an empty custom section, by which `initialize` knows it. */
function marked(wasm, name) {
  const length = Buffer.byteLength(name);
  return Buffer.concat([wasm, Buffer.from([0, length + 1, length]), Buffer.from(name)]);
}

await rm(pkg, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const unmarked = await readFile(resolve(core, "core_bg.wasm"));
const mark = `goecharger-${createHash("sha256").update(unmarked).digest("hex").slice(0, 12)}`;
const wasm = marked(unmarked, mark);
await writeFile(resolve(dist, "core.wasm"), wasm);

const { frequent, text } = pack(wasm);
if (!wasm.equals(unpack(frequent, text))) throw new Error("the WebAssembly does not survive being inlined");
const inlined = `
  import { unpack } from "./inlined.js";
  export const wasm = () => unpack("${frequent}", WASM);`;
const imported = (path) => `
  import core from "${path}";
  export const wasm = () => core;`;

/**
 * What wasm-bindgen made is a script that sets a variable. In a function it touches nothing when it is imported (Jest's
 * jsdom has no `TextDecoder`), each core has its own, and the `WebAssembly` it uses can be watched.
 */
const glue = `
  export default function glue(WebAssembly) {
    ${await readFile(resolve(core, "core.js"), "utf8")}
    return wasm_bindgen;
  }`;

/** `#glue` is what wasm-bindgen made; `#wasm` is the WebAssembly itself, in the way of an entry. */
const coreModules = (wasm) => ({
  name: "core",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#(glue|wasm)$/ }, ({ path }) => ({ path: `${path}.js`, namespace: "core" }));
    onResolve({ filter: /^\.\/core\.wasm/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /^#glue\.js$/, namespace: "core" }, () => ({ contents: glue }));
    onLoad({ filter: /^#wasm\.js$/, namespace: "core" }, () => ({
      contents: `${wasm}\nexport const build = "${mark}";`,
      resolveDir: template,
    }));
  },
});

async function entry(name, wasm, options) {
  const { outputFiles } = await build({
    entryPoints: [resolve(template, "index.js")],
    outfile: resolve(dist, name),
    write: false,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target,
    legalComments: "none",
    sourcemap: "inline",
    plugins: [coreModules(wasm)],
    ...options,
  });
  const { code, map } = await shortened(outputFiles[0].text);
  // At the end, so that esbuild does not break it into lines, and the source map need not know of it.
  const data = wasm === inlined ? `const WASM=\n"${text}";\n` : "";
  await writeFile(resolve(dist, name), `${code}${data}//# sourceMappingURL=${name}.map\n`);
  await writeFile(resolve(dist, `${name}.map`), insideThePackage(map));
}

/**
 * Minified, but for the names at the top: they are what users see in a stack trace. esbuild leaves them in what is no
 * module, so what makes it one is kept aside.
 */
async function shortened(code) {
  const [imports = ""] = code.match(/^import [^;]*;\n/m) ?? [];
  // For Node.js, what a CommonJS module exports stands in a line that is never run.
  const [exports = ""] = code.match(/^(export |0 && \(module\.exports = )\{[^}]*\}\)?;\n/m) ?? [];
  // The lines stay where they are, for the source map.
  const script = code.replace(imports, imports && "\n").replace(exports, exports && "\n");
  const { code: short, map } = await transform(script, {
    minify: true,
    target,
    // Node.js prints the line that an uncaught error comes from: that must not be all of the package.
    lineLimit: 240,
    legalComments: "none",
    sourcemap: "external",
  });
  return { code: `${short}${imports}${exports.replaceAll(/\n +/g, "")}`, map };
}

/** Tools warn of sources that they do not find; these are in the map, under names of their own. */
function insideThePackage(text) {
  const map = JSON.parse(text);
  map.sources = map.sources.map((source) => `source/${source.replace(/^.*[/:#]/, "")}`);
  return JSON.stringify(map);
}

await entry("index.js", inlined);
// As for Node.js, esbuild adds what an `import` in Node.js needs to see the names of a CommonJS module.
await entry("index.cjs", inlined, { format: "cjs", platform: "node" });
await entry("index.workerd.js", imported("./core.wasm"));
await entry("index.edge.js", imported("./core.wasm?module"));

await copyFile(resolve(template, "core.wasm.d.ts"), resolve(dist, "core.wasm.d.ts"));
await copyFile(resolve(template, "generated/catalogue.js"), resolve(dist, "catalogue.js"));
// What is generated has a folder of its own in the sources, not in the package. The types again, for CommonJS.
for (const file of ["index.d.ts", "generated/keys.d.ts", "generated/catalogue.d.ts"]) {
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
await copyFile(resolve(template, "package.json"), resolve(pkg, "package.json"));
// For tools that do not read `exports`: Parcel, unless it is told to, and TypeScript with its oldest resolution.
await mkdir(resolve(pkg, "catalogue"));
await copyFile(resolve(template, "catalogue/package.json"), resolve(pkg, "catalogue/package.json"));
for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE"]) {
  await copyFile(resolve(root, file), resolve(pkg, file));
}
