// Makes the npm package: pkg-template/ and what wasm-pack made become flat files that need nothing set up.
// Usage: node xtask/bundle.mjs <folder of wasm-pack> <folder of the package>

import { build, transform } from "esbuild";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pack, unpack } from "../pkg-template/inlined.js";

const [core, pkg] = argv.slice(2).map((folder) => resolve(folder));
const root = fileURLToPath(new URL("..", import.meta.url));
const template = resolve(root, "pkg-template");
const dist = resolve(pkg, "dist");
const target = "es2022";

/**
 * The glue and the WebAssembly call each other by names like `__wbg_parse_930500a4c26002ac`, which make up 5 % of the
 * download. Binaryen gives them short ones and says which; the glue has to follow.
 */
async function shortNames() {
  // Not beside the other: wasm-pack optimizes all that it finds in its folder.
  const short = resolve(pkg, "core.wasm");
  const { stdout } = await promisify(execFile)(resolve(root, "node_modules/.bin/wasm-opt"), [
    resolve(core, "core_bg.wasm"),
    "--minify-imports-and-exports-and-modules",
    "--strip-target-features",
    "-o",
    short,
  ]);
  const names = JSON.parse(stdout);
  const glue = edited(await readFile(resolve(core, "core.js"), "utf8"), [
    ['"./core_bg.js"', '"a"'],
    [/^ {8}(__wb\w+)(?=: function\()/gm, renamer(names.imports.map(([, long, name]) => [long, name]))],
    [/(?<=\bwasm\.)(\w+)/g, renamer(names.exports)],
    // Of these objects users see none.
    [/^if \(Symbol\.dispose\).*$/gm, ""],
    // To import it must have no effect: in Jest's jsdom there is neither of the two.
    [/^let cachedTextDecoder = .*\ncachedTextDecoder\.decode\(\);$/m, "let cachedTextDecoder;"],
    [/^const cachedTextEncoder = .*\n\nif \(!\('encodeInto'[^]*?^\}$/m, "let cachedTextEncoder;"],
    // The glue's own way to start would load from anywhere, and warn: half a kilobyte that nobody needs here.
    [
      /^export \{ initSync.*$/m,
      `export const started = (instance) => {
        cachedTextDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
        cachedTextEncoder = new TextEncoder();
        __wbg_finalize_init(instance);
      };
      export { __wbg_get_imports as imports };`,
    ],
  ]);
  const wasm = await readFile(short);
  await rm(short);
  return { glue, wasm };
}

/** The glue with each of the changes; it may be another one of another version of wasm-bindgen. */
function edited(glue, changes) {
  return changes.reduce((text, [from, to]) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`there is no ${from}: has the glue of wasm-bindgen changed?`);
    return changed;
  }, glue);
}

/** A name that is not known would be a call into nothing: better no package than that one. */
function renamer(pairs) {
  const names = new Map(pairs);
  return (_, name) => {
    if (!names.has(name)) throw new Error(`wasm-opt does not know ${name}: has the glue of wasm-bindgen changed?`);
    return names.get(name);
  };
}

/** The module with an empty custom section, by which `initialize` knows it. */
function marked(wasm, name) {
  const length = Buffer.byteLength(name);
  return Buffer.concat([wasm, Buffer.from([0, length + 1, length]), Buffer.from(name)]);
}

await rm(pkg, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const { glue, wasm: unmarked } = await shortNames();
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

const minifying = {
  minify: true,
  mangleProps: /^__(wbg_ptr|destroy_into_raw|wrap)$/,
  format: "esm",
  target,
  sourcemap: "inline",
  sourcefile: "glue.js",
};
const { code: minifiedGlue } = await transform(glue, minifying);

/** `#glue` is what wasm-bindgen made; `#wasm` is the WebAssembly itself, in the way of an entry. */
const coreModules = (wasm) => ({
  name: "core",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#(glue|wasm)$/ }, ({ path }) => ({ path, namespace: "core" }));
    onResolve({ filter: /^\.\/core\.wasm/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /^#glue$/, namespace: "core" }, () => ({ contents: minifiedGlue }));
    onLoad({ filter: /^#wasm$/, namespace: "core" }, () => ({
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
// For who does not read `exports`: Parcel, unless it is told to, and TypeScript with its oldest resolution.
await mkdir(resolve(pkg, "catalogue"));
await copyFile(resolve(template, "catalogue/package.json"), resolve(pkg, "catalogue/package.json"));
for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE"]) {
  await copyFile(resolve(root, file), resolve(pkg, file));
}
