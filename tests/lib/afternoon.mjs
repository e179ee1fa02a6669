// A sunny afternoon with a cloud in it: the package feeds a simulated charger, both in a time that runs faster.

import { reach } from "./node.mjs";

/** W of the sun, `share` of the afternoon being over: up to 8.5 kW, and a cloud that leaves 0.9 kW. */
export function sun(share) {
  const clear = 8500 * Math.sin(Math.PI * Math.min(1, share * 1.02)) ** 1.5;
  return Math.round(share > 0.52 && share < 0.62 ? Math.min(clear, 900) : clear);
}

/** W that the house takes besides the car. */
export const house = (share) => Math.round(350 + 100 * Math.sin(share * 40));

/** Lets the timers and clocks of this process run faster. Undone by what it gives. */
export function faster(speed) {
  const { setTimeout } = globalThis;
  const { now } = Date;
  const own = performance.now.bind(performance);
  const begin = now();
  globalThis.setTimeout = (call, ms, ...args) => setTimeout(call, ms / speed, ...args);
  Date.now = () => begin + (now() - begin) * speed;
  performance.now = () => own() * speed;
  return () => {
    globalThis.setTimeout = setTimeout;
    Date.now = now;
    delete performance.now;
  };
}

/**
 * Plays the afternoon.
 *
 * @param world as `setUp("--speed", speed)` gives it
 * @param {{ speed: number, seconds: number }} options simulated seconds for each real one, and how many in all
 * @returns what was seen once a turn, the updates, how the run ended, and the values of the charger afterwards
 */
export async function afternoon(world, { speed, seconds }) {
  const values = { lmo: 4, fup: true, frc: 0, psm: 0, acp: true, amp: 16, ama: 16, awe: false };
  const made = await world.control.create({ firmware: "60.4", values });
  await world.control.car(made.serial, { plugged: true, phases: 3 });
  const charger = new world.api.Charger(reach(made, "local"));
  const blockers = await charger.surplusBlockers();
  const samples = [];
  const updates = [];
  const slow = faster(speed);
  try {
    const begin = performance.now();
    const run = charger.surplus({
      read: async () => {
        const time = (performance.now() - begin) / 1000;
        const share = Math.min(1, time / seconds);
        if (share === 1) run.stop();
        const { nrg, pnp } = (await world.control.charger(made.serial)).values;
        const [produced, taken] = [sun(share), house(share)];
        samples.push({ time, sun: produced, house: taken, car: nrg[11], phases: pnp });
        return { pGrid: taken + nrg[11] - produced, pPv: produced };
      },
      onUpdate: (update) => updates.push(update),
    });
    const end = await run.ended;
    return { blockers, samples, updates, end, values: (await world.control.charger(made.serial)).values };
  } finally {
    slow();
  }
}
