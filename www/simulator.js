// @ts-check
// The simulated world: which chargers there are, the car, and what goes wrong. See simulator/README.md.

/** @typedef {{ serial: string, token: string, cloud: string, local: string }} Simulated */

/** The start line of the simulator, if `cargo xtask demo` started one. */
const started = import.meta.env.VITE_SIMULATOR;

/** @type {string | undefined} */
const control = started && JSON.parse(started).control;

/** What may go wrong, in words. */
export const FAULTS = new Map(
  Object.entries({
    "Nothing": {},
    "The cloud has only old data": { kind: "stale" },
    "The charger is offline": { kind: "offline" },
    "The API is off": { kind: "api-off" },
    "The charger is busy (api lock)": { kind: "lock" },
    "The server fails (502)": { kind: "bad-gateway" },
    "A login page instead of data": { kind: "html" },
    "Replies are cut off": { kind: "truncate" },
    "Connections are closed": { kind: "drop" },
    "Replies are slow (2 s)": { latency_ms: 2000 },
    "There is no reply": { kind: "hang" },
    "Settings are refused": { kind: "refuse" },
    "Settings are ignored": { kind: "ignore" },
  }),
);

/** The simulated chargers; none without a simulator. @returns {Promise<Simulated[]>} */
export async function chargers() {
  if (!control) return [];
  try {
    return (await ask("GET", "")).chargers ?? [];
  } catch (error) {
    console.warn("The simulator does not answer.", error);
    return [];
  }
}

/** @param {string} serial @param {boolean} plugged */
export const car = (serial, plugged) => ask("PUT", `/${serial}/car`, { plugged });

/** @param {string} serial @param {string} name one of {@link FAULTS} */
export const fault = (serial, name) => ask("PUT", `/${serial}/faults`, FAULTS.get(name));

/** What goes wrong now, as one of {@link FAULTS}; empty if it is something else. @param {string} serial */
export async function currentFault(serial) {
  const { faults } = await ask("GET", `/${serial}`);
  const now = JSON.stringify(faults[0] ?? {});
  return [...FAULTS.keys()].find((name) => JSON.stringify(FAULTS.get(name)) === now) ?? "";
}

/** @param {string} method @param {string} path @param {object} [body] */
async function ask(method, path, body) {
  const reply = await fetch(`${control}/control/chargers${path}`, { method, body: body && JSON.stringify(body) });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(`the simulator refuses: ${answer.error}`);
  return answer;
}
