/** The WebAssembly, where a bundler or a runtime makes a module of the file. */
declare const core: WebAssembly.Module;
export default core;
