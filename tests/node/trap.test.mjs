// If the WebAssembly breaks off, which it never should: all who wait are told, and the next call gets a fresh one.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { settled } from "../lib/check.mjs";
import { reach, setUp } from "../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

/** A copy of the package whose WebAssembly can be made to break off: `trap.next` names the import that throws then. */
async function breakable(t) {
  const trap = { next: undefined, error: new Error("an import throws past its guard"), instances: [] };
  const { instantiate } = WebAssembly;
  t.after(() => (WebAssembly.instantiate = instantiate));
  WebAssembly.instantiate = async (module, imports) => {
    const [name, functions] = Object.entries(imports)[0];
    const broken = Object.entries(functions).map(([key, value]) => [
      key,
      (...args) => {
        if (!trap.next?.test(key)) return value(...args);
        trap.next = undefined;
        throw trap.error;
      },
    ]);
    const isOurs = WebAssembly.Module.exports(module).some((each) => each.name === "__wbindgen_externrefs");
    const result = await instantiate(module, isOurs ? { [name]: Object.fromEntries(broken) } : imports);
    if (isOurs) trap.instances.push(result.exports);
    return result;
  };
  return { api: await world.fresh(), trap };
}

const TEXT = /the WebAssembly of this package broke off.*please report it.*Whether a setting arrived is not known: read it back\. The next call starts anew/;

function assertTold(api, { value, error }) {
  assert.ok(error, `it is rejected; it resolved to ${JSON.stringify(value)}`);
  assert.ok(api.isChargerError(error) && error instanceof api.ChargerError, String(error));
  assert.deepEqual([error.code, error.attempts], ["unsupported", 0]);
  assert.match(error.message, TEXT);
  assert.ok(error.cause instanceof Error, `the cause is ${error.cause}`);
}

/** Calls that wait in every way: in flight, in the line, to be tried again, for an abort, by an own fetch. */
async function waiting(api) {
  const hanging = await world.control.create();
  await world.control.faults(hanging.serial, { kind: "hang" });
  const busy = await world.control.create();
  await world.control.faults(busy.serial, { status: 503, headers: { "retry-after": "50" } });
  const slow = new api.Charger(reach(hanging, "local"));
  const later = new api.Charger(reach(busy, "cloud"));
  const { signal } = new AbortController();
  const calls = [
    slow.status(["amp"]),
    slow.status(["car"], { signal }),
    slow.set({ amp: 10 }),
    slow.set({ amp: 10 }, { deadline: 60_000, verify: true }),
    later.status(["amp"]),
    new api.Charger({ host: "a", fetch: () => new Promise(() => {}) }).set({ amp: 6 }, { signal }),
  ];
  for (const call of calls) call.catch(() => {});
  while ((await world.control.requests(busy.serial))[0]?.status !== 503 || (await world.control.requests(hanging.serial)).length === 0);
  await new Promise((resolve) => setTimeout(resolve, 50));
  return calls;
}

async function works(api) {
  const made = await world.control.create({ values: { amp: 16 } });
  for (const side of ["cloud", "local"]) {
    const charger = new api.Charger(reach(made, side));
    assert.equal((await charger.status(["amp"])).values.amp, side === "cloud" ? 16 : 10);
    assert.deepEqual((await charger.set({ amp: 10 })).accepted, ["amp"]);
  }
}

const ways = {
  "while it reads its arguments": async (api, trap) => {
    trap.next = /keys|getPrototypeOf|isArray/;
    return new api.Charger({ host: "a" }).set({ amp: 6 });
  },
  "when it looks at the clock": async (api, trap) => {
    trap.next = /now/;
    return new api.Charger({ host: "127.0.0.1:9" }).status(["amp"]);
  },
  "when it fetches": async (api, trap) => {
    trap.next = /fetch/;
    return new api.Charger({ host: "127.0.0.1:9" }).status(["amp"]);
  },
  "when a reply comes": async (api, trap) => {
    const fetch = async () => {
      setImmediate(() => (trap.next = /parse|getReader|status/));
      await new Promise((resolve) => setTimeout(resolve, 20));
      return new Response('{"amp":6}');
    };
    return new api.Charger({ host: "b", fetch }).status(["amp"]);
  },
  "when a timer is over": async (api, trap) => {
    const call = new api.Charger({ host: "b", fetch: () => new Promise(() => {}), retries: 0 }).status(["amp"], { timeout: 20 });
    trap.next = /abort|now/;
    return call;
  },
  "by its memory": async (api, trap) => {
    const { memory } = trap.instances.at(-1);
    for (let pages = 16_384; pages >= 1; ) {
      try {
        memory.grow(pages);
      } catch {
        pages = Math.floor(pages / 2);
      }
    }
    return new api.Charger({ serial: "000001", token: "t", fetch: () => assert.fail("it is sent") }).set({ zzz: "x".repeat(50_000_000) }, { unchecked: true });
  },
};

for (const [name, breakOff] of Object.entries(ways)) {
  test(`a WebAssembly that breaks off ${name} rejects all who wait, and the next call works on a fresh one`, async (t) => {
    const unhandled = t.mock.fn();
    for (const event of ["unhandledRejection", "uncaughtException"]) {
      process.on(event, unhandled);
      t.after(() => process.off(event, unhandled));
    }
    const { api, trap } = await breakable(t);
    await works(api);
    const calls = await waiting(api);
    const outcome = await settled(breakOff(api, trap), 5000);
    assertTold(api, outcome);
    for (const call of calls) assertTold(api, await settled(call, 1000));
    if (name !== "by its memory") assert.equal(outcome.error.cause, trap.error);
    else assert.ok(outcome.error.cause instanceof WebAssembly.RuntimeError, String(outcome.error.cause));
    await works(api);
    assert.equal(trap.instances.length, 2, "there is one fresh WebAssembly");
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(unhandled.mock.calls.map(({ arguments: [error] }) => error), []);
  });
}

test("it may break off as often as it likes, and a charger goes on to work with each fresh one", async (t) => {
  const { api, trap } = await breakable(t);
  const made = await world.control.create({ values: { amp: 16 } });
  const charger = new api.Charger(reach(made, "local"));
  for (let round = 1; round <= 20; round += 1) {
    assert.equal((await charger.status(["amp"])).values.amp, 16);
    trap.next = /now/;
    assertTold(api, await settled(charger.status(["amp"]), 5000));
    assert.equal(trap.instances.length, round);
  }
  assert.equal((await charger.status(["amp"])).values.amp, 16);
});

test("a call that a hook makes while it breaks off works as well", async (t) => {
  const { api, trap } = await breakable(t);
  const made = await world.control.create({ values: { amp: 16 } });
  const works = new api.Charger(reach(made));
  await works.status(["amp"]);
  trap.next = /now/;
  const first = works.status(["amp"]).catch((error) => works.status(["amp"]).then(({ values }) => [error.code, values.amp]));
  assert.deepEqual(await first, ["unsupported", 16]);
});
