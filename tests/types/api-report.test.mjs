// The public types do not change unseen: docs/api-report.md has them, and a change of it needs a word in the changelog.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { apiOf, apiReport, changelogOf, declarations, fingerprint, unreleased } from "../lib/api-report.mjs";
import { unpackPackage } from "../lib/package.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const REPORT = join(ROOT, "docs/api-report.md");

let unpacked;

before(async () => {
  unpacked = await unpackPackage();
});

after(() => unpacked?.remove());

test("the public types are those in docs/api-report.md", async () => {
  const changelog = await readFile(join(ROOT, "CHANGELOG.md"), "utf8");
  const recorded = await readFile(REPORT, "utf8").catch(() => "");
  const found = await apiReport(join(unpacked.folder, "dist"), changelog);
  if (apiOf(recorded) === apiOf(found)) return;
  assert.ok(unreleased(changelog), "the public types have changed: say so in CHANGELOG.md, under Unreleased");
  assert.notEqual(
    changelogOf(recorded),
    fingerprint(unreleased(changelog)),
    `the public types have changed (${firstChange(recorded, found)}): say so in CHANGELOG.md, under Unreleased. It has no new word since the last change`,
  );
  if (process.env.UPDATE_API) return writeFile(REPORT, found);
  assert.fail(
    `the public types have changed (${firstChange(recorded, found)}): UPDATE_API=1 cargo xtask test types writes docs/api-report.md anew`,
  );
});

/** The first line of the report that differs. */
function firstChange(recorded, found) {
  const [before, now] = [apiOf(recorded).split("\n"), apiOf(found).split("\n")];
  const at = now.findIndex((line, index) => line !== before[index]);
  return `${before[at]?.trim() ?? "nothing"} → ${now[at]?.trim() ?? "nothing"}`;
}

test("the types of both module systems are the same", async () => {
  const dist = join(unpacked.folder, "dist");
  const report = await readFile(REPORT, "utf8");
  for (const [, file] of report.matchAll(/^## (\w+)\.d\.ts$/gm)) {
    const read = (end) => readFile(join(dist, `${file}${end}`), "utf8").then(declarations);
    assert.deepEqual(await read(".d.cts"), await read(".d.ts"), file);
  }
});

test("what the types say is exported is exported, and nothing else", async () => {
  const report = await readFile(REPORT, "utf8");
  const declared = (files) => {
    const parts = report.split(/^## /m).filter((part) => files(part.split("\n")[0]));
    const names = parts.flatMap((part) => [...part.matchAll(/^export declare (?:class|const|function) (\w+)/gm)]);
    return names.map(([, name]) => name).sort();
  };
  const exported = async (entry) => Object.keys(await import(unpacked.entry(entry))).sort();
  assert.deepEqual(declared((file) => !/catalogue|core|simulator/.test(file)), await exported("."));
  assert.deepEqual(declared((file) => /catalogue/.test(file)), await exported("./catalogue"));
  assert.deepEqual(declared((file) => /simulator/.test(file)), await exported("./simulator"));
});

test("a comment is no change, a member is one, and a string with slashes stays whole", () => {
  const source = '/** Doc. */\nexport interface A {\n  // why\n  readonly url: "https://x"; // here\n}\n';
  assert.deepEqual(declarations(source), ['export interface A {\n  readonly url: "https://x";\n}']);
  assert.deepEqual(declarations(source.replace("Doc", "Other")), declarations(source));
  assert.notDeepEqual(declarations(source.replace("url", "uri")), declarations(source));
});

test("only what the changelog says of the coming version counts", () => {
  const changelog = "# Changelog\n\n## Unreleased\n\n- New.\n\n## 1.0.0\n\n- Old.\n";
  assert.equal(unreleased(changelog), "- New.");
  assert.equal(unreleased("## Unreleased\n\n- Last.\n"), "- Last.");
  assert.equal(unreleased("## 1.0.0\n\n- Old.\n"), "");
});
