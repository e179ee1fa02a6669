// The control that fits what a key takes. It changes the draft; nothing is sent by it.

import type { CatalogueEntry } from "goecharger/catalogue";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { words } from "../../words";
import { kindOf, takesNull, valueOf, type Draft, type Kind } from "./draft";
import { decimal, range } from "./shown";

interface ControlProps {
  info: CatalogueEntry;
  draft: Draft;
  onDraft: (draft: Draft) => void;
}

/** Of more steps than this a slider is no help. */
const SLIDER = 300;

export function Control({ info, draft, onDraft }: ControlProps) {
  const w = words().keys;
  const id = useId();
  const kind = kindOf(info);
  const Fitting = CONTROL[kind];
  const wrong = valueOf(info, draft) === undefined && draft.text !== "";
  const hints = [info.unit && kind === "number" && w.unit(info.unit), range(info), info.maxLength && w.longest(info.maxLength)].filter(Boolean).join(", ");
  return (
    <div class="field" role="group" aria-label={w.newValue}>
      <label for={id} class="label">{w.newValue}{hints && `: ${hints}`}</label>
      {!draft.none && <Fitting id={id} info={info} draft={draft} wrong={wrong} onText={(text) => onDraft({ text, none: false })} />}
      {takesNull(info) && (
        <label class="check">
          <input type="checkbox" id={draft.none ? id : undefined} checked={draft.none} onChange={({ currentTarget }) => onDraft({ ...draft, none: currentTarget.checked })} />
          <span>{w.none}</span>
        </label>
      )}
    </div>
  );
}

interface FittingProps {
  id: string;
  info: CatalogueEntry;
  draft: Draft;
  wrong: boolean;
  onText: (text: string) => void;
}

const CONTROL: Readonly<Record<Kind, (props: FittingProps) => JSX.Element>> = {
  switch: Switch, choice: Choice, number: NumberField, color: Colour, text: TextField, json: Json,
};

function Switch({ id, draft, onText }: FittingProps) {
  const w = words().keys;
  return (
    <div class="row">
      <span class="switch">
        <input id={id} type="checkbox" role="switch" checked={draft.text === "true"} onChange={({ currentTarget }) => onText(String(currentTarget.checked))} />
        <i />
      </span>
      <span class="mono" aria-hidden="true">{draft.text || w.notChosen}</span>
    </div>
  );
}

function Choice({ id, info, draft, onText }: FittingProps) {
  const options = Object.entries(info.enum ?? {});
  return (
    <select id={id} value={draft.text} lang="en" onChange={({ currentTarget }) => onText(currentTarget.value)}>
      {!options.some(([value]) => value === draft.text) && <option value={draft.text}>{draft.text}</option>}
      {options.map(([value, label]) => <option key={value} value={value}>{value} {label}</option>)}
    </select>
  );
}

function NumberField({ id, info, draft, wrong, onText }: FittingProps) {
  const { min, max, step = 1 } = info;
  const slides = min !== undefined && max !== undefined && (max - min) / step <= SLIDER;
  const value = valueOf(info, draft);
  return (
    <div class={slides ? "number-field" : undefined}>
      <input id={id} inputMode={(min ?? -1) < 0 ? "text" : "decimal"} autocomplete="off" value={draft.text} aria-invalid={wrong} onInput={({ currentTarget }) => onText(currentTarget.value)} />
      {slides && (
        <input
          type="range" min={min} max={max} step={step} value={typeof value === "number" ? value : min} aria-label={words().keys.slider}
          onInput={({ currentTarget }) => onText(decimal(currentTarget.valueAsNumber))}
        />
      )}
    </div>
  );
}

function Colour({ id, draft, wrong, onText }: FittingProps) {
  const known = /^#[0-9a-f]{6}$/i.test(draft.text) ? draft.text.toLowerCase() : "#000000";
  return (
    <div class="colour-field">
      <input type="color" value={known} aria-label={words().keys.picker} onInput={({ currentTarget }) => onText(currentTarget.value.toUpperCase())} />
      <input id={id} class="mono" spellcheck={false} autocomplete="off" value={draft.text} aria-invalid={wrong} onInput={({ currentTarget }) => onText(currentTarget.value)} />
    </div>
  );
}

function TextField({ id, info, draft, onText }: FittingProps) {
  const shared = {
    id, spellcheck: false, maxLength: info.maxLength, value: draft.text,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => onText(currentTarget.value),
  };
  return info.secret === "secret" ? <input type="password" autocomplete="new-password" {...shared} /> : <input type="text" autocomplete="off" {...shared} />;
}

function Json({ id, draft, wrong, onText }: FittingProps) {
  const lines = Math.min(12, Math.max(3, draft.text.split("\n").length));
  return <textarea id={id} rows={lines} spellcheck={false} autocomplete="off" value={draft.text} aria-invalid={wrong} onInput={({ currentTarget }) => onText(currentTarget.value)} />;
}
