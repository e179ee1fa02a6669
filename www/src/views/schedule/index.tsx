// Schedule: when the charger may charge, by groups of days, and what that means now.

import { useSignal } from "@preact/signals";
import type { DayGroup, DaySchedule } from "goecharger";
import { useEffect, useId, useState } from "preact/hooks";
import type { Entry } from "../../chargers";
import { Fresh, freshness } from "../../ui/fresh";
import { NotRead } from "../../ui/not-read";
import { Button, Card, Tag } from "../../ui/parts";
import { ProofBars, proofOf } from "../../ui/proof";
import { useReading } from "../../ui/reading";
import { words } from "../../words";
import { DayBar } from "./day-bar";
import { Editor } from "./editor";
import { clock, GROUPS, localTime, verdict, type LocalTime } from "./times";

/** Shown in the drawer "Code". */
export const code = `import { Charger } from "goecharger";

const charger = new Charger({ serial, token });
const { weekdays, saturday, sunday } = await charger.schedule.read();

// minutes of the local day, up to 24:00
const windows = [{ from: 0, to: 6 * 60 }, { from: 22 * 60, to: 24 * 60 }];
const { heldBackBy } = await charger.schedule.write("weekdays", { mode: "allow", windows }, { verify: true });
await charger.schedule.write("weekdays", { mode: "off" }); // the windows stay`;

const KEYS = ["loc", "sch_week", "sch_satur", "sch_sund"] as const;

export function Schedule({ entry }: { entry: Entry }) {
  const w = words().schedule;
  const now = useSignal<LocalTime | null>(null);
  const told = useSignal("");
  const changes = useSignal(0);
  useEffect(() => entry.charger.on("change", KEYS, ({ values: { loc, ...tables }, error }) => {
    if (error) return;
    const before = now.peek();
    const after = localTime(loc);
    if (before?.minutes !== after?.minutes || before?.group !== after?.group) now.value = after;
    const text = JSON.stringify(tables);
    if (told.peek() && told.peek() !== text) changes.value += 1;
    told.value = text;
  }, { onEnd: () => {} }), []);
  // Also when somebody else changes a timetable.
  const reading = useReading(() => entry.charger.schedule.read(), changes.value);
  const { value } = reading;
  return (
    <div class="stack">
      <div class="title"><h1>{w.title}</h1><Fresh entry={entry} /></div>
      <NotRead reading={reading} />
      {!value && !reading.error && <p class="soft" role="status">{w.reading}</p>}
      {value && (
        <Card title={<NowLine entry={entry} tables={value} now={now.value} />} aside={<span class="small soft">{w.holds}</span>}>
          <div class="days">
            {GROUPS.map((group) => <Day key={group} entry={entry} group={group} schedule={value[group]} now={now.value} onSet={() => void reading.again()} />)}
          </div>
        </Card>
      )}
    </div>
  );
}

/** What is allowed at this moment, by the charger's own clock. */
function NowLine({ entry, tables, now }: { entry: Entry; tables: Readonly<Record<DayGroup, DaySchedule | null>>; now: LocalTime | null }) {
  const w = words().schedule;
  const table = now && tables[now.group];
  if (freshness(entry) !== "live") return <span data-verdict="old">{w.oldClock}</span>;
  if (!now || !table) return <>{w.noClock}</>;
  const forced = entry.feed.value.overview?.forced;
  const passes = forced === "on" ? w.forcedOn : forced === "off" ? w.forcedOff : "";
  const judged = verdict(table, now.minutes);
  return <span data-verdict={judged}>{w.now(clock(now.minutes), w.verdicts[judged])} {judged !== "off" && passes}</span>;
}

interface DayProps {
  readonly entry: Entry;
  readonly group: DayGroup;
  readonly schedule: DaySchedule | null;
  readonly now: LocalTime | null;
  readonly onSet: () => void;
}

function Day({ entry, group, schedule, now, onSet }: DayProps) {
  const w = words().schedule;
  const id = useId();
  const [open, setOpen] = useState(false);
  const isToday = now?.group === group;
  const windows = schedule?.windows ?? [];
  const times = windows.length > 0 ? windows.map(({ from, to }) => w.span(clock(from), clock(to))).join(w.and) : w.noWindows;
  const place = `schedule-${group}`;
  return (
    <section class="day" data-group={group} aria-label={w.groups[group]}>
      <div>
        <h3>{w.groups[group]} {isToday && <Tag>{w.today}</Tag>}</h3>
        <span class="small soft">{schedule ? (schedule.mode ? w.does[schedule.mode] : w.newMode) : w.lacks}</span>
      </div>
      {schedule && <DayBar mode={schedule.mode} windows={windows} now={isToday ? now.minutes : null} />}
      {schedule && <Button compact aria-expanded={open} aria-controls={open ? id : undefined} aria-label={w.changeOf(open, w.groups[group])} onClick={() => setOpen(!open)}>{open ? w.close : w.change}</Button>}
      {schedule && <span class={schedule.mode === "off" ? "off" : "small soft times"}>{times}</span>}
      {schedule && open && <Editor id={id} entry={entry} group={group} schedule={schedule} onSet={onSet} />}
      {(open || proofOf(entry, place).value) && <div class="outcome"><ProofBars entry={entry} place={place} /></div>}
    </section>
  );
}
