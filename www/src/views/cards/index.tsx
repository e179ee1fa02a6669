// Cards: whose they are and what they have charged. Their ids are never shown.

import type { Card as ChargerCard } from "goecharger";
import { useRef, useState } from "preact/hooks";
import type { Entry } from "../../chargers";
import { energy, number } from "../../format";
import { ask } from "../../ui/dialog";
import { Fresh } from "../../ui/fresh";
import { NotRead } from "../../ui/not-read";
import { Button, Card } from "../../ui/parts";
import { prove, ProofBars } from "../../ui/proof";
import { useReading } from "../../ui/reading";
import { words } from "../../words";

/** Shown in the drawer "Code". */
export const code = `import { Charger } from "goecharger";

const charger = new Charger({ serial, token });
for (const { slot, name, learned, energy } of await charger.cards.list()) {
  if (learned) console.log(slot, name, energy / 1000, "kWh");
}
await charger.cards.rename(0, "Anna", { verify: true });

// what cannot be undone has to be confirmed
await charger.cards.learn(4, { confirm: ["lrn"], verify: true });
await charger.cards.delete(4, { confirm: ["del"], verify: true });`;

const PLACE = "cards";

export function Cards({ entry }: { entry: Entry }) {
  const w = words().cards;
  // Anew when a name changes, whoever changes it.
  const values: Readonly<Record<string, unknown>> = entry.feed.value.overview?.raw.values ?? {};
  const names = Array.from({ length: 10 }, (_, slot) => values[`c${slot}n`]);
  const reading = useReading(() => entry.charger.cards.list(), JSON.stringify([names, values.cards]));
  const cards = reading.value ?? [];
  const learned = cards.filter((card) => card.learned);
  const empty = cards.filter((card) => !card.learned);
  const again = () => void reading.again();
  return (
    <div class="stack">
      <div class="title"><h1>{w.title}</h1><Fresh entry={entry} /></div>
      <NotRead reading={reading} />
      {!reading.value && !reading.error && <p class="soft" role="status">{w.reading}</p>}
      {reading.value?.length === 0 && <Card title={w.none}><p>{w.noneMore}</p></Card>}
      {cards.length > 0 && (
        <Card title={w.known} aside={<Learn entry={entry} cards={cards} onSet={again} />}>
          {learned.length > 0 && (
            <table class="stacked cards">
              <caption class="off">{w.known}</caption>
              <thead>
                <tr><th scope="col">{w.name}</th><th scope="col">{w.slotHead}</th><th class="r" scope="col">kWh</th><th scope="col"><span class="off">{w.actions}</span></th></tr>
              </thead>
              <tbody>{learned.map((card) => <Row key={card.slot} entry={entry} card={card} onSet={again} />)}</tbody>
            </table>
          )}
          {empty.length > 0 && <p class="small soft">{w.empty(empty.length, ranges(empty.map(({ slot }) => slot)))}</p>}
          <ProofBars entry={entry} place={PLACE} />
        </Card>
      )}
    </div>
  );
}

/** `[3, 4, 5, 9]` as "3 to 5, 9". */
function ranges(slots: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const slot of slots) {
    const last = parts.at(-1);
    if (last && last[1] === slot - 1) last[1] = slot;
    else parts.push([slot, slot]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : words().cards.range(from, to))).join(", ");
}

/** Text from outside. */
const nameOf = ({ name }: ChargerCard): string => name?.trim() || words().cards.noName;

function Row({ entry, card, onSet }: { entry: Entry; card: ChargerCard; onSet: () => void }) {
  const w = words().cards;
  const [typed, setTyped] = useState<string | null>(null);
  const row = useRef<HTMLTableRowElement>(null);
  const close = () => {
    setTyped(null);
    // The field that had the focus goes.
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>(".act button")?.focus());
  };
  const rename = async (event: Event) => {
    event.preventDefault();
    const name = typed?.trim();
    if (!name) return;
    if (await prove(entry, PLACE, w.renamed(name), () => entry.charger.cards.rename(card.slot, name, { verify: true }))) close();
    onSet();
  };
  const forget = async () => {
    const sure = await ask({
      title: w.forgetAsk(nameOf(card)),
      lines: [w.forgetOpens(card.slot), w.forgetGone(energy(card.energy, 1)), w.forgetSessions],
      request: `charger.cards.delete(${card.slot}, { confirm: ["del"], verify: true })`,
      act: w.forgetAct,
    });
    if (!sure) return;
    await prove(entry, PLACE, w.forgotten(card.slot), () => entry.charger.cards.delete(card.slot, { confirm: ["del"], verify: true }));
    // The row that had the focus goes.
    document.getElementById("content")?.focus();
    onSet();
  };
  return (
    <tr data-slot={card.slot} ref={row}>
      <th scope="row">
        {typed === null ? (card.name?.trim() || <span class="soft">{w.noName}</span>) : (
          <form class="rename" onSubmit={(event) => void rename(event)} autocomplete="off">
            <input aria-label={w.newName(card.slot)} value={typed} maxLength={60} ref={focused} onInput={({ currentTarget }) => setTyped(currentTarget.value)} onKeyDown={({ key }) => key === "Escape" && close()} />
            <Button type="submit" compact look="primary" disabled={!typed.trim() || typed.trim() === card.name}>{w.save}</Button>
            <Button compact look="quiet" onClick={close}>{words().dialog.cancel}</Button>
          </form>
        )}
      </th>
      <td class="soft second">{w.slot(card.slot)}</td>
      <td class="r kwh">{number(card.energy === null ? null : card.energy / 1000, 1)}<span class="soft narrow-only"> kWh</span></td>
      <td class="r act">
        <Button compact disabled={typed !== null} aria-label={w.renameOf(nameOf(card))} onClick={() => setTyped(card.name ?? "")}>{w.rename}</Button>{" "}
        <Button compact aria-label={w.forgetOf(nameOf(card))} onClick={() => void forget()}>{w.forget}</Button>
      </td>
    </tr>
  );
}

/** Takes the focus when it comes, once. */
function focused(input: HTMLInputElement | null): void {
  if (input && input.dataset.seen === undefined) {
    input.dataset.seen = "";
    input.focus();
    input.select();
  }
}

/** A card in place of another needs a tick besides. */
function Learn({ entry, cards, onSet }: { entry: Entry; cards: readonly ChargerCard[]; onSet: () => void }) {
  const w = words().cards;
  const [chosen, setChosen] = useState<number | null>(null);
  const into = cards.find(({ slot }) => slot === chosen) ?? cards.find(({ learned }) => !learned) ?? cards[0];
  if (!into) return null;
  const learn = async () => {
    const name = nameOf(into);
    const sure = await ask({
      title: w.learnAsk,
      lines: [w.learnHold, into.learned ? w.learnReplaces(name, into.slot) : w.learnEmpty(into.slot), ...(into.learned ? [w.learnUnproven] : [])],
      request: `charger.cards.learn(${into.slot}, { confirm: ["lrn"]${into.learned ? "" : ", verify: true"} })`,
      act: w.learnAct,
      tick: into.learned ? w.learnTick(name) : undefined,
    });
    if (!sure) return;
    // In a slot that had a card nothing shows whether another came.
    await prove(entry, PLACE, w.learned(into.slot), () => entry.charger.cards.learn(into.slot, { confirm: ["lrn"], verify: !into.learned }));
    setChosen(null);
    onSet();
  };
  return (
    <div class="row learn">
      <select aria-label={w.into} value={into.slot} onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}>
        {cards.map((card) => <option key={card.slot} value={card.slot}>{card.learned ? w.slotOf(card.slot, nameOf(card)) : w.slotEmpty(card.slot)}</option>)}
      </select>
      <Button compact icon="plus" onClick={() => void learn()}>{w.learn}</Button>
    </div>
  );
}
