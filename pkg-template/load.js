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
    if (cause instanceof ChargerError) throw cause;
    throw unsupported(
      "WebAssembly cannot start here. A page with a Content-Security-Policy must allow it with " +
        "script-src 'wasm-unsafe-eval'; an edge worker must be bundled with the condition workerd or edge-light; " +
        "React Native has none.",
      cause,
    );
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
  let module = source;
  try {
    if (module instanceof URL) module = await fetch(module);
    if (module.ok === false) throw new Error(`HTTP ${module.status}`);
    if (module.arrayBuffer) module = await module.arrayBuffer();
    if (!(module instanceof WebAssembly.Module)) module = await WebAssembly.compile(module);
    if (WebAssembly.Module.customSections(module, build).length) return module;
  } catch (cause) {
    throw unsupported(
      "initialize() could not load or compile what it was given. It takes goecharger/core.wasm: its bytes, a " +
        "WebAssembly.Module, a Response or a URL that fetch can get. Without an argument it needs none of them. A page " +
        "with a Content-Security-Policy must allow script-src 'wasm-unsafe-eval'.",
      cause,
    );
  }
  throw unsupported(
    "initialize() was given another WebAssembly than the goecharger/core.wasm that belongs to this version of the " +
      "package, perhaps an old copy of it: copy it again.",
  );
}

/**
 * @param {string} message
 * @param {unknown} [cause]
 */
function unsupported(message, cause) {
  return new ChargerError({ code: "unsupported", message, attempts: 0, cause });
}
