// Every attempt of a request of every charger, the newest last.

import { signal } from "@preact/signals";
import type { RequestEvent } from "goecharger";

/** How many are kept. */
export const KEPT = 500;

export interface Logged extends RequestEvent {
  /** Counts from 1, for keys of rows. */
  readonly number: number;
  /** `Entry.id` of the charger. */
  readonly charger: string;
  /** When it ended, by this machine's clock or the world's. */
  readonly at: Date;
}

export const log = signal<readonly Logged[]>([]);

let number = 0;

/** Written from `onRequest`, which has no secrets in it. */
export function note(charger: string, at: Date, event: RequestEvent): void {
  number += 1;
  log.value = [...log.value.slice(1 - KEPT), { ...event, number, charger, at }];
}

/** Forgets the requests to a charger. */
export function clearLog(charger: string): void {
  log.value = log.value.filter((each) => each.charger !== charger);
}

/** Lines to keep or to send to somebody, with tabs between the columns. */
export function asText(rows: readonly Logged[]): string {
  const head = ["time", "status", "outcome", "duration in ms", "attempt", "request"];
  const lines = rows.map(({ at, status, outcome, duration, attempt, url }) =>
    [at.toISOString(), status ?? "-", outcome, Math.round(duration), attempt, `GET ${url}`]);
  return [head, ...lines].map((line) => `${line.join("\t")}\n`).join("");
}
