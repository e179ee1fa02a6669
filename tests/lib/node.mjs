// The packed package in Node.js, beside a simulator.

import { unpackPackage } from "./package.mjs";
import { startSimulator } from "./simulator.mjs";

/** Unpacks the package, imports it, and starts a simulator; `stop()` undoes it. */
export async function setUp() {
  const [unpacked, simulator] = await Promise.all([unpackPackage(), startSimulator()]);
  return {
    /** What the package exports. */
    api: await import(unpacked.entry()),
    catalogue: (await import(unpacked.entry("./catalogue"))).catalogue,
    unpacked,
    /** The package as a new process gets it: its WebAssembly is not loaded yet. */
    fresh: () => import(`${unpacked.entry()}?${Math.random()}`),
    simulator,
    control: simulator.control,
    async stop() {
      await Promise.all([simulator.stop(), unpacked.remove()]);
    },
  };
}

/** The options by which a charger of the simulator is reached. */
export function reach({ serial, token, cloud, local }, side = "cloud") {
  return side === "cloud" ? { serial, token, baseUrl: cloud } : { baseUrl: local };
}

/** Numbers that look random and come again: the seed is in the name of the test that uses them. */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
