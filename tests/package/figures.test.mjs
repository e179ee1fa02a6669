// The figures in the documents and in the comments of the types: each is what the code says, or it is known who found it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { ROOT, documents, prose, publicTypes } from "../lib/documents.mjs";
import { DEFAULTS, FIGURE, FOUND, FROM_CODE } from "../lib/figures.mjs";
import { defaultOf, members } from "../lib/members.mjs";

/** Written by a program, figures and all; or about versions that are out. */
const WRITTEN = ["docs/keys.md", "docs/compatibility.md", "docs/performance.md", "docs/api-report.md", "CHANGELOG.md"];

const number = (text) => Number(text.replaceAll(/[ _]/g, ""));
const source = (file) => readFile(join(ROOT, file), "utf8");

/** What people read, each without its code and in one line. */
const texts = new Map();
let types;

before(async () => {
  const inOneLine = (text) => text.replaceAll(/\s+/g, " ");
  for (const [path, text] of await documents()) if (!WRITTEN.includes(path)) texts.set(path, inOneLine(prose(text)));
  types = await publicTypes();
  for (const [file, text] of types) {
    const comments = (text.match(/\/\*\*[^]*?\*\//g) ?? []).map((comment) =>
      comment.replaceAll(/```[^]*?```/g, "").replaceAll(/@(example|default).*/g, "").replaceAll(/^ *\* ?/gm, ""),
    );
    texts.set(file, inOneLine(comments.join("\n")));
  }
});

/** Where a pattern or a text stands in a text: from and to, again and again. */
function places(text, what) {
  const pattern = new RegExp(typeof what === "string" ? what.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&") : what, "g");
  return [...text.matchAll(pattern)].map((found) => [found.index, found.index + found[0].length]);
}

test("a figure that the code decides is what the code says", async () => {
  for (const [says, file, line, factor = 1] of FROM_CODE) {
    const decided = line.exec(await source(file));
    assert.ok(decided, `${file} has ${line}`);
    const quoted = [...texts].flatMap(([path, text]) => [...text.matchAll(new RegExp(says, "g"))].map(([all, figure]) => [path, all, figure]));
    assert.ok(quoted.length > 0, `nothing says ${says}: take it out of tests/lib/figures.mjs`);
    for (const [path, all, figure] of quoted) assert.equal(number(figure) * factor, number(decided[1]), `${path}: "${all}", by ${file}`);
  }
});

test("it is known of every figure where it comes from", () => {
  const known = [...FROM_CODE.map(([says]) => says), ...Object.values(FOUND).flat()];
  const used = new Set();
  const unknown = [];
  for (const [path, text] of texts) {
    const covered = known.flatMap((what) => places(text, what).map((place) => (used.add(what), place)));
    // What stands in a span of code is code.
    const words = text.replaceAll(/`[^`]*`/g, (span) => " ".repeat(span.length));
    for (const { 0: figure, index } of words.matchAll(FIGURE)) {
      const isKnown = covered.some(([from, to]) => from < index + figure.length && index < to);
      if (!isKnown) unknown.push(`${path}: ${figure} in "…${text.slice(Math.max(0, index - 40), index + 40)}…"`);
    }
  }
  assert.deepEqual(unknown, [], "say in tests/lib/figures.mjs where each comes from");
  assert.deepEqual(known.filter((what) => !used.has(what)).map(String), [], "these stand nowhere any more");
});

test("what is said to hold where nothing is given is what the code takes", async () => {
  const options = [...types.values()].flatMap(members).filter(({ comment }) => defaultOf(comment));
  const numeric = options.filter(({ comment }) => /^\d+$/.test(defaultOf(comment)));
  // How often a fault strikes is an option of Rust.
  assert.deepEqual(numeric.map(({ name }) => name).filter((name) => !(name in DEFAULTS)), ["SimulatedFault.latency", "SimulatedFault.rate"]);
  for (const [name, [file, line]] of Object.entries(DEFAULTS)) {
    const { comment } = numeric.find((option) => option.name === name) ?? assert.fail(`${name} has no number as its default`);
    assert.equal(Number(defaultOf(comment)), number(line.exec(await source(file))?.[1] ?? "NaN"), `${name}, by ${file}`);
  }
});

test("the page of the keys counts them as they are", async () => {
  const page = await source("docs/keys.md");
  const keys = new Set([...page.matchAll(/^### (\w+): /gm)].map(([, key]) => key));
  assert.match(page, new RegExp(`describes the ${keys.size} keys `));
});

test("the size of the simulator is the one that its budget allows", async () => {
  const [, budget] = /SIMULATOR_BUDGET = ([\d_]+)/.exec(await source("tests/package/package.test.mjs"));
  const [, said] = /about (\d+) kB with gzip/.exec(texts.get("README.md"));
  assert.ok(number(said) * 1000 <= number(budget) && number(said) * 1000 > number(budget) * 0.9, `${said} kB, ${budget} allowed`);
});

test("the runtimes that are promised are in the matrix, in each line", async () => {
  const matrix = await source("docs/compatibility.md");
  const [, lines] = /^\| Node\.js \| ([\d, and]+);/m.exec(await source("RELEASING.md"));
  const promised = lines.match(/\d+/g);
  const tried = [...matrix.matchAll(/^\| `node-(\d+)-esm` .*✓/gm)].map(([, line]) => line);
  assert.deepEqual(promised, tried);
});
