// @ts-check
// Copies of arguments, so that what is sent is what they were when the method was called.

/** What stands in the place of what throws when it is read: it goes on to do so, and the core says it. */
const UNREADABLE = Object.defineProperty({}, "unreadable", {
  enumerable: true,
  get() {
    throw new TypeError("it could not be read");
  },
});

/**
 * A copy of lists and object literals, which are all that the core takes for JSON; anything else it gets as it is.
 * @param {any} value
 * @param {Map<unknown, unknown>} copies what was copied already: a value may be in several places, or in itself
 * @returns {any}
 */
export function snapshot(value, copies = new Map()) {
  try {
    const copy = Array.isArray(value) ? [] : isLiteral(value) ? Object.create(null) : undefined;
    if (!copy) return value;
    if (copies.has(value)) return copies.get(value);
    copies.set(value, copy);
    for (const key of Object.keys(value)) copy[key] = snapshot(value[key], copies);
    if (Array.isArray(value)) copy.length = value.length;
    return copy;
  } catch {
    return UNREADABLE;
  }
}

/**
 * The same of the members of an object literal alone.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function shallow(value) {
  try {
    return isLiteral(value) ? Object.assign(Object.create(null), value) : value;
  } catch {
    return /** @type {any} */ (UNREADABLE);
  }
}

/** @param {any} value */
function isLiteral(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
