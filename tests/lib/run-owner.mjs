// Plays a case of owners.mjs, in Node.js or in a page.

import { IN_DOUBT, equal, matches, ok } from "./check.mjs";
import { control } from "./control.mjs";
import { owners } from "./owners.mjs";

/** Those for an environment, "browser" or "node". */
export const cases = (environment) => owners.filter(({ only }) => !only || only === environment);

/**
 * Plays one case; throws if the package does not do what is right.
 *
 * @param {(typeof owners)[number]} given
 * @param {{ api: object, simulator: string }} world  what the package exports, and where the control endpoints are
 */
export async function play(given, { api, simulator }) {
  const { create, remove, faults, requests, charger: look } = control(simulator);
  const isController = given.charger?.model === "CONTROLLER";
  const made = await create({ ...given.charger, values: { ...(!isController && { amp: 16 }), ...given.charger?.values } });
  try {
    if (given.fault) await faults(made.serial, given.fault);
    const told = [];
    const where = given.side === "cloud" ? { serial: made.serial, token: made.token, baseUrl: made.cloud } : { baseUrl: made.local };
    const charger = new api.Charger({ ...where, ...given.options?.(told) });
    const fails = async (promise, code, pattern) => {
      const error = await promise.then((value) => Promise.reject(new Error(`it resolved to ${JSON.stringify(value)}`)), (error) => error);
      equal(error.code, code, `the code of ${error}`);
      matches(error.message, pattern, "message");
      if (code !== "protocol") ok(!IN_DOUBT.test(error.message), `nothing is in doubt: ${error.message}`);
      return error;
    };
    const logged = () => requests(made.serial);
    const refuses = async (promise, pattern) => {
      promise.catch(() => {});
      const before = (await logged()).length;
      const error = await fails(promise, "invalid-argument", pattern);
      equal([error.attempts, (await logged()).length], [0, before], "attempts and requests");
    };
    await given.run({
      api,
      charger,
      made,
      told,
      fails,
      refuses,
      requests: logged,
      values: async () => (await look(made.serial)).values,
      fault: (fault) => faults(made.serial, fault),
    });
  } finally {
    await remove(made.serial);
  }
}
