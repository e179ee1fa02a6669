// The chargers that are connected, and what each was last heard to do.

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { Charger, type ChargerError, type ChargerOptions, type Overview } from "goecharger";
import type { SimulatedCharger, World } from "goecharger/simulator";
import { note } from "./log";

/** What a charger was last heard to do. */
export interface Feed {
  /** The last good one; `null` if none ever came. */
  readonly overview: Overview | null;
  /** Whether the values are older than they should be. */
  readonly stale: boolean;
  /** Why the last read failed; it is tried again by itself. */
  readonly error: ChargerError | null;
  /** Why no more is asked: `retry()` begins anew. */
  readonly ended: ChargerError | null;
  /** When the values were true: by the cloud's word, else when they came. */
  readonly from: Date | null;
}

/** Where a charger is. */
export interface Place {
  readonly kind: "cloud" | "local" | "simulator";
  /** By which way it is asked: also a simulated one is asked by one of the two. */
  readonly way: "cloud" | "local";
  /** What it is called until it has told its own name. */
  readonly called: string;
  readonly options: ChargerOptions;
  readonly box?: SimulatedCharger | undefined;
  readonly world?: World | undefined;
}

/** A connected charger. */
export interface Entry extends Omit<Place, "options" | "called"> {
  /** Unique in this page, and of no meaning elsewhere. */
  readonly id: string;
  readonly charger: Charger;
  /** Its own name, as text from outside; else what it was called. */
  readonly label: ReadonlySignal<string>;
  readonly feed: ReadonlySignal<Feed>;
  /** The simulated charger seen from inside, and its world: only for those of this page. */
  readonly box: SimulatedCharger | undefined;
  readonly world: World | undefined;
  /** The time where the charger is: a simulated world has its own. */
  now(): Date;
  /** Asks again at once. */
  retry(): void;
}

const NOTHING: Feed = { overview: null, stale: false, error: null, ended: null, from: null };

const entries = signal<readonly Entry[]>([]);
const chosenId = signal("");
const ends = new Map<string, () => void>();
let made = 0;

export const chargers: ReadonlySignal<readonly Entry[]> = entries;

/** The charger that the views show: the first, unless another was chosen. */
export const chosen = computed(() => entries.value.find(({ id }) => id === chosenId.value) ?? entries.value[0]);

export function choose(entry: Entry): void {
  chosenId.value = entry.id;
}

/** Tests shorten it: `?timeout=1000`. */
const timeout = Number(new URLSearchParams(location.search).get("timeout")) || undefined;

/** Takes a charger in and begins to read it. */
export function connect({ options, called, kind, way, box, world }: Place): Entry {
  const id = `c${(made += 1)}`;
  const now = () => world?.now ?? new Date();
  const own = options.onRequest;
  const charger = new Charger({
    ...options,
    ...(timeout && { timeout }),
    onRequest: (event) => {
      note(id, now(), event);
      own?.(event);
    },
  });
  const feed = signal(NOTHING);
  const label = computed(() => feed.value.overview?.name?.trim() || called);
  let end = read(charger, feed, () => interval(way, world));
  const entry: Entry = {
    id, charger, label, feed, kind, way, box, world, now,
    retry() {
      end();
      feed.value = { ...feed.value, error: null, ended: null };
      end = read(charger, feed, () => interval(way, world));
    },
  };
  ends.set(id, () => end());
  entries.value = [...entries.value, entry];
  return entry;
}

/** Ends all requests to a charger and forgets it. */
export function disconnect(entry: Entry): void {
  ends.get(entry.id)?.();
  ends.delete(entry.id);
  entries.value = entries.value.filter((each) => each !== entry);
  if (entry.world && !entries.value.some(({ world }) => world === entry.world)) entry.world.close();
}

/** Between two reads, in ms of the charger's time: of a fast world about one a second. */
function interval(way: Place["way"], world: World | undefined): number {
  const usual = way === "local" ? 2000 : 5000;
  return world && world.speed > 1 ? Math.min(20_000, Math.max(usual, 1000 * world.speed)) : usual;
}

/** Watches a charger; the function that it gives ends that. */
function read(charger: Charger, feed: Signal<Feed>, interval: () => number): () => void {
  const options = { interval: interval(), onEnd: (ended: ChargerError) => (feed.value = { ...feed.value, ended, stale: true }) };
  const offOverview = charger.on("change", "overview", ({ overview, stale, error, lastModified, at }) => {
    feed.value = { overview, stale, error, ended: null, from: error || !overview ? feed.value.from : (lastModified ?? at) };
  }, options);
  // The uptime differs in each read, so this tells that values were read and are the same.
  const offBeat = charger.on("change", ["rbt"], ({ error, lastModified, at, values }) => {
    if (!error && values.rbt !== undefined) feed.value = { ...feed.value, from: lastModified ?? at };
  }, { ...options, onEnd: () => {} });
  return () => {
    offOverview();
    offBeat();
  };
}

/** The power of all chargers whose power is known now, and of how many that is. */
export const together = computed(() => {
  const known = entries.value.map(({ feed }) => feed.value).filter(({ overview, stale }) => overview?.power != null && !stale);
  return { power: known.reduce((sum, { overview }) => sum + (overview?.power ?? 0), 0), known: known.length, of: entries.value.length };
});
