// A fleet, on clocks of the test's own.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { fakeCharger, takeClocks } from "../../lib/clock.mjs";
import { unpackPackage } from "../../lib/package.mjs";

let unpacked, api, clock;

before(async () => {
  unpacked = await unpackPackage();
  api = await import(unpacked.entry());
  await api.initialize();
});
after(() => unpacked?.remove());
beforeEach(() => (clock = takeClocks()));
afterEach(() => clock.restore());

const power = (watts) => Array.from({ length: 16 }, (_, index) => (index === 11 ? watts : 0));

/** So many chargers, each with a fake of its own. */
function chargers(count) {
  return Array.from({ length: count }, (_, index) => {
    const fake = fakeCharger({ car: 1 + (index % 2), amp: 6, nrg: power(1_000 * (index % 2)) }, clock.now);
    return { fake, charger: new api.Charger({ host: `c${index}`, fetch: fake.fetch, retries: 0 }) };
  });
}

async function all(rows) {
  const found = [];
  for await (const row of rows) found.push(row);
  return found;
}

test("status gives a row for each charger, with its values or its error", async () => {
  const made = chargers(4);
  made[2].fake.down = "refuse";
  const fleet = new api.Fleet(made.map(({ charger }) => charger));
  assert.deepEqual(fleet.summary(), { chargers: 4, online: 0, failing: 0, charging: 0, power: 0, age: null });
  const rows = (await all(fleet.status(["amp", "nope"]))).sort((one, other) => one.id.localeCompare(other.id));
  assert.deepEqual(rows.map(({ id, charger }) => [id, charger]), made.map(({ charger }, index) => [`c${index}`, charger]));
  assert.deepEqual(rows[0].status.values, { amp: 6 });
  assert.deepEqual(rows[0].status.missing, ["nope"]);
  assert.deepEqual(rows[0].status.redacted(), { amp: 6 });
  assert.equal(rows[0].error, null);
  assert.equal(rows[2].status, null);
  assert.equal(rows[2].error.code, "network");
  const { age, ...summary } = fleet.summary();
  assert.deepEqual(summary, { chargers: 4, online: 3, failing: 1, charging: 2, power: 2_000 });
  assert.ok(age >= 0 && age < 1);
});

test("a set goes to each charger once, and break keeps back those that have not gone", async () => {
  const made = chargers(6);
  const fleet = new api.Fleet(made.map(({ charger }) => charger), { concurrency: 2 });
  const rows = fleet.set({ amp: 10 });
  await clock.settle();
  assert.ok(made.every(({ fake }) => fake.requests.length === 0), "not before a row is asked for");
  assert.deepEqual((await all(rows)).map(({ result }) => result.outcome), Array(6).fill("accepted"));
  made.forEach(({ fake }) => (fake.down = "hang"));
  made[0].fake.down = undefined;
  for await (const row of fleet.set({ amp: 11 })) {
    assert.equal(row.result.outcome, "accepted");
    break;
  }
  await clock.pass(60_000);
  const gone = made.filter(({ fake }) => fake.requests.length === 2).length;
  assert.ok(gone >= 1 && gone <= 3, `${gone}`);
});

test("who leaves while a set is on its way has a row all the same", async () => {
  const made = chargers(2);
  let answer;
  const asked = new Promise((resolve) => (answer = resolve));
  const slow = new api.Charger({ host: "slow", fetch: () => asked });
  const fleet = new api.Fleet([made[0].charger, slow]);
  const rows = [];
  for await (const { id, result } of fleet.set({ amp: 10 })) {
    rows.push([id, result.outcome]);
    if (id === "slow") continue;
    fleet.remove("slow");
    answer(new Response('{"amp":true}'));
  }
  assert.deepEqual(rows, [["c0", "accepted"], ["slow", "accepted"]]);
});

test("a bad key or value is refused before any request, an abort rejects with its reason", async () => {
  const [{ charger, fake }] = chargers(1);
  const fleet = new api.Fleet([charger]);
  await assert.rejects(all(fleet.status([])), { code: "invalid-argument" });
  await assert.rejects(all(fleet.status(["a b"])), { code: "invalid-argument" });
  await assert.rejects(all(fleet.set({ amp: 99 })), { code: "invalid-argument" });
  await assert.rejects(all(fleet.watch(["amp"], { interval: 5_000 })), /interval/);
  await assert.rejects(all(new api.Fleet([charger], { concurrency: 0 }).status(["amp"])), /concurrency/);
  assert.equal(fake.requests.length, 0);
  fake.down = "hang";
  const leave = new AbortController();
  const rows = all(fleet.status(["amp"], { signal: leave.signal }));
  await clock.settle();
  leave.abort("enough");
  await assert.rejects(rows, (reason) => reason === "enough");
  await assert.rejects(all(fleet.status(["amp"], { signal: leave.signal })), (reason) => reason === "enough");
  await clock.settle();
  assert.equal(clock.timers.size, 0);
});

test("watch reads each once an interval, tells what changed, and ends quietly", async () => {
  const made = chargers(20);
  const fleet = new api.Fleet(made.map(({ charger }, index) => [`bay ${index}`, charger]), { interval: 10_000 });
  const leave = new AbortController();
  const told = [];
  const ended = (async () => {
    for await (const row of fleet.watch(["amp"], { signal: leave.signal })) told.push(row);
  })();
  await clock.pass(1_000);
  assert.deepEqual(told.map(({ id }) => id), made.map((_, index) => `bay ${index}`));
  assert.deepEqual(Object.keys(told[0]).sort(), ["at", "changed", "charger", "error", "id", "lastModified", "missing", "stale", "values"]);
  assert.deepEqual(told[3].values, { amp: 6 });
  made[7].fake.values.amp = 16;
  made[8].fake.down = "refuse";
  await clock.pass(30_000);
  assert.deepEqual(told.slice(20).map(({ id, stale, error }) => [id, stale, error?.code]).sort(), [
    ["bay 7", false, undefined],
    ["bay 8", true, "network"],
  ]);
  const counts = made.map(({ fake }) => fake.requests.length);
  assert.ok(counts.every((count) => count >= 3 && count <= 5), `${counts}`);
  leave.abort();
  await ended;
  await clock.settle();
  assert.equal(clock.timers.size, 0);
});

test("after an hour of sleep a fleet goes on at its pace", async () => {
  const made = chargers(300);
  const fleet = new api.Fleet(made.map(({ charger }) => charger), { interval: 30_000, concurrency: 64 });
  const leave = new AbortController();
  const ended = all(fleet.watch(["amp"], { signal: leave.signal }));
  await clock.pass(60_000);
  clock.jump(3_600_000, 3_600_000);
  const woke = clock.now();
  await clock.pass(31_000);
  const at = made.flatMap(({ fake }) => fake.requests.map((request) => request.at)).filter((each) => each >= woke);
  const seconds = Map.groupBy?.(at, (each) => Math.floor(each / 1_000)) ?? new Map(at.map((each) => [each, [each]]));
  assert.ok(at.length >= 295 && at.length <= 330, `${at.length}`);
  assert.ok(Math.max(...[...seconds.values()].map((each) => each.length)) <= 15, "10 a second at best");
  leave.abort();
  await ended;
});

test("chargers join and leave while it runs", async () => {
  const made = chargers(3);
  const fleet = new api.Fleet([made[0].charger], { interval: 5_000 });
  const told = [];
  const loop = fleet.watch(["amp"])[Symbol.asyncIterator]();
  const ended = (async () => {
    for (let next; !(next = await loop.next()).done; ) told.push(next.value.id);
  })();
  await clock.pass(100);
  fleet.add(made[1].charger);
  fleet.add(made[2].charger, "yard");
  assert.equal(fleet.size, 3);
  assert.deepEqual([...fleet].map(({ id }) => id), ["c0", "c1", "yard"]);
  await clock.pass(6_000);
  assert.deepEqual(told, ["c0", "c1", "yard"]);
  assert.equal(fleet.remove("yard"), true);
  assert.equal(fleet.remove("yard"), false);
  assert.equal(fleet.remove(made[1].charger), true);
  assert.equal(fleet.remove(made[1].charger), false);
  const asked = made[2].fake.requests.length;
  await clock.pass(20_000);
  assert.equal(made[2].fake.requests.length, asked);
  assert.equal(fleet.summary().chargers, 1);
  await loop.return();
  await ended;
});

test("what is no charger, a name that is taken, and a charger that is there already are refused at once", () => {
  const [{ charger }, other] = chargers(2);
  const fleet = new api.Fleet([charger]);
  assert.throws(() => fleet.add(charger), (error) => error instanceof api.InvalidArgumentError && /c0/.test(error.message));
  assert.throws(() => fleet.add(other.charger, "c0"), { message: /another name/ });
  assert.throws(() => fleet.add({ id: "x" }), { code: "invalid-argument" });
  assert.throws(() => fleet.add(charger, 7), { code: "invalid-argument" });
  assert.throws(() => new api.Fleet([["a", charger], ["a", other.charger]]), { code: "invalid-argument" });
  assert.throws(() => fleet.add(charger, "again"), { code: "invalid-argument", message: /named "c0": a set would reach it twice/ });
  assert.throws(() => new api.Fleet(5), { code: "invalid-argument", message: /a list of chargers/ });
  assert.equal(fleet.size, 1);
  fleet.remove(charger);
  fleet.add(charger, "again");
  assert.deepEqual([...fleet].map(({ id }) => id), ["again"]);
});

test("a charger with wrong options is a row, as one that fails", async () => {
  const [{ charger }] = chargers(1);
  const fleet = new api.Fleet([["good", charger], ["bad", new api.Charger({ serial: "1", token: "t" })]]);
  const rows = await all(fleet.status(["amp"]));
  assert.deepEqual(rows.map(({ id, error }) => [id, error?.code]).sort(), [["bad", "invalid-argument"], ["good", undefined]]);
});
