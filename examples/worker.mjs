// A Cloudflare Worker that keeps the token out of the page. GOE_SERIAL and GOE_TOKEN are its variable and its secret.
// The page that it stands in front of needs none: new Charger({ baseUrl: location.origin, serial: "000001" })
// It trusts everybody who can open the page. Before you let in others than yourself, put a login in front.

// What the page may read, and what it may set to which values (in JSON). All else is refused.
const READ = ["car", "amp", "frc", "nrg"];
const SET = { frc: ["0", "1", "2"], amp: ["6", "10", "16"] };

function isAllowed({ pathname, searchParams }) {
  const given = [...searchParams];
  if (given.length === 0 || new Set(searchParams.keys()).size < given.length) return false;
  if (pathname === "/api/set") return given.every(([key, value]) => Object.hasOwn(SET, key) && SET[key].includes(value));
  // Without a filter the cloud would send all there is.
  if (pathname !== "/api/status" || !searchParams.has("filter")) return false;
  return given.every(([name, value]) => {
    if (name === "age") return /^\d{1,4}$/.test(value);
    return name === "filter" && value.split(",").every((key) => READ.includes(key));
  });
}

export default {
  async fetch(request, env) {
    const { method, url, headers } = request;
    // Browsers say so, and no page can make it up: a page of somebody else must not use this one.
    const isOwn = method === "GET" && headers.get("sec-fetch-site") === "same-origin";
    const asked = new URL(url);
    if (!isOwn || !isAllowed(asked)) return new Response("", { status: 403 });
    const cloud = env.GOE_CLOUD ?? `https://${env.GOE_SERIAL}.api.v3.go-e.io`;
    const reply = await fetch(`${cloud}${asked.pathname}?${asked.searchParams}`, {
      headers: { authorization: `Bearer ${env.GOE_TOKEN}` },
      redirect: "manual",
      signal: AbortSignal.timeout(9000),
    }).catch(() => new Response("", { status: 502 }));
    // The two dates tell how old the data is.
    const kept = ["content-type", "date", "last-modified", "retry-after"].filter((name) => reply.headers.has(name));
    const head = Object.fromEntries(kept.map((name) => [name, reply.headers.get(name)]));
    const isRedirect = reply.status >= 300 && reply.status < 400;
    return new Response(isRedirect ? "" : reply.body, {
      status: isRedirect ? 502 : reply.status,
      headers: { ...head, "cache-control": "no-store" },
    });
  },
};
