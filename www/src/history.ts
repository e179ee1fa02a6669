// What each charger did since the page was opened: for the chart of Live.

import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Overview } from "goecharger";

/** One row of each for a moment; `null` in all four where no data came. */
export interface History {
  /** s since 1970, as the chart wants it. */
  readonly at: number[];
  /** W. */
  readonly power: (number | null)[];
  /** A of each phase. */
  readonly currents: readonly [(number | null)[], (number | null)[], (number | null)[]];
}

/** Something that happened: "16 A set", "1 → 3 phases". */
export interface Mark {
  readonly at: number;
  readonly what: string;
}

/** How many moments are kept: at one in 5 s, almost three days. */
const KEPT = 50_000;

/** Moments closer than this are one, in s. */
const STEP = 2;

export interface Recorder {
  readonly history: History;
  readonly marks: Mark[];
  /** Changes with each moment. */
  readonly version: ReadonlySignal<number>;
  add(at: Date, overview: Overview, interval: number): void;
  mark(at: Date, what: string): void;
  /** Puts older moments in front. */
  prepend(older: History): void;
}

export const empty = (): History => ({ at: [], power: [], currents: [[], [], []] });

export function recorder(): Recorder {
  const history = empty();
  const marks: Mark[] = [];
  const version: Signal<number> = signal(0);
  let phases = 0;

  function push(at: number, power: number | null, currents: readonly (number | null)[]): void {
    history.at.push(at);
    history.power.push(power);
    history.currents.forEach((list, index) => list.push(currents[index] ?? null));
    if (history.at.length > KEPT) for (const list of [history.at, history.power, ...history.currents]) list.splice(0, KEPT / 10);
  }

  function mark(at: Date, what: string): void {
    marks.push({ at: at.getTime() / 1000, what });
    if (marks.length > 100) marks.shift();
    version.value += 1;
  }

  return {
    history, marks, version, mark,
    add(date, { power, phases: readings, phasesInUse }, interval) {
      const at = date.getTime() / 1000;
      const last = history.at.at(-1);
      if (last !== undefined && at - last < STEP) return;
      // A hole: the chart must not join what is on both sides of it.
      if (last !== undefined && at - last > Math.max(30, (4 * interval) / 1000)) push(last + 1, null, []);
      push(at, power, readings.map(({ current }) => current));
      if (phasesInUse && phases && phasesInUse !== phases) mark(date, `${phases} → ${phasesInUse}`);
      if (phasesInUse) phases = phasesInUse;
      version.value += 1;
    },
    prepend(older) {
      const until = history.at[0] ?? Infinity;
      const count = older.at.findIndex((at) => at >= until);
      const end = count < 0 ? older.at.length : count;
      if (end === 0) return;
      history.at.unshift(...older.at.slice(0, end), (older.at[end - 1] ?? 0) + 1);
      history.power.unshift(...older.power.slice(0, end), null);
      history.currents.forEach((list, index) => list.unshift(...(older.currents[index]?.slice(0, end) ?? []), null));
      version.value += 1;
    },
  };
}
