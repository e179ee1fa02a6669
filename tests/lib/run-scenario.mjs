// Plays a scenario of scenarios.mjs, in Node.js or in a page.

import { equal, matches, ok, settled, withoutSecret } from "./check.mjs";
import { control } from "./control.mjs";
import { scenarios } from "./scenarios.mjs";

/**
 * The scenarios for an environment, once for each side: `{ name, scenario, side }`.
 *
 * @param {"browser" | "node"} environment
 */
export function cases(environment) {
  return scenarios
    .filter(({ only }) => !only || only === environment)
    .flatMap((scenario) =>
      (scenario.sides ?? ["cloud", "local"]).map((side) => ({ name: `${side}: ${scenario.name}`, scenario, side })),
    );
}

/**
 * Plays one case with a charger of its own; throws if the package does not do what is expected.
 *
 * @param {ReturnType<typeof cases>[number]} case
 * @param {object} world
 * @param {object} world.api          what the package exports
 * @param {"browser" | "node"} world.environment
 * @param {string} world.simulator    where its control endpoints are
 * @param {number} world.closedPort   a port on which nobody listens
 * @param {(value: unknown) => string} [world.inspect]  how `console.log` shows a value
 */
export async function play({ scenario, side }, { api, environment, simulator, closedPort, inspect }) {
  const { create, remove, faults, requests, charger: look } = control(simulator);
  // No runtime and no reply can bring the first part by accident, and the second has to be encoded.
  const secret = `Secret${Math.random().toString(36).slice(2)}`;
  const { firmware, model, cors } = scenario;
  const made = await create({ firmware, model, cors, token: `${secret}+/=%&`, values: { amp: 16 } });
  const logged = () => requests(made.serial);
  const ctx = {
    side,
    environment,
    closedPort,
    charger: made,
    reason: { why: "the user left" },
    requests: logged,
    values: async () => (await look(made.serial)).values,
    async arrived() {
      while ((await logged()).length === 0);
    },
  };
  try {
    if (scenario.fault) await faults(made.serial, scenario.fault);
    const options = typeof scenario.options === "function" ? scenario.options(ctx) : scenario.options;
    const where = side === "cloud" ? { serial: made.serial, token: made.token, baseUrl: made.cloud } : { baseUrl: made.local };
    // What comes of one attempt: further ones are tested in tests/faults.
    const charger = new api.Charger({ ...where, retries: 0, ...options });
    const outcome = await settled(scenario.run(api, charger, ctx), scenario.within ?? 5000);

    for (const text of [JSON.stringify(charger), String(charger), inspect?.(charger)]) withoutSecret(text, secret);
    const expected = typeof scenario.expect === "function" ? scenario.expect(ctx) : scenario.expect;
    await judge(outcome, expected, { api, ctx, secret, inspect });
    const count = (await logged()).length;
    if (expected.requests === "some") ok(count > 0, "the charger got a request");
    else equal(count, expected.requests ?? 1, "the number of requests");
  } finally {
    await remove(made.serial);
  }
}

async function judge({ value, error }, expected, { api, ctx, secret, inspect }) {
  if (expected.reason) {
    ok(error === ctx.reason, `it rejects with the very reason that was given, not ${error ?? JSON.stringify(value)}`);
    return ok(!api.isChargerError(error), "the reason is no ChargerError");
  }
  if (expected.result) {
    if (error) throw error;
    return expected.result(value, ctx);
  }
  ok(error, `it rejects; it resolved to ${JSON.stringify(value)}`);
  judgeError(error, expected, api);
  for (const text of allTexts(error, inspect)) withoutSecret(text, secret);
  await expected.after?.(ctx);
}

function judgeError(error, { error: { name = "ChargerError", message, doubt, ...fields }, attempts = 1, requests }, api) {
  ok(error instanceof Error && error instanceof api.ChargerError && error instanceof api[name], `${error} is a ${name}`);
  ok(api.isChargerError(error), "isChargerError");
  equal(error.name, name, "name");
  for (const [field, expected] of Object.entries(fields)) equal(error[field], expected, field);
  ok(error.message.length > 20, `the message is a sentence: ${error.message}`);
  if (message) matches(error.message, message, "message");
  if (doubt) matches(error.message, doubt, "message");
  else ok(!/not known: read it back/.test(error.message), `nothing is in doubt: ${error.message}`);
  if (requests !== "some" || error.code !== "unverified") equal(error.attempts, attempts, "attempts");
  if (error.code !== "invalid-argument") matches(error.url, /^http:\/\/127\.0\.0\.1:\d+\/.*api\/(status|set)/, "url");
}

/** Every text in which an error may be shown. */
function allTexts(error, inspect) {
  const texts = [inspect?.(error), JSON.stringify(error)];
  for (let each = error; each; each = each.cause) {
    texts.push(String(each), each.stack, each.message, JSON.stringify(each));
    for (const name of Object.getOwnPropertyNames(each)) texts.push(String(each[name]));
  }
  return texts;
}
