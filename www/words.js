// @ts-check
// Values of the charger in words.

import { CarState, ErrorState, ForceState, ModelStatus, PhaseSwitchMode } from "goecharger";

/** @type {Record<number, string>} */
const CAR = {
  [CarState.Unknown]: "Not known",
  [CarState.Idle]: "No car plugged in",
  [CarState.Charging]: "Charging",
  [CarState.WaitCar]: "Waiting for the car",
  [CarState.Complete]: "Plugged in, not charging",
  [CarState.Error]: "Error",
  [CarState.Initializing]: "Starting up",
};

/** @type {Record<number, string>} */
const FORCE = {
  [ForceState.Neutral]: "automatic",
  [ForceState.Off]: "stopped",
  [ForceState.On]: "started",
};

/** @type {Record<number, string>} */
const PHASES = {
  [PhaseSwitchMode.Auto]: "automatic",
  [PhaseSwitchMode.Force1]: "only one",
  [PhaseSwitchMode.Force3]: "all three",
};

/** What the charger lacks is a dash, a number that is new to this page stays one. */
const known = (/** @type {Record<number, string>} */ words, /** @type {number | null | undefined} */ value) =>
  value == null ? "–" : (words[value] ?? `${value} (unknown)`);

/** @param {number | null | undefined} value */
export const carState = (value) => known(CAR, value);
/** @param {number | null | undefined} value */
export const force = (value) => known(FORCE, value);

/** @param {number | null | undefined} mode @param {number | null | undefined} used */
export const phases = (mode, used) => (used ? `${known(PHASES, mode)}, ${used} in use` : known(PHASES, mode));

/** Why the charger does what it does. @param {number | null | undefined} value */
export const reason = (value) => name(ModelStatus, value).replace(/^(not )?charging /, "reason: ");

/** A fault of the charger, or nothing. @param {number | null | undefined} value */
export const error = (value) => (value ? name(ErrorState, value) : "");

/**
 * The name of a value: `NotChargingForceStateOff` as "not charging force state off".
 *
 * @param {Readonly<Record<string, number>>} names
 * @param {number | null | undefined} value
 */
function name(names, value) {
  if (value == null) return "";
  const found = Object.keys(names).find((each) => names[each] === value);
  return found?.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim() ?? `code ${value}`;
}

/** @param {number | null | undefined} value @param {string} unit @param {number} digits */
export function quantity(value, unit, digits = 0) {
  return typeof value === "number" ? `${value.toFixed(digits)} ${unit}` : "–";
}

/** @param {number | null | undefined} wattHours */
export const energy = (wattHours) => (wattHours == null ? "–" : quantity(wattHours / 1000, "kWh", wattHours < 1e5 ? 2 : 0));

/** What a set achieved, for `outcome` of its result. @type {Record<string, string>} */
export const OUTCOME = {
  sent: "sent. The cloud passed it on, which does not prove that it holds",
  accepted: "accepted. The charger said yes",
  verified: "verified. It was read back and holds",
};

/** The error's sentence, as one. @param {string} text */
export function sentence(text) {
  const end = /[.?!]$/.test(text) ? "" : ".";
  return text.charAt(0).toUpperCase() + text.slice(1) + end;
}
