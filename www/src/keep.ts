// Some days of history in this browser (IndexedDB), for chargers that are remembered. Each hour is one row.

import { empty, type History, type Recorder } from "./history";

const NAME = "goecharger-history";
const HOURS = "hours";
const HOUR = 3600;
/** s that are kept. */
const KEPT = 7 * 24 * HOUR;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(HOURS);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Does something with the rows of a charger; a browser without a store, or a full one, costs only the memory. */
async function withHours<T>(mode: IDBTransactionMode, work: (hours: IDBObjectStore) => IDBRequest<T> | void): Promise<T | undefined> {
  try {
    const database = await open();
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(HOURS, mode);
      const request = work(transaction.objectStore(HOURS));
      transaction.oncomplete = () => (database.close(), resolve(request?.result));
      transaction.onerror = transaction.onabort = () => (database.close(), reject(transaction.error));
    });
  } catch {
    return undefined;
  }
}

const rangeOf = (key: string, from = 0, to = Number.MAX_SAFE_INTEGER) => IDBKeyRange.bound([key, from], [key, to]);

/** Brings back what was kept, and keeps from now on. Gives the function that ends it. */
export function keep(key: string, recorder: Recorder): () => void {
  const now = Date.now() / 1000;
  void withHours("readwrite", (hours) => void hours.delete(rangeOf(key, 0, now - KEPT)));
  void withHours<unknown[]>("readonly", (hours) => hours.getAll(rangeOf(key))).then((rows) => {
    const all = empty();
    for (const row of (rows ?? []).filter(isHistory)) {
      all.at.push(...row.at);
      all.power.push(...row.power);
      all.currents.forEach((list, index) => list.push(...(row.currents[index] ?? [])));
    }
    recorder.prepend(all);
  });
  const save = () => {
    const { history } = recorder;
    const hour = Math.floor((history.at.at(-1) ?? 0) / HOUR);
    // The hour before too, as its end may not be kept yet.
    for (const begin of [(hour - 1) * HOUR, hour * HOUR]) {
      const [from, to] = [begin, begin + HOUR].map((moment) => history.at.findIndex((at) => at >= moment));
      if (from === undefined || from < 0) continue;
      const part = <T>(list: readonly T[]) => list.slice(from, to === undefined || to < 0 ? undefined : to);
      const [l1, l2, l3] = history.currents;
      const row: History = { at: part(history.at), power: part(history.power), currents: [part(l1), part(l2), part(l3)] };
      if (row.at.length > 0) void withHours("readwrite", (hours) => hours.put(row, [key, begin]));
    }
  };
  const timer = setInterval(save, 30_000);
  addEventListener("pagehide", save);
  return () => {
    clearInterval(timer);
    removeEventListener("pagehide", save);
    save();
  };
}

/** Forgets the history of a charger. */
export const forgetHistory = (key: string): Promise<unknown> => withHours("readwrite", (hours) => hours.delete(rangeOf(key)));

/** The store may hold anything. */
function isHistory(row: unknown): row is History {
  const { at, power, currents } = (row ?? {}) as Partial<History>;
  const fits = (list: unknown): boolean =>
    Array.isArray(list) && list.length === at?.length && list.every((value) => value === null || Number.isFinite(value));
  return Array.isArray(at) && at.every(Number.isFinite) && fits(power) && Array.isArray(currents) && currents.length === 3 && currents.every(fits);
}
