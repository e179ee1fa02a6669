// Numbers, times and lengths of time in the chosen language. A value that is not there is a dash.

import { computed } from "@preact/signals";
import { language } from "./look";

export const DASH = "–";

const locale = computed(() => (language.value === "de" ? "de-DE" : "en-GB"));

/** A decimal point in English, a comma in German; digits in groups of three, with a thin space. */
export function number(value: unknown, digits = 0): string {
  if (typeof value !== "number" || !Number.isFinite(value)) return DASH;
  const shown = new Intl.NumberFormat(locale.value, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false })
    .format(value).replace("-", "−");
  const [whole = "", rest] = shown.split(/(?=[.,])/);
  return (whole.length > 5 ? whole.replace(/\B(?=(\d{3})+$)/g, "\u202f") : whole) + (rest ?? "");
}

/** With its unit. */
export const quantity = (value: unknown, unit: string, digits = 0): string => {
  const shown = number(value, digits);
  return shown === DASH ? shown : `${shown}\u00a0${unit}`;
};

/** W as kW. */
export const kilowatts = (watts: unknown): string => number(thousandth(watts), 2);

/** Wh as kWh, with its unit. */
export const energy = (wattHours: unknown, digits = 2): string => quantity(thousandth(wattHours), "kWh", digits);

/** A number in thousandths of a unit, in that unit. */
export const thousandth = (value: unknown): number | null => (typeof value === "number" ? value / 1000 : null);

/** `14:24:03`, or without the seconds. */
export function time(date: Date, seconds = true): string {
  return date.toLocaleTimeString(locale.value, { hour: "2-digit", minute: "2-digit", ...(seconds && { second: "2-digit" }), hourCycle: "h23" });
}

/** `27 Nov 2026`, `27. Nov. 2026`. */
export function day(date: Date): string {
  return date.toLocaleDateString(locale.value, { day: "numeric", month: "short", year: "numeric" });
}

/** `Nov 2026`. */
export function month(date: Date): string {
  return date.toLocaleDateString(locale.value, { month: "short", year: "numeric" });
}

/** Day and time. */
export const moment = (date: Date): string => `${day(date)} ${time(date, false)}`;

/** Seconds as `41 s`, `6 min`, `1 h 46 min`, `3 d 4 h`: the units are the same in both languages. */
export function duration(seconds: number | null | undefined): string {
  if (seconds == null || !Number.isFinite(seconds)) return DASH;
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
