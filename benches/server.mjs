// The one server that everything is measured on: it answers with recorded replies, at once and always alike.
//
// /keep-alive/api/… and /close/api/… answer well, and keep or close the connection. /fail/KIND/api/… fails.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const capture = async (name) => JSON.parse(await readFile(new URL(`../tests/captures/${name}`, import.meta.url), "utf8"));
const full = await capture("01-local-status-full-v3-fw053.1.json");

const json = (status, value) => [status, "application/json", JSON.stringify(value)];
const text = (status, body) => [status, "text/plain", body];

/** What each kind of failure answers. A function gets the response itself. */
export const FAILURES = {
  "wrong-token": json(401, { success: false, reason: "unauthorized" }),
  "offline": json(403, { success: false, reason: "forbidden" }),
  "stale": json(404, { success: false, reason: "Data is outdated", age: 25_382.09 }),
  "api-off": text(404, "This URI does not exist"),
  "refused": json(422, { succeeded: [], failed: [{ amp: "not allowed" }] }),
  "lock": text(500, "couldn't take api lock"),
  "bad-gateway": [502, "text/html", "<html><title>502 Bad Gateway</title></html>"],
  "login-page": [200, "text/html", "<!doctype html><title>Log in</title>"],
  "not-json": [200, "application/json", "{nothing"],
  "array": json(200, []),
  "empty": [200, "application/json", ""],
  "too-large": [200, "application/json", `{"amp":"${"x".repeat(2 ** 20)}"}`],
  "redirect": (response) => response.writeHead(302, { location: "/elsewhere" }).end(),
  "cut-off": (response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": 100 });
    response.write('{"amp":', () => response.destroy());
  },
  "drop": (response) => response.destroy(),
  "hang": () => {},
};

/**
 * Starts it on a free port of 127.0.0.1. `onRequest` is called as soon as the head of a request is there.
 *
 * @param {() => void} [onRequest]
 */
export async function startServer(onRequest = () => {}) {
  const server = createServer((request, response) => {
    onRequest();
    const { pathname, searchParams } = new URL(request.url, "http://server");
    const [, connection, kind] = pathname.split("/");
    if (connection === "close") response.setHeader("connection", "close");
    const failure = connection === "fail" && FAILURES[kind];
    if (typeof failure === "function") return failure(response);
    const [status, type, body] = failure || answer(pathname, searchParams);
    response.setHeader("last-modified", new Date().toUTCString());
    response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) }).end(body);
  });
  // Longer than any measurement: a client must never meet a connection that is just being closed.
  server.keepAliveTimeout = 600_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const whole = json(200, full);

function answer(pathname, query) {
  if (pathname.endsWith("/api/set")) return json(202, { succeeded: [{ amp: Number(query.get("amp")) }], failed: [] });
  const filter = query.get("filter");
  return filter ? json(200, Object.fromEntries(filter.split(",").map((key) => [key, full[key]]))) : whole;
}
