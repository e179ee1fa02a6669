// Sets, each right after a read, of a charger that closes its connection after each reply without saying so: what a
// program does in every runtime, and what its charger must have got.

import assert from "node:assert/strict";

/** How many sets. */
export const SETS = 5000;

/**
 * Reads and sets so often; resolves to the messages of what failed. It stands on its own: programs have it as text.
 *
 * @param {new (options: object) => any} Charger
 * @param {string} baseUrl
 * @param {number} first  the number of the first set
 * @param {number} count
 */
export async function setAfterRead(Charger, baseUrl, first, count) {
  const charger = new Charger({ baseUrl });
  const failed = [];
  for (let number = first; number < first + count; number += 1) {
    try {
      await charger.status(["amp"]);
      await charger.set({ fna: `set ${number}` });
    } catch (error) {
      failed.push(`set ${number}: ${error.message}`);
    }
  }
  return failed;
}

/** The charger for it: firmware 60 closes silently, as it comes by FIN or by RST. */
export const CLOSING = { firmware: "60.4", close: "silent" };

/** That every set arrived once, in order, and none failed or was in doubt. */
export function judge(failed, requests) {
  assert.deepEqual(failed, []);
  const targets = requests.map(({ target }) => decodeURIComponent(target)).filter((target) => target.includes("/api/set?"));
  const expected = Array.from({ length: SETS }, (_, number) => `/api/set?fna="set ${number}"`);
  assert.equal(targets.length, SETS, "as many sets arrived as were called");
  assert.deepEqual(targets, expected);
  const refused = requests.filter(({ target, applied }) => target.includes("/api/set?") && applied?.fna === undefined);
  assert.deepEqual(refused, []);
}
