// The sessions of a charger as far as they are fetched. They outlive the view, since the export service is slow.

import { signal, type Signal } from "@preact/signals";
import type { Session, SessionsProgress } from "goecharger";
import { announce } from "../../announce";
import type { Entry } from "../../chargers";
import { says } from "../../says";
import { words } from "../../words";
import { rangeOf, type Period } from "./period";

export interface Fetched {
  readonly period: Period;
  readonly from: Date;
  /** Exclusive; `null` is now. */
  readonly to: Date | null;
  /** In order of the start. */
  readonly sessions: readonly Session[];
  readonly progress: SessionsProgress | null;
  readonly state: "fetching" | "done" | "stopped" | { readonly error: unknown };
}

const all = new WeakMap<Entry, Signal<Fetched | null>>();
const runs = new WeakMap<Entry, AbortController>();

export function fetchedOf(entry: Entry): Signal<Fetched | null> {
  const found = all.get(entry) ?? signal<Fetched | null>(null);
  all.set(entry, found);
  return found;
}

/** Fetches a period anew; what was under way for another ends. */
export async function fetchSessions(entry: Entry, period: Period): Promise<void> {
  runs.get(entry)?.abort();
  const run = new AbortController();
  runs.set(entry, run);
  const shown = fetchedOf(entry);
  const sessions: Session[] = [];
  const { from, to } = rangeOf(period, entry.now());
  let fetched: Fetched = { period, from, to, sessions: [], progress: null, state: "fetching" };
  const show = (change: Partial<Fetched>) => {
    if (runs.get(entry) === run) shown.value = fetched = { ...fetched, sessions: [...sessions], ...change };
  };
  show({});
  const onProgress = (progress: SessionsProgress) => show({ progress });
  try {
    await entry.live?.();
    for await (const session of entry.charger.sessions({ from, ...(to && { to }), onProgress, signal: run.signal })) sessions.push(session);
    show({ state: "done" });
    announce(words().sessions.fetched(sessions.length));
  } catch (error) {
    show({ state: run.signal.aborted ? "stopped" : { error } });
    if (!run.signal.aborted) announce(says.error(error));
  }
}

/** Ends the fetching; what has come stays. */
export function stopFetching(entry: Entry): void {
  runs.get(entry)?.abort();
}
