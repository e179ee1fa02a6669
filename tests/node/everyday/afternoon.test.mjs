// A sunny afternoon in seconds: start, ramp, three phases, a cloud, and the stop.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { afternoon } from "../../lib/afternoon.mjs";
import { setUp } from "../../lib/node.mjs";

const SECONDS = 6 * 3600;
let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

test("surplus drives a charger through a sunny afternoon with a cloud in it", async () => {
  const { blockers, samples, updates, end, values } = await afternoon(world, SECONDS);
  assert.deepEqual(blockers, []);
  const phases = samples.map((sample) => sample.phases).filter((count, index, all) => count !== all[index - 1]);
  assert.deepEqual(phases, [0, 1, 3, 0, 3, 1, 0], "one phase, three, the cloud, three, one, the evening");
  const share = ({ time }) => time / SECONDS;
  const cloud = samples.filter((sample) => share(sample) > 0.55 && share(sample) < 0.61);
  assert.ok(cloud.length > 3 && cloud.every(({ car }) => car === 0), "it stops under the cloud");
  const later = samples.filter((sample) => share(sample) > 0.65 && share(sample) < 0.75);
  assert.ok(later.some(({ phases }) => phases === 3), "and goes on after it");
  assert.equal(samples.at(-1).car, 0, "no sun, no charge");
  // What it takes is what is left over, but for the least that a car takes and the seconds that a setting needs.
  const settled = samples.filter(({ sun, house, car }) => car > sun - house + 1500);
  assert.ok(settled.length <= samples.length / 20, `${settled.length} of ${samples.length} turns took from the grid`);
  const most = Math.max(...samples.map(({ car }) => car));
  assert.ok(most > 6500, `it ramps up to ${most} W`);
  assert.ok(updates.every(({ kind }) => kind === "pushed"), "each turn went through");
  assert.deepEqual(end, { cause: "stopped", error: null, cleared: true });
  assert.deepEqual([values.pvopt_averagePGrid, values.pvopt_averagePPv], [0, 0], "old averages do not steer");
});
