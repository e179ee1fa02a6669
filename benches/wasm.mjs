// The WebAssembly of the package, caught when it starts: its memory and its tables.

/** Imports the package in a way that its WebAssembly can be looked at. */
export async function importWatched(entry) {
  const caught = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (source, imports) => {
    const result = await instantiate(source, imports);
    const { exports } = result.instance ?? result;
    // Node.js has WebAssembly of its own; this is made by wasm-bindgen.
    if ("__wbindgen_start" in exports) caught.push(...Object.values(exports));
    return result;
  };
  const api = await import(entry);
  await new api.Charger({}).status().catch(() => {});
  const all = (kind) => caught.filter((each) => each instanceof kind);
  if (all(WebAssembly.Memory).length === 0) throw new Error("the package starts its WebAssembly in another way");
  return {
    api,
    /** The memory in bytes, of all instances that there ever were. */
    memory: () => all(WebAssembly.Memory).reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    /** The slots of their tables, in which JavaScript's values are kept for WebAssembly. */
    slots: () => all(WebAssembly.Table).reduce((sum, table) => sum + table.length, 0),
  };
}
