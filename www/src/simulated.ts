// The simulator in the page: loaded when it is needed, already charging, with some days behind it.

import { Charger } from "goecharger";
import type { SimulateOptions, SimulatedCharger, World } from "goecharger/simulator";
import { connect, type Entry } from "./chargers";
import { recorder, type Recorder } from "./history";
import { pastOf } from "./past";

/** What a world begins with. */
export interface Wishes {
  readonly chargers: number;
  readonly firmware: NonNullable<SimulateOptions["firmware"]>;
  readonly speed: number;
}

export const USUAL: Wishes = { chargers: 2, firmware: "60.4", speed: 10 };

const NAMES = ["Garage", "Carport", "Courtyard", "Barn", "Guests", "Workshop", "Gate", "Field"];
/** One name has marks of HTML in it, which have to stay text. */
const CARDS = { c0n: "Anna", c0i: true, c0e: 812_300, c1n: "Jonas", c1i: true, c1e: 307_900, c2n: "<b>Gast</b>", c2i: true, c2e: 84_100 };

const HOUR = 3_600_000;
const DAYS = 5;
const SHOWN = 75 * 60_000;
const STEP = 30_000;

/** Makes a world with cars that charge, and connects its chargers. */
export async function startSimulator({ chargers, firmware, speed }: Wishes = USUAL): Promise<Entry[]> {
  const { simulate } = await import("goecharger/simulator");
  const start = new Date(Date.now() - DAYS * 24 * HOUR - SHOWN);
  const world = await simulate({ chargers, firmware, speed: 0, start });
  world.chargers.forEach((box, index) => box.put({ fna: NAMES[index] ?? `Charger ${index + 1}`, ...(index === 0 && CARDS) }));
  await liveDays(world);
  const recorders = await liveHour(world);
  world.speed = speed;
  return world.chargers.map((box, index) => {
    const past = index === 0 ? pastOf(world, start, firmware, CARDS) : undefined;
    return connect({
      kind: "simulator", way: "cloud", called: NAMES[index] ?? "", options: { ...box.cloud, fetch: past?.fetch ?? world.fetch },
      box, world, recorded: recorders[index], live: past?.live,
    });
  });
}

/** Some nights of charging, for the sessions. */
async function liveDays(world: World): Promise<void> {
  const [first] = world.chargers;
  for (let day = 0; day < DAYS; day += 1) {
    first.put({ acs: 1 });
    first.plugIn({ phases: 3, battery: 9000 + 4300 * (day % 3) });
    await world.advance(60_000);
    first.tap(day % 3);
    await world.advance(4 * HOUR);
    first.unplug();
    await world.advance(20 * HOUR - 60_000);
  }
  first.put({ acs: 0 });
}

/** The last hour, as the chart of Live will show it: a car comes, charges on one phase, then on three, then faster. */
async function liveHour(world: World): Promise<Recorder[]> {
  const [first] = world.chargers;
  const readers = world.chargers.slice(0, 2).map((box) => ({ charger: read(world, box), recorder: recorder() }));
  const main = readers[0];
  const at = (minutes: number) => Math.round((minutes * 60_000) / STEP);
  const acts = new Map<number, () => unknown>([
    [at(9), () => (first.put({ acs: 1, psm: 1, amp: 10 }), first.plugIn({ phases: 3 }), first.tap(0))],
    [at(10), () => world.chargers.slice(1).forEach((box, index) => index % 3 < 2 && box.plugIn({ phases: 1 }))],
    [at(28), () => main?.charger.setPhases(3)],
    [at(52), () => (main?.recorder.mark(world.now, "16 A"), main?.charger.setCurrent(16))],
  ]);
  for (let step = 0; step * STEP < SHOWN; step += 1) {
    await Promise.all([acts.get(step)?.(), world.advance(STEP)]);
    for (const { charger, recorder } of readers) recorder.add(world.now, await charger.overview(), STEP);
  }
  return readers.map(({ recorder }) => recorder);
}

const read = (world: World, box: SimulatedCharger) => new Charger({ ...box.cloud, fetch: world.fetch });
