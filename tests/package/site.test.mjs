// The documentation site: it is made from the sources, whole, and each of its links leads somewhere on it.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join, normalize, relative } from "node:path";
import { after, before, test } from "node:test";
import { ROOT, documents } from "../lib/documents.mjs";
import { makeSite } from "../lib/site.mjs";

let made, files;
const pages = new Map();

before(async () => {
  made = await makeSite();
  const listed = await readdir(made.site, { recursive: true, withFileTypes: true });
  const path = (entry) => relative(made.site, join(entry.parentPath ?? entry.path, entry.name));
  files = new Set(listed.filter((entry) => entry.isFile()).map(path));
  for (const file of files) {
    if (file.endsWith(".html")) pages.set(file, await readFile(join(made.site, file), "utf8"));
  }
});

after(() => made?.remove());

test("every link on it leads to a page of it and to a place there, or to https", () => {
  const wrong = new Set();
  let count = 0;
  const ids = new Map([...pages].map(([file, html]) => [file, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]));
  for (const [file, html] of pages) {
    for (const [, written] of html.matchAll(/ (?:href|src)="([^"]*)"/g)) {
      count += 1;
      const link = decodeURIComponent(written.replaceAll("&amp;", "&").replaceAll("&#39;", "'"));
      if (/^(https:|mailto:|data:)/.test(link)) continue;
      const [path, anchor] = link.split("#");
      const target = path === "" ? file : normalize(join(dirname(file), path));
      // The icons have their names in an SVG.
      if (!files.has(target)) wrong.add(`${file}: ${link}: there is no ${target}`);
      else if (anchor && target.endsWith(".html") && !ids.get(target).has(anchor)) wrong.add(`${file}: ${link}: no such place`);
    }
  }
  assert.deepEqual([...wrong], []);
  assert.ok(count > 5_000, `${count} links`);
});

test("it asks no other server for anything", () => {
  const asked = [...pages].flatMap(([file, html]) =>
    [...html.matchAll(/<(?:script|img|iframe|source)[^>]* src="(?:https?:)?\/\/[^"]+"|<link[^>]* href="(?:https?:)?\/\/[^"]+"/g)].map(([tag]) => `${file}: ${tag}`),
  );
  assert.deepEqual(asked, []);
});

test("every document of the repository is a page of it", async () => {
  const inExamples = (path) => path.startsWith("examples/");
  const address = (path) => `${path.replace(/^docs\//, "").replace(/\.md$/, "").replace(/(^|\/)README$/, "$1index")}.html`;
  const paths = [...(await documents()).keys()].filter((path) => !inExamples(path) && !path.startsWith(".github/"));
  assert.deepEqual(paths.filter((path) => !files.has(address(path))), []);
});

test("every example is a page of it, and every key can be filtered for", async () => {
  const examples = await readdir(join(ROOT, "examples"));
  assert.deepEqual(examples.filter((name) => !files.has(`examples/${name}.html`)), []);
  const source = await readFile(join(ROOT, "pkg-template/generated/keys.d.ts"), "utf8");
  const [, readings] = /export interface Readings \{([^]*?)^\}/m.exec(source);
  const keys = [...readings.matchAll(/^ {2}readonly (\w+)|^ {2}(\w+)\??:/gm)].map(([, a, b]) => a ?? b);
  assert.ok(keys.length > 400, `${keys.length} keys`);
  assert.deepEqual(keys.filter((key) => !pages.get("keys.html").includes(`<a id="${key}"></a>`)), []);
});
