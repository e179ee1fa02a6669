// Energy by month as bars. Each part has its own pattern, not only its colour.

import { computed } from "@preact/signals";
import { energy, month as monthText, number } from "../../format";
import { language } from "../../look";
import { Fold } from "../../ui/parts";
import { words } from "../../words";
import { monthName } from "./period";
import { shareOf, type Share, type Sums } from "./sums";

const SHARES: readonly Share[] = ["first", "second", "others", "none"];
const CLASS = { first: "bar-a", second: "bar-b", others: "bar-d", none: "bar-c" } as const;
const TOP = 22;

/** The names of months without the year. */
const shortMonth = computed(() => new Intl.DateTimeFormat(language.value === "de" ? "de-DE" : "en-GB", { month: "short" }));

interface Props {
  readonly sums: Sums;
  readonly from: Date;
  /** The last month. */
  readonly last: Date;
  readonly isOver: boolean;
}

export function MonthChart({ sums, from, last, isOver }: Props) {
  const w = words().sessions;
  const months = monthsBetween(from, last);
  const said = months.map((date) => `${monthText(date)} ${energy(wattHours(sums, date), 0)}`).join(", ");
  return (
    <>
      <div class="between"><h2>{w.byMonth}</h2><Legend sums={sums} /></div>
      <figure aria-label={w.chart(said)}>
        <Bars sums={sums} months={months} width={1020} height={170} class="wide-only" now={isOver ? null : last} />
        <Bars sums={sums} months={months} width={326} height={150} class="narrow-only" now={isOver ? null : last} narrow />
      </figure>
      <p class="small soft">{w.counts}{!isOver && ` ${w.goesOn(monthText(last))}`}</p>
      <Fold summary={w.table}><MonthTable sums={sums} /></Fold>
    </>
  );
}

function monthsBetween(from: Date, last: Date): Date[] {
  const count = (last.getFullYear() - from.getFullYear()) * 12 + last.getMonth() - from.getMonth() + 1;
  return Array.from({ length: Math.max(1, count) }, (_, index) => new Date(from.getFullYear(), from.getMonth() + index, 1));
}

const wattHours = ({ byMonth }: Sums, date: Date): number => byMonth.find(({ month }) => month === monthName(date))?.energy ?? 0;

function Legend({ sums: { byCard } }: { sums: Sums }) {
  const w = words().sessions;
  const cards = byCard.map(({ card }) => ({ share: shareOf(byCard, card), name: card ? cardName(card) : w.noCard }));
  const shown = SHARES.map((share) => cards.find((each) => each.share === share)).filter((each) => each !== undefined);
  const others = cards.filter(({ share }) => share === "others").length;
  return (
    <div class="legend">
      {shown.map(({ share, name }) => (
        <span class="key">
          <svg viewBox="0 0 14 14" class="chart" aria-hidden="true"><rect class={CLASS[share]} x="1" y="1" width="12" height="12" /></svg>
          {share === "others" && others > 1 ? w.others : name}
        </span>
      ))}
    </div>
  );
}

/** Text from outside. */
export const cardName = (card: { readonly name: string | null }): string => card.name?.trim() || words().sessions.noName;

/** A round number of kWh for each line of the grid. */
function stepOf(most: number): number {
  const rough = Math.max(most, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
}

interface BarsProps {
  readonly sums: Sums;
  readonly months: readonly Date[];
  readonly width: number;
  readonly height: number;
  readonly class: string;
  /** The month that goes on. */
  readonly now: Date | null;
  readonly narrow?: boolean;
}

function Bars({ sums, months, width, height, class: own, now, narrow }: BarsProps) {
  const most = Math.max(...months.map((date) => wattHours(sums, date))) / 1000;
  const step = stepOf(most);
  const lines = Math.max(1, Math.ceil(most / step - 1e-9));
  const floor = TOP + height;
  const y = (kilowattHours: number) => floor - (kilowattHours / (lines * step)) * height;
  const slot = (width - 38) / months.length;
  const bar = Math.min(slot * 0.62, 64);
  const every = Math.ceil((narrow ? 34 : 44) / slot);
  return (
    <svg class={`chart ${own}`} viewBox={`0 0 ${width} ${floor + 26}`} aria-hidden="true">
      <text x="34" y="12" class="strong">kWh</text>
      {Array.from({ length: lines + 1 }, (_, line) => (
        <>
          <path class={line === 0 ? "axis" : "gridline"} d={`M34 ${y(line * step)}H${width - 4}`} />
          <text x="28" y={y(line * step) + 4} text-anchor="end">{number(line * step, step < 1 ? 1 : 0)}</text>
        </>
      ))}
      {months.map((date, index) => {
        const middle = 34 + slot * (index + 0.5);
        const total = wattHours(sums, date);
        let below = 0;
        const isNow = now !== null && monthName(date) === monthName(now);
        return (
          <>
            {SHARES.map((share) => {
              const part = (sums.shares.get(monthName(date))?.[share] ?? 0) / 1000;
              const from = y(below);
              below += part;
              const tall = from - y(below) - 1;
              return part > 0 && tall > 0 && <rect class={CLASS[share]} x={middle - bar / 2} y={y(below)} width={bar} height={tall} />;
            })}
            {!narrow && total > 0 && slot >= 36 && <text x={middle} y={y(total / 1000) - 6} text-anchor="middle">{number(total / 1000)}</text>}
            {(months.length - 1 - index) % every === 0 && <text x={middle} y={floor + 18} text-anchor="middle" class={isNow ? "strong" : ""}>{shortMonth.value.format(date)}</text>}
          </>
        );
      })}
    </svg>
  );
}

function MonthTable({ sums: { byMonth } }: { sums: Sums }) {
  const w = words().sessions;
  return (
    <table>
      <caption class="off">{w.byMonth}</caption>
      <thead><tr><th scope="col">{w.month}</th><th class="r" scope="col">{w.count}</th><th class="r" scope="col">kWh</th></tr></thead>
      <tbody>
        {byMonth.map(({ month, sessions, energy }) => (
          <tr key={month}><th scope="row">{monthText(new Date(`${month}-15T12:00:00`))}</th><td class="r">{number(sessions)}</td><td class="r">{number(energy / 1000, 1)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
