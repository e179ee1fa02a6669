/** The WebAssembly, where what loads the file makes a module of it, as bundlers for edge workers do; others make an address. */
declare const core: WebAssembly.Module;
export default core;
