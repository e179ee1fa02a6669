// Every fault of the simulator in Node.js: what becomes of the call, and what the charger got.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { openDoors } from "../lib/doors.mjs";
import { kinds } from "../lib/faults.mjs";
import { setUp } from "../lib/node.mjs";
import { cells, play } from "../lib/run-fault.mjs";
import { closedPort } from "../lib/simulator.mjs";

const all = cells("node");

let set, doors, world;

before(async () => {
  set = await setUp();
  const { url } = set.simulator;
  doors = await openDoors(url, all.length);
  world = { api: set.api, simulator: url, closedPort: await closedPort(), doors: doors.urls };
});

after(async () => {
  await doors?.stop();
  await set?.stop();
});

test("the table has every kind of fault that the simulator knows", async () => {
  const source = await readFile(new URL("../../simulator/src/faults.rs", import.meta.url), "utf8");
  const [, variants] = source.match(/enum Kind \{([^}]*)\}/);
  const known = variants.match(/\w+/g).map((name) => name.replace(/(?<!^)[A-Z]/g, "-$&").toLowerCase());
  assert.deepEqual(kinds.toSorted(), known.toSorted());
});

describe("faults in Node.js", { concurrency: 24 }, () => {
  for (const cell of all) test(cell.name, { timeout: 60_000 }, () => play(cell, world));
});
