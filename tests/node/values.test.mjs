// Values arrive as they were given: those that are set at the charger, those that are read at the caller.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { runInNewContext } from "node:vm";
import { randomNumbers, reach, setUp } from "../lib/node.mjs";
import { encoded, query } from "../lib/wire.mjs";

const SEED = Number(process.env.SEED ?? Date.now() % 1e9);

/** Keys that take any value, and one that the catalogue does not have. */
const ANY = "t0h";
const UNKNOWN = "zzz";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

async function make(side = "cloud", options = {}) {
  const made = await world.control.create();
  const charger = new world.api.Charger({ ...reach(made, side), ...options });
  return { made, charger, requests: () => world.control.requests(made.serial) };
}

const nested = { a: [1, [2, { b: null, c: [[], {}] }], "x"], "": { "d e": true } };
const deep = Array(30).fill().reduce((inside) => [inside], "deep");

const exact = {
  "an empty text": "",
  "a text with spaces": "  my  garage ",
  "delimiters of a query": "a+b#c&d%e=f?g/h:i;j,k@l!m$n'o(p)q*r[s]t",
  "what looks encoded already": "%20%22%2B+&amp;%zz%",
  "quotes and backslashes": 'say "hi" \\ \\" \\n \\u0041',
  "the first control characters": String.fromCharCode(...Array(20).keys()),
  "the other control characters": String.fromCharCode(20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127, 128, 159),
  "line separators": "\u2028\u2029\ufeff\u00a0",
  "letters of many scripts": "Größe 充電器 зарядка شحن",
  emoji: "🚗⚡👩‍🔧🇦🇹",
  "the astral plane": "\u{10000}\u{1d11e}\u{10ffff}\u{e0001}",
  "text that looks like another value": "null",
  zero: 0,
  "minus zero": -0,
  "the safe integers": [2 ** 53 - 1, 2 ** 53, -(2 ** 53), 2 ** 53 + 2],
  "large and small numbers": [1e300, -1e300, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 1e21, 1e-7],
  "numbers without a short binary form": [0.1, 0.1 + 0.2, 1 / 3, 1e23, 9007199254740993],
  "true and false": [true, false],
  null: null,
  "an empty list": [],
  "an empty object": {},
  "what is nested": nested,
  "deep nesting": deep,
  "numbers as names, which come first in JavaScript": { b: 1, 2: 2, 1: 3, a: 4 },
  "names of Object.prototype": { constructor: 1, toString: 2, hasOwnProperty: 3, valueOf: null },
  "a member __proto__": JSON.parse('{"__proto__": {"polluted": true}}'),
  "an object without a prototype": Object.assign(Object.create(null), { a: 1 }),
  "an object of another realm": runInNewContext("({ a: [1, 'x'], b: {} })"),
  "a frozen object": Object.freeze({ a: Object.freeze([1]) }),
};

for (const [name, value] of Object.entries(exact)) {
  test(`${name}: a set brings it to the server byte for byte`, async () => {
    const { charger, requests } = await make();
    await charger.set({ [ANY]: value });
    const [request] = await requests();
    assert.equal(request.target.split("?")[1], `${ANY}=${encoded(value)}`);
    assert.deepEqual(JSON.parse(decodeURIComponent(request.target.split("=")[1])), plain(value));
    assert.deepEqual(request.applied, { [ANY]: plain(value) });
  });
}

test("the encoder that is compared with says what RFC 3986 and JSON say", () => {
  assert.equal(encoded("a b+~\u0001"), "%22a%20b%2B~%5Cu0001%22");
  assert.equal(encoded([-0, 1e21, "ü", null, { x: true }]), "%5B-0%2C1e%2B21%2C%22%C3%BC%22%2Cnull%2C%7B%22x%22%3Atrue%7D%5D");
  for (const value of Object.values(exact)) assert.deepEqual(JSON.parse(decodeURIComponent(encoded(value))), plain(value));
});

test("an unknown key and what only unchecked lets through arrive the same way, by both sides", async () => {
  for (const side of ["cloud", "local"]) {
    const { charger, requests } = await make(side);
    const values = { [UNKNOWN]: 'a "b" ü', amp: "16", alw: null };
    await assert.rejects(charger.set(values, { unchecked: true }), { code: "rejected" });
    assert.equal((await requests())[0].target.split("?")[1], query(values));
  }
});

test("several keys arrive in the order in which they were given", async () => {
  const { charger, requests } = await make();
  const values = { psm: 1, amp: 7, fna: "x&amp=32", acs: 0 };
  await charger.set(values);
  assert.equal((await requests())[0].target.split("?")[1], query(values));
});

test(`random values arrive as they were given (SEED=${SEED})`, async () => {
  const { charger, requests } = await make();
  const random = randomNumbers(SEED);
  const values = Array.from({ length: 300 }, () => randomValue(random, 0));
  for (const value of values) await charger.set({ [ANY]: value });
  const log = await requests();
  for (const [index, value] of values.entries()) {
    const [, sent] = log[index].target.split("=");
    // What would not fit into the charger's 255 characters is sent with : and , as they are.
    const whole = encoded(value);
    assert.equal(sent, whole.length > 255 ? whole.replaceAll("%3A", ":").replaceAll("%2C", ",") : whole);
    assert.deepEqual(JSON.parse(decodeURIComponent(sent)), value);
  }
});

function randomValue(random, depth) {
  const below = (limit) => Math.floor(random() * limit);
  const text = () => Array.from({ length: below(12) }, () => String.fromCodePoint(character())).join("");
  const character = () => {
    const code = below([128, 0x800, 0x10000, 0x110000][below(4)]);
    return code >= 0xd800 && code < 0xe000 ? 0x2028 : code;
  };
  switch (below(depth > 3 ? 6 : 8)) {
    case 0:
      return null;
    case 1:
      return random() < 0.5;
    case 2:
      return below(2 ** 31) - 2 ** 30;
    case 3:
      return (random() - 0.5) * 10 ** (below(600) - 300);
    case 4:
    case 5:
      return text();
    case 6:
      return Array.from({ length: below(5) }, () => randomValue(random, depth + 1));
    default:
      return Object.fromEntries(Array.from({ length: below(5) }, () => [text(), randomValue(random, depth + 1)]));
  }
}

/** The value as JSON has it: of this realm, with the usual prototypes. */
function plain(value) {
  if (Array.isArray(value)) return Array.from(value, plain);
  if (Object(value) !== value) return value;
  const copy = {};
  for (const [name, member] of Object.entries(value)) {
    Object.defineProperty(copy, name, { value: plain(member), enumerable: true, writable: true, configurable: true });
  }
  return copy;
}

const cyclic = [];
cyclic.push({ cyclic });
const throwing = Object.defineProperty({}, "x", { enumerable: true, get: () => assert.fail("a getter") });

const impossible = {
  undefined: undefined,
  NaN: NaN,
  Infinity: Infinity,
  "-Infinity": -Infinity,
  "a bigint": 1n,
  "a function": () => 1,
  "a symbol": Symbol("x"),
  "a Date": new Date(0),
  "a Map": new Map([["a", 1]]),
  "a Set": new Set([1]),
  "a typed array": new Uint8Array(2),
  "a RegExp": /x/,
  "a Promise": Promise.resolve(1),
  "an Error": new Error("x"),
  "a boxed number": Object(1),
  "a boxed text": Object("x"),
  "an instance of a class": new (class Current { amp = 16 })(),
  "an object that refers to itself": cyclic,
  "an object that throws": throwing,
  "a proxy that throws": new Proxy({}, { ownKeys: () => assert.fail("ownKeys"), getPrototypeOf: () => assert.fail("proto") }),
  "half of a surrogate pair": "a\ud83d",
  "the other half": "\ude97a",
  "a name with half of a surrogate pair": { "\ud83d": 1 },
  "1 000 levels": Array(1000).fill().reduce((inside) => [inside], 0),
  "a list with a hole": [1, , 3],
};

for (const [name, value] of Object.entries(impossible)) {
  test(`${name} is refused before any request, by a sentence with the key`, async () => {
    for (const fresh of [false, true]) {
      const { made, charger: used, requests } = await make();
      const charger = fresh ? new (await world.fresh()).Charger(reach(made)) : used;
      for (const values of [{ [UNKNOWN]: value }, { amp: 6, [UNKNOWN]: [{ member: value }] }]) {
        const error = await charger.set(values, { unchecked: true }).catch((error) => error);
        assert.equal(error.name, "InvalidArgumentError", String(error));
        assert.match(error.message, /\bzzz\b.{15,}/);
        assert.doesNotMatch(error.message, /\[object|wasm|TypeError/);
      }
      assert.deepEqual(await requests(), []);
    }
  });
}

test("a set takes the values as they are when it is called, also the very first", async () => {
  const { made, requests } = await make();
  for (const Charger of [(await world.fresh()).Charger, world.api.Charger]) {
    const charger = new Charger(reach(made));
    const values = { amp: 7, [ANY]: { list: [1] } };
    const call = charger.set(values);
    values.amp = 32;
    values[ANY].list.push(2);
    delete values[ANY];
    values.frc = 1;
    await call;
  }
  const expected = query({ amp: 7, [ANY]: { list: [1] } });
  assert.deepEqual((await requests()).map(({ target }) => target.split("?")[1]), [expected, expected]);
});

test("a read takes the keys as they are when it is called, also the very first", async () => {
  const { made, requests } = await make();
  for (const Charger of [(await world.fresh()).Charger, world.api.Charger]) {
    const keys = ["amp", "car"];
    const call = new Charger(reach(made)).status(keys);
    keys.push("wh");
    await call;
  }
  assert.deepEqual((await requests()).map(({ target }) => target.split("?")[1]), ["filter=amp,car", "filter=amp,car"]);
});

test("a charger keeps the options with which it was made", async () => {
  const [first, second] = await Promise.all([make(), make()]);
  const options = reach(first.made);
  const charger = new world.api.Charger(options);
  Object.assign(options, reach(second.made));
  await charger.set({ amp: 7 });
  assert.equal((await first.requests()).length, 1, "the charger that was meant got the setting");
  assert.equal((await second.requests()).length, 0, "the other did not");
});

test("a call keeps the options with which it was made", async () => {
  const { charger, requests } = await make();
  const options = { maxAge: 5 };
  const call = charger.status(["amp"], options);
  options.maxAge = 500;
  await call;
  assert.match((await requests())[0].target, /age=5$/);
});

test("keys that cannot be read back as they were written are left out when a setting is verified", async () => {
  const { charger } = await make("local");
  const result = await charger.set({ amp: 7, wak: "a password", cards: [{ name: "x" }] }, { verify: true, confirm: ["wak"] });
  assert.deepEqual(result, { outcome: "verified", accepted: ["amp", "wak", "cards"] });
});
