// From the import to the first request on the wire. A program of its own: node cold-start.mjs ENTRY OPTIONS URL INIT
// With an ENTRY it is that of the package, without one that of a bare fetch. Prints ms.

import { subscribe } from "node:diagnostics_channel";

const [entry, options, url, init] = process.argv.slice(2);

subscribe("undici:client:sendHeaders", () => {
  process.stdout.write(String(performance.now() - start));
});

const start = performance.now();
if (entry) {
  const { Charger } = await import(entry);
  await new Charger(JSON.parse(options)).status(["amp"]);
} else {
  await (await fetch(url, JSON.parse(init))).text();
}
