// A web server for pages and modules, on 127.0.0.1.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css" };

/**
 * Serves folders, and pages that are given as text.
 *
 * @param {Record<string, string>} folders  by the path under which they are found: `{ "/lib/": "tests/lib" }`
 * @param {Record<string, string | { html: string, headers: Record<string, string> }>} pages  by their path
 */
export async function serve(folders, pages = {}) {
  const server = createServer(async ({ url }, reply) => {
    const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
    const page = pages[path];
    if (page !== undefined) {
      reply.writeHead(200, { "content-type": "text/html; charset=utf-8", ...page.headers });
      return reply.end(page.html ?? page);
    }
    const prefix = Object.keys(folders).find((prefix) => path.startsWith(prefix));
    try {
      const body = await readFile(join(folders[prefix], path.slice(prefix.length)));
      reply.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
      reply.end(body);
    } catch {
      reply.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
