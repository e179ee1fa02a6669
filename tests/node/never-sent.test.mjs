// A set is tried again only where it is proven that nothing was sent: by the runtime's own fetch, and by nobody's words.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { IN_DOUBT } from "../lib/check.mjs";
import { setUp } from "../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

function charger(fetch, options) {
  return new world.api.Charger({ serial: "000001", token: "a-token", fetch, timeout: 100, retries: 0, ...options });
}

/** What Node.js throws when it cannot reach a host; `errno` is there only where the system said so. */
function unreachable(syscall, more = { errno: -113 }) {
  const cause = Object.assign(new Error("x"), { code: "EHOSTUNREACH", syscall, ...more });
  return Object.assign(new TypeError("fetch failed"), { cause });
}

/** A charger that fetches by what the runtime has from the start, which is mocked. */
async function withGlobalFetch(t, fetch) {
  t.mock.method(globalThis, "fetch", fetch);
  const { Charger } = await world.fresh();
  return new Charger({ serial: "000001", token: "a-token", retries: 2 });
}

const connecting = ["connect", "getaddrinfo"];

for (const syscall of [...connecting, "read", "write", "send"]) {
  test(`a set is tried again when the host was unreachable to ${syscall}, only if that was before it was sent`, async (t) => {
    const own = await withGlobalFetch(t, async () => {
      throw unreachable(syscall);
    });
    const error = await own.set({ amp: 6 }).then(() => assert.fail("no error"), (error) => error);
    const isNeverSent = connecting.includes(syscall);
    assert.equal(error.attempts, isNeverSent ? 3 : 1);
    assert.equal(IN_DOUBT.test(error.message), !isNeverSent);
    assert.ok(error.message.includes(`no reply (${syscall} EHOSTUNREACH)`), error.message);
  });
}

const guesses = {
  "the error of Node.js for a host that it cannot reach": () => unreachable("connect"),
  "several such errors": () => new TypeError("fetch failed", { cause: new AggregateError([unreachable("connect").cause]) }),
  "an error that says so in words": () => new Error("connect to the log server failed"),
  "an error with a made-up code": () => Object.assign(new Error("x"), { code: "ECONNREFUSED" }),
  "an error of the name": () => Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND", syscall: "getaddrinfo", errno: -3008 }),
};

for (const [name, make] of Object.entries(guesses)) {
  test(`a set by a caller's own fetch that throws ${name} is sent once, and in doubt`, async () => {
    let sent = 0;
    const fetch = async () => {
      sent += 1;
      throw make();
    };
    for (const call of [(each) => each.set({ amp: 6 }), (each) => each.set({ amp: 6 }, { verify: true })]) {
      sent = 0;
      const error = await call(charger(fetch, { retries: 10 })).then(() => assert.fail("no error"), (error) => error);
      assert.deepEqual([sent, error.attempts, error.code], [1, 1, "network"]);
      assert.match(error.message, IN_DOUBT);
    }
  });
}

test("words and made-up codes prove nothing of the global fetch either", async (t) => {
  for (const thrown of [unreachable("connect", {}), unreachable("connect", { errno: "-113" }), ...["an error that says so in words", "an error with a made-up code"].map((name) => guesses[name]())]) {
    const own = await withGlobalFetch(t, () => Promise.reject(thrown));
    const error = await own.set({ amp: 6 }).then(() => assert.fail("no error"), (error) => error);
    assert.deepEqual([fetch.mock.callCount(), error.attempts], [1, 1], error.message);
    assert.match(error.message, IN_DOUBT);
    fetch.mock.restore();
  }
});

test("a global fetch that somebody put in the place of the runtime's proves nothing", async (t) => {
  const plain = charger(undefined, { retries: 10 });
  await plain.status([]).catch(() => {});
  const { mock } = t.mock.method(globalThis, "fetch", () => Promise.reject(unreachable("connect")));
  const error = await plain.set({ amp: 6 }).then(() => assert.fail("no error"), (error) => error);
  assert.deepEqual([mock.callCount(), error.attempts], [1, 1]);
  assert.match(error.message, IN_DOUBT);
});
