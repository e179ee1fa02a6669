// The packed package: what is in it, and what a user who installs it gets.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { unpackPackage } from "../lib/package.mjs";
import { startSimulator } from "../lib/simulator.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TARBALL = process.env.GOECHARGER_TARBALL;

const FILES = [
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "dist/catalogue.d.ts",
  "dist/catalogue.js",
  "dist/index.d.ts",
  "dist/index.js",
  "dist/keys.d.ts",
  "package.json",
];

let unpacked, project, simulator;

before(async () => {
  [unpacked, simulator] = await Promise.all([unpackPackage(), startSimulator()]);
  project = await mkdtemp(join(tmpdir(), "goecharger-user-"));
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "a-user", version: "1.0.0", private: true }));
  const { code, output } = await run("npm", ["install", "--offline", "--no-audit", "--no-fund", TARBALL]);
  assert.equal(code, 0, output);
});

after(() => Promise.all([unpacked?.remove(), simulator?.stop(), project && rm(project, { recursive: true })]));

/** Runs a program in the user's project; `output` is all that it prints. */
function run(program, args, { cwd = project, env } = {}) {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined, ...env }, maxBuffer: 2 ** 24 };
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? -1) : 0, stdout, stderr, output: stdout + stderr });
    });
  });
}

/** Runs a module in the user's project. */
async function runModule(source, ...flags) {
  const file = join(project, `${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(file, source);
  return run(process.execPath, [...flags, file]);
}

async function manifest() {
  return JSON.parse(await readFile(join(unpacked.folder, "package.json"), "utf8"));
}

test("npm packs exactly the files that belong to it", async () => {
  const { code, stdout, output } = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: unpacked.folder });
  assert.equal(code, 0, output);
  const [packed] = JSON.parse(stdout);
  assert.deepEqual(packed.files.map(({ path }) => path).sort(), FILES);
  assert.deepEqual(packed.bundled, []);
});

test("the tarball has the same files, readable for all and executable for nobody", async () => {
  const { stdout } = await run("tar", ["-tvzf", TARBALL]);
  const lines = stdout.trim().split("\n").map((line) => line.split(/\s+/));
  assert.deepEqual(lines.map((words) => words.at(-1).replace(/^package\//, "")).sort(), FILES);
  for (const [mode] of lines) assert.equal(mode, "-rw-r--r--");
});

test("it depends on nothing, and runs nothing when it is installed", async () => {
  const found = await manifest();
  for (const field of ["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies", "bundledDependencies"]) {
    assert.equal(found[field], undefined, field);
  }
  for (const field of ["scripts", "bin", "gypfile", "private"]) assert.equal(found[field], undefined, field);
  assert.deepEqual((await readdir(join(project, "node_modules"))).filter((name) => !name.startsWith(".")), ["goecharger"]);
});

test("its manifest says what npm and bundlers ask for", async () => {
  const { name, version, license, type, sideEffects, engines } = await manifest();
  assert.deepEqual({ name, license, type, sideEffects, engines }, {
    name: "goecharger",
    license: "MIT OR Apache-2.0",
    type: "module",
    sideEffects: false,
    engines: { node: ">=20" },
  });
  assert.match(version, /^\d+\.\d+\.\d+/);
});

test("every file that the manifest names is there, and nothing is empty", async () => {
  const { exports, main, types } = await manifest();
  const named = [main, types, ...Object.values(exports).flatMap((entry) => (typeof entry === "string" ? entry : Object.values(entry)))];
  for (const path of named) assert.ok(FILES.includes(path.replace("./", "")), path);
  for (const path of FILES) assert.ok((await readFile(join(unpacked.folder, path))).length > 500, `${path} has something in it`);
});

test("no file tells where it was built, or by whom", async () => {
  const places = [ROOT, ROOT.replace(/\/$/, ""), homedir(), "/.cargo/", "/.rustup/"];
  const texts = await Promise.all(FILES.map(async (path) => [path, await readFile(join(unpacked.folder, path), "latin1")]));
  texts.push(["the WebAssembly", await wasmText()]);
  for (const [path, text] of texts) {
    // Alone, "/root" may be a part of a word.
    for (const place of places) assert.ok(!text.includes(place.length > 6 ? place : `${place}/`), `${place} is in ${path}`);
    assert.doesNotMatch(text, /sourceMappingURL|\/(home|Users)\/\w/, path);
  }
});

/** The WebAssembly as the package starts it, as text. */
async function wasmText() {
  const { code, stdout, output } = await runModule(`
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = (source, imports) => {
      // Node.js has WebAssembly of its own, which it starts from a module.
      if (ArrayBuffer.isView(source)) process.stdout.write(Buffer.from(source).toString("base64"));
      return instantiate(source, imports);
    };
    const { Charger } = await import("goecharger");
    await new Charger({}).status().catch(() => {});
  `);
  assert.equal(code, 0, output);
  const bytes = Buffer.from(stdout, "base64");
  assert.equal(bytes.subarray(0, 4).toString("latin1"), "\0asm");
  return bytes.toString("latin1");
}

test("after npm install, it reads and sets in a new project", async () => {
  const { serial, token, cloud, local } = await simulator.control.create({ values: { amp: 16 } });
  const { code, output } = await runModule(`
    import assert from "node:assert/strict";
    import { Charger, CarState, isChargerError } from "goecharger";
    import { catalogue } from "goecharger/catalogue";
    import manifest from "goecharger/package.json" with { type: "json" };

    const cloud = new Charger({ serial: "${serial}", token: "${token}", baseUrl: "${cloud}" });
    const local = new Charger({ baseUrl: "${local}" });
    assert.equal((await cloud.status(["amp"])).values.amp, 16);
    assert.deepEqual(await local.set({ amp: 10 }), { outcome: "accepted", accepted: ["amp"] });
    assert.ok(Object.values(CarState).includes((await local.status(["car"])).values.car));
    assert.ok(await cloud.set({ amp: 99 }).catch(isChargerError));
    assert.equal(catalogue.amp.unit, "A");
    assert.equal(manifest.name, "goecharger");
  `);
  assert.equal(code, 0, output);
  assert.deepEqual((await simulator.control.requests(serial)).map(({ applied }) => applied ?? null), [null, { amp: 10 }, null]);
});

test("CommonJS gets it by a dynamic import", async () => {
  const { local } = await simulator.control.create({ values: { amp: 16 } });
  const source = `import("goecharger").then(async ({ Charger }) => {
    const { values } = await new Charger({ baseUrl: "${local}" }).status(["amp"]);
    if (values.amp !== 16) throw new Error(values.amp);
  })`;
  const { code, output } = await run(process.execPath, ["--input-type=commonjs", "--eval", source]);
  assert.equal(code, 0, output);
});

test("importing it does nothing yet, prints nothing, and lets the process end", async () => {
  const { code, output } = await runModule(`
    WebAssembly.instantiate = WebAssembly.compile = WebAssembly.Module = () => { throw new Error("it loads"); };
    globalThis.fetch = () => { throw new Error("it fetches"); };
    const before = Reflect.ownKeys(globalThis);
    const { Charger } = await import("goecharger");
    new Charger({ serial: "000001", token: "a-token" });
    const added = Reflect.ownKeys(globalThis).filter((name) => !before.includes(name));
    if (added.length) throw new Error("globals: " + added.map(String));
  `);
  assert.deepEqual([code, output], [0, ""]);
});

test("where there is no WebAssembly, a call says so, and the next one tries again", async () => {
  const { local } = await simulator.control.create();
  const { code, output } = await runModule(`
    import assert from "node:assert/strict";
    import { Charger, ChargerError } from "goecharger";
    // Node.js loads its fetch when it is first touched, and that has WebAssembly of its own.
    await new Response("{}").text();
    const { WebAssembly } = globalThis;
    delete globalThis.WebAssembly;
    const charger = new Charger({ baseUrl: "${local}" });
    const error = await charger.status().catch((error) => error);
    assert.ok(error instanceof ChargerError);
    assert.equal(error.code, "unsupported");
    assert.equal(error.attempts, 0);
    assert.match(error.message, /WebAssembly cannot start/);
    globalThis.WebAssembly = WebAssembly;
    assert.deepEqual(Object.keys((await charger.status(["amp"])).values), ["amp"]);
  `);
  assert.equal(code, 0, output);
});

const uncaught = {
  "a bad argument": 'await new Charger({ serial: "1" }).status()',
  "no connection": 'await new Charger({ host: "127.0.0.1:9" }).status()',
  "a rejection that nobody handles": 'new Charger({ host: "127.0.0.1:9" }).set({ amp: 6 })',
  "a fetch that throws": 'await new Charger({ host: "a", fetch() { throw new Error("x") } }).status()',
  "a wrong use": "new Charger().status.call({})",
  "no new": "Charger({})",
};

for (const [name, source] of Object.entries(uncaught)) {
  test(`an error by ${name} that nobody catches is printed in lines that can be read`, async () => {
    const { code, stderr } = await runModule(`import { Charger } from "goecharger";\n${source};`);
    assert.equal(code, 1);
    assert.match(stderr, /Error/);
    for (const line of stderr.split("\n")) assert.ok(line.length <= 1000, `a line of ${line.length} characters: ${line.slice(0, 200)}…`);
  });
}

test("publint has nothing to say", async () => {
  const { code, output } = await run(join(ROOT, "node_modules/.bin/publint"), ["--strict", unpacked.folder]);
  assert.equal(code, 0, output);
  assert.match(output, /All good!/);
});

test("arethetypeswrong finds nothing wrong for ES modules", async () => {
  const { code, output } = await run(join(ROOT, "node_modules/.bin/attw"), ["--profile", "esm-only", TARBALL]);
  assert.equal(code, 0, output);
});
