// The documents: each link leads somewhere, each path and each part of the tests that they name is there.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { before, test } from "node:test";
import { anchors, blocks, documents, prose, publicTypes, ROOT } from "../lib/documents.mjs";

let all;

before(async () => {
  all = await documents();
});

/** Where a document links to. */
function links(text) {
  // What stands in a span of code is no link.
  const found = prose(text).replaceAll(/`[^`\n]*`/g, "code").matchAll(/\]\(([^)\s]+)\)/g);
  return [...found].map(([, target]) => target);
}

test("every link leads to a file of this repository, and to a heading in it, or to https", () => {
  const wrong = [];
  let count = 0;
  for (const [path, text] of all) {
    for (const link of links(text)) {
      count += 1;
      if (/^(https:\/\/|mailto:)/.test(link)) continue;
      const [file, anchor] = link.split("#");
      const target = file ? normalize(join(dirname(path), file)) : path;
      if (target.startsWith("..") || !existsSync(join(ROOT, target))) wrong.push(`${path}: ${link}: there is no ${target}`);
      else if (anchor && !anchors(all.get(target) ?? "").includes(anchor)) wrong.push(`${path}: ${link}: no such heading`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(count > 50, `${count} links`);
});

/** Every address outside of this repository that documents, types and examples lead to, by hand and by eye. */
const ADDRESSES = {
  "https://docs.bullmq.io": "the queue of examples/fleet",
  "https://keepachangelog.com": "the form of CHANGELOG.md",
  "https://rustup.rs": "what builds this",
  "https://semver.org": "what a version says",
};

test("every address outside is one that was looked at, and has the form of one", () => {
  const linked = [...all].flatMap(([path, text]) => links(text).filter((link) => /^\w+:/.test(link)).map((link) => [path, link]));
  const wrong = linked.filter(([, link]) => !(link in ADDRESSES) || new URL(link).protocol !== "https:" || /[?#@]/.test(link));
  assert.deepEqual(wrong, [], "look at it, then put it into ADDRESSES");
  const used = new Set(linked.map(([, link]) => link));
  assert.deepEqual(Object.keys(ADDRESSES).filter((address) => !used.has(address)), []);
});

/** Names that stand for places: the vendor's service, this machine, examples in a LAN. */
const PLACES = /^(?:[\w<>]+\.api\.v3\.go-e\.(?:io|com)|data\.v3\.go-e\.io|127\.0\.0\.1|localhost|192\.168\.0\.\d+|10\.0\.0\.\d+|(?:\w+\.)*\w+\.example|go-echarger_<serial>\.local|\[?<?\w*>?\]?)$/;

test("an address that is only named leads to the vendor, to this machine, or nowhere", async () => {
  const texts = new Map([...all, ...(await publicTypes())]);
  const wrong = [];
  for (const [path, text] of texts) {
    for (const [address, name] of text.matchAll(/\bhttps?:\/\/([^\s/:"'`)?…]+)/g)) {
      const isLink = Object.keys(ADDRESSES).some((known) => known === address);
      if (!isLink && !PLACES.test(name)) wrong.push(`${path}: ${address}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("every guide and every decision can be reached from its list", () => {
  for (const folder of ["docs/guides", "docs/decisions"]) {
    const listed = links(all.get(`${folder}/README.md`));
    const files = [...all.keys()].filter((path) => dirname(path) === folder).map((path) => path.slice(folder.length + 1));
    assert.deepEqual(files.filter((file) => file !== "README.md" && !listed.includes(file)), [], folder);
  }
});

test("every example is in the list of the guides", async () => {
  const listed = links(all.get("docs/guides/README.md"));
  const examples = await readdir(join(ROOT, "examples"));
  assert.deepEqual(examples.filter((name) => !listed.includes(`../../examples/${name}`)), []);
});

test("a block that names an example shows it as it is", async () => {
  const shown = [...all].flatMap(([path, text]) => blocks(text).filter(({ note }) => /^examples\//.test(note)).map((block) => ({ path, ...block })));
  assert.ok(shown.length > 3, `${shown.length} blocks`);
  for (const { path, note, code } of shown) assert.equal(code, await readFile(join(ROOT, note), "utf8"), `${path}: ${note}`);
});

test("each decision says when it was made and what it costs, and its list has the same date", () => {
  const list = all.get("docs/decisions/README.md");
  for (const [path, text] of all) {
    if (!path.startsWith("docs/decisions/") || path.endsWith("README.md")) continue;
    const [, title, date] = /^# (.+)\n\n(\d{4}-\d\d-\d\d)\n/.exec(text) ?? [];
    assert.ok(title, `${path} begins with its title and its date`);
    assert.match(text, /\*\*What it costs:\*\*/, path);
    assert.ok(list.includes(`| [${title}](${path.split("/").at(-1)}) | ${date} |`), `the list has ${path} as it is`);
  }
});

const FOLDERS = ["src", "pkg-template", "catalogue", "simulator", "xtask", "tests", "fuzz", "benches", "examples", "www", "docs", ".github", ".ci"];

for (const path of ["CONTRIBUTING.md", "RELEASING.md", "docs/how-it-works.md"]) {
  test(`every path that ${path} names is there`, () => {
    const named = [...prose(all.get(path)).matchAll(/`([\w./*<>-]+)`/g)].map(([, name]) => name);
    const paths = named.filter((name) => FOLDERS.includes(name.split("/")[0]) && name.includes("/") && !/[<*]/.test(name));
    assert.ok(paths.length > 3, `${paths}`);
    // Some are paths inside the package.
    const isThere = (name) => ["", "pkg-template"].some((folder) => existsSync(join(ROOT, folder, name)));
    assert.deepEqual(paths.filter((name) => !isThere(name)), []);
  });
}

test("CONTRIBUTING names every part of the tests, and no other", async () => {
  const source = await readFile(join(ROOT, "xtask/src/test.rs"), "utf8");
  const [, body] = /pub enum Part \{([^]*?)\n\}/.exec(source);
  const parts = [...body.matchAll(/^ {4}(\w+),$/gm)].map(([, name]) => name.toLowerCase());
  const [, table] = /^\| part \| what it runs \|\n([^]*?)\n\n/m.exec(all.get("CONTRIBUTING.md"));
  assert.deepEqual([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name).sort(), parts.sort());
});

/** The error codes that the types name. */
async function errorCodes() {
  const types = await readFile(join(ROOT, "pkg-template/index.d.ts"), "utf8");
  const [, union] = /export type ErrorCode =([^;]*);/.exec(types);
  return [...union.matchAll(/^ {2}\| "([\w-]+)"/gm)].map(([, code]) => code).sort();
}

test("the guide to errors has a mend for every code, and no other code", async () => {
  const guide = all.get("docs/guides/errors.md");
  assert.deepEqual([...guide.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading).sort(), await errorCodes());
  for (const part of guide.split(/^## /m).slice(1)) assert.ok(part.split("\n\n").length >= 3, part);
});

test("the core and README have the codes that the types name", async () => {
  const core = await readFile(join(ROOT, "src/error/mod.rs"), "utf8");
  const inCore = [...core.matchAll(/Code::\w+ => "([\w-]+)"/g)].map(([, code]) => code);
  // The core cannot say itself that it does not start.
  assert.deepEqual([...inCore, "unsupported"].sort(), await errorCodes());
  const [, table] = /^\| code \| class \| when \|\n([^]*?)\n\n/m.exec(all.get("README.md"));
  assert.deepEqual([...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, code]) => code).sort(), await errorCodes());
});
