// Makes the npm package: pkg-template/ and what wasm-pack made become flat files that need nothing set up.
// Usage: node xtask/bundle.mjs <folder of wasm-pack> <folder of the package>

import { build, transform } from "esbuild";
import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
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
  const glue = (await readFile(resolve(core, "core.js"), "utf8"))
    .replace('"./core_bg.js"', '"a"')
    .replaceAll(/^ {8}(__wb\w+)(?=: function\()/gm, renamer(names.imports.map(([, long, name]) => [long, name])))
    .replaceAll(/(?<=\bwasm\.)(\w+)/g, renamer(names.exports));
  const wasm = await readFile(short);
  await rm(short);
  return { glue, wasm };
}

/** A name that is not known would be a call into nothing: better no package than that one. */
function renamer(pairs) {
  const names = new Map(pairs);
  return (_, name) => {
    if (!names.has(name)) throw new Error(`wasm-opt does not know ${name}: has the glue of wasm-bindgen changed?`);
    return names.get(name);
  };
}

await rm(pkg, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const { glue, wasm } = await shortNames();

/** `#glue` is what wasm-bindgen made; `#wasm` is the WebAssembly itself, inlined, decoded when it is called for. */
const coreModules = {
  name: "core",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#(glue|wasm)$/ }, ({ path }) => ({ path, namespace: "core" }));
    onLoad({ filter: /^#glue$/, namespace: "core" }, async () => ({
      contents: (await transform(glue, { minify: true, format: "esm", target })).code,
    }));
    onLoad({ filter: /^#wasm$/, namespace: "core" }, () => ({ contents: inlined, resolveDir: template }));
  },
};

const { frequent, text } = pack(wasm);
if (!wasm.equals(unpack(frequent, text))) throw new Error("the WebAssembly does not survive being inlined");
const inlined = `
  import { unpack } from "${resolve(template, "inlined.js")}";
  export default () => unpack("${frequent}", WASM);`;

const { outputFiles } = await build({
  entryPoints: [resolve(template, "index.js")],
  write: false,
  bundle: true,
  format: "esm",
  platform: "neutral",
  target,
  // The names of the facade stay: they are what users see in a stack trace.
  minifySyntax: true,
  minifyWhitespace: true,
  // Node.js prints the line that an uncaught error comes from: that must not be all of the package.
  lineLimit: 120,
  legalComments: "none",
  plugins: [coreModules],
});
// Last, so that esbuild does not break it into lines.
await writeFile(resolve(dist, "index.js"), outputFiles[0].text.replace("WASM", () => `\n"${text}"\n`));
for (const file of ["index.d.ts", "keys.d.ts", "catalogue.js", "catalogue.d.ts"]) {
  await copyFile(resolve(template, file), resolve(dist, file));
}
await copyFile(resolve(template, "package.json"), resolve(pkg, "package.json"));
for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE"]) {
  await copyFile(resolve(root, file), resolve(pkg, file));
}
