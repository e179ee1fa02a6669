// Two clocks: a laptop sleeps, the wall clock is set. No set goes out late, and no old reading verifies one.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { setUp } from "../lib/node.mjs";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

let world;

before(async () => {
  world = await setUp();
  await world.api.initialize();
});

after(() => world?.stop());

/** Both clocks and all timers, in the hands of a test. */
function clocks(t) {
  let [wall, monotonic] = [Date.parse("2026-11-27T12:00:00Z"), 5000];
  t.mock.timers.enable({ apis: ["setTimeout"] });
  t.mock.method(Date, "now", () => wall);
  t.mock.method(performance, "now", () => monotonic);
  const flush = async () => {
    for (let round = 0; round < 5; round += 1) await new Promise(setImmediate);
  };
  return {
    flush,
    get wall() {
      return wall;
    },
    /** The wall clock is set, by so many ms. */
    step: (ms) => (wall += ms),
    /** A laptop sleeps: the monotonic clock and the timers stand still. */
    sleep: (ms) => (wall += ms),
    /** Time passes, but the process does not come to its timers. */
    stall(ms) {
      wall += ms;
      monotonic += ms;
    },
    async pass(ms) {
      for (let rest = ms; rest > 0; rest -= 100) {
        wall += 100;
        monotonic += 100;
        t.mock.timers.tick(100);
        await flush();
      }
    },
  };
}

/** A fetch whose first answer is held back; `log` has what it was asked. */
function held() {
  let answer;
  const fetch = async (url) => {
    fetch.log.push(url.replace(/^.*api\//, ""));
    if (fetch.log.length === 1) await new Promise((resolve) => (answer = resolve));
    return new Response(url.includes("/set") ? '{"frc":true}' : '{"amp":6}');
  };
  return Object.assign(fetch, { log: [], answer: () => answer() });
}

/** What becomes of a set that waits behind a read, when time does something to it meanwhile. */
async function waiting(t, during, limits) {
  const time = clocks(t);
  const fetch = held();
  const charger = new world.api.Charger({ host: "a", fetch, timeout: 2 ** 31 - 1, retries: 0 });
  const read = charger.status(["amp"]);
  const set = charger.set({ frc: 1 }, limits).then((value) => ({ value }), (error) => ({ error }));
  await time.flush();
  await during(time);
  fetch.answer();
  await read.catch(() => {});
  return { outcome: await set, sent: fetch.log.filter((path) => path.startsWith("set")).length };
}

const tooLate = {
  "the laptop sleeps for 8 hours": (time) => time.sleep(8 * HOUR),
  "the laptop sleeps a little longer than there is time": (time) => time.sleep(30 * SECOND + 1),
  "the process stalls for a minute": (time) => time.stall(60 * SECOND),
  "the laptop sleeps, and its clock is set back by less": (time) => [time.sleep(2 * HOUR), time.step(-HOUR)],
  "time passes as usual": (time) => time.pass(31 * SECOND),
};

for (const [name, during] of Object.entries(tooLate)) {
  test(`a set that waits while ${name} is never sent after its deadline`, async (t) => {
    const { outcome, sent } = await waiting(t, during, { deadline: 30 * SECOND });
    assert.equal(sent, 0);
    assert.deepEqual([outcome.error?.code, outcome.error?.attempts], ["timeout", 0]);
    assert.match(outcome.error.message, /deadline of 30000 ms.*Nothing was sent/);
  });
}

const inTime = {
  "the wall clock is set back by an hour": (time) => time.step(-HOUR),
  "10 s pass": (time) => time.pass(10 * SECOND),
  "nothing else happens": () => {},
};

for (const [name, during] of Object.entries(inTime)) {
  test(`a set that waits while ${name} is sent, once`, async (t) => {
    const { outcome, sent } = await waiting(t, during, { deadline: 30 * SECOND });
    assert.deepEqual([sent, outcome.value?.outcome], [1, "accepted"]);
  });
}

test("a set without a deadline is sent, however long the laptop slept", async (t) => {
  const { outcome, sent } = await waiting(t, (time) => time.sleep(8 * HOUR));
  assert.deepEqual([sent, outcome.value?.outcome], [1, "accepted"]);
});

test("a set that may be tried again is not, after its deadline was slept through", async (t) => {
  let sent = 0;
  t.mock.method(globalThis, "fetch", async () => {
    sent += 1;
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code: "ECONNREFUSED", syscall: "connect", errno: -111 }) });
  });
  // To this copy of the package it is the runtime's own.
  const { Charger, initialize } = await world.fresh();
  await initialize();
  const time = clocks(t);
  const set = new Charger({ host: "a", retries: 10 }).set({ frc: 1 }, { deadline: 30 * SECOND }).catch((error) => error);
  await time.flush();
  assert.equal(sent, 1);
  time.sleep(8 * HOUR);
  await time.pass(6 * SECOND);
  const error = await set;
  assert.deepEqual([sent, error.code, error.attempts], [1, "timeout", 1]);
  assert.match(error.message, /Nothing was sent|failed by network/);
});

/** A set by way of a cloud that heard of the charger so long before, as its own clock has it. */
function cloud(time, { amp, heardBefore, dated = true }) {
  const asked = [];
  const fetch = async (url) => {
    if (url.includes("/api/set")) return new Response('{"succeeded":[{"amp":10}]}', { status: 202 });
    const age = Number(/age=(\d+)/.exec(url)?.[1]);
    asked.push(age);
    const value = typeof amp === "function" ? amp(asked.length) : amp;
    // The server's own clock goes right, whatever becomes of the user's.
    const now = Date.parse("2026-11-27T12:00:00Z");
    const headers = { "last-modified": new Date(now - heardBefore(asked.length)).toUTCString(), ...(dated && { date: new Date(now).toUTCString() }) };
    return new Response(JSON.stringify({ amp: value }), { headers });
  };
  return { asked, charger: new world.api.Charger({ serial: "000001", token: "t", fetch, retries: 0 }) };
}

test("the wall clock that is set forward by 45 s makes no reading from before a set verify it", async (t) => {
  const time = clocks(t);
  const { asked, charger } = cloud(time, { amp: 10, heardBefore: () => 40 * SECOND });
  const set = charger.set({ amp: 10 }, { verify: true }).then((value) => ({ value }), (error) => ({ error }));
  await time.flush();
  time.step(45 * SECOND);
  await time.pass(12 * SECOND);
  const { value, error } = await set;
  assert.equal(value, undefined, "it is not verified");
  assert.ok(error, "it fails");
  asked.forEach((age, index) => assert.ok(age <= index + 2, `look ${index + 1} asks for data of the last ${age} s`));
});

test("the wall clock that is set back by an hour does not make an hour of 10 s of reading back", async (t) => {
  const time = clocks(t);
  const { asked, charger } = cloud(time, { amp: 16, heardBefore: () => 0 });
  const set = charger.set({ amp: 10 }, { verify: true }).then((value) => ({ value }), (error) => ({ error }));
  await time.pass(1500);
  time.step(-HOUR);
  await time.pass(12 * SECOND);
  const { error } = await set;
  assert.equal(error?.code, "unverified");
  assert.ok(asked.length >= 5 && asked.length <= 12, `${asked.length} looks`);
});

test("a reading from before the set does not verify it, one from after it does", async (t) => {
  const time = clocks(t);
  // The cloud hears of the charger again with the fourth look.
  const { asked, charger } = cloud(time, { amp: 10, heardBefore: (look) => (look < 4 ? 20 * SECOND : 0) });
  const set = charger.set({ amp: 10 }, { verify: true });
  set.catch(() => {});
  await time.pass(8 * SECOND);
  assert.equal((await set).outcome, "verified");
  assert.equal(asked.length, 4);
});

test("data that is older than maxAge is stale, whatever the cloud takes it for", async () => {
  for (const [age, maxAge, isStale] of [[31, undefined, true], [29, undefined, false], [100, 60, true], [100, 120, false], [6, 5, true], [86_400, 100_000, false]]) {
    const now = Date.parse("2020-01-01T00:00:00Z"); // of no interest: both are by the clock of the server
    const headers = { date: new Date(now).toUTCString(), "last-modified": new Date(now - age * SECOND).toUTCString() };
    const charger = new world.api.Charger({ serial: "000001", token: "t", fetch: async () => new Response('{"amp":6}', { headers }), retries: 0 });
    const error = await charger.status(["amp"], { maxAge }).then(() => undefined, (error) => error);
    assert.deepEqual([error?.code, error?.ageSeconds], isStale ? ["stale", age] : [undefined, undefined], `${age} s, maxAge ${maxAge}`);
  }
});

/** A server that gives the WebAssembly late, or never. */
async function serving(t, ms) {
  const bytes = await readFile(new URL("core.wasm", world.unpacked.entry()));
  const server = createServer((_, response) => void (ms && setTimeout(() => response.end(bytes), ms)));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => (server.close(), server.closeAllConnections()));
  return new URL(`http://127.0.0.1:${server.address().port}/core.wasm`);
}

for (const [name, ms] of [["comes late", 400], ["never comes", undefined]]) {
  test(`while the WebAssembly ${name}, deadlines and signals end calls, and no set goes out after its deadline`, async (t) => {
    const { Charger, initialize } = await world.fresh();
    const fetch = held();
    const charger = new Charger({ host: "192.168.0.75", fetch, deadline: 150 });
    const loading = initialize(await serving(t, ms)).catch(() => {});
    const reason = new Error("mine");
    const aborts = new AbortController();
    const calls = [charger.set({ frc: 1 }), charger.stop(), charger.status(["frc"], { deadline: 100 }), charger.set({ frc: 1 }, { signal: aborts.signal, deadline: 10_000 })];
    setTimeout(() => aborts.abort(reason), 50);
    const outcomes = await Promise.allSettled(calls);
    assert.deepEqual(outcomes.map(({ reason }) => reason.code ?? reason), ["timeout", "timeout", "timeout", reason]);
    assert.match(outcomes[0].reason.message, /deadline of 150 ms.*still loads\. Nothing was sent/);
    if (ms) await loading;
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(fetch.log, []);
  });
}

for (const name of ["cold", "warm"]) {
  test(`time in which the process is blocked right after the call counts, ${name}`, async () => {
    const { Charger } = name === "cold" ? await world.fresh() : world.api;
    const fetch = held();
    const call = new Charger({ host: "192.168.0.75", fetch }).set({ frc: 1 }, { deadline: 100 });
    for (const start = performance.now(); performance.now() < start + 150; );
    await assert.rejects(call, ({ code, message }) => code === "timeout" && message.includes("Nothing was sent"));
    assert.deepEqual(fetch.log, []);
  });
}

test("what watches, a fleet and a run of surplus charging end by their signals while the WebAssembly loads", async (t) => {
  const { Charger, Fleet, initialize } = await world.fresh();
  const fetch = held();
  const charger = new Charger({ host: "192.168.0.75", fetch });
  const fleet = new Fleet([charger]);
  void initialize(await serving(t, undefined)).catch(() => {});
  const aborts = new AbortController();
  const reason = new Error("mine");
  const { signal } = aborts;
  const first = (rows) => rows[Symbol.asyncIterator]().next();
  const loops = [charger.watch(["car"], { signal }), fleet.watch(["car"], { signal }), fleet.status(["car"], { signal }), fleet.set({ amp: 6 }, { signal })];
  const rows = loops.map(first);
  const left = charger.watch("overview")[Symbol.asyncIterator]();
  const pending = left.next();
  const fed = charger.surplus({ read: () => null, signal });
  const stopped = new Charger({ host: "192.168.0.76", fetch }).surplus({ read: () => null });
  await left.return();
  setTimeout(() => aborts.abort(reason), 50);
  const outcomes = (await Promise.allSettled(rows)).map(({ value, reason }) => reason ?? value.done);
  assert.deepEqual(outcomes, [true, true, reason, reason]);
  assert.equal((await pending).done, true);
  const never = { cause: "stopped", error: null, cleared: true };
  assert.deepEqual([await fed.ended, await stopped.stop()], [never, never]);
  assert.deepEqual(fetch.log, []);
});

test("a deadline ends a call also where a test's timers run and the clock stands still", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  t.mock.method(performance, "now", () => 5000);
  let asked = 0;
  const fetch = async (url) => (asked++, new Response(url.includes("/set") ? '{"amp":true}' : '{"amp":10}'));
  const charger = new world.api.Charger({ host: "192.168.0.75", fetch });
  let code;
  charger.set({ amp: 11 }, { verify: true, deadline: 5000 }).catch((error) => (code = error.code));
  for (let second = 0; second < 20 && !code; second++) {
    for (let round = 0; round < 5; round++) await new Promise(setImmediate);
    t.mock.timers.tick(1000);
  }
  assert.deepEqual([code, asked < 8], ["unverified", true]);
});

test("nothing is sent once its signal is aborted, also in the same turn", async () => {
  const fetch = held();
  const charger = new world.api.Charger({ host: "192.168.0.75", fetch });
  const fleet = new world.api.Fleet([charger]);
  const calls = [
    (signal) => charger.set({ amp: 6 }, { signal }),
    (signal) => charger.status(["amp"], { signal }),
    (signal) => charger.stop({ signal }),
    (signal) => fleet.set({ amp: 6 }, { signal })[Symbol.asyncIterator]().next(),
    (signal) => fleet.status(["amp"], { signal })[Symbol.asyncIterator]().next(),
  ];
  for (const call of calls) {
    const aborts = new AbortController();
    const under = call(aborts.signal);
    const reason = new Error("mine");
    aborts.abort(reason);
    await assert.rejects(under, reason);
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(fetch.log, []);
});
