// A wrong name leads to the right one: when it is written, when it is read, and in options.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { settled } from "../lib/check.mjs";
import { reach, setUp } from "../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

/** Names that are none, each with the key that is meant. */
const meant = {
  amx: "amp", stp: "dwo", ast: "acs", al1: "clp", al2: "clp", al3: "clp", al4: "clp", al5: "clp", afi: "att",
  AMX: "amp", requestedCurrent: "amp", requestedcurrent: "amp", AMP: "amp", Frc: "frc", PSM: "psm",
};

for (const [name, key] of Object.entries(meant)) {
  test(`${name}: a set is refused, and a read warns, with ${key}`, async () => {
    const made = await world.control.create({ values: { amp: 16 } });
    const lines = [];
    const charger = new world.api.Charger({ ...reach(made, "local"), logger: { debug: (line) => lines.push(line) } });
    const { error } = await settled(charger.set({ [name]: 6 }), 5000);
    assert.ok(error instanceof world.api.InvalidArgumentError, String(error));
    assert.ok(error.message.includes(name) && error.message.includes(`"${key}"`), error.message);
    assert.doesNotMatch(error.message, /misspelt/);
    assert.deepEqual(await world.control.requests(made.serial), []);

    const { value } = await settled(charger.status(["amp", name]), 5000);
    assert.equal(value?.values.amp, 16);
    const warnings = lines.filter((line) => line.includes(name) && line.includes(`"${key}"`));
    assert.equal(warnings.length, 1, `the logger is told once: ${lines.join("\n")}`);
  });
}

test("a key that newer firmware may have is read without a warning", async () => {
  const made = await world.control.create();
  const lines = [];
  const charger = new world.api.Charger({ ...reach(made), logger: { debug: (line) => lines.push(line) } });
  await charger.status(["amp", "car", "zzz", "qqy"]);
  assert.equal(lines.length, 1, lines.join("\n"));
});

test("a warning has no event: onRequest is told of requests alone", async () => {
  const made = await world.control.create();
  const events = [];
  const charger = new world.api.Charger({ ...reach(made), onRequest: (event) => events.push(event), logger: { debug() {} } });
  await charger.status(["amp", "requestedCurrent"]);
  assert.deepEqual(events.map((event) => event?.outcome), ["ok"]);
});

const refusals = {
  "an address in the place of options": [(api) => new api.Charger("192.168.0.75").status(), /must be an object, and got text: .*new Charger\(\{ host: "192\.168\.0\.75" \}\)/],
  "a serial in the place of options": [(api) => new api.Charger("123456").status(), /new Charger\(\{ serial: "000001", token \}\)/],
  "a key and a value": [(api, charger) => charger.set("amp", 16), /must be an object, and got text: write set\(\{ amp: value \}\)/],
  "a serial as it is printed": [(api) => new api.Charger({ serial: "CM-03-123456", token: "t" }).status(), /is it "123456"\?/],
  "a serial as it is printed on another": [(api) => new api.Charger({ serial: "CM-02-12345678-012345", token: "t" }).status(), /is it "012345"\?/],
  "a host with a slash": [(api) => new api.Charger({ host: "192.168.0.75/" }).status(), /Is it "192\.168\.0\.75"\?/],
  "a host with spaces": [(api) => new api.Charger({ host: "  charger.local " }).status(), /Is it "charger\.local"\?/],
  "a host that is a URL": [(api) => new api.Charger({ host: "http://192.168.0.75" }).status(), /baseUrl/],
  "a host of slashes": [(api) => new api.Charger({ host: "//" }).status(), /^host: /],
  "a baseUrl without a host": [(api) => new api.Charger({ baseUrl: "http://h//" }).status(), /^baseUrl: /],
  "a baseUrl that ends in /api": [(api) => new api.Charger({ baseUrl: "http://192.168.0.75/api" }).status(), /Is it "http:\/\/192\.168\.0\.75"\?/],
  "a baseUrl that ends in /api/status": [(api) => new api.Charger({ baseUrl: "http://a/b/api/status" }).status(), /Is it "http:\/\/a\/b"\?/],
  "a baseUrl that ends in /API/Set/": [(api) => new api.Charger({ baseUrl: "http://a/API/Set/" }).status(), /Is it "http:\/\/a"\?/],
};

for (const [name, [call, pattern]] of Object.entries(refusals)) {
  test(`${name} is refused, with the mend in a whole sentence`, async (t) => {
    t.mock.method(globalThis, "fetch", () => assert.fail("it fetches"));
    const { error } = await settled(call(world.api, new world.api.Charger({ host: "a" })), 5000);
    assert.ok(error instanceof world.api.InvalidArgumentError, String(error));
    assert.match(error.message, pattern);
    assert.doesNotMatch(error.message, /[ ,:]$|of the class |\?\.|\.\./, "it does not break off");
  });
}

test("guards, secrets and reserved names are known in any case", async (t) => {
  t.mock.method(globalThis, "fetch", () => assert.fail("it fetches"));
  const charger = new world.api.Charger({ host: "a" });
  const guarded = Object.values(world.catalogue).filter(({ guard }) => guard).map(({ key }) => key);
  assert.ok(guarded.length > 50);
  for (const key of guarded) {
    for (const spelled of [key, key.toUpperCase(), key[0].toUpperCase() + key.slice(1)]) {
      const { error } = await settled(charger.set({ [spelled]: 1 }, { unchecked: true }), 5000);
      assert.equal(error?.code, "invalid-argument", spelled);
      assert.match(error.message, /is guarded/);
    }
  }
  for (const key of ["token", "TOKEN", "Token", "filter", "Filter", "AGE"]) {
    const { error } = await settled(charger.set({ [key]: 1 }, { unchecked: true }), 5000);
    assert.equal(error?.code, "invalid-argument", key);
  }
});
