// Times of a day as text, and what a timetable says about a moment.

import type { DayGroup, DaySchedule, ScheduleMode } from "goecharger";

export const GROUPS: readonly DayGroup[] = ["weekdays", "saturday", "sunday"];

/** Minutes as `06:00`, with seconds if there are some: firmware that keeps them sends parts of minutes. */
export function clock(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const short = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? short : `${short}:${two(seconds % 60)}`;
}

/** `6`, `6:30`, `06:30`, `0630` and `24:00` as minutes; `null` for what is no time. */
export function minutesOf(text: string): number | null {
  const [, hours, minutes = "0", seconds = "0"] = /^(\d{1,2})(?:[:.]?(\d{2}))?(?::(\d{2}))?$/.exec(text.trim()) ?? [];
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const whole = Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
  return whole <= 1440 ? whole : null;
}

/** The time that a charger's own clock shows. */
export interface LocalTime {
  readonly group: DayGroup;
  readonly minutes: number;
}

/** From `loc`: `2026-11-27T22:12:47.867 +01:00`. */
export function localTime(loc: unknown): LocalTime | null {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(typeof loc === "string" ? loc : "") ?? [];
  if (!year) return null;
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  const group = weekday === 0 ? "sunday" : weekday === 6 ? "saturday" : "weekdays";
  return { group, minutes: Number(hour) * 60 + Number(minute) };
}

/** What a timetable says about charging at a moment; `unknown` if its windows or its mode are not understood. */
export type Verdict = "off" | "allowed" | "forbidden" | "grid-allowed" | "grid-forbidden" | "unknown";

const VERDICTS: Readonly<Record<Exclude<ScheduleMode, "off">, readonly [inside: Verdict, outside: Verdict]>> = {
  allow: ["allowed", "forbidden"],
  block: ["forbidden", "allowed"],
  "allow-from-grid": ["grid-allowed", "grid-forbidden"],
  "block-from-grid": ["grid-forbidden", "grid-allowed"],
};

export function verdict({ mode, windows }: DaySchedule, minutes: number): Verdict {
  if (mode === "off") return "off";
  // How a charger takes a window over midnight is not known.
  if (mode === null || windows.some(({ from, to }) => to < from)) return "unknown";
  const isInside = windows.some(({ from, to }) => minutes >= from && minutes < to);
  return VERDICTS[mode][isInside ? 0 : 1];
}
