// What `#wasm` is, which the build makes: the bytes of the WebAssembly.
export default function (): Uint8Array<ArrayBuffer>;
