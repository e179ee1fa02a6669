// What is known of each key beside what the charger tells of it.

import { signal } from "@preact/signals";
import type { AllValues } from "goecharger";
import type { CatalogueEntry, Topic } from "goecharger/catalogue";
import { words } from "../../words";
import { loadGuards } from "./guard";

export type About = Readonly<Record<string, CatalogueEntry>>;

/**
 * The catalogue, which comes as a file of its own when the view is first opened; or why it did not come. Browsers do not
 * fetch a module again that failed.
 */
export const about = signal<About | { readonly failed: unknown } | null>(null);

export async function loadCatalogue(): Promise<void> {
  if (about.value) return;
  try {
    const [{ catalogue }] = await Promise.all([import("goecharger/catalogue"), loadGuards()]);
    about.value = catalogue;
  } catch (failed) {
    about.value = { failed };
  }
}

/** A key in the list. */
export interface Row {
  readonly key: string;
  /** `undefined` for one that only the charger knows. */
  readonly info: CatalogueEntry | undefined;
  /** `undefined` if the charger does not tell. */
  readonly value: unknown;
  /** Whether the charger sent it; `null` if it has not sent anything yet. */
  readonly told: boolean | null;
}

export type Group = Topic | "unknown";

export interface Filter {
  readonly text: string;
  readonly topic: Group | "";
  readonly writable: boolean;
  /** Only these, unless `null`. */
  readonly changed: ReadonlySet<string> | null;
}

/** Every key of the catalogue and of the charger; those that the charger does not have come last. */
export function rowsOf(catalogue: About, values: AllValues | null): Row[] {
  const unknown = Object.keys(values ?? {}).filter((key) => !Object.hasOwn(catalogue, key));
  return [...Object.keys(catalogue), ...unknown].sort().map((key) => ({
    key,
    info: Object.hasOwn(catalogue, key) ? catalogue[key] : undefined,
    value: values?.[key],
    told: values && Object.hasOwn(values, key),
  })).sort((one, other) => Number(isMissing(one)) - Number(isMissing(other)));
}

/** Whether it could be read, and is not. */
export const isMissing = ({ info, told }: Row): boolean => told === false && info?.access !== "w";

export const groupOf = (row: Row): Group => row.info?.topic ?? "unknown";

/** The rows that a filter lets through, by topic in the order of the words. */
export function grouped(rows: readonly Row[], filter: Filter): { group: Group; rows: Row[] }[] {
  const wanted = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) =>
    (!filter.topic || groupOf(row) === filter.topic)
    && (!filter.writable || canWrite(row))
    && (!filter.changed || filter.changed.has(row.key))
    && wanted.every((word) => haystack(row).includes(word)));
  const groups = Object.keys(words().keys.topics) as Group[];
  return groups.map((group) => ({ group, rows: found.filter((row) => groupOf(row) === group) })).filter(({ rows }) => rows.length > 0);
}

/** What a search looks at: no values, which may be secret. */
function haystack(row: Row): string {
  const { info } = row;
  const parts = [row.key, info?.name, info?.description, ...Object.values(info?.enum ?? {}), words().keys.topics[groupOf(row)], ...(info?.v1 ?? [])];
  return parts.join(" ").toLowerCase();
}

export const canWrite = ({ info }: Row): boolean => info !== undefined && info.access !== "r";

/** Whether the value may be shown. What a key means that nobody knows, nobody knows to be harmless. */
export const isSecret = ({ info }: Row): boolean => info === undefined || info.secret === "secret";

/** The oldest firmware that is known to tell of a key, if it is newer than that of the charger. */
export function cameWith({ info }: Row, firmware: unknown): string | null {
  const first = info?.firmware[0];
  return first !== undefined && typeof firmware === "string" && older(firmware, first) ? first : null;
}

function older(one: string, other: string): boolean {
  const parts = (version: string) => version.split(".").map(Number);
  const [a, b] = [parts(one), parts(other)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
