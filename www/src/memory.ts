// What is remembered in this browser, and only what its user ticked: where a charger is, and its token.

const PLACE = "goecharger-chargers";

export type Remembered =
  | { readonly kind: "cloud"; readonly serial: string; readonly token: string; readonly baseUrl?: string }
  | { readonly kind: "local"; readonly host: string };

/** What makes two of them the same charger by the same way. */
export const keyOf = (remembered: Remembered): string =>
  remembered.kind === "cloud" ? `cloud ${remembered.serial}` : `local ${remembered.host}`;

/** What is remembered. The store may hold anything: another page of this origin can write to it. */
export function remembered(): Remembered[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    return Array.isArray(found) ? found.slice(0, 50).map(known).filter((each) => each !== null) : [];
  } catch {
    // No JSON, or the browser gives this page no store.
    return [];
  }
}

/** Remembers a charger that has answered. Gives whether that worked. */
export function remember(charger: Remembered): boolean {
  return write([...remembered().filter((each) => keyOf(each) !== keyOf(charger)), charger]);
}

export function forget(key: string): void {
  write(remembered().filter((each) => keyOf(each) !== key));
}

function write(chargers: readonly Remembered[]): boolean {
  try {
    if (chargers.length === 0) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, JSON.stringify(chargers));
    return true;
  } catch {
    // The store is full or forbidden.
    return false;
  }
}

const isText = (value: unknown, most: number): value is string => typeof value === "string" && value.length > 0 && value.length <= most;

function known(found: unknown): Remembered | null {
  if (typeof found !== "object" || found === null) return null;
  const { kind, serial, token, host, baseUrl } = found as Record<string, unknown>;
  if (kind === "cloud" && typeof serial === "string" && /^\d{6}(\d\d)?$/.test(serial)) {
    // Only a proxy may make the token needless.
    if (isText(baseUrl, 500) && (token === "" || isText(token, 500))) return { kind, serial, token, baseUrl };
    return isText(token, 500) ? { kind, serial, token } : null;
  }
  return kind === "local" && isText(host, 300) ? { kind, host } : null;
}
