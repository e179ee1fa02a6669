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

/** @param {unknown} value @returns {value is number} */
export const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

/** Whatever a charger sent, as a short text; empty if it sent nothing. @param {unknown} value */
export function plain(value) {
  if (value == null) return "";
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 100);
}

/**
 * A value in words: a dash if the charger has none, the value itself if this page does not know it.
 *
 * @param {Record<number, string>} words
 * @param {unknown} value
 */
function known(words, value) {
  if (value == null) return "–";
  return (isNumber(value) && words[value]) || `${plain(value)} (unknown)`;
}

/** @param {unknown} value */
export const carState = (value) => known(CAR, value);
/** @param {unknown} value */
export const force = (value) => known(FORCE, value);

/** @param {unknown} mode @param {unknown} used */
export const phases = (mode, used) =>
  isNumber(used) && used > 0 ? `${known(PHASES, mode)}, ${used} in use` : known(PHASES, mode);

/** Why the charger does what it does. @param {unknown} value */
export const reason = (value) => name(ModelStatus, value).replace(/^(not )?charging /, "reason: ");

/** A fault of the charger, or nothing. @param {unknown} value */
export const error = (value) => (value ? name(ErrorState, value) : "");

/**
 * The name of a value: `NotChargingForceStateOff` as "not charging force state off".
 *
 * @param {Readonly<Record<string, number>>} names
 * @param {unknown} value
 */
function name(names, value) {
  if (value == null) return "";
  const found = Object.keys(names).find((each) => names[each] === value);
  return found?.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim() ?? `code ${plain(value)}`;
}

/** A dash in the place of what is no number. @param {unknown} value @param {string} unit @param {number} digits */
export function quantity(value, unit, digits = 0) {
  return isNumber(value) ? `${value.toFixed(digits)} ${unit}` : "–";
}

/** The same, of a value in thousandths of the unit. @param {unknown} value @param {string} unit @param {number} digits */
export const thousands = (value, unit, digits) => quantity(isNumber(value) ? value / 1000 : undefined, unit, digits);

/** @param {unknown} wattHours */
export const energy = (wattHours) => thousands(wattHours, "kWh", isNumber(wattHours) && wattHours < 1e5 ? 2 : 0);

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
