// The compiler already fails when an `@ts-expect-error` has nothing to expect. Here it is asked what it has to say
// about each: a line may be refused for the wrong reason, such as a typing error in the test.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const compiler = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

/** `// @ts-expect-error 'alw': it is read-only`: words of the compiler's message, and why that is right. */
const EXPECTATION = /^\s*\/\/ @ts-expect-error (.+?): \S/;

const files = (await readdir(here)).filter((name) => name.endsWith(".ts"));
const sources = new Map();
for (const name of files) sources.set(name, (await readFile(join(here, name), "utf8")).split("\n"));

test("there are at least 60 cases", (t) => {
  let exact = 0;
  let refused = 0;
  for (const [name, lines] of sources) {
    if (name === "expect.ts") continue;
    for (const line of lines) {
      if (line.trim().startsWith("// @ts-expect-error")) refused += 1;
      else if (/\bis</.test(line)) exact += 1;
    }
  }
  t.diagnostic(`${exact + refused} cases: ${exact} exact types, ${refused} refusals`);
  assert.ok(exact + refused >= 60);
});

test("each line that is refused is refused for the reason it gives", async (t) => {
  const reported = await errorsWithoutExpectations(t);
  const wrong = [];
  for (const [name, lines] of sources) {
    for (const [index, line] of lines.entries()) {
      if (!line.trim().startsWith("// @ts-expect-error")) continue;
      const [, words] = EXPECTATION.exec(line) ?? [];
      const found = reported.get(`${name}:${index + 2}`) ?? [];
      if (!words || !found.some((error) => error.includes(words))) {
        wrong.push(`${name}:${index + 1} ${line.trim()}\n  the compiler says: ${found.join("\n  ")}`);
      }
    }
  }
  assert.equal(wrong.join("\n"), "");
});

/** What the compiler reports by `file:line` once nothing is expected. */
async function errorsWithoutExpectations(t) {
  const folder = await mkdtemp(join(tmpdir(), "goecharger-types-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, lines] of sources) {
    await writeFile(join(folder, name), lines.join("\n").replaceAll("@ts-expect-error", "expected"));
  }
  const config = { extends: join(here, "tsconfig.json"), include: ["*.ts"] };
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));

  const output = await new Promise((resolve) => {
    const args = [compiler, "-p", folder, "--pretty", "false"];
    execFile(process.execPath, args, { cwd: folder }, (_error, stdout) => resolve(stdout));
  });
  const reported = new Map();
  let place;
  for (const line of output.split("\n")) {
    const [, name, number, message] = /^(\S+\.ts)\((\d+),\d+\): error (.*)$/.exec(line) ?? [];
    if (name) place = `${name}:${number}`;
    // The indented lines below an error go into detail.
    if (message) reported.set(place, [...(reported.get(place) ?? []), message]);
    else if (line.startsWith(" ")) reported.get(place)?.push(`${reported.get(place).pop()}\n${line}`);
  }
  return reported;
}
