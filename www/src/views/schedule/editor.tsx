// Changes the timetable of one group of days. Nothing is sent before "Save".

import type { DayGroup, DaySchedule, ScheduleMode, ScheduleWindow } from "goecharger";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Entry } from "../../chargers";
import { Icon } from "../../ui/icon";
import { Button } from "../../ui/parts";
import { prove } from "../../ui/proof";
import { words } from "../../words";
import { clock, minutesOf } from "./times";

/** As many as a charger has. */
const MOST = 2;
const MODES: readonly ScheduleMode[] = ["allow", "block", "allow-from-grid", "block-from-grid", "off"];

interface Draft {
  readonly mode: ScheduleMode;
  /** As typed. */
  readonly windows: readonly { readonly from: string; readonly to: string }[];
}

const draftFrom = ({ mode, windows }: DaySchedule): Draft => ({
  mode: mode ?? "off",
  windows: windows.map(({ from, to }) => ({ from: clock(from), to: clock(to) })),
});

/** What is wrong with what was typed, else `null`. */
function wrong({ from, to }: { from: string; to: string }): string | null {
  const w = words().schedule;
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  if (begin === null || end === null) return w.noTime;
  return begin === end ? w.emptyWindow : null;
}

interface Props {
  readonly entry: Entry;
  readonly group: DayGroup;
  readonly schedule: DaySchedule;
  readonly id: string;
  /** Told when something was set. */
  readonly onSet: () => void;
}

export function Editor({ entry, group, schedule, id, onSet }: Props) {
  const w = words().schedule;
  const field = useId();
  const [draft, setDraft] = useState(draftFrom(schedule));
  const [busy, setBusy] = useState(false);
  const held = draftFrom(schedule);
  const heldText = JSON.stringify(held);
  const isSame = JSON.stringify(draft) === heldText && schedule.mode !== null;
  // Whoever else sets it: what nobody has changed here follows, what somebody is changing stays.
  const before = useRef(heldText);
  useEffect(() => {
    setDraft((draft) => (JSON.stringify(draft) === before.current ? held : draft));
    before.current = heldText;
  }, [heldText]);
  const problems = draft.windows.map(wrong);
  const change = (index: number, part: "from" | "to", text: string) =>
    setDraft({ ...draft, windows: draft.windows.map((each, at) => (at === index ? { ...each, [part]: text } : each)) });
  const save = async (event: Event) => {
    event.preventDefault();
    if (isSame || busy || problems.some(Boolean)) return;
    setBusy(true);
    const windows: ScheduleWindow[] = draft.windows.map(({ from, to }) => ({ from: minutesOf(from) ?? 0, to: minutesOf(to) ?? 0 }));
    // Without the windows the value is short, and the charger keeps those it has.
    const keep = JSON.stringify(draft.windows) === JSON.stringify(held.windows);
    const written = keep ? { mode: draft.mode } : { mode: draft.mode, windows };
    await prove(entry, `schedule-${group}`, w.groups[group], () => entry.charger.schedule.write(group, written, { verify: true }), { unverified: w.notHeld });
    // As the charger will tell it; what was changed meanwhile stays.
    setDraft((now) => (now === draft ? { mode: draft.mode, windows: windows.map(({ from, to }) => ({ from: clock(from), to: clock(to) })) } : now));
    setBusy(false);
    onSet();
  };
  return (
    <form class="edit" id={id} onSubmit={(event) => void save(event)} autocomplete="off" aria-label={w.groups[group]}>
      <div class="edit-top">
        <label for={`${field}-mode`}>
          <span>{w.inside}</span>
          <select id={`${field}-mode`} value={draft.mode} onChange={({ currentTarget }) => setDraft({ ...draft, mode: currentTarget.value as ScheduleMode })}>
            {MODES.map((mode) => <option key={mode} value={mode}>{w.modes[mode]}</option>)}
          </select>
        </label>
        <p class="small soft">{w.two}</p>
      </div>
      <div class="windows">
        {draft.windows.map((window, index) => {
          const problem = problems[index];
          const note = `${field}-${index}-note`;
          const isOver = !problem && (minutesOf(window.to) ?? 0) < (minutesOf(window.from) ?? 0);
          const input = (part: "from" | "to", label: string) => (
            <label>
              <span>{label}</span>
              <input
                inputMode="numeric" maxLength={8} value={window[part]} aria-invalid={!!problem}
                aria-describedby={problem || isOver ? note : undefined} onInput={({ currentTarget }) => change(index, part, currentTarget.value)}
              />
            </label>
          );
          return (
            <div class="window" role="group" aria-label={w.window(index + 1)} key={index}>
              {input("from", w.from)}
              {input("to", w.to)}
              <Button look="quiet" class="square" icon="x" aria-label={w.remove(index + 1)} onClick={() => setDraft({ ...draft, windows: draft.windows.filter((_, at) => at !== index) })} />
              {(problem || isOver) && <p class="small field-wrong" id={note}><Icon name="warn" small />{problem || w.overMidnight}</p>}
            </div>
          );
        })}
        {draft.windows.length === 0 && <p class="small soft">{w.noWindows}</p>}
        {draft.windows.length < MOST && (
          <div class="row"><Button compact icon="plus" onClick={() => setDraft({ ...draft, windows: [...draft.windows, { from: "22:00", to: "24:00" }] })}>{w.add}</Button></div>
        )}
      </div>
      <div class="row">
        <Button type="submit" look="primary" disabled={isSame || busy || problems.some(Boolean)}>{w.save}</Button>
        <Button look="quiet" disabled={isSame || busy} onClick={() => setDraft(held)}>{w.discard}</Button>
      </div>
    </form>
  );
}
