// Watching a charger, as a page or a server does, on clocks of the test's own.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { importWatched } from "../../../benches/wasm.mjs";
import { fakeCharger, takeClocks } from "../../lib/clock.mjs";
import { unpackPackage } from "../../lib/package.mjs";

let unpacked, api, memory, clock, fake, charger;

before(async () => {
  unpacked = await unpackPackage();
  ({ api, memory } = await importWatched(unpacked.entry()));
});
after(() => unpacked?.remove());
beforeEach(() => {
  clock = takeClocks();
  fake = fakeCharger({ car: 1, amp: 6, nrg: [230, 230, 230, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], wh: 0 }, clock.now);
  charger = new api.Charger({ host: "charger", fetch: fake.fetch });
});
afterEach(() => clock.restore());

/** Takes all updates, until it ends. */
function collect(updates) {
  const told = [];
  told.ended = (async () => {
    for await (const update of updates) told.push(update);
  })();
  return told;
}

test("ten watchers on one charger make one request per tick, and none is left when they leave", async () => {
  const leave = new AbortController();
  const keys = ["car", "amp", "nrg", "wh", "eto", "frc", "psm", "err", "alw", "fna"];
  const all = keys.map((key, index) => collect(charger.watch([key], { interval: 2_000 + 1_000 * index, signal: leave.signal })));
  await clock.pass(20_000);
  assert.equal(fake.requests.length, 11);
  assert.ok(fake.requests.every(({ path }) => path === `status?filter=${keys}`));
  assert.deepEqual(all.map((told) => told.length), Array(10).fill(1));
  assert.deepEqual(all[4][0].missing, ["eto"]);
  leave.abort();
  await Promise.all(all.map((told) => told.ended));
  await clock.settle();
  assert.equal(clock.timers.size, 0);
  await clock.pass(60_000);
  assert.equal(fake.requests.length, 11);
});

test("an update has its values, what changed, and what the types say", async () => {
  const told = collect(charger.watch(["car", "amp", "nope"]));
  await clock.pass(1_000);
  fake.values.amp = 16;
  await clock.pass(5_000);
  const [first, second] = told;
  assert.deepEqual(Object.keys(first).sort(), ["at", "changed", "error", "lastModified", "missing", "stale", "values"]);
  assert.deepEqual([first.values, first.changed, first.missing], [{ car: 1, amp: 6 }, ["car", "amp"], ["nope"]]);
  assert.deepEqual([first.stale, first.error, first.lastModified], [false, null, null]);
  assert.ok(first.at instanceof Date);
  assert.deepEqual([second.values, second.changed], [{ car: 1, amp: 16 }, ["amp"]]);
});

test("what one watcher does to its values, no other sees", async () => {
  const [one, other] = [collect(charger.watch(["nrg"])), collect(charger.watch(["nrg"]))];
  await clock.settle();
  one[0].values.nrg.length = 0;
  assert.equal(other[0].values.nrg.length, 16);
  fake.values.amp = 7;
  await clock.pass(5_000);
  assert.equal(one.length, 1, "nor is it a change");
});

test("break, return and the signal end it, also while it waits", async () => {
  for await (const { values } of charger.watch(["amp"])) {
    assert.equal(values.amp, 6);
    break;
  }
  await clock.settle();
  assert.equal(clock.timers.size, 0);
  const loop = charger.watch(["amp"])[Symbol.asyncIterator]();
  await loop.next();
  const waiting = loop.next();
  assert.deepEqual(await loop.return(), { done: true, value: undefined });
  assert.deepEqual(await waiting, { done: true, value: undefined });
  assert.deepEqual(await loop.next(), { done: true, value: undefined });
  const signal = AbortSignal.abort(new Error("before"));
  for await (const _ of charger.watch(["amp"], { signal })) assert.fail("an update");
  // Between two updates as well: nothing may go on while the consumer is busy.
  const leave = new AbortController();
  const busy = charger.watch(["amp"], { signal: leave.signal })[Symbol.asyncIterator]();
  await busy.next();
  leave.abort();
  await clock.settle();
  assert.equal(clock.timers.size, 0);
  assert.equal((await busy.next()).done, true);
});

test("a set through the same charger shows at once", async () => {
  const told = collect(charger.watch(["amp"], { interval: 30_000 }));
  await clock.pass(3_000);
  await charger.set({ amp: 10 });
  await clock.settle();
  assert.deepEqual(told.map(({ values }) => values.amp), [6, 10]);
  assert.deepEqual(fake.requests.map(({ path }) => path), ["status?filter=amp", "set?amp=10", "status?filter=amp"]);
});

test("a failure that may pass is an update, one that does not ends the loop", async () => {
  const told = collect(charger.watch(["amp"], { interval: 1_000 }));
  await clock.pass(500);
  fake.down = "refuse";
  await clock.pass(5_000);
  const [, failed] = told;
  assert.deepEqual([failed.stale, failed.error.code, failed.values.amp, failed.changed], [true, "network", 6, []]);
  assert.ok(api.isChargerError(failed.error));
  fake.down = 401;
  await assert.rejects(Promise.all([told.ended, clock.pass(5_000)]), { code: "unauthorized" });
  assert.equal(clock.timers.size, 0);
});

test("arguments are judged by the first update, and are what they were when watch was called", async () => {
  for (const [what, options, named] of [
    [[], undefined, /empty list/],
    ["amp", undefined, /"overview"/],
    [undefined, undefined, /keys/],
    [["amp"], { interval: 999 }, /999/],
    [["amp"], { interval: 0.5 }, /0\.5/],
    [["amp"], { maxAge: 5 }, /maxAge/],
    [["amp"], { signal: {} }, /signal/],
  ]) {
    const loop = charger.watch(what, options)[Symbol.asyncIterator]();
    await assert.rejects(loop.next(), (error) => error.code === "invalid-argument" && named.test(error.message));
    assert.equal((await loop.next()).done, true);
  }
  const keys = ["amp"];
  const updates = charger.watch(keys);
  keys.push("car");
  for await (const { values } of updates) {
    assert.deepEqual(values, { amp: 6 });
    break;
  }
  assert.equal(fake.requests.length, 1);
});

test("the overview is watched, and tells which of its members changed", async () => {
  const told = collect(charger.watch("overview", { interval: 1_000 }));
  await clock.pass(100);
  fake.values.amp = 16;
  await clock.pass(1_000);
  assert.equal(told[0].overview.current.requested, 6);
  assert.deepEqual(told[1].changed, ["current.requested"]);
  assert.equal(told[1].overview.raw.values.amp, 16);
  assert.equal(told[1].overview.raw.redacted().amp, 16);
  const { raw, ...rest } = await charger.overview();
  const { raw: _, ...watched } = told[1].overview;
  assert.deepEqual(watched, rest, "as overview() has it");
});

test("on() calls a listener for each change, in turn, until it is ended", async () => {
  const told = [];
  const off = charger.on("change", ["amp"], ({ values }) => told.push(values.amp), { interval: 1_000 });
  assert.deepEqual(told, [], "not before it returns");
  await clock.pass(100);
  for (const amp of [7, 8, 9]) {
    fake.values.amp = amp;
    await clock.pass(1_000);
  }
  off();
  off();
  fake.values.amp = 10;
  await clock.pass(5_000);
  assert.deepEqual(told, [6, 7, 8, 9]);
  assert.equal(clock.timers.size, 0);
});

test("what a listener throws goes to the runtime, and ends nothing; onEnd is told why it ends by itself", async () => {
  const thrown = [];
  const listeners = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => thrown.push(error.message));
  try {
    const told = [];
    const ends = [];
    charger.on("change", ["amp"], ({ values }) => {
      told.push(values.amp);
      throw new Error(`of ${values.amp}`);
    }, { interval: 1_000, onEnd: (error) => ends.push(error.code) });
    await clock.pass(100);
    fake.values.amp = 7;
    await clock.pass(1_000);
    assert.deepEqual([told, thrown, ends], [[6, 7], ["of 6", "of 7"], []]);
    fake.down = 401;
    await clock.pass(2_000);
    assert.deepEqual(ends, ["unauthorized"]);
    charger.on("change", [], () => {});
    await clock.settle();
    assert.match(thrown[2], /empty list/);
  } finally {
    process.removeAllListeners("uncaughtException");
    listeners.forEach((listener) => process.on("uncaughtException", listener));
  }
  assert.throws(() => charger.on("update", ["amp"], () => {}), { code: "invalid-argument" });
  assert.throws(() => charger.on("change", ["amp"]), { code: "invalid-argument" });
});

test("a page that is hidden for an hour reads nothing, and once when it shows again", async () => {
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const window = new EventTarget();
  const show = (state) => {
    document.visibilityState = state;
    document.dispatchEvent(new Event("visibilitychange"));
  };
  globalThis.document = document;
  for (const name of ["addEventListener", "removeEventListener"]) globalThis[name] = window[name].bind(window);
  try {
    const leave = new AbortController();
    const told = collect(charger.watch(["amp"], { signal: leave.signal }));
    await clock.pass(11_000);
    assert.equal(fake.requests.length, 3);
    show("hidden");
    fake.values.amp = 9;
    await clock.pass(3_600_000);
    assert.equal(fake.requests.length, 3);
    show("visible");
    await clock.settle();
    assert.deepEqual(told.map(({ values }) => values.amp), [6, 9]);
    assert.equal(fake.requests.length, 4);
    // It fails for long; then the browser says that the network is back.
    fake.down = "refuse";
    await clock.pass(600_000);
    const before = fake.requests.length;
    fake.down = undefined;
    window.dispatchEvent(new Event("online"));
    await clock.settle();
    assert.equal(fake.requests.length, before + 1);
    assert.equal(told.at(-1).stale, false);
    leave.abort();
    await told.ended;
    await clock.settle();
    show("hidden");
    show("visible");
    await clock.pass(60_000);
    assert.equal(fake.requests.length, before + 1);
  } finally {
    delete globalThis.document;
    delete globalThis.addEventListener;
    delete globalThis.removeEventListener;
  }
});

for (const [name, trouble] of [
  ["the network is cut for a minute", async () => ((fake.down = "refuse"), clock.pass(60_000))],
  ["the network swallows everything for a minute", async () => ((fake.down = "hang"), clock.pass(60_000))],
  ["the server restarts", async () => ((fake.down = 503), clock.pass(9_000))],
  ["the laptop sleeps for eight hours", async () => clock.jump(0, 28_800_000)],
  ["the laptop sleeps, and its monotonic clock runs on", async () => clock.jump(28_800_000, 28_800_000)],
  ["the clock is set back by an hour", async () => clock.jump(0, -3_600_000)],
]) {
  test(`${name}: it recovers within an interval, and never bursts`, async () => {
    const leave = new AbortController();
    const told = collect(charger.watch(["amp"], { interval: 5_000, signal: leave.signal }));
    await clock.pass(12_000);
    await trouble();
    fake.down = undefined;
    fake.values.amp = 13;
    const before = fake.requests.length;
    await clock.pass(5_100);
    assert.equal(told.at(-1).values.amp, 13);
    assert.equal(told.at(-1).stale, false);
    assert.ok(fake.requests.length - before <= 2, `${fake.requests.length - before} requests`);
    const at = fake.requests.map((request) => request.at);
    assert.ok(at.every((each, index) => index < 2 || each - at[index - 2] >= 1_000), `${at}`);
    leave.abort();
    await told.ended;
  });
}

test("a day of watching leaves nothing in memory", async () => {
  setFlagsFromString("--expose_gc");
  const collectGarbage = runInNewContext("gc");
  const leave = new AbortController();
  const { signal } = leave;
  let updates = 0;
  const count = async (watched) => {
    for await (const _ of watched) updates += 1;
  };
  const ended = [
    count(charger.watch(["car", "amp", "nrg"], { signal })),
    count(charger.watch(["wh"], { interval: 10_000, signal })),
    count(charger.watch("overview", { interval: 7_000, signal })),
  ];
  const hours = async (number) => {
    for (let quarter = 0; quarter < number * 4; quarter += 1) {
      fake.values.wh += 100;
      // Some minutes of it are bad.
      if (quarter % 8 === 7) fake.down = "refuse";
      await clock.pass(60_000);
      fake.down = undefined;
      await clock.pass(840_000);
      fake.requests.length = 0;
    }
    collectGarbage();
    await clock.settle();
    collectGarbage();
    return { heap: process.memoryUsage().heapUsed, wasm: memory(), updates };
  };
  const [morning, evening] = [await hours(6), await hours(18)];
  assert.ok(evening.updates > 3 * morning.updates, "it went on");
  assert.ok(evening.heap - morning.heap < 500_000, `heap from ${morning.heap} to ${evening.heap}`);
  assert.equal(evening.wasm, morning.wasm);
  leave.abort();
  await Promise.all(ended);
  await clock.settle();
  assert.equal(clock.timers.size, 0);
});

test("a process ends by itself once the last watcher has left", async () => {
  clock.restore();
  const server = createServer((_, response) => response.end('{"amp":6}'));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const program = `
    const { Charger, Fleet } = await import(${JSON.stringify(unpacked.entry())});
    const charger = new Charger({ host: "127.0.0.1:${server.address().port}" });
    const off = charger.on("change", ["car"], () => {});
    for await (const _ of charger.watch(["amp"], { interval: 60_000 })) break;
    for await (const _ of new Fleet([charger], { interval: 60_000 }).watch(["amp"])) break;
    off();
    process.on("exit", () => console.log("over", process.uptime() < 20));`;
  const { promise, resolve } = Promise.withResolvers?.() ?? (() => {
    let resolve;
    return { promise: new Promise((resolves) => (resolve = resolves)), resolve };
  })();
  execFile(process.execPath, ["--input-type=module", "-e", program], { timeout: 60_000 }, (error, stdout) => resolve({ error, stdout }));
  const { error, stdout } = await promise;
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  assert.equal(error, null);
  assert.equal(stdout, "over true\n");
});

test("who watches after a set sees what it did, also where the last watcher left before it", async () => {
  const first = async () => {
    for await (const update of charger.watch(["amp"])) return update;
  };
  assert.equal((await first()).values.amp, 6);
  fake.values.amp = 16;
  const set = charger.set({ amp: 16 });
  await clock.pass(100);
  assert.equal((await set).outcome, "accepted");
  const update = await first();
  assert.deepEqual([update.values.amp, update.stale, fake.requests.length], [16, false, 3]);
});

test("who watches long after the last watcher left sees what is there then", async () => {
  const first = async () => {
    for await (const update of charger.watch(["amp"], { interval: 3_600_000 })) return update;
  };
  assert.equal((await first()).values.amp, 6);
  fake.values.amp = 16;
  await clock.pass(1_000);
  assert.equal((await first()).values.amp, 16);
});
