// @ts-check
// What a read resolves to: a plain object, with a method that a dump of it does not show.

import { isPrivate } from "./load.js";

/**
 * @param {Record<string, unknown>} values
 * @param {string[]} missing
 * @param {string | null} lastModified the header
 */
export function statusOf(values, missing, lastModified) {
  return Object.defineProperty({ values, missing, lastModified: dateOf(lastModified) }, "redacted", REDACTED);
}

const REDACTED = {
  /** @this {{ values: Record<string, unknown> }} */
  value() {
    const shown = Object.entries(this.values).map(([key, value]) => [key, isPrivate(key) ? "***" : value]);
    return Object.fromEntries(shown);
  },
};

/** @param {string | null} header */
function dateOf(header) {
  if (header === null) return null;
  const date = new Date(header);
  return Number.isNaN(date.getTime()) ? null : date;
}
