// @ts-check
// Loads the WebAssembly, once, when it is first needed. A failure is not kept: the next call tries again.

import { Core, imports, is_private as isPrivate, started } from "#glue";
import { build, wasm } from "#wasm";
import { ChargerError } from "./errors.js";

export { isPrivate };

/** @type {Promise<Core> | undefined} */
let loading;

/** @param {import("./index.js").CoreSource} [source] */
export function load(source) {
  loading ??= start(source).catch((cause) => {
    loading = undefined;
    throw new ChargerError({
      code: "unsupported",
      message:
        (source === undefined
          ? "WebAssembly cannot start here. React Native has none; Jest's jsdom has no TextDecoder, but jest-fixed-jsdom has; an edge worker must be bundled with the condition workerd or edge-light"
          : "initialize() takes goecharger/core.wasm of this very version (copy it again after an update): its bytes, a WebAssembly.Module, a Response, or a URL that fetch can get") +
        ". A page with a Content-Security-Policy must allow script-src 'wasm-unsafe-eval'.",
      attempts: 0,
      cause,
    });
  });
  return loading;
}

/** @param {import("./index.js").CoreSource} [source] */
async function start(source) {
  const made = await WebAssembly.instantiate(source === undefined ? wasm() : await compile(source), imports());
  started(made.instance ?? made);
  return new Core(globalThis);
}

/**
 * What the user brings has to be of this very build: another one takes the same names for other things.
 * @param {any} source
 */
async function compile(source) {
  if (source instanceof URL) source = await fetch(source);
  if (source.ok === false) throw new Error(`HTTP ${source.status}`);
  if (source.arrayBuffer) source = await source.arrayBuffer();
  if (!(source instanceof WebAssembly.Module)) source = await WebAssembly.compile(source);
  if (WebAssembly.Module.customSections(source, build).length === 0) throw new Error("a WebAssembly of another build");
  return source;
}
