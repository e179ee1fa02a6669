// @ts-check
// Elements of index.html.

/** @param {string} id */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element ${id}`);
  return found;
}

/** @param {string} id */
export const input = (id) => /** @type {HTMLInputElement} */ (byId(id));

/** @param {string} id */
export const button = (id) => /** @type {HTMLButtonElement} */ (byId(id));

/** @param {string} id */
export const select = (id) => /** @type {HTMLSelectElement} */ (byId(id));
