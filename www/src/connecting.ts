// From what was typed to a charger that has answered; only then something may be remembered.

import type { ChargerOptions } from "goecharger";
import { chargers, choose, connect, disconnect, type Entry, type Place } from "./chargers";
import { forgetHistory } from "./keep";
import { forget, keyOf, remember, type Remembered } from "./memory";

/** Under which key each connected charger would be remembered. */
const keys = new WeakMap<Entry, string>();

/** How to ask a charger that is remembered, or would be. */
export function placeOf(wanted: Remembered): Place {
  const { kind } = wanted;
  const options: ChargerOptions = kind === "cloud"
    ? { serial: wanted.serial, token: wanted.token || undefined, ...(wanted.baseUrl && { baseUrl: wanted.baseUrl }) }
    : { host: wanted.host };
  return { kind, way: kind, called: kind === "cloud" ? wanted.serial : wanted.host, options };
}

/** Resolves when the charger has answered; rejects with why it did not, and then it is not connected. */
export async function tryOut(place: Place, signal?: AbortSignal): Promise<Entry> {
  const entry = connect(place);
  try {
    await new Promise<void>((resolve, reject) => {
      const end = entry.feed.subscribe(({ overview, error, ended }) => {
        if (!overview && !error && !ended) return;
        // `subscribe` calls at once, before it has given its end.
        queueMicrotask(() => end());
        if (overview) resolve();
        else reject(ended ?? error);
      });
      signal?.addEventListener("abort", () => (end(), reject(signal.reason)), { once: true });
    });
  } catch (error) {
    disconnect(entry);
    throw error;
  }
  return entry;
}

/** Connects what was typed. Gives whether it is remembered, if that was wished. */
export async function connectTyped(wanted: Remembered, wish: boolean, signal: AbortSignal): Promise<{ entry: Entry; remembered: boolean }> {
  const before = chargers.value;
  const entry = await tryOut(placeOf(wanted), signal);
  showIsWanted = false;
  const key = keyOf(wanted);
  const isTwice = (each: Entry) => keys.get(each) === key;
  // What was there to look at makes room; a simulator that was started by hand stays.
  for (const each of before) if (isTwice(each) || isShow(each)) disconnect(each);
  keys.set(entry, key);
  const remembered = wish && remember(wanted);
  if (remembered) entry.keepAs(key);
  choose(entry);
  return { entry, remembered };
}

/** Connects what is remembered, whether it answers or not. */
export function connectRemembered(wanted: Remembered): void {
  const entry = connect(placeOf(wanted));
  keys.set(entry, keyOf(wanted));
  entry.keepAs(keyOf(wanted));
}

/** Forgets a charger and its history; it stays connected. */
export function forgetEntry(entry: Entry): void {
  const key = keys.get(entry);
  if (key === undefined) return;
  forget(key);
  entry.keepAs(null);
  void forgetHistory(key);
}

const shows = new WeakSet<Entry>();
let showIsWanted = true;

/** Takes in what the page has started by itself, unless a charger was connected in the meantime. */
export function markShow(entries: readonly Entry[]): void {
  for (const entry of entries) {
    if (showIsWanted) shows.add(entry);
    else disconnect(entry);
  }
}

const isShow = (entry: Entry): boolean => shows.has(entry);
