// Errors travel: into JSON, to another worker, to another copy of the package; and they tell no secret on the way.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { MessageChannel } from "node:worker_threads";
import { settled } from "../lib/check.mjs";
import { reach, setUp } from "../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

const answering = (status, body, options) =>
  new world.api.Charger({ serial: "000001", token: "t", retries: 0, fetch: async () => new Response(body, { status }), ...options });

/** One error of each kind. */
const errors = {
  "invalid-argument": () => answering(200, "").set({ amp: 99 }),
  unauthorized: () => answering(401, "").status(),
  forbidden: () => answering(403, "").status(),
  stale: () => answering(404, '{"success":false,"reason":"Data is outdated","age":120}').status(),
  rejected: () => answering(422, '{"succeeded":[{"frc":0}],"failed":[{"amp":6}]}').set({ amp: 6, frc: 0 }),
  unverified: async () => {
    const made = await world.control.create({ values: { amp: 16 } });
    await world.control.faults(made.serial, { kind: "ignore" });
    return new world.api.Charger(reach(made, "local")).set({ amp: 6 }, { verify: true, deadline: 900 });
  },
  busy: () => answering(429, "").status(),
  unavailable: () => answering(500, "").status(),
  timeout: () => answering(200, "", { fetch: () => new Promise(() => {}), timeout: 20 }).status(),
  network: () => answering(200, "", { fetch: () => Promise.reject(new Error("x", { cause: new Error("y") })) }).status(),
  protocol: () => answering(200, "oops").status(),
};

const FIELDS = ["code", "attempts", "status", "url", "ageSeconds", "accepted", "rejected", "expected", "found"];

for (const [code, make] of Object.entries(errors)) {
  test(`${code}: JSON has its name, message and fields, and neither its stack nor its cause; a copy is still known`, async () => {
    const { error } = await settled(make(), 5000);
    assert.equal(error?.code, code, String(error));
    const { isChargerError } = world.api;
    const plain = JSON.parse(JSON.stringify(error));
    const { name, message, ...fields } = plain;
    assert.deepEqual([name, message], [error.name, error.message]);
    assert.deepEqual(fields, JSON.parse(JSON.stringify(Object.fromEntries(FIELDS.filter((field) => field in error).map((field) => [field, error[field]])))));
    assert.ok(!("stack" in plain) && !("cause" in plain));
    assert.deepEqual(JSON.parse(JSON.stringify({ error })).error, plain, "also inside of something else");

    const { port1, port2 } = new MessageChannel();
    const posted = new Promise((resolve) => port2.once("message", resolve));
    port1.postMessage(error);
    const copies = [plain, structuredClone(error), structuredClone(plain), await posted, JSON.parse(JSON.stringify(structuredClone(plain)))];
    port1.close();
    for (const copy of copies) assert.ok(isChargerError(copy), String(copy?.name ?? copy));
    assert.ok((await world.fresh()).isChargerError(error));
    assert.ok((await world.fresh()).isChargerError(plain));
    assert.equal(copies[1].message, error.message);
  });
}

test("what only looks like an error of the package is none", () => {
  const { isChargerError } = world.api;
  const proxy = Proxy.revocable({}, {});
  proxy.revoke();
  const throwing = { get name() { throw new Error("x"); } };
  for (const value of [null, undefined, 1, "ChargerError: x", {}, [], new Error("x"), new TypeError("ChargerError"), { name: "ChargerError" }, { code: "network" }, { name: "Error", code: "network" }, proxy.proxy, throwing, () => {}, JSON.parse('{"name":"ChargerErrors","code":"x"}')]) {
    assert.equal(isChargerError(value), false);
  }
});

test("a key that the catalogue lacks is a secret wherever it would be shown", async () => {
  const secret = "ApnPassword4Zx";
  const told = [];
  const hooks = { onRequest: (event) => told.push(event), logger: { debug: (line) => told.push(line) } };
  for (const key of ["mpap", "zzap", "ZZap"]) {
    for (const [status, body] of [[200, `{"${key}":true}`], [500, `{"${key}":"${key}: not allowed: ${secret}"}`], [200, `oops ${secret}`], [502, ""]]) {
      told.length = 0;
      const charger = new world.api.Charger({ host: "a", retries: 0, fetch: async () => new Response(body, { status }), ...hooks });
      const { error } = await settled(charger.set({ [key]: secret }, { unchecked: true }), 5000);
      assert.ok(told.length === 2 && told[0].url.includes(`${key}=***`), JSON.stringify(told));
      for (const text of [JSON.stringify(told), JSON.stringify(error), error?.message, error?.stack]) assert.ok(!text?.includes(secret), text);
    }
  }
});

test("what is expected and found is told as it is where it is public, and not at all where it is not", async () => {
  const made = await world.control.create({ values: { amp: 16, fna: "mine" } });
  await world.control.faults(made.serial, { kind: "ignore" });
  const charger = new world.api.Charger(reach(made, "local"));
  const { error } = await settled(charger.set({ amp: 6, fna: "other", zzq: "third" }, { verify: true, unchecked: true, deadline: 900 }), 5000);
  if (error.code === "unverified") {
    assert.deepEqual(error.expected, { amp: 6, fna: "***", zzq: "***" });
    assert.deepEqual(error.found, { amp: 16, fna: "***" });
  } else {
    assert.equal(error.code, "rejected");
    assert.doesNotMatch(JSON.stringify(error), /third|other|mine/);
  }
});

test("a whole number that is nearly the same is not the same, a float is as near as a float32 allows", async () => {
  const verified = async (values, found) => {
    const body = (url) => (url.includes("/set?") ? JSON.stringify(Object.fromEntries(Object.keys(values).map((key) => [key, true]))) : JSON.stringify(found));
    const charger = new world.api.Charger({ host: "a", fetch: async (url) => new Response(body(url)) });
    const { value, error } = await settled(charger.set(values, { verify: true, deadline: 700, unchecked: true, confirm: Object.keys(values) }), 5000);
    return value?.outcome ?? error.code;
  };
  assert.deepEqual([world.catalogue.mci.types, world.catalogue.fst.types], [["integer"], ["number"]]);
  assert.equal(await verified({ mci: 2_147_483_647 }, { mci: 2_147_483_600 }), "unverified");
  assert.equal(await verified({ mci: 16_777_217 }, { mci: 16_777_216 }), "unverified");
  assert.equal(await verified({ mci: 2_147_483_647 }, { mci: 2_147_483_647 }), "verified");
  assert.equal(await verified({ zzz: 2_147_483_647 }, { zzz: 2_147_483_600 }), "unverified", "of an unknown key");
  assert.equal(await verified({ fst: 0.1 }, { fst: Math.fround(0.1) }), "verified");
  assert.equal(await verified({ fst: 1400 }, { fst: 1401 }), "unverified");
});

test("an aborted attempt is told to onRequest as such", async () => {
  const events = [];
  const controller = new AbortController();
  const charger = new world.api.Charger({ host: "a", fetch: () => new Promise(() => {}), onRequest: (event) => events.push(event) });
  const call = settled(charger.status(["amp"], { signal: controller.signal }), 5000);
  setImmediate(() => controller.abort("enough"));
  assert.equal((await call).error, "enough");
  await new Promise(setImmediate);
  assert.deepEqual(events.map(({ outcome, attempt, status }) => [outcome, attempt, status]), [["aborted", 1, null]]);
});
