// @ts-check
// The config file: JSON that only its owner can read.

import { open } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { ConfigError } from "./exit.js";

/** What it may say. All are texts. */
const FIELDS = ["serial", "token", "host", "baseUrl", "exportBaseUrl"];

/**
 * Where it is looked for, if nothing else is said.
 * @param {NodeJS.ProcessEnv} env
 */
export function configFile(env) {
  const folder = process.platform === "win32" ? env.APPDATA : env.XDG_CONFIG_HOME;
  return join(folder || join(homedir(), ".config"), "goecharger", "config.json");
}

/**
 * @param {string} file
 * @param {{ isNeeded: boolean }} options `isNeeded`: the user named it
 * @returns {Promise<Record<string, string>>} `{}` if there is none
 */
export async function readConfig(file, { isNeeded }) {
  let opened;
  try {
    opened = await open(file);
    // Of the open file, not of its name, which could be another one by now.
    checkRights(file, await opened.stat());
    return check(file, await opened.readFile("utf8"));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOENT" && !isNeeded) return {};
    throw new ConfigError(`The config file ${file} cannot be read (${code}).`);
  } finally {
    await opened?.close();
  }
}

/**
 * @param {string} file
 * @param {import("node:fs").Stats} stats
 */
function checkRights(file, { mode, uid }) {
  // Windows has no such rights: a file in the user's folder is the user's.
  if (process.platform === "win32") return;
  const mine = process.getuid?.();
  if (uid !== mine && uid !== 0) throw new ConfigError(`The config file ${file} belongs to another user, who can change where your token goes. Make one of your own.`);
  if (mode & 0o077) {
    throw new ConfigError(`Others can get at the config file ${file}, and whoever has the token controls the charger. Run: chmod 600 '${file.replaceAll("'", "'\\''")}'`);
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
function check(file, text) {
  let config;
  try {
    config = JSON.parse(text);
  } catch {
    // The message of `JSON.parse` quotes the text, and so the token.
    throw new ConfigError(`The config file ${file} is not JSON. It looks like {"serial": "000001", "token": "…"} or {"host": "192.168.0.75"}.`);
  }
  if (Object(config) !== config || Array.isArray(config)) throw new ConfigError(`The config file ${file} has to be a JSON object.`);
  for (const [field, value] of Object.entries(config)) {
    if (!FIELDS.includes(field)) throw new ConfigError(`The config file ${file} has the unknown field ${JSON.stringify(field)}. It may have ${FIELDS.join(", ")}.`);
    if (typeof value !== "string") throw new ConfigError(`In the config file ${file}, ${field} has to be text: put it in quotes.`);
  }
  return config;
}
