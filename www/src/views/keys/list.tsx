// The keys by topic, each a row that opens its details.

import type { ComponentChildren } from "preact";
import { tick } from "../../clock";
import type { Entry } from "../../chargers";
import { duration } from "../../format";
import { Icon } from "../../ui/icon";
import { Tag } from "../../ui/parts";
import { words } from "../../words";
import type { Reading } from "./reading";
import { isMissing, type Group, type Row } from "./rows";
import { belowValue, valueText } from "./shown";

/** For so long a change is new, in s. */
const NEW = 60;

interface ListProps {
  entry: Entry;
  reading: Reading;
  groups: readonly { group: Group; rows: readonly Row[] }[];
  chosen: string | null;
  onChoose: (row: Row, byKeyboard: boolean) => void;
  /** What stands below the chosen row, on a phone. */
  below: ComponentChildren;
}

export function List({ entry, reading, groups, chosen, onChoose, below }: ListProps) {
  const w = words().keys;
  return (
    <div class="stack">
      {groups.map(({ group, rows }) => (
        <section class="keylist" key={group} aria-labelledby={`topic-${group}`}>
          <h2 id={`topic-${group}`}>{w.group(w.topics[group], rows.length)}</h2>
          <ul>
            {rows.map((row) => (
              <li key={row.key}>
                <KeyRow entry={entry} row={row} reading={reading} open={row.key === chosen} onChoose={onChoose} />
                {row.key === chosen && below}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface KeyRowProps {
  entry: Entry;
  row: Row;
  reading: Reading;
  open: boolean;
  onChoose: (row: Row, byKeyboard: boolean) => void;
}

function KeyRow({ entry, row, reading, open, onChoose }: KeyRowProps) {
  const w = words().keys;
  const { key, info } = row;
  const below = belowValue(row);
  const change = reading.changes.get(key);
  return (
    <button
      type="button" class={isMissing(row) ? "keyrow missing" : "keyrow"} data-key={key}
      aria-expanded={open} aria-controls={open ? "key-details" : undefined}
      // A click by the keyboard counts none.
      onClick={({ detail }) => onChoose(row, detail === 0)}
    >
      <span class="mono">{key}</span>
      <span class="what">
        <span>{info?.name ?? w.unknownName}{info?.guard && <><Icon name="lock" small /><span class="off">{w.guarded}</span></>}</span>
        <small lang={info && "en"}>{info?.description ?? w.unknownMore}</small>
      </span>
      <span class="val">
        <span class="value">{valueText(row, row.value)}</span>
        {change ? <Changed entry={entry} at={change.at} /> : <small lang={below.lang}>{below.text}</small>}
      </span>
    </button>
  );
}

function Changed({ entry, at }: { entry: Entry; at: Date }) {
  void tick.value;
  const seconds = (entry.now().getTime() - at.getTime()) / 1000;
  const text = words().keys.changed(duration(seconds));
  return seconds < NEW ? <Tag kind="new">{text}</Tag> : <small>{text}</small>;
}
