// What the car is doing, in one or two words.

import type { Entry } from "./chargers";
import { words } from "./words";
import { freshness } from "./ui/fresh";

/** In the past tense if the values are old. */
export function stateWords(entry: Entry): string {
  const w = words().live;
  const { overview } = entry.feed.value;
  const fresh = freshness(entry);
  if (!overview) return fresh === "waiting" ? w.asking : w.neverHeard;
  const known = (table: Record<string, string>) => (Object.hasOwn(table, overview.state) ? table[overview.state] : undefined);
  if (fresh !== "live") return known(w.was) ?? w.was.unknown;
  if (overview.state === "waiting-for-car" && overview.authorized === false) return w.waitsForCard;
  if ((overview.state === "waiting-for-car" || overview.state === "complete") && overview.allowed === false) return w.heldBack;
  return known(w.state) ?? w.state.unknown;
}
