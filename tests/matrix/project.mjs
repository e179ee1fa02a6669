// A user's project: new and empty, with the tarball and the tools of one cell in it.

import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** Thrown where a machine lacks what a cell needs. */
export class Skip extends Error {}

const OFFLINE = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|E40[134]|ETARGET|E5\d\d)\b/;
const MINUTES = 60_000;

/** Programs that run until they are ended. */
const running = new Set();
process.once("exit", () => running.forEach(end));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

/**
 * @param {object} wishes
 * @param {Record<string, string>} [wishes.tools]  the packages to install beside, with their versions
 * @param {Record<string, string>} [wishes.files]
 * @param {object} [wishes.manifest]               for package.json
 */
export async function createProject({ tools = {}, files = {}, manifest } = {}) {
  const root = await mkdtemp(join(tmpdir(), "goecharger-matrix-"));
  const servers = [];
  // What its programs leave goes with it.
  const own = { HOME: root, TMPDIR: join(root, "tmp") };
  const project = {
    root,
    own,
    bin: (name) => join(root, "node_modules", ".bin", name),
    /** Writes files, by their paths. */
    async write(files) {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), text);
      }
    },
    /** Runs a program at home in the project; resolves to what it prints on stdout, rejects with all that it printed. */
    run: (program, args, env) => run(program, args, root, { ...own, ...env }),
    /** Starts a server; resolves once it answers at the address. It ends with the project. */
    async start(program, args, url, env) {
      servers.push(await start(program, args, url, { cwd: root, env: { ...own, ...env } }));
    },
    gzipped: (folder, isWanted) => gzipped(join(root, folder), isWanted),
    async remove() {
      servers.forEach(end);
      await rm(root, { recursive: true, maxRetries: 10 });
    },
  };
  try {
    await mkdir(own.TMPDIR);
    await project.write({ "package.json": JSON.stringify({ name: "a-user", version: "1.0.0", private: true, type: "module", ...manifest }) });
    await install(project, tools);
    await project.write(files);
    return project;
  } catch (error) {
    await project.remove();
    throw error;
  }
}

/** The package itself needs nobody and no network. */
async function install(project, tools) {
  const quiet = ["--no-audit", "--no-fund"];
  const npm = (...args) => run("npm", ["install", ...quiet, ...args], project.root);
  await npm("--offline", process.env.GOECHARGER_TARBALL);
  const specs = Object.entries(tools).map(([name, version]) => `${name}@${version}`);
  if (specs.length === 0) return;
  try {
    await npm("--prefer-offline", "--save-exact", ...specs);
  } catch (error) {
    const [code] = OFFLINE.exec(error.message) ?? [];
    throw code ? new Skip(`npm cannot get ${specs.join(", ")}: ${code}`) : error;
  }
}

/** Runs a program in a folder. */
export function run(program, args, cwd, env) {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: environment(env), maxBuffer: 2 ** 26, timeout: 10 * MINUTES, killSignal: "SIGKILL" };
    execFile(program, args, options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const why = error.killed ? "did not end" : `ended with ${error.code ?? error.signal}`;
      reject(new Error(`${[program, ...args].join(" ")} ${why}\n${stdout}${stderr}`));
    });
  });
}

/** Without what is meant for the Node.js of this run itself. */
function environment(env) {
  const { NODE_OPTIONS, NODE_ENV, NODE_TEST_CONTEXT, ...own } = process.env;
  return { ...own, CI: "1", NO_COLOR: "1", ...env };
}

/** Starts a program that runs until `end`, at the latest with this process. */
export function launch(program, args, { cwd, env } = {}) {
  const child = spawn(program, args, { cwd, env: environment(env), stdio: ["ignore", "pipe", "pipe"], detached: true });
  running.add(child);
  return child;
}

/** Starts a program with a server in it, and waits until that answers. */
export async function start(program, args, url, options) {
  const child = launch(program, args, options);
  try {
    await answers(child, program, url);
    return child;
  } catch (error) {
    end(child);
    throw error;
  }
}

async function answers(child, program, url) {
  let output = "";
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  child.once("error", (error) => (output += error));
  child.once("close", () => (ended = true));
  for (const start = Date.now(); Date.now() - start < 2 * MINUTES; ) {
    if (ended) throw new Error(`${program} ended:\n${output}`);
    const found = await fetch(url, { method: "HEAD" }).catch(() => null);
    if (found) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${program} does not answer at ${url}:\n${output}`);
}

/** Ends a program, and all that it started. */
export function end(child) {
  running.delete(child);
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // it ended by itself
  }
}

/** How many bytes the scripts and WebAssembly in a folder have, each by gzip -9, or those of them that are wanted. */
async function gzipped(folder, isWanted = () => true) {
  let sum = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || ![".js", ".mjs", ".cjs", ".wasm"].includes(extname(entry.name))) continue;
    const bytes = await readFile(join(entry.parentPath ?? entry.path, entry.name));
    if (isWanted(bytes.toString("latin1"), entry.name)) sum += gzipSync(bytes, { level: 9 }).length;
  }
  return sum;
}
