// A day as a bar of 24 hours: where the windows are, and what they do.

import type { ScheduleMode } from "goecharger";

interface Props {
  readonly mode: ScheduleMode | null;
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  /** Minutes of the day by the charger's clock, if it is such a day. */
  readonly now: number | null;
}

export function DayBar(props: Props) {
  return (
    <>
      <Bar {...props} width={660} hours={3} class="wide-only" />
      <Bar {...props} width={326} hours={6} class="narrow-only" />
    </>
  );
}

function Bar({ mode, windows, now, width, hours, class: own }: Props & { width: number; hours: number; class: string }) {
  const x = (minutes: number) => 10 + (minutes / 1440) * (width - 20);
  const look = mode === "allow" || mode === "allow-from-grid" ? "allow" : "block";
  const parts = mode === "off" || mode === null ? [] : windows.flatMap(({ from, to }) => (to < from ? [{ from, to: 1440 }, { from: 0, to }] : [{ from, to }]));
  return (
    <svg class={`${own} bar24`} viewBox={`0 0 ${width} 44`} aria-hidden="true">
      <rect class="base" x="10" y="4" width={width - 20} height="20" rx="4" />
      {parts.map(({ from, to }) => <rect class={look} x={x(from)} y="4" width={Math.max(0, x(to) - x(from))} height="20" rx="3" />)}
      {now !== null && <path class="now" d={`M${x(now)} 0V28`} />}
      {Array.from({ length: 24 / hours + 1 }, (_, index) => <text x={x(index * hours * 60)} y="40" text-anchor="middle">{index * hours}</text>)}
    </svg>
  );
}
