// The charging history: from the recorded export, from a slow service, and across changes of summer time.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { reach, setUp } from "../../lib/node.mjs";

let world, recorded;

before(async () => {
  world = await setUp();
  recorded = JSON.parse(await readFile(new URL("../../captures/27-sessions-direct-json.json", import.meta.url), "utf8"));
});

after(() => world?.stop());

async function make({ side = "local", rows = [], options = {}, values = {} } = {}) {
  const made = await world.control.create({ values });
  await world.control.sessions(made.serial, rows);
  const charger = new world.api.Charger({ ...reach(made, side), exportBaseUrl: world.simulator.url, retries: 0, ...options });
  const exported = async () => (await world.control.requests(made.serial)).filter(({ side }) => side === "export");
  return { made, charger, exported };
}

async function all(sessions) {
  const list = [];
  for await (const session of sessions) list.push(session);
  return list;
}

const seconds = (text) => {
  const [hours, minutes, rest] = text.split(":").map(Number);
  return hours * 3600 + minutes * 60 + rest;
};

/** Of a row, worked out in another way than the package does. */
function expected(row) {
  const start = Number(row.session_identifier.split("_")[1]) * 1000;
  const kilo = (value) => (value === undefined || value === null ? null : Number((value * 1000).toFixed(3)));
  const text = (value) => (value ? value : null);
  return {
    number: row.session_number,
    id: row.session_identifier,
    card: row.id_chip || row.id_chip_uid || row.id_chip_name
      ? { id: row.id_chip, uid: text(row.id_chip_uid), name: text(row.id_chip_name) }
      : null,
    start: new Date(start),
    end: new Date(start + seconds(row.seconds_total) * 1000),
    duration: seconds(row.seconds_total),
    charging: seconds(row.seconds_charged),
    energy: kilo(row.energy),
    maxPower: kilo(row.max_power),
    maxCurrent: row.max_current,
    meterStart: kilo(row.eto_start),
    meterEnd: kilo(row.eto_end),
  };
}

const LIFE = { from: new Date(Date.UTC(2023, 0, 1)), to: new Date(Date.UTC(2026, 0, 1)), timeZone: "Europe/Vienna" };

for (const side of ["local", "cloud"]) {
  test(`the recorded sessions come row for row, in order, ${side}`, async () => {
    const { charger } = await make({ side, rows: recorded.data });
    const list = await all(charger.sessions(LIFE));
    const rows = recorded.data.map(expected).sort((one, other) => one.start - other.start || one.number - other.number);
    assert.equal(list.length, 60);
    assert.deepEqual(list, rows);
  });
}

test("the export gets neither the token nor a word of the charger's line, and its ticket shows nowhere", async () => {
  const lines = [];
  const { charger, exported, made } = await make({ side: "cloud", rows: recorded.data, options: { auth: "header", logger: { debug: (line) => lines.push(line) } } });
  await all(charger.sessions({ from: new Date("2023-05-31T22:00:00Z"), to: new Date("2023-07-31T22:00:00Z"), timeZone: "Europe/Vienna" }));
  const requests = await exported();
  assert.equal(requests.length, 2);
  for (const { headers, target } of requests) {
    assert.equal(headers.authorization, undefined);
    assert.ok(!target.includes(made.token));
    assert.match(target, /^\/api\/v1\/direct_json\?e=simulator-ticket-\w+-T+&from=\d+&to=\d+&timezone=Europe%2FVienna$/);
  }
  assert.equal(lines.length, 3);
  assert.ok(!lines.join().includes("simulator-ticket"), lines.join("\n"));
  assert.match(lines[1], /direct_json\?e=\*\*\*&/);
});

test("months are cut in the zone, told as they come, and fetched as the loop asks for them", async () => {
  const { charger, exported } = await make({ rows: recorded.data });
  const told = [];
  const range = { from: new Date("2023-05-31T22:00:00Z"), to: new Date("2023-08-31T22:00:00Z"), timeZone: "europe/vienna" };
  const sessions = charger.sessions({ ...range, onProgress: (progress) => { told.push(progress); throw new Error("a hook's own"); } });
  assert.deepEqual(await exported(), []);
  for await (const session of sessions) {
    assert.ok(session.start >= range.from);
    break;
  }
  assert.equal((await exported()).length, 1);
  const list = await all(sessions);
  assert.equal((await exported()).length, 4, "each loop starts anew");
  const [first] = (await exported()).slice(1);
  assert.match(first.target, new RegExp(`from=${+range.from}&to=${Date.UTC(2023, 5, 30, 22)}&`));
  assert.deepEqual(told.slice(1).map(({ month, done, of }) => [month, done, of]), [["2023-06", 1, 3], ["2023-07", 2, 3], ["2023-08", 3, 3]]);
  assert.equal(told.at(-1).sessions, list.length);
});

test("a session across each change of summer time keeps its true length", async () => {
  const row = (number, start, text) => ({
    session_number: number,
    session_identifier: `000001_${Date.parse(start) / 1000}`,
    id_chip: "", id_chip_uid: "", id_chip_name: "",
    ...text, seconds_charged: "00:10:00", max_power: 4, max_current: 6, energy: 1, eto_diff: 1, eto_start: 1, eto_end: 2,
  });
  const rows = [
    row(1, "2025-03-30T00:30:00Z", { start: "30.03.2025 01:30:00", end: "30.03.2025 03:30:00", seconds_total: "01:00:00" }),
    row(2, "2025-10-26T00:30:00Z", { start: "26.10.2025 02:30:00", end: "26.10.2025 02:30:00", seconds_total: "01:00:00" }),
    row(3, "2025-10-27T00:00:00Z", { start: "27.10.2025 01:00:00", end: "28.10.2025 02:00:00", seconds_total: "25:00:00" }),
  ];
  const { charger } = await make({ rows });
  const range = { from: new Date("2025-03-01T00:00:00Z"), to: new Date("2025-11-01T00:00:00Z"), timeZone: "Europe/Vienna" };
  const list = await all(charger.sessions(range));
  assert.deepEqual(list.map(({ start, end }) => [start.toISOString(), end.toISOString()]), [
    ["2025-03-30T00:30:00.000Z", "2025-03-30T01:30:00.000Z"],
    ["2025-10-26T00:30:00.000Z", "2025-10-26T01:30:00.000Z"],
    ["2025-10-27T00:00:00.000Z", "2025-10-28T01:00:00.000Z"],
  ]);
  const csv = await world.api.toCsv(list, { columns: ["start", "end"], timeZone: "Europe/Vienna" });
  assert.deepEqual(csv.trim().split("\r\n").slice(1), [
    "2025-03-30T01:30:00+01:00,2025-03-30T03:30:00+02:00",
    "2025-10-26T02:30:00+02:00,2025-10-26T02:30:00+01:00",
    "2025-10-27T01:00:00+01:00,2025-10-28T02:00:00+01:00",
  ]);
});

test("totals are those of an independent computation", async () => {
  const { charger } = await make({ rows: recorded.data });
  const list = await all(charger.sessions(LIFE));
  const sum = (rows) => ({
    sessions: rows.length,
    energy: Number(rows.reduce((total, { energy }) => total + energy * 1000, 0).toFixed(3)),
    duration: rows.reduce((total, { seconds_total }) => total + seconds(seconds_total), 0),
    charging: rows.reduce((total, { seconds_charged }) => total + seconds(seconds_charged), 0),
  });
  assert.deepEqual(await world.api.totals(list), [{ month: null, card: null, ...sum(recorded.data) }]);
  // By the local text of the service itself.
  const months = Map.groupBy?.(recorded.data, ({ start }) => start.slice(6, 10) + "-" + start.slice(3, 5)) ?? grouped(recorded.data);
  const byMonth = [...months].sort().map(([month, rows]) => ({ month, card: null, ...sum(rows) }));
  assert.deepEqual(await world.api.totals(list, { by: "month", timeZone: "Europe/Vienna" }), byMonth);
  const cards = await world.api.totals(charger.sessions(LIFE), { by: "card" });
  assert.equal(cards.reduce((total, { sessions }) => total + sessions, 0), 60);
  assert.deepEqual(cards.map(({ energy }) => energy), cards.map(({ energy }) => energy).sort((one, other) => other - one));
});

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) {
    const month = row.start.slice(6, 10) + "-" + row.start.slice(3, 5);
    groups.set(month, [...(groups.get(month) ?? []), row]);
  }
  return groups;
}

test("a history that is empty is empty, and one that begins in the future asks for nothing", async () => {
  const { charger, exported } = await make();
  assert.deepEqual(await all(charger.sessions({ from: new Date(Date.now() - 86_400_000), timeZone: "UTC" })), []);
  assert.equal((await world.api.toCsv([])).split("\r\n").length, 2);
  assert.deepEqual(await world.api.totals([], { by: "month" }), []);
  const before = (await exported()).length;
  const soon = new Date(Date.now() + 1000);
  assert.deepEqual(await all(charger.sessions({ from: soon, to: soon })), []);
  assert.equal((await exported()).length, before);
});

test("the simulator records what it plays", async () => {
  const { charger, made } = await make({ values: { amp: 16, acs: 1, psm: 0 } });
  await world.control.car(made.serial, { plugged: true, phases: 3 });
  await charger.authorize();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await world.control.car(made.serial, { plugged: false });
  const [session, ...others] = await all(charger.sessions({ from: new Date(Date.now() - 60_000) }));
  assert.deepEqual(others, []);
  assert.ok(session.energy > 0 && session.maxCurrent === 16 && session.duration >= 2);
});

test("a wrong option is refused before any request", async () => {
  const { charger, made } = await make();
  const from = new Date(0);
  for (const options of [
    undefined,
    {},
    { from: 0 },
    { from: "2023-01-01" },
    { from: new Date(NaN) },
    { from: new Date(2), to: new Date(1) },
    { from, to: null },
    { from, timeZone: "Europe/Wien" },
    { from, timeZone: "" },
    { from, timeZone: 1 },
    { from, onProgress: 1 },
    { from, retires: 1 },
    { from, timeout: -1 },
    { from, signal: {} },
  ]) {
    const error = await all(charger.sessions(options)).catch((error) => error);
    assert.ok(error instanceof world.api.InvalidArgumentError, `${JSON.stringify(options)}: ${error}`);
  }
  assert.deepEqual(await world.control.requests(made.serial), []);
  for (const exportBaseUrl of ["data.v3.go-e.io", "https://x/api/v1/direct_json", "https://x/?e=1", 1]) {
    const wrong = new world.api.Charger({ host: "127.0.0.1", exportBaseUrl });
    const error = await wrong.status().catch((error) => error);
    assert.ok(error instanceof world.api.InvalidArgumentError && error.message.includes("exportBaseUrl"), `${exportBaseUrl}: ${error}`);
  }
});

test("each failure of the service says what it is, without its ticket", async () => {
  const { charger, made } = await make({ rows: recorded.data });
  const range = { from: new Date(Date.UTC(2023, 5, 1)), to: new Date(Date.UTC(2023, 6, 1)), timeout: 1500 };
  for (const [fault, code] of [
    [{ status: 500 }, "unavailable"],
    [{ status: 504 }, "unavailable"],
    [{ status: 401, body: '{"success":false,"message":"bad"}' }, "unauthorized"],
    [{ status: 404 }, "protocol"],
    [{ kind: "html" }, "protocol"],
    [{ kind: "huge" }, "protocol"],
    [{ kind: "truncate-clean" }, "protocol"],
    [{ kind: "json-array" }, "protocol"],
    [{ kind: "drop" }, "network"],
    [{ kind: "hang" }, "timeout"],
  ]) {
    await world.control.faults(made.serial, { ...fault, side: "export" });
    const error = await all(charger.sessions(range)).catch((error) => error);
    assert.equal(error.code, code, `${JSON.stringify(fault)}: ${error}`);
    assert.ok(!JSON.stringify([error, String(error.cause)]).includes("simulator-ticket"), JSON.stringify(error));
    assert.match(error.message, /export service|history|list of sessions/, error.message);
  }
  await world.control.faults(made.serial, { status: 503, side: "export", count: 1 });
  assert.ok((await all(charger.sessions({ ...range, retries: 1 }))).length > 0, "a read is tried again");
});

test("a charger without a ticket has no history", async () => {
  const { charger } = await make({ values: { dll: "https://data.v3.go-e.io/export" } });
  const error = await all(charger.sessions({ from: new Date(0) })).catch((error) => error);
  assert.equal(error.code, "not-enabled");
});

test("an abort rejects with its reason: what came before is not all", async () => {
  const { charger, made } = await make({ rows: recorded.data });
  const controller = new AbortController();
  const reason = new Error("enough");
  const list = [];
  await assert.rejects(async () => {
    for await (const session of charger.sessions({ ...LIFE, signal: controller.signal })) {
      list.push(session);
      controller.abort(reason);
    }
  }, reason);
  assert.equal(list.length, 1, "not the rest of the month either");
  await world.control.faults(made.serial, { latency_ms: 5000, side: "export" });
  const late = new AbortController();
  setTimeout(() => late.abort(reason), 300);
  await assert.rejects(all(charger.sessions({ ...LIFE, signal: late.signal })), reason);
});

test("CSV for a spreadsheet in German, and a card's name that would be a formula", async () => {
  const session = {
    number: 1, id: "000001_1700000000", card: { id: "1", uid: null, name: "=1+1" }, start: new Date(1.7e12), end: null, duration: 60,
    charging: 30, energy: 1234.5, maxPower: null, maxCurrent: 16, meterStart: 1, meterEnd: 2,
  };
  const csv = await world.api.toCsv([session], { delimiter: ";", decimal: ",", columns: ["cardName", "energy", "end"], timeZone: "UTC" });
  assert.equal(csv, "cardName;energy_Wh;end\r\n'=1+1;1234,5;\r\n");
  for (const [list, options] of [
    [[session], { delimiter: "|" }],
    [[session], { decimal: "," }],
    [[session], { columns: [] }],
    [[session], { columns: ["nothing"] }],
    [[session], { columns: "energy" }],
    [[session], { timeZone: "Nowhere" }],
    [[session], { zone: "UTC" }],
    [[{ ...session, start: "2023" }], {}],
    [[{ ...session, energy: null }], {}],
    [[1], {}],
    [[null], {}],
    [null, {}],
    [7, {}],
  ]) {
    const error = await world.api.toCsv(list, options).catch((error) => error);
    assert.ok(error instanceof world.api.InvalidArgumentError, `${JSON.stringify([list, options])}: ${error}`);
  }
  // Through JSON a date is text. In seconds it would be a day of 1970.
  for (const start of ["2023-06-01T00:00:00Z", 1_685_577_600, new Date(NaN)]) {
    await assert.rejects(world.api.toCsv([{ ...session, start }]), { code: "invalid-argument", message: /start must be a Date, and got/ });
  }
  const wrong = await world.api.totals([session], { by: "year" }).catch((error) => error);
  assert.ok(wrong instanceof world.api.InvalidArgumentError);
  const reason = new Error("half a file");
  async function* broken() {
    yield session;
    throw reason;
  }
  await assert.rejects(world.api.toCsv(broken()), reason);
});

