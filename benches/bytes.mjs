// What a browser downloads.

import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { pack } from "../pkg-template/inlined.js";
import { verdict } from "./table.mjs";

const LARGEST = 45_000;
const LARGEST_CATALOGUE = 8_000;

/** @param {{ root: string, folder: string }} unpacked @param {Uint8Array} wasm as the package starts it */
export async function bytes({ root, folder }, wasm) {
  const file = await readFile(join(folder, "dist/index.js"));
  const charger = await bundle(root, 'export { Charger } from "goecharger";');
  const rows = [["bytes", "raw", "gzip", "brotli", "bar (gzip)"]];
  for (const [what, content] of [["dist/index.js, the default import", file], ["a bundle of { Charger } alone, minified", charger]]) {
    const [zipped, brotlied] = await sizes(content);
    rows.push([what, ...[content.length, zipped, brotlied].map(String), verdict(zipped, LARGEST, "45 kB")]);
  }
  const table = await keyTable(wasm);
  const rest = { zipped: (await sizes(file))[0] - (await sizes(charger))[0], raw: file.length - charger.length };
  const whole = table.zipped + rest.zipped;
  rows.push(["of it the table of keys in the WebAssembly", String(table.raw), String(table.zipped)]);
  rows.push(["and the constants, which a bundler leaves out", String(rest.raw), String(rest.zipped)]);
  rows.push(["so the catalogue, but for the code that uses it", "", String(whole), "", verdict(whole, LARGEST_CATALOGUE, "8 kB")]);
  return rows;
}

async function bundle(root, contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  return Buffer.from(outputFiles[0].contents);
}

async function sizes(content) {
  const [zipped, brotlied] = await Promise.all([
    promisify(gzip)(content, { level: 9 }),
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  ]);
  return [zipped.length, brotlied.length];
}

/** What the table of keys takes: how much smaller the WebAssembly, as it is inlined, would be without it. */
async function keyTable(wasm) {
  const source = await readFile(new URL("../src/catalogue/table.rs", import.meta.url), "utf8");
  const text = Buffer.from(/"\\\n([^"]*)"/.exec(source)[1]);
  const start = Buffer.from(wasm).indexOf(text);
  if (start < 0) throw new Error("src/catalogue/table.rs is not what the package was built from");
  const without = Buffer.concat([wasm.subarray(0, start), wasm.subarray(start + text.length)]);
  const [all, rest] = await Promise.all([wasm, without].map((each) => sizes(pack(each).text)));
  return { raw: text.length, zipped: all[0] - rest[0] };
}
