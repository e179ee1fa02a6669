// Plugins of esbuild for components in a file of their own: what the compilers of Vue and Svelte make of them.

import { readFile } from "node:fs/promises";
import { basename } from "node:path";

/** @param {RegExp} filter @param {(source: string, path: string) => string | Promise<string>} compile */
const plugin = (name, filter, compile) => ({
  name,
  setup(build) {
    build.onLoad({ filter }, async ({ path }) => ({ contents: await compile(await readFile(path, "utf8"), path), loader: "js" }));
  },
});

export const vue = plugin("vue", /\.vue$/, async (source, path) => {
  const { compileScript, parse } = await import("vue/compiler-sfc");
  const { descriptor, errors } = parse(source, { filename: path });
  if (errors.length > 0) throw errors[0];
  return compileScript(descriptor, { id: basename(path), inlineTemplate: true }).content;
});

export const svelte = plugin("svelte", /\.svelte$/, async (source, path) => {
  const { compile } = await import("svelte/compiler");
  const { js, warnings } = compile(source, { filename: path, generate: "client" });
  if (warnings.length > 0) throw new Error(warnings.map(({ message }) => message).join("\n"));
  return js.code;
});
