// @ts-check
// Quantities for a person.

/** @param {number} power W */
export function watts(power) {
  return Math.abs(power) < 1000 ? `${round(power, 0)} W` : `${round(power / 1000, 2)} kW`;
}

/** @param {number} energy Wh */
export function wattHours(energy) {
  return Math.abs(energy) < 1000 ? `${round(energy, 0)} Wh` : `${round(energy / 1000, 2)} kWh`;
}

/** @param {number} seconds */
export function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${Math.round(seconds)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * @param {number} value
 * @param {number} digits
 */
export function round(value, digits) {
  return value.toFixed(digits);
}
