// The catalogue against what chargers sent, and a set of each of its keys against what it says of them.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { reach, setUp } from "../lib/node.mjs";
import { encoded } from "../lib/wire.mjs";

const CAPTURES = new URL("../captures/", import.meta.url);

/** Captures that are no status: answers to a set, failures, texts, sessions, API v1, and those that hold more than one body. */
const NO_STATUS = /^(12|14|15|16|18|19|20|21|22|23|24|25|26|27|28|29|39|43|44|45|46|47|48|49)-/;

/** Keys that the catalogue knowingly lacks: the sibling's own, of which nobody told what they are. */
const ABSENT = new Set(
  `abm acui al1 al2 al3 al4 al5 aup bam cbm csca dbm dccu dco ens fbuf_age fbuf_akkuMode fbuf_akkuSOC
   fbuf_ohmpilotState fbuf_ohmpilotTemperature fbuf_pAcTotal fbuf_pAkku fbuf_pGrid fbuf_pPv fi23 fio23 fit fml fmmp
   fntp frci fre ftlf ftls hsta hsts imd imi immr imp ims imse irs isml iuse las lbh lbs lch ledo llr loi lps mws
   nvs obm occa pvopt_averagePOhmpilot pvopt_deltaA pvopt_deltaP pvopt_specialCase rcsl rfide rial riml risl riul
   rmdns rrca sau sdca smca swc tou tpck tpcm uaca upd waap`.split(/\s+/),
);

/** Capture 34 was put together from a table of documentation, where these are not as they are sent. */
const NOT_AS_SENT = ["34:fwv", "34:fwc", "34:onv", "34:wpb"];

let world, entries, charger, made;

before(async () => {
  world = await setUp();
  entries = Object.values(world.catalogue);
  made = await world.control.create();
  charger = new world.api.Charger(reach(made));
});

after(() => world?.stop());

async function statuses() {
  const files = (await readdir(CAPTURES)).filter((name) => name.endsWith(".json") && !NO_STATUS.test(name));
  return Promise.all(
    files.map(async (name) => [name.split("-")[0], JSON.parse(await readFile(new URL(name, CAPTURES), "utf8"))]),
  );
}

function isOf(type, value) {
  switch (type) {
    case "any":
      return true;
    case "null":
      return value === null;
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

test("every key that a charger sent is in the catalogue", async () => {
  const captures = await statuses();
  assert.ok(captures.length >= 8, "the captures are there");
  const unknown = captures.flatMap(([capture, values]) =>
    Object.keys(values).filter((key) => !world.catalogue[key] && !ABSENT.has(key)).map((key) => `${capture}:${key}`),
  );
  assert.deepEqual(unknown, []);
  const sent = new Set(captures.flatMap(([, values]) => Object.keys(values)));
  for (const key of ABSENT) assert.ok(sent.has(key) && !world.catalogue[key], `${key} is absent, and was sent`);
});

test("every value that a charger sent is of a type that the catalogue gives", async () => {
  const wrong = (await statuses()).flatMap(([capture, values]) =>
    Object.entries(values)
      .filter(([key, value]) => world.catalogue[key] && !world.catalogue[key].types.some((type) => isOf(type, value)))
      .map(([key]) => `${capture}:${key}`),
  );
  assert.deepEqual(wrong.sort(), [...NOT_AS_SENT].sort());
});

test("every key of an answer to a set is in the catalogue", async () => {
  for (const name of await readdir(CAPTURES)) {
    if (!/^1\d-.*-set-/.test(name)) continue;
    const answer = JSON.parse(await readFile(new URL(name, CAPTURES), "utf8"));
    for (const key of Object.keys(answer)) {
      assert.ok(world.catalogue[key] || Object.values(answer).join().includes("not allowed"), `${key} of ${name}`);
    }
  }
});

test("every key stands under its own name", () => {
  for (const [key, entry] of Object.entries(world.catalogue)) assert.equal(entry.key, key);
  assert.equal(new Set(entries.map(({ name }) => name)).size, entries.length);
});

// What a write takes, as far as its type says.
const isWritable = ({ access }) => access !== "r";
const writeTypes = (entry) => entry.writeTypes ?? entry.types;
const labelled = (entry) => (entry.enum && !entry.enumOf ? Object.keys(entry.enum).map(Number) : undefined);

const TIME = { hour: 6, minute: 30 };
const SCHEDULES = [{ control: 2 }, { control: 1, ranges: [{ begin: TIME, end: { ...TIME, second: 59 } }] }];

/** Compound values that fit, by key. */
const COMPOUND = {
  awpl: [[], [{ start: 1, end: 2, marketprice: -0.5 }], { start: 1, interval: 900, marketprice: [8.1, -7] }],
  cards: [[], [{}, { name: 'a "b" &=+%ü', energy: 1, rfid: "04c0ffee" }, { cardId: true }]],
  ccf: [[], [[1, 0.5], []]],
  ccn: [[], ["Home", "ü"]],
  clp: [[], [6, 10, 12, 14, 32]],
  ecp: [[], [null, -1.5, 0]],
  ids: [{ pGrid: -500.5 }, { pGrid: 0, pPv: 1, pAkku: -1 }],
  iim: [[], [true, false]],
  ips: [[], [0, 3]],
  lot: [{}, { amp: 32 }, { amp: 33, dyn: 28, sta: 33, ts: 1771629950 }],
  map: [[3, 1, 2]],
  mecf: [[[1, 0]]],
  sch_satur: SCHEDULES,
  sch_sund: SCHEDULES,
  sch_week: SCHEDULES,
  smd: [{}, { I1: 1.5, other: ["x"] }],
  wifis: [[], [{}, { ssid: "ü", key: "a b", useStaticIp: false, staticIp: "10.0.0.1" }]],
};

/** Compound values that do not fit, by key, each with what the sentence says of it. */
const MISFITS = {
  awpl: [[[{ start: 1, end: 2 }], "awpl[0] lacks the member marketprice"]],
  cards: [[[{ nmae: "x" }], "cards[0] has no member nmae: is name meant?"]],
  ccf: [[[[true]], "ccf[0][0] takes a number, and got true"]],
  ccn: [[[1], "ccn[0] takes text, and got 1"]],
  clp: [[[5], "clp[0] takes a whole number from 6 to 32, and got 5"]],
  ecp: [[["1"], 'ecp[0] takes a number or null, and got "1"']],
  ids: [[{ pgrid: -500 }, "ids has no member pgrid: is pGrid meant?"]],
  iim: [[[0], "iim[0] takes true or false, and got 0"]],
  ips: [[[4], "ips[0] takes a whole number from 0 to 3, and got 4"]],
  lot: [[{ amp: -1 }, "lot.amp takes a whole number of at least 0, and got -1"]],
  map: [[[1, 2], "map takes 3 elements, and got 2"]],
  mecf: [[[1], "mecf[0] takes a list, and got 1"]],
  sch_satur: [[{ control: 5 }, "sch_satur.control takes one of 0,1,2,3,4, and got 5"]],
  sch_sund: [[{}, "sch_sund lacks the member control"]],
  sch_week: [[{ control: 1, ranges: [{ begin: TIME }] }, "sch_week.ranges[0] lacks the member end"]],
  smd: [[{ I1: "x" }, 'smd.I1 takes a number, and got "x"']],
  wifis: [[[{ key: true }], "wifis[0].key takes text of at most 64 characters, and got ***"]],
};

/** Values that fit, for each type a few: those at the edge of a range, every label of an enum. */
function fitting(entry) {
  const { key, min, above, max, also = [], maxLength } = entry;
  const edges = [min, max].filter((edge) => edge !== undefined);
  if (above !== undefined) edges.push(above + 1);
  const compound = COMPOUND[key];
  const samples = {
    boolean: [true, false],
    integer: labelled(entry) ?? [...also, ...(edges.length > 0 ? edges : [0, 1])],
    number: edges.length > 0 ? [...also, ...edges, (edges[0] + edges.at(-1)) / 2] : [-0.5, 1e-7],
    string: entry.format
      ? ["#00FF7f"]
      : ["", 'a "b" &=+%ü'.slice(0, maxLength), ...(maxLength ? ["ü".repeat(maxLength)] : [])],
    array: compound?.filter(Array.isArray),
    object: compound?.filter((value) => !Array.isArray(value)),
    null: [null],
    any: [null, true, 1.5, "x", [1], { a: 1 }],
  };
  return writeTypes(entry).flatMap((type) => samples[type] ?? assert.fail(`no ${type} for ${key}`));
}

/** Values that do not fit, with what is wrong with them. */
function unfitting(entry) {
  const types = writeTypes(entry);
  if (types.includes("any")) return [];
  const isNumeric = types.includes("number") || types.includes("integer");
  const wrong = [true, 1.5, "x", [7], { a: 7 }, null].filter((value) => !types.some((type) => isOf(type, value)));
  if (isNumeric) {
    const labels = labelled(entry);
    if (labels) wrong.push(Math.max(...labels) + 1, Math.min(...labels) - 1);
    if (entry.min !== undefined && !entry.also?.includes(entry.min - 1)) wrong.push(entry.min - 1);
    if (entry.above !== undefined) wrong.push(entry.above);
    if (entry.max !== undefined) wrong.push(entry.max + 1);
  }
  if (entry.format) wrong.push("00FF7F", "#00FF7");
  return wrong;
}

test("every writable key reaches the server byte for byte, with every kind of value that fits", async () => {
  const expected = [];
  for (const entry of entries.filter(isWritable)) {
    for (const value of fitting(entry)) {
      const options = entry.guard && { confirm: [entry.key] };
      const error = await charger.set({ [entry.key]: value }, options).catch((error) => error);
      // Whether the charger likes it is another matter.
      assert.notEqual(error.code, "invalid-argument", error.message);
      expected.push(`/api/set?${entry.key}=${encoded(value)}`);
    }
  }
  assert.ok(new Set(expected.map((target) => target.split(/[?=]/)[1])).size === entries.filter(isWritable).length);
  const targets = (await world.control.requests(made.serial)).map(({ target }) => target.replace(`/${made.serial}`, ""));
  assert.deepEqual(targets, expected);
});

/** That a set is refused before any request, by a sentence of which each pattern is a part. */
async function assertRefused(values, options, patterns) {
  const error = await charger.set(values, options).then(() => undefined, (error) => error);
  assert.ok(error instanceof world.api.InvalidArgumentError, `${JSON.stringify(values)} is refused: ${error}`);
  assert.equal(error.attempts, 0);
  for (const pattern of patterns) {
    assert.ok(error.message.includes(pattern), `${JSON.stringify(pattern)} is in: ${error.message}`);
  }
  return error.message;
}

/** Makes calls of which none may send anything. */
async function sendingNothing(calls) {
  const before = (await world.control.requests(made.serial)).length;
  await calls();
  assert.equal((await world.control.requests(made.serial)).length, before, "nothing is sent");
}

test("every read-only key is refused, with the key to write instead where there is one", async () => {
  const readOnly = entries.filter((entry) => !isWritable(entry));
  assert.ok(readOnly.length > 200);
  await sendingNothing(async () => {
    for (const { key, instead } of readOnly) {
      for (const value of [true, 1, "x", null, {}]) {
        const message = await assertRefused({ [key]: value }, { confirm: [key] }, [`${key} is read-only`]);
        const hint = instead && isWritable(world.catalogue[instead]);
        assert.equal(/: set (\w+) instead/.exec(message)?.[1], hint ? instead : undefined, message);
      }
    }
  });
});

test("every guarded key is refused without its own confirmation, with the reason", async () => {
  const guarded = entries.filter(({ guard }) => guard);
  assert.ok(guarded.length > 50);
  const danger = { destructive: /destroy/, lockout: /lock you out/, safety: /safety/, security: /open the charger to others/ };
  await sendingNothing(async () => {
    for (const entry of guarded) {
      const { key, guard } = entry;
      const [value] = fitting(entry);
      for (const options of [undefined, {}, { confirm: [] }, { confirm: ["amp"] }, { unchecked: true }]) {
        const parts = [`${key} is guarded`, `{ confirm: ["${key}"] }`];
        assert.match(await assertRefused({ [key]: value }, options, parts), danger[guard.level]);
        await assertRefused({ amp: 6, [key]: value }, options, parts);
      }
    }
  });
});

test("a value that does not fit is refused for every writable key, with what was given and what fits", async () => {
  let count = 0;
  await sendingNothing(async () => {
    for (const entry of entries.filter(isWritable)) {
      const { key } = entry;
      for (const value of unfitting(entry)) {
        const given = entry.secret ? "***" : JSON.stringify(value).slice(0, 50);
        const parts = [`${key} takes `, `and got ${given}`, ...expectation(entry, value)];
        await assertRefused({ [key]: value }, { confirm: [key] }, parts);
        await assertRefused({ frc: 0, [key]: value }, { confirm: [key] }, parts);
        count += 1;
      }
      for (const [value, sentence] of MISFITS[key] ?? []) {
        await assertRefused({ [key]: value }, { confirm: [key] }, [sentence]);
        count += 1;
      }
      const tooLong = entry.maxLength && writeTypes(entry).includes("string") && "x".repeat(entry.maxLength + 1);
      if (tooLong) await assertRefused({ [key]: tooLong }, { confirm: [key] }, [`at most ${entry.maxLength} characters`]);
    }
  });
  assert.ok(count > 900, `${count} values`);
  const compound = entries.filter((entry) => isWritable(entry) && writeTypes(entry).some((type) => /array|object/.test(type)));
  assert.deepEqual(compound.map(({ key }) => key).filter((key) => !MISFITS[key]), []);
});

/** What the sentence has to say of numbers that fit, and of the longest text. */
function expectation(entry, value) {
  const { min, above, max, also = [], maxLength } = entry;
  const parts = [];
  if (writeTypes(entry).some((type) => type === "integer" || type === "number")) {
    if (labelled(entry)) parts.push(`one of ${labelled(entry).join(",")}`);
    else parts.push(...[min, above, max, ...also].filter((edge) => edge !== undefined).map(String));
  }
  if (typeof value === "string" && maxLength) parts.push(String(maxLength));
  return parts;
}

test("an unknown key is refused, however much it looks like a known one", async () => {
  await sendingNothing(async () => {
    for (const key of ["zzz", "AMP", "amps", "am", "acp0", "a", "zzzz", "wstt1", "__proto__x", "constructor", "0"]) {
      await assertRefused({ [key]: 1 }, undefined, [key, "is not a known API key", "{ unchecked: true }"]);
      await assertRefused({ [key]: 1 }, { confirm: [key] }, [key, "is not a known API key"]);
    }
  });
});

test("an unknown key leads to the one that is meant", async () => {
  await sendingNothing(async () => {
    await assertRefused({ AMP: 16 }, undefined, ['It is spelled "amp".']);
    await assertRefused({ requestedCurrent: 16 }, undefined, ['The charger calls it "amp".']);
    for (const { key, name, v1 = [] } of entries) {
      await assertRefused({ [name]: 1 }, undefined, [world.catalogue[name] ? "" : `"${key}"`]);
      for (const former of v1) await assertRefused({ [former]: 1 }, undefined, [`API v1: here it is "${key}"`]);
    }
  });
});

test("guards hold in any letter case, also without the other checks", async () => {
  await sendingNothing(async () => {
    for (const { key } of entries.filter(({ guard }) => guard)) {
      const shouted = key.toUpperCase();
      await assertRefused({ [shouted]: true }, { unchecked: true }, [`${shouted} is guarded`]);
    }
  });
});
