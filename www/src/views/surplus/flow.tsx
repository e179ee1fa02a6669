// Where the power comes from and where it goes: two bars of the same length.

import { number } from "../../format";
import { words } from "../../words";
import type { House } from "./feeding";

type Kind = "sun" | "grid" | "battery" | "house" | "car";

export interface Part {
  readonly kind: Kind;
  /** W. */
  readonly power: number;
}

/** What the three values and the car's power make: the house takes the rest. `missing` is what would have to come from nowhere. */
export function flowOf({ grid, sun, battery }: House, car: number): { from: Part[]; to: Part[]; missing: number } {
  const from: Part[] = [{ kind: "sun", power: sun }, { kind: "battery", power: Math.max(0, battery) }, { kind: "grid", power: Math.max(0, grid) }];
  const house = grid + sun + battery - car;
  const to: Part[] = [
    { kind: "house", power: Math.max(0, house) }, { kind: "car", power: car },
    { kind: "battery", power: Math.max(0, -battery) }, { kind: "grid", power: Math.max(0, -grid) },
  ];
  const shown = (parts: Part[]) => parts.filter(({ power }) => power >= 50);
  return { from: shown(from), to: shown(to), missing: Math.max(0, -house) };
}

const kilo = (power: number): string => number(power / 1000, 1);

export function Flow({ from, to }: { from: readonly Part[]; to: readonly Part[] }) {
  const w = words().surplus;
  const told = (parts: readonly Part[]) => parts.map(({ kind, power }) => `${w.kinds[kind]} ${kilo(power)} kW`).join(", ") || w.nothing;
  const keys = [...from, ...to];
  return (
    <>
      <figure aria-label={w.flowSaid(told(from), told(to))}>
        <Bars from={from} to={to} width={1020} class="wide-only" />
        <Bars from={from} to={to} width={326} class="narrow-only" />
      </figure>
      <div class="legend" aria-hidden="true">
        {keys.map(({ kind, power }) => (
          <span class="key"><svg viewBox="0 0 14 14"><rect class={kind} x="1" y="1" width="12" height="12" rx="3" /></svg>{w.kinds[kind]} {kilo(power)} kW</span>
        ))}
      </div>
    </>
  );
}

function Bars({ from, to, width, class: own }: { from: readonly Part[]; to: readonly Part[]; width: number; class: string }) {
  const w = words().surplus;
  const sum = (parts: readonly Part[]) => parts.reduce((total, { power }) => total + power, 0);
  // Both bars have one scale, also when what is set does not fit together.
  const most = Math.max(sum(from), sum(to), 100);
  const row = (parts: readonly Part[], top: number) => {
    let at = 0;
    return parts.map(({ kind, power }) => {
      const x = at;
      const long = (power / most) * width;
      at += long;
      const text = `${w.kinds[kind]} ${kilo(power)} kW`;
      const shown = long > text.length * 8 ? text : long > 34 ? kilo(power) : "";
      return (
        <>
          <rect class={kind} x={x + 1.5} y={top} width={Math.max(1, long - 3)} height="42" rx="5" />
          {shown && <text class={kind === "car" ? "on-car" : ""} x={x + long / 2} y={top + 26} text-anchor="middle">{shown}</text>}
        </>
      );
    });
  };
  return (
    <svg class={`flow ${own}`} viewBox={`0 0 ${width} 150`} aria-hidden="true">
      <text class="side" x="0" y="16">{w.flowFrom}</text>{row(from, 24)}
      <text class="side" x="0" y="94">{w.flowTo}</text>{row(to, 102)}
    </svg>
  );
}
