// What is read comes back exactly as JSON.parse makes it of the reply, whatever the charger sends.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { settled } from "../lib/check.mjs";
import { reach, setUp } from "../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

/** A fetch that keeps the body of the last reply. */
function listening() {
  const heard = async (url, init) => {
    const response = await fetch(url, init);
    heard.body = await response.clone().text();
    return response;
  };
  return heard;
}

/** A charger that always answers with this body. */
function answering(body, headers = {}) {
  const fetch = async () => new Response(body, { headers });
  return new world.api.Charger({ serial: "000001", token: "a-token", fetch });
}

/** Equal, the sign of zero and the order of members included. */
function assertSame(found, text) {
  const expected = JSON.parse(text);
  assert.deepEqual(found, expected);
  assert.equal(JSON.stringify(found), JSON.stringify(expected));
}

const odd = {
  eto: 1e300,
  wh: 5e-324,
  amp: 2 ** 53,
  fna: 'a "b" \\ \u0007 \u2028 ü 🚗',
  dwo: null,
  cards: [],
  lot: {},
  zzz: { constructor: 1, deep: [[[[1]]]] },
  t0h: "",
};

for (const firmware of ["051.3", "053", "055", "60.3", "60.4"]) {
  for (const side of ["cloud", "local"]) {
    test(`every key of firmware ${firmware} comes back as the ${side === "cloud" ? "cloud" : "charger"} sent it`, async () => {
      const made = await world.control.create({ firmware });
      await world.control.values(made.serial, odd);
      const fetch = listening();
      const charger = new world.api.Charger({ ...reach(made, side), fetch });
      const { values, missing } = await charger.status();
      assertSame(values, fetch.body);
      assert.ok(Object.keys(values).length > 100 && "zzz" in values);
      assert.deepEqual(missing, []);

      if (firmware === "051.3") return; // its filter is of another form
      const some = await charger.status(["nrg", "fna", "zzz", "amp", "yyy", "eto"]);
      assertSame(some.values, fetch.body);
      assert.deepEqual(some.missing, ["yyy"]);
    });
  }
}

test("a bare fetch of the same address brings the same", async () => {
  const made = await world.control.create();
  await world.control.values(made.serial, odd);
  const charger = new world.api.Charger(reach(made, "local"));
  const keys = ["fna", "eto", "wh", "amp", "dwo", "cards", "lot", "zzz", "t0h", "nrg"];
  const { values } = await charger.status(keys);
  const reply = await fetch(`${made.local}/api/status?filter=${keys}`);
  assertSame(values, await reply.text());
});

const bodies = {
  "minus zero": '{"amp":-0,"eto":-0.0}',
  "numbers at the edge": '{"amp":1e400,"a":1e400,"b":-1e400,"c":5e-324,"d":1e-400,"e":9007199254740993,"f":0.1e1}',
  "numbers as names": '{"amp":1,"b":1,"10":2,"2":3,"a":4}',
  "members of the same name": '{"amp":1,"car":2,"amp":3}',
  "a member __proto__": '{"__proto__":{"polluted":1},"amp":6}',
  "escapes": '{"fna":"\\u00fc","a":"\\u0000\\ud83d\\u0041\\/\\b\\f","\\u0061\\ud800":[" "]}',
  "white space": ' \r\n\t{ "amp" :\n16 , "nrg" : [ 1 , 2.50 ] } \n',
  "an empty object": "{}",
  "200 levels": `{"amp":${"[".repeat(200)}${"]".repeat(200)}}`,
};

for (const [name, body] of Object.entries(bodies)) {
  test(`a reply with ${name} comes back as JSON.parse has it`, async () => {
    const { values } = await answering(body).status();
    assertSame(values, body);
    assert.equal({}.polluted, undefined);
  });
}

test("a member is not what an object has by itself", async () => {
  const { values, missing } = await answering('{"amp":6,"constructor":1}').status(["toString", "constructor", "amp", "__proto__"]);
  assert.deepEqual(missing, ["toString", "__proto__"]);
  assert.equal(values.constructor, 1);
});

test("characters that are spread over several packets stay whole", async () => {
  const text = JSON.stringify({ fna: "ü€🚗\u{10ffff}", zzz: "ab".repeat(100) });
  for (const size of [1, 2, 3, 5]) {
    const bytes = new TextEncoder().encode(`\ufeff${text}`);
    const body = new ReadableStream({
      start(controller) {
        for (let start = 0; start < bytes.length; start += size) controller.enqueue(bytes.slice(start, start + size));
        controller.close();
      },
    });
    assertSame((await answering(body).status()).values, text);
  }
});

test("the date of the data is that of the header, and null where there is none", async () => {
  const date = async (headers) => (await answering("{}", headers).status()).lastModified;
  const header = { "last-modified": "Mon, 24 Nov 2025 19:34:00 GMT" };
  assert.deepEqual(await date(header), new Date("2025-11-24T19:34:00Z"));
  assert.equal(await date({}), null);
});

test("a date that is none does not pass for the date of live data", async () => {
  for (const text of ["", "soon", "0", "Mon, 31 Feb 2025 19:34:00 GMT", "Mon, 24 Nov 2025 25:34:00 GMT", "2025-11-24T19:34:00Z"]) {
    const { error } = await settled(answering('{"amp":6}', { "last-modified": text }).status(), 5000);
    assert.equal(error?.code, "protocol", text);
    assert.match(error.message, /Last-Modified is no date/);
  }
});

test("what a call resolved to belongs to the caller alone", async () => {
  const made = await world.control.create();
  const charger = new world.api.Charger(reach(made, "local"));
  const first = await charger.status(["nrg", "amp"]);
  const copy = structuredClone(first);
  const second = await charger.status(["nrg", "amp"]);
  second.values.nrg.fill(-1);
  second.values.amp = -1;
  second.missing.push("x");
  assert.deepEqual(first, copy);
});
