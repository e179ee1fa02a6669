// The command `goecharger`: each command against the simulator, as text and as JSON.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { environment, setUpCommand } from "../lib/command.mjs";

const RECORDED = new URL("../captures/27-sessions-direct-json.json", import.meta.url);

let world;

before(async () => {
  world = await setUpCommand();
});

after(() => world?.stop());

async function make({ side = "local", firmware = "60.4", values = {}, car } = {}) {
  const made = await world.control.create({ firmware, values });
  if (car) await world.control.car(made.serial, car);
  const env = { ...environment(made, side), GOE_EXPORT_BASE_URL: world.simulator.url };
  return {
    made,
    env,
    run: (line, options) => world.run(typeof line === "string" ? line.split(" ") : line, { env, ...options }),
    value: async (key) => (await world.control.charger(made.serial)).values[key],
    requests: () => world.control.requests(made.serial),
  };
}

/** Of a run that worked and had nothing to remark. */
function good({ code, stdout, stderr }) {
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" }, stdout);
  return stdout;
}

for (const side of ["local", "cloud"]) {
  test(`status shows the keys that were asked for, ${side}`, async () => {
    const { run } = await make({ side, values: { amp: 13, fna: "garage" } });
    assert.equal(good(await run("status amp,car fna")), "amp  requestedCurrent  13 A\nfna  name              garage\ncar  carState          1 Idle\n");
    const { values, missing, lastModified } = JSON.parse(good(await run("status amp car xyz --json")));
    assert.deepEqual({ values, missing }, { values: { amp: 13, car: 1 }, missing: ["xyz"] });
    assert.equal(lastModified === null, side === "local");
  });

  test(`overview says what the charger does, ${side}`, async () => {
    const { run } = await make({ side, values: { fna: "garage" }, car: { plugged: true } });
    const text = good(await run("overview"));
    assert.match(text, /^garage \d{6}, go-eCharger_V4, firmware 60\.4\nstate    \w/);
    const overview = JSON.parse(good(await run("overview --json")));
    assert.equal(overview.name, "garage");
    assert.equal(overview.raw, undefined);
  });

  test(`set takes JSON and text, and reads back on request, ${side}`, async () => {
    const { run, value } = await make({ side });
    const result = JSON.parse(good(await run(["set", "amp=9", "fna=my garage", "acp=false", "--verify", "--json"])));
    assert.deepEqual(result, { outcome: "verified", accepted: ["amp", "fna", "acp"] });
    assert.deepEqual([await value("amp"), await value("fna"), await value("acp")], [9, "my garage", false]);
    const word = { local: "accepted (the charger said yes)", cloud: "sent (the cloud passed it on, which proves nothing; --verify reads it back)" }[side];
    assert.equal(good(await run("set amp=8")), `amp: ${word}\n`);
  });

  test(`start, stop, auto, current and phases control it, ${side}`, async () => {
    const { run, value } = await make({ side });
    for (const [line, key, expected] of [["start", "frc", 2], ["stop", "frc", 1], ["auto", "frc", 0], ["current 11", "amp", 11], ["phases 1", "psm", 1], ["phases auto", "psm", 0]]) {
      const result = JSON.parse(good(await run(`${line} --verify --json`)));
      assert.deepEqual([result.outcome, result.accepted, await value(key)], ["verified", [key], expected], line);
    }
  });
}

test("a control says what holds it back, and what would mend it", async () => {
  const { run } = await make({ values: { lmo: 4 } });
  const text = good(await run("auto"));
  assert.match(text, /^auto: accepted .*\nheld back: [A-Z]/);
  const { heldBackBy } = JSON.parse(good(await run("auto --json")));
  assert.ok(heldBackBy.length > 0 && heldBackBy.every(({ text }) => text.length > 10));
});

test("set takes values from stdin", async () => {
  const { run, value } = await make();
  good(await run("set --stdin", { stdin: '{"amp": 12, "fna": "x"}' }));
  assert.deepEqual([await value("amp"), await value("fna")], [12, "x"]);
  for (const stdin of ["", "12", "[]", "null"]) assert.equal((await run("set --stdin", { stdin })).code, 2, stdin);
});

test("a wrong command line ends with 2, and nothing is sent", async () => {
  const { run, requests } = await make();
  for (const line of [
    "nonsense", "help nonsense", "status --nonsense", "set", "set amp", ["set", "amp=1", "amp=2"], "set =5", "set fna=12", "set amp=99", "set amq=1",
    "set rst=true", "set rst=true --confirm amp", "set mpap=12345678901234567890", "set lot=9007199254740993 --unchecked", "set car=2", "set --stdin amp=6", "current", "current ten", ["current", ""], "current 5", "current 6 7", "phases 2", "phases toString",
    "overview amp", "start 5", "keys --host x", "status --csv", "sessions", "sessions --from yesterday", "sessions --from 2025-02-30",
    "sessions --from 2025 --time-zone Mars", "sessions --from 2025 --to 2024", "sessions --from 2025 --csv --json", "sessions --from 2025 --by day", "sessions --from 2025 --csv --delimiter x",
    "completion tcsh", "completion", "status --redacted --show-secrets", "watch --interval soon", "watch --interval 0", "overview --timeout x", "overview --timeout", "overview --timeout 0", "overview --retries 1.5", "overview --max-age=-1", "watch --interval 0.5",
  ]) {
    const { code, stdout, stderr } = await run(line);
    assert.deepEqual({ code, stdout }, { code: 2, stdout: "" }, `${line}: ${stderr}`);
    assert.match(stderr, /^(usage|invalid-argument): .|^\{"error":\{"code":"usage",/, line);
  }
  assert.deepEqual(await requests(), []);
});

test("what the package says is put in words of the command line", async () => {
  const { run } = await make();
  assert.match((await run("set aqp=1")).stderr, /--unchecked lets it through\n$/);
  assert.match((await run("set frc=9")).stderr, /`goecharger keys frc` tells more\n$/);
  assert.match((await run("status --verb")).stderr, /Did you mean .*--verbose/);
  assert.match((await run("stat")).stderr, /Did you mean status\?/);
  const cloud = await make({ side: "cloud" });
  await world.control.faults(cloud.made.serial, { kind: "stale", age: 100 });
  assert.match((await cloud.run("status amp")).stderr, /with --max-age/);
});

test("a guarded key is written when it is confirmed by name", async () => {
  const { run, value } = await make({ values: { ama: 16 } });
  const refused = await run("set ama=10");
  assert.match(refused.stderr, /^usage: ama is guarded: .* add --confirm ama\.\n$/);
  good(await run("set ama=10 --confirm ama --verify"));
  assert.equal(await value("ama"), 10);
});

for (const [code, name, faults, line = "status amp", side = "cloud", more = {}] of [
  [3, "unauthorized", {}, undefined, undefined, { GOE_TOKEN: "wrong" }],
  [4, "forbidden", { kind: "offline" }],
  [5, "stale", { kind: "stale", age: 100 }],
  [6, "not-enabled", { kind: "api-off" }, undefined, "local"],
  [7, "rejected", { kind: "refuse" }, "set amp=6", "local"],
  [8, "unverified", { kind: "ignore" }, "set amp=11 --verify", "local"],
  [9, "busy", { kind: "lock" }, "status amp --retries 0", "local"],
  [10, "unavailable", { kind: "bad-gateway" }, "status amp --retries 0"],
  [11, "timeout", { kind: "hang" }, "status amp --retries 0 --timeout 0.2"],
  [12, "network", { kind: "drop" }, "status amp --retries 0"],
  [13, "protocol", { kind: "html" }, "status amp --retries 0"],
]) {
  test(`the code of ${name} is ${code}, and with --json the error is JSON`, async () => {
    const { made, env, run } = await make({ side });
    await world.control.faults(made.serial, faults.kind ? faults : {});
    const text = await run(line, { env: { ...env, ...more } });
    assert.deepEqual([text.code, text.stdout], [code, ""], text.stderr);
    assert.ok(text.stderr.startsWith(`${name}: `), text.stderr);
    const asJson = await run(`${line} --json`, { env: { ...env, ...more } });
    assert.deepEqual([asJson.code, asJson.stdout], [code, ""]);
    const { error } = JSON.parse(asJson.stderr);
    assert.equal(error.code, name);
    assert.ok(error.message.length > 10);
  });
}

test("the code of unsupported is 14", async () => {
  const { env } = await make();
  const { code, stderr } = await world.run(["status"], { env, flags: ["--no-expose-wasm"] });
  assert.equal(code, 14, stderr);
});

test("the page in docs/ has the exit codes of the help", async () => {
  const page = await readFile(new URL("../../docs/cli.md", import.meta.url), "utf8");
  const named = (text, pattern) => [...text.matchAll(pattern)].map(([, code, name]) => `${code} ${name}`);
  const help = named(good(await world.run(["--help"])), /^ +(\d+)  ([a-z-]+): /gm).filter((line) => !line.endsWith("config"));
  assert.deepEqual(named(page, /^\| (\d+) \| `([a-z-]+)` \|$/gm), help);
});

test("the help lists each exit code once, and each command", async () => {
  const text = good(await world.run(["--help"]));
  const codes = [...text.slice(text.indexOf("Exit codes")).matchAll(/^ +(\d+)  /gm)].map(([, code]) => Number(code));
  assert.deepEqual(codes, [...Array(16).keys(), 130]);
  for (const name of ["overview", "status", "watch", "set", "start", "stop", "auto", "current", "phases", "sessions", "cards", "keys", "completion"]) {
    assert.match(text, new RegExp(`^  ${name} `, "m"));
    const help = good(await world.run(["help", name]));
    assert.equal(good(await world.run([name, "--help"])), help);
    assert.match(help, new RegExp(`^Usage: goecharger ${name} `, "m"));
  }
  assert.match(good(await world.run([])), /^Read, control/);
  assert.match(good(await world.run(["--version"])), /^\d+\.\d+\.\d+\n$/);
});

test("cards lists those that are learned", async () => {
  const { run } = await make({ values: { c0n: "Anna", c0e: 12_345, c0i: true } });
  assert.equal(good(await run("cards")), "slot  name  energy\n0     Anna  12.35 kWh\n");
  assert.equal(JSON.parse(good(await run("cards --json")))[0].energy, 12_345);
});

test("keys searches the catalogue without a charger", async () => {
  assert.match(good(await world.run(["keys", "requested", "current"])), /^amp  requestedCurrent  rw  A  /m);
  assert.match(good(await world.run(["keys", "amp"])), /^range +from 6 to 32/m);
  const all = JSON.parse(good(await world.run(["keys", "--json"])));
  assert.ok(all.length > 400);
  assert.deepEqual(JSON.parse(good(await world.run(["keys", "cak", "--json"]))).map(({ key }) => key), ["cak"]);
  const none = await world.run(["keys", "no-such-thing"]);
  assert.deepEqual([none.code, none.stdout], [0, ""]);
});

test("sessions come as a table, as JSON, as CSV and as totals", async () => {
  const { made, run } = await make();
  const { data } = JSON.parse(await readFile(RECORDED, "utf8"));
  await world.control.sessions(made.serial, data);
  const starts = data.map(({ session_identifier }) => Number(session_identifier.split("_")[1]) * 1000);
  // July 2023 in Vienna.
  const july = starts.filter((start) => start >= Date.UTC(2023, 5, 30, 22) && start < Date.UTC(2023, 6, 31, 22)).length;
  assert.ok(july > 0);
  const list = JSON.parse(good(await run("sessions --from 2023-07 --to 2023-07 --json")));
  assert.equal(list.length, july);
  const table = good(await run("sessions --from 2023-07 --to 2023-07")).trim().split("\n");
  assert.equal(table.length, july + 2);
  assert.match(table[0], /^start +connected +charging +energy/);
  assert.match(table[1], /^2023-07-\d\d \d\d:\d\d  /);
  const csv = good(await run("sessions --from 2023-07-01 --to 2023-07-31 --csv --delimiter ;")).trim().split("\r\n");
  assert.equal(csv.length, july + 1);
  assert.match(csv[0], /;energy_Wh;/);
  const months = JSON.parse(good(await run("sessions --from 2023 --to 2024 --by month --json")));
  assert.equal(months.find(({ month }) => month === "2023-07").sessions, july);
  assert.match(good(await run("sessions --from 2023 --to 2024 --by card")), /^card +sessions +energy/);
  const utc = JSON.parse(good(await run("sessions --from 2023-06-30T22:00:00Z --to 2023-08-01T00:00:00+02:00 --time-zone UTC --json")));
  assert.deepEqual(utc, list);
});

test("watch prints each change until it is stopped, and its shell learns of that", async () => {
  const { made, env } = await make({ values: { amp: 6 } });
  const { child, output, ended } = world.start(["watch", "amp", "--json", "--interval", "1"], { env });
  await line(output, /"amp":6.*\n/);
  await world.control.values(made.serial, { amp: 14 });
  await line(output, /"amp":14.*\n/);
  child.kill("SIGINT");
  const { code, stdout, stderr } = await ended;
  assert.deepEqual({ code, stderr }, { code: 130, stderr: "" });
  for (const text of stdout.trim().split("\n")) assert.equal(JSON.parse(text).error, null);
});

test("watch without keys shows the overview, and errors that may pass", async () => {
  const { made, env } = await make({ values: { fna: "x" } });
  const { child, output, ended } = world.start(["watch", "--interval", "1", "--retries", "0"], { env });
  await line(output, /^\d\d:\d\d:\d\d  idle .*\n/);
  await world.control.faults(made.serial, { kind: "lock" });
  await line(output, /^\d\d:\d\d:\d\d  busy  .*\n/m);
  child.kill("SIGTERM");
  assert.equal((await ended).code, 143);
});

test("Ctrl-C ends the wait for stdin", async () => {
  const { env, requests } = await make();
  const { child, output, ended } = world.start(["set", "--stdin"], { env, stdin: null });
  // More than the pipe holds: when it is written, the command reads.
  await new Promise((resolve) => child.stdin.write(" ".repeat(2 ** 22), resolve));
  child.kill("SIGINT");
  assert.equal((await ended).code, 130, output.stderr);
  assert.deepEqual(await requests(), []);
});

test("with --json every line of stderr is JSON, and --version is", async () => {
  const { run } = await make();
  const { stderr } = await run("set fna=x --json --verbose");
  assert.match(JSON.parse(stderr).debug, /\/api\/set\?fna=/);
  assert.match(JSON.parse(good(await world.run(["--version", "--json"]))).version, /^\d/);
});

test("Ctrl-C ends a call that waits", async () => {
  const { made, env, requests } = await make();
  await world.control.faults(made.serial, { kind: "hang" });
  const { child, ended } = world.start(["set", "amp=10"], { env });
  while ((await requests()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGINT");
  const { code, stderr } = await ended;
  assert.equal(code, 130);
  assert.match(stderr, /may have arrived all the same/);
});

/** Waits until the output has it. */
async function line(output, pattern) {
  while (!pattern.test(output.stdout)) await new Promise((resolve) => setTimeout(resolve, 20));
}
