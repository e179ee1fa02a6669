// @ts-check
// Starts a WebAssembly with what wasm-bindgen made for it, apart from all others.

/** What there is to say where that fails. */
export const UNSUPPORTED =
  "WebAssembly cannot start here. React Native has none; Jest's jsdom has no TextDecoder, but jest-fixed-jsdom has; an edge worker must be bundled with the condition workerd or edge-light";
export const POLICY = ". A page with a Content-Security-Policy must allow script-src 'wasm-unsafe-eval'.";

/**
 * A module, of bytes or of one. Not by `instanceof`: the edge runtime of Next.js compiles in another realm.
 * @param {BufferSource | WebAssembly.Module} source
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compiled(source) {
  const isModule = Object.prototype.toString.call(source) === "[object WebAssembly.Module]";
  return isModule ? /** @type {WebAssembly.Module} */ (source) : WebAssembly.compile(/** @type {BufferSource} */ (source));
}

/**
 * @template {(options: { module_or_path: WebAssembly.Module }) => Promise<unknown>} Bindgen
 * @param {(webAssembly: import("./glue.js").Instantiating) => Bindgen} glue
 * @param {WebAssembly.Module} module
 * @param {(value: WebAssembly.ExportValue) => unknown} [guarded] what to call in the place of an export
 * @returns {Promise<Bindgen>}
 */
export async function instantiate(glue, module, guarded = (value) => value) {
  const instantiate = async (/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) => {
    const { exports } = await WebAssembly.instantiate(module, imports);
    const all = Object.entries(exports).map(([name, value]) => [name, guarded(value)]);
    return { instance: { exports: Object.fromEntries(all) }, module };
  };
  const bindgen = glue({ instantiate, Instance: WebAssembly.Instance });
  await bindgen({ module_or_path: module });
  return bindgen;
}
