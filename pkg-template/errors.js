// @ts-check
// The error classes. What they say is written by the core; here it only gets its class.

/** Shared by all copies of the package on a page, where `instanceof` would see two classes. */
const BRAND = Symbol.for("goecharger.ChargerError");

export class ChargerError extends Error {
  /** @param {Record<string, any>} fields made by the core */
  constructor({ message, cause, ...fields }) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, fields);
  }

  get name() {
    return "ChargerError";
  }

  get [BRAND]() {
    return true;
  }
}

export class InvalidArgumentError extends ChargerError {
  get name() {
    return "InvalidArgumentError";
  }
}

export class RejectedError extends ChargerError {
  get name() {
    return "RejectedError";
  }
}

export class StaleError extends ChargerError {
  get name() {
    return "StaleError";
  }
}

/** @param {unknown} error */
export function isChargerError(error) {
  return typeof error === "object" && error !== null && BRAND in error;
}

/** @type {Record<string, typeof ChargerError>} */
const CLASSES = { "invalid-argument": InvalidArgumentError, rejected: RejectedError, stale: StaleError };

/** @param {Record<string, any>} fields made by the core */
export function toError(fields) {
  return new (CLASSES[fields.code] ?? ChargerError)(fields);
}
