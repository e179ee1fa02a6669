// A run that feeds the surplus mode.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { reach, setUp } from "../../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

const second = (n) => new Promise((resolve) => setTimeout(resolve, n * 1000));

async function make(side = "local", options = {}) {
  const made = await world.control.create();
  const charger = new world.api.Charger({ ...reach(made, side), retries: 0, ...options });
  const pushes = async () =>
    (await world.control.requests(made.serial))
      .map(({ target }) => target)
      .filter((target) => target.includes("ids="))
      .map((target) => JSON.parse(decodeURIComponent(target.match(/ids=([^&]*)/)[1])));
  return { made, charger, pushes };
}

/** They wait most of the time, so they do it beside each other. */
test("runs", { concurrency: 20 }, async (t) => {
  const tests = [];
  const it = (name, run) => tests.push(t.test(name, run));
  for (const [side, outcome] of [["local", "accepted"], ["cloud", "sent"]]) {
    it(`a run pushes what read gives, tells of it, and ends with zeros, ${side}`, async () => {
      const { charger, pushes } = await make(side);
      const reading = { pGrid: -3000, pPv: 6000, pAkku: -1000 };
      const updates = [];
      const run = charger.surplus({ interval: 1000, read: async () => reading, onUpdate: (update) => { updates.push(update); throw new Error("a hook's own"); } });
      assert.equal(run.last, null);
      await second(2.5);
      assert.throws(() => charger.surplus({ read: () => null }), world.api.InvalidArgumentError, "one run for each charger");
      const stopped = run.stop();
      assert.equal(run.stop(), stopped, "a second call waits for the same");
      assert.deepEqual(await stopped, { cause: "stopped", error: null, cleared: true });
      assert.equal(await run.ended, await stopped);
      const all = await pushes();
      const zeros = all.filter(({ pGrid }) => pGrid === 0);
      assert.deepEqual(all.slice(0, all.length - zeros.length), [reading, reading, reading]);
      assert.ok(zeros.length >= 14 && zeros.length <= 17, `${zeros.length} zeros`);
      assert.deepEqual(zeros[0], { pGrid: 0, pPv: 0, pAkku: 0 });
      const { kind, at, lapsed, error } = updates[0];
      assert.deepEqual([kind, updates[0].outcome, updates[0].reading, lapsed, error], ["pushed", outcome, reading, false, null]);
      assert.ok(at instanceof Date);
      assert.equal(run.last, updates.at(-1));
      // The next run may begin.
      const next = charger.surplus({ read: () => null });
      assert.deepEqual(await next.stop(), { cause: "stopped", error: null, cleared: true });
    });
  }

  it("a figure that is undefined is one that is not told", async () => {
    const { charger, pushes } = await make();
    const run = charger.surplus({ read: () => ({ pGrid: -1000, pPv: undefined, pAkku: undefined }) });
    await second(0.5);
    await run.stop();
    assert.deepEqual((await pushes())[0], { pGrid: -1000 });
  });

  it("what read throws is the update's error, and the run goes on", async () => {
    const { charger, pushes } = await make();
    const thrown = new Error("the meter is gone");
    const results = [() => { throw thrown; }, async () => Promise.reject(thrown), () => null, () => undefined, () => ({ pgrid: 1 }), () => ({ pGrid: NaN }), () => ({ pGrid: 5 })];
    const updates = [];
    const run = charger.surplus({ interval: 1000, read: () => (results.shift() ?? (() => null))(), onUpdate: (update) => updates.push(update) });
    await second(7.5);
    assert.deepEqual(updates.slice(0, 7).map(({ kind }) => kind), ["read-failed", "read-failed", "no-reading", "read-failed", "read-failed", "read-failed", "pushed"]);
    assert.deepEqual([updates[0].error, updates[1].error, updates[2].error], [thrown, thrown, null]);
    for (const { error } of updates.slice(3, 6)) assert.ok(error instanceof world.api.InvalidArgumentError, String(error));
    assert.ok(updates[2].lapsed && !updates[6].lapsed);
    run.stop();
    assert.deepEqual((await pushes())[0], { pGrid: 5 });
    await run.ended;
  });

  it("read is never called twice at a time, and its signal ends after 5 s", async () => {
    const { charger, pushes } = await make();
    let calls = 0;
    let ended = 0;
    const updates = [];
    const run = charger.surplus({
      interval: 1000,
      read: (signal) => new Promise((resolve) => {
        calls += 1;
        signal.addEventListener("abort", () => { ended += 1; setTimeout(resolve, 1500, { pGrid: 1 }); });
      }),
      onUpdate: (update) => updates.push(update),
    });
    await second(6);
    assert.deepEqual([calls, ended], [1, 1]);
    assert.deepEqual([updates[0].kind, updates[0].lapsed], ["read-late", true]);
    await second(2);
    assert.equal(calls, 2, "the next begins when the one before has come");
    assert.deepEqual(await run.stop(), { cause: "stopped", error: null, cleared: true });
    assert.equal(ended, 2, "the end of the run ends the read");
    assert.deepEqual(await pushes(), [], "what comes too late is not pushed");
  });

  it("a push that fails is an update, and the run goes on", async () => {
    const { charger, made } = await make();
    await world.control.faults(made.serial, { status: 502, count: 1 });
    const updates = [];
    const run = charger.surplus({ interval: 1000, read: () => ({ pGrid: 1 }), onUpdate: (update) => updates.push(update) });
    await second(1.5);
    assert.deepEqual(updates.map(({ kind, outcome }) => [kind, outcome]), [["push-failed", null], ["pushed", "accepted"]]);
    assert.equal(updates[0].error.code, "unavailable");
    assert.deepEqual(updates[0].reading, { pGrid: 1 });
    await run.stop();
  });

  it("a token that is dead ends the run, and nothing rejects", async () => {
    const { charger, made } = await make("cloud", { token: "wrong" });
    const run = charger.surplus({ read: () => ({ pGrid: 1 }) });
    const { cause, error, cleared } = await run.ended;
    assert.deepEqual([cause, error.code, cleared], ["error", "unauthorized", false]);
    assert.equal(run.last.kind, "push-failed");
    assert.ok(!JSON.stringify(error).includes(made.token));
  });

  it("a wrong option is thrown at once, or ends the run", async () => {
    const { charger } = await make();
    for (const options of [undefined, null, {}, { read: 1 }, { read: () => null, interval: 999 }, { read: () => null, interval: 5001 }, { read: () => null, interval: "1000" }, { read: () => null, interval: NaN }, { read: () => null, retires: 1 }, { read: () => null, onUpdate: 1 }]) {
      assert.throws(() => charger.surplus(options), world.api.InvalidArgumentError, JSON.stringify(options));
    }
    for (const options of [{ signal: {} }, { retries: -1 }, { timeout: -1 }]) {
      const { cause, error } = await charger.surplus({ read: () => null, ...options }).ended;
      assert.ok(cause === "error" && error instanceof world.api.InvalidArgumentError, JSON.stringify(options));
    }
  });

  it("the signal ends the run quietly, also one that came first", async () => {
    const { charger } = await make();
    const controller = new AbortController();
    const run = charger.surplus({ interval: 1000, read: () => null, signal: controller.signal });
    await second(0.5);
    controller.abort();
    assert.deepEqual(await run.ended, { cause: "stopped", error: null, cleared: true });
    let calls = 0;
    const early = charger.surplus({ read: () => (calls += 1), signal: AbortSignal.abort() });
    assert.deepEqual(await early.ended, { cause: "stopped", error: null, cleared: true });
    assert.equal(calls, 0);
  });
  await Promise.all(tests);
});
