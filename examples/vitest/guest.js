// An app of one's own: a guest may charge so much, and not faster than the house allows.

/**
 * @param {import("goecharger").Charger} charger
 * @param {{ current: number, energy: number }} allowance in A and Wh
 */
export async function welcome(charger, { current, energy }) {
  await charger.set({ amp: current, dwo: energy }, { verify: true });
}

/** How much of it is left, in Wh; null without a car. */
export async function left(charger) {
  const { values } = await charger.status(["car", "dwo", "wh"]);
  return values.car === 1 ? null : Math.max(0, values.dwo - values.wh);
}
