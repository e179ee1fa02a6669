// The documentation site, as `cargo xtask site` makes it.

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./documents.mjs";

/** Makes it in a new folder. */
export async function makeSite() {
  const folder = await mkdtemp(join(tmpdir(), "goecharger-site-"));
  const env = { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined };
  await promisify(execFile)(process.execPath, [join(ROOT, "docs/site/make.mjs"), join(folder, "site")], { env });
  return { site: join(folder, "site"), remove: () => rm(folder, { recursive: true }) };
}
