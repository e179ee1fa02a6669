// @ts-check
// A value of a key, for a person; and which values are not for everybody's eyes.

import { catalogue } from "../generated/catalogue.js";
import { clean } from "./text.js";

/** @type {Record<string, import("../generated/catalogue.js").CatalogueEntry | undefined>} */
const ENTRIES = catalogue;

/**
 * What is known of a key; `undefined` for a new one.
 * @param {string} key
 */
export function entry(key) {
  return Object.hasOwn(ENTRIES, key) ? ENTRIES[key] : undefined;
}

/** @param {string} key */
export function isSecret(key) {
  return entry(key)?.secret === "secret";
}

/**
 * The values with `"***"` for tokens, passwords and card ids, and for keys that are new and were not asked for by name:
 * nobody knows what they tell.
 * @param {Record<string, unknown>} values
 * @param {readonly string[]} named
 */
export function withoutSecrets(values, named) {
  const isShown = (/** @type {string} */ key) => (entry(key) ? !isSecret(key) : named.includes(key));
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isShown(key) || value === null || value === "" ? value : "***"]));
}

/**
 * @param {string} key
 * @param {unknown} value
 */
export function shownValue(key, value) {
  const known = entry(key);
  if (typeof value === "string") return clean(value);
  if (typeof value !== "number") return clean(JSON.stringify(value) ?? "");
  const label = known?.enumOf === undefined ? known?.enum?.[value] : undefined;
  if (label) return `${value} ${label}`;
  return known?.unit ? `${value} ${known.unit}` : String(value);
}
