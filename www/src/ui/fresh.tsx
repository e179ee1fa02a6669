// How old the values are and by which way they came.

import type { Entry } from "../chargers";
import { tick } from "../clock";
import { duration, time } from "../format";
import { words } from "../words";
import { Icon } from "./icon";

/** Seconds since the values were true; `null` if none came. */
export function ageOf({ feed, now }: Entry): number | null {
  // Read so that the age is told anew.
  void tick.value;
  const { from } = feed.value;
  return from && Math.max(0, (now().getTime() - from.getTime()) / 1000);
}

/** `live` as it should be, `late` with old values, `lost` without an answer. */
export function freshness({ feed }: Entry): "live" | "late" | "lost" | "waiting" {
  const { overview, stale, error, ended } = feed.value;
  if (ended || (error && error.code !== "stale")) return "lost";
  if (stale || error) return "late";
  return overview ? "live" : "waiting";
}

/** The chip of the head. */
export function Fresh({ entry }: { entry: Entry }) {
  const w = words().fresh;
  const { ended, from } = entry.feed.value;
  const age = ageOf(entry);
  const state = freshness(entry);
  if (state === "lost") {
    const text = ended?.code === "unauthorized" ? w.refused : ended ? w.over : age === null ? w.never : w.lost(duration(age));
    return <span class="fresh lost" data-fresh="lost"><Icon name="warn" small />{text}</span>;
  }
  if (state === "late") {
    const text = from && age !== null ? w.late(duration(age), time(from)) : w.old;
    return <span class="fresh late" data-fresh="late"><Icon name="clock" small />{text}</span>;
  }
  const text = state === "waiting" ? w.waiting : entry.way === "local" ? w.lan : w.cloud(duration(age));
  return <span class="fresh" data-fresh={state}><span class="dot" />{text}</span>;
}
