// @ts-check
// The method of a status.

import { running } from "./load.js";

/**
 * @template {{ values: Record<string, unknown> }} T
 * @param {T} status
 * @returns {T & { redacted(): Record<string, unknown> }}
 */
export function withRedacted(status) {
  return Object.defineProperty(/** @type {any} */ (status), "redacted", {
    value: () => running?.redacted?.(status.values) ?? {},
  });
}
