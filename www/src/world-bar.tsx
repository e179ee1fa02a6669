// The bar of a simulated charger: says that it is one, and lets things happen to it.

import { useState } from "preact/hooks";
import type { SimulatedCharger, SimulatedFault } from "goecharger/simulator";
import type { Entry } from "./chargers";
import { Icon } from "./ui/icon";
import { Button } from "./ui/parts";
import { words } from "./words";

const FAULTS: Readonly<Record<keyof ReturnType<typeof words>["frame"]["faults"], SimulatedFault | null>> = {
  none: null,
  stale: { kind: "stale", age: 360 },
  offline: { kind: "offline" },
  unauthorized: { status: 401 },
  ignore: { kind: "ignore" },
  refuse: { kind: "refuse", only: "set" },
  slow: { latency: 3000 },
  drop: { kind: "drop" },
};

type Fault = keyof typeof FAULTS;

/** What goes wrong at which charger: the bar comes and goes with the view. */
const chosenFaults = new WeakMap<SimulatedCharger, Fault>();

export function WorldBar({ entry, box }: { entry: Entry; box: SimulatedCharger }) {
  const w = words().frame;
  const about = <><strong>{w.world}</strong> <span class="soft">{w.worldSpeed(box.firmware, entry.world?.speed ?? 1)}</span></>;
  return (
    <div class="world">
      <span class="wide-only">{about}</span>
      <div class="row wide-only"><Acts entry={entry} box={box} /></div>
      <details class="narrow-only">
        <summary><Icon name="right" small turn />{about}</summary>
        <div class="row"><Acts entry={entry} box={box} /></div>
      </details>
    </div>
  );
}

function Acts({ entry, box }: { entry: Entry; box: SimulatedCharger }) {
  const w = words().frame;
  const [fault, setFault] = useState<Fault>(chosenFaults.get(box) ?? "none");
  const isIdle = entry.feed.value.overview?.state === "idle";
  const choose = (chosen: Fault) => {
    box.mend();
    const what = FAULTS[chosen];
    if (what) box.fault(what);
    chosenFaults.set(box, chosen);
    setFault(chosen);
    if (entry.feed.value.ended) entry.retry();
  };
  return (
    <>
      <Button compact onClick={() => (isIdle ? box.plugIn() : box.unplug())}>{isIdle ? w.plug : w.unplug}</Button>
      <Button compact onClick={() => box.tap(0)}>{w.tap}</Button>
      <label>
        <span>{w.fault}</span>
        <select value={fault} onChange={({ currentTarget }) => choose(currentTarget.value as Fault)}>
          {(Object.keys(FAULTS) as Fault[]).map((each) => <option key={each} value={each}>{w.faults[each]}</option>)}
        </select>
      </label>
      <a class="button compact quiet push" href="#connect">{w.own}</a>
    </>
  );
}
