// What `#glue` is: what wasm-bindgen made, in a function, so that each core has its own.
/// <reference path="../target/wasm-pack/core.d.ts" />

/** The part of `WebAssembly` that it uses. */
export interface Instantiating {
  instantiate(module: WebAssembly.Module, imports: WebAssembly.Imports): Promise<{ instance: { exports: object }; module: WebAssembly.Module }>;
  Instance: typeof WebAssembly.Instance;
}

export default function glue(webAssembly: Instantiating): typeof wasm_bindgen;
