// The entry goecharger/simulator.

import { Charger, type CloudAccess, type AllValues } from "goecharger";
import { simulate, type SimulatedCharger, type SimulatedRequest, type World } from "goecharger/simulator";
import { is } from "./expect.js";

const world = await simulate({ chargers: 2, firmware: "60.3", seed: 1, speed: 60, start: new Date(0) });
is<World>()(world);
is<World>()(await simulate());

// There always is a first charger.
const [box] = world.chargers;
is<SimulatedCharger>()(box);
is<SimulatedCharger>()(world.add({ serial: "123456", values: { amp: 16 } }));
is<CloudAccess>()(box.cloud);
is<AllValues>()(box.values);
is<readonly SimulatedRequest[]>()(box.requests);
is<() => void>()(box.fault({ kind: "stale", age: 600, side: "cloud" }));
is<Promise<void>>()(world.advance(1000));

// A charger of the package takes both ways in, with the world's fetch.
new Charger({ ...box.cloud, fetch: world.fetch });
new Charger({ ...box.local, fetch: world.fetch });
box.plugIn({ phases: 1, maxCurrent: 16, battery: null });
box.put({ cbl: undefined });

// @ts-expect-error '"61"': no firmware that it plays
await simulate({ firmware: "61" });

// @ts-expect-error 'string': a number of simulated seconds per second
await simulate({ speed: "60" });

// @ts-expect-error '4': a car has three phases at most
box.plugIn({ phases: 4 });

// @ts-expect-error '"lost"': no such fault
box.fault({ kind: "lost" });

// @ts-expect-error 'now': it goes on by advance()
world.now = new Date();
