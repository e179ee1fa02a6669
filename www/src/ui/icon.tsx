// The icons: drawn by line, 24 units wide, in the colour of their text.

import type { JSX } from "preact";

const ICONS = {
  live: <><path d="M4 16a8 8 0 1 1 16 0"/><path d="m12 16 4-5"/><path d="M3 20h18"/></>,
  keys: <><path d="M4 6h10M4 12h7M4 18h9"/><circle cx="17.5" cy="13.5" r="3"/><path d="m20 16 2 2"/></>,
  sessions: <path d="M4 20V11M10 20V5M16 20v-7M22 20H2"/>,
  surplus: <><circle cx="12" cy="12" r="4"/><path d="M12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3 19 19M5 19l1.7-1.7M17.3 6.7 19 5"/></>,
  schedule: <><rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10h18M8 3v4M16 3v4"/><path d="M12 13v3l2 1"/></>,
  log: <path d="M5 5h14M5 10h14M5 15h9M5 20h6"/>,
  connect: <path d="M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4"/>,
  more: <><circle cx="5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/></>,
  code: <path d="m8 7-5 5 5 5M16 7l5 5-5 5"/>,
  plus: <path d="M12 5v14M5 12h14"/>,
  minus: <path d="M5 12h14"/>,
  x: <path d="m6 6 12 12M18 6 6 18"/>,
  check: <path d="m5 12.5 4.5 4.5L19 7"/>,
  clock: <><circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/></>,
  warn: <><path d="M12 4 2.5 20h19z"/><path d="M12 10v4M12 17v.1"/></>,
  stop: <rect x="6" y="6" width="12" height="12" rx="1"/>,
  pause: <path d="M8.5 6v12M15.5 6v12"/>,
  play: <path d="M8 5v14l11-7z"/>,
  auto: <path d="M4 12a8 8 0 0 1 14-5.3L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.3L4 15M4 20v-5h5"/>,
  info: <><circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 8v.1"/></>,
  lock: <><rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/></>,
  down: <path d="M12 4v11M7 11l5 5 5-5M4 20h16"/>,
  copy: <><rect x="9" y="9" width="11" height="11" rx="2"/><path d="M15 9V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h3"/></>,
  right: <path d="m9 6 6 6-6 6"/>,
  up: <path d="m6 15 6-6 6 6"/>,
  card: <><rect x="3" y="6" width="18" height="13" rx="2"/><path d="M3 10h18"/></>,
  cloud: <path d="M7 18a4 4 0 0 1-.5-8A6 6 0 0 1 18 9.5 4.3 4.3 0 0 1 17 18z"/>,
  lan: <path d="M4 12a12 12 0 0 1 16 0M7 15.5a7.5 7.5 0 0 1 10 0M12 19v.1"/>,
  car: <path d="M4 16v-4l2-5h12l2 5v4zM4 12h16M7 16v2M17 16v2"/>,
  bolt: <path d="M13 2 5 14h6l-1 8 8-12h-6z"/>,
  ask: <><circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.1"/></>,
  house: <path d="m3 12 9-8 9 8M6 10v10h12V10"/>,
  battery: <><rect x="3" y="8" width="15" height="9" rx="2"/><path d="M21 11v3M7 11v3"/></>,
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof ICONS;

/** Says nothing by itself: words stand beside it, or a label on its button. */
export function Icon({ name, small, turn }: { name: IconName; small?: boolean; turn?: boolean }) {
  const classes = ["i", small && "s", turn && "turn"].filter(Boolean).join(" ");
  return <svg class={classes} viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>;
}
