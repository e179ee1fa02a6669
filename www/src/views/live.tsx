import type { Entry } from "../chargers";
import { words } from "../words";

/** Shown in the drawer "Code". */
export const code = `import { Charger } from "goecharger";

const charger = new Charger({ serial, token });
// what the head shows, again and again
const updates = charger.watch("overview");
for await (const { overview, stale, error } of updates) {
  show(overview, stale, error);
}

// what the buttons do
await charger.setCurrent(16, { verify: true });
await charger.setPhases(3, { verify: true });
await charger.stop({ verify: true });`;

export function Live({ entry }: { entry: Entry }) {
  return <div class="stack"><h1>{words().live.title}</h1><p>{entry.label}</p></div>;
}
