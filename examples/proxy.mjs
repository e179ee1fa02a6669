// Keeps the token out of the page: GOE_SERIAL=000001 GOE_TOKEN=… node proxy.mjs FOLDER
// The page in FOLDER needs none: new Charger({ baseUrl: location.origin, serial: "000001" })
// It trusts everybody who can open the page. Before you let in others than yourself, put https and a login in front.
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative } from "node:path";

const { GOE_SERIAL, GOE_TOKEN, GOE_CLOUD = `https://${GOE_SERIAL}.api.v3.go-e.io` } = process.env;
const { HOST = "127.0.0.1", PORT = "8080", ORIGIN = `http://localhost:${PORT}` } = process.env;

// What the page may read, and what it may set to which values (in JSON). All else is refused.
const READ = ["car", "amp", "frc", "nrg"];
const SET = { frc: ["0", "1", "2"], amp: ["6", "10", "16"] };

const folder = process.argv[2] ?? ".";
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const names = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
const files = new Map(names.map((name) => [`/${relative(folder, name).replaceAll("\\", "/")}`, name]));
files.set("/", files.get("/index.html"));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css" };

function isAllowed({ pathname, searchParams }) {
  const given = [...searchParams];
  if (given.length === 0 || new Set(searchParams.keys()).size < given.length) return false;
  const maySet = ([key, value]) => Object.hasOwn(SET, key) && SET[key].includes(value);
  if (pathname === "/api/set") return given.every(maySet);
  // Without a filter the cloud would send all there is.
  if (pathname !== "/api/status" || !searchParams.has("filter")) return false;
  const mayAsk = ([name, value]) => name === "age" ? /^\d{1,4}$/.test(value)
    : name === "filter" && value.split(",").every((key) => READ.includes(key));
  return given.every(mayAsk);
}

async function answer({ method, url, headers }) {
  // A page of somebody else must not use this one: neither by its address, nor by a name that leads here.
  if (method !== "GET" || headers.host !== new URL(ORIGIN).host) return [403];
  const asked = new URL(url, ORIGIN);
  if (!asked.pathname.startsWith("/api/")) {
    const file = asked.pathname.includes("/.") ? undefined : files.get(asked.pathname);
    return file ? [200, { "content-type": TYPES[extname(file)] ?? "text/plain" }, await readFile(file)] : [404];
  }
  // Browsers say so to https and to localhost, and no page can make it up.
  if (headers["sec-fetch-site"] !== "same-origin" || !isAllowed(asked)) return [403];
  const reply = await fetch(`${GOE_CLOUD}${asked.pathname}?${asked.searchParams}`, {
    headers: { authorization: `Bearer ${GOE_TOKEN}` },
    redirect: "error",
    signal: AbortSignal.timeout(9000),
  });
  // The two dates tell how old the data is.
  const kept = ["content-type", "date", "last-modified", "retry-after"].filter((name) => reply.headers.has(name));
  const head = Object.fromEntries(kept.map((name) => [name, reply.headers.get(name)]));
  return [reply.status, { ...head, "cache-control": "no-store" }, Buffer.from(await reply.arrayBuffer())];
}

createServer(async (request, response) => {
  const [status, head = {}, body = ""] = await answer(request).catch(() => [502]);
  response.writeHead(status, head).end(body);
}).listen(Number(PORT), HOST, () => console.log(`The page is at ${ORIGIN}`));
