// A sunny afternoon with a cloud in it: the package feeds a simulated charger, in a time that passes at once.

import { reach } from "./node.mjs";

/** W of the sun, `share` of the afternoon being over: up to 8.5 kW, and a cloud that leaves 0.9 kW. */
export function sun(share) {
  const clear = 8500 * Math.sin(Math.PI * Math.min(1, share * 1.02)) ** 1.5;
  return Math.round(share > 0.52 && share < 0.62 ? Math.min(clear, 900) : clear);
}

/** W that the house takes besides the car. */
export const house = (share) => Math.round(350 + 100 * Math.sin(share * 40));

/**
 * A time that passes at once: whenever all requests are answered, the clocks of this process go on to the next timer.
 *
 * @param {(ms: number) => Promise<void>} skip lets time pass for the others
 */
function time(skip) {
  const { setTimeout, clearTimeout, fetch } = globalThis;
  const { now } = Date;
  const begin = now();
  const timers = new Map();
  let [passed, numbers, inFlight] = [0, 0, 0];
  globalThis.setTimeout = (call, ms = 0, ...args) => {
    // Those of Node's own `fetch` are about connections, which are real.
    if (new Error().stack.includes("node:internal")) return setTimeout(call, ms, ...args);
    timers.set((numbers += 1), { due: passed + ms, call: () => call(...args) });
    return numbers;
  };
  globalThis.clearTimeout = (timer) => void (timers.delete(timer) || clearTimeout(timer));
  Date.now = () => begin + passed;
  performance.now = () => passed;
  globalThis.fetch = async (...args) => {
    inFlight += 1;
    try {
      const reply = await fetch(...args);
      return new Response(await reply.arrayBuffer(), { status: reply.status, headers: reply.headers });
    } finally {
      inFlight -= 1;
    }
  };
  const quiet = async () => {
    for (let rounds = 0; rounds < 5; rounds = inFlight > 0 ? 0 : rounds + 1) await new Promise(setImmediate);
  };
  return {
    /** Until the promise is settled. */
    async until(promise) {
      let isOver = false;
      const over = () => (isOver = true);
      promise.then(over, over);
      for (await quiet(); !isOver; await quiet()) {
        const [number, next] = [...timers].reduce((first, other) => (other[1].due < first[1].due ? other : first));
        if (next.due > passed) await skip(Math.ceil(next.due - passed));
        passed = Math.max(passed, next.due);
        timers.delete(number);
        next.call();
      }
      return promise;
    },
    restore() {
      Object.assign(globalThis, { setTimeout, clearTimeout, fetch });
      Date.now = now;
      delete performance.now;
    },
  };
}

/**
 * Plays the afternoon.
 *
 * @param world as `setUp()` gives it
 * @param {number} seconds how long it is
 * @returns what was seen once a turn, the updates, how the run ended, and the values of the charger afterwards
 */
export async function afternoon(world, seconds) {
  const values = { lmo: 4, fup: true, frc: 0, psm: 0, acp: true, amp: 16, ama: 16, awe: false };
  const made = await world.control.create({ firmware: "60.4", values });
  await world.control.car(made.serial, { plugged: true, phases: 3 });
  const charger = new world.api.Charger(reach(made, "local"));
  const blockers = await charger.surplusBlockers();
  const samples = [];
  const updates = [];
  const clock = time(world.control.skip);
  try {
    const run = charger.surplus({
      read: async () => {
        const share = Math.min(1, performance.now() / 1000 / seconds);
        if (share === 1) run.stop();
        const { nrg, pnp } = (await world.control.charger(made.serial)).values;
        const [produced, taken] = [sun(share), house(share)];
        samples.push({ time: share * seconds, sun: produced, house: taken, car: nrg[11], phases: pnp });
        return { pGrid: taken + nrg[11] - produced, pPv: produced };
      },
      onUpdate: (update) => updates.push(update),
    });
    const end = await clock.until(run.ended);
    return { blockers, samples, updates, end, values: (await world.control.charger(made.serial)).values };
  } finally {
    clock.restore();
  }
}
