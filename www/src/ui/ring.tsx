// The ring: one third for each phase, full at what the installation permits, with a notch at what the car is offered.

import type { Overview } from "goecharger";

/** Shares of the full third, 0 to 1; `null` where nothing is known. */
export type Shares = readonly [number | null, number | null, number | null];

/** How far each phase fills its third. */
export function shares(overview: Overview | null): Shares {
  const full = overview?.current.maximum || 32;
  const share = (index: 0 | 1 | 2) => {
    const current = overview?.phases[index].current;
    return current == null ? null : Math.min(1, current / full);
  };
  return [share(0), share(1), share(2)];
}

interface RingProps {
  phases: Shares;
  /** The offered current as a share of the full third. */
  offered?: number | null;
  stale?: boolean;
  fault?: boolean;
  /** The small one of a tile. */
  glyph?: boolean;
  /** What a screen reader says. */
  label?: string;
}

const point = (centre: number, radius: number, degrees: number): string => {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return `${(centre + radius * Math.cos(angle)).toFixed(1)} ${(centre + radius * Math.sin(angle)).toFixed(1)}`;
};

const arc = (centre: number, radius: number, from: number, to: number): string =>
  `M${point(centre, radius, from)}A${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${point(centre, radius, to)}`;

/** Where the names of the phases stand. */
const NAMES = [{ x: 217, y: 68 }, { x: 120, y: 238 }, { x: 23, y: 68 }];

export function Ring({ phases, offered, stale = false, fault = false, glyph = false, label }: RingProps) {
  const [size, centre, radius, width, gap] = glyph ? [40, 20, 15.5, 6, 7] : [240, 120, 92, 18, 3.5];
  const third = 120 - 2 * gap;
  const notch = offered == null ? null : Math.min(1, offered);
  return (
    <svg
      class={["ring", glyph && "glyph", stale && "stale", fault && "fault"].filter(Boolean).join(" ")}
      viewBox={`0 0 ${size} ${size}`} fill="none" stroke-width={width}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      {phases.map((share, index) => {
        const from = index * 120 + gap;
        const to = from + third * (share ?? 0);
        const name = NAMES[index];
        return (
          <>
            <path class="track" d={arc(centre, radius, from, from + third)} />
            {!fault && !!share && share > 0.005 && <path class={stale ? "old" : "fill"} d={arc(centre, radius, from, to)} />}
            {!glyph && stale && !!share && <path class="edge" stroke-width="1.5" d={arc(centre, radius + 9, from, to) + arc(centre, radius - 9, from, to)} />}
            {!glyph && !fault && notch !== null && notch > 0 && (
              <path class="notch" stroke-width="2.5" d={`M${point(centre, radius - 13, from + third * notch)}L${point(centre, radius + 13, from + third * notch)}`} />
            )}
            {!glyph && name && <text class={share ? "lit" : ""} x={name.x} y={name.y} text-anchor="middle">{`L${index + 1}`}</text>}
          </>
        );
      })}
    </svg>
  );
}

/** What old parts are hatched with: once in the page. */
export function Hatches() {
  return (
    <svg width="0" height="0" class="off" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0 0v6" stroke-width="2" /></pattern>
        <pattern id="stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="stripe-back" width="5" height="5" /><path class="stripe-line" d="M0 0v5" stroke-width="3.4" /></pattern>
      </defs>
    </svg>
  );
}
