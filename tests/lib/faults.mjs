// What becomes of a whole call, with the retries that a user gets by default, when the charger, its cloud or the way
// to them has a fault. One row for each fault; run-fault.mjs makes cells of it, {status, set} × {cloud, local} ×
// {it strikes once, it stays}, and plays them in Node.js and in a page.
//
// A row has
//   name     of the fault
//   fault    as the simulator takes it (simulator/README.md); `side` and `only` say which cells it strikes
//   read     the code by which an attempt to read ends that it strikes, "ok" if it takes no harm
//   again    true if a read is then tried again
//   set      the same of a set, which is tried again by `setAgain` only
//   doubt    true if a set that fails may have arrived, and has to say so
//   applied  true if a set that it strikes is carried out
// and, where that is not the default,
//   only, sides, lives   the one environment, the sides, ["once"] or ["stays"]
//   options  for `new Charger(…)`
//   charger  for making the charger
//   waits    what `Retry-After` asks for: { seconds } or { date } (in so many seconds), each as the number that counts
//   lacks    true if a reply that is read lacks the key that was asked for
//   closed   true if nobody listens; `unsent`, if the runtime itself sends nothing
//   used     true if a good read comes first, over a connection that stays open
//   repeats  true if the runtime itself may send a request again that breaks off on a used connection
// Any of them may be a function of the cell, which has { side, environment }.

const cloud = ({ side }) => side === "cloud";
const local = ({ side }) => side === "local";
const inNode = ({ environment }) => environment === "node";
const inPage = (cell) => !inNode(cell);
const either = (inCloud, inLan) => (cell) => (cloud(cell) ? inCloud : inLan);
// Chromium sends a request again, whatever it is for, when a connection that it used before ends without a reply: no
// code in a page can prevent that, or know of it. It does not if, right after a reply, it takes a new connection.
// Chargers in the LAN close each connection.
const repeated = (cell) => inPage(cell) && cloud(cell);

const good = { read: "ok", set: "ok", applied: true };
const network = { read: "network", again: true, set: "network", doubt: true };
const timeout = { read: "timeout", again: true, set: "timeout", doubt: true, options: { timeout: 1000 } };
const unavailable = { read: "unavailable", set: "unavailable", doubt: true };
const passing = { ...unavailable, again: true };
const protocol = { read: "protocol", set: "protocol", doubt: true };
const busy = { read: "busy", again: true, set: "busy" };
const same = (code) => ({ read: code, set: code });

/** The ready-made faults, by their kind. */
const ready = {
  offline: { fault: { side: "cloud" }, ...same("forbidden") },
  stale: { fault: { side: "cloud" }, read: "stale", set: "forbidden" },
  "api-off": { ...same(either("forbidden", "not-enabled")) },
  lock: { ...busy },
  "too-long": { fault: { only: "set" }, set: "rejected" },
  "uri-too-long": { fault: { limit: 10 }, read: "protocol", set: "rejected" },
  "headers-too-long": { fault: { limit: 50 }, read: "protocol", set: "rejected" },
  "reset-long-filter": { fault: { only: "status", limit: 2 }, ...network, set: "ok" },
  "bad-gateway": { ...passing },
  html: { ...protocol },
  redirect: { ...protocol },
  v1: { ...protocol },
  drop: { ...network },
  reset: { ...network },
  hang: { ...timeout },
  ignore: { fault: { only: "set" }, set: "ok" },
  refuse: { fault: { only: "set" }, set: "rejected" },
  "drop-after": { ...network, applied: true },
  "hang-after": { ...timeout, applied: true },
  empty: { ...protocol, applied: true },
  "wrong-content-type": { ...good },
  // As a charger with firmware 050 answers a set.
  // Old firmware says yes in such words, the cloud never.
  "not-json": { ...good, read: "protocol", set: either("protocol", "ok"), doubt: cloud },
  "json-array": { ...protocol, applied: true },
  truncate: {
    ...network,
    applied: true,
    // Node.js takes the end of a connection for the end of a chunked reply, as a status is (simulator/README.md).
    read: (cell) => (inNode(cell) && local(cell) ? "protocol" : "network"),
    again: (cell) => !(inNode(cell) && local(cell)),
  },
  "truncate-clean": { ...protocol, applied: true },
  trickle: { ...timeout, applied: true },
  endless: { ...protocol, applied: true },
  huge: { ...protocol, applied: true },
  deep: { ...good, lacks: true, set: "protocol", doubt: true },
  bom: { ...good },
  // An answer to a set with a member that was not set is no clear yes.
  "bad-utf8": { ...good, set: "protocol", doubt: true },
  proto: { ...good, set: "protocol", doubt: true },
  "duplicate-keys": { ...good },
};

/** All kinds that have a row. */
export const kinds = Object.keys(ready);

/** Of a charger that is not online; in the LAN, of some other device. */
const absent = { read: either("stale", "protocol"), set: either("forbidden", "protocol"), doubt: local };

const SUCCESS_FALSE = '{"success":false,"reason":"no"}';

const statuses = [
  { name: "a 200 without a body", fault: { status: 200, body: "" }, ...protocol },
  // A device that knows none of the keys answers so.
  { name: "a 200 with null", fault: { status: 200, body: "null" }, read: "protocol", set: "rejected" },
  ...["[]", "16", "true", '"amp"', '[{"amp":16}]', SUCCESS_FALSE].map((body) => ({
    name: `a 200 with ${body}`,
    fault: { status: 200, body },
    ...protocol,
  })),
  { name: "a 200 with {}", fault: { status: 200, body: "{}" }, ...protocol, read: "ok", lacks: true },
  { name: "a 204", fault: { status: 204 }, ...protocol },
  { name: "a 302 to nowhere", fault: { status: 302 }, ...protocol },
  { name: "a 400 with HTML", fault: { status: 400 }, ...protocol },
  { name: "a 400 with a text", fault: { status: 400, body: "Bad Request" }, ...protocol },
  { name: `a 400 with ${SUCCESS_FALSE}`, fault: { status: 400, body: SUCCESS_FALSE }, ...protocol },
  { name: "a 401", fault: { status: 401 }, ...same("unauthorized") },
  { name: "a 401 with HTML", fault: { status: 401, body: "<html></html>" }, ...same("unauthorized") },
  { name: "a 403", fault: { status: 403 }, ...same("forbidden") },
  { name: "a 403 without a body", fault: { status: 403, body: "" }, ...same("forbidden") },
  { name: "a 404", fault: { status: 404 }, ...absent },
  { name: "a 404 without a body", fault: { status: 404, body: "" }, ...absent },
  { name: "a 404 with HTML", fault: { status: 404, body: "<html></html>" }, ...absent },
  { name: "a 405", fault: { status: 405 }, read: "protocol", set: "rejected" },
  // Chromium itself sends a request again that gets a 408 on a connection that was used before.
  { name: "a 408", fault: { status: 408 }, ...passing, only: "node" },
  { name: "a 414", fault: { status: 414 }, read: "protocol", set: "rejected" },
  { name: "a 431", fault: { status: 431 }, read: "protocol", set: "rejected" },
  { name: "a 422 with HTML", fault: { status: 422 }, read: "protocol", set: "rejected" },
  { name: `a 422 with ${SUCCESS_FALSE}`, fault: { status: 422, body: SUCCESS_FALSE }, read: "protocol", set: "rejected" },
  { name: "a 429", fault: { status: 429 }, ...busy },
  { name: "a 500", fault: { status: 500 }, ...unavailable },
  { name: "a 500 with yes to all", fault: { status: 500, body: '{"amp":true}' }, ...unavailable, set: "protocol" },
  { name: "a 501", fault: { status: 501 }, ...unavailable },
  { name: "a 502 without a body", fault: { status: 502, body: "" }, ...passing },
  { name: "a 502 with yes to all", fault: { status: 502, body: '{"amp":true}' }, ...passing, set: "protocol" },
  { name: "a 503", fault: { status: 503 }, ...passing },
  { name: "a 504", fault: { status: 504 }, ...passing },
  { name: "a 520", fault: { status: 520 }, ...unavailable },
];

const waits = [
  { name: "a 429 for a second", fault: { status: 429 }, ...busy, waits: { seconds: 1 } },
  { name: "a 503 for a second", fault: { status: 503 }, ...passing, waits: { seconds: 1 } },
  { name: "a 503 until a date", fault: { status: 503 }, ...passing, waits: { date: 3 } },
  { name: "a 503 for no time", fault: { status: 503 }, ...passing, waits: { seconds: 0 } },
  // Nobody waits for a day, and coming back at once is what the server asks not to do.
  ...[{ seconds: 86_400 }, { seconds: 99_999_999_999 }, { date: 86_400 }].map((waits) => ({
    name: `a 503 for too long (${JSON.stringify(waits)})`,
    fault: { status: 503 },
    ...unavailable,
    waits,
  })),
];

const headers = [
  ...["text/html", "application/octet-stream", "application/json; charset=utf-16", "?"].map((content_type) => ({
    name: `the content type ${content_type}`,
    fault: { kind: "wrong-content-type", content_type },
    ...good,
  })),
  {
    name: "a Last-Modified that is no date",
    fault: { kind: "wrong-content-type", headers: { "last-modified": "today" } },
    ...good,
    // In the LAN all data is live.
    read: either("protocol", "ok"),
  },
  {
    name: "an encoding that it has not",
    fault: { kind: "wrong-content-type", headers: { "content-encoding": "gzip" } },
    ...network,
    applied: true,
  },
];

const sizes = [
  {
    name: "a body of 1 MiB",
    fault: { kind: "huge", size: 1024 * 1024 },
    ...protocol,
    applied: true,
    read: "ok",
    lacks: true,
  },
  { name: "a body of 1 MiB and a byte", fault: { kind: "huge", size: 1024 * 1024 + 1 }, ...protocol, applied: true },
];

const times = [
  { name: "a reply that is late", fault: { latency_ms: 300 }, ...good },
  { name: "a reply that is too late", fault: { latency_ms: 2500 }, ...timeout, applied: true },
];

const connections = [
  // Node.js says that the connection was refused, so nothing was sent; a browser says nothing.
  {
    name: "a closed port",
    closed: true,
    lives: ["stays"],
    ...network,
    setAgain: inNode,
    doubt: inPage,
  },
  ...["drop", "reset", "drop-after"].map((kind) => ({
    name: `a used connection and ${kind}`,
    fault: { kind },
    sides: ["cloud"],
    used: true,
    ...network,
    applied: kind === "drop-after",
    repeats: repeated,
  })),
];

const cors = [
  { name: "a reply without CORS", fault: { kind: "wrong-content-type", cors: false }, ...network, applied: true },
  { name: "a 401 without CORS", fault: { status: 401, cors: false }, ...network },
  { name: "a 502 without CORS", fault: { status: 502, cors: false }, ...network },
  { name: "no CORS at all", charger: { cors: "none" }, lives: ["stays"], ...network, applied: true },
  {
    name: "a cloud that answers no preflight",
    charger: { cors: "simple" },
    options: { auth: "header" },
    sides: ["cloud"],
    lives: ["stays"],
    ...network,
    unsent: true,
  },
  // Of a reply from elsewhere a page sees no such header, unless the server exposes it.
  { name: "a 503 that asks in vain to wait", fault: { status: 503, headers: { "retry-after": "86400" } }, ...passing },
].map((row) => ({ ...row, only: "browser" }));

export const rows = [
  { name: "no fault", lives: ["stays"], ...good },
  ...Object.entries(ready).map(([kind, row]) => ({ name: kind, ...row, fault: { kind, ...row.fault } })),
  ...statuses,
  ...waits,
  ...headers,
  ...sizes,
  ...times,
  ...connections,
  ...cors,
];

// Sets that are read back, each with all its faults.
//   code, doubt, applied  what comes of the call, and whether the charger has carried it out
//   or       a code that is as good: time may be over between two attempts or within one
//   reads    how many reach the charger, "some" for more than one, [least, most]; 1 by default
//   repeats  the same of one of them
//   taken    true if the error has to say that the setting was taken
// Dates are in whole seconds: by them, data of the first look may be older than the set. A page does not see `Date`.
const atLeast = (reads) => (cell) => (cloud(cell) && inNode(cell) ? [reads, reads + 1] : reads);

export const verified = [
  { name: "no fault", code: "ok", applied: true, reads: atLeast(1) },
  { name: "a set that is ignored", faults: [{ kind: "ignore" }], code: "unverified", reads: "some" },
  {
    name: "a set that is ignored, and little time",
    faults: [{ kind: "ignore" }],
    options: { deadline: 2500 },
    code: "unverified",
    reads: "some",
  },
  // The second look has no time to end, or to begin. The first has shown that it does not hold, unless its dates are on
  // both sides of a full second: then it says nothing.
  {
    name: "a set that is ignored, and a slow charger",
    faults: [{ latency_ms: 300, only: "status" }, { kind: "ignore" }],
    options: { deadline: 1500 },
    code: "unverified",
    or: "stale",
    reads: either(1, "some"),
  },
  {
    name: "a read-back that gets no reply before the deadline",
    faults: [{ kind: "hang", only: "status" }],
    options: { deadline: 1500 },
    code: "timeout",
    applied: true,
    taken: true,
  },
  ...[
    { kind: "drop" },
    { kind: "reset" },
    { kind: "lock" },
    { kind: "bad-gateway" },
    { kind: "hang" },
    { kind: "trickle" },
    { kind: "stale", side: "cloud" },
  ].map((fault) => ({
    name: `a read-back that fails once by ${fault.kind}`,
    faults: [{ ...fault, only: "status", count: 1 }],
    options: { timeout: 1000 },
    code: "ok",
    applied: true,
    reads: (cell) => (fault.side && !cloud(cell) ? 1 : atLeast(2)(cell)),
    repeats: (cell) => /drop|reset/.test(fault.kind) && repeated(cell),
  })),
  ...[
    ["drop", "network"],
    ["lock", "busy"],
    ["bad-gateway", "unavailable"],
  ].map(([kind, code]) => ({
    name: `a read-back that fails by ${kind} for ever`,
    faults: [{ kind, only: "status" }],
    code,
    or: "timeout",
    applied: true,
    reads: "some",
    repeats: (cell) => kind === "drop" && repeated(cell),
    taken: true,
  })),
  ...[
    ["html", () => "protocol"],
    ["api-off", either("forbidden", "not-enabled")],
  ].map(([kind, code]) => ({
    name: `a read-back that fails by ${kind}`,
    faults: [{ kind, only: "status" }],
    code,
    applied: true,
    taken: true,
  })),
  ...[
    ["drop", "network", true],
    ["drop-after", "network", true],
    ["bad-gateway", "unavailable", true],
    ["html", "protocol", true],
    ["empty", "protocol", true],
    ["hang-after", "timeout", true],
    ["lock", "busy"],
    ["refuse", "rejected"],
    ["api-off", either("forbidden", "not-enabled")],
  ].map(([kind, code, doubt]) => ({
    name: `a set that fails by ${kind} is not read back`,
    faults: [{ kind, only: "set" }],
    options: { timeout: 1000 },
    code,
    doubt,
    applied: /after|empty/.test(kind),
    reads: 0,
  })),
];
