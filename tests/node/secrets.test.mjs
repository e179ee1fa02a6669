// No token and no password shows up in anything that a program may log: neither of the charger, nor of any failure.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { settled } from "../lib/check.mjs";
import { reach, setUp } from "../lib/node.mjs";
import { showings } from "../lib/showings.mjs";
import { closedPort } from "../lib/simulator.mjs";

// These parts come up by no accident, whatever the characters around them are made of.
const TOKEN_PART = "TokenPart7Kq";
const PASSWORD_PART = "PasswordPart4Zx";
const TOKEN = `%2B+/=&#?%${TOKEN_PART}"\\<'>;~@`;
const PASSWORD = `%22 +/&${PASSWORD_PART}"\\\nü🔑`; // a line break, as in a private key

/** Secret keys with a value that has the password in it. */
const SECRETS = { wak: PASSWORD, wifis: [{ ssid: "home", key: PASSWORD, useStaticIp: false }] };

/** Everything that may go wrong on the wire, and some that does not. */
const FAULTS = [
  ...["offline", "stale", "api-off", "lock", "too-long", "bad-gateway", "html", "v1", "drop", "reset", "refuse"],
  ...["drop-after", "empty", "wrong-content-type", "not-json", "json-array", "truncate", "truncate-clean", "huge", "deep"],
  ...["bom", "bad-utf8", "proto", "duplicate-keys", "hang", "trickle", "redirect"],
].map((kind) => ({ kind }));
for (const status of [301, 304, 400, 401, 403, 404, 405, 418, 422, 429, 500, 503]) FAULTS.push({ status, body: "" });

let world, closed;

before(async () => {
  world = await setUp();
  closed = await closedPort();
});

after(() => world?.stop());

/** Makes a charger of the simulator, and the options to reach it. */
async function make(auth, side = "cloud") {
  const made = await world.control.create({ token: TOKEN });
  const options = { ...reach(made, side), timeout: 100, retries: 0, ...(side === "cloud" && { auth }) };
  return { serial: made.serial, options, charger: new world.api.Charger(options) };
}

function assertHidden(value, what, parts = [TOKEN_PART, PASSWORD_PART]) {
  for (const [how, text] of showings(value)) {
    for (const part of parts) assert.ok(!text?.includes(part), `${part} of ${what} is in ${how}: ${text}`);
  }
}

async function failure(promise) {
  const { value, error } = await settled(promise, 5000);
  assert.ok(error, `it fails; it resolved to ${JSON.stringify(value)}`);
  return error;
}

test("the check finds what it looks for, wherever it is", () => {
  const hidden = new Error("x", { cause: Object.defineProperty({}, "deep", { value: [TOKEN_PART] }) });
  const inherited = new (class {
    get url() {
      return TOKEN_PART;
    }
  })();
  for (const value of [TOKEN_PART, hidden, inherited, { [TOKEN_PART]: 1 }, { [Symbol("x")]: TOKEN_PART }]) {
    assert.throws(() => assertHidden(value, "it"), /is in/);
  }
});

for (const auth of ["query", "header"]) {
  test(`a charger with auth "${auth}" shows no token, before its first call and after it`, async () => {
    const { charger } = await make(auth);
    assertHidden(charger, "a new charger");
    assertHidden(world.api, "the module");
    const status = await charger.status(["amp"]);
    assertHidden(charger, "the charger");
    assertHidden(status, "the status");
    assertHidden(await charger.set({ amp: 10 }), "the result");
    assert.deepEqual(Reflect.ownKeys(charger), ["schedule", "cards"]);
  });

  test(`no failure with auth "${auth}" shows the token or a password`, async () => {
    const codes = new Set();
    for (const side of ["cloud", "local"]) {
      const { serial, options, charger } = await make(auth, side);
      const judge = async (promise, what) => {
        const { value, error } = await settled(promise, 5000);
        // A full status has the token, since it has every key.
        assertHidden(error ?? { ...value, values: undefined }, `${side}: ${what}`);
        if (error) codes.add(error.code);
      };
      for (const fault of FAULTS) {
        await world.control.faults(serial, fault);
        await judge(charger.status(), `a read with ${JSON.stringify(fault)}`);
        await judge(charger.status(["amp"]), `a read of amp with ${JSON.stringify(fault)}`);
        for (const key of Object.keys(SECRETS)) {
          const call = charger.set({ [key]: SECRETS[key], amp: 7 }, { confirm: [key] });
          await judge(call, `a set of ${key} with ${JSON.stringify(fault)}`);
        }
      }
      await world.control.faults(serial, {});
      const elsewhere = new world.api.Charger({ ...options, baseUrl: `http://127.0.0.1:${closed}` });
      await judge(elsewhere.set({ wak: PASSWORD }, { confirm: ["wak"] }), "a closed port");
      await judge(charger.set({ alw: true }), "a read-only key");
      if (side === "cloud") {
        const wrong = new world.api.Charger({ ...options, token: `${TOKEN}x` });
        await judge(wrong.status(), "a wrong token");
      }
    }
    const possible = ["busy", "forbidden", "invalid-argument", "network", "not-enabled", "protocol", "rejected", "stale"];
    assert.deepEqual([...codes].sort(), [...possible, "timeout", "unauthorized", "unavailable"]);
  });
}

for (const auth of ["query", "header"]) {
  test(`what a hook and a logger are told with auth "${auth}" has no secret in it`, async () => {
    const events = [];
    const lines = [];
    const { serial, options } = await make(auth);
    const charger = new world.api.Charger({
      ...options,
      retries: 1,
      onRequest: (event) => events.push(event),
      logger: { debug: (...line) => lines.push(line) },
    });
    for (const fault of [{}, { kind: "bad-gateway" }, { kind: "drop" }, { kind: "html" }, { kind: "refuse" }]) {
      await world.control.faults(serial, fault);
      await settled(charger.status(["amp"]), 5000);
      for (const key of Object.keys(SECRETS)) await settled(charger.set({ [key]: SECRETS[key] }, { confirm: [key] }), 5000);
    }
    assert.ok(events.length >= 15 && lines.length === events.length);
    assert.ok(events.some(({ url }) => url.includes("wak=***")));
    assertHidden(events, "the events");
    assertHidden(lines, "the lines");
  });
}

test("what does not hold when it is read back is told without a password", async () => {
  const secrets = { ...SECRETS, pco: PASSWORD };
  const judgements = Object.entries(secrets).map(async ([key, value]) => {
    const { serial, charger } = await make("header", "local");
    await world.control.faults(serial, { kind: "ignore" });
    const { error } = await settled(charger.set({ [key]: value, amp: 7 }, { verify: true, confirm: [key] }), 20_000);
    assert.equal(error.code, "unverified");
    assertHidden(error, `an unverified set of ${key}`);
  });
  await Promise.all(judgements);
});

test("a dump of a status has no value that is secret, personal, of a network, or that nobody knows", async () => {
  const shown = { amp: 16, nrg: [1, 2], fwv: "60.4", cbl: null };
  const hidden = { wak: "w", cak: "c", sse: "012345", fna: "Garage", host: "go-echarger_012345", cards: [{ name: "x" }], wifis: [], c0n: "me", zzz: 1 };
  const fetch = async () => Response.json({ ...shown, ...hidden });
  const status = await new world.api.Charger({ host: "a", fetch }).status();
  assert.deepEqual(status.values, { ...shown, ...hidden });
  assert.deepEqual(status.redacted(), { ...shown, ...Object.fromEntries(Object.keys(hidden).map((key) => [key, "***"])) });
  assert.deepEqual(Object.keys(status), ["values", "missing", "lastModified"]);
});

test("a bad argument is told without a secret", async () => {
  const bad = { serial: "000001", token: `${TOKEN}\n` };
  assertHidden(await failure(new world.api.Charger(bad).status()), "a token with a line break");
  for (const option of ["auth", "timeout", "fetch", "host", "serial", "baseUrl"]) {
    const options = { serial: "000001", token: TOKEN, [option]: option === "host" ? `${TOKEN}.example` : TOKEN };
    assertHidden(await failure(new world.api.Charger(options).status()), `the token as ${option}`);
  }
  const withPassword = { host: `user:${PASSWORD_PART}@192.168.0.75` };
  assertHidden(await failure(new world.api.Charger(withPassword).status()), "a host with a password");

  for (const side of ["cloud", "local"]) {
    const { charger } = await make("header", side);
    const secret = Object.values(world.catalogue).filter((entry) => entry.secret === "secret");
    assert.ok(secret.length > 10);
    for (const { key } of secret) {
      for (const value of [PASSWORD, [PASSWORD], { deep: [PASSWORD] }, { [PASSWORD_PART]: 1 }]) {
        for (const options of [{}, { confirm: [key] }]) {
          const outcome = await settled(charger.set({ [key]: value }, options), 5000);
          assertHidden(outcome.error, `${key} (${JSON.stringify(value)})`);
        }
      }
      const tooLong = await settled(charger.set({ [key]: PASSWORD.repeat(40) }, { confirm: [key], unchecked: true }), 5000);
      assertHidden(tooLong.error, `a long ${key}`);
    }
  }
});

const thrown = {
  "an error whose message is the URL": (url) => new Error(`cannot fetch ${url}`),
  "an error whose message is the URL as a parser writes it": (url) => new TypeError(new URL(url).href),
  "an error whose message is the header": (_, auth) => new Error(`bad header ${auth}`),
  "an error whose name is the URL": (url) => Object.assign(new Error("x"), { name: url }),
  "an error whose code is the URL": (url) => Object.assign(new Error("x"), { code: url }),
  "an error with the URL as input": (url) => Object.assign(new Error("Invalid URL"), { input: url }),
  "an error whose stack is the URL": (url) => Object.assign(new Error("x"), { stack: `Error: x\n  at ${url}` }),
  "an error with a hidden URL": (url) => Object.defineProperty(new Error("x"), "hidden", { value: url }),
  "an error with the URL under a symbol": (url) => Object.assign(new Error("x"), { [Symbol("url")]: url }),
  "an error with the request, as axios has it": (url, auth) =>
    Object.assign(new Error("x"), { config: { url, headers: { authorization: auth } } }),
  "an error with a URL object": (url) => Object.assign(new Error("x"), { request: { url: new URL(url) } }),
  "an error whose cause has the URL": (url) => new Error("x", { cause: new Error("y", { cause: new Error(url) }) }),
  "an error whose cause is the URL": (url) => new Error("x", { cause: url }),
  "an error whose cause is deep": (url) => Array(12).fill().reduce((cause) => new Error("x", { cause }), new Error(url)),
  "an error of several": (url) => new AggregateError([new Error(url), new Error("y")], "x"),
  "the URL itself": (url) => url,
  "an object with the URL": (url) => ({ url }),
  "a list with the URL": (url) => [url],
};

for (const auth of ["query", "header"]) {
  for (const [name, make] of Object.entries(thrown)) {
    test(`a fetch that throws ${name} gives no secret away with auth "${auth}"`, async () => {
      const fetch = async (url, { headers }) => {
        throw make(url, headers?.authorization ?? "none");
      };
      const charger = new world.api.Charger({ serial: "000001", token: TOKEN, auth, fetch, retries: 0 });
      for (const call of [charger.status(["amp"]), charger.set({ wak: PASSWORD }, { confirm: ["wak"] })]) {
        const error = await failure(call);
        assert.equal(error.code, "network");
        assertHidden(error, "the error");
      }
    });
  }
}

const echoes = {
  "a refusal": (secret) => [500, JSON.stringify({ wak: `wak: not allowed (${secret})`, amp: true })],
  "a refusal in an object": (secret) => [500, JSON.stringify({ wak: { given: secret }, amp: true })],
  "a text": (secret) => [200, `cannot do ${secret}`],
  "a failure": (secret) => [200, JSON.stringify({ success: false, reason: `cannot do ${secret}` })],
  "a count": (secret) => [200, `0 succeeded and 2 failed: ${secret}`],
  "a value that is too long": (secret) => [500, `httpd_query_key_value failed for ${secret}`],
};

const spellings = {
  "as it is": (secret) => secret,
  "in quotes": (secret) => JSON.stringify(secret).slice(1, -1),
  "percent-encoded by JavaScript": (secret) => encodeURIComponent(secret),
  "percent-encoded as sent": (secret) =>
    encodeURIComponent(secret).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
};

for (const [what, reply] of Object.entries(echoes)) {
  for (const [how, spell] of Object.entries(spellings)) {
    if (how === "in quotes" && what.endsWith("in an object")) continue; // in quotes twice
    test(`${what} that echoes a secret ${how} is told without it`, async () => {
      for (const secret of [TOKEN, PASSWORD]) {
        const [status, body] = reply(spell(secret));
        const fetch = async () => new Response(body, { status });
        const charger = new world.api.Charger({ serial: "000001", token: TOKEN, fetch });
        assertHidden(await failure(charger.set({ wak: PASSWORD, amp: 7 }, { confirm: ["wak"] })), body);
      }
    });
  }
}

test("a long echo is not cut in the middle of a secret", async () => {
  for (let before = 150; before < 210; before += 1) {
    const fetch = async () => new Response(`${"x".repeat(before)}${TOKEN_PART.repeat(3)}`);
    const charger = new world.api.Charger({ serial: "000001", token: TOKEN_PART.repeat(3), fetch });
    assertHidden(await failure(charger.status()), `an echo behind ${before} characters`, [TOKEN_PART.slice(0, 6)]);
  }
});

test("hiding a secret leaves the rest of a sentence readable", async () => {
  const { serial, charger } = await make("header");
  await world.control.faults(serial, { kind: "bad-gateway" });
  const networks = [{ ssid: "a", key: "e", useStaticIp: false, channel: 5, dnsServer: "" }];
  const error = await failure(charger.set({ wifis: networks }, { confirm: ["wifis"], unchecked: true }));
  assert.match(error.message, /^the server failed \(HTTP 502\), usually for a moment/);
});
