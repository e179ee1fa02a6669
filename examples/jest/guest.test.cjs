const { Charger } = require("goecharger");
const { simulate } = require("goecharger/simulator");
const { welcome } = require("./guest.cjs");

let world, box, charger;

beforeEach(async () => {
  // Time stands still but for what calls need, and for world.advance().
  world = await simulate({ firmware: "60.3", speed: 0 });
  [box] = world.chargers;
  charger = new Charger({ ...box.local, fetch: world.fetch });
});

afterEach(() => world.close());

test("a guest charges what is allowed, and no more", async () => {
  await welcome(charger, { current: 16, energy: 5000 });
  box.plugIn({ phases: 3, maxCurrent: 16 });
  await world.advance(60 * 60 * 1000);
  expect(box.values.wh).toBeCloseTo(5000, -1);
  expect(box.values.car).toBe(4);
});

test("a charger that refuses is an error", async () => {
  box.fault({ kind: "refuse" });
  await expect(welcome(charger, { current: 16, energy: 5000 })).rejects.toMatchObject({ code: "rejected" });
});
