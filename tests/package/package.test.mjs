// The packed package: what is in it, and what a user who installs it gets.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { unpackPackage } from "../lib/package.mjs";
import { startSimulator } from "../lib/simulator.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TARBALL = process.env.GOECHARGER_TARBALL;

/** What a browser may have to download, in bytes with gzip. */
const BUDGET = 194_000;

/** The same of the simulator, which is for tests and demos. */
const SIMULATOR_BUDGET = 147_000;

const FILES = [
  "CHANGELOG.md",
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "THIRD-PARTY-NOTICES",
  "catalogue/package.json",
  "dist/catalogue.cjs",
  "dist/catalogue.d.cts",
  "dist/catalogue.d.ts",
  "dist/catalogue.js",
  "dist/charger.d.cts",
  "dist/charger.d.ts",
  "dist/cli.js",
  "dist/controls.d.cts",
  "dist/controls.d.ts",
  "dist/core.wasm",
  "dist/core.wasm.d.ts",
  "dist/fleet.d.cts",
  "dist/fleet.d.ts",
  "dist/household.d.cts",
  "dist/household.d.ts",
  "dist/index.cjs",
  "dist/index.cjs.map",
  "dist/index.d.cts",
  "dist/index.d.ts",
  "dist/index.edge.js",
  "dist/index.edge.js.map",
  "dist/index.js",
  "dist/index.js.map",
  "dist/index.workerd.js",
  "dist/index.workerd.js.map",
  "dist/keys.d.cts",
  "dist/keys.d.ts",
  "dist/overview.d.cts",
  "dist/overview.d.ts",
  "dist/sessions.d.cts",
  "dist/sessions.d.ts",
  "dist/simulator.cjs",
  "dist/simulator.cjs.map",
  "dist/simulator.d.cts",
  "dist/simulator.d.ts",
  "dist/simulator.edge.js",
  "dist/simulator.edge.js.map",
  "dist/simulator.js",
  "dist/simulator.js.map",
  "dist/simulator.wasm",
  "dist/simulator.workerd.js",
  "dist/simulator.workerd.js.map",
  "dist/surplus.d.cts",
  "dist/surplus.d.ts",
  "dist/watch.d.cts",
  "dist/watch.d.ts",
  "package.json",
  "simulator/package.json",
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

test("the tarball has the same files, readable for all, and only the command is executable", async () => {
  const { stdout } = await run("tar", ["-tvzf", TARBALL]);
  const lines = stdout.trim().split("\n").map((line) => line.split(/\s+/));
  assert.deepEqual(lines.map((words) => words.at(-1).replace(/^package\//, "")).sort(), FILES);
  for (const line of lines) assert.equal(line[0], line.at(-1) === "package/dist/cli.js" ? "-rwxr-xr-x" : "-rw-r--r--", line.at(-1));
});

test("it depends on nothing, and runs nothing when it is installed", async () => {
  const found = await manifest();
  for (const field of ["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies", "bundledDependencies"]) {
    assert.equal(found[field], undefined, field);
  }
  for (const field of ["scripts", "gypfile", "private"]) assert.equal(found[field], undefined, field);
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

test("it tells people how to find it, and names no address that does not exist", async () => {
  const { description, keywords, repository, homepage, bugs } = await manifest();
  assert.match(description, /go-e/);
  assert.deepEqual([...new Set(keywords)], keywords);
  // There is no public address yet; RELEASING.md says what to do once there is.
  assert.deepEqual([repository, homepage, bugs], [undefined, undefined, undefined]);
});

test("every file that the manifest names is there, and nothing is empty", async () => {
  const { exports, main, module, types } = await manifest();
  const named = [main, module, types, ...leaves(exports)];
  for (const path of named) assert.ok(FILES.includes(path.replace("./", "")), path);
  for (const path of FILES) assert.ok((await readFile(join(unpacked.folder, path))).length > 100, `${path} has something in it`);
});

/** The texts in an object of objects. */
function leaves(value) {
  return typeof value === "string" ? [value] : Object.values(value).flatMap(leaves);
}

test("no file tells where it was built, or by whom", async () => {
  const places = [ROOT, ROOT.replace(/\/$/, ""), homedir(), "/.cargo/", "/.rustup/"];
  const texts = await Promise.all(FILES.map(async (path) => [path, await readFile(join(unpacked.folder, path), "latin1")]));
  texts.push(["the WebAssembly", await wasmText()]);
  for (const [path, text] of texts) {
    // Alone, "/root" may be a part of a word.
    for (const place of places) assert.ok(!text.includes(place.length > 6 ? place : `${place}/`), `${place} is in ${path}`);
    assert.doesNotMatch(text, /\/(home|Users)\/\w/, path);
  }
});

/** The WebAssembly as the package starts it, as text. */
async function wasmText() {
  const { code, stdout, output } = await runModule(`
    const { compile } = WebAssembly;
    WebAssembly.compile = async (source) => {
      const module = await compile(source);
      // Node.js has WebAssembly of its own, which was not made by wasm-bindgen.
      const isOurs = WebAssembly.Module.exports(module).some(({ name }) => name === "__wbindgen_externrefs");
      if (isOurs) process.stdout.write(Buffer.from(source).toString("base64"));
      return module;
    };
    const { Charger } = await import("goecharger");
    await new Charger({}).status().catch(() => {});
  `);
  assert.equal(code, 0, output);
  const bytes = Buffer.from(stdout, "base64");
  assert.equal(bytes.subarray(0, 4).toString("latin1"), "\0asm");
  return bytes.toString("latin1");
}

test("core.wasm is what the entries have inlined", async () => {
  assert.ok((await readFile(join(unpacked.folder, "dist/core.wasm"), "latin1")) === (await wasmText()));
});

test("nothing in it makes code of text", async () => {
  for (const path of FILES.filter((path) => /\.c?js$/.test(path))) {
    assert.doesNotMatch(await readFile(join(unpacked.folder, path), "utf8"), /\beval\(|new Function|\bFunction\(/, path);
  }
});

test("an error's stack names the source, not the bundle, where source maps are on", async () => {
  const { code, stderr } = await runModule('import { Charger } from "goecharger";\nawait new Charger({ serial: "1" }).status();', "--enable-source-maps");
  assert.equal(code, 1);
  assert.match(stderr, /at (async )?Charger\..*source\/index\.js:\d+/);
});

for (const path of FILES.filter((path) => path.endsWith(".map"))) {
  test(`${path} brings its sources along, under names inside the package`, async () => {
    const { sources, sourcesContent } = JSON.parse(await readFile(join(unpacked.folder, path), "utf8"));
    assert.equal(sourcesContent.filter((text) => text?.length > 20).length, sources.length);
    assert.deepEqual([...new Set(sources)], sources);
    for (const source of sources) assert.match(source, /^source\/[\w.-]+$/);
    assert.ok(sources.includes("source/instantiate.js"), `${sources}`);
    const code = await readFile(join(unpacked.folder, path.replace(".map", "")), "utf8");
    assert.ok(code.endsWith(`//# sourceMappingURL=${path.replace("dist/", "")}\n`));
  });
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

test("npx runs the command, and no entry brings it along", async () => {
  const { code, stdout, output } = await run("npx", ["--no-install", "goecharger", "--version"]);
  assert.deepEqual([code, stdout.trim()], [0, (await manifest()).version], output);
  assert.deepEqual((await manifest()).bin, { goecharger: "dist/cli.js" });
  for (const path of FILES.filter((path) => /index.*js$/.test(path))) {
    assert.doesNotMatch(await readFile(join(unpacked.folder, path), "utf8"), /parseArgs|node:process|cli\.js/, path);
  }
});

test("CommonJS gets it by require", async () => {
  const { serial, local } = await simulator.control.create({ values: { amp: 16 } });
  const source = `
    const assert = require("node:assert/strict");
    const { Charger, CarState, ChargerError, isChargerError, initialize } = require("goecharger");
    const { catalogue } = require("goecharger/catalogue");
    (async () => {
      await initialize();
      const charger = new Charger({ baseUrl: "${local}" });
      assert.equal((await charger.status(["amp"])).values.amp, 16);
      assert.equal((await charger.set({ amp: 10 })).outcome, "accepted");
      const error = await charger.set({ amp: 99 }).catch((error) => error);
      assert.ok(error instanceof ChargerError);
      assert.equal(CarState.Charging, 2);
      assert.equal(catalogue.amp.unit, "A");
      const modules = await import("goecharger");
      assert.deepEqual(Object.keys(modules).sort(), Object.keys(require("goecharger")).sort());
      assert.ok(modules.isChargerError(error) && isChargerError(error), "an error of the other copy is known");
    })();`;
  const { code, output } = await run(process.execPath, ["--input-type=commonjs", "--eval", source]);
  assert.equal(code, 0, output);
  assert.deepEqual((await simulator.control.requests(serial)).map(({ applied }) => applied ?? null), [null, { amp: 10 }]);
});

test("an import of the CommonJS entry has its names", async () => {
  const { code, output } = await runModule(`
    import { Charger, initialize } from "./node_modules/goecharger/dist/index.cjs";
    import { catalogue } from "./node_modules/goecharger/dist/catalogue.cjs";
    import { simulate } from "./node_modules/goecharger/dist/simulator.cjs";
    if (![Charger, initialize, catalogue, simulate].every(Boolean)) throw new Error("a name is missing");
  `);
  assert.equal(code, 0, output);
});

test("importing it does nothing yet, prints nothing, and lets the process end", async () => {
  const { code, output } = await runModule(`
    WebAssembly.instantiate = WebAssembly.compile = WebAssembly.Module = () => { throw new Error("it loads"); };
    globalThis.fetch = () => { throw new Error("it fetches"); };
    const before = Reflect.ownKeys(globalThis);
    const { Charger } = await import("goecharger");
    await import("goecharger/simulator");
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

const READ = 'assert.equal((await new Charger({ baseUrl: LOCAL }).status(["amp"])).values.amp, 16);';

/** What may be done with initialize(), and what comes of it. */
const initializing = {
  "without a source, any number of times": `
    await Promise.all([initialize(), initialize(), initialize()]);
    await initialize();
    assert.equal(started, 1);
    ${READ}
    assert.equal(started, 1);`,
  "with the bytes of core.wasm": `await initialize(bytes); ${READ}`,
  "with an ArrayBuffer": `await initialize(new Uint8Array(bytes).buffer); ${READ}`,
  "with a WebAssembly.Module": `await initialize(new WebAssembly.Module(bytes)); ${READ}`,
  "with a Response": `await initialize(new Response(bytes)); ${READ}`,
  "with a URL": `await initialize(new URL("data:application/wasm;base64," + bytes.toString("base64"))); ${READ}`,
  "when it is loaded already": `${READ} await initialize(new Uint8Array(1)); ${READ}`,
  "with another WebAssembly, which is refused, and the package's own is taken then": `
    const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    assert.match(await refused(empty), /of this very version.*copy it again/);
    ${READ}`,
  "with a page in the place of the file": `
    assert.match(await refused(new Response("<!doctype html>")), /goecharger.core.wasm/);
    assert.match(await refused(new Response(bytes, { status: 404 })), /goecharger.core.wasm/);
    ${READ}`,
  "with what is no source at all": `
    for (const source of [null, 1, "core.wasm", {}, [], fetch]) assert.match(await refused(source), /goecharger.core.wasm/);
    ${READ}`,
};

for (const [name, source] of Object.entries(initializing)) {
  test(`initialize() ${name}`, async () => {
    const { local } = await simulator.control.create({ values: { amp: 16 } });
    const { code, output } = await runModule(`
      import assert from "node:assert/strict";
      import { readFile } from "node:fs/promises";
      import { createRequire } from "node:module";
      import { Charger, ChargerError, initialize } from "goecharger";
      const LOCAL = "${local}";
      const bytes = await readFile(createRequire(import.meta.url).resolve("goecharger/core.wasm"));
      let started = 0;
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = (source, imports) => {
        // Node.js has WebAssembly of its own, which was not made by wasm-bindgen.
        if (WebAssembly.Module.exports(source).some(({ name }) => name === "__wbindgen_externrefs")) started++;
        return instantiate(source, imports);
      };
      async function refused(source) {
        const error = await initialize(source).then(() => assert.fail("it is taken"), (error) => error);
        assert.ok(error instanceof ChargerError, error);
        assert.equal(error.code, "unsupported");
        return error.message;
      }
      ${source}
    `);
    assert.equal(code, 0, output);
  });
}

test("an import has no effect where there is no TextDecoder, as in Jest's jsdom; the first call says that it cannot start", async () => {
  const { code, output } = await runModule(`
    import assert from "node:assert/strict";
    delete globalThis.TextDecoder;
    delete globalThis.TextEncoder;
    const { Charger, CarState } = await import("goecharger");
    assert.equal(CarState.Charging, 2);
    const error = await new Charger({ host: "a" }).status().catch((error) => error);
    assert.equal(error.code, "unsupported");
    assert.match(String(error.cause), /TextDecoder/);
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

test("arethetypeswrong finds nothing wrong for ES modules, CommonJS and bundlers", async () => {
  // The file core.wasm is no JavaScript: it is for bundlers, and for initialize().
  const args = ["--profile", "strict", "--exclude-entrypoints", "./core.wasm", "--", TARBALL];
  const { code, output } = await run(join(ROOT, "node_modules/.bin/attw"), args);
  assert.equal(code, 0, output);
});

/** What esbuild makes of an import. */
async function bundled(name, from) {
  const contents = `import { ${name} } from "${from}"; globalThis.used = ${name};`;
  const { outputFiles } = await build({ stdin: { contents, resolveDir: project }, bundle: true, minify: true, format: "esm", write: false });
  return outputFiles[0].contents;
}

test("the simulator is an entry of its own: who imports a Charger gets nothing of it", async (t) => {
  const [charger, simulator] = await Promise.all([bundled("Charger", "goecharger"), bundled("simulate", "goecharger/simulator")]);
  const has = (bytes) => Buffer.from(bytes).includes("in this simulated world");
  assert.deepEqual([has(charger), has(simulator)], [false, true]);
  const size = gzipSync(await readFile(join(unpacked.folder, "dist/simulator.js")), { level: 9 }).length;
  t.diagnostic(`dist/simulator.js: ${size} bytes with gzip`);
  assert.ok(size <= SIMULATOR_BUDGET, `dist/simulator.js has ${size} bytes, more than ${SIMULATOR_BUDGET}: what has grown?`);
});

test("the download stays within its budget", async (t) => {
  const downloads = {
    "dist/index.js": await readFile(join(unpacked.folder, "dist/index.js")),
    "import { Charger }, bundled": await bundled("Charger", "goecharger"),
  };
  for (const [name, bytes] of Object.entries(downloads)) {
    const size = gzipSync(bytes, { level: 9 }).length;
    t.diagnostic(`${name}: ${size} bytes with gzip`);
    assert.ok(size <= BUDGET, `${name} has ${size} bytes, more than ${BUDGET}: what has grown?`);
  }
});
