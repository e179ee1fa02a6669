// The sessions one by one, and what each card has charged.

import { useState } from "preact/hooks";
import type { Session } from "goecharger";
import { day, duration, number, thousandth, time } from "../../format";
import { Button, Card } from "../../ui/parts";
import { words } from "../../words";
import { cardName } from "./chart";
import type { Sums } from "./sums";

/** How many rows are shown at first, and more with each press. */
const FEW = 10;
const MORE = 200;

export function SessionTable({ sessions }: { sessions: readonly Session[] }) {
  const w = words().sessions;
  const [shown, setShown] = useState(FEW);
  const newest = sessions.slice(-shown).reverse();
  const rest = sessions.length - newest.length;
  return (
    <Card title={w.last}>
      <table class="stacked ses">
        <caption class="off">{w.last}</caption>
        <thead>
          <tr>
            <th scope="col">{w.start}</th><th scope="col">{w.card}</th>
            {["kWh", w.charging, w.connected, w.most].map((head) => <th class="r" scope="col">{head}</th>)}
          </tr>
        </thead>
        <tbody>
          {newest.map(({ id, start, card, energy, charging, duration: connected, maxPower }) => (
            <tr key={id}>
              <th scope="row">{day(start)} <span class="soft">{time(start, false)}</span></th>
              <td>{card ? cardName(card) : <span class="soft">{w.noCard}</span>}</td>
              <td class="r kwh">{number(energy / 1000, 2)}<span class="soft narrow-only"> kWh</span></td>
              <td class="r second">{duration(charging)}</td>
              <td class="r second wide-only">{duration(connected)}</td>
              <td class="r second wide-only">{number(thousandth(maxPower), 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <div class="row"><Button compact onClick={() => setShown(shown + MORE)}>{w.more(Math.min(rest, MORE))}</Button></div>}
    </Card>
  );
}

export function CardSums({ sums: { all, byCard } }: { sums: Sums }) {
  const w = words().sessions;
  return (
    <Card title={w.byCard}>
      <table>
        <caption class="off">{w.byCard}</caption>
        <thead><tr><th scope="col">{w.card}</th><th class="r" scope="col">{w.count}</th><th class="r" scope="col">kWh</th></tr></thead>
        <tbody>
          {byCard.map(({ card, sessions, energy }) => (
            <tr key={card?.id ?? ""}><th scope="row">{card ? cardName(card) : w.noCard}</th><td class="r">{number(sessions)}</td><td class="r">{number(energy / 1000, 1)}</td></tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row">{w.all}</th><td class="r">{number(all?.sessions ?? 0)}</td><td class="r">{number((all?.energy ?? 0) / 1000, 1)}</td></tr></tfoot>
      </table>
    </Card>
  );
}
