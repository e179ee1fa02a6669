// Programs of this folder, each in a process of its own: nothing else then counts in what it measures.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Runs one; returns what it prints as JSON. */
export async function runAlone(name, flags, ...args) {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, programOf(name), ...args], { maxBuffer: 2 ** 24 });
  return JSON.parse(stdout);
}

/** Where a program of this folder is. */
export const programOf = (name) => fileURLToPath(new URL(name, import.meta.url));
