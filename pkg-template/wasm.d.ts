// What `#wasm` is, which the build makes.

/** The WebAssembly of this entry: its bytes, or a module that the runtime has compiled. */
export function wasm(): BufferSource | WebAssembly.Module;

/** The custom section by which this very build is told from others. */
export const build: string;
