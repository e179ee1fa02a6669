// The way in by the cloud: enabled in the LAN, and its token replaced.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { reach, setUp } from "../../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

test("enableCloudApi() gives the way in by the cloud", async () => {
  const made = await world.control.create({ values: { cae: false } });
  const local = new world.api.Charger(reach(made, "local"));
  const access = await local.enableCloudApi();
  assert.deepEqual(access, { serial: made.serial, token: made.token });
  const cloud = new world.api.Charger({ ...access, baseUrl: made.cloud });
  assert.equal((await cloud.status(["sse"])).values.sse, made.serial);
  // Once more changes nothing.
  assert.deepEqual(await local.enableCloudApi(), access);
});

test("enableCloudApi() is for the LAN", async () => {
  const made = await world.control.create();
  const error = await new world.api.Charger(reach(made)).enableCloudApi().catch((error) => error);
  assert.ok(error instanceof world.api.InvalidArgumentError);
  assert.deepEqual(await world.control.requests(made.serial), []);
});

test("rotateToken() in the LAN gives the new token, and the old one is dead", async () => {
  const made = await world.control.create();
  const events = [];
  const local = new world.api.Charger({ ...reach(made, "local"), onRequest: ({ url }) => events.push(url) });
  const { serial, token } = await local.rotateToken();
  assert.equal(serial, made.serial);
  assert.notEqual(token, made.token);
  const old = await new world.api.Charger(reach(made)).status(["car"]).catch((error) => error);
  assert.equal(old.code, "unauthorized");
  const fresh = new world.api.Charger({ ...reach(made), token });
  assert.equal((await fresh.status(["sse"])).values.sse, made.serial);
  assert.ok(!events.join().includes(token));
});

test("rotateToken() that changes nothing is unverified", async () => {
  const made = await world.control.create();
  await world.control.faults(made.serial, { kind: "ignore" });
  const error = await new world.api.Charger(reach(made, "local")).rotateToken({ deadline: 2500 }).catch((error) => error);
  assert.equal(error.code, "unverified");
  assert.ok(!JSON.stringify(error).includes(made.token));
});

test("rotateToken() by the cloud needs consent and cannot read the new one", async () => {
  const made = await world.control.create();
  const cloud = new world.api.Charger(reach(made));
  const error = await cloud.rotateToken().catch((error) => error);
  assert.ok(error instanceof world.api.InvalidArgumentError);
  assert.match(error.message, /confirm: \["cak"\]/);
  assert.deepEqual(await world.control.requests(made.serial), []);
  assert.deepEqual(await cloud.rotateToken({ confirm: ["cak"] }), { serial: made.serial, token: null });
  assert.equal((await cloud.status().catch((error) => error)).code, "unauthorized");
});
