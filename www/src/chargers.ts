// The chargers that are connected, and what each was last heard to do.

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { Charger, type ChargerError, type ChargerOptions, type Overview, type Settings } from "goecharger";
import type { SimulatedCharger, World } from "goecharger/simulator";
import { recorder, type Recorder } from "./history";
import { keep } from "./keep";
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
  /** Currents that the charger's button steps through (`clp`), in A. */
  readonly presets: readonly number[];
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
  /** What it did before. */
  readonly recorded?: Recorder | undefined;
  /** Lets a simulated charger live through the months before, which its sessions tell of. */
  readonly live?: (() => Promise<void>) | undefined;
}

/** A connected charger. */
export interface Entry {
  /** Unique in this page, and of no meaning elsewhere. */
  readonly id: string;
  readonly kind: Place["kind"];
  readonly way: Place["way"];
  readonly charger: Charger;
  /** Its own name, as text from outside; else what it was called. */
  readonly label: ReadonlySignal<string>;
  readonly feed: ReadonlySignal<Feed>;
  readonly recorder: Recorder;
  /** Whether it is remembered in this browser, and under which key. */
  readonly rememberedAs: ReadonlySignal<string | null>;
  /** The simulated charger seen from inside, and its world: only for those of this page. */
  readonly box: SimulatedCharger | undefined;
  readonly world: World | undefined;
  /** Lets a simulated charger live through the months before: only who looks at its sessions waits for that. */
  readonly live: (() => Promise<void>) | undefined;
  /** The time where the charger is: a simulated world has its own. */
  now(): Date;
  /** Asks again at once. */
  retry(): void;
  /** The URL of what `set()` would ask, its secrets hidden. Nothing is sent. Rejects with what is wrong with the values. */
  preview(values: Settings): Promise<string>;
  /** Keeps the history in this browser from now on; `null` ends that. */
  keepAs(key: string | null): void;
}

const NOTHING: Feed = { overview: null, stale: false, error: null, ended: null, from: null, presets: [] };

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
export function connect({ options, called, kind, way, box, world, live, recorded = recorder() }: Place): Entry {
  const id = `c${(made += 1)}`;
  const now = () => world?.now ?? new Date();
  const charger = new Charger({ ...options, ...(timeout && { timeout }), onRequest: (event) => note(id, now(), event) });
  const feed = signal(NOTHING);
  const begin = () => read(charger, feed, interval(way, world), recorded);
  let end = begin();
  let endKeeping = () => {};
  const rememberedAs = signal<string | null>(null);
  const entry: Entry = {
    id, charger, feed, kind, way, box, world, live, now, rememberedAs,
    recorder: recorded,
    label: computed(() => feed.value.overview?.name?.trim() || called),
    retry() {
      end();
      feed.value = { ...feed.value, error: null, ended: null };
      end = begin();
    },
    preview: (values) => preview(options, values),
    keepAs(key) {
      endKeeping();
      rememberedAs.value = key;
      endKeeping = key === null ? () => {} : keep(key, recorded);
    },
  };
  ends.set(id, () => (end(), endKeeping()));
  entries.value = [...entries.value, entry];
  return entry;
}

/** Lets the package write the request, and answers it here with a broken connection. */
async function preview(options: ChargerOptions, values: Settings): Promise<string> {
  let url = "";
  const nobody = new Charger({
    ...options, retries: 0,
    fetch: () => Promise.reject(new TypeError("nothing is sent")),
    onRequest: (event) => (url = event.url),
  });
  try {
    await nobody.set(values, { confirm: Object.keys(values) });
  } catch (error) {
    if (!url) throw error;
  }
  return url;
}

/** Ends all requests to a charger and takes it from the page. */
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
function read(charger: Charger, feed: Signal<Feed>, interval: number, recorder: Recorder): () => void {
  const onEnd = (ended: ChargerError) => (feed.value = { ...feed.value, ended, stale: true });
  const offOverview = charger.on("change", "overview", ({ overview, stale, error, lastModified, at }) => {
    const from = error || !overview ? feed.value.from : (lastModified ?? at);
    feed.value = { ...feed.value, overview, stale, error, ended: null, from };
    if (overview && !error && from) recorder.add(from, overview, interval);
  }, { interval, onEnd });
  // The uptime differs in each read, so this tells that values were read, also if they are the same.
  const offBeat = charger.on("change", ["rbt", "clp"], ({ error, lastModified, at, values }) => {
    if (error || values.rbt === undefined) return;
    const from = lastModified ?? at;
    const presets = Array.isArray(values.clp) ? values.clp.filter((current) => Number.isInteger(current)) : [];
    feed.value = { ...feed.value, from, presets: same(presets, feed.value.presets) ? feed.value.presets : presets };
    if (feed.value.overview) recorder.add(from, feed.value.overview, interval);
  }, { interval, onEnd: () => {} });
  return () => {
    offOverview();
    offBeat();
  };
}

const same = (some: readonly number[], others: readonly number[]): boolean =>
  some.length === others.length && some.every((each, index) => each === others[index]);

/** The power of all chargers whose power is known now, and of how many that is. */
export const together = computed(() => {
  const known = entries.value.map(({ feed }) => feed.value).filter(({ overview, stale }) => overview?.power != null && !stale);
  return { power: known.reduce((sum, { overview }) => sum + (overview?.power ?? 0), 0), known: known.length, of: entries.value.length };
});
