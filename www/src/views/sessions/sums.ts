// What the chart and the tables add up, by `totals()` of the package.

import { useEffect, useState } from "preact/hooks";
import { totals, type Session, type SessionTotal } from "goecharger";

/** How a part of a bar is drawn: the two cards with the most energy, all other cards, and no card. */
export type Share = "first" | "second" | "others" | "none";

export interface Sums {
  readonly all: SessionTotal | undefined;
  /** By energy. */
  readonly byCard: readonly SessionTotal[];
  readonly byMonth: readonly SessionTotal[];
  /** Wh by month and share: `"2026-03"`, then `"first"`. */
  readonly shares: ReadonlyMap<string, Partial<Record<Share, number>>>;
}

const NOTHING: Sums = { all: undefined, byCard: [], byMonth: [], shares: new Map() };

/** Which part of a bar stands for which row of the sums by card. */
export function shareOf(byCard: readonly SessionTotal[], card: SessionTotal["card"]): Share {
  if (!card) return "none";
  const place = byCard.filter((total) => total.card).findIndex((total) => total.card?.id === card.id);
  return place === 0 ? "first" : place === 1 ? "second" : "others";
}

async function sum(sessions: readonly Session[]): Promise<Sums> {
  const [[all], byCard, byMonth] = await Promise.all([
    totals(sessions), totals(sessions, { by: "card" }), totals(sessions, { by: "month" }),
  ]);
  const shares = new Map<string, Partial<Record<Share, number>>>();
  for (const { card } of byCard) {
    const share = shareOf(byCard, card);
    const own = sessions.filter((session) => (session.card?.id ?? null) === (card?.id ?? null));
    for (const { month, energy } of await totals(own, { by: "month" })) {
      const parts = shares.get(month ?? "") ?? {};
      parts[share] = (parts[share] ?? 0) + energy;
      shares.set(month ?? "", parts);
    }
  }
  return { all, byCard, byMonth, shares };
}

export function useSums(sessions: readonly Session[]): Sums {
  const [sums, setSums] = useState(NOTHING);
  useEffect(() => {
    let isOver = false;
    void sum(sessions).then((made) => isOver || setSums(made));
    return () => {
      isOver = true;
    };
  }, [sessions]);
  return sums;
}
