// The border between JavaScript and WebAssembly: whatever a caller, his fetch or the runtime hands over, nothing of it
// breaks a call, the calls behind it, or the next 10 000.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { importWatched } from "../../benches/wasm.mjs";
import { settled } from "../lib/check.mjs";
import { reach, setUp } from "../lib/node.mjs";
import { unpackPackage } from "../lib/package.mjs";

/** So many calls of each kind; the last of them must leave as much as the first. */
const TIMES = 10_000;
const AT_ONCE = 100;

let world, unpacked, api, slots, memory;

before(async () => {
  [world, unpacked] = await Promise.all([setUp(), unpackPackage()]);
  ({ api, slots, memory } = await importWatched(unpacked.entry()));
});

after(() => Promise.all([world?.stop(), unpacked?.remove()]));

const good = async () => new Response('{"amp":16}');

function charger(options) {
  return new api.Charger({ serial: "000001", token: "a-token", fetch: good, retries: 0, ...options });
}

/** A proxy that was revoked, as a draft of Immer is when it is finished: whatever is done with it throws. */
function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

const throwing = new Proxy({}, Object.fromEntries(Reflect.ownKeys(Reflect).filter((name) => typeof name === "string").map((trap) => [trap, () => {
  throw new Error("a trap");
}])));

const fail = (thrown) => () => {
  throw thrown;
};

/** Arguments of a call. */
const faults = {
  "a revoked proxy as settings": (each) => each.set(revoked({})),
  "a revoked proxy as value": (each) => each.set({ zzz: revoked({}) }, { unchecked: true }),
  "a revoked proxy of a list as value": (each) => each.set({ cards: revoked([]) }),
  "a revoked proxy inside a value": (each) => each.set({ zzz: [{ a: revoked({}) }] }, { unchecked: true }),
  "a revoked proxy of a function as value": (each) => each.set({ zzz: revoked(() => {}) }, { unchecked: true }),
  "a revoked proxy as keys": (each) => each.status(revoked([])),
  "a revoked proxy as key": (each) => each.status([revoked({})]),
  "a revoked proxy as options": (each) => each.status(["amp"], revoked({})),
  "a revoked proxy as maxAge": (each) => each.status(["amp"], { maxAge: revoked({}) }),
  "a revoked proxy as signal": (each) => each.status(["amp"], { signal: revoked(new AbortController().signal) }),
  "a revoked proxy as confirm": (each) => each.set({ rst: true }, { confirm: revoked([]) }),
  "a revoked proxy in confirm": (each) => each.set({ rst: true }, { confirm: [revoked({})] }),
  "a proxy that throws as settings": (each) => each.set(throwing),
  "a proxy that throws as value": (each) => each.set({ zzz: throwing }, { unchecked: true }),
  "a proxy that throws as keys": (each) => each.status(throwing),
  "a proxy that throws as options": (each) => each.set({ amp: 6 }, throwing),
  "a proxy that throws as signal": (each) => each.set({ amp: 6 }, { signal: throwing }),
  "a getter that throws in settings": (each) => each.set({ get amp() { return fail(new Error("x"))(); } }),
  "a getter that throws undefined in options": (each) => each.status(["amp"], { get maxAge() { return fail()(); } }),
  "a signal that a getter throws": (each) => each.status(["amp"], { get signal() { return fail(new Error("x"))(); } }),
  "a signal without addEventListener": (each) => each.status(["amp"], { signal: { aborted: false } }),
  "a key that is a symbol": (each) => each.status([Symbol("amp")]),
  "a value that is a bigint": (each) => each.set({ zzz: 1n }, { unchecked: true }),
};

/** Options of a charger. */
const options = {
  "an option of a wrong kind": () => ({ host: "a", timeout: Symbol("x") }),
  "a revoked proxy": () => revoked({}),
  "an option that is a revoked proxy": () => ({ host: "a", parallel: revoked({}) }),
  "a host that a getter throws": () => ({ get host() { return fail(new Error("x"))(); } }),
  "a logger that is a revoked proxy": () => ({ host: "a", logger: revoked({}) }),
  "a logger that throws when it is looked at": () => ({ host: "a", logger: throwing }),
};

/** A caller's own fetch. */
const fetches = {
  "throws an Error": fail(new Error("x")),
  "throws undefined": fail(),
  "throws a revoked proxy": fail(revoked({})),
  "throws a proxy that throws": fail(throwing),
  "rejects with a revoked proxy": () => Promise.reject(revoked({})),
  "rejects with an Error of undici": () => Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code: "ECONNRESET" }) })),
  "returns a revoked proxy": () => revoked({}),
  "returns a promise of a proxy that throws": async () => ({ get then() { return undefined; }, get status() { return fail(new Error("x"))(); } }),
  "is a revoked proxy": revoked(() => {}),
  "returns a body that throws": async () => ({ status: 200, get body() { return fail(new Error("x"))(); }, text: fail(new Error("y")) }),
  "returns a body that is a revoked proxy": async () => ({ status: 200, body: revoked({}) }),
  "returns a reader that throws": async () => ({ status: 200, body: { getReader: () => ({ read: fail(new Error("x")), cancel: fail(new Error("y")) }) } }),
  "returns headers that throw": async () => ({ status: 503, headers: { get: fail(new Error("x")) }, text: async () => "" }),
  "returns a stream that breaks": async () => new Response(new ReadableStream({ pull: (each) => each.error(new Error("x")) })),
  "returns empty chunks without an end": async () => new Response(new ReadableStream({ pull: (each) => each.enqueue(new Uint8Array(0)) })),
  "returns chunks that are none": async () => new Response(new ReadableStream({ pull: (each) => each.enqueue("x") })),
  "returns no JSON": async () => new Response("oops"),
  "returns JSON of something else": async () => new Response('{"status":"ok"}'),
  "returns a refusal": async () => new Response('{"failed":[{"amp":6}]}', { status: 422 }),
};

/** By its name, each kind of call as the charger that it takes and what is done with it. */
const kinds = [];
for (const [name, call] of Object.entries(faults)) kinds.push([name, () => charger(), call]);
for (const [name, fetch] of Object.entries(fetches)) {
  kinds.push([`a fetch that ${name}, of a read`, () => charger({ fetch }), (each) => each.status(["amp"])]);
  kinds.push([`a fetch that ${name}, of a set`, () => charger({ fetch }), (each) => each.set({ amp: 6 })]);
}
for (const [name, make] of Object.entries(options)) {
  kinds.push([`options with ${name}`, () => new api.Charger(make()), (each) => each.status()]);
}

async function times(count, shared, call) {
  for (let done = 0; done < count; done += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => call(shared).then(() => assert.fail("it succeeded"), (error) => {
      if (!api.isChargerError(error)) throw error;
    })));
  }
}

for (const [name, make, call] of kinds) {
  test(`after ${TIMES} calls with ${name}, calls work, and the WebAssembly's table and memory have not grown`, async () => {
    const shared = make();
    const { error } = await settled(call(shared), 5000);
    assert.ok(api.isChargerError(error), `${error?.stack ?? error}`);
    assert.match(error.code, /^(invalid-argument|network|protocol|rejected|unavailable)$/);
    assert.ok(!(error instanceof TypeError) && !/wasm|table index/.test(error.message), error.message);
    await times(TIMES / 50, shared, call);
    const before = [slots(), memory()];
    await times(TIMES, shared, call);
    assert.deepEqual([slots(), memory()], before);
    assert.deepEqual((await charger().status(["amp"])).values, { amp: 16 });
  });
}

test(`${TIMES} chargers that nobody holds any more leave nothing in the WebAssembly`, async () => {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc");
  const round = async () => {
    for (let made = 0; made < TIMES; made += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => charger({ token: `token-${index}` }).status(["amp"])));
      if (made % 1000 > 0) continue;
      gc();
      // What is told of the end of an object comes between tasks.
      await new Promise(setImmediate);
    }
  };
  await round();
  const before = [slots(), memory()];
  await round();
  assert.deepEqual([slots(), memory()], before);
});

test("what fails in the middle of a call does not keep those behind it from their turn", async () => {
  const made = await world.control.create({ values: { amp: 16 } });
  const bad = Object.values(fetches).map((fetch) => new api.Charger({ ...reach(made, "local"), fetch, retries: 0 }));
  const works = new api.Charger(reach(made, "local"));
  const calls = bad.flatMap((each) => [each.status(["amp"]), works.status(["amp"]), each.set({ amp: 6 }), works.set({ amp: 10 })]);
  const outcomes = await Promise.allSettled(calls);
  outcomes.forEach(({ status, reason }, index) => assert.equal(status, index % 2 ? "fulfilled" : "rejected", String(reason)));
});

test("a hook or logger that is a revoked proxy, or throws one, harms no call", async () => {
  for (const hook of [revoked(() => {}), fail(revoked({})), () => Promise.reject(revoked({}))]) {
    for (const options of [{ onRequest: hook }, { logger: { debug: hook } }]) {
      assert.deepEqual((await charger(options).status(["amp"])).values, { amp: 16 });
    }
  }
});

const pollutions = {
  "a fetch": { fetch: () => assert.fail("it fetches by what was inherited") },
  "a maxAge": { maxAge: 1 },
  "a host": { host: "192.168.0.75" },
  "unchecked": { unchecked: true, confirm: ["rst"] },
};

for (const [name, members] of Object.entries(pollutions)) {
  test(`${name} that Object.prototype has does not count as an option`, async (t) => {
    t.after(() => Object.keys(members).forEach((key) => delete Object.prototype[key]));
    const made = await world.control.create({ values: { amp: 16 } });
    Object.assign(Object.prototype, members);
    const each = new api.Charger(reach(made));
    assert.equal((await each.status(["amp"], {})).values.amp, 16);
    assert.equal((await settled(each.set({ rst: true }, {}), 5000)).error?.code, "invalid-argument");
    assert.equal((await settled(each.set({ zzz: true }), 5000)).error?.code, "invalid-argument");
    assert.deepEqual((await each.set({ amp: 10 }, {})).outcome, "sent");
    Object.keys(members).forEach((key) => delete Object.prototype[key]);
    const requests = await world.control.requests(made.serial);
    assert.deepEqual(requests.map(({ target }) => target.replace(/^.*\/api/, "")), ["/status?filter=amp", "/set?amp=10"]);
  });
}

test("what Object.prototype has is neither a signal of a call nor a part of its request", async (t) => {
  const members = { signal: AbortSignal.abort("inherited"), method: "POST", body: "x", headers: { "x-evil": "1" } };
  t.after(() => Object.keys(members).forEach((key) => delete Object.prototype[key]));
  Object.assign(Object.prototype, members);
  const inits = [];
  const fetch = async (_, init) => {
    inits.push(init);
    return good();
  };
  const local = new api.Charger({ host: "192.168.0.75", fetch });
  for (const each of [charger({ fetch }), local]) assert.deepEqual((await each.status(["amp"], {})).values, { amp: 16 });
  assert.deepEqual(inits.map(({ signal, method, body }) => [signal.aborted, method, body]), Array(2).fill([false, undefined, undefined]));
  assert.deepEqual(inits.map(({ headers }) => headers && { ...headers }), [{ authorization: "Bearer a-token" }, undefined]);
});

test("what Object.prototype has is no part of what a charger said", async (t) => {
  const members = { zzq: 5, nrg: Array(16).fill(1_000), frc: 2 };
  t.after(() => Object.keys(members).forEach((key) => delete Object.prototype[key]));
  Object.assign(Object.prototype, members);
  const fetch = async () => Response.json({ car: 2, amp: 16 });
  const each = charger({ fetch });
  for await (const { values, missing } of each.watch(["car", "zzq"])) {
    assert.deepEqual([Object.keys(values), missing], [["car"], ["zzq"]]);
    break;
  }
  const overview = await each.overview();
  assert.deepEqual([overview.power, overview.forced], [null, null]);
  const fleet = new api.Fleet([each]);
  for await (const { error } of fleet.status(["car"])) assert.equal(error, null);
  assert.equal(fleet.summary().power, 0);
});

test("the init of a request is its own: what a fetch does to it reaches no other", async () => {
  const inits = [];
  const fetch = async (_, init) => {
    inits.push({ ...init, headers: { ...init.headers } });
    init.headers["x-mine"] = "1";
    init.redirect = "follow";
    init.cache = "force-cache";
    return good();
  };
  const each = charger({ fetch });
  for (let round = 0; round < 3; round += 1) await each.status(["amp"]);
  for (const { headers, redirect, cache } of inits) {
    assert.deepEqual([headers, redirect, cache], [{ authorization: "Bearer a-token" }, "manual", "no-store"]);
  }
});

const signals = {
  "whose addEventListener throws": { aborted: false, addEventListener: fail(new Error("x")), removeEventListener() {} },
  "whose aborted throws": { get aborted() { return fail(new Error("x"))(); }, addEventListener() {}, removeEventListener() {} },
  "whose removeEventListener throws": { aborted: false, addEventListener() {}, removeEventListener: fail(new Error("x")) },
};

for (const [name, signal] of Object.entries(signals)) {
  test(`a signal ${name} leaves no call pending, and nothing unhandled`, async (t) => {
    const unhandled = t.mock.fn();
    process.on("unhandledRejection", unhandled);
    t.after(() => process.off("unhandledRejection", unhandled));
    const timers = () => process.getActiveResourcesInfo().filter((each) => each === "Timeout").length;
    const before = timers();
    for (const call of [(each) => each.status(["amp"], { signal }), (each) => each.set({ amp: 6 }, { signal })]) {
      const { value, error } = await settled(call(charger({ fetch: async () => new Response('{"succeeded":[{"amp":6}],"amp":6}') })), 2000);
      assert.ok(value || api.isChargerError(error), String(error));
    }
    await new Promise(setImmediate);
    assert.equal(unhandled.mock.callCount(), 0);
    assert.equal(timers(), before);
  });
}

test("surplus() with what cannot be read, or is misspelt, throws at once", () => {
  const read = () => null;
  for (const options of [revoked({}), throwing, { read, intervall: 1000 }, { read, onUpdate: 1 }, { read, get interval() { return fail(new Error("x"))(); } }]) {
    assert.throws(() => charger().surplus(options), (error) => error instanceof api.InvalidArgumentError);
  }
  assert.throws(() => charger().surplus({ read, intervall: 1000 }), /no option intervall/);
});

test("on() takes no listener for the end that is none", () => {
  assert.throws(() => charger().on("change", ["amp"], () => {}, { onEnd: 5 }), /onEnd must be a function/);
});

test("a list of billions of holes is refused without a look at each", async () => {
  const holes = Object.assign([], { length: 4e9 });
  for (const call of [(each) => each.set({ clp: holes }), (each) => each.status(holes), (each) => each.set({ rst: true }, { confirm: holes })]) {
    await assert.rejects(call(charger()), /a list that is far too long/);
  }
});

test("a test's fake queueMicrotask stops no call", async (t) => {
  const fetch = async () => ({ status: 200, headers: new Headers(), text: async () => '{"amp":16}' });
  const tasks = t.mock.method(globalThis, "queueMicrotask", () => {});
  assert.deepEqual((await settled(charger({ fetch }).status(["amp"]), 2000)).value?.values, { amp: 16 });
  assert.equal(tasks.mock.callCount(), 0);
});

test("a test's document that knows no scripts is enough of a page", async (t) => {
  t.after(() => delete globalThis.document);
  globalThis.document = Object.assign(new EventTarget(), { hidden: false, visibilityState: "visible" });
  const { Charger } = await import(`${unpacked.entry()}?page`);
  assert.deepEqual((await new Charger({ host: "192.168.0.75", fetch: good }).status(["amp"])).values, { amp: 16 });
});

const shapes = {
  "settings that are a list": [(each) => each.set([]), /the settings must be an object like \{ … \}, and got a list/],
  "options that are a flag": [(each) => each.set({ amp: 16 }, true), /the options must be an object like \{ … \}, and got a boolean/],
  "settings that are null": [(each) => each.set(null), /the settings must be an object like \{ … \}, and got null/],
  "settings that are a number": [(each) => each.set(5), /got a number/],
  "a Map as value": [(each) => each.set({ zzz: new Map() }, { unchecked: true }), /zzz must be a JSON value, and got an object of the class Map/],
};
for (const [name, [call, words]] of Object.entries(shapes)) {
  test(`${name} are refused by what they are`, async () => {
    await assert.rejects(call(charger()), words);
  });
}
