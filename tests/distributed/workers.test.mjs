// The example of a fleet past one process, with a real Valkey or Redis and a real PostgreSQL: a worker is killed in the
// middle, the queue is restarted, and every reading is stored once.

import assert from "node:assert/strict";
import { execFile, execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { unpackPackage } from "../lib/package.mjs";
import { closedPort } from "../lib/simulator.mjs";

const CHARGERS = 200;
const TICKS = 10;
const INTERVAL = 2_000;
const example = fileURLToPath(new URL("../../examples/fleet", import.meta.url));
const isRoot = process.getuid?.() === 0;

let folder, unpacked, database, ports;
const children = new Set();

before(async () => {
  [unpacked, folder] = await Promise.all([unpackPackage(), mkdtemp(join(tmpdir(), "goecharger-fleet-"))]);
  ports = { queue: await closedPort(), database: await closedPort() };
  // The programs as a user has them: beside the package and what they depend on.
  await cp(example, join(folder, "fleet"), { recursive: true, filter: (path) => !path.includes("node_modules") });
  const modules = join(folder, "fleet", "node_modules");
  await mkdir(modules);
  for (const name of ["bullmq", "pg"]) await symlink(join(example, "node_modules", name), join(modules, name));
  await symlink(unpacked.folder, join(modules, "goecharger"));
  await startDatabase();
});

after(async () => {
  await database?.end();
  for (const child of children) child.kill("SIGKILL");
  await setTimeout(500);
  await Promise.all([unpacked?.remove(), folder && rm(folder, { recursive: true, force: true })]);
});

function start(command, args, options) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"], ...options });
  children.add(child);
  child.once("exit", () => children.delete(child));
  child.text = "";
  child.stdout?.on("data", (data) => (child.text += data));
  return child;
}

/** Waits until something listens. */
async function listening(port) {
  for (let round = 0; round < 200; round += 1) {
    const socket = connect(port, "127.0.0.1");
    const [event] = await Promise.race([once(socket, "connect").then(() => ["connect"]), once(socket, "error").catch(() => []), once(socket, "close").then(() => [])]).catch(() => []);
    socket.destroy();
    if (event) return;
    await setTimeout(100);
  }
  throw new Error(`nobody listens on ${port}`);
}

async function startQueue() {
  const program = ["valkey-server", "redis-server"].find((name) => {
    try {
      return execFileSync("which", [name], { stdio: "pipe" });
    } catch {
      return false;
    }
  });
  assert.ok(program, "neither valkey-server nor redis-server is installed");
  const data = join(folder, "queue");
  await mkdir(data, { recursive: true });
  const options = { bind: "127.0.0.1", port: ports.queue, dir: data, appendonly: "yes", appendfsync: "always", loglevel: "warning" };
  const child = start(program, Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]));
  await listening(ports.queue);
  return child;
}

async function startDatabase() {
  const versions = readdirSync("/usr/lib/postgresql");
  const bin = (name) => join("/usr/lib/postgresql", versions.at(-1), "bin", name);
  const data = join(folder, "database");
  await mkdir(data);
  // PostgreSQL does not run as root.
  const as = (command, args) => (isRoot ? ["runuser", ["-u", "postgres", "--", command, ...args]] : [command, args]);
  if (isRoot) execFileSync("chown", ["postgres", folder, data]);
  await promisify(execFile)(...as(bin("initdb"), ["-D", data, "-U", "postgres", "--auth", "trust", "--no-sync"]));
  start(...as(bin("postgres"), ["-D", data, "-h", "127.0.0.1", "-p", String(ports.database), "-k", data, "-c", "log_min_messages=fatal"]));
  await listening(ports.database);
  const pg = createRequire(join(example, "package.json"))("pg");
  database = new pg.Pool({ connectionString: `postgres://postgres@127.0.0.1:${ports.database}/postgres`, max: 1 });
  for (let round = 0; ; round += 1) {
    try {
      await database.query(await readFile(join(example, "schema.sql"), "utf8"));
      return;
    } catch (error) {
      if (round > 50) throw error;
      await setTimeout(100);
    }
  }
}

test("two workers, one killed in the middle, the queue restarted: each reading is stored once", async () => {
  const server = fork(fileURLToPath(new URL("../../benches/fleet-server.mjs", import.meta.url)));
  children.add(server);
  const [port] = await once(server, "message");
  const chargers = Object.fromEntries(
    Array.from({ length: CHARGERS }, (_, index) => [
      `c${index + 1}`,
      { serial: "000001", token: "secret", baseUrl: `http://127.0.0.1:${port}/c/${index + 1}` },
    ]),
  );
  const file = join(folder, "chargers.json");
  await writeFile(file, JSON.stringify(chargers), { mode: 0o600 });
  let queue = await startQueue();
  const env = {
    ...process.env,
    REDIS_PORT: String(ports.queue),
    DATABASE_URL: `postgres://postgres@127.0.0.1:${ports.database}/postgres`,
    CHARGERS: file,
    BATCH: "20",
    INTERVAL: String(INTERVAL),
    TICKS: String(TICKS),
  };
  const run = (program) => start(process.execPath, [program], { cwd: join(folder, "fleet"), env, stdio: ["ignore", "pipe", "ignore"] });
  const workers = [run("worker.mjs"), run("worker.mjs")];
  const planner = run("planner.mjs");

  // In the middle of a job: of those, some take 2.5 s.
  await setTimeout(3 * INTERVAL);
  const [first, second] = workers;
  for (const begun = first.text.length; first.text.length === begun; ) await setTimeout(20);
  first.kill("SIGKILL");
  await setTimeout(2 * INTERVAL);
  const down = once(queue, "exit");
  queue.kill("SIGTERM");
  await down;
  await setTimeout(INTERVAL);
  queue = await startQueue();
  workers.push(run("worker.mjs"));

  const count = async () => {
    const { rows } = await database.query(
      "SELECT count(*)::int AS stored, count(DISTINCT (charger, due))::int AS different, count(DISTINCT due)::int AS ticks, count(error)::int AS failed FROM readings",
    );
    return rows[0];
  };
  const expected = CHARGERS * TICKS;
  let stored = await count();
  for (const end = Date.now() + 120_000; stored.stored < expected && Date.now() < end; stored = await count()) await setTimeout(250);
  await setTimeout(6_000); // What would be stored twice comes late.
  stored = await count();
  assert.deepEqual([stored.stored, stored.different, stored.ticks], [expected, expected, TICKS]);
  assert.ok(second.text.includes("begins") && workers[2].text.includes("begins"), "the others worked on");
  assert.equal(planner.exitCode, 0);
  assert.ok(stored.failed > 0 && stored.failed < expected / 20, `${stored.failed} failed`);
  const begun = [...workers.map(({ text }) => text).join("").matchAll(/begins (\S+)/g)].map(([, job]) => job);
  assert.ok(begun.length > new Set(begun).size, "a job was done again");
  for (const worker of workers.slice(1)) worker.kill("SIGTERM");
});
