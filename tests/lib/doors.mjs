// Doors to the simulator. In its cloud all chargers share one port, and with it the connections that a runtime keeps
// open; behind a door of its own each has connections of its own.

import { connect, createServer } from "node:net";

/**
 * Opens `count` doors; `urls` are their addresses in the place of that of the simulator. `used` are the connections
 * that are open now and have brought a request: Node.js opens spare ones.
 */
export async function openDoors(simulator, count) {
  const { hostname, port } = new URL(simulator);
  const connections = new Set();
  const used = new Set();
  const open = async (at = 0) => {
    const server = createServer((client) => {
      const charger = connect(port, hostname);
      connections.add(client);
      client.once("data", () => used.add(client));
      client.on("close", () => [connections, used].forEach((set) => set.delete(client)));
      client.pipe(charger).pipe(client);
      client.on("error", () => {}).on("close", () => charger.destroy());
      // A reset goes on as a reset.
      charger.on("error", () => client.writable && client.resetAndDestroy()).on("close", () => client.destroy());
    });
    await new Promise((resolve, reject) => server.once("error", reject).listen(at, "127.0.0.1", resolve));
    return server;
  };
  const servers = await Promise.all(Array.from({ length: count }, () => open()));
  return {
    urls: servers.map((server) => `http://127.0.0.1:${server.address().port}`),
    used,
    /** Opens one more, at a port. */
    async openAt(at) {
      servers.push(await open(at));
    },
    async stop() {
      for (const server of servers) server.close();
      for (const connection of connections) connection.destroy();
    },
  };
}
