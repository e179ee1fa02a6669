// The controls, cloud and LAN, with and without verify: each refusal, and what holds each back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { reach, setUp } from "../../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

async function make(side, { car, ...values } = {}, wishes = { firmware: "60.4" }) {
  const made = await world.control.create(wishes);
  if (car) await world.control.car(made.serial, { plugged: true, ...car });
  // A car that comes sets the count of energy back.
  await world.control.values(made.serial, values);
  const charger = new world.api.Charger({ ...reach(made, side), retries: 0 });
  const sets = async () =>
    (await world.control.requests(made.serial)).map(({ target }) => target).filter((target) => target.includes("/api/set"));
  return { made, charger, sets };
}

const codes = (obstacles) => obstacles?.map(({ code }) => code);

const CONTROLS = [
  ["start", [], "frc=2"],
  ["stop", [], "frc=1"],
  ["auto", [], "frc=0"],
  ["setCurrent", [10], "amp=10"],
  ["setPhases", [3], "psm=2"],
  ["setPhases", ["auto"], "psm=0"],
  ["setEnergyLimit", [20_000], "dwo=20000"],
  ["setEnergyLimit", [null], "dwo=null"],
  ["authorize", [], "trx=0"],
  ["authorize", [0], "trx=1"],
  ["lockCable", ["always"], "ust=2"],
];

for (const side of ["local", "cloud"]) {
  const plain = side === "local" ? "accepted" : "sent";

  for (const [name, args, set] of CONTROLS) {
    const last = name === "authorize" && args.length === 0 ? [undefined] : args;
    test(`${name}(${args.map((each) => JSON.stringify(each))}) sets ${set} once, ${side}`, async () => {
      const { charger, sets } = await make(side, { car: {}, ama: 32 });
      const result = await charger[name](...last, { explain: false });
      assert.deepEqual(result, { outcome: plain, accepted: [set.split("=")[0]], heldBackBy: null });
      const [target, ...others] = await sets();
      assert.ok(target.includes(set), target);
      assert.deepEqual(others, []);
    });

    test(`${name}(${args.map((each) => JSON.stringify(each))}) is verified, and looks for what holds it back, ${side}`, async () => {
      const { charger, sets } = await make(side, { car: {}, ama: 32 });
      const { outcome, heldBackBy } = await charger[name](...last, { verify: true });
      assert.equal(outcome, "verified");
      assert.ok(Array.isArray(heldBackBy), "it was looked at");
      assert.equal((await sets()).length, 1);
    });
  }

  test(`a control that the charger ignores is unverified, ${side}`, async () => {
    const { charger, made } = await make(side, { car: {} });
    await world.control.faults(made.serial, { kind: "ignore" });
    const error = await charger.setCurrent(12, { verify: true, deadline: 3000 }).catch((error) => error);
    assert.equal(error.code, "unverified");
    assert.deepEqual([error.expected, error.found], [{ amp: 12 }, { amp: 6 }]);
  });

  test(`restart() is verified by a shorter uptime, ${side}`, async () => {
    const { charger, sets } = await make(side);
    const result = await charger.restart({ verify: true });
    assert.deepEqual(result, { outcome: "verified", accepted: ["rst"], heldBackBy: null });
    assert.equal((await sets()).length, 1);
  });

  test(`a failing look leaves the control as it is, ${side}`, async () => {
    const { charger, made } = await make(side, { car: {} });
    await world.control.faults(made.serial, { status: 502, only: "status" });
    assert.deepEqual(await charger.start(), { outcome: plain, accepted: ["frc"], heldBackBy: null });
  });
}

test("a control that is refused rejects as a set does", async () => {
  const { charger, made } = await make("local");
  await world.control.faults(made.serial, { kind: "refuse" });
  for (const call of [() => charger.start(), () => charger.setCurrent(8), () => charger.lockCable("normal"), () => charger.restart()]) {
    const error = await call().catch((error) => error);
    assert.ok(error instanceof world.api.RejectedError, String(error));
  }
  const old = await make("local", {}, { firmware: "051.3" });
  assert.equal((await old.charger.setPhases(1).catch((error) => error)).code, "rejected");
  const v3 = await make("local", { acs: 1 }, { firmware: "053" });
  assert.equal((await v3.charger.authorize(0).catch((error) => error)).code, "rejected");
});

test("a wrong argument is refused before any request", async () => {
  const { charger, made } = await make("local");
  for (const call of [
    () => charger.setCurrent(5),
    () => charger.setCurrent(33),
    () => charger.setCurrent(10.5),
    () => charger.setCurrent("10"),
    () => charger.setCurrent(NaN),
    () => charger.setCurrent(),
    () => charger.setPhases(2),
    () => charger.setPhases("1"),
    () => charger.setPhases(),
    () => charger.setEnergyLimit(0),
    () => charger.setEnergyLimit(-1),
    () => charger.setEnergyLimit(Infinity),
    () => charger.setEnergyLimit(),
    () => charger.authorize(10),
    () => charger.authorize(-1),
    () => charger.authorize("0"),
    () => charger.authorize(null),
    () => charger.lockCable("locked"),
    () => charger.lockCable(),
    () => charger.start({ verfiy: true }),
    () => charger.start({ verify: 1 }),
    () => charger.start({ unchecked: true }),
    () => charger.restart({ confirm: ["rst"] }),
    () => charger.start({ signal: {} }),
  ]) {
    const error = await call().then(() => "resolved", (error) => error);
    assert.ok(error instanceof world.api.InvalidArgumentError, `${call}: ${error}`);
  }
  assert.deepEqual(await world.control.requests(made.serial), []);
});

const HELD_BACK = [
  ["start", [], { acs: 1 }, "authorization"],
  ["start", [], { acs: 2 }, "backend"],
  ["start", [], { car: null }, "no-car"],
  ["start", [], { err: 1 }, "fault"],
  ["start", [], { amt: 3 }, "heat"],
  ["start", [], { cll: { loadLimit: 0 } }, "load-management"],
  ["start", [], { ocppe: true }, "backend"],
  ["start", [], { dwo: 100, wh: 200 }, "energy-limit"],
  ["stop", [], { car: null }, "no-car"],
  ["auto", [], { lmo: 4, fup: true }, "eco"],
  ["auto", [], { lmo: 5, modelStatus: 18 }, "next-trip"],
  ["setCurrent", [32], { ama: 10 }, "current-limit"],
  ["setCurrent", [16], { lmo: 4, fup: true }, "eco"],
  ["authorize", [], { frc: 1 }, "forced-off"],
  ["lockCable", ["always"], { cus: 4 }, "fault"],
];

for (const [name, args, values, code] of HELD_BACK) {
  test(`${name}(${args}) is held back by ${code}`, async () => {
    const { car = { maxCurrent: 2 }, ...others } = values;
    const { charger } = await make("local", { ...others, ...(car ? { car } : {}) });
    if (!car) delete others.car;
    const { heldBackBy } = await charger[name](...(name === "authorize" ? [undefined] : args));
    assert.ok(codes(heldBackBy)?.includes(code), JSON.stringify(heldBackBy));
    for (const { text, keys, mend } of heldBackBy) {
      assert.ok(text.length > 10 && keys.length > 0);
      if (mend) assert.ok(Object.keys(mend).length > 0);
    }
  });
}

test("to apply every mend never authorises", async () => {
  const { charger } = await make("local", { acs: 1, car: {} });
  const { heldBackBy } = await charger.start();
  const [authorization] = heldBackBy.filter(({ code }) => code === "authorization");
  assert.equal(authorization.mend, null);
});

test("a car that charges is held back by nothing", async () => {
  const { charger } = await make("local", { car: {} });
  await charger.start({ verify: true });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.deepEqual((await charger.start()).heldBackBy, []);
});

test("an abort rejects with its reason, and sends nothing if it came first", async () => {
  const { charger, made, sets } = await make("local");
  const reason = new Error("enough");
  const early = await charger.start({ signal: AbortSignal.abort(reason) }).catch((error) => error);
  assert.equal(early, reason);
  await world.control.faults(made.serial, { latency_ms: 5000 });
  const controller = new AbortController();
  const late = charger.start({ signal: controller.signal }).catch((error) => error);
  setTimeout(() => controller.abort(reason), 200);
  assert.equal(await late, reason);
  assert.equal((await sets()).length, 1);
});
