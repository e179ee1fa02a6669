// What a browser downloads.

import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { IMPORTS } from "./clients.mjs";

/** The sizes of a minified bundle of each client, and of the package's own file. @param {{ root: string, folder: string }} unpacked */
export async function bytes({ root, folder }) {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const sizes = { "goecharger, dist/index.js": await sizesOf(await readFile(join(folder, "dist/index.js"))) };
  for (const [name, source] of Object.entries(IMPORTS)) {
    sizes[name] = await sizesOf(await bundle(name === "goecharger" ? root : here, source));
  }
  return sizes;
}

async function bundle(resolveDir, contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
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

async function sizesOf(content) {
  const [zipped, brotlied] = await Promise.all([
    promisify(gzip)(content, { level: 9 }),
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  ]);
  return { raw: content.length, gzip: zipped.length, brotli: brotlied.length };
}
