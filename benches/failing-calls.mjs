// One call of each kind that fails. The failures are in the server, in the network, in the caller's `fetch`, in the
// caller's arguments, and in the call's time.

import { FAILURES } from "./server.mjs";

const OPTIONS = { serial: "000001", token: "secret", auth: "header", retries: 0 };
/** In ms: long enough to send, too short for what never answers. */
const SHORT = 20;

/** What a caller's own `fetch` may do wrong. */
const FETCHES = {
  "throws an error": () => {
    throw new Error("no");
  },
  "throws undefined": () => {
    throw undefined;
  },
  "rejects with a text": () => Promise.reject("no"),
  "rejects with null": () => Promise.reject(null),
  "returns nothing": () => undefined,
  "returns an empty object": async () => ({}),
  "returns a body that throws": async () => ({
    status: 200,
    ok: true,
    headers: new Headers(),
    get body() {
      throw new Error("no body");
    },
    text: () => Promise.reject(new Error("no text")),
  }),
  "returns a stream that breaks": async () =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("broken")) })),
};

/** What a caller may pass wrongly. */
const ARGUMENTS = {
  "an unknown key": (charger) => charger.set({ nokey: 1 }),
  "a wrong type": (charger) => charger.set({ amp: "x" }),
  "a guarded key": (charger) => charger.set({ rst: true }),
  "a cycle": (charger) => {
    const value = {};
    value.value = value;
    return charger.set({ amp: value }, { unchecked: true });
  },
  "a getter that throws": (charger) =>
    charger.set({
      get amp() {
        throw new Error("no");
      },
    }),
  "a signal that throws": (charger) =>
    charger.status(["amp"], {
      get signal() {
        throw new Error("no");
      },
    }),
  "a key that is a symbol": (charger) => charger.status([Symbol("amp")]),
};

/**
 * The calls, by name.
 *
 * @param {{ Charger: new (options: object) => any }} api @param {string} base @param {number} closedPort
 * @returns {Map<string, () => Promise<unknown>>}
 */
export function failingCalls({ Charger }, base, closedPort) {
  const at = (baseUrl, options) => new Charger({ ...OPTIONS, baseUrl, ...options });
  const good = `${base}/keep-alive`;
  const calls = new Map();
  for (const kind of Object.keys(FAILURES)) {
    const charger = at(`${base}/fail/${kind}`, kind === "hang" ? { timeout: SHORT } : {});
    calls.set(`status, ${kind}`, () => charger.status(["amp"]));
    calls.set(`set, ${kind}`, () => charger.set({ amp: 10 }));
  }
  for (const kind of ["api-off", "lock"]) {
    const local = new Charger({ baseUrl: `${base}/fail/${kind}`, retries: 0 });
    calls.set(`in the LAN, ${kind}`, () => local.set({ amp: 10 }));
  }
  const closed = at(`http://127.0.0.1:${closedPort}`);
  calls.set("status, no server", () => closed.status());
  const repeated = at(`${base}/fail/bad-gateway`, { retries: 2, deadline: SHORT });
  calls.set("status, tried again until its deadline", () => repeated.status());
  for (const [kind, fetch] of Object.entries(FETCHES)) {
    const charger = at(good, { fetch });
    calls.set(`a fetch that ${kind}`, () => charger.status(["amp"]));
  }
  const charger = at(good);
  for (const [kind, call] of Object.entries(ARGUMENTS)) calls.set(kind, () => call(charger));
  calls.set("verified, but another value is read", () => charger.set({ amp: 11 }, { verify: true, deadline: SHORT }));
  const malformed = new Charger({ serial: 1, token: null });
  calls.set("options of a wrong type", () => malformed.status());
  calls.set("aborted before", () => charger.status(undefined, { signal: AbortSignal.abort() }));
  const hanging = at(`${base}/fail/hang`);
  calls.set("aborted under way", () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 2);
    return hanging.status(["amp"], { signal: controller.signal });
  });
  return calls;
}
