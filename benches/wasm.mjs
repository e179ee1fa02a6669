// The WebAssembly of the package, caught when it starts: what it is made of, and its memory.

/** Imports the package in a way that its WebAssembly can be looked at once a call was made. */
export async function importWatched(entry) {
  const caught = {};
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (source, imports) => {
    const result = await instantiate(source, imports);
    // Node.js has WebAssembly of its own, which it starts from a module.
    if (ArrayBuffer.isView(source)) {
      caught.bytes = Buffer.from(source);
      caught.memory = Object.values(result.instance.exports).find((each) => each instanceof WebAssembly.Memory);
    }
    return result;
  };
  const api = await import(entry);
  await new api.Charger({}).status().catch(() => {});
  WebAssembly.instantiate = instantiate;
  if (!caught.memory) throw new Error("the package starts its WebAssembly in another way");
  return { api, ...caught };
}
