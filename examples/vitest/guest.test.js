import { Charger } from "goecharger";
import { simulate } from "goecharger/simulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { left, welcome } from "./guest.js";

let world, box, charger;

beforeEach(async () => {
  // Time stands still but for what calls need, and for world.advance().
  world = await simulate({ firmware: "60.3", speed: 0 });
  [box] = world.chargers;
  charger = new Charger({ ...box.cloud, fetch: world.fetch });
});

afterEach(() => world.close());

test("a guest charges what is allowed, and no more", async () => {
  await welcome(charger, { current: 16, energy: 5000 });
  expect(await left(charger)).toBe(null);
  box.plugIn({ phases: 3, maxCurrent: 16 });
  await world.advance(15 * 60 * 1000);
  expect(await left(charger)).toBeLessThan(2500);
  await world.advance(60 * 60 * 1000);
  expect(await left(charger)).toBe(0);
  expect(box.values.wh).toBeCloseTo(5000, -1);
});

test("a charger that is offline is an error, and nothing was set", async () => {
  box.fault({ kind: "offline" });
  await expect(welcome(charger, { current: 16, energy: 5000 })).rejects.toMatchObject({ code: "forbidden" });
  expect(box.values.amp).toBe(6);
});

test("a bad gateway is tried again", async () => {
  box.put({ dwo: 5000 });
  box.plugIn();
  box.fault({ status: 502, count: 1 });
  expect(await left(charger)).toBeGreaterThan(4990);
  expect(box.requests.map(({ status }) => status)).toEqual([502, 200]);
});
