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

  toJSON() {
    // What was set on it: neither the cause nor the stack.
    return Object.assign({ name: this.name, message: this.message }, this);
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

const NAME = /^(ChargerError|InvalidArgumentError|RejectedError|StaleError)(:|$)/;

/** @param {any} error */
export function isChargerError(error) {
  if (typeof error !== "object" || error === null) return false;
  try {
    if (BRAND in error) return true;
    // One that came through JSON has its name and code, a structured clone nothing but message and stack.
    if (NAME.test(error.name)) return typeof error.code === "string";
    return error instanceof Error && NAME.test(error.stack ?? "");
  } catch {
    return false;
  }
}

/**
 * In the stack of an error that the core makes there are the core's own frames. Where the engine lets us, it gets those
 * of the caller.
 * @template T
 * @param {T} error
 * @returns {T}
 */
export function traced(error) {
  if (error instanceof ChargerError) /** @type {any} */ (Error).captureStackTrace?.(error, traced);
  return error;
}

/** @type {Record<string, typeof ChargerError>} */
const CLASSES = { "invalid-argument": InvalidArgumentError, rejected: RejectedError, stale: StaleError };

/** @param {Record<string, any>} fields made by the core */
export function toError(fields) {
  return new (CLASSES[fields.code] ?? ChargerError)(fields);
}

/**
 * What is wrong with an argument that is looked at before the core is there.
 * @param {string} message
 */
export function invalid(message) {
  return new InvalidArgumentError({ code: "invalid-argument", message, attempts: 0 });
}
