// The packed package, as users get it.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/**
 * Unpacks the tarball where `npm install` would put it, which has nothing else to do: the package depends on nothing.
 *
 * @returns {Promise<{ root: string, folder: string, entry(name?: string): string, remove(): Promise<void> }>}
 *   a new folder, `node_modules/goecharger` in it, and the URL that an `import` of an entry leads to
 */
export async function unpackPackage() {
  const tarball = process.env.GOECHARGER_TARBALL;
  if (!tarball) throw new Error("GOECHARGER_TARBALL is not set: run the tests by `cargo xtask test`");
  const root = await mkdtemp(join(tmpdir(), "goecharger-"));
  const folder = join(root, "node_modules", "goecharger");
  await mkdir(folder, { recursive: true });
  await promisify(execFile)("tar", ["-xzf", tarball, "--strip-components=1", "-C", folder]);
  const { exports } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const entry = (name = ".") => pathToFileURL(join(folder, exports[name].import.default)).href;
  return { root, folder, entry, remove: () => rm(root, { recursive: true }) };
}
