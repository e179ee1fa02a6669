// The overview, and what would keep surplus charging from working.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { reach, setUp } from "../../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

const second = (n = 1) => new Promise((resolve) => setTimeout(resolve, n * 1000));

for (const side of ["local", "cloud"]) {
  test(`an overview of a charging car, ${side}`, async () => {
    const made = await world.control.create({ values: { fna: "garage", amp: 10, psm: 0 } });
    await world.control.car(made.serial, { plugged: true, phases: 3 });
    await second(2);
    const charger = new world.api.Charger(reach(made, side));
    const overview = await charger.overview();
    assert.equal(overview.name, "garage");
    assert.equal(overview.serial, made.serial);
    assert.deepEqual([overview.state, overview.pilot, overview.allowed, overview.error], ["charging", "C", true, null]);
    assert.deepEqual([overview.phasesInUse, overview.current.requested, overview.current.offered], [3, 10, 10]);
    assert.equal(overview.phases.length, 3);
    assert.ok(overview.power > 6000 && overview.energy.session > 0 && overview.energy.sessionFrom === "charger");
    assert.equal(overview.online, true);
    if (side === "local") assert.equal(overview.lastModified, null);
    else assert.ok(overview.lastModified instanceof Date && Math.abs(Date.now() - overview.lastModified) < 60_000);
    assert.equal(overview.raw.values.amp, 10);
    assert.equal(overview.raw.redacted().sse, "***");
    assert.deepEqual(Object.keys(overview.raw), ["values", "missing", "lastModified"]);
    assert.equal((await world.control.requests(made.serial)).length, 1);
    assert.doesNotThrow(() => structuredClone(JSON.parse(JSON.stringify(overview))));
  });
}

test("the keys in the types are the keys that are asked for", async () => {
  const made = await world.control.create();
  await new world.api.Charger(reach(made, "local")).overview();
  const [{ target }] = await world.control.requests(made.serial);
  const asked = decodeURIComponent(target.split("filter=")[1]).split(",").sort();
  const types = await readFile(new URL("../../../pkg-template/overview.d.ts", import.meta.url), "utf8");
  const [, union] = types.match(/type OverviewKey =([^;]*);/);
  assert.deepEqual([...union.matchAll(/"(\w+)"/g)].map(([, key]) => key).sort(), asked);
});

test("the energy of a session survives a switch of phases, for who has read before", async () => {
  const made = await world.control.create({ values: { amp: 16 } });
  await world.control.car(made.serial, { plugged: true, phases: 3 });
  const charger = new world.api.Charger(reach(made, "local"));
  await world.control.values(made.serial, { wh: 5000, eto: 100_000 });
  await second();
  const before = await charger.overview();
  await world.control.values(made.serial, { wh: 0, psm: 1 });
  await second();
  const { energy } = await charger.overview();
  assert.equal(energy.sessionFrom, "meter");
  assert.ok(energy.session >= before.energy.session, `${energy.session} after ${before.energy.session}`);
  const stranger = await new world.api.Charger(reach(made, "local")).overview();
  assert.equal(stranger.energy.sessionFrom, "charger");
});

test("a go-e Controller is no charger", async () => {
  const made = await world.control.create({ model: "CONTROLLER" });
  const error = await new world.api.Charger(reach(made, "local")).overview().catch((error) => error);
  assert.equal(error.code, "protocol");
  assert.match(error.message, /go-e Controller/);
});

test("an overview fails as a status does", async () => {
  const made = await world.control.create();
  await world.control.faults(made.serial, { kind: "offline" });
  const error = await new world.api.Charger(reach(made)).overview().catch((error) => error);
  assert.equal(error.code, "forbidden");
  const wrong = await new world.api.Charger(reach(made)).overview({ verify: true }).catch((error) => error);
  assert.ok(wrong instanceof world.api.InvalidArgumentError);
});

test("each mend of the surplus blockers can be set, and then nothing blocks", async () => {
  const values = { lmo: 3, fup: false, frc: 2, acp: false, psm: 1, amp: 8, ama: 16, awe: true };
  const made = await world.control.create({ values });
  const charger = new world.api.Charger(reach(made, "local"));
  const blockers = await charger.surplusBlockers();
  assert.deepEqual(blockers.map(({ code }) => code), ["surplus-off", "no-pauses", "phases", "current-limit", "tariff", "not-eco", "forced-on"]);
  for (const { mend } of blockers) await charger.set(mend, { verify: true });
  assert.deepEqual(await charger.surplusBlockers(), []);
});

test("the id of a charger is what it was given", () => {
  const { Charger } = world.api;
  assert.equal(new Charger({ serial: "000001", token: "x" }).id, "000001");
  assert.equal(new Charger({ host: "192.168.0.75" }).id, "192.168.0.75");
  for (const nothing of [undefined, null, {}, "text"]) assert.equal(typeof new Charger(nothing).id, "string");
});
