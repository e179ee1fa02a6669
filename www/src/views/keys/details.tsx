// All that is known of the chosen key, and the way to set it.

import type { CatalogueEntry } from "goecharger/catalogue";
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { Entry } from "../../chargers";
import { time } from "../../format";
import { Button, Fold, Tag } from "../../ui/parts";
import { words } from "../../words";
import { choiceOf } from "./draft";
import { Editor } from "./editor";
import { guardWords } from "./guard";
import type { Reading } from "./reading";
import { cameWith, canWrite, isMissing, isSecret, type Row } from "./rows";
import { labelOf, pretty, valueText } from "./shown";

interface DetailsProps {
  entry: Entry;
  row: Row;
  reading: Reading;
  title: RefObject<HTMLHeadingElement | null>;
  onSet: () => Promise<void>;
  onClose: () => void;
}

export function Details({ entry, row, reading, title, onSet, onClose }: DetailsProps) {
  const w = words().keys;
  const { key, info } = row;
  // Escape does not throw away what was typed.
  const isDrafted = choiceOf(entry).draft.value !== null;
  return (
    <section class="card keyedit" id="key-details" aria-labelledby="key-title" onKeyDown={(event) => event.key === "Escape" && !isDrafted && onClose()}>
      <div class="stack tight">
        <div class="between">
          <h2 class="mono" id="key-title" tabIndex={-1} ref={title}>{key}</h2>
          <div class="row">
            {info && <Tag>{w.access[info.access]}</Tag>}
            <Button look="quiet" class="square" icon="x" aria-label={w.close} onClick={onClose} />
          </div>
        </div>
        {info ? (
          <>
            <p><strong>{info.name}</strong></p>
            <p class="small soft" lang="en">{info.description}</p>
          </>
        ) : <p class="small soft">{w.unknownMore}</p>}
      </div>
      {info?.guard && <p class="small guard-why"><Tag kind="guard" icon="lock">{w.guarded}</Tag> <span>{guardWords(info)}</span></p>}
      {info?.deprecated && <p class="small" lang="en">{info.deprecated}{info.instead && <> <code>{info.instead}</code></>}</p>}
      <Facts row={row} reading={reading} />
      {info && <Parts info={info} />}
      {info && canWrite(row) && <Editor key={key} entry={entry} info={info} value={row.value} onSet={onSet} />}
    </section>
  );
}

function Facts({ row, reading }: { row: Row; reading: Reading }) {
  const w = words().keys;
  const { info } = row;
  const change = reading.changes.get(row.key);
  const before = change && (change.before === undefined ? w.nothing : [valueText(row, change.before), labelOf(info, change.before)].filter(Boolean).join(" "));
  const firmware = info?.firmware ?? [];
  return (
    <>
      {isMissing(row) && <Missing row={row} firmware={reading.values?.fwv} />}
      <dl class="facts lines small">
        {row.told && <div><dt>{w.now}</dt><dd class="now"><Value row={row} /></dd></div>}
        {change && before && <div><dt>{w.before}</dt><dd>{w.until(before, time(change.at))}</dd></div>}
        {info?.hardware && <div><dt>{w.hardware}</dt><dd lang="en">{info.hardware.join(", ")}</dd></div>}
        <div><dt>{w.firmware}</dt><dd>{firmware.length > 0 ? w.fromTo(firmware[0] ?? "", firmware.at(-1) ?? "") : w.noFirmware}</dd></div>
        {info?.v1 && <div><dt>{w.v1}</dt><dd class="mono">{info.v1.join(", ")}</dd></div>}
      </dl>
    </>
  );
}

function Missing({ row, firmware }: { row: Row; firmware: unknown }) {
  const w = words().keys;
  const own = typeof firmware === "string" ? firmware : "?";
  const from = cameWith(row, firmware);
  return <p class="small">{from ? w.tellsFrom(own, from) : row.info?.hardware ? w.otherHardware : w.doesNotTell(own)}</p>;
}

/** In full: what is long or has parts is folded. A value that nobody knows is shown on request only. */
function Value({ row }: { row: Row }) {
  const w = words().keys;
  const [open, setOpen] = useState(false);
  const { info, value } = row;
  if (!info && !open) return <Button compact onClick={() => setOpen(true)}>{w.showValue}</Button>;
  const label = labelOf(info, value);
  if (info && isSecret(row)) return <>{valueText(row, value)} <span class="u">{w.secret}</span></>;
  if (typeof value === "object" && value !== null) {
    return <pre class="json" tabIndex={0} role="region" aria-label={w.valueOf(row.key)}>{pretty(value)}</pre>;
  }
  return <>{info ? valueText(row, value, true) : JSON.stringify(value)}{label && <span class="u" lang="en"> {label}</span>}</>;
}

/** What the parts of a value mean. */
function Parts({ info }: { info: CatalogueEntry }) {
  const w = words().keys;
  const structure = info.writeStructure ?? info.structure;
  const labels = Object.entries(info.enum ?? {});
  if (!structure && labels.length === 0) return null;
  return (
    <div>
      {structure && <Fold summary={w.parts}><pre class="json" lang="en" tabIndex={0} role="region" aria-label={w.parts}>{structure}</pre></Fold>}
      {labels.length > 0 && (
        <Fold summary={w.meanings(labels.length)}>
          <dl class="facts lines small" lang="en">{labels.map(([value, label]) => <div><dt class="mono">{value}</dt><dd>{label}</dd></div>)}</dl>
        </Fold>
      )}
    </div>
  );
}
