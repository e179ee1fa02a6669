// @ts-check
// Which charger is meant: by options, else by the environment, else by the config file.

import { Charger } from "../index.js";
import { number } from "./numbers.js";
import { configFile, readConfig } from "./config.js";
import { ConfigError } from "./exit.js";

/** @typedef {{ name: string, serial?: string | undefined, token?: string | undefined, host?: string | undefined, baseUrl?: string | undefined, exportBaseUrl?: string | undefined }} Source */

/**
 * @param {import("./options.js").Given} options
 * @param {NodeJS.ProcessEnv} env
 * @param {import("./output.js").Output} output
 */
export async function openCharger(options, env, output) {
  if (options.token !== undefined) {
    output.note("--token can be read by every user of this machine, and your shell keeps it. Use GOE_TOKEN or the config file.", "warning");
  }
  const file = options.config ?? (env.GOE_CONFIG || undefined);
  const path = file ?? configFile(env);
  /** @type {Source[]} */
  const sources = [
    { name: "the options", serial: options.serial, token: options.token, host: options.host, baseUrl: options["base-url"], exportBaseUrl: options["export-base-url"] },
    { name: "the environment", ...environment(env) },
  ];
  // A config file that nobody needs is not read, so that its faults are in nobody's way.
  if (file !== undefined || !sources.some(isWhole)) sources.push({ name: path, ...(await readConfig(path, { isNeeded: file !== undefined })) });
  const { exportBaseUrl, ...address } = choose(sources, path);
  const timeout = number(options, "timeout");
  return new Charger(/** @type {import("../index.js").ChargerOptions} */ ({
    ...address,
    ...(exportBaseUrl !== undefined && { exportBaseUrl }),
    ...(timeout !== undefined && { timeout: timeout * 1000 }),
    ...(options.retries !== undefined && { retries: number(options, "retries") }),
    ...(options.verbose && { logger: output }),
  }));
}

/** @param {NodeJS.ProcessEnv} env an empty variable is as good as none */
function environment(env) {
  return {
    serial: env.GOE_SERIAL || undefined,
    token: env.GOE_TOKEN || undefined,
    host: env.GOE_HOST || undefined,
    baseUrl: env.GOE_BASE_URL || undefined,
    exportBaseUrl: env.GOE_EXPORT_BASE_URL || undefined,
  };
}

/** @param {Source} source */
function isWhole({ serial, host, token }) {
  return host !== undefined || (serial !== undefined && token !== undefined);
}

/**
 * The first source that names a charger is believed. A token may come from another, but not from one that names
 * another charger: it would be shown to a place that it is not for.
 * @param {Source[]} sources
 * @param {string} path
 */
function choose(sources, path) {
  const chosen = sources.find(({ serial, host }) => serial !== undefined || host !== undefined) ?? sources.find(({ baseUrl }) => baseUrl !== undefined);
  if (!chosen) {
    throw new ConfigError(
      `No charger is named. In the LAN, use --host 192.168.0.75 or GOE_HOST. By the cloud, set GOE_SERIAL and GOE_TOKEN, or write {"serial": "000001", "token": "…"} to ${path} and run: chmod 600 '${path}'`,
    );
  }
  const { name, serial, host } = chosen;
  if (serial !== undefined && host !== undefined) {
    throw new ConfigError(`Both a serial and a host are named by ${name}: one is the way by the cloud, the other the way in the LAN. Leave one out, or choose by --serial or --host.`);
  }
  const belongs = (/** @type {Source} */ source) =>
    source === chosen || (serial !== undefined && source.host === undefined && (source.serial ?? serial) === serial);
  const pick = (/** @type {"token" | "baseUrl"} */ field) => sources.find((source) => belongs(source) && source[field] !== undefined)?.[field];
  // In the LAN there is no token.
  const token = host === undefined ? pick("token") : undefined;
  const baseUrl = pick("baseUrl");
  // A proxy may add the token.
  if (serial !== undefined && token === undefined && baseUrl === undefined) {
    throw new ConfigError(`There is no token for ${serial}. Set GOE_TOKEN, or write it to ${path}. The app shows it under Internet, Advanced settings, Cloud API.`);
  }
  const exportBaseUrl = sources.find((source) => source.exportBaseUrl !== undefined)?.exportBaseUrl;
  return Object.fromEntries(Object.entries({ serial, host, baseUrl, token, exportBaseUrl }).filter(([, value]) => value !== undefined));
}
