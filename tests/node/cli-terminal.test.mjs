// The command `goecharger` on a terminal: colour, progress, text from outside, completion.

import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { environment, setUpCommand } from "../lib/command.mjs";

const COLOUR = /\x1b\[\d+m/;
/** A name that would clear the screen, set the title, ring, turn the line around and break it. */
const EVIL = "a\x1b[2Jb\x1b]0;title\x07c\x9b31md\u202ee\nf";
const UNSAFE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

const isThere = (program) => spawnSync(program, ["--version"]).error === undefined;

let world, made, env, bin;

before(async () => {
  world = await setUpCommand();
  made = await world.control.create({ firmware: "60.4", values: { fna: "garage" } });
  env = { ...environment(made), GOE_EXPORT_BASE_URL: world.simulator.url };
  bin = await mkdtemp(join(tmpdir(), "goecharger-bin-"));
  await symlink(world.program, join(bin, "goecharger"));
});

after(() => Promise.all([world?.stop(), bin && rm(bin, { recursive: true })]));

/** What a terminal gets of a line of the shell. */
function onTerminal(line, more = {}) {
  return new Promise((resolve) => {
    const path = `${bin}:${dirname(process.execPath)}:${process.env.PATH}`;
    const options = { env: { PATH: path, HOME: world.home, TERM: "xterm", ...env, ...more } };
    const child = execFile("script", ["-qec", line, "/dev/null"], options, (error, stdout) => resolve({ code: error?.code ?? 0, text: stdout }));
    child.stdin.end();
  });
}

test("colour is for terminals, and not for those with NO_COLOR", { skip: !isThere("script") }, async () => {
  assert.match((await onTerminal("goecharger status amp")).text, COLOUR);
  assert.match((await onTerminal("goecharger nonsense")).text, COLOUR);
  assert.match((await onTerminal("goecharger status amp", { NO_COLOR: "" })).text, COLOUR, "an empty NO_COLOR is none");
  for (const more of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) {
    assert.doesNotMatch((await onTerminal("goecharger status amp; goecharger nonsense", more)).text, COLOUR);
  }
  assert.doesNotMatch((await onTerminal("goecharger status amp | cat")).text, COLOUR);
  const { stdout, stderr } = await world.run(["status", "amp", "cak"], { env });
  assert.doesNotMatch(stdout + stderr, COLOUR);
});

test("progress is told on a terminal, and wiped away", { skip: !isThere("script") }, async () => {
  const { text } = await onTerminal("goecharger sessions --from 2024-01 --to 2024-03 > /dev/null");
  assert.match(text, /2024-02: 2 of 3 months/);
  assert.match(text, /\r\x1b\[K[^\n]*no session in that time/);
  const { stdout, stderr } = await world.run(["sessions", "--from", "2024-01", "--to", "2024-03", "--json"], { env });
  assert.deepEqual([stdout, stderr], ["[]\n", ""]);
});

test("text of a charger moves nothing on the terminal", async () => {
  const evil = await world.control.create({ firmware: "60.4", values: { fna: EVIL, c0n: EVIL, c0i: true, fwv: EVIL, zzz: EVIL } });
  const row = { session_number: 1, session_identifier: `000001_${Date.UTC(2024, 1, 2) / 1000}`, id_chip: "1", id_chip_uid: "u", id_chip_name: EVIL, start: "02.02.2024 01:00:00", end: "02.02.2024 02:00:00", seconds_total: "01:00:00", seconds_charged: "00:10:00", max_power: 4, max_current: 6, energy: 1, eto_diff: 1, eto_start: 1, eto_end: 2 };
  await world.control.sessions(evil.serial, [row]);
  const told = { ...environment(evil), GOE_EXPORT_BASE_URL: world.simulator.url };
  for (const line of ["overview", "status", "status fna zzz", "cards", "sessions --from 2024-02 --to 2024-02", "sessions --from 2024-02 --to 2024-02 --by card"]) {
    for (const json of [[], ["--json"]]) {
      const { code, stdout, stderr } = await world.run([...line.split(" "), ...json], { env: told });
      assert.equal(code, 0, stderr);
      assert.doesNotMatch(stdout + stderr, UNSAFE, line);
      if (line === "status fna zzz" && json.length > 0) assert.deepEqual(JSON.parse(stdout).values, { fna: EVIL, zzz: EVIL });
    }
  }
  const { stdout } = await world.run(["status", "fna"], { env: told });
  assert.equal(stdout, "fna  name  a\\u001b[2Jb\\u001b]0;title\\u0007c\\u009b31md\\u202ee\\nf\n");
});

test("the reason of a refusal moves nothing either", async () => {
  const evil = await world.control.create();
  await world.control.faults(evil.serial, { status: 500, body: JSON.stringify({ amp: `amp: ${EVIL}` }), only: "set", content_type: "application/json" });
  for (const json of [[], ["--json"]]) {
    const { code, stderr } = await world.run(["set", "amp=6", ...json], { env: environment(evil) });
    assert.equal(code, 7, stderr);
    assert.doesNotMatch(stderr, UNSAFE);
  }
});

test("who reads only the first line breaks nothing", async () => {
  const { code, text } = await new Promise((resolve) => {
    const options = { env: { PATH: `${bin}:${process.env.PATH}`, HOME: world.home, ...env } };
    execFile("bash", ["-c", "set -o pipefail; goecharger keys --json | head -1"], options, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, text: stdout + stderr }));
  });
  assert.deepEqual({ code, text }, { code: 0, text: "[\n" });
});

/** Runs a script in a shell that has the completion of the command. */
async function inShell(shell, flags, lines) {
  const { stdout } = await world.run(["completion", shell]);
  const file = join(bin, `completion.${shell}`);
  await writeFile(file, stdout);
  const { status, stdout: text, stderr } = spawnSync(shell, [...flags, "-c", `${lines.replaceAll("FILE", file)}`], { encoding: "utf8", env: { PATH: `${bin}:${process.env.PATH}`, HOME: world.home } });
  assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  return text.trim().split(/\s+/);
}

const CASES = [
  ["goecharger sta", ["start", "status"]],
  ["goecharger status am", ["ama", "amp", "amt"]],
  ["goecharger --host x set amp", ["amp="]],
  ["goecharger phases ", ["1", "3", "auto"], "--"],
  ["goecharger sessions --time", ["--time-zone", "--timeout"]],
  ["goecharger help sess", ["sessions"]],
];

test("bash completes commands, keys and options", { skip: !isThere("bash") }, async () => {
  for (const [line, expected, without] of CASES) {
    const words = line.split(" ");
    const array = words.map((word) => `'${word}'`).join(" ");
    const found = await inShell("bash", ["--norc"], `compopt() { :; }; source FILE; COMP_WORDS=(${array}); COMP_CWORD=${words.length - 1}; _goecharger; printf '%s\\n' "\${COMPREPLY[@]}"`);
    assert.deepEqual(found.filter((word) => !without || !word.startsWith(without)).sort(), expected, line);
  }
});

test("fish completes commands, keys and options", { skip: !isThere("fish") }, async () => {
  for (const [line, expected, without] of CASES) {
    const text = await inShell("fish", ["--no-config"], `source FILE; complete -C '${line}' | string replace -r '\\t.*' ''; true`);
    assert.deepEqual(text.filter((word) => !without || !word.startsWith(without)).sort(), expected, line);
  }
});

test("zsh completes commands, keys and options", { skip: !isThere("zsh") }, async () => {
  for (const [line, expected, without] of CASES) {
    const words = line.split(" ");
    // What zsh would offer: compadd, without a line editor, prints it.
    const stub = `compdef() { :; }; compadd() { while [[ $1 != -- ]]; do shift; done; shift; print -rl -- \${(M)@:#\${words[CURRENT]}*}; }`;
    const found = await inShell("zsh", ["-f"], `${stub}; source FILE; words=(${words.map((word) => `'${word}'`).join(" ")}); CURRENT=${words.length}; _goecharger`);
    assert.deepEqual(found.filter((word) => word && (!without || !word.startsWith(without))).sort(), expected, line);
  }
});
