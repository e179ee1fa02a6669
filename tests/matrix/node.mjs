// Node.js of several versions, from the npm package `node`.

import { delimiter, dirname } from "node:path";
import process from "node:process";
import { createProject } from "./project.mjs";

const VERSIONS = { 20: "20.20.2", 22: "22.23.3", 24: "24.21.0" };

/** The lines of versions that the package is for. */
export const MAJORS = Object.keys(VERSIONS).map(Number);

const projects = new Map();

/**
 * A Node.js of that line: this one where it fits, else one that is installed for all cells together. Its `env` puts it
 * before others, for tools that start it by its name.
 */
export async function nodeProgram(major) {
  if (Number.parseInt(process.versions.node) === major) return found(process.execPath, process.versions.node);
  if (!projects.has(major)) projects.set(major, createProject({ tools: { node: VERSIONS[major] } }));
  return found((await projects.get(major)).bin("node"), VERSIONS[major]);
}

function found(program, version) {
  const env = { PATH: `${dirname(program)}${delimiter}${process.env.PATH}` };
  return { program, env, versions: { "Node.js": version } };
}

export async function removeNodePrograms() {
  for (const project of projects.values()) await (await project.catch(() => null))?.remove();
}
