// What a single fault does not show: deadlines, calls that wait for each other, and what calls leave behind.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { settled } from "../lib/check.mjs";
import { openDoors } from "../lib/doors.mjs";
import { randomNumbers, reach, setUp } from "../lib/node.mjs";
import { closedPort } from "../lib/simulator.mjs";

const SEED = Number(process.env.SEED) || Math.floor(Math.random() * 2 ** 32);

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

async function make(side = "local", { values, firmware, fault, ...options } = {}) {
  const { control, api } = world;
  const made = await control.create({ values, firmware });
  if (fault) await control.faults(made.serial, fault);
  return {
    made,
    charger: new api.Charger({ ...reach(made, side), ...options }),
    faults: (faults) => control.faults(made.serial, faults),
    requests: () => control.requests(made.serial),
    values: async (values) => (values ? control.values(made.serial, values) : (await control.charger(made.serial)).values),
  };
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something is so. */
async function until(check, what) {
  for (let round = 0; !(await check()); round += 1) {
    assert.ok(round < 250, what);
    await sleep(20);
  }
}

const path = ({ target }) => decodeURIComponent(target.replace(/^.*\/api\//, "").replace(/token=[^&]*&/, ""));
const paths = async (requests) => (await requests()).map(path);
const isSet = ({ target }) => /\/api\/set\b/.test(target);
const changed = ({ applied }) => Object.keys(applied ?? {}).length > 0;

for (const side of ["cloud", "local"]) {
  test(`${side}: a deadline ends a read that could be tried again for longer`, async () => {
    const { charger, requests } = await make(side, { fault: { kind: "bad-gateway" }, retries: 10, deadline: 1500 });
    const start = Date.now();
    const { error } = await settled(charger.status(["amp"]), 8000);
    assert.ok(Date.now() - start < 4000);
    // The deadline may come between two attempts or within one.
    assert.match(error.code, /^(unavailable|timeout)$/);
    assert.ok(error.attempts > 1 && error.attempts < 11, `${error.attempts} attempts`);
    await sleep(500);
    assert.equal((await requests()).length, error.attempts, "nothing is sent after the end of the call");
  });

  test(`${side}: a deadline ends an attempt that has more time`, async () => {
    const { charger, requests } = await make(side, { fault: { kind: "hang" }, timeout: 1000, retries: 10, deadline: 1800 });
    const { error } = await settled(charger.status(["amp"]), 8000);
    assert.equal(error.code, "timeout");
    assert.equal(error.attempts, (await requests()).length);
    assert.ok(error.attempts <= 2);
    const set = await settled(charger.set({ amp: 10 }, { timeout: 60_000, deadline: 300 }), 8000);
    assert.match(set.error.message, /deadline of 300 ms.*Whether the setting arrived is not known/);
  });

  test(`${side}: who has to wait until after the deadline is told so at once`, async () => {
    const fault = { status: 503, headers: { "retry-after": "20" } };
    const { charger, requests } = await make(side, { fault, deadline: 10_000 });
    const { error } = await settled(charger.status(["amp"]), 5000);
    assert.deepEqual([error.code, error.attempts, (await requests()).length], ["unavailable", 1, 1]);
  });

  test(`${side}: a call for which there was no turn before the deadline has sent nothing`, async () => {
    const { charger, requests } = await make(side, { fault: { kind: "hang", count: 1 }, timeout: 2000, retries: 0 });
    const first = settled(charger.status(["amp"]), 8000);
    const calls = [charger.set({ amp: 10 }, { deadline: 200 }), charger.status(["car"], { deadline: 200 })];
    for (const { error } of await Promise.all(calls.map((call) => settled(call, 8000)))) {
      assert.deepEqual([error.code, error.attempts], ["timeout", 0]);
      assert.doesNotMatch(error.message, /not known/);
    }
    assert.equal((await first).error.code, "timeout");
    assert.deepEqual(await paths(requests), ["status?filter=amp"]);
  });

  test(`${side}: sets arrive in the order of the calls, one after the other`, async () => {
    const { charger, requests, values } = await make(side, { fault: { latency_ms: 5 } });
    const amps = Array.from({ length: 20 }, (_, index) => 6 + ((index * 7) % 26));
    await Promise.all(amps.map((amp) => charger.set({ amp })));
    assert.deepEqual(await paths(requests), amps.map((amp) => `set?amp=${amp}`));
    assert.ok((await requests()).every((request) => request.in_flight === 0));
    assert.equal((await values()).amp, amps.at(-1));
  });

  test(`${side}: a read that is tried again makes room for the set that waits`, async () => {
    const { charger, requests } = await make(side, { fault: { kind: "bad-gateway", only: "status", count: 2 } });
    await Promise.all([charger.status(["amp"]), charger.set({ amp: 10 }), charger.status(["amp"])]);
    const read = "status?filter=amp";
    assert.deepEqual(await paths(requests), [read, "set?amp=10", read, read, read]);
  });

  test(`${side}: a set takes the next turn, before the reads that wait, and sets keep their order`, async () => {
    const { charger, requests, values } = await make(side, { fault: { latency_ms: 30 } });
    const reads = ["car", "nrg", "alw", "err"].map((key) => charger.status([key]));
    const sets = [10, 12, 8].map((amp) => charger.set({ amp }));
    const late = charger.status(["amp"]);
    const last = charger.set({ amp: 9 });
    const { values: seen } = await late;
    await Promise.all([...reads, ...sets, last]);
    const order = ["status?filter=car", ...[10, 12, 8, 9].map((amp) => `set?amp=${amp}`)];
    assert.deepEqual(await paths(requests), [...order, ...["nrg", "alw", "err", "amp"].map((key) => `status?filter=${key}`)]);
    assert.deepEqual([seen.amp, (await values()).amp], [9, 9]);
  });

  test(`${side}: a set waits for nobody who waits to be tried again`, async () => {
    for (const fault of [{ status: 429, headers: { "retry-after": "60" } }, { status: 503, headers: { "retry-after": "60" } }]) {
      const { charger, requests } = await make(side, { fault: { ...fault, only: "status" } });
      const controller = new AbortController();
      const read = settled(charger.status(["car"], { signal: controller.signal }), 8000);
      await until(async () => (await requests())[0]?.status === fault.status, "the read is answered");
      const [set, other] = [charger.set({ frc: 1 }), settled(charger.status(["amp"], { signal: controller.signal }), 8000)];
      assert.deepEqual((await settled(set, 2000)).value?.accepted, ["frc"]);
      await until(async () => (await requests()).length === 3, "the other read has its turn too");
      controller.abort("enough");
      assert.deepEqual([(await read).error, (await other).error], ["enough", "enough"]);
      assert.deepEqual(await paths(requests), ["status?filter=car", "set?frc=1", "status?filter=amp"]);
    }
  });

  test(`${side}: identical reads that wait together share one request, and none of them the values`, async () => {
    const { charger, requests, values } = await make(side, { fault: { latency_ms: 20 }, values: { amp: 16 } });
    const reads = (count) => Array.from({ length: count }, () => charger.status(["amp"]));
    const calls = [...reads(10), charger.set({ amp: 10 }), ...reads(10), charger.status(["car"])];
    const replies = await Promise.all(calls);
    const read = "status?filter=amp";
    // The set goes before the reads that wait, which then see what it did.
    assert.deepEqual(await paths(requests), [read, "set?amp=10", read, "status?filter=car"]);
    assert.equal(replies[0].values.amp, 16);
    assert.deepEqual(replies.slice(1, 10).map((reply) => reply.values.amp), Array(9).fill(10));
    assert.deepEqual(replies.slice(11, 21).map((reply) => reply.values.amp), Array(10).fill(10));
    replies[1].values.amp = 99;
    assert.equal(replies[2].values.amp, 10);
    assert.equal((await values()).amp, 10);
  });

  test(`${side}: identical reads that wait together share a failure as well`, async () => {
    const { charger, requests } = await make(side, { fault: { kind: "bad-gateway", latency_ms: 20 }, retries: 1 });
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => charger.status(["amp"])));
    assert.deepEqual(outcomes.map(({ reason }) => reason?.code), Array(6).fill("unavailable"));
    assert.equal(new Set(outcomes.map(({ reason }) => reason)).size, 6);
    assert.equal((await requests()).length, 4);
  });

  test(`${side}: an abort leaves the queue at once, and the queue goes on`, async () => {
    const { charger, requests } = await make(side, { fault: { kind: "hang", count: 1 }, timeout: 1500, retries: 0 });
    const order = [];
    const note = (name, promise) => promise.then(() => order.push(name), (error) => order.push(`${name}: ${error.code ?? error}`));
    const [set, read] = [new AbortController(), new AbortController()];
    const calls = [
      note("first", charger.status(["car"])),
      note("set", charger.set({ amp: 10 }, { signal: set.signal })),
      note("read", charger.status(["amp"], { signal: read.signal })),
      note("same read", charger.status(["amp"])),
      note("last", charger.set({ amp: 11 })),
    ];
    await until(async () => (await requests()).length === 1, "the first call is sent");
    set.abort("enough");
    read.abort("enough");
    await Promise.all(calls);
    assert.deepEqual(order, ["set: enough", "read: enough", "first: timeout", "last", "same read"]);
    assert.deepEqual(await paths(requests), ["status?filter=car", "set?amp=11", "status?filter=amp"]);
  });

  test(`${side}: an abort of the call in flight makes room for the next`, async () => {
    const { charger, requests } = await make(side, { fault: { kind: "hang", count: 1 }, timeout: 60_000 });
    const controller = new AbortController();
    const first = settled(charger.status(["car"], { signal: controller.signal }), 8000);
    const second = settled(charger.set({ amp: 10 }), 8000);
    await until(async () => (await requests()).length === 1, "the first call is sent");
    controller.abort("enough");
    assert.equal((await first).error, "enough");
    assert.deepEqual((await second).value?.accepted, ["amp"]);
    assert.deepEqual(await paths(requests), ["status?filter=car", "set?amp=10"]);
  });

  test(`${side}: no connection outlives a call that has enough of a reply`, async () => {
    const { made, faults } = await make(side);
    const address = new URL(made[side]);
    const doors = await openDoors(address.origin, 1);
    const baseUrl = address.href.replace(address.origin, doors.urls[0]);
    const charger = new world.api.Charger({ ...reach(made, side), baseUrl, timeout: 300, retries: 0 });
    for (const [kind, code] of Object.entries({ trickle: "timeout", endless: "protocol", huge: "protocol", hang: "timeout" })) {
      await faults({ kind });
      for (const call of [() => charger.status(["amp"]), () => charger.set({ amp: 10 })]) {
        assert.equal((await settled(call(), 8000)).error?.code, code, kind);
        await until(() => doors.used.size === 0, `the connection is closed after ${kind}`);
      }
    }
    await doors.stop();
  });

  test(`${side}: a set that is redirected is not sent again`, async () => {
    const fault = { kind: "redirect", location: "set?amp=10", only: "set" };
    const { charger, requests } = await make(side, { fault });
    const { error } = await settled(charger.set({ amp: 10 }), 8000);
    assert.ok(error, "it fails");
    assert.equal((await requests()).length, 1);
  });

  test(`${side}: sets on a bad line arrive as often as they are called, and what is said of them is true (SEED=${SEED})`, async () => {
    const dice = randomNumbers(SEED);
    const kinds = ["bad-gateway", "drop", "reset", "drop-after", "empty", "lock", "truncate"];
    const { charger, requests, faults } = await make(side);
    await faults({ faults: kinds.map((kind) => ({ kind, rate: 0.1 })) });
    const calls = Array.from({ length: 150 }, () => 6 + Math.floor(dice() * 26));
    const outcomes = await Promise.allSettled(calls.map((amp) => charger.set({ amp })));
    const sets = (await requests()).filter(isSet);
    assert.deepEqual(sets.map(path), calls.map((amp) => `set?amp=${amp}`));
    for (const [index, { value, reason }] of outcomes.entries()) {
      const inDoubt = /not known: read it back$/.test(reason?.message);
      if (value) assert.ok(changed(sets[index]), "what was accepted was carried out");
      else if (!inDoubt) assert.ok(!changed(sets[index]), `what failed for certain was not carried out: ${reason}`);
    }
    assert.ok(outcomes.some(({ value }) => value) && outcomes.some(({ reason }) => reason));
  });

  test(`${side}: reads on a bad line succeed, with the values of the charger`, async () => {
    const kinds = ["bad-gateway", "drop", "reset", "lock"];
    const { charger, faults } = await make(side, { retries: 10, values: { amp: 13 } });
    await faults({ faults: kinds.map((kind) => ({ kind, rate: 0.05 })) });
    for (let round = 0; round < 20; round += 1) assert.deepEqual((await charger.status(["amp"])).values, { amp: 13 });
  });
}

test("two objects of one charger in the LAN have one request in flight at a time", async () => {
  const { made, requests, faults } = await make("local");
  const { Charger } = world.api;
  const both = [new Charger({ baseUrl: `${made.local}/` }), new Charger({ host: new URL(made.local).host })];
  await faults({ faults: [{ latency_ms: 5 }, { kind: "bad-gateway", rate: 0.2 }, { kind: "lock", rate: 0.2 }] });
  const ways = [
    (charger) => charger.status(["amp"]),
    (charger, index) => charger.set({ amp: 6 + index % 26 }),
    (charger) => charger.status(),
    (charger, index) => charger.status([`zz${index}`]),
    (charger) => charger.set({ fna: "garage" }, { verify: true }),
  ];
  await Promise.allSettled(Array.from({ length: 30 }, (_, index) => ways[index % 5](both[index % 2], index)));
  const flights = (await requests()).map((request) => request.in_flight);
  assert.ok(flights.length >= 30 && flights.every((others) => others === 0), String(flights));
});

test("the cloud gets as many requests at a time as the option says, and no more", async () => {
  const { charger, requests } = await make("cloud", { fault: { latency_ms: 100 }, parallel: 3 });
  await Promise.all(Array.from({ length: 12 }, (_, index) => charger.status([`zz${index}`])));
  const flights = (await requests()).map((request) => request.in_flight);
  assert.equal(Math.max(...flights), 2);
});

test("a set is tried again where the connection was refused, and arrives once", async () => {
  const { made, requests, values } = await make("local");
  const port = await closedPort();
  const doors = await openDoors(made.local, 0);
  const told = [];
  const open = async ({ outcome }) => {
    told.push(outcome);
    if (told.length === 1) await doors.openAt(port);
  };
  const charger = new world.api.Charger({ host: `127.0.0.1:${port}`, retries: 10, onRequest: open });
  const { accepted } = await charger.set({ amp: 10 });
  assert.deepEqual([accepted, await paths(requests), (await values()).amp], [["amp"], ["set?amp=10"], 10]);
  assert.deepEqual([told[0], told.at(-1)], ["network", "ok"]);
  await doors.stop();
});

for (const firmware of ["60.3", "60.4"]) {
  test(`firmware ${firmware}: a key that is missing is not asked for again until it shows up`, async () => {
    const { charger, requests, values, made } = await make("local", { firmware });
    await values({ $remove: ["cbl", "fna"] });
    const read = async (keys, by = charger) => {
      const { values, missing } = await by.status(keys);
      return [Object.keys(values).sort(), missing];
    };
    const other = new world.api.Charger(reach(made, "local"));
    assert.deepEqual(await read(["amp", "cbl", "car", "fna"]), [["amp", "car"], ["cbl", "fna"]]);
    assert.deepEqual(await read(["amp", "cbl", "fna"]), [["amp"], ["cbl", "fna"]]);
    assert.deepEqual(await read(["cbl", "amp"], other), [["amp"], ["cbl"]]);
    assert.deepEqual(await paths(requests), ["status?filter=amp,cbl,car,fna", "status?filter=amp", "status?filter=amp"]);
    assert.deepEqual((await requests()).map((request) => request.status), [400, 200, 200]);

    await values({ cbl: 20, fna: "garage" });
    assert.deepEqual(await read(["amp", "cbl"]), [["amp"], ["cbl"]], "for a while");
    assert.deepEqual(await read(["cbl"]), [["cbl"], []], "who asks for nothing else gets it");
    assert.deepEqual(await read(["amp", "cbl"]), [["amp", "cbl"], []]);
    await charger.set({ fna: "home" });
    assert.deepEqual(await read(["amp", "fna"]), [["amp", "fna"], []], "what was set is there");
  });
}

test("a 200 teaches nothing of what a charger lacks: it may leave out anything at any time", async () => {
  const { charger, requests, values } = await make("local", { firmware: "053" });
  await values({ $remove: ["cbl"] });
  for (let round = 0; round < 3; round += 1) assert.deepEqual((await charger.status(["amp", "cbl"])).missing, ["cbl"]);
  await values({ cbl: 20 });
  assert.deepEqual((await charger.status(["amp", "cbl"])).values.cbl, 20, "it is there at once");
  assert.deepEqual(await paths(requests), Array(4).fill("status?filter=amp,cbl"));
});

test("a key that is null is not missing", async () => {
  const { charger, requests, values } = await make("local");
  await values({ cbl: null });
  for (let round = 0; round < 2; round += 1) {
    const status = await charger.status(["cbl", "amp"]);
    assert.deepEqual([status.values.cbl, status.missing], [null, []]);
  }
  assert.deepEqual(await paths(requests), ["status?filter=cbl,amp", "status?filter=cbl,amp"]);
});

test("a call that fails teaches nothing about keys", async () => {
  const { charger, requests, faults } = await make("local");
  for (const kind of ["html", "empty", "json-array", "v1", "truncate-clean", "not-json"]) {
    await faults({ kind });
    assert.equal((await settled(charger.status(["amp", "car"]), 8000)).error?.code, "protocol", kind);
  }
  await faults({});
  assert.deepEqual((await charger.status(["amp", "car"])).missing, []);
  assert.equal((await paths(requests)).at(-1), "status?filter=amp,car");
});
