// Connections in the LAN, and caches: every set reaches the charger.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CLOSING, SETS, judge, setAfterRead } from "../lib/closing.mjs";
import { reach, setUp } from "../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

test(`of ${SETS} sets, each right after a read, of a charger that closes without a word, every one arrives once`, async () => {
  const { serial, local } = await world.control.create(CLOSING);
  const failed = await setAfterRead(world.api.Charger, local, 0, SETS);
  judge(failed, await world.control.requests(serial));
});

for (const close of ["fin", "reset", "announced"]) {
  test(`a charger that closes by ${close} loses nothing either, with sets and reads on each other's heels`, async () => {
    const { serial, local } = await world.control.create({ ...CLOSING, close });
    const charger = new world.api.Charger({ baseUrl: local });
    const numbers = Array.from({ length: 200 }, (_, number) => number);
    const calls = numbers.flatMap((number) => [charger.set({ fna: `set ${number}` }), charger.status([`zz${number}`])]);
    const outcomes = await Promise.allSettled(calls);
    assert.deepEqual(outcomes.filter(({ reason }) => reason).map(({ reason }) => reason.message), []);
    const sets = (await world.control.requests(serial)).filter(({ target }) => target.includes("/api/set?"));
    assert.deepEqual(sets.map(({ applied }) => applied.fna), numbers.map((number) => `set ${number}`));
  });
}

/** What a charger got as the header `connection`, by each side. */
async function connection(side, options) {
  const made = await world.control.create(CLOSING);
  const charger = new world.api.Charger({ ...reach(made, side), ...options });
  await charger.status(["amp"]);
  await charger.set({ amp: 10 });
  return (await world.control.requests(made.serial)).map(({ headers }) => headers.connection);
}

test("in the LAN each request says that its connection is to be closed; to the cloud none, and none by a caller's own fetch", async () => {
  assert.deepEqual(await connection("local"), ["close", "close"]);
  assert.deepEqual(await connection("cloud"), ["keep-alive", "keep-alive"]);
  const seen = [];
  const own = (url, init) => {
    seen.push(init.headers);
    return fetch(url, init);
  };
  await connection("local", { fetch: own });
  assert.deepEqual(seen, [undefined, undefined], "a fetch of another kind may not take the header");
});

/** A fetch that answers from its cache what it has there, as that of Next.js 13 and 14 does by default. */
function caching(fetch = globalThis.fetch) {
  const cache = new Map();
  return async (url, init = {}) => {
    if (init.cache === "no-store") return fetch(url, init);
    if (!cache.has(url)) cache.set(url, await fetch(url, init));
    return cache.get(url).clone();
  };
}

for (const side of ["cloud", "local"]) {
  test(`${side}: a fetch that caches answers neither a set nor a read`, async (t) => {
    const own = await world.control.create();
    const global = await world.control.create();
    const chargers = [
      [own, new world.api.Charger({ ...reach(own, side), fetch: caching() })],
      [global, new world.api.Charger(reach(global, side))],
    ];
    t.mock.method(globalThis, "fetch", caching());
    for (const [{ serial }, charger] of chargers) {
      for (const amp of [10, 12, 10]) {
        await charger.set({ amp });
        assert.equal((await charger.status(["amp"])).values.amp, amp);
      }
      const targets = (await world.control.requests(serial)).map(({ target }) => target.replace(/^.*\/api\//, ""));
      const read = "status?filter=amp";
      assert.deepEqual(targets, ["set?amp=10", read, "set?amp=12", read, "set?amp=10", read]);
    }
  });
}

test("the cache that these tests are made with does cache", async () => {
  const { serial, local } = await world.control.create();
  const fetch = caching();
  for (const url of [`${local}/api/set?amp=10`, `${local}/api/set?amp=12`, `${local}/api/set?amp=10`]) {
    assert.equal((await fetch(url)).status, 200);
  }
  assert.equal((await world.control.requests(serial)).length, 2);
});
