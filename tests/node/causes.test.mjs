// What a caller's fetch throws is handed on as a copy, and no secret comes along, in whatever shape or spelling.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { settled } from "../lib/check.mjs";
import { setUp } from "../lib/node.mjs";
import { showings } from "../lib/showings.mjs";

const PART = "TokenPart7Kq";
const TOKEN = `a+b/${PART}=&"<'>%2B`;
const PASSWORD_PART = "PasswordPart4Zx";
const PASSWORD = `p+w/${PASSWORD_PART}=&"<'> ü`;

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

async function failure(fetch, options) {
  const charger = new world.api.Charger({ serial: "000001", token: TOKEN, fetch, retries: 0, ...options });
  const { error, value } = await settled(charger.set({ wak: PASSWORD }, { confirm: ["wak"] }), 5000);
  assert.ok(world.api.isChargerError(error), `it fails; it is ${String(error?.stack ?? JSON.stringify(value))}`);
  return error;
}

function assertHidden(error, parts = [PART, PASSWORD_PART]) {
  for (const [how, text] of showings(error)) {
    for (const part of parts) assert.ok(!text?.toLowerCase().includes(part.toLowerCase()), `${part} is in ${how}: ${text}`);
  }
}

const spelling = (code) => (text) => [...text].map((each) => (/\w/.test(each) ? each : code(each))).join("");
const hex = (each) => [...new TextEncoder().encode(each)].map((byte) => byte.toString(16).padStart(2, "0"));
const html = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** How a secret may come back. */
const spellings = {
  "as it is": (text) => text,
  "in JSON": (text) => JSON.stringify(text).slice(1, -1),
  "percent-encoded": encodeURIComponent,
  "percent-encoded in small letters": spelling((each) => hex(each).map((byte) => `%${byte}`).join("")),
  "percent-encoded in capitals": spelling((each) => hex(each).map((byte) => `%${byte.toUpperCase()}`).join("")),
  "percent-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "as a form has it": (text) => new URLSearchParams({ text }).toString().slice(5),
  "in a URL that a parser made": (text) => new URL(`http://a/?t=${encodeURIComponent(text)}`).href.slice(11),
  "in HTML": html,
  "in an attribute of HTML": (text) => html(text).replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
  "in JSON, percent-encoded": (text) => encodeURIComponent(JSON.stringify(text).slice(1, -1)),
};

const cyclic = (text) => {
  const one = new Error(text);
  const other = new Error(text, { cause: one });
  one.cause = other;
  return one;
};
const shared = (text) => {
  let each = { message: text };
  for (let level = 0; level < 40; level += 1) each = Object.assign(new Error(text), { cause: each, errors: [each, each], a: each, b: each });
  return each;
};

/** The shapes in which it is thrown. */
const shapes = {
  "a message": (text) => new Error(`cannot fetch ${text}`),
  "a name": (text) => Object.assign(new Error("x"), { name: text }),
  "a code": (text) => Object.assign(new Error("x"), { code: text }),
  "a stack": (text) => Object.assign(new Error("x"), { stack: `Error\n at ${text}` }),
  "a message that a getter gives": (text) => Object.defineProperty(new Error("x"), "message", { get: () => text }),
  "a message that is another one each time": (text) => {
    let times = 0;
    return { get message() { return (times += 1) > 1 ? text : "x"; } };
  },
  "a message that is no text": (text) => Object.assign(new Error("x"), { message: { toString: () => text, secret: text } }),
  "a code with toString": (text) => Object.assign(new Error("x"), { code: { toString: () => text, valueOf: () => text } }),
  "a hidden member": (text) => Object.defineProperty(new Error("x"), "hidden", { value: text }),
  "a symbol": (text) => Object.assign(new Error("x"), { [Symbol("url")]: text }),
  "the description of a symbol": (text) => Symbol(text),
  "the request, as axios has it": (text) => Object.assign(new Error("Request failed"), {
    name: "AxiosError", code: "ERR_NETWORK", isAxiosError: true, config: { url: text, headers: { Authorization: text } },
    request: { path: text, _header: text }, response: { config: { url: text } }, toJSON: () => ({ config: { url: text } }),
  }),
  "the cause, nested": (text) => new Error("x", { cause: new Error("y", { cause: new Error(text) }) }),
  "the cause, as text": (text) => new Error("x", { cause: text }),
  "the cause, as an object": (text) => new Error("x", { cause: { message: text, url: text } }),
  "a chain of causes without end": (text) => cyclic(text),
  "causes that share each other": shared,
  "several errors": (text) => new AggregateError([new Error(text)], text, { cause: new Error(text) }),
  "a proxy": (text) => new Proxy(new Error(text), {}),
  "a proxy that has everything": (text) => new Proxy({}, { get: () => text, has: () => true, ownKeys: () => [text] }),
  "a class of its own": (text) => new (class Secret extends Error { get url() { return text; } toString() { return text; } })(text),
  "a function": (text) => Object.assign(() => text, { message: text }),
  "a text": (text) => text,
  "a boxed text": (text) => Object(text),
  "a list": (text) => [text],
  "a Map": (text) => new Map([[text, text]]),
  "a Response": (text) => new Response(text, { headers: { "x-url": encodeURIComponent(text) } }),
  "a DOMException": (text) => new DOMException(text, "NetworkError"),
};

for (const [shape, make] of Object.entries(shapes)) {
  test(`${shape} that has a secret, in each spelling, gives it not away`, async () => {
    for (const [how, spell] of Object.entries(spellings)) {
      for (const secret of [TOKEN, PASSWORD]) {
        const thrown = make(`<${spell(secret)}>`);
        const error = await failure(() => Promise.reject(thrown));
        assert.equal(error.code, "network", how);
        assertHidden(error);
        assert.ok(Object(thrown) !== thrown || error.cause !== thrown, "the cause is no more than a copy");
      }
    }
  });
}

for (const [how, spell] of Object.entries(spellings)) {
  test(`a reply that has a secret ${how} gives it not away`, async () => {
    for (const secret of [TOKEN, PASSWORD]) {
      const text = spell(secret);
      for (const [status, body] of [[200, text], [200, JSON.stringify({ success: false, reason: text })], [500, JSON.stringify({ wak: `wak: ${text}` })], [404, JSON.stringify({ reason: text })]]) {
        assertHidden(await failure(async () => new Response(body, { status })));
      }
    }
  });
}

test("a copy of a cause has what is known of an error, and no more", async () => {
  const thrown = Object.assign(new TypeError("fetch failed", { cause: Object.assign(new Error("connect"), { code: "ECONNREFUSED", errno: -111, address: "192.168.0.75" }) }), { extra: 1 });
  const { cause } = await failure(() => Promise.reject(thrown));
  assert.notEqual(cause, thrown);
  assert.ok(cause instanceof Error && cause.cause instanceof Error);
  assert.deepEqual([cause.name, cause.message, cause.stack], ["TypeError", "fetch failed", thrown.stack]);
  assert.deepEqual([cause.cause.message, cause.cause.code], ["connect", "ECONNREFUSED"]);
  for (const each of [cause, cause.cause]) {
    assert.deepEqual(Reflect.ownKeys(each).filter((key) => !["name", "message", "stack", "code", "cause"].includes(key)), []);
  }
});

test("a cause is bounded: a long one is cut, a deep one ends, and a tangled one costs no time", async () => {
  const long = new Error("x".repeat(5_000_000));
  const { cause } = await failure(() => Promise.reject(long));
  assert.ok(cause.message.length <= 1000 && cause.stack.length <= 8000);
  let depth = 0;
  const begin = process.cpuUsage();
  for (let each = (await failure(() => Promise.reject(shared("x")))).cause; each; each = each.cause) depth += 1;
  assert.ok(depth > 3 && depth <= 10, `${depth} causes`);
  for (let round = 0; round < 20; round += 1) await failure(() => Promise.reject(shared("x")));
  const { user } = process.cpuUsage(begin);
  assert.ok(user < 2_000_000, `20 tangled causes take ${user / 1000} ms of processor time`);
});

for (const secret of ["a", "1q", "7Kq", "key"]) {
  test(`a secret of ${secret.length} characters is hidden where it stands alone, and leaves a sentence readable`, async () => {
    const fetch = async () => new Response(`no access with ${secret}: token="${secret}", ?token=${secret}&`, { status: 200 });
    const error = await failure(fetch, { token: secret });
    assert.ok(error.message.includes("no access with ***") || !error.message.includes(`with ${secret}`), error.message);
    assert.doesNotMatch(error.message, new RegExp(`[="]${secret}["&]`));
    assert.match(error.message, /Whether the setting arrived is not known: read it back$/);
  });
}
