// What the package must do against the simulator, in every runtime: one scenario for each documented outcome.
// run-scenario.mjs plays a scenario, with a charger of its own.
//
// A scenario has
//   name       a sentence
//   sides      where it applies; both by default
//   only       the one environment where it applies: "browser" or "node"
//   firmware, model, cors, fault   of its charger; see simulator/README.md
//   options    for `new Charger(…)`, besides where it is and its token; or a function that makes them of ctx
//   run(api, charger, ctx)  makes the call and returns its promise
//   expect     or a function that makes it of ctx: either
//                result   a function that checks what the call resolved to
//                error    fields of the error; `message` is a pattern, `status: "success"` that of a good reply
//                reason   true: it rejects with the very object `ctx.reason`
//              and, where they are not 1,
//                requests how many the charger got; "some" where the runtime itself may repeat one
//                attempts as the error has it
//   within     ms in which the promise must settle, if not 5000
//
// ctx has  side, environment ("browser" or "node"), charger (as the simulator made it), closedPort, reason,
//          arrived() (waits until the charger has got a request), requests() and values() (of the simulated charger).

import { IN_DOUBT, equal, matches, ok } from "./check.mjs";

const CLOUD = ["cloud"];
const LOCAL = ["local"];

const reads = [
  {
    name: "reads every key",
    run: (api, charger) => charger.status(),
    expect: {
      result({ values, missing, lastModified }, { side }) {
        ok(Object.keys(values).length > 100, "there are more than 100 values");
        equal([values.amp, values.fwv, values.nrg.length], [16, "053.1", 16], "amp, fwv, length of nrg");
        equal(missing, [], "missing");
        if (side === "local") return equal(lastModified, null, "lastModified");
        ok(lastModified instanceof Date && Math.abs(Date.now() - lastModified) < 5000, "lastModified is now");
      },
    },
  },
  {
    name: "reads some keys and says which the charger does not have",
    run: (api, charger) => charger.status(["amp", "car", "zzz"]),
    expect: {
      async result({ values, missing }, { requests }) {
        equal([Object.keys(values).sort(), missing], [["amp", "car"], ["zzz"]], "keys and missing");
        matches((await requests())[0].target, /[?&]filter=amp,car,zzz(&|$)/, "the request");
      },
    },
  },
  {
    name: "takes the complete status that firmware 60.3 sends with a 400",
    sides: LOCAL,
    firmware: "60.3",
    model: "PRO",
    run: (api, charger) => charger.status(["amp", "cbl", "car"]),
    expect: {
      async result({ values, missing }, { requests }) {
        equal([values.amp, missing], [16, ["cbl"]], "amp and missing");
        equal((await requests())[0].status, 400, "status of the reply");
      },
    },
  },
  {
    name: "takes every key that firmware 60.3 sends with a 400",
    sides: LOCAL,
    firmware: "60.3",
    run: (api, charger) => charger.status(),
    expect: { result: ({ values, missing }) => equal([values.fwv, missing], ["60.3", []], "fwv and missing") },
  },
  {
    name: "reads old data where maxAge allows it",
    sides: CLOUD,
    fault: { kind: "stale", age: 100 },
    run: (api, charger) => charger.status(["amp"], { maxAge: 120 }),
    expect: {
      result({ values, lastModified }) {
        equal(values.amp, 16, "amp");
        ok(Math.abs(Date.now() - 100_000 - lastModified) < 5000, "lastModified is 100 s ago");
      },
    },
  },
  {
    name: "sends the token in the URL with auth \"query\"",
    sides: CLOUD,
    options: { auth: "query" },
    run: (api, charger) => charger.status(["amp"]),
    expect: {
      async result(_, { requests, charger }) {
        const [{ target, headers }] = await requests();
        ok(target.includes(`token=${encodeURIComponent(charger.token)}`), "the token is in the URL");
        ok(!headers.authorization, "there is no Authorization header");
      },
    },
  },
  {
    name: "sends the token in a header with auth \"header\"",
    sides: CLOUD,
    options: { auth: "header" },
    run: (api, charger) => charger.status(["amp"]),
    expect: {
      async result(_, { requests, charger }) {
        const [{ target, headers }] = await requests();
        equal(headers.authorization, `Bearer ${charger.token}`, "the Authorization header");
        ok(!target.includes("token"), "the token is not in the URL");
      },
    },
  },
  {
    name: "sends no token to a charger in the LAN",
    sides: LOCAL,
    run: (api, charger) => charger.status(["amp"]),
    expect: {
      async result(_, { requests }) {
        const [{ target, headers }] = await requests();
        ok(!headers.authorization && !target.includes("token"), "no token in URL or header");
      },
    },
  },
];

const sets = [
  {
    name: "sets keys",
    run: (api, charger) => charger.set({ amp: 10, fna: 'my "garage" & + % ü 🚗' }),
    expect: {
      async result({ outcome, accepted }, { side, requests }) {
        equal(outcome, side === "cloud" ? "sent" : "accepted", "outcome");
        equal(accepted, ["amp", "fna"], "accepted");
        equal((await requests())[0].applied, { amp: 10, fna: 'my "garage" & + % ü 🚗' }, "what the charger applied");
      },
    },
  },
  {
    name: "sets keys and reads them back",
    within: 15_000,
    run: (api, charger) => charger.set({ amp: 10 }, { verify: true }),
    expect: {
      requests: "some",
      async result({ outcome, accepted }, { values }) {
        equal([outcome, accepted], ["verified", ["amp"]], "outcome and accepted");
        equal((await values()).amp, 10, "amp at the charger");
      },
    },
  },
  {
    name: "says what does not hold when it is read back",
    sides: LOCAL,
    within: 20_000,
    fault: { kind: "ignore" },
    run: (api, charger) => charger.set({ amp: 10 }, { verify: true }),
    expect: {
      requests: "some",
      error: { code: "unverified", status: 200, message: /amp should be 10 and is 16/, expected: { amp: 10 }, found: { amp: 16 } },
    },
  },
  {
    name: "says which keys of a set the charger refused",
    sides: LOCAL,
    run: (api, charger) => charger.set({ amp: 10, trx: 1 }),
    expect: {
      error: {
        name: "RejectedError",
        code: "rejected",
        status: 500,
        message: /trx: .*not allowed.*Accepted: amp/,
        accepted: ["amp"],
        rejected: [{ key: "trx", reason: "trx: failed: starting transaction for 1 is not allowed (1)" }],
      },
    },
  },
  {
    name: "says which keys of a set the cloud did not pass on",
    sides: CLOUD,
    run: (api, charger) => charger.set({ amp: 10, zzz: 1 }, { unchecked: true }),
    expect: {
      error: {
        name: "RejectedError",
        code: "rejected",
        status: 202,
        message: /zzz: the cloud did not pass it on.*Accepted: amp/,
        accepted: ["amp"],
        rejected: [{ key: "zzz", reason: "the cloud did not pass it on" }],
      },
    },
  },
  {
    name: "says that every key of a set was refused",
    fault: { kind: "refuse" },
    run: (api, charger) => charger.set({ amp: 10 }),
    expect: ({ side }) => ({
      error: { name: "RejectedError", code: "rejected", status: side === "cloud" ? 422 : 500, message: /amp/, accepted: [] },
    }),
  },
  {
    name: "says that a charger of which the cloud has no fresh data is not online, and that nothing was passed on",
    sides: CLOUD,
    fault: { kind: "stale" },
    run: (api, charger) => charger.set({ amp: 10 }),
    expect: {
      error: { code: "forbidden", status: 404, message: /is not online, and the cloud passed nothing on.*it says: Charger is not online/ },
      after: async ({ requests, values }) => equal([(await requests())[0].applied, (await values()).amp], [undefined, 16], "applied, amp"),
    },
  },
  {
    name: "refuses a read-only key before any request",
    run: (api, charger) => charger.set({ alw: true }),
    expect: {
      requests: 0,
      attempts: 0,
      error: { name: "InvalidArgumentError", code: "invalid-argument", message: /alw/, status: undefined, url: undefined },
    },
  },
  {
    name: "refuses a current that no charger has before any request",
    run: (api, charger) => charger.set({ amp: 99 }),
    expect: {
      requests: 0,
      attempts: 0,
      error: { name: "InvalidArgumentError", code: "invalid-argument", message: /amp.*99|99.*amp/, status: undefined },
    },
  },
];

// Replies that are odd and good all the same. `run` reads amp.
const odd = [
  { name: "the wrong content type", fault: { kind: "wrong-content-type" } },
  { name: "a byte order mark", fault: { kind: "bom" } },
  { name: "bytes that are no UTF-8", fault: { kind: "bad-utf8" } },
  { name: "every member twice", fault: { kind: "duplicate-keys" } },
  { name: "a member __proto__", fault: { kind: "proto" } },
].map(({ name, fault }) => ({
  name: `reads a reply with ${name}`,
  fault,
  run: (api, charger) => charger.status(["amp"]),
  expect: {
    result({ values, missing }) {
      equal([values.amp, missing], [16, []], "amp and missing");
      equal([{}.polluted, values.polluted], [undefined, undefined], "polluted");
    },
  },
}));

const network = { code: "network", status: undefined };
const broken = { code: "network", status: "success", message: /broke in the middle of the reply/ };
const protocol = { code: "protocol", status: "success" };
const timeout = { code: "timeout", status: undefined, message: /no reply within 300 ms/ };

// JSON that is as deep as it is valid: the engine reads it, so it must neither crash nor hang the core.
const deep = [
  {
    name: "reads a reply of 100 000 arrays inside each other",
    fault: { kind: "deep" },
    run: (api, charger) => charger.status(["amp"]),
    expect: { result: ({ missing }) => equal(missing, ["amp"], "missing") },
  },
  {
    name: "a set fails by 100 000 arrays inside each other, and its effect is in doubt",
    fault: { kind: "deep" },
    run: (api, charger) => charger.set({ amp: 10 }),
    expect: (ctx) => ({ error: { ...fields(protocol, ctx, ctx.side === "cloud" ? 202 : 200), doubt: IN_DOUBT } }),
  },
];

// Failures of a read and of a set alike. `inDoubt`: a set that meets it may have arrived. Other fields as above.
const failures = [
  {
    name: "a wrong token",
    sides: CLOUD,
    options: ({ charger }) => ({ token: `wrong-${charger.token}` }),
    error: { code: "unauthorized", status: 401, message: /refused the token/ },
  },
  {
    name: "a charger that is offline",
    sides: CLOUD,
    fault: { kind: "offline" },
    error: ({ call }) =>
      call === "set"
        ? { code: "forbidden", status: 404, message: /is not online.*it says: Charger is not online/ }
        : { code: "forbidden", status: 403, message: /offline.*\bcae\b/ },
  },
  { name: "a cloud API that is off", sides: CLOUD, fault: { kind: "api-off" }, error: { code: "forbidden", status: 403, message: /\bcae\b/ } },
  { name: "a local API that is off", sides: LOCAL, fault: { kind: "api-off" }, error: { code: "not-enabled", status: 404, message: /\bhai\b/ } },
  {
    name: "a local API that is off, on firmware 60",
    sides: LOCAL,
    firmware: "60.4",
    fault: { kind: "api-off" },
    error: { code: "not-enabled", status: 404, message: /\bhai\b/ },
  },
  { name: "a 502", fault: { kind: "bad-gateway" }, inDoubt: true, error: { code: "unavailable", status: 502 } },
  { name: "the api lock", fault: { kind: "lock" }, error: { code: "busy", status: 500, message: /api lock/ } },
  { name: "HTML instead of JSON", fault: { kind: "html" }, inDoubt: true, error: { code: "protocol", status: 200, message: /HTML/ } },
  {
    name: "a redirect to a login page",
    fault: { kind: "redirect" },
    inDoubt: true,
    error: ({ environment }) => ({ code: "protocol", status: environment === "node" ? 302 : 0, message: /redirect.*login/ }),
  },
  { name: "an answer of API v1", fault: { kind: "v1" }, inDoubt: true, error: { code: "protocol", status: 200, message: /API v1/ } },
  { name: "an empty body", fault: { kind: "empty" }, inDoubt: true, error: { ...protocol, message: /nothing at all/ } },
  { name: "an array instead of an object", fault: { kind: "json-array" }, inDoubt: true, error: { ...protocol, message: /no object/ } },
  { name: "a reply that ends in the middle, as a complete one", fault: { kind: "truncate-clean" }, inDoubt: true, error: { ...protocol, message: /breaks off/ } },
  {
    name: "a reply that is cut off in the middle",
    fault: { kind: "truncate" },
    inDoubt: true,
    // Node.js takes the end of a connection for the end of a chunked reply, as a status is (simulator/README.md).
    error: ({ side, environment, call }) =>
      side === "local" && environment === "node" && call === "status" ? { ...protocol, message: /breaks off/ } : broken,
  },
  { name: "a body of 2 MiB", fault: { kind: "huge" }, inDoubt: true, error: { ...protocol, message: /larger than 1 MiB/ } },
  { name: "a body without end", fault: { kind: "endless" }, inDoubt: true, error: { ...protocol, message: /larger than 1 MiB/ } },
  {
    name: "a body that comes too slowly",
    fault: { kind: "trickle" },
    options: { timeout: 300 },
    inDoubt: true,
    error: { ...timeout, status: "success" },
  },
  { name: "no reply in time", fault: { kind: "hang" }, options: { timeout: 300 }, inDoubt: true, error: timeout },
  // Node.js says that the connection was refused, so nothing was sent; a browser says nothing.
  ...["node", "browser"].map((only) => ({
    name: "a closed port",
    only,
    options: ({ closedPort }) => ({ baseUrl: `http://127.0.0.1:${closedPort}/a` }),
    inDoubt: only === "browser",
    requests: 0,
    error: network,
  })),
  // Chromium may repeat a request by itself when a connection that was used before ends without a reply.
  { name: "a connection that is closed", fault: { kind: "drop" }, inDoubt: true, requests: "some", error: network },
  { name: "a connection that is reset", fault: { kind: "reset" }, inDoubt: true, requests: "some", error: network },
  { name: "a reply without CORS", only: "browser", cors: "none", inDoubt: true, error: { ...network, message: /CORS|browser/ } },
  {
    name: "a cloud that answers no preflight",
    only: "browser",
    sides: CLOUD,
    cors: "simple",
    options: { auth: "header" },
    inDoubt: true,
    requests: 0,
    error: { ...network, message: /try "query"/ },
  },
];

const failing = failures.flatMap(({ name, inDoubt, error, requests, ...rest }) => [
  {
    ...rest,
    name: `a read fails by ${name}`,
    run: (api, charger) => charger.status(["amp"]),
    expect: (ctx) => ({ requests, error: fields(error, { ...ctx, call: "status" }, 200) }),
  },
  {
    ...rest,
    name: `a set fails by ${name}${inDoubt ? ", and its effect is in doubt" : ""}`,
    run: (api, charger) => charger.set({ amp: 10 }),
    expect: (ctx) => {
      const expected = fields(error, { ...ctx, call: "set" }, ctx.side === "cloud" ? 202 : 200);
      return { requests, error: { ...expected, doubt: inDoubt ? IN_DOUBT : undefined } };
    },
  },
]);

function fields(error, ctx, success) {
  const expected = typeof error === "function" ? error(ctx) : error;
  return expected.status === "success" ? { ...expected, status: success } : expected;
}

const stale = [
  {
    name: "a read fails by data that is too old",
    sides: CLOUD,
    fault: { kind: "stale", age: 25382.09100008011 },
    run: (api, charger) => charger.status(["amp"], { maxAge: 60 }),
    expect: { error: { name: "StaleError", code: "stale", status: 404, message: /25382 s old/, ageSeconds: 25382.09100008011 } },
  },
];

// A set that is carried out although no reply comes: what IN_DOUBT warns of.
const unanswered = [
  { name: "the connection is closed", fault: { kind: "drop-after", only: "set" }, error: network },
  { name: "no reply comes", fault: { kind: "hang-after", only: "set" }, options: { timeout: 300 }, error: timeout },
].map(({ name, error, ...rest }) => ({
  ...rest,
  name: `a set that is carried out is in doubt when ${name}`,
  run: (api, charger) => charger.set({ amp: 10 }),
  expect: {
    requests: "some",
    error: { ...error, doubt: IN_DOUBT },
    after: async ({ requests }) => equal((await requests())[0].applied, { amp: 10 }, "what the charger applied"),
  },
}));

const aborts = [
  ["a read before there is a reply", "hang", (charger, signal) => charger.status(["amp"], { signal })],
  ["a read in the middle of a reply", "trickle", (charger, signal) => charger.status(undefined, { signal })],
  ["a set before there is a reply", "hang", (charger, signal) => charger.set({ amp: 10 }, { signal })],
  ["a set while it is read back", "ignore", (charger, signal) => charger.set({ amp: 10 }, { signal, verify: true }), "some"],
].map(([name, kind, call, requests]) => ({
  name: `an abort ends ${name} with the reason that was given`,
  fault: { kind },
  async run(api, charger, { arrived, reason }) {
    const controller = new AbortController();
    const promise = call(charger, controller.signal);
    await Promise.race([promise.catch(() => {}), arrived()]);
    controller.abort(reason);
    return promise;
  },
  expect: { reason: true, requests },
}));

aborts.push({
  name: "a signal that is aborted already ends a call before any request",
  run: (api, charger, { reason }) => charger.status(["amp"], { signal: AbortSignal.abort(reason) }),
  expect: { reason: true, requests: 0 },
});

export const scenarios = [...reads, ...sets, ...odd, ...deep, ...stale, ...failing, ...unanswered, ...aborts];
