// The command `goecharger`: which charger it asks, and how it keeps a token.

import assert from "node:assert/strict";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { environment, setUpCommand } from "../lib/command.mjs";

const TOKEN = "a-token-that-nobody-may-see";

let world, made, other, file;

before(async () => {
  world = await setUpCommand();
  made = await world.control.create({ token: TOKEN, values: { fna: "mine" } });
  other = await world.control.create({ token: `${TOKEN}-2`, values: { fna: "other" } });
  file = join(world.home, ".config", "goecharger", "config.json");
  await mkdir(dirname(file), { recursive: true });
});

beforeEach(() => rm(file, { force: true }));

after(() => world?.stop());

/** Writes the config file, readable for its owner alone unless told otherwise. */
async function configure(config, mode = 0o600, path = file) {
  await writeFile(path, typeof config === "string" ? config : JSON.stringify(config));
  await chmod(path, mode);
}

/** The name of the charger that was asked, or the code of the failure. */
async function asked(words, env) {
  const { code, stdout, stderr } = await world.run(["status", "fna", "--json", ...words], { env });
  return code === 0 ? JSON.parse(stdout).values.fna : `${code} ${JSON.parse(stderr.trim().split("\n").at(-1)).error.message}`;
}

const host = ({ local }) => new URL(local).host;

test("without a charger it says how to name one, and ends with 15", async () => {
  const { code, stdout, stderr } = await world.run(["overview"]);
  assert.deepEqual([code, stdout], [15, ""]);
  assert.match(stderr, /^config: No charger is named\. .*--host .*GOE_SERIAL and GOE_TOKEN.*\.config\/goecharger\/config\.json/);
});

test("the charger is the one of the options, else of the environment, else of the config file", async () => {
  await configure({ serial: other.serial, token: other.token, baseUrl: other.cloud });
  assert.equal(await asked([], {}), "other");
  assert.equal(await asked([], environment(made)), "mine");
  assert.equal(await asked([], environment(made, "cloud")), "mine");
  assert.equal(await asked(["--host", host(made)], {}), "mine");
  assert.equal(await asked(["--host", host(other)], environment(made, "cloud")), "other");
  assert.equal(await asked(["--serial", made.serial], environment(made, "cloud")), "mine");
  assert.equal(await asked([], { GOE_HOST: "", GOE_SERIAL: "", GOE_TOKEN: "" }), "other", "an empty variable is none");
});

test("another config file is named by an option or by GOE_CONFIG, and XDG_CONFIG_HOME moves the usual one", async () => {
  const elsewhere = join(world.home, "another.json");
  await configure({ host: host(made) }, 0o600, elsewhere);
  assert.equal(await asked(["--config", elsewhere], {}), "mine");
  assert.equal(await asked([], { GOE_CONFIG: elsewhere }), "mine");
  const moved = join(world.home, "xdg", "goecharger", "config.json");
  await mkdir(dirname(moved), { recursive: true });
  await configure({ host: host(other) }, 0o600, moved);
  assert.equal(await asked([], { XDG_CONFIG_HOME: join(world.home, "xdg") }), "other");
  assert.match(await asked(["--config", join(world.home, "none.json")], {}), /^15 The config file .* cannot be read \(ENOENT\)/);
});

test("a serial and a host at once are refused, as is a serial without a token", async () => {
  assert.match(await asked([], { GOE_HOST: "x", GOE_SERIAL: "000001", GOE_TOKEN: TOKEN }), /^15 Both a serial and a host are named by the environment/);
  assert.match(await asked(["--serial", "000001", "--host", "x"], {}), /^15 Both .* by the options/);
  assert.match(await asked(["--serial", "000001"], {}), /^15 There is no token for 000001/);
});

test("a token is never sent for another charger than the one it is for", async () => {
  await configure({ serial: other.serial, token: other.token });
  const before = (await world.control.requests(made.serial)).length;
  assert.match(await asked(["--serial", made.serial, "--base-url", made.cloud], {}), /^3 /);
  const [request] = (await world.control.requests(made.serial)).slice(before);
  assert.equal(request.headers.authorization, undefined);
  assert.ok(!request.target.includes(TOKEN));
});

for (const mode of [0o644, 0o640, 0o604, 0o620, 0o602, 0o601]) {
  test(`a config file with the rights ${mode.toString(8)} is refused, with what to do`, async () => {
    await configure({ serial: made.serial, token: TOKEN, baseUrl: made.cloud }, mode);
    const { code, stdout, stderr } = await world.run(["status", "fna"]);
    assert.deepEqual([code, stdout], [15, ""]);
    assert.ok(stderr.includes(`chmod 600 '${file}'`), stderr);
    assert.ok(!stderr.includes(TOKEN));
  });
}

test("a config file that nobody can write is fine", async () => {
  await configure({ host: host(made) }, 0o400);
  assert.equal(await asked([], {}), "mine");
});

test("what is wrong in a config file is told without a word of it", async () => {
  for (const config of [`{"token": "${TOKEN}"`, `${TOKEN}`, `["${TOKEN}"]`, `"${TOKEN}"`, "null", { token: 5, serial: "000001" }, { serial: 1 }, { tokn: TOKEN }]) {
    await configure(config);
    const { code, stdout, stderr } = await world.run(["overview"]);
    assert.deepEqual([code, stdout], [15, ""], stderr);
    assert.match(stderr, /^config: (The|In the) config file/);
    assert.ok(!stderr.includes(TOKEN), stderr);
  }
});

test("a token among the arguments works with a warning", async () => {
  const words = ["status", "fna", "--serial", made.serial, "--base-url", made.cloud, "--token", TOKEN];
  const text = await world.run(words);
  assert.deepEqual([text.code, text.stdout], [0, "fna  name  mine\n"]);
  assert.match(text.stderr, /^warning: --token can be read by every user of this machine/);
  assert.ok(!text.stderr.includes(TOKEN));
  const asJson = await world.run([...words, "--json"]);
  assert.equal(JSON.parse(asJson.stdout).values.fna, "mine");
  assert.match(JSON.parse(asJson.stderr).warning, /^--token/);
});

test("a password among the arguments gets a warning, one from stdin does not", async () => {
  const env = environment(made);
  const told = await world.run(["set", "mqcu=mqtt://u:secret-word@h", "--unchecked", "--confirm", "mqcu"], { env });
  const quiet = await world.run(["set", "--stdin"], { env, stdin: '{"fna": "mine"}' });
  assert.equal(quiet.stderr, "");
  assert.doesNotMatch(told.stdout + told.stderr, /secret-word/);
  const wak = await world.run(["set", "wak=a-secret-word", "--confirm", "wak"], { env });
  assert.match(wak.stderr, /^warning: a secret among the arguments/);
  assert.doesNotMatch(wak.stdout + wak.stderr, /a-secret-word/);
});

test("no token is in any output, whatever fails", async () => {
  const env = environment(made, "cloud");
  for (const faults of [{}, { kind: "offline" }, { kind: "html" }, { kind: "drop" }, { kind: "not-json" }, { status: 500, body: `token=${TOKEN}` }]) {
    await world.control.faults(made.serial, faults);
    for (const words of [["status"], ["status", "--json"], ["overview", "--json"], ["set", "amp=6"], ["status", "cak"], ["status", "--redacted"]]) {
      const { stdout, stderr } = await world.run([...words, "--verbose", "--retries", "0"], { env });
      assert.ok(!(stdout + stderr).includes(TOKEN), `${words} ${JSON.stringify(faults)}`);
    }
  }
  await world.control.faults(made.serial, {});
});

test("secrets are hidden until they are asked for, and new keys until they are named", async () => {
  const env = environment(made);
  await world.control.values(made.serial, { cak: TOKEN, zzz: "of-a-new-firmware", fna: "mine" });
  const values = async (...words) => JSON.parse((await world.run(["status", "--json", ...words], { env })).stdout).values;
  const all = await values();
  assert.deepEqual([all.cak, all.zzz, all.fna], ["***", "***", "mine"]);
  assert.deepEqual(await values("cak", "zzz"), { cak: "***", zzz: "of-a-new-firmware" });
  assert.deepEqual(await values("cak", "--show-secrets"), { cak: TOKEN });
  assert.deepEqual(await values("fna", "amp", "--redacted"), { amp: 6, fna: "***" });
  const noted = await world.run(["status", "cak"], { env });
  assert.match(noted.stderr, /--show-secrets shows it/);
});
