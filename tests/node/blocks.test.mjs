// The blocks of code outside of the guides: each is run, or compared with what it shows, or it is known why not.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { environment, setUpCommand } from "../lib/command.mjs";
import { ROOT, blocks, documents } from "../lib/documents.mjs";

const RECORDED = new URL("../captures/27-sessions-direct-json.json", import.meta.url);

/** Written by a program that has tests of its own. */
const WRITTEN = ["docs/keys.md", "docs/api-report.md", "docs/performance.md", "docs/compatibility.md"];

/** What the guides show runs in tests/types/. What is an example stands in examples/, and tests/package/ compares it. */
const ELSEWHERE = (path, { note, language }) =>
  (path.startsWith("docs/guides/") && language === "js") || /^examples\//.test(note);

/** A finding about other software, reproduced by hand at its date. */
const BY_HAND = ["docs/wasm-bindgen-table.md"];

let all, world;

before(async () => {
  [all, world] = await Promise.all([documents(), setUpCommand()]);
});

after(() => world?.stop());

const source = (file) => readFile(join(ROOT, file), "utf8");

/** All blocks that are looked at here, each with its document. */
function rest() {
  return [...all].flatMap(([path, text]) => {
    if (WRITTEN.includes(path) || BY_HAND.includes(path)) return [];
    return blocks(text).filter((block) => !ELSEWHERE(path, block)).map((block) => ({ path, ...block }));
  });
}

test("each block is of a language that something looks at", () => {
  // Drawings are text; the rest has a test here.
  const looked = { text: () => true, sh: () => true, json: () => true, console: (path) => path === "docs/cli.md" };
  assert.deepEqual(rest().filter(({ path, language }) => !looked[language]?.(path)).map(({ path, code }) => `${path}: ${code}`), []);
});

/** The names of an `enum` of the task runner, as they are typed. */
async function variants(file, name) {
  const [, body] = new RegExp(`enum ${name} \\{([^]*?)\\n\\}`).exec(await source(file));
  return [...body.matchAll(/^ {4}([A-Z]\w*)/gm)].map(([, variant]) => variant.toLowerCase());
}

test("each command of a shell is one that there is", async () => {
  const tasks = await variants("xtask/src/main.rs", "Command");
  const parts = await variants("xtask/src/test.rs", "Part");
  const { stdout: help } = await world.run(["--help"]);
  const commands = [...help.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  const others = /^(?:npm (?:install|ci)|npx goecharger|curl|export GOE_\w+=|chmod|cargo (?:build|test|run)|(?:GOE_\w+=\S+ )+node \w+\.mjs|source <\(goecharger completion (?:bash|zsh)\))/;
  const wrong = [];
  for (const { path, language, code } of rest().filter(({ language }) => language === "sh")) {
    for (const line of code.trim().split("\n")) {
      const [, task, rest] = /^(?:\w+=\S+ )*cargo xtask (\w+)([^#]*)/.exec(line) ?? [];
      const [, command] = /^(?:npx )?goecharger (\w+)/.exec(line) ?? [];
      const isPart = (word) => parts.includes(word);
      const isRight = task ? tasks.includes(task) && (task !== "test" || rest.trim().split(/ +/).filter(Boolean).every(isPart)) : command ? commands.includes(command) : others.test(line);
      if (!isRight) wrong.push(`${path}: ${line}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("each task that is named in a sentence is one that there is", async () => {
  const tasks = await variants("xtask/src/main.rs", "Command");
  const named = [...all].flatMap(([path, text]) => [...text.matchAll(/cargo\s+xtask\s+(\w+)/g)].map(([, task]) => [path, task]));
  assert.ok(named.length > 30, `${named.length}`);
  assert.deepEqual(named.filter(([, task]) => !tasks.includes(task)), []);
});

test("each block of JSON can be parsed", () => {
  const found = rest().filter(({ language }) => language === "json");
  assert.ok(found.length > 2);
  for (const { path, code } of found) assert.doesNotThrow(() => JSON.parse(code), `${path}: ${code}`);
});

test("the simulator says what its page shows, and its addresses answer", async () => {
  const page = blocks(all.get("simulator/README.md"));
  const shown = JSON.parse(page.find(({ language }) => language === "json").code);
  const made = JSON.parse(world.simulator.line);
  assert.deepEqual(Object.keys(shown), Object.keys(made));
  assert.deepEqual(Object.keys(shown.chargers[0]), Object.keys(made.chargers[0]));
  const [first] = made.chargers;
  const lines = page.flatMap(({ code }) => [...code.matchAll(/^curl '([^']+)'/gm)].map(([, url]) => url));
  assert.equal(lines.length, 2);
  for (const url of lines) {
    const asked = url.replace(shown.chargers[0].local, first.local).replace(shown.control, made.control);
    const reply = await fetch(asked.replace(shown.chargers[0].token, first.token));
    assert.equal(reply.status, 200, url);
    await reply.json();
  }
});

/** What a charger of the simulator has to say so that it looks as in the page, but for what is measured. */
const VALUES = { fna: "garage", amp: 16, ust: 2, c0n: "Anna", c0e: 812_340, c0i: true, eto: 1_234_570 };

/** Figures and times that differ from run to run; how many digits they have is not important. */
const vague = (text) => text.replaceAll(/\d+(?:[.:,]\d+)*/g, "0").replaceAll(/ +/g, " ");

/** The commands of the page, each with the lines that it shows. */
function shown() {
  const found = blocks(all.get("docs/cli.md")).filter(({ language }) => language === "console");
  return found.flatMap(({ code }) => code.split(/^\$ /m).filter(Boolean)).map((part) => {
    const [line, ...output] = part.trimEnd().split("\n");
    return { line, output: output.join("\n") };
  });
}

test("the command shows what its page shows", async () => {
  assert.ok(shown().length > 8, "there are some");
  const made = await world.control.create({ model: "V4", firmware: "60.4", values: VALUES });
  await world.control.car(made.serial, { plugged: true, phases: 3 });
  await world.control.sessions(made.serial, JSON.parse(await readFile(RECORDED, "utf8")).data);
  await world.control.skip(65 * 60_000);
  const env = { ...environment(made), GOE_EXPORT_BASE_URL: world.simulator.url };
  for (const { line, output } of shown()) {
    const [program, ...words] = line.split(" ");
    assert.equal(program, "goecharger");
    if (words[0] === "watch") continue;
    const { stdout, stderr } = await world.run(words, { env });
    const isExact = !/^(overview|status)/.test(words[0]);
    const seen = (stdout + stderr).trimEnd();
    assert.equal(isExact ? seen : vague(seen), isExact ? output : vague(output), line);
  }
});
