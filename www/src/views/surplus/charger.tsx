// What the charger makes of what it is fed.

import type { Entry } from "../../chargers";
import { DASH, kilowatts, number, quantity, thousandth } from "../../format";
import { says } from "../../says";
import { Card } from "../../ui/parts";
import { words } from "../../words";
import { keptOf, readingOf } from "./feeding";

/** What the view watches. */
export const KEYS = ["pgrid", "ppv", "pakku", "pvopt_averagePGrid", "pvopt_averagePPv", "pvopt_averagePAkku", "fst"] as const;

export type Told = Readonly<Partial<Record<(typeof KEYS)[number], unknown>>>;

export function ChargerCard({ entry, told }: { entry: Entry; told: Told }) {
  const w = words().surplus;
  const { overview } = entry.feed.value;
  const { feeding } = keptOf(entry);
  const { last, step } = feeding.value;
  const sent = step !== "off" && last?.kind === "pushed" ? last.reading : null;
  const rows = [
    ["grid", "pGrid", told.pgrid, told.pvopt_averagePGrid],
    ["sun", "pPv", told.ppv, told.pvopt_averagePPv],
    ["battery", "pAkku", told.pakku, told.pvopt_averagePAkku],
  ] as const satisfies readonly [string, keyof ReturnType<typeof readingOf>, unknown, unknown][];
  const kilo = (watts: unknown) => number(thousandth(watts), 2);
  const drawn = overview?.phases.map(({ current }) => current).filter((current) => current !== null && current >= 0.5) ?? [];
  const mean = drawn.reduce<number>((total, current) => total + (current ?? 0), 0) / drawn.length;
  return (
    <Card title={w.makes}>
      <dl class="facts">
        <div><dt>{w.chargesWith}</dt><dd class="live-value" data-fact="current">{drawn.length > 0 ? `${drawn.length} × ${number(mean, 1)} A` : w.notCharging} <span class="u">{kilowatts(overview?.power)} kW</span></dd></div>
        <div><dt>{w.startsFrom}</dt><dd class="live-value">{told.fst === undefined ? DASH : quantity(thousandth(told.fst), "kW", 1)}</dd></div>
      </dl>
      <table>
        <caption class="off">{w.table}</caption>
        <thead><tr><th scope="col">kW</th>{[w.sent, w.has, w.averaged].map((head) => <th scope="col" class="r">{head}</th>)}</tr></thead>
        <tbody>
          {rows.map(([name, part, has, averaged]) => (
            <tr key={name} data-row={name}>
              <th scope="row">{w.kinds[name]}</th>
              <td class="r">{kilo(sent?.[part])}</td>
              <td class="r live-value">{kilo(has)}</td>
              <td class="r live-value">{kilo(averaged)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small soft">{overview?.reason ? says.reason(overview.reason) : w.noReason}</p>
    </Card>
  );
}
