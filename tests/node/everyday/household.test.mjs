// Timetables and cards.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { reach, setUp } from "../../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

async function make(side, firmware, values = {}) {
  const made = await world.control.create({ firmware, values });
  return { made, charger: new world.api.Charger(reach(made, side)) };
}

for (const [side, firmware] of [["local", "053"], ["local", "60.4"], ["cloud", "60.4"]]) {
  test(`a timetable is read and written, ${side}, ${firmware}`, async () => {
    const { charger } = await make(side, firmware);
    const before = await charger.schedule.read();
    assert.deepEqual(Object.keys(before), ["weekdays", "saturday", "sunday"]);
    const windows = [{ from: 22 * 60, to: 24 * 60 }, { from: 0, to: 6 * 60 + 30 }];
    const result = await charger.schedule.write("weekdays", { mode: "allow", windows }, { verify: true });
    assert.deepEqual(result, { outcome: "verified", accepted: ["sch_week"], heldBackBy: [] });
    assert.deepEqual((await charger.schedule.read()).weekdays, { mode: "allow", windows });
    // The mode alone keeps the windows.
    await charger.schedule.write("weekdays", { mode: "off", windows: undefined }, { verify: true });
    assert.deepEqual((await charger.schedule.read()).weekdays, { mode: "off", windows });
    assert.deepEqual((await charger.schedule.read()).sunday, before.sunday);
  });
}

test("a timetable that is too long for the LAN is refused with its length, and goes by the cloud", async () => {
  const windows = [{ from: 360.5, to: 1200.5 }, { from: 1320.5, to: 1439.5 }];
  const { charger, made } = await make("local", "60.4");
  const error = await charger.schedule.write("sunday", { mode: "allow", windows }).catch((error) => error);
  assert.match(error.message, /sch_sund: the timetable is \d+ characters long.*at most 255/);
  assert.deepEqual(await world.control.requests(made.serial), []);
});

test("a timetable is checked before any request", async () => {
  const { charger, made } = await make("local", "60.4");
  const { write } = charger.schedule;
  for (const call of [
    () => write("monday", { mode: "off" }),
    () => write(undefined, { mode: "off" }),
    () => write("sunday", { mode: "on" }),
    () => write("sunday", {}),
    () => write("sunday"),
    () => write("sunday", { mode: "off", window: [] }),
    () => write("sunday", { mode: "off", windows: [{ from: -1, to: 5 }] }),
    () => write("sunday", { mode: "off", windows: [{ from: 0, to: 1441 }] }),
    () => write("sunday", { mode: "off", windows: [1, 2, 3].map(() => ({ from: 0, to: 5 })) }),
  ]) {
    const error = await call().catch((error) => error);
    assert.ok(error instanceof world.api.InvalidArgumentError, `${call}: ${error}`);
  }
  assert.deepEqual(await world.control.requests(made.serial), []);
});

test("start() and stop() go past a timetable", async () => {
  for (const [frc, codes] of [[0, []], [1, ["forced-off"]], [2, ["forced-on"]]]) {
    const { charger } = await make("local", "60.4", { frc });
    const { heldBackBy } = await charger.schedule.write("sunday", { mode: "off" });
    assert.deepEqual(heldBackBy.map(({ code }) => code), codes);
  }
});

for (const [side, firmware] of [["local", "053"], ["local", "60.4"], ["cloud", "60.4"]]) {
  test(`cards are listed, named, learned and deleted, ${side}, ${firmware}`, async () => {
    const { charger } = await make(side, firmware);
    const list = await charger.cards.list();
    assert.deepEqual(list.map(({ slot }) => slot), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const free = list.find(({ learned }) => !learned);
    const has = firmware === "60.4";
    // On old firmware a card without a name has one, and lrn and del are no keys.
    assert.equal(free.name, has ? null : `User ${free.slot + 1}`);
    if (has) {
      assert.equal((await charger.cards.learn(free.slot, { confirm: ["lrn"], verify: true })).outcome, "verified");
      assert.equal((await charger.cards.learn(free.slot, { confirm: ["lrn"], verify: true })).outcome === "verified", false);
    }
    const named = await charger.cards.rename(free.slot, "Anna", { verify: true });
    assert.equal(named.outcome, "verified");
    const card = (await charger.cards.list())[free.slot];
    assert.deepEqual([card.slot, card.name, card.learned], [free.slot, "Anna", has]);
    if (has) {
      assert.equal((await charger.cards.delete(free.slot, { confirm: ["del"], verify: true })).outcome, "verified");
      assert.deepEqual((await charger.cards.list())[free.slot], { slot: free.slot, name: null, learned: false, energy: 0 });
    }
  });
}

test("cards are checked before any request", async () => {
  const { charger, made } = await make("local", "60.4");
  for (const call of [
    () => charger.cards.rename(10, "Anna"),
    () => charger.cards.rename(-1, "Anna"),
    () => charger.cards.rename("0", "Anna"),
    () => charger.cards.rename(0),
    () => charger.cards.rename(0, 1),
    () => charger.cards.learn(0),
    () => charger.cards.learn(0, { confirm: ["del"] }),
    () => charger.cards.delete(0),
    () => charger.cards.delete(0, { verify: true }),
    () => charger.cards.delete(1.5, { confirm: ["del"] }),
  ]) {
    const error = await call().catch((error) => error);
    assert.ok(error instanceof world.api.InvalidArgumentError, `${call}: ${error}`);
  }
  assert.deepEqual(await world.control.requests(made.serial), []);
  const long = await charger.cards.rename(0, "ä".repeat(100)).catch((error) => error);
  assert.ok(long instanceof world.api.InvalidArgumentError);
});
