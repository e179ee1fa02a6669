// What `#glue` is: what wasm-bindgen makes, with what starts it.

export * from "../target/wasm-pack/core.js";

/** What the WebAssembly imports. */
export function imports(): WebAssembly.Imports;

/** Takes the instance that was made with them. */
export function started(instance: WebAssembly.Instance): void;
