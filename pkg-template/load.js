// @ts-check
// Loads the WebAssembly, once, when it is first needed. A failure is not kept: the next call tries again.

import init, { Core, is_private as isPrivate } from "#glue";
import wasm from "#wasm";
import { ChargerError } from "./errors.js";

export { isPrivate };

/** @type {Promise<Core> | undefined} */
let loading;

export function load() {
  loading ??= start().catch((cause) => {
    loading = undefined;
    throw new ChargerError({
      code: "unsupported",
      message:
        "WebAssembly cannot start here. A page with a Content-Security-Policy must allow it with " +
        "script-src 'wasm-unsafe-eval'; React Native has none.",
      attempts: 0,
      cause,
    });
  });
  return loading;
}

async function start() {
  await init({ module_or_path: wasm() });
  return new Core(globalThis);
}
