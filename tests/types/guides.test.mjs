// The code in the guides: every block is checked by the compiler, and runs against the simulator.
//
// A comment in front of a block says what is different: `goes on`, it ends only when it is stopped; `in a page`, it is
// not run here.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { complaints } from "../lib/compile.mjs";
import { blocks, documents } from "../lib/documents.mjs";
import { unpackPackage } from "../lib/package.mjs";
import { startSimulator } from "../lib/simulator.mjs";

const all = await documents();
const programs = [...all].flatMap(([path, text]) => {
  if (!path.startsWith("docs/guides/")) return [];
  return blocks(text, "js").map(({ note, code }, index) => ({ name: `${path}, block ${index + 1}`, note, code }));
});

let unpacked, simulator, chargers;

before(async () => {
  [unpacked, simulator] = await Promise.all([unpackPackage(), startSimulator("--chargers", "2")]);
  ({ chargers } = JSON.parse(simulator.line));
  const [first, second] = chargers;
  const places = {
    "https://000001.api.v3.go-e.io": first.cloud,
    "http://192.168.0.75": first.local,
    "http://192.168.0.76": second.local,
    "https://data.v3.go-e.io": simulator.url,
  };
  await writeFile(
    join(unpacked.root, "redirect.mjs"),
    `const real = globalThis.fetch;
     const places = Object.entries(${JSON.stringify(places)});
     globalThis.fetch = (url, init) => real(places.reduce((url, [from, to]) => url.replace(from, to), url), init);`,
  );
  for (const { serial } of chargers) await simulator.control.car(serial, { plugged: true, phases: 3 });
});

after(() => Promise.all([unpacked?.remove(), simulator?.stop()]));

/** Runs a program as a user of the package would; one that goes on is stopped once it has printed a line. */
async function run(code, goesOn) {
  const file = join(unpacked.root, `${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(file, code);
  // A program may have made a new token.
  const { values } = await simulator.control.charger(chargers[0].serial);
  const env = { ...process.env, GOE_TOKEN: values.cak ?? chargers[0].token, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined };
  const redirect = pathToFileURL(join(unpacked.root, "redirect.mjs")).href;
  const child = spawn(process.execPath, ["--import", redirect, file], { env, cwd: unpacked.root });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data) => {
    stdout += data;
    if (goesOn) child.kill("SIGKILL");
  });
  child.stderr.on("data", (data) => (stderr += data));
  const [status, signal] = await new Promise((resolve) => child.once("close", (...how) => resolve(how)));
  return { end: goesOn ? signal : status, stdout, stderr };
}

test("every guide that is about calls has code", () => {
  const without = [...all].filter(([path, text]) => path.startsWith("docs/guides/") && blocks(text, "js").length === 0);
  assert.deepEqual(without.map(([path]) => path), ["docs/guides/README.md", "docs/guides/glossary.md"]);
});

test("the compiler takes every block as it is", async () => {
  await Promise.all(programs.map(({ code }, index) => writeFile(join(unpacked.root, `block-${index}.mjs`), code)));
  assert.equal(await complaints(unpacked.root, "block", (index) => programs[index].name), "");
});

for (const { name, note, code } of programs) {
  if (note === "in a page") continue;
  test(`${name} runs${note === "goes on" ? " on" : ""}`, async () => {
    assert.ok(note === undefined || note === "goes on", `nobody knows what "${note}" means`);
    const { end, stdout, stderr } = await run(code, note === "goes on");
    assert.deepEqual([end, stderr], [note === "goes on" ? "SIGKILL" : 0, ""]);
    assert.doesNotMatch(stdout, /undefined|NaN|\[object/);
  });
}
