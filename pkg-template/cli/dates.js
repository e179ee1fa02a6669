// @ts-check
// What people write for a date, in a zone.

import { UsageError } from "./exit.js";

/**
 * The instants at which a year, a month, a day or an instant begins and ends.
 * @param {string} text
 * @param {string} option
 * @param {string | undefined} timeZone
 * @returns {{ start: Date, end: Date }}
 */
export function period(text, option, timeZone) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  if (year === undefined) {
    const instant = new Date(text);
    // Without a zone, `Date` would take that of the machine, whatever --time-zone says.
    if (!/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || Number.isNaN(instant.getTime())) {
      throw new UsageError(`${option} takes a year, a month, a day or an instant with its offset: 2026, 2026-03, 2026-03-01 or 2026-03-01T12:00:00+01:00.`);
    }
    return { start: instant, end: instant };
  }
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  const first = new Date(Date.UTC(y, m - 1, d));
  if (first.getUTCMonth() !== m - 1 || first.getUTCDate() !== d) throw new UsageError(`${option} names a day that there is not: ${text}.`);
  const next = day !== undefined ? Date.UTC(y, m - 1, d + 1) : month !== undefined ? Date.UTC(y, m, 1) : Date.UTC(y + 1, 0, 1);
  return { start: midnight(first.getTime(), timeZone), end: midnight(next, timeZone) };
}

/**
 * When a day begins in a zone.
 * @param {number} day midnight of that day in UTC, in ms
 * @param {string | undefined} timeZone
 */
function midnight(day, timeZone) {
  // The offset at the guess may be that of the other side of a change of summer time: the second time it is right.
  const guess = day - offset(day, timeZone);
  return new Date(day - offset(guess, timeZone));
}

/**
 * How far a zone is ahead of UTC, in ms.
 * @param {number} instant
 * @param {string | undefined} timeZone
 */
function offset(instant, timeZone) {
  const parts = formatter(timeZone).formatToParts(instant);
  const part = (/** @type {string} */ type) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - instant;
}

/** @param {string | undefined} timeZone */
function formatter(timeZone) {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
  } catch {
    throw new UsageError(`There is no time zone ${JSON.stringify(timeZone)}. They are called Europe/Vienna and the like.`);
  }
}

/**
 * An instant as local time, to the minute.
 * @param {Date} instant
 * @param {string} [timeZone]
 */
export function localTime(instant, timeZone) {
  return new Date(instant.getTime() + offset(instant.getTime(), timeZone)).toISOString().slice(0, 16).replace("T", " ");
}
