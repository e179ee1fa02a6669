// Keys: every key of the API, what it means, what it says now, and the way to set it.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { tick } from "../../clock";
import type { Entry } from "../../chargers";
import { duration } from "../../format";
import { says } from "../../says";
import { Button, Note } from "../../ui/parts";
import { words } from "../../words";
import { choiceOf } from "./draft";
import { Details } from "./details";
import { List } from "./list";
import { useNarrow } from "./narrow";
import { useReading, type Reading } from "./reading";
import { about, grouped, loadCatalogue, rowsOf, type Filter, type Group, type Row } from "./rows";

export { code } from "./lines";

const ALL: Filter = { text: "", topic: "", writable: false, changed: null };

/** What the view opens with, where there is room beside the list. */
const FIRST = "amp";

export function Keys({ entry }: { entry: Entry }) {
  const w = words().keys;
  useEffect(() => void loadCatalogue(), []);
  const { reading, again } = useReading(entry);
  const catalogue = about.value;
  return (
    <div class="stack">
      <div class="title"><h1>{w.title}</h1><p class="soft small"><Age entry={entry} reading={reading.value} /></p></div>
      {catalogue === null && <p class="soft" role="status">{w.loading}</p>}
      {catalogue && "failed" in catalogue && (
        <Note kind="bad" title={w.notLoaded}><span>{w.notLoadedMore}</span></Note>
      )}
      {catalogue && !("failed" in catalogue) && <Found entry={entry} rows={rowsOf(catalogue, reading.value.values)} reading={reading.value} again={again} />}
    </div>
  );
}

function Age({ entry, reading }: { entry: Entry; reading: Reading }) {
  void tick.value;
  const w = words().keys;
  if (!reading.from) return <>{reading.error ? w.neverRead : w.reading}</>;
  return <>{w.read(Object.keys(reading.values ?? {}).length, duration((entry.now().getTime() - reading.from.getTime()) / 1000))}</>;
}

const rowOf = (key: string | null) => document.querySelector<HTMLElement>(`.keyrow[data-key="${CSS.escape(key ?? "")}"]`);

interface FoundProps {
  entry: Entry;
  rows: Row[];
  reading: Reading;
  again: () => Promise<void>;
}

function Found({ entry, rows, reading, again }: FoundProps) {
  const w = words().keys;
  const filter = useSignal(ALL);
  const narrow = useNarrow();
  const title = useRef<HTMLHeadingElement>(null);
  const { key: chosen, draft } = choiceOf(entry);
  const groups = grouped(rows, filter.value.changed ? { ...filter.value, changed: new Set(reading.changes.keys()) } : filter.value);
  const shown = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const key = chosen.value ?? (narrow ? null : FIRST);
  const row = rows.find((each) => each.key === key);
  const choose = (next: Row | null, byKeyboard = false) => {
    const button = rowOf(next?.key ?? key);
    const top = button?.getBoundingClientRect().top ?? 0;
    // A second click on the row of a phone closes it.
    chosen.value = next && !(narrow && next.key === chosen.value) ? next.key : "";
    draft.value = null;
    requestAnimationFrame(() => {
      // Details that close above it shall not move it from under the finger.
      if (narrow && button) scrollBy(0, button.getBoundingClientRect().top - top);
      if (byKeyboard && chosen.value) title.current?.focus();
    });
  };
  const close = () => {
    choose(null);
    rowOf(key)?.focus();
  };
  const details = row && <Details key={row.key} entry={entry} row={row} reading={reading} title={title} onSet={again} onClose={close} />;
  return (
    <>
      <Filters filter={filter.value} groups={new Set(rows.map((each) => each.info?.topic ?? "unknown"))} onFilter={(next) => (filter.value = next)} />
      <p class="off" role="status">{w.found(shown)}</p>
      {reading.error && (
        <Note kind={reading.error.code === "stale" ? "warn" : "bad"} title={reading.values ? w.oldValues : w.noValues} code={reading.error.code}>
          <span>{says.error(reading.error)}</span><div><Button compact onClick={again}>{w.again}</Button></div>
        </Note>
      )}
      <div class={reading.error ? "keys-grid is-old" : "keys-grid"}>
        {shown === 0 ? (
          <section class="card">
            <p>{filter.value.text ? w.noMatch(filter.value.text) : w.noneLeft}</p>
            <div><Button compact onClick={() => (filter.value = ALL)}>{w.clear}</Button></div>
          </section>
        ) : <List entry={entry} reading={reading} groups={groups} chosen={key} onChoose={choose} below={narrow && details} />}
        {!narrow && <aside aria-label={w.chosen}>{details ?? <p class="card soft">{w.chooseOne}</p>}</aside>}
      </div>
    </>
  );
}

function Filters({ filter, groups, onFilter }: { filter: Filter; groups: ReadonlySet<Group>; onFilter: (filter: Filter) => void }) {
  const w = words().keys;
  return (
    <div class="filters" role="search">
      <label>
        <span>{w.find}</span>
        <input type="search" value={filter.text} placeholder={w.example} spellcheck={false} onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })} />
      </label>
      <label>
        <span>{w.topic}</span>
        <select value={filter.topic} onChange={({ currentTarget }) => onFilter({ ...filter, topic: currentTarget.value as Filter["topic"] })}>
          <option value="">{w.allTopics}</option>
          {(Object.keys(w.topics) as Group[]).filter((group) => groups.has(group)).map((group) => <option key={group} value={group}>{w.topics[group]}</option>)}
        </select>
      </label>
      <label class="check">
        <input type="checkbox" checked={filter.writable} onChange={({ currentTarget }) => onFilter({ ...filter, writable: currentTarget.checked })} />
        <span>{w.writable}</span>
      </label>
      <label class="check">
        <input type="checkbox" checked={filter.changed !== null} onChange={({ currentTarget }) => onFilter({ ...filter, changed: currentTarget.checked ? new Set() : null })} />
        <span>{w.onlyChanged}</span>
      </label>
    </div>
  );
}
