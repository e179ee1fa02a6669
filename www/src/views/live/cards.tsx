// Below the chart: each phase, what limits the current, and the charger itself.

import type { Entry } from "../../chargers";
import { DASH, duration, energy, kilowatts, number, quantity } from "../../format";
import { says } from "../../says";
import { ask } from "../../ui/dialog";
import { Button, Card, Tag } from "../../ui/parts";
import { prove } from "../../ui/proof";
import { words } from "../../words";

export function Phases({ entry }: { entry: Entry }) {
  const w = words().live;
  const { overview } = entry.feed.value;
  return (
    <Card title={w.phases}>
      <table>
        <thead>
          <tr><th scope="col"><span class="off">{w.phase}</span></th>{["V", "A", "kW", "cos φ"].map((head) => <th class="r" scope="col">{head}</th>)}</tr>
        </thead>
        <tbody>
          {[0, 1, 2].map((index) => {
            const phase = overview?.phases[index];
            const values = [number(phase?.voltage, 1), number(phase?.current, 1), kilowatts(phase?.power), number(phase?.powerFactor, 2)];
            return <tr><th scope="row">{`L${index + 1}`}</th>{values.map((value) => <td class="r live-value">{value}</td>)}</tr>;
          })}
        </tbody>
        <tfoot><tr><th scope="row">{w.all}</th><td /><td /><td class="r live-value">{kilowatts(overview?.power)}</td><td /></tr></tfoot>
      </table>
    </Card>
  );
}

/** Which keys of `cll` the rows stand for that are shown anyway. */
const SHOWN = { requestedCurrent: "asked", currentLimitMax: "installation", cableCurrentLimit: "cable" } as const;

export function Limits({ entry }: { entry: Entry }) {
  const w = words().live;
  const { overview } = entry.feed.value;
  const { limitedBy = null, requested, maximum } = overview?.current ?? {};
  const told = overview?.raw.values.cll;
  const rows = new Map<string, { name: string; current: number }>();
  const add = (cause: string, name: string, current: unknown) => {
    if (typeof current === "number" && Number.isFinite(current)) rows.set(cause, { name, current });
  };
  add("requestedCurrent", w.asked, requested);
  add("currentLimitMax", w.installation, maximum);
  add("cableCurrentLimit", w.cable, overview?.cable.rating);
  if (told && typeof told === "object") {
    for (const [cause, current] of Object.entries(told).slice(0, 12)) {
      const name = Object.hasOwn(SHOWN, cause) ? w[SHOWN[cause as keyof typeof SHOWN]] : says.limit(cause, cause);
      add(cause, name, current);
    }
  }
  const decides = new Set(limitedBy?.map(({ cause }) => cause));
  return (
    <Card title={w.limits}>
      <ul class="ladder small stack tight">
        {[...rows].sort(([, a], [, b]) => a.current - b.current).map(([cause, { name, current }]) => (
          <li key={cause} class={decides.has(cause) ? "decides" : ""}>
            <div class="between">
              <span>{name} {decides.has(cause) && <Tag>{w.decides}</Tag>}</span>
              <span class="num live-value">{quantity(current, "A")}</span>
            </div>
            <svg viewBox="0 0 320 8" preserveAspectRatio="none" aria-hidden="true">
              <rect class="base" width="320" height="8" rx="2" /><rect class="bar" width={Math.max(0, Math.min(320, current * 10))} height="8" rx="2" />
            </svg>
          </li>
        ))}
      </ul>
      {overview && limitedBy === null && <p class="small soft">{w.notTold(overview.firmware ?? "?")}</p>}
    </Card>
  );
}

export function ChargerCard({ entry }: { entry: Entry }) {
  const w = words().live;
  const { overview } = entry.feed.value;
  const { rating, lock } = overview?.cable ?? {};
  const cable = [rating == null ? null : quantity(rating, "A"), lock == null ? null : Object.hasOwn(w.locks, lock) ? w.locks[lock] : lock];
  const heat = overview?.temperatures.filter((each) => each !== null).map((each) => number(each, 1)).join(", ");
  const rows = [
    [w.model, overview?.model?.replaceAll("_", " ") ?? DASH],
    [w.total, energy(overview?.energy.total, 3)],
    [w.connectedFor, duration(overview?.connectedFor)],
    [w.cableRow, cable.filter(Boolean).join(", ") || DASH],
    [w.temperatures, heat ? `${heat}\u00a0°C` : DASH],
    [w.wifi, quantity(overview?.signal, "dBm")],
  ] as const;
  const restart = async () => {
    const question = { title: w.restartAsk, lines: w.restartLines, request: "charger.restart({ verify: true })", act: w.restartAct };
    if (await ask(question)) void prove(entry, "control", w.restartWhat, () => entry.charger.restart({ verify: true }));
  };
  return (
    <Card title={w.charger}>
      <dl class="facts lines small">{rows.map(([name, value]) => <div><dt>{name}</dt><dd class="live-value">{value}</dd></div>)}</dl>
      <Button compact onClick={() => void restart()}>{w.restart}</Button>
    </Card>
  );
}
