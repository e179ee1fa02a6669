// An app of one's own: a guest may charge so much, and not faster than the house allows.

/**
 * @param {import("goecharger").Charger} charger
 * @param {{ current: number, energy: number }} allowance in A and Wh
 */
async function welcome(charger, { current, energy }) {
  await charger.set({ amp: current, dwo: energy }, { verify: true });
}

module.exports = { welcome };
