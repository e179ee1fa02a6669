// The packed package in Node.js: every documented outcome, over a real connection.

import { after, before, test } from "node:test";
import { inspect } from "node:util";
import { setUp } from "../lib/node.mjs";
import { cases, play } from "../lib/run-scenario.mjs";
import { closedPort } from "../lib/simulator.mjs";

let world, stop;

before(async () => {
  const { api, simulator, stop: end } = await setUp();
  stop = end;
  world = {
    api,
    environment: "node",
    simulator: simulator.url,
    closedPort: await closedPort(),
    inspect: (value) => inspect(value, { depth: null, showHidden: true, getters: true }),
  };
});

after(() => stop?.());

for (const scenario of cases("node")) {
  test(scenario.name, () => play(scenario, world));
}
