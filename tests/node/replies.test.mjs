// Replies are judged for what they are: by their HTTP status, their texts and what is in them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { IN_DOUBT, settled } from "../lib/check.mjs";
import { reach, setUp } from "../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

const answering = (side, status, body, headers) =>
  new world.api.Charger({
    ...(side === "cloud" ? { serial: "000001", token: "t" } : { host: "a" }),
    fetch: async () => new Response([204, 304].includes(status) ? null : body, { status, headers }),
    retries: 0,
  });

const read = (charger) => charger.status(["amp"]);
const set = (charger) => charger.set({ amp: 14 });

async function judge(call, charger, { code, message, doubt = false, ...fields }) {
  const { value, error } = await settled(call(charger), 5000);
  assert.ok(error, `it fails; it resolved to ${JSON.stringify(value)}`);
  assert.equal(error.code, code, error.message);
  if (message) assert.match(error.message, message);
  assert.equal(IN_DOUBT.test(error.message), doubt, error.message);
  for (const [field, expected] of Object.entries(fields)) assert.deepEqual(error[field], expected);
}

const OFF = "URI does not exist";
const OFF_60 = "Nothing matches the given URI";
const nothing = { accepted: [], };

/** [side, status, body, what a read fails by, what a set fails by] */
const table = [
  ["local", 404, OFF, { code: "not-enabled", message: /\bhai\b/ }, { code: "not-enabled", message: /\bhai\b/ }],
  ["local", 404, OFF_60, { code: "not-enabled" }, { code: "not-enabled" }],
  ["local", 404, "Not found: /api/status", { code: "protocol", message: /only API v1.*hardware version 2/ }, { code: "protocol", doubt: true, message: /only API v1/ }],
  ["local", 404, "Not Found", { code: "protocol", message: /another device/ }, { code: "protocol", doubt: true, message: /another device.*address/ }],
  ["local", 404, "", { code: "protocol", message: /another device/ }, { code: "protocol", doubt: true }],
  ["local", 404, '{"detail":"Not Found"}', { code: "protocol", message: /another device/ }, { code: "protocol", doubt: true }],
  ["local", 404, `<html>${OFF}</html>`, { code: "protocol" }, { code: "protocol", doubt: true }],
  ["cloud", 404, '{"success":false,"reason":"Charger is not online"}', { code: "protocol|stale" }, { code: "forbidden", message: /not online.*passed nothing on.*it says: Charger is not online/ }],
  ["cloud", 404, "unknown charger", { code: "stale" }, { code: "forbidden", message: /it says: unknown charger/ }],
  ["cloud", 404, "", { code: "stale" }, { code: "forbidden", message: /not online/ }],
  ["local", 200, "null", { code: "protocol" }, { code: "rejected", message: /go-e Controller/, rejected: [{ key: "amp", reason: "the device answered null, so it knows none of the keys. Is it a go-e Controller?" }], ...nothing }],
  ...["local", "cloud"].flatMap((side) => [
    [side, 414, "Specified URI is too long", { code: "protocol", message: /too long/ }, { code: "rejected", message: /too long.*nothing was set/, ...nothing }],
    [side, 431, "", { code: "protocol", message: /too long.*cookies/ }, { code: "rejected", message: /cookies/, ...nothing }],
    [side, 405, "", { code: "protocol", message: /405/ }, { code: "rejected", message: /405.*nothing was set/, ...nothing }],
    [side, 408, "", { code: "unavailable", message: /408/ }, { code: "unavailable", doubt: true, message: /408/ }],
    [side, 304, "", { code: "protocol", message: /304.*cache/ }, { code: "protocol", doubt: true, message: /304/ }],
    ...[301, 302, 303, 307, 308].map((status) => [side, status, "", { code: "protocol", message: /redirect/ }, { code: "protocol", doubt: true }]),
    // Somebody else's JSON.
    ...['{"status":"ok"}', '{"error":"not found"}', '{"detail":"Not Found"}', '{"ok":true,"result":{"amp":16}}', '{"version":"B"}', '{"message":"pong"}', '{"token":"x"}', '{"data":{"amp":16}}', '{"host":"x","err":"not found"}', '{"log":[1],"typ":1}'].flatMap((body) =>
      [200, 201, 400].map((status) => [side, status, body, { code: "protocol", message: /without any API key/ }, { code: "protocol", doubt: true }]),
    ),
    // A status is no answer to a set, nor is anything that is no clear yes and no clear no.
    ...['{"amp":14}', '{"amp":16}', '{"acp":true,"amp":14}', '{"amp":null}', '{"amp":1}', '{"amp":"yes"}', '{"amp":[true]}', "{}"].map((body) => [side, 200, body, undefined, { code: "protocol", doubt: true }]),
    [side, 200, side === "cloud" ? '{"amp":true}' : '{"succeeded":[{"amp":16}],"failed":[]}', undefined, { code: "protocol", doubt: true }],
    [side, 200, '{"amp":true,"car":true}', undefined, { code: "protocol", doubt: true }],
    [side, 200, '{"AMP":true}', undefined, { code: "protocol", doubt: true }],
    // API v1 has every value as text.
    [side, 200, '{"version":"B","car":"1","amp":"16","err":"0","alw":"1"}', { code: "protocol", message: /API v1/ }, { code: "protocol", doubt: true, message: /API v1/ }],
  ]),
  ...[200, 302, 400, 401, 403, 404, 429, 500, 502].flatMap((status) =>
    [
      '{"succeeded":[{"amp":16}],"failed":[]}',
      '{"succeeded":[{"amp":14}],"error":"x"}',
      '{"succeeded":[{"amp":14},{"frc":0}]}',
      '{"succeeded":[{"frc":0}]}',
      '{"succeeded":["amp"]}',
      '{"succeeded":{"amp":14},"failed":{"amp":14}}',
      '{"succeeded":true}',
      '{"succeeded":[]}',
    ].map((body) => ["cloud", status, body, undefined, "no yes"]),
  ),
  ...[302, 400, 401, 403, 404, 429, 500, 502].map((status) => ["cloud", status, '{"succeeded":[{"amp":14}],"failed":[]}', undefined, "no yes"]),
  ...[302, 400, 401, 403, 404, 429, 500, 502].map((status) => ["local", status, '{"amp":true}', undefined, "no yes"]),
];

for (const [side, status, body, ofRead, ofSet] of table) {
  test(`${side}: HTTP ${status} with ${body === "" ? "nothing" : body}`, async () => {
    if (ofRead?.code.includes("|")) {
      const { error } = await settled(read(answering(side, status, body)), 5000);
      assert.ok(ofRead.code.split("|").includes(error?.code), String(error));
    } else if (ofRead) await judge(read, answering(side, status, body), { status, ...ofRead });
    if (ofSet !== "no yes") return judge(set, answering(side, status, body), { status, ...ofSet });
    const { value, error } = await settled(set(answering(side, status, body)), 5000);
    assert.equal(value, undefined, "it is no yes");
    assert.match(error.code, /^(protocol|unauthorized|forbidden|busy|unavailable|rejected)$/);
  });
}

test("a yes is one only for all keys that were set, and only with their values", async () => {
  const both = (charger) => charger.set({ amp: 14, frc: 0 });
  for (const [side, body, outcome] of [
    ["local", '{"amp":true,"frc":true}', "accepted"],
    ["cloud", '{"succeeded":[{"amp":14},{"frc":0}],"failed":[]}', "sent"],
    ["cloud", '{"succeeded":[{"amp":14},{"frc":0}]}', "sent"],
  ]) {
    assert.deepEqual(await both(answering(side, 200, body)), { outcome, accepted: ["amp", "frc"] });
  }
  for (const [side, body] of [["local", '{"amp":true}'], ["cloud", '{"succeeded":[{"amp":14}]}'], ["cloud", '{"succeeded":[{"amp":14},{"frc":1}]}']]) {
    await judge(both, answering(side, 200, body), { code: "protocol", doubt: true });
  }
});

test("a key that the answer does not mention is not refused, and is named as what it is", async () => {
  const both = (charger) => charger.set({ amp: 14, frc: 0 });
  await judge(both, answering("local", 500, '{"amp":"amp: not allowed"}'), {
    code: "rejected",
    message: /refused: amp: not allowed.*Not mentioned in the answer: frc/,
    accepted: [],
    rejected: [{ key: "amp", reason: "amp: not allowed" }],
  });
});

test("a status of a charger that lacks the keys is no status of something else", async () => {
  const charger = answering("local", 200, "{}");
  assert.deepEqual((await charger.status(["zzz"])).missing, ["zzz"]);
});

test("one odd reply does not poison the next: what is missing is learnt by a 400 alone", async () => {
  const asked = [];
  const replies = ['{"amp":6,"car":2}', "{}", '{"amp":6}', '{"amp":6,"car":2,"alw":true}'];
  const fetch = async (url) => {
    asked.push(url.replace(/^.*filter=/, ""));
    return new Response(replies[Math.min(asked.length, replies.length) - 1]);
  };
  const charger = new world.api.Charger({ host: "poison", fetch });
  const missing = [];
  for (let round = 0; round < 4; round += 1) missing.push((await charger.status(["amp", "car", "alw"])).missing);
  assert.deepEqual(missing, [["alw"], ["amp", "car", "alw"], ["car", "alw"], []]);
  const other = await new world.api.Charger({ host: "poison", fetch }).status(["amp", "car", "alw"]);
  assert.deepEqual(other.missing, []);
  assert.deepEqual(asked, Array(5).fill("amp,car,alw"));
});

test("a 400 that has none of the keys teaches nothing", async () => {
  const asked = [];
  const fetch = async (url) => {
    asked.push(url.replace(/^.*filter=/, ""));
    return new Response(asked.length === 1 ? '{"fwv":"60.3"}' : '{"amp":6,"car":2}', { status: asked.length === 1 ? 400 : 200 });
  };
  const charger = new world.api.Charger({ host: "nothing-learnt", fetch });
  assert.deepEqual((await charger.status(["amp", "car"])).missing, ["amp", "car"]);
  assert.deepEqual((await charger.status(["amp", "car"])).missing, []);
  assert.deepEqual(asked, ["amp,car", "amp,car"]);
});

test("a filter that is longer than chargers take goes in parts that follow each other, and comes back as one status", async () => {
  const made = await world.control.create({ firmware: "055" });
  const charger = new world.api.Charger(reach(made, "local"));
  const { values } = await charger.status();
  const keys = [...Object.keys(values), ...Array.from({ length: 60 }, (_, index) => `zz_unknown_key_${index}`)];
  assert.ok(keys.join().length > 1500);
  const status = await charger.status(keys);
  assert.deepEqual(Object.keys(status.values).sort(), Object.keys(values).sort());
  assert.deepEqual(status.missing, keys.slice(-60));
  const [, ...parts] = await world.control.requests(made.serial);
  assert.ok(parts.length > 1);
  const lists = parts.map(({ target }) => target.split("filter=")[1]);
  for (const list of lists) assert.ok(list.length <= 1000, `${list.length} characters`);
  assert.deepEqual(lists.join(",").split(","), keys, "every key is asked for once, in order");
  assert.ok(parts.every(({ in_flight: others }) => others === 0), "one after the other");
});

test("where a charger resets the connection on a long filter, it is asked again in smaller parts", async () => {
  const made = await world.control.create({ firmware: "055", values: { amp: 16 } });
  const charger = new world.api.Charger({ ...reach(made, "local"), retries: 0 });
  const { values } = await charger.status();
  await world.control.faults(made.serial, { kind: "reset-long-filter", only: "status", limit: 300 });
  const keys = Object.keys(values).slice(0, 120);
  const status = await charger.status(keys);
  assert.deepEqual([Object.keys(status.values).sort(), status.missing], [[...keys].sort(), []]);
});

test("the parts of a read from the cloud have the oldest of their dates", async () => {
  const dates = ["2026-11-27T12:00:09Z", "2026-11-27T12:00:03Z", "2026-11-27T12:00:06Z"];
  let count = 0;
  const fetch = async () => new Response('{"amp":6}', { headers: { "last-modified": new Date(dates[count++ % 3]).toUTCString() } });
  const keys = Array.from({ length: 300 }, (_, index) => `zz_key_${index}`);
  const { lastModified } = await new world.api.Charger({ serial: "000001", token: "t", fetch }).status(keys);
  assert.ok(count >= 3);
  assert.deepEqual(lastModified, new Date(dates[1]));
});

test("a short filter that breaks off is not asked for in parts, and the charger is no further troubled", async () => {
  const made = await world.control.create();
  await world.control.faults(made.serial, { kind: "reset" });
  const { error } = await settled(new world.api.Charger({ ...reach(made, "local"), retries: 0 }).status(["amp", "car"]), 5000);
  assert.deepEqual([error.code, error.attempts], ["network", 1]);
  assert.equal((await world.control.requests(made.serial)).length, 1);
});
