// The simulator in the page: loaded when it is needed, already charging.

import type { SimulateOptions } from "goecharger/simulator";
import { connect, type Entry } from "./chargers";

/** What a world begins with. */
export interface Wishes {
  readonly chargers: number;
  readonly firmware: NonNullable<SimulateOptions["firmware"]>;
  readonly speed: number;
}

export const USUAL: Wishes = { chargers: 2, firmware: "60.4", speed: 10 };

const NAMES = ["Garage", "Carport", "Courtyard", "Barn", "Guests", "Workshop", "Gate", "Field"];

/** Makes a world with cars that charge, and connects its chargers. */
export async function startSimulator({ chargers, firmware, speed }: Wishes = USUAL): Promise<Entry[]> {
  const { simulate } = await import("goecharger/simulator");
  const world = await simulate({ chargers, firmware, speed });
  return world.chargers.map((box, index) => {
    const called = NAMES[index] ?? `Charger ${index + 1}`;
    box.put({ fna: called });
    if (index % 3 !== 2) box.plugIn(index % 2 === 0 ? { phases: 3 } : { phases: 1, maxCurrent: 16 });
    return connect({ kind: "simulator", way: "cloud", called, options: { ...box.cloud, fetch: world.fetch }, box, world });
  });
}
