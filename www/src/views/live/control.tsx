// The controls: what is set is shown as the charger says it, how far that is proven by the bars.

import { signal, type Signal } from "@preact/signals";
import { LogicMode } from "goecharger";
import { useId, useState } from "preact/hooks";
import type { Entry } from "../../chargers";
import { energy, number, quantity } from "../../format";
import { Icon } from "../../ui/icon";
import { Button, Card, Choices } from "../../ui/parts";
import { prove, ProofBars } from "../../ui/proof";
import { words } from "../../words";

const PLACE = "control";
const VERIFY = { verify: true } as const;

/** The currents that the API knows, in A. */
const LEAST = 6;
const MOST = 32;
const USUAL = [6, 10, 13, 16, 20, 24, 32];

/** What is chosen and not sent yet, for each charger: the card and the dock share it. */
const drafts = new WeakMap<Entry, Signal<number | null>>();

function draftOf(entry: Entry): Signal<number | null> {
  const found = drafts.get(entry) ?? signal<number | null>(null);
  drafts.set(entry, found);
  return found;
}

export function Control({ entry }: { entry: Entry }) {
  const w = words().control;
  const id = useId();
  return (
    <Card title={w.title} class="control">
      <div class="dock-twin stack">
        <Force entry={entry} />
        <div class="field">
          <span class="label" id={id}>{w.current(number(LEAST), number(most(entry)))}</span>
          <Current entry={entry} />
          <Presets entry={entry} />
        </div>
        <div class="field"><span class="label">{w.phases}</span><PhaseChoice entry={entry} /></div>
      </div>
      <div class="field"><span class="label">{w.mode}</span><Mode entry={entry} /></div>
      <Limit entry={entry} />
      <div class="sep dock-twin"><ProofBars entry={entry} place={PLACE} /></div>
    </Card>
  );
}

/** On a phone what is needed most stays within reach of the thumb. */
export function Dock({ entry }: { entry: Entry }) {
  const w = words().control;
  const [open, setOpen] = useState(false);
  return (
    <section class={open ? "dock open" : "dock"} aria-label={w.quick}>
      <div class="dock-proof">
        <ProofBars entry={entry} place={PLACE} />
        <Button look="quiet" class="square dock-more" icon="up" aria-expanded={open} aria-label={w.quickMore} onClick={() => setOpen(!open)} />
      </div>
      <Force entry={entry} />
      <div class="pair"><Current entry={entry} /><PhaseChoice entry={entry} /></div>
    </section>
  );
}

function Force({ entry }: { entry: Entry }) {
  const w = words().control;
  const forced = entry.feed.value.overview?.forced;
  const options = [
    { value: "off", text: w.stop, icon: "stop" },
    { value: "neutral", text: w.auto, icon: "auto" },
    { value: "on", text: w.start, icon: "play" },
  ] as const;
  const acts = {
    off: () => prove(entry, PLACE, w.stop, () => entry.charger.stop(VERIFY)),
    neutral: () => prove(entry, PLACE, w.auto, () => entry.charger.auto(VERIFY)),
    on: () => prove(entry, PLACE, w.start, () => entry.charger.start(VERIFY)),
  };
  return <Choices label={w.charging} class="force" options={options} value={forced} onChoose={(chosen) => acts[chosen]()} />;
}

/** The most that the installation permits; the charger would take more, and it would have no effect. */
const most = (entry: Entry): number => Math.min(MOST, Math.max(LEAST, entry.feed.value.overview?.current.maximum ?? MOST));

/** Less, the current, more: the middle is the value, or the button that sends another. */
function Current({ entry }: { entry: Entry }) {
  const w = words().control;
  const draft = draftOf(entry);
  const held = entry.feed.value.overview?.current.requested ?? null;
  const shown = draft.value ?? held;
  const ready = draft.value !== null && draft.value !== held;
  const step = (by: number) => (draft.value = Math.min(most(entry), Math.max(LEAST, (shown ?? LEAST) + by)));
  return (
    <div class="stepper" role="group" aria-label={w.currentLabel}>
      <Button icon="minus" aria-label={w.less} disabled={shown !== null && shown <= LEAST} onClick={() => step(-1)} />
      <Button class={ready ? "value ready" : "value"} disabled={!ready} onClick={() => void send(entry)}>
        {ready ? w.set(quantity(shown, "A")) : quantity(held, "A")}
      </Button>
      <Button icon="plus" aria-label={w.more} disabled={shown !== null && shown >= most(entry)} onClick={() => step(1)} />
    </div>
  );
}

async function send(entry: Entry): Promise<void> {
  const draft = draftOf(entry);
  const current = draft.value;
  if (current === null) return;
  const done = await prove(entry, PLACE, quantity(current, "A"), () => entry.charger.setCurrent(current, VERIFY));
  // What failed stays chosen, to try it again.
  if (done && draft.value === current) draft.value = null;
}

function Presets({ entry }: { entry: Entry }) {
  const draft = draftOf(entry);
  const { presets, overview } = entry.feed.value;
  const able = (presets.length > 0 ? presets : USUAL).filter((current) => current >= LEAST && current <= most(entry)).slice(0, 5);
  const shown = draft.value ?? overview?.current.requested;
  return (
    <div class="presets" role="group" aria-label={words().control.presets}>
      {able.map((current) => (
        <Button compact aria-pressed={current === shown} aria-label={quantity(current, "A")} onClick={() => (draft.value = current)}>{current}</Button>
      ))}
    </div>
  );
}

function PhaseChoice({ entry }: { entry: Entry }) {
  const w = words().control;
  const { overview } = entry.feed.value;
  if (overview?.phaseMode === null && overview.raw.values.psm === undefined) return <p class="small soft">{w.noPhases}</p>;
  const options = [
    { value: 1, text: "1", label: w.phase1 },
    { value: 3, text: "3", label: w.phase3 },
    { value: "auto", text: "Auto", label: w.phasesAuto },
  ] as const;
  const name = { 1: w.phase1, 3: w.phase3, auto: w.phasesAuto };
  return (
    <Choices
      label={w.phases} options={options} value={overview?.phaseMode}
      onChoose={(phases) => void prove(entry, PLACE, name[phases], () => entry.charger.setPhases(phases, VERIFY))}
    />
  );
}

function Mode({ entry }: { entry: Entry }) {
  const w = words().control;
  const modes = { default: LogicMode.Default, eco: LogicMode.Eco, "next-trip": LogicMode.NextTrip } as const;
  const options = (Object.keys(modes) as (keyof typeof modes)[]).map((value) => ({ value, text: w.modes[value] }));
  return (
    <Choices
      label={w.mode} options={options} value={entry.feed.value.overview?.mode}
      onChoose={(mode) => void prove(entry, PLACE, w.modes[mode], () => entry.charger.set({ lmo: modes[mode] }, VERIFY))}
    />
  );
}

/** Ends the session after so much energy. */
function Limit({ entry }: { entry: Entry }) {
  const w = words().control;
  const id = useId();
  const limit = entry.feed.value.overview?.energy.limit ?? null;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (limit === null ? "" : number(limit / 1000, limit % 1000 === 0 ? 0 : 2));
  const asked = Number(shown.replace(",", ".").replace(/\s/g, ""));
  const wrong = typed !== null && typed !== "" && !(asked > 0 && asked <= 1000);
  const change = async (wattHours: number | null, what: string) => {
    if (await prove(entry, PLACE, what, () => entry.charger.setEnergyLimit(wattHours, VERIFY))) setTyped(null);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const wattHours = Math.round(asked * 1000);
    if (typed && !wrong) void change(wattHours, w.limitWhat(energy(wattHours)));
  };
  return (
    <form class="field" onSubmit={submit} autocomplete="off">
      <label for={id} class="label">{w.limit}</label>
      <div class="inline-set">
        <div class="with-unit">
          <input id={id} inputMode="decimal" value={shown} aria-invalid={wrong} aria-describedby={wrong ? `${id}-wrong` : undefined} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
          <span>kWh</span>
        </div>
        {typed === null && limit !== null
          ? <Button onClick={() => void change(null, w.limitNone)}>{w.limitRemove}</Button>
          : <Button type="submit" disabled={!typed || wrong}>{w.limitSet}</Button>}
      </div>
      {wrong && <span class="small field-wrong" id={`${id}-wrong`}><Icon name="warn" small />{w.limitWrong}</span>}
    </form>
  );
}
