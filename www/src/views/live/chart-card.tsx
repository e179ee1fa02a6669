// Power and current over time, with a range, and a table behind it.

import { signal, useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Entry } from "../../chargers";
import { tick } from "../../clock";
import { kilowatts, number, time } from "../../format";
import type { History } from "../../history";
import { freshness } from "../../ui/fresh";
import { Button, Card, Choices, Fold } from "../../ui/parts";
import { words } from "../../words";

/** Loaded when it is needed first. What keeps it from that costs the picture: the table has the same. */
const drawn = signal<typeof import("./chart").Chart | null>(null);

const load = () => import("./chart").then(({ Chart }) => (drawn.value = Chart), (error) => console.warn("No chart here.", error));

const HOUR = 3600;
/** Ranges that the buttons choose, in s; 0 is all. */
const RANGES = [0.5 * HOUR, 2.5 * HOUR, 12 * HOUR, 0] as const;
const ROWS = 24;

export function ChartCard({ entry }: { entry: Entry }) {
  const w = words().live.chart;
  const { recorder } = entry;
  const range = useSignal<number>(2.5 * HOUR);
  /** What was zoomed to; `null` follows the present. */
  const zoom = useSignal<readonly [number, number] | null>(null);
  void recorder.version.value;
  if (freshness(entry) !== "live") void tick.value;
  useEffect(() => void (drawn.value ?? load()), []);
  const Chart = drawn.value;
  const { history } = recorder;
  const first = history.at[0];
  const newest = history.at.at(-1);
  if (first === undefined || newest === undefined) {
    return <Card title={w.title} class="full"><p class="soft">{w.none}</p></Card>;
  }
  // While no data comes, the time goes on without it.
  const last = freshness(entry) === "live" ? newest : Math.max(newest, Math.floor(entry.now().getTime() / 1000));
  const shown = zoom.value ?? [range.value === 0 ? first : Math.max(first, last - range.value), last];
  const move = (share: number) => {
    const length = shown[1] - shown[0];
    const from = Math.min(Math.max(first, shown[0] + share * length), Math.max(first, last - length));
    zoom.value = from + length >= last ? null : [from, from + length];
  };
  const options = RANGES.map((value) => ({ value, text: value === 0 ? w.all : value < HOUR ? `${value / 60} min` : `${number(value / HOUR, value % HOUR === 0 ? 0 : 1)} h` }));
  const aside = (
    <div class="row ranges">
      <Button look="quiet" compact class="narrow-button turn-left" icon="right" aria-label={w.earlier} disabled={shown[0] <= first} onClick={() => move(-0.5)} />
      <Choices compact label={w.range} options={options} value={zoom.value ? null : range.value} onChoose={(chosen) => ((zoom.value = null), (range.value = chosen))} />
      <Button look="quiet" compact class="narrow-button" icon="right" aria-label={w.later} disabled={zoom.value === null} onClick={() => move(0.5)} />
    </div>
  );
  const since = time(new Date(first * 1000), false);
  return (
    <Card title={w.title} aside={aside} class="full">
      <figure aria-label={summary(history, shown)}>
        {Chart && <Chart history={history} version={recorder.version.value} marks={recorder.marks} from={shown[0]} to={shown[1]} onZoom={(to) => (zoom.value = to)} />}
      </figure>
      <p class="small soft">{entry.rememberedAs.value ? w.keptLonger(since) : w.kept(since)} <span class="wide-only">{w.zoom}</span></p>
      <Fold summary={w.table}><Table history={history} shown={shown} version={recorder.version.value} /></Fold>
    </Card>
  );
}

/** The indexes of the moments in a range. */
function within({ at }: History, [from, to]: readonly [number, number]): [number, number] {
  const begin = at.findIndex((moment) => moment >= from);
  const end = at.findIndex((moment) => moment > to);
  return [begin < 0 ? at.length : begin, end < 0 ? at.length : end];
}

/** The chart in a sentence. */
function summary(history: History, shown: readonly [number, number]): string {
  const w = words().live.chart;
  const [begin, end] = within(history, shown);
  let most = begin;
  let holes = 0;
  for (let index = begin; index < end; index += 1) {
    if ((history.power[index] ?? -1) > (history.power[most] ?? -1)) most = index;
    if (history.power[index] === null) holes += 1;
  }
  const now = `${kilowatts(history.power.at(-1))} kW`;
  return w.says(now, `${kilowatts(history.power[most])} kW`, time(new Date((history.at[most] ?? 0) * 1000), false)) + w.holes(holes);
}

function Table({ history, shown, version }: { history: History; shown: readonly [number, number]; version: number }) {
  const w = words().live.chart;
  const rows = useMemo(() => {
    const [begin, end] = within(history, shown);
    const step = Math.max(1, Math.ceil((end - begin) / ROWS));
    return Array.from({ length: Math.ceil((end - begin) / step) }, (_, row) => begin + row * step);
  }, [version, shown[0], shown[1]]);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={w.caption}>
      <table>
        <caption class="off">{w.caption}</caption>
        <thead><tr><th scope="col">{w.time}</th>{["kW", "L1 A", "L2 A", "L3 A"].map((head) => <th class="r" scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {rows.map((index) => (
            <tr>
              <th scope="row">{time(new Date((history.at[index] ?? 0) * 1000))}</th>
              <td class="r">{kilowatts(history.power[index])}</td>
              {history.currents.map((list) => <td class="r">{number(list[index], 1)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
