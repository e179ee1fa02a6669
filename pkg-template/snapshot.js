// @ts-check
// Copies of arguments, so that what is sent is what they were when the method was called.

/** Deeper than the core reads. */
const DEEPEST = 40;

/** What stands in the place of what is too deep, or refers to itself: the core says so. */
const DEEP = Array(DEEPEST).fill(undefined).reduce((inside) => [inside], 0);

/** What stands in the place of what throws when it is read: it goes on to do so, and the core says it. */
const UNREADABLE = Object.defineProperty({}, "unreadable", {
  enumerable: true,
  get() {
    throw new TypeError("it could not be read");
  },
});

class TooDeep extends Error {}

/**
 * A copy of lists and object literals, which are all that the core takes for JSON; anything else it gets as it is.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function snapshot(value) {
  return guarded(value, 0);
}

/**
 * The same of the members of an object literal alone.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function shallow(value) {
  try {
    return isLiteral(value) ? { ...value } : value;
  } catch {
    return /** @type {any} */ (UNREADABLE);
  }
}

/**
 * @param {any} value
 * @param {number} depth
 * @returns {any}
 */
function guarded(value, depth) {
  try {
    return copy(value, depth);
  } catch (error) {
    return error instanceof TooDeep ? DEEP : UNREADABLE;
  }
}

/**
 * @param {any} value
 * @param {number} depth
 * @returns {any}
 */
function copy(value, depth) {
  if (depth > DEEPEST) throw new TooDeep();
  // Of settings, the core names the one that it cannot read.
  const member = (/** @type {unknown} */ member) => (depth === 0 ? guarded : copy)(member, depth + 1);
  if (Array.isArray(value)) return value.map(member);
  if (!isLiteral(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, member(each)]));
}

/** @param {any} value */
function isLiteral(value) {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
