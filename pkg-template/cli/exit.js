// @ts-check
// How the process ends: one exit code for each kind of failure.

import { isChargerError } from "../index.js";
import { reworded } from "./wording.js";

/** Exit codes by the code of the error. `usage` and `config` are the command's own. @type {Record<string, number>} */
export const EXIT = {
  usage: 2,
  "invalid-argument": 2,
  unauthorized: 3,
  forbidden: 4,
  stale: 5,
  "not-enabled": 6,
  rejected: 7,
  unverified: 8,
  busy: 9,
  unavailable: 10,
  timeout: 11,
  network: 12,
  protocol: 13,
  unsupported: 14,
  config: 15,
};

/** What each code means, for the help. @type {readonly [number, string][]} */
export const MEANINGS = [
  [0, "it worked"],
  [1, "a fault of this program"],
  [2, "wrong arguments; nothing was sent"],
  [3, "unauthorized: the token is wrong or was replaced"],
  [4, "forbidden: the charger is offline, or its cloud API is off"],
  [5, "stale: the cloud has no data that is fresh enough"],
  [6, "not-enabled: the local HTTP API v2 is off"],
  [7, "rejected: a key was refused"],
  [8, "unverified: another value was read back"],
  [9, "busy: the charger is busy, or asks to slow down"],
  [10, "unavailable: the server failed"],
  [11, "timeout: no reply in time"],
  [12, "network: no connection, or one that broke"],
  [13, "protocol: a reply that is not of this API"],
  [14, "unsupported: WebAssembly cannot start"],
  [15, "config: no charger is named, or the config file cannot be used"],
  [130, "Ctrl-C (143: SIGTERM)"],
];

/** By the signal that stopped it. @type {Record<string, number>} */
export const INTERRUPTED = { SIGINT: 130, SIGTERM: 143 };

/** A wrong command line: nothing was sent. */
export class UsageError extends Error {
  code = "usage";
}

/** No charger is named, or the config file cannot be used: nothing was sent. */
export class ConfigError extends Error {
  code = "config";
}

/** @param {unknown} error */
export function exitCode(error) {
  return isOwn(error) || isChargerError(error) ? (EXIT[error.code] ?? 1) : 1;
}

/**
 * What is printed of a failure.
 * @param {unknown} error
 * @returns {{ code: string, message: string }}
 */
export function failure(error) {
  if (isOwn(error)) return { code: error.code, message: error.message };
  if (isChargerError(error)) return { ...JSON.parse(JSON.stringify(error)), message: reworded(error.message) };
  // Not expected: the stack is for the report.
  return { code: "fault", message: String(error instanceof Error ? error.stack : error) };
}

/**
 * @param {unknown} error
 * @returns {error is UsageError | ConfigError}
 */
function isOwn(error) {
  return error instanceof UsageError || error instanceof ConfigError;
}
