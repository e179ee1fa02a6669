// Surplus: a house by sliders, what the charger makes of it, and what keeps it from working.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Entry } from "../../chargers";
import { kilowatts } from "../../format";
import { Card, Note } from "../../ui/parts";
import { freshness } from "../../ui/fresh";
import { words } from "../../words";
import { Blockers } from "./blockers";
import { ChargerCard, KEYS, type Told } from "./charger";
import { keptOf, stopFeeding } from "./feeding";
import { Flow, flowOf } from "./flow";
import { HouseCard, PushChip } from "./house";

/** Shown in the drawer "Code". */
export const code = `import { Charger } from "goecharger";

const charger = new Charger({ serial, token });
for (const { text, mend } of await charger.surplusBlockers()) {
  console.log(text);
  if (mend) await charger.set(mend, { verify: true });
}

// pGrid is negative while exporting, pAkku while charging
const read = async () => ({ pGrid: await meter.power() });
const run = charger.surplus({ read, onUpdate: ({ kind, outcome }) => console.log(kind, outcome) });
addEventListener("pagehide", () => run.stop());`;

export function Surplus({ entry }: { entry: Entry }) {
  const w = words().surplus;
  const told = useSignal<Told>({});
  useEffect(() => entry.charger.on("change", KEYS, ({ values, error }) => {
    if (!error) told.value = values;
  }, { onEnd: () => {} }), []);
  useEffect(() => {
    const leave = () => stopFeeding(entry, true);
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, []);
  const { house } = keptOf(entry);
  const power = entry.feed.value.overview?.power ?? 0;
  const { from, to, missing } = flowOf(house.value, power);
  const fresh = freshness(entry);
  return (
    <div class={fresh === "late" || fresh === "lost" ? "stack is-stale" : "stack"}>
      <div class="title"><h1>{w.title}</h1><PushChip entry={entry} /></div>
      <Card title={w.flow} aside={<span class="small soft">{w.computed}</span>}>
        <Flow from={from} to={to} />
        {missing > 50 && <Note kind="warn" title={w.impossible(`${kilowatts(missing)} kW`)}><span>{w.impossibleMore}</span></Note>}
      </Card>
      <div class="cols halves">
        <HouseCard entry={entry} />
        <div class="stack"><ChargerCard entry={entry} told={told.value} /><Blockers entry={entry} /></div>
      </div>
    </div>
  );
}
