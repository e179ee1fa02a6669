// Many calls at once, and calls that are given up.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { after, before, test } from "node:test";
import { settled } from "../lib/check.mjs";
import { reach, setUp } from "../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

async function make(side = "local", options = {}) {
  const made = await world.control.create();
  const charger = new world.api.Charger({ ...reach(made, side), retries: 0, ...options });
  return { made, charger, requests: () => world.control.requests(made.serial) };
}

/** Waits until the charger has got a request, or the call is over. */
async function arrival(requests, outcome) {
  let over = false;
  const end = () => {
    over = true;
  };
  outcome.then(end, end);
  while (!over && (await requests()).length === 0);
}

const listeners = (signal) => getEventListeners(signal, "abort").length;

test("100 calls at once on one charger, the very first among them, get each its own answer", async () => {
  const { Charger } = await world.fresh();
  const made = await world.control.create();
  const values = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`zz${index}`, `value ${index}`]));
  await world.control.values(made.serial, values);
  const charger = new Charger(reach(made));
  const replies = await Promise.all(Object.keys(values).map((key) => charger.status([key])));
  assert.deepEqual(Object.assign({}, ...replies.map((reply) => reply.values)), values);
  for (const [index, { values: own, missing }] of replies.entries()) {
    assert.deepEqual([own, missing], [{ [`zz${index}`]: `value ${index}` }, []]);
  }
});

test("100 calls at once on 20 chargers get each the answer of its charger", async () => {
  const names = Array.from({ length: 20 }, (_, index) => `charger ${index}`);
  const made = await Promise.all(names.map((fna) => world.control.create({ values: { fna } })));
  const chargers = made.map((each, index) => new world.api.Charger(reach(each, index % 2 ? "cloud" : "local")));
  const calls = Array.from({ length: 100 }, (_, index) => chargers[index % 20].status(["fna", `zz${index}`]));
  for (const [index, { values, missing }] of (await Promise.all(calls)).entries()) {
    assert.deepEqual([values, missing], [{ fna: names[index % 20] }, [`zz${index}`]]);
  }
});

test("a call that fails leaves those beside it alone", async () => {
  const { charger, made } = await make("cloud");
  const wrong = new world.api.Charger({ ...reach(made), token: "wrong" });
  const calls = Array.from({ length: 30 }, (_, index) => {
    if (index % 3 === 0) return wrong.status(["amp"]);
    return index % 3 === 1 ? charger.set({ amp: 99 }) : charger.status(["amp"]);
  });
  const outcomes = await Promise.allSettled(calls);
  const codes = outcomes.map(({ reason, value }) => reason?.code ?? Object.keys(value.values)[0]);
  assert.deepEqual(codes, Array(10).fill(["unauthorized", "invalid-argument", "amp"]).flat());
});

test("two copies of the package work beside each other, and know each other's errors", async () => {
  const copies = [world.api, await world.fresh()];
  const made = await world.control.create();
  for (const [index, { Charger, ChargerError }] of copies.entries()) {
    const other = copies[1 - index];
    const error = await new Charger({ ...reach(made), token: "wrong" }).status().catch((error) => error);
    assert.ok(error instanceof ChargerError && !(error instanceof other.ChargerError));
    assert.ok(other.isChargerError(error) && other.isChargerError(Object.create(error)));
  }
  for (const value of [undefined, null, "ChargerError", {}, new Error("x"), { code: "network" }, () => {}]) {
    assert.equal(world.api.isChargerError(value), false);
  }
});

const reasons = {
  "an Error": new Error("enough"),
  text: "enough",
  "a number": 0,
  "an object": Object.freeze({ why: "enough" }),
  null: null,
  false: false,
  "a ChargerError": () => new world.api.ChargerError({ code: "network", message: "x" }),
};

const ways = {
  "a read that waits": (charger, signal) => charger.status(["amp"], { signal }),
  "a set that waits": (charger, signal) => charger.set({ amp: 6 }, { signal }),
};

for (const [name, given] of Object.entries(reasons)) {
  for (const [what, call] of Object.entries(ways)) {
    test(`an abort with ${name} as its reason ends ${what} with just that`, async () => {
      const { charger, made, requests } = await make();
      await world.control.faults(made.serial, { kind: "hang" });
      const reason = typeof given === "function" ? given() : given;
      const controller = new AbortController();
      const outcome = settled(call(charger, controller.signal), 5000);
      await arrival(requests, outcome);
      controller.abort(reason);
      assert.ok(Object.is((await outcome).error, reason), "the reason is handed on unchanged");
      assert.equal(listeners(controller.signal), 0);
    });
  }
}

test("an abort without a reason ends a call with the AbortError of the signal", async () => {
  const controller = new AbortController();
  const { charger } = await make("local", { fetch: () => new Promise(() => {}) });
  const outcome = settled(charger.status(["amp"], { signal: controller.signal }), 5000);
  setImmediate(() => controller.abort());
  const { error } = await outcome;
  assert.ok(error instanceof DOMException && error.name === "AbortError");
  assert.equal(error, controller.signal.reason);
});

test("the signals of AbortSignal.timeout and AbortSignal.any end a call with their reasons", async () => {
  const { charger } = await make("local", { fetch: () => new Promise(() => {}) });
  const reason = new Error("x");
  const any = AbortSignal.any([AbortSignal.abort(reason), new AbortController().signal]);
  assert.equal((await settled(charger.status(undefined, { signal: any }), 5000)).error, reason);
  const timeout = AbortSignal.timeout(20);
  const { error } = await settled(charger.status(undefined, { signal: timeout }), 5000);
  assert.equal(error, timeout.reason);
  assert.equal(error.name, "TimeoutError");
});

test("a signal that is aborted already sends nothing, also on the very first call", async () => {
  const { Charger } = await world.fresh();
  for (const side of ["cloud", "local"]) {
    const { made, requests } = await make();
    for (const charger of [new Charger(reach(made, side)), new world.api.Charger(reach(made, side))]) {
      const signal = AbortSignal.abort("enough");
      for (const call of Object.values(ways)) assert.equal((await settled(call(charger, signal), 5000)).error, "enough");
      assert.equal(listeners(signal), 0);
    }
    assert.deepEqual(await requests(), []);
  }
});

test("an abort while the WebAssembly loads sends nothing", async () => {
  const { Charger } = await world.fresh();
  const { made, requests } = await make();
  const controller = new AbortController();
  const outcome = settled(new Charger(reach(made)).set({ amp: 6 }, { signal: controller.signal }), 5000);
  controller.abort("enough");
  assert.equal((await outcome).error, "enough");
  assert.deepEqual(await requests(), []);
});

test("an abort aborts the signal that fetch got, and one that comes too late changes nothing", async () => {
  let given;
  const controller = new AbortController();
  const fetch = (_, { signal }) => {
    given = signal;
    controller.abort("enough");
    return new Promise(() => {});
  };
  const { charger } = await make("local", { fetch });
  assert.equal((await settled(charger.status(["amp"], { signal: controller.signal }), 5000)).error, "enough");
  assert.ok(given.aborted && given !== controller.signal);

  const late = new AbortController();
  const other = await make();
  const status = await other.charger.status(["amp"], { signal: late.signal });
  late.abort();
  assert.deepEqual(Object.keys(status.values), ["amp"]);
});

test("1 000 calls with one signal leave no listener behind, whatever becomes of them", async () => {
  const { signal } = new AbortController();
  const { made, charger } = await make("local", { timeout: 100 });
  const fates = [{}, { kind: "bad-gateway" }, { kind: "drop" }, { kind: "html" }, { kind: "truncate" }];
  for (const fault of fates) {
    await world.control.faults(made.serial, fault);
    for (let round = 0; round < 10; round += 1) {
      const calls = Array.from({ length: 20 }, (_, index) => Object.values(ways)[index % 2](charger, signal));
      await Promise.allSettled(calls);
      assert.equal(listeners(signal), 0, `after ${JSON.stringify(fault)}`);
    }
  }
  await world.control.faults(made.serial, { kind: "hang" });
  await Promise.allSettled(Object.values(ways).map((call) => call(charger, signal)));
  assert.equal(listeners(signal), 0, "after a timeout");
  await Promise.allSettled([charger.status([], { signal }), charger.set({ alw: true }, { signal })]);
  assert.equal(listeners(signal), 0, "after a bad argument");
});

test("many calls at once with one signal print no warning, as many of bare fetch do not", async (t) => {
  const warned = t.mock.fn();
  process.on("warning", warned);
  t.after(() => process.off("warning", warned));
  const { charger, made } = await make();
  const bare = (signal) => fetch(`${made.local}/api/status?filter=amp`, { signal });
  for (const call of [bare, (signal) => charger.status(["amp"], { signal })]) {
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 20 }, () => call(signal)));
    await new Promise(setImmediate);
    assert.deepEqual(warned.mock.calls.map(({ arguments: [warning] }) => warning.message), []);
  }
});

test("a timeout of one call is its own", async () => {
  const { charger } = await make("local", { fetch: () => new Promise(() => {}), timeout: 60_000 });
  const [first, second] = await Promise.all([
    settled(charger.status(["amp"], { timeout: 50 }), 5000),
    settled(charger.set({ amp: 6 }, { timeout: 70 }), 5000),
  ]);
  assert.match(first.error.message, /no reply within 50 ms/);
  assert.match(second.error.message, /no reply within 70 ms/);
});

test("a charger that fails works again when the cause is gone", async () => {
  const { made, charger } = await make("local", { timeout: 100 });
  for (const kind of ["hang", "drop", "bad-gateway", "lock", "endless"]) {
    await world.control.faults(made.serial, { kind });
    assert.ok((await settled(charger.status(["amp"]), 5000)).error, kind);
    await world.control.faults(made.serial, {});
    assert.equal(typeof (await charger.status(["amp"])).values.amp, "number");
  }
});
