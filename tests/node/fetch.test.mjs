// A caller's own fetch: how it is called, and what becomes of whatever it does. No promise stays pending.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { settled } from "../lib/check.mjs";
import { reach, setUp } from "../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

function charger(fetch, options) {
  return new world.api.Charger({ serial: "000001", token: "a-token", fetch, timeout: 100, retries: 0, ...options });
}

async function failure(fetch, options) {
  const errors = [];
  for (const call of [(each) => each.status(["amp"]), (each) => each.set({ amp: 6 })]) {
    const { value, error } = await settled(call(charger(fetch, options)), 5000);
    assert.ok(error, `it fails; it resolved to ${JSON.stringify(value)}`);
    assert.ok(error instanceof world.api.ChargerError, `${error?.stack ?? error}`);
    errors.push(error);
  }
  return errors;
}

test("it is called like the global fetch: with the URL as text, a signal, no redirects, no cache and, for the token, a header", async () => {
  const calls = [];
  const fetch = function (...args) {
    calls.push({ self: this, args });
    return Promise.resolve(new Response("{}"));
  };
  await charger(fetch).status(["amp", "car"], { maxAge: 5 });
  await charger(fetch, { auth: "query", token: "a+b" }).status();
  const local = { serial: undefined, token: undefined, host: "192.168.0.75:8080" };
  await charger(fetch, local).set({ fna: "a b" }).catch(() => {});

  const [redirect, cache] = ["manual", "no-store"];
  const seen = calls.map(({ self, args }) => {
    const [url, { signal, ...init }, ...more] = args;
    assert.ok(signal instanceof AbortSignal && !signal.aborted);
    assert.deepEqual([self, more], [undefined, []]);
    return [url, init];
  });
  assert.deepEqual(seen, [
    ["https://000001.api.v3.go-e.io/api/status?filter=amp,car&age=5", { redirect, cache, headers: { authorization: "Bearer a-token" } }],
    ["https://000001.api.v3.go-e.io/api/status?token=a%2Bb", { redirect, cache }],
    ["http://192.168.0.75:8080/api/set?fna=%22a%20b%22", { redirect, cache }],
  ]);
});

test("it may be the global fetch itself, and a global fetch that is replaced later is used", async (t) => {
  const made = await world.control.create({ values: { amp: 9 } });
  const own = new world.api.Charger({ ...reach(made), fetch });
  assert.equal((await own.status(["amp"])).values.amp, 9);

  const plain = new world.api.Charger(reach(made));
  await plain.status(["amp"]);
  t.mock.method(globalThis, "fetch", async () => new Response('{"amp":31}'));
  assert.equal((await plain.status(["amp"])).values.amp, 31);
});

const rejected = {
  "an Error": new Error("broken"),
  "an Error of undici": Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error("x"), { code: "ECONNREFUSED" }) }),
  "a DOMException": new DOMException("x", "NotAllowedError"),
  "an AbortError of its own": new DOMException("x", "AbortError"),
  undefined: undefined,
  null: null,
  text: "broken",
  "a number": 0,
  "an object": { broken: true },
  "an object without a prototype": Object.create(null),
  "a symbol": Symbol("x"),
  "a frozen Error": Object.freeze(new Error("broken")),
};

for (const [name, thrown] of Object.entries(rejected)) {
  const ways = {
    "throws at once": () => {
      throw thrown;
    },
    "rejects with": () => Promise.reject(thrown),
    "rejects later with": () => new Promise((_, reject) => setImmediate(reject, thrown)),
  };
  for (const [how, fetch] of Object.entries(ways)) {
    test(`a fetch that ${how} ${name} is a network error with a copy of that as its cause`, async () => {
      for (const error of await failure(fetch)) {
        assert.equal(error.code, "network");
        assert.equal(error.status, undefined);
        assertCopy(error.cause, thrown);
      }
    });
  }
}

/** That nothing but name, message, stack, code and nested cause is handed on, and never the object itself. */
function assertCopy(copy, thrown) {
  if (typeof thrown === "symbol") return assert.equal(copy, String(thrown));
  if (Object(thrown) !== thrown) return assert.ok(Object.is(copy, thrown), `it is ${String(copy)}`);
  assert.ok(copy instanceof Error && copy !== thrown, "it is an Error of its own");
  const { name = "Error", message = "", stack = "", code, cause } = thrown;
  assert.deepEqual([copy.name, copy.message, copy.stack, copy.code], [name, message, stack, code]);
  const allowed = ["name", "message", "stack", "code", "cause"];
  assert.deepEqual(Reflect.ownKeys(copy).filter((key) => !allowed.includes(key)), []);
  if (cause === undefined) assert.equal(copy.cause, undefined);
  else assertCopy(copy.cause, cause);
}

test("a cause without end, or one that throws, ends as a network error all the same", async () => {
  const own = new Error("x");
  own.cause = own;
  const proxy = new Proxy({}, { get: () => assert.fail("get"), ownKeys: () => assert.fail("ownKeys") });
  for (const thrown of [own, proxy]) {
    for (const error of await failure(() => Promise.reject(thrown))) assert.equal(error.code, "network");
  }
});

test("the message of a network error has the reason that the runtime gives", async () => {
  const [error] = await failure(() => Promise.reject(rejected["an Error of undici"]));
  assert.match(error.message, /ECONNREFUSED/);
});

const foreign = { undefined, null: null, "a number": 200, text: "{}", "an empty object": {}, "a list": [], "the body": { amp: 16 } };
foreign["a status that is text"] = { status: "200", text: async () => "{}" };
foreign["a function"] = () => new Response("{}");
foreign["a Request"] = new Request("http://127.0.0.1/");

for (const [name, value] of Object.entries(foreign)) {
  test(`a fetch that returns ${name} is a network error that says it is no Response`, async () => {
    for (const fetch of [() => value, async () => value]) {
      for (const error of await failure(fetch)) {
        assert.equal(error.code, "network");
        assert.match(error.message, /fetch did not return a Response/);
      }
    }
  });
}

const body = '{"amp":16}';
const mocks = {
  "a status, headers and text": { status: 200, headers: new Headers(), text: async () => body },
  "a Map of headers": { status: 200, headers: new Map(), text: async () => body },
  "no headers": { status: 200, text: async () => body },
  "headers without a get": { status: 200, headers: {}, text: async () => body },
  "a text that is no promise": { status: 200, headers: new Headers(), text: () => body },
  "a body that is null": { status: 200, headers: new Headers(), body: null, text: async () => body },
  "a thenable": { then: (resolve) => resolve({ status: 200, text: async () => body }) },
};

for (const [name, mock] of Object.entries(mocks)) {
  test(`a mock of a reply with ${name} is good enough`, async () => {
    for (const fetch of [() => mock, async () => mock]) {
      const status = await charger(fetch).status(["amp"]);
      assert.deepEqual(status, { values: { amp: 16 }, missing: [], lastModified: null });
    }
  });
}

test("a mock may have the date of the data", async () => {
  const headers = new Map([["last-modified", "Mon, 24 Nov 2025 19:34:00 GMT"]]);
  const { lastModified } = await charger(async () => ({ status: 200, headers, text: async () => body })).status();
  assert.deepEqual(lastModified, new Date("2025-11-24T19:34:00Z"));
});

const stream = (start, pull) => new ReadableStream({ start, pull });
const reply = (make) => ({ status: 200, headers: new Headers(), ...make });
const fail = () => assert.fail("a getter");
const reading = (result) => reply({ body: { getReader: () => ({ read: async () => result, cancel() {} }) } });

const odd = {
  "no text at all": () => reply({}),
  "a text that is a number": () => reply({ text: async () => 5 }),
  "a text that is undefined": () => reply({ text: async () => undefined }),
  "a text that throws": () => reply({ text: fail }),
  "a text that rejects with undefined": () => reply({ text: () => Promise.reject() }),
  "a text without end": () => reply({ text: () => new Promise(() => {}) }),
  "a text of 2 MiB": () => reply({ text: async () => " ".repeat(2 ** 21) }),
  "a body that is no stream": () => reply({ body: {}, text: async () => body }),
  "a body that fails": () => new Response(stream((each) => each.error(new Error("x")))),
  "a body that fails with undefined": () => new Response(stream((each) => each.error())),
  "a body without end": () => new Response(stream(() => {})),
  "a body of text": () => reply({ body: stream((each) => each.enqueue("{}")) }),
  "a body of numbers": () => reply({ body: stream((each) => each.enqueue(5)) }),
  "a body that was read": () => {
    const response = new Response(body);
    response.text();
    return response;
  },
  "a body that is locked": () => {
    const response = new Response(body);
    response.body.getReader();
    return response;
  },
  "a chunk whose bytes went to another worker": () => {
    const chunk = new Uint8Array(8);
    structuredClone(chunk.buffer, { transfer: [chunk.buffer] });
    return reading({ done: false, value: chunk });
  },
  "a chunk whose length lies": () => reading({ done: false, value: Object.defineProperty(new Uint8Array(8), "length", { value: 3 }) }),
  "a chunk whose length throws": () => reading({ done: false, value: Object.defineProperty(new Uint8Array(8), "length", { get: fail }) }),
  "a done that throws": () => reading({ get done() { return fail(); } }),
  "a value that throws": () => reading({ done: false, get value() { return fail(); } }),
  "the prototype of a Response": () => Object.create(Response.prototype),
  "a network error": () => Response.error(),
  "status 0": () => reply({ status: 0, text: async () => body }),
  "a status that is NaN": () => reply({ status: NaN, text: async () => body }),
  "a status of another world": () => reply({ status: 70_000, text: async () => body }),
  "a status that throws": () => ({ get status() { return fail(); } }),
  "a then that throws": () => ({ get then() { return fail(); } }),
  "a thenable that never resolves": () => ({ then() {} }),
};

for (const [name, make] of Object.entries(odd)) {
  test(`a fetch that returns a reply with ${name} ends as an error of the package`, async () => {
    for (const fetch of [make, async () => make()]) {
      for (const error of await failure(fetch)) assert.match(error.code, /^(network|protocol|timeout|unavailable)$/);
    }
  });

  test(`a global fetch that returns a reply with ${name} does so, too`, async (t) => {
    t.mock.method(globalThis, "fetch", async () => make());
    for (const error of await failure(undefined)) assert.match(error.code, /^(network|protocol|timeout|unavailable)$/);
  });
}

test("what a fetch brings from where a redirect led is no answer", async () => {
  const followed = () => Object.defineProperty(Response.json({ amp: true }), "redirected", { value: true });
  const [read, set] = await failure(async () => followed(), { serial: undefined, token: undefined, host: "192.168.0.75" });
  assert.deepEqual([read.code, set.code], ["protocol", "protocol"]);
  assert.match(read.message, /redirect/);
  assert.match(set.message, /Whether the setting arrived is not known/);
});

test("headers that throw cost no more than the date", async () => {
  const { values, lastModified } = await charger(async () => ({ status: 200, get headers() { return fail(); }, text: async () => body })).status();
  assert.deepEqual([values, lastModified], [{ amp: 16 }, null]);
});

test("of a reply that says it is too large nothing is read, and its stream is let go", async () => {
  const streams = [];
  const fetch = async () => {
    const stream = { chunks: 0, isLetGo: false };
    streams.push(stream);
    const body = new ReadableStream(
      {
        pull(controller) {
          stream.chunks += 1;
          controller.enqueue(new Uint8Array(1_000));
        },
        cancel() {
          stream.isLetGo = true;
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { headers: { "content-length": String(2 ** 20 + 1) } });
  };
  for (const { code, message } of await failure(fetch)) {
    assert.equal(code, "protocol");
    assert.match(message, /larger than 1 MiB/);
  }
  assert.deepEqual(streams, Array(2).fill({ chunks: 0, isLetGo: true }));
});

test("a fetch that never settles ends as a timeout, and its signal is aborted", async () => {
  const signals = [];
  const fetch = (_, { signal }) => {
    signals.push(signal);
    return new Promise(() => {});
  };
  for (const error of await failure(fetch)) assert.equal(error.code, "timeout");
  assert.ok(signals.length >= 2 && signals.every(({ aborted }) => aborted));
});

test("a fetch that fails after its time is over disturbs nobody", async (t) => {
  const unhandled = t.mock.fn();
  process.on("unhandledRejection", unhandled);
  t.after(() => process.off("unhandledRejection", unhandled));
  const late = [];
  const fetch = () => new Promise((_, reject) => late.push(reject));
  for (const error of await failure(fetch)) assert.equal(error.code, "timeout");
  for (const reject of late) reject(new Error("late"));
  await new Promise(setImmediate);
  assert.equal(unhandled.mock.callCount(), 0);
});

test("without any fetch nothing is tried, and the error says what to do", async (t) => {
  const { fetch } = globalThis;
  t.after(() => (globalThis.fetch = fetch));
  delete globalThis.fetch;
  for (const error of await failure(undefined)) {
    assert.deepEqual([error.code, error.attempts], ["invalid-argument", 0]);
    assert.equal(error.message, "there is no fetch here: give one as the option fetch");
  }
});

test("what a hook or a logger throws or rejects changes nothing, and is not left unhandled", async (t) => {
  const unhandled = t.mock.fn();
  process.on("unhandledRejection", unhandled);
  t.after(() => process.off("unhandledRejection", unhandled));
  const broken = () => {
    throw new Error("broken");
  };
  const late = async () => broken();
  for (const hook of [broken, late]) {
    for (const hooks of [{ onRequest: hook }, { logger: { debug: hook } }, { onRequest: hook, logger: { debug: hook } }]) {
      const { values } = await charger(async () => new Response(body), hooks).status();
      assert.deepEqual(values, { amp: 16 });
    }
  }
  await new Promise(setImmediate);
  assert.equal(unhandled.mock.callCount(), 0);
});

test("a list of refusals that is nested too deeply to be read is no yes", async () => {
  const failed = Array(40).fill().reduce((inside) => [inside], { amp: 6 });
  const fetch = async () => Response.json({ succeeded: [{ amp: 6 }], failed }, { status: 202 });
  const error = await charger(fetch).set({ amp: 6 }).then(() => assert.fail("no error"), (error) => error);
  assert.equal(error.code, "protocol");
  assert.match(error.message, /Whether the setting arrived is not known/);
});

test("no timer is left when a call is over", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  const slow = { timeout: 60_000 };
  await charger(async () => new Response(body), slow).status();
  await charger(async () => new Response("oops"), slow).status().catch(() => {});
  await charger(() => Promise.reject(new Error("x")), { ...slow, serial: undefined, token: undefined, host: "a" }).set({ amp: 6 }).catch(() => {});
  assert.equal(timers(), before);
});
