// Live: what the charger does, why, and the controls.

import { useSignal, useSignalEffect } from "@preact/signals";
import { announce } from "../../announce";
import type { Entry } from "../../chargers";
import { stateWords } from "../../state-words";
import { freshness } from "../../ui/fresh";
import { words } from "../../words";
import { ChargerCard, Limits, Phases } from "./cards";
import { ChartCard } from "./chart-card";
import { Control, Dock } from "./control";
import { Head } from "./head";
import { Troubles } from "./troubles";

/** Shown in the drawer "Code". */
export const code = `import { Charger } from "goecharger";

const charger = new Charger({ serial, token });
// what the head shows, again and again until off() is called
const off = charger.on("change", "overview", (update) => {
  show(update.overview, update.stale, update.error);
});

// what the buttons do
await charger.setCurrent(16, { verify: true });
await charger.setPhases(3, { verify: true });
await charger.setEnergyLimit(20_000, { verify: true });
await charger.stop({ verify: true });
off();`;

export function Live({ entry }: { entry: Entry }) {
  const said = useSignal("");
  useSignalEffect(() => {
    const state = stateWords(entry);
    if (said.value && said.value !== state) announce(`${entry.label.value}: ${state}`);
    said.value = state;
  });
  const fresh = freshness(entry);
  const old = fresh === "late" || fresh === "lost";
  return (
    <div class={old ? "live-grid is-stale" : "live-grid"} aria-label={words().live.title}>
      <Head entry={entry} />
      <Control entry={entry} />
      <Troubles entry={entry} />
      <ChartCard entry={entry} />
      <div class="thirds full">
        <Phases entry={entry} />
        <Limits entry={entry} />
        <ChargerCard entry={entry} />
      </div>
      <Dock entry={entry} />
    </div>
  );
}
