// The feed of a charger: it lives as long as its view is open.

import { signal, type Signal } from "@preact/signals";
import type { SurplusEnd, SurplusReading, SurplusRun, SurplusUpdate } from "goecharger";
import { announce } from "../../announce";
import type { Entry } from "../../chargers";
import { words } from "../../words";

/** What the sliders say, in W. */
export interface House {
  readonly grid: number;
  readonly sun: number;
  readonly battery: number;
}

export interface Feeding {
  readonly step: "off" | "on" | "stopping";
  readonly last: SurplusUpdate | null;
  /** When it came, by this machine's clock. */
  readonly at: number;
  readonly pushed: number;
  readonly failed: number;
  readonly end: SurplusEnd | null;
  /** Whether it ended because the view was left. */
  readonly left: boolean;
}

const NOTHING: Feeding = { step: "off", last: null, at: 0, pushed: 0, failed: 0, end: null, left: false };
const SUN = 7400;
const BATTERY = -1000;
/** What the rest of the house takes at first, in W. */
const REST = 600;

interface Kept {
  readonly house: Signal<House>;
  readonly feeding: Signal<Feeding>;
  run: SurplusRun | null;
}

const all = new WeakMap<Entry, Kept>();

export function keptOf(entry: Entry): Kept {
  const found = all.get(entry) ?? { house: signal(houseAround(entry)), feeding: signal(NOTHING), run: null };
  all.set(entry, found);
  return found;
}

/** A house that fits what the car takes now. */
function houseAround({ feed }: Entry): House {
  const grid = (feed.peek().overview?.power ?? 0) + REST - BATTERY - SUN;
  return { grid: Math.min(10_000, Math.max(-10_000, Math.round(grid / 100) * 100)), sun: SUN, battery: BATTERY };
}

export const readingOf = ({ grid, sun, battery }: House): SurplusReading => ({ pGrid: grid, pPv: sun, pAkku: battery });

export function startFeeding(entry: Entry): void {
  const kept = keptOf(entry);
  const { house, feeding } = kept;
  if (feeding.value.step !== "off") return;
  feeding.value = { ...NOTHING, step: "on" };
  const onUpdate = (last: SurplusUpdate) => {
    const { pushed, failed } = feeding.value;
    const isPushed = last.kind === "pushed";
    feeding.value = { ...feeding.value, last, at: Date.now(), pushed: pushed + (isPushed ? 1 : 0), failed: failed + (isPushed ? 0 : 1) };
  };
  // As often as the charger wants it.
  const run = (kept.run = entry.charger.surplus({ read: () => readingOf(house.value), onUpdate }));
  void run.ended.then((end) => {
    kept.run = null;
    feeding.value = { ...feeding.value, step: "off", end };
    announce(words().surplus.stopped);
  });
}

/** Pushes zeros for about 15 s, so that the charger does not go on with old averages. */
export function stopFeeding(entry: Entry, left = false): void {
  const { run, feeding } = keptOf(entry);
  if (!run || feeding.value.step !== "on") return;
  feeding.value = { ...feeding.value, step: "stopping", left };
  announce(left ? words().surplus.leftSaid : words().surplus.stopping);
  void run.stop();
}
