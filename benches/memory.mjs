// Memory after many reads. A program of its own, run with --expose-gc: node memory.mjs ENTRY OPTIONS READS
// Prints the heap and the memory of the WebAssembly, in bytes, after 1 000 reads and after all of them.

import { importWatched } from "./wasm.mjs";

const [entry, options, reads] = process.argv.slice(2);
const { api, memory } = await importWatched(entry);
const charger = new api.Charger(JSON.parse(options));

async function read(count) {
  for (let index = 0; index < count; index += 1) await charger.status();
  for (let index = 0; index < 3; index += 1) {
    await new Promise(setImmediate);
    globalThis.gc();
  }
  return { heap: process.memoryUsage().heapUsed, wasm: memory.buffer.byteLength };
}

const first = await read(1000);
const last = await read(Number(reads) - 1000);
console.log(JSON.stringify([first, last]));
