// What owners met, in Node.js: see tests/lib/owners.mjs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setUp } from "../lib/node.mjs";
import { owners } from "../lib/owners.mjs";
import { cases, play } from "../lib/run-owner.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

for (const each of cases("node")) {
  test(`${each.name} (${each.source})`, () => play(each, { api: world.api, simulator: world.simulator.url }));
}

test("the table has 27 cases, each with its source", () => {
  assert.equal(owners.length, 27);
  assert.equal(new Set(owners.map(({ name }) => name)).size, owners.length);
  for (const { name, source } of owners) assert.ok(name.length > 20 && source.length > 5, name);
});
