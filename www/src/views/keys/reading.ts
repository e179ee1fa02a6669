// All values of a charger, read again and again while the view is open and the page is seen.

import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { isChargerError, type AllValues, type ChargerError } from "goecharger";
import { useEffect } from "preact/hooks";
import type { Entry } from "../../chargers";

/** Between two reads, in ms: one brings 7 to 30 kB, and the charger has other things to do. */
const EVERY = 10_000;

/** What a key was before. */
export interface Change {
  readonly before: unknown;
  /** When the new value was first seen. */
  readonly at: Date;
}

export interface Reading {
  /** The last that came; `null` if none ever did. */
  readonly values: AllValues | null;
  /** When they were true. */
  readonly from: Date | null;
  /** Why the last read failed. */
  readonly error: ChargerError | null;
  /** The last change of each key since the view was first opened. */
  readonly changes: ReadonlyMap<string, Change>;
}

const readings = new WeakMap<Entry, Signal<Reading>>();

function readingOf(entry: Entry): Signal<Reading> {
  const found = readings.get(entry) ?? signal<Reading>({ values: null, from: null, error: null, changes: new Map() });
  readings.set(entry, found);
  return found;
}

/** What would fail again in the same way. */
const LASTING: readonly string[] = ["unauthorized", "invalid-argument", "unsupported"];

const again = new WeakMap<Entry, () => Promise<void>>();

/** Reads the charger for as long as the component is shown; `again()` reads at once. */
export function useReading(entry: Entry): { readonly reading: ReadonlySignal<Reading>; readonly again: () => Promise<void> } {
  useEffect(() => follow(entry), [entry]);
  return { reading: readingOf(entry), again: async () => again.get(entry)?.() };
}

function follow(entry: Entry): () => void {
  const reading = readingOf(entry);
  const end = new AbortController();
  let timer: ReturnType<typeof setTimeout>;
  const read = async () => {
    clearTimeout(timer);
    try {
      const { values, lastModified } = await entry.charger.status(undefined, { signal: end.signal });
      reading.value = { values, from: lastModified ?? entry.now(), error: null, changes: changed(reading.value, values, entry.now()) };
    } catch (error) {
      if (isChargerError(error)) reading.value = { ...reading.value, error };
      else if (!end.signal.aborted) throw error;
    }
    if (!end.signal.aborted && !LASTING.includes(reading.value.error?.code ?? "")) timer = setTimeout(due, EVERY);
  };
  let last = Promise.resolve();
  /** After what is under way, which may have begun before what is to be seen. */
  const next = () => (last = last.then(read));
  const due = () => {
    if (!document.hidden) void next();
  };
  again.set(entry, next);
  document.addEventListener("visibilitychange", due);
  void next();
  return () => {
    end.abort();
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", due);
    again.delete(entry);
  };
}

function changed({ values: old, changes }: Reading, values: AllValues, at: Date): ReadonlyMap<string, Change> {
  if (!old) return changes;
  const found = new Map(changes);
  for (const key of new Set([...Object.keys(old), ...Object.keys(values)])) {
    if (JSON.stringify(old[key]) !== JSON.stringify(values[key])) found.set(key, { before: old[key], at });
  }
  return found;
}
