// The first call of a new process. A program of its own, forked: node cold-start.mjs CLIENT BASE ENTRY
// Tells its parent when the import begins, in ms since 1970; the parent's server sees when the request arrives.

import { CLIENTS } from "./clients.mjs";

const [name, base, entry] = process.argv.slice(2);
const start = performance.timeOrigin + performance.now();
const client = await CLIENTS[name](base, entry);
await client.keys();
process.send(start, () => process.exit());
