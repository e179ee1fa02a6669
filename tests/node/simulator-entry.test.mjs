// goecharger/simulator: chargers and their cloud in the process, and the time they live in.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, mock, test } from "node:test";
import { unpackPackage } from "../lib/package.mjs";

const FIRMWARES = ["051.3", "053", "055", "60.3", "60.4"];
const SIDES = ["cloud", "local"];
const KINDS = [
  "offline", "stale", "api-off", "lock", "too-long", "bad-gateway", "html", "redirect", "v1", "drop", "reset", "hang",
  "ignore", "refuse", "drop-after", "hang-after", "empty", "wrong-content-type", "not-json", "json-array", "truncate",
  "truncate-clean", "trickle", "endless", "huge", "deep", "bom", "bad-utf8", "proto", "duplicate-keys",
];

let unpacked, api, simulate;
const worlds = [];

before(async () => {
  unpacked = await unpackPackage();
  api = await import(unpacked.entry());
  ({ simulate } = await import(unpacked.entry("./simulator")));
});

afterEach(() => worlds.splice(0).forEach((world) => world.close()));
after(() => unpacked?.remove());

/** A world that stands still, its first charger, and how a charger of the package reaches that. */
async function still(options) {
  const world = await simulate({ speed: 0, ...options });
  worlds.push(world);
  const [box] = world.chargers;
  const charger = (side, more) => new api.Charger({ ...box[side], fetch: world.fetch, ...more });
  return { world, box, charger };
}

const seconds = (world) => (world.now - new Date("2026-01-01T12:00:00Z")) / 1000;

/** Runs a module in a process of its own; resolves to what it prints, when it ends by itself. */
async function run(source) {
  const file = join(unpacked.root, `${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(file, source);
  const env = { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [file], { env }, (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(stdout)));
  });
}

for (const firmware of FIRMWARES) {
  test(`a charger with firmware ${firmware} is read and set by the cloud and in the LAN, and charges`, async () => {
    const { world, box, charger } = await still({ firmware });
    assert.equal(box.firmware, firmware);
    box.plugIn({ phases: 3, maxCurrent: 16 });
    for (const [number, side] of SIDES.entries()) {
      // It takes no filter but a JSON array, which the package never sends.
      const [verify, keys] = firmware === "051.3" ? [false] : [true, ["car", "amp", "nrg", "fwv"]];
      assert.equal((await charger(side).set({ amp: 10 }, { verify })).outcome, verify ? "verified" : ["sent", "accepted"][number]);
      await world.advance(10_000);
      const { values } = await charger(side).status(keys);
      assert.deepEqual([values.car, values.amp, values.nrg[4]], [2, 10, 10]);
      assert.match(values.fwv, new RegExp(`^0?${firmware.replace(".", "\\.")}`));
      assert.ok(Object.keys((await charger(side).status()).values).length > 150);
    }
  });
}

test("the examples of its documentation do what they say", async () => {
  const types = await readFile(join(unpacked.folder, "dist/simulator.d.ts"), "utf8");
  const examples = [...types.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code.replace(/^ *\* ?/gm, ""));
  assert.ok(examples.length > 8);
  for (const example of examples) {
    const own = example.includes("simulate(") ? "" : "const world = await simulate({ speed: 0 });\nconst [box] = world.chargers;\n";
    const printed = await run(`import { Charger } from "goecharger";
      import { simulate } from "goecharger/simulator";
      const afterEach = (end) => end();
      ${own}${example}`);
    const [, expected] = example.match(/console\.log\(.*\); \/\/ "(.*)"/) ?? [];
    assert.equal(printed, expected === undefined ? "" : `${expected}\n`, example);
  }
});

test("an hour that is put forward charges for an hour, second by second", async () => {
  const { world, box } = await still();
  box.plugIn({ phases: 1, maxCurrent: 16 });
  box.put({ amp: 10 });
  await world.advance(3_600_000);
  assert.equal(seconds(world), 3600);
  assert.ok(Math.abs(box.values.wh - 2300) < 15, `${box.values.wh} Wh`);
  const pieces = await still();
  pieces.box.plugIn({ phases: 1, maxCurrent: 16 });
  pieces.box.put({ amp: 10 });
  for (let minute = 0; minute < 60; minute++) await pieces.world.advance(60_000);
  assert.deepEqual(pieces.box.values, box.values, "in one go or in pieces is the same");
});

test("an overview tells for how long a car is there, and for how long it has charged", async () => {
  const { world, box, charger } = await still();
  const told = async () => {
    const { connectedFor, chargingFor } = await charger("local").overview();
    return [connectedFor, chargingFor];
  };
  assert.equal((await told())[0], null);
  box.plugIn();
  await world.advance(600_000);
  assert.deepEqual(await told(), [600, 600]);
  box.put({ frc: 1 });
  await world.advance(300_000);
  assert.deepEqual(await told(), [900, 600]);
});

test("a car is full when its battery is, and leaves with the transaction", async () => {
  const { world, box } = await still();
  box.put({ acs: 1, trx: 1, frc: 2 });
  box.plugIn({ battery: 1000 });
  await world.advance(3_600_000);
  assert.deepEqual([box.values.car, Math.round(box.values.wh)], [4, 1000]);
  box.unplug();
  assert.deepEqual([box.values.car, box.values.trx, box.values.frc], [1, null, 0]);
});

test("while the world stands still, a call that waits takes the time it needs", async () => {
  const { world, box, charger } = await still();
  await charger("cloud").set({ amp: 10 }, { verify: true });
  assert.equal(seconds(world), 1, "the cloud is read back after a second");
  box.fault({ latency: 300, count: 1 });
  await charger("local").status(["amp"]);
  assert.equal(seconds(world), 1.3);
  box.fault({ status: 502, only: "status", count: 1 });
  await charger("local").status(["amp"]);
  assert.ok(seconds(world) > 1.3, "a retry");
  const before = seconds(world);
  box.fault({ kind: "hang" });
  const error = await charger("local", { timeout: 5000, retries: 0 }).status(["amp"]).catch((error) => error);
  assert.deepEqual([error.code, seconds(world) - before], ["timeout", 5]);
});

test("an interval waits until the time is put forward, and then each time comes", async () => {
  const { world, charger } = await still();
  const clock = world.fetch[Symbol.for("goecharger.clock")];
  const times = [];
  const ask = async () => {
    while (times.length < 10) {
      await clock.wait(5000, true).done;
      await charger("local").status(["amp"]);
      times.push(seconds(world));
    }
  };
  // It ends with the world.
  ask().catch(() => {});
  await charger("local").status(["amp"]);
  assert.deepEqual(times, []);
  await world.advance(16_000);
  assert.deepEqual(times, [5, 10, 15]);
  assert.equal(seconds(world), 16);
  await Promise.all([world.advance(4000), world.advance(5000)]);
  assert.deepEqual([times.length, seconds(world)], [5, 25]);
});

test("at a speed, a charger waits by the time of the world", async () => {
  const world = await simulate({ speed: 3600, start: new Date(0) });
  worlds.push(world);
  const [box] = world.chargers;
  const charger = new api.Charger({ ...box.cloud, fetch: world.fetch });
  assert.equal((await charger.set({ amp: 10 }, { verify: true })).outcome, "verified");
  const [set, read] = box.requests;
  assert.ok(read.at - set.at >= 1000, `${read.at - set.at} ms`);
  box.fault({ kind: "hang" });
  const before = world.now;
  const error = await charger.status(["amp"], { timeout: 60_000, retries: 0 }).catch((error) => error);
  assert.equal(error.code, "timeout");
  assert.ok(world.now - before >= 60_000);
  world.speed = 0;
  const now = world.now.getTime();
  await world.advance(1000);
  assert.equal(world.now.getTime(), now + 1000);
});

test("what this machine takes to work is no time in the world, at any speed", async () => {
  const world = await simulate({ speed: 3600 });
  worlds.push(world);
  const slow = (url, init) => {
    for (const start = performance.now(); performance.now() - start < 20; );
    return world.fetch(url, init);
  };
  const charger = new api.Charger({ ...world.chargers[0].cloud, fetch: Object.assign(slow, world.fetch) });
  assert.equal((await charger.set({ amp: 10 }, { verify: true })).outcome, "verified");
});

test("without a start the world begins now, and one that stands still in 2026", async () => {
  const before = Date.now();
  const world = await simulate();
  worlds.push(world);
  assert.ok(world.now.getTime() >= before - 1 && world.speed === 1);
  assert.equal((await still()).world.now.toISOString(), "2026-01-01T12:00:00.000Z");
});

/** Some calls and faults, and all that is seen of them. */
async function story(seed) {
  const { world, box, charger } = await still({ seed, chargers: 2 });
  box.plugIn();
  box.fault({ status: 502, rate: 0.5 });
  box.fault({ latency: 200, rate: 0.5 });
  const outcomes = [];
  for (let number = 0; number < 20; number++) {
    const call = charger(SIDES[number % 2]).set({ cak: "new", amp: 6 + (number % 10) }, { confirm: ["cak"] });
    outcomes.push(await call.then(({ outcome }) => outcome, ({ code }) => code));
    outcomes.push(await charger("local").status(["nrg"]).then(({ values }) => values.nrg, ({ code }) => code));
    await world.advance(777);
  }
  return JSON.stringify([outcomes, box.values, box.requests, world.chargers[1].values, world.now]);
}

test("the same seed and the same calls give the same replies, another seed others", async () => {
  const first = await story(7);
  assert.equal(await story(7), first);
  assert.notEqual(await story(8), first);
});

for (const kind of KINDS) {
  test(`with the fault ${kind} every call settles, and after it all is well`, async () => {
    const { box, charger } = await still();
    const mend = box.fault({ kind });
    for (const side of SIDES) {
      for (const call of [() => charger(side).status(["amp"]), () => charger(side).set({ amp: 8 }, { verify: true })]) {
        const error = await call().then(() => null, (error) => error);
        assert.ok(error === null || api.isChargerError(error), error);
      }
    }
    assert.ok(box.requests.length > 0);
    mend();
    assert.equal((await charger("local").set({ amp: 9 }, { verify: true })).outcome, "verified");
    assert.equal((await charger("cloud").status(["amp"])).values.amp, 9);
  });
}

test("faults strike in order, by side, request and count, and each can be taken away alone", async () => {
  const { box, charger } = await still();
  const code = (side, method = "status") => {
    const call = method === "set" ? charger(side).set({ amp: 6 }) : charger(side, { retries: 0 }).status(["amp"]);
    return call.then(() => "ok", ({ code }) => code);
  };
  box.fault({ kind: "html", side: "local", count: 1 });
  const mend = box.fault({ kind: "refuse", side: "local" });
  box.fault({ status: 503, only: "status", body: "later", headers: { "retry-after": "7" } });
  assert.deepEqual([await code("local"), await code("local", "set"), await code("local"), await code("cloud")], ["protocol", "rejected", "unavailable", "unavailable"]);
  mend();
  mend();
  assert.deepEqual([await code("local", "set"), await code("local")], ["ok", "unavailable"]);
  box.mend();
  assert.equal(await code("local"), "ok");
});

test("no request leaves the world", async () => {
  const { world, box } = await still();
  const elsewhere = ["https://example.com/", "http://192.168.0.75/api/status", `https://${box.local.host}/api/status`, `http://${box.local.host}:81/api/status`, "http://000001.api.v3.go-e.io/api/status"];
  for (const url of elsewhere) await assert.rejects(world.fetch(url), TypeError, url);
  assert.equal((await world.fetch("https://999999.api.v3.go-e.io/api/status?token=t")).status, 401);
});

test("its fetch takes what fetch takes, and answers as a charger does", async () => {
  const { world, box } = await still();
  const url = `http://${box.local.host}/api/status?filter=amp`;
  for (const input of [url, new URL(url), new Request(url)]) assert.deepEqual(await (await world.fetch(input)).json(), { amp: 6 });
  const preflight = await world.fetch(`https://${box.cloud.serial}.api.v3.go-e.com/api/status`, { method: "OPTIONS" });
  assert.deepEqual([preflight.status, await preflight.text()], [204, ""]);
  assert.equal((await world.fetch(url, { method: "POST", body: "x" })).status, 405);
  assert.equal(await (await world.fetch(url, { method: "HEAD" })).text(), "");
  assert.deepEqual(box.requests.map(({ method }) => method), ["GET", "GET", "GET", "OPTIONS", "POST", "HEAD"]);
  const reason = new Error("enough");
  await assert.rejects(world.fetch(url, { signal: AbortSignal.abort(reason) }), reason);
  box.fault({ kind: "hang" });
  const abort = new AbortController();
  world.speed = 1;
  const hanging = world.fetch(url, { signal: abort.signal });
  abort.abort(reason);
  await assert.rejects(hanging, reason);
});

test("an abort ends a call that waits", async () => {
  const world = await simulate({ speed: 1 });
  worlds.push(world);
  const [box] = world.chargers;
  box.fault({ kind: "hang" });
  const abort = new AbortController();
  const call = new api.Charger({ ...box.local, fetch: world.fetch }).status(["amp"], { signal: abort.signal });
  const reason = new Error("enough");
  setTimeout(() => abort.abort(reason), 20);
  await assert.rejects(call, reason);
});

test("keys are put past all checks, taken away, and computed again", async () => {
  const { world, box, charger } = await still();
  box.put({ err: 8, cbl: undefined, car: 5, zzz: { a: [1, null] } });
  assert.deepEqual((await charger("local").status(["err", "cbl", "car", "amp"])).missing, ["cbl"]);
  await world.advance(5000);
  assert.deepEqual([box.values.err, box.values.car, box.values.zzz, "cbl" in box.values], [8, 5, { a: [1, null] }, false]);
  box.release(["nrg"]);
  assert.equal(box.values.car, 5);
  box.release(["car"]);
  assert.equal(box.values.car, 1);
  box.put({ car: 5, alw: false });
  box.release();
  assert.deepEqual([box.values.car, box.values.alw], [1, true]);
  box.put({ nrg: undefined, alw: undefined, rbt: 1 });
  box.release(["alw"]);
  assert.deepEqual(["nrg" in box.values, box.values.alw], [false, true]);
  box.release();
  assert.deepEqual([box.values.nrg.length, box.values.rbt > 1, "cbl" in box.values], [16, true, false]);
  const copy = box.values;
  copy.amp = 99;
  assert.equal(box.values.amp, 6);
});

test("a card starts the transaction that is waited for, and can be learned", async () => {
  const { world, box, charger } = await still();
  box.plugIn();
  box.put({ acs: 1 });
  await world.advance(3000);
  assert.equal(box.values.car, 3);
  box.tap(0);
  await world.advance(3000);
  assert.deepEqual([box.values.trx, box.values.car], [1, 2]);
  await charger("local").cards.learn(4, { confirm: ["lrn"] });
  assert.equal(box.values.c4i, true);
});

test("requests show what came, with the token hidden", async () => {
  const { world, box, charger } = await still();
  await charger("cloud", { auth: "query" }).set({ amp: 10, wak: "a password" }, { confirm: ["wak"] }).catch(() => {});
  await world.advance(1500);
  await charger("local").status(["car"]);
  box.fault({ kind: "ignore" });
  await charger("local").set({ amp: 12 });
  const [sent, read, ignored] = box.requests;
  assert.deepEqual({ ...sent, target: undefined }, {
    number: 1, side: "cloud", method: "GET", target: undefined, set: { amp: 10, wak: "a password" }, status: 202, applied: true, at: new Date("2026-01-01T12:00:00Z"),
  });
  assert.match(sent.target, /^\/api\/set\?.*token=\*\*\*/);
  assert.ok(!JSON.stringify(box.requests).includes(box.cloud.token));
  assert.deepEqual([read.side, read.set, read.at], ["local", null, new Date("2026-01-01T12:00:01.500Z")]);
  assert.deepEqual([ignored.set, ignored.status, ignored.applied], [{ amp: 12 }, 200, false]);
});

test("a new token is shown by the charger's options", async () => {
  const { box, charger } = await still();
  const old = box.cloud.token;
  await charger("cloud").set({ cak: "" }, { confirm: ["cak"] });
  assert.notEqual(box.cloud.token, old);
  assert.equal((await charger("cloud").status(["amp"])).values.amp, 6);
});

test("chargers are added, each with what was asked for", async () => {
  const { world } = await still({ chargers: 3, firmware: "055" });
  const added = world.add({ serial: "123456", token: "secret", firmware: "051.3", values: { fna: "old", amp: 16, tma: undefined } });
  assert.deepEqual(world.chargers.map(({ cloud }) => cloud.serial), ["000001", "000002", "000003", "123456"]);
  assert.deepEqual(added.cloud, { serial: "123456", token: "secret" });
  assert.deepEqual([added.values.fna, added.values.amp, "tma" in added.values], ["old", 16, false]);
  assert.equal(world.add().firmware, "055");
  const charger = new api.Charger({ ...added.local, fetch: world.fetch });
  assert.equal((await charger.status()).values.fna, "old");
});

const REFUSED = {
  "no charger": { chargers: 0 },
  "half a charger": { chargers: 1.5 },
  "too many chargers": { chargers: 1001 },
  "a firmware that never was": { firmware: "99" },
  "a firmware as a number": { firmware: 60.3 },
  "a seed that is text": { seed: "1" },
  "a time that goes back": { speed: -1 },
  "a time that races": { speed: 3601 },
  "no number as a speed": { speed: NaN },
  "a date that is none": { start: new Date(NaN) },
  "a date as text": { start: "2026-01-01" },
  "a misspelt option": { firmwares: "60.4" },
  "null": null,
};

for (const [name, options] of Object.entries(REFUSED)) {
  test(`${name} is refused`, () => assert.rejects(simulate(options), api.InvalidArgumentError));
}

test("what cannot be is refused, and changes nothing", async () => {
  const { world, box } = await still();
  const before = JSON.stringify(box.values);
  const loop = {};
  loop.loop = loop;
  const wrong = [
    () => box.plugIn({ phases: 4 }), () => box.plugIn({ phases: 1.5 }), () => box.plugIn({ maxCurrent: NaN }), () => box.plugIn({ maxCurrent: -1 }),
    () => box.plugIn({ battery: "full" }), () => box.plugIn({ phase: 1 }), () => box.plugIn(null), () => box.tap(10), () => box.tap(-1), () => box.tap("a"),
    () => box.put(null), () => box.put({ amp: NaN }), () => box.put({ loop }), () => box.put({ amp: 1n }), () => box.put({ $remove: ["amp"] }), () => box.release("amp"),
    () => box.fault(), () => box.fault({}), () => box.fault({ kind: "no such" }), () => box.fault({ status: 99 }), () => box.fault({ kind: "drop", status: 500 }),
    () => box.fault({ rate: 2, kind: "drop" }), () => box.fault({ latency: -1 }), () => box.fault({ latency: Infinity }), () => box.fault({ kind: "drop", counts: 1 }),
    () => box.fault({ status: 500, headers: { "a b": "c" } }), () => box.fault({ status: 500, headers: { a: "b\nc" } }), () => box.fault({ only: "sets", kind: "drop" }),
    () => world.add({ serial: "1" }), () => world.add({ serial: 123456 }), () => world.add({ serial: "000001" }), () => world.add({ firmware: "1" }), () => world.add({ name: "a" }),
    () => (world.speed = -1),
  ];
  for (const call of wrong) assert.throws(call, api.InvalidArgumentError, String(call));
  for (const ms of [-1, NaN, Infinity, "1"]) await assert.rejects(world.advance(ms), api.InvalidArgumentError);
  assert.equal(JSON.stringify(box.values), before);
  assert.equal(world.chargers.length, 1);
});

test("a session is recorded when the car leaves, and exported", async () => {
  const { world, box, charger } = await still();
  assert.equal(box.sessions, 0);
  box.plugIn();
  await world.advance(3_600_000);
  box.unplug();
  assert.equal(box.sessions, 1);
  const sessions = [];
  for await (const session of charger("cloud").sessions({ from: new Date("2026-01-01") })) sessions.push(session);
  assert.deepEqual(sessions.map(({ start, end }) => [start, end]), [[new Date("2026-01-01T12:00:00Z"), new Date("2026-01-01T13:00:00Z")]]);
  const last = box.requests.at(-1);
  assert.deepEqual([last.side, last.status], ["export", 200]);
  assert.match(last.target, /^\/api\/v1\/direct_json\?.*\be=\*\*\*/);
  box.fault({ status: 504, only: "export" });
  const error = await (async () => { for await (const _ of charger("cloud", { retries: 0 }).sessions({ from: new Date(0) })); })().catch((error) => error);
  assert.equal(error.code, "unavailable");
  assert.equal((await world.fetch("https://data.v3.go-e.io/api/v1/direct_json?e=wrong")).status, 401);
});

for (const side of SIDES) {
  test(`${side}: who watches sees each change once, when the time is put forward`, async () => {
    const { world, box, charger } = await still();
    const seen = [];
    const stop = charger(side).on("change", ["car"], ({ values }) => seen.push([values.car, seconds(world)]), { interval: 5000 });
    await world.advance(2000);
    box.plugIn();
    await charger(side).status(["amp"]);
    assert.deepEqual(seen, [[1, 0]]);
    await world.advance(60_000);
    assert.equal(seen.length, 2);
    assert.deepEqual([seen[1][0], seen[1][1] > 2 && seen[1][1] < 15], [2, true], `${seen}`);
    stop();
    const { length } = box.requests;
    await world.advance(60_000);
    assert.equal(box.requests.length, length);
  });
}

test("the very first watch sees what the time brings that is put forward", async () => {
  const printed = await run(`
    import { Charger } from "goecharger";
    import { simulate } from "goecharger/simulator";
    const world = await simulate({ speed: 0 });
    const [box] = world.chargers;
    const seen = [];
    new Charger({ ...box.local, fetch: world.fetch }).on("change", ["car"], ({ values }) => seen.push(values.car));
    await world.advance(1000);
    box.plugIn();
    await world.advance(60_000);
    console.log(seen.join());
    process.exit();
  `);
  assert.equal(printed, "1,2\n");
});

test("surplus charging runs by the time of the world", async () => {
  const { world, box, charger } = await still();
  box.plugIn({ phases: 1 });
  box.put({ lmo: 4, fup: true });
  let grid = -3000;
  const run = charger("local").surplus({ read: () => ({ pGrid: grid }) });
  await world.advance(60_000);
  assert.equal(box.values.car, 2);
  assert.equal(box.values.pgrid, grid);
  assert.ok(Math.abs(run.last.at - world.now) <= 5000, "an update has the time of the world");
  const pushes = box.requests.filter(({ set }) => set).map(({ at }) => at.getTime());
  assert.deepEqual([pushes.length > 10, pushes.slice(1).every((at, number) => at - pushes[number] <= 5000)], [true, true], `${pushes}`);
  grid = 5000;
  await world.advance(60_000);
  assert.equal(box.values.car, 3);
  assert.equal((await run.stop()).cause, "stopped", "who waits for the end need not put the time forward");
  await world.advance(60_000);
  assert.equal(box.values.pgrid, null);
});

test("a fleet of simulated chargers is read and watched", async () => {
  const { world } = await still({ chargers: 20 });
  const chargers = world.chargers.map((box) => new api.Charger({ ...box.cloud, fetch: world.fetch }));
  const fleet = new api.Fleet(chargers);
  const rows = [];
  for await (const row of fleet.status(["amp"])) rows.push(row.status?.values.amp);
  assert.deepEqual(rows, Array(20).fill(6));
  let updates = 0;
  const watching = (async () => {
    for await (const _ of fleet.watch(["car"])) if (++updates === 40) break;
  })();
  await world.advance(10_000);
  world.chargers.forEach((box) => box.plugIn());
  await world.advance(120_000);
  await watching;
  assert.equal(updates, 40);
});

test("a function around its fetch carries the clock on by Object.assign", async () => {
  const { world, box } = await still();
  const urls = [];
  const own = Object.assign((url, init) => (urls.push(url), world.fetch(url, init)), world.fetch);
  await new api.Charger({ ...box.cloud, fetch: own }).set({ amp: 10 }, { verify: true });
  assert.deepEqual([urls.length, seconds(world)], [2, 1]);
});

test("fake timers of a test do not hinder it", async () => {
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "setImmediate", "Date"] });
  try {
    const { world, box, charger } = await still();
    box.plugIn();
    await world.advance(5000);
    assert.equal((await charger("cloud").set({ amp: 10 }, { verify: true })).outcome, "verified");
  } finally {
    mock.timers.reset();
  }
});

test("the end of the world ends what is under way, and nothing can be asked any more", async () => {
  const world = await simulate({ speed: 1 });
  const [box] = world.chargers;
  const charger = new api.Charger({ ...box.cloud, fetch: world.fetch });
  box.fault({ kind: "hang" });
  const hanging = Promise.allSettled([world.fetch(`http://${box.local.host}/api/status`), charger.status(["amp"]), world.advance(1000)]);
  world.close();
  world.close();
  const [fetched, called, advanced] = await hanging;
  assert.ok(fetched.reason instanceof TypeError);
  assert.deepEqual([called.reason.code, advanced.status], ["network", "fulfilled"]);
  await assert.rejects(charger.set({ amp: 6 }), ({ code }) => code === "network");
  await assert.rejects(world.fetch("https://example.com"), TypeError);
});

test("what goes on when the world ends comes to its end, and never asks without a pause", async () => {
  const end = async (speed) => {
    const { world, box, charger } = await still();
    world.speed = speed;
    let asked = 0;
    const fetch = Object.assign((...request) => (asked++, world.fetch(...request)), world.fetch);
    const local = new api.Charger({ ...box.local, fetch, retries: 0, deadline: 1500 });
    const run = charger("local").surplus({ read: () => ({ pGrid: -3000 }) });
    const watched = local.watch(["car"], { interval: 1000 })[Symbol.asyncIterator]();
    assert.equal((await watched.next()).value.error, null);
    await world.advance(6_000);
    const verified = local.set({ amp: 10 }, { verify: true });
    box.fault({ kind: "ignore" });
    asked = 0;
    world.close();
    assert.equal((await watched.next()).value.error.code, "network");
    await watched.return();
    await assert.rejects(verified, (error) => api.isChargerError(error), `speed ${speed}`);
    assert.ok(asked < 10, `${asked} requests`);
    run.stop();
    assert.equal((await run.ended).cleared, false, `speed ${speed}`);
  };
  await Promise.all([0, 60].map(end));
});

for (const speed of [0, 3600]) {
  test(`the time of a world ends with it, at speed ${speed}`, async () => {
    const { world, box } = await still();
    box.plugIn({ phases: 3 });
    await world.advance(60_000);
    world.speed = speed;
    world.close();
    const [now, values] = [world.now, box.values];
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual([world.now, box.values], [now, values]);
  });
}

test("many requests at once are no reason for Node.js to warn", async () => {
  const printed = await run(`
    import { Charger, Fleet } from "goecharger";
    import { simulate } from "goecharger/simulator";
    process.on("warning", ({ name }) => console.log(name));
    const world = await simulate({ chargers: 12, speed: 0 });
    world.chargers.forEach((box) => box.fault({ latency: 500 }));
    const fleet = new Fleet(world.chargers.map((box) => new Charger({ ...box.local, fetch: world.fetch })));
    let rows = 0;
    for await (const { status } of fleet.status(["car"])) rows += status ? 1 : 0;
    console.log(rows);
  `);
  assert.equal(printed, "12\n");
});

test("a fleet that begins without chargers reads one of a world that joins", async () => {
  const { world, charger } = await still();
  const fleet = new api.Fleet([], { interval: 2000 });
  let rows = 0;
  const watching = (async () => {
    for await (const { error } of fleet.watch(["rbt"])) if (!error) rows++;
  })();
  await world.advance(0);
  fleet.add(charger("cloud"));
  await world.advance(60_000);
  assert.ok(rows >= 29, `${rows} rows of 30`);
  fleet.remove([...fleet][0].id);
  world.close();
  void watching;
});

test("who watches in a world for hours, and many calls, leave nothing in memory", async () => {
  const printed = await run(`
    import { Charger } from "goecharger";
    import { simulate } from "goecharger/simulator";
    import { setFlagsFromString } from "node:v8";
    import { runInNewContext } from "node:vm";
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc");
    const world = await simulate({ speed: 0 });
    let wh = 0;
    const fetch = Object.assign(async () => Response.json({ wh: ++wh }), world.fetch);
    const charger = new Charger({ host: "10.0.0.1", fetch });
    const off = charger.on("change", ["wh"], () => {}, { interval: 1000 });
    const used = async () => {
      await world.advance(2_000_000);
      for (let turns = 0; turns < 5; turns++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        collect();
      }
      return process.memoryUsage().heapUsed;
    };
    await used();
    const before = await used();
    console.log(Math.round((await used() - before) / 2000));
    off();
  `);
  assert.ok(Number(printed) < 150, `${printed} bytes of each read are left`);
});

test("what makes no sense is refused, in the words of the types", async () => {
  const { world, box } = await still();
  const refusals = [
    [() => box.plugIn(5), "the car must be an object"],
    [() => box.plugIn([]), "the car must be an object"],
    [() => box.plugIn({ phases: "3" }), "phases must be a whole number from 1 to 3"],
    [() => box.plugIn({ phase: 3 }), "there is no phase in the car"],
    [() => box.plugIn({ battery: -1 }), "battery must be a number of at least 0"],
    [() => box.fault({ body: "x" }), "a fault has a kind, a status or a latency"],
    [() => box.fault("stale"), "the fault must be an object"],
    [() => box.fault({ latency: NaN }), "latency must be a number from 0"],
    [() => box.fault({ kind: "drop", count: 0 }), "count must be a number of at least 1"],
    [() => box.fault({ status: "502" }), "status must be a whole number from 200 to 599"],
    [() => box.fault({ kind: "drop", latency_ms: 5 }), "there is no latency_ms in the fault"],
    [() => box.fault({ kind: "drop", side: "export" }), 'side must be "cloud" or "local"'],
    [() => box.release("car"), "keys must be a list of API keys"],
    [() => box.put(), "values must be an object"],
    [() => box.put([]), "values must be an object"],
    [() => box.put({ "a b": 1 }), '"a b" is no API key'],
    [() => box.put({ amp: Symbol("x") }), "amp is Symbol(x), which JSON cannot say"],
    [() => box.tap("0"), "slot must be a whole number from 0 to 9"],
    [() => world.add({ token: "" }), "token must be text without spaces"],
  ];
  for (const [call, words] of refusals) {
    assert.throws(call, (error) => error instanceof api.InvalidArgumentError && error.message.includes(words), String(call));
  }
  await assert.rejects(simulate([]), /the options must be an object/);
  await assert.rejects(simulate({ firmware: "052" }), /051, 053, 055, or a version like .*, not 052/);
});

test("two worlds are apart, also for one and the same charger", async () => {
  const [one, other] = [await still(), await still()];
  await one.charger("local").set({ amp: 16 });
  assert.deepEqual([one.box.values.amp, other.box.values.amp], [16, 6]);
  one.world.close();
  assert.equal((await other.charger("local").status(["amp"])).values.amp, 6);
});

test("a process ends by itself, with the world open and with a call that was never answered", async () => {
  const printed = await run(`
    import { Charger } from "goecharger";
    import { simulate } from "goecharger/simulator";
    const world = await simulate({ speed: 10 });
    const [box] = world.chargers;
    const charger = new Charger({ ...box.local, fetch: world.fetch });
    await charger.set({ amp: 10 }, { verify: true });
    world.fetch[Symbol.for("goecharger.clock")].wait(1e9).cancel();
    console.log(box.values.amp);
  `);
  assert.equal(printed, "10\n");
});

test("the time that is put forward waits for a call that still loads the core", async () => {
  const printed = await run(`
    import { Charger } from "goecharger";
    import { simulate } from "goecharger/simulator";
    const world = await simulate({ speed: 0 });
    const [box] = world.chargers;
    const calls = [new Charger({ ...box.local, fetch: world.fetch }).status(["amp"])];
    await world.advance(60_000);
    console.log(box.requests.length, box.requests[0].at.toISOString());
  `);
  assert.equal(printed, "1 2026-01-01T12:00:00.000Z\n");
});

test("CommonJS has it too, and its errors are of the same class", async () => {
  const printed = await run(`
    import { createRequire } from "node:module";
    const require = createRequire(import.meta.url);
    const { Charger, InvalidArgumentError } = require("goecharger");
    const { simulate } = require("goecharger/simulator");
    const world = await simulate({ speed: 0 });
    const charger = new Charger({ ...world.chargers[0].cloud, fetch: world.fetch });
    const { outcome } = await charger.set({ amp: 10 }, { verify: true });
    const error = await simulate({ chargers: 0 }).catch((error) => error);
    console.log(outcome, error instanceof InvalidArgumentError);
  `);
  assert.equal(printed, "verified true\n");
});
