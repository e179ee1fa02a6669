// A bad option or argument rejects the first call, by a sentence that says what to do, and nothing is sent.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { reach, setUp } from "../lib/node.mjs";

let world;

before(async () => {
  world = await setUp();
});

after(() => world?.stop());

const cloud = { serial: "000001", token: "a-token" };
const local = { host: "192.168.0.75" };

/** What a call rejects with, of a charger that must not fetch. */
async function refusal(options, call) {
  let fetched = 0;
  const fetch = () => {
    fetched += 1;
    return Promise.reject(new Error("it fetches"));
  };
  const isPlain = options && Object.getPrototypeOf(options) === Object.prototype;
  const given = isPlain && !("fetch" in options) ? { ...options, fetch } : options;
  const bare = globalThis.fetch;
  globalThis.fetch = fetch;
  try {
    // Making a charger never throws.
    const charger = new world.api.Charger(given);
    const promise = call(charger);
    assert.ok(promise instanceof Promise, "a call returns a promise");
    return await promise.then((value) => assert.fail(`it resolved to ${JSON.stringify(value)}`), (error) => error);
  } finally {
    globalThis.fetch = bare;
    assert.equal(fetched, 0, "nothing is sent");
  }
}

function assertRefused(error, pattern) {
  const { InvalidArgumentError, ChargerError, isChargerError } = world.api;
  assert.ok(error instanceof InvalidArgumentError && error instanceof ChargerError && isChargerError(error), `${error?.stack}`);
  const { name, code, attempts, url, status, cause } = error;
  assert.deepEqual({ name, code, attempts, url, status, cause }, {
    name: "InvalidArgumentError",
    code: "invalid-argument",
    attempts: 0,
    url: undefined,
    status: undefined,
    cause: undefined,
  });
  assert.match(error.message, pattern);
  assert.ok(error.message.length > 20 && !/wasm|undefined is not|\[object/.test(error.message), error.message);
}

const which = /which charger\? .*\{ serial, token \}.*\{ host \}/i;
const sixDigits = /serial must be text of exactly 6 digits.*"012345"/;
const host = /^host: .*"192\.168\.0\.75"/;
const timeout = /^timeout must be a number of milliseconds/;
const plainOptions = /options must be .*got/;

const options = {
  "no options": [undefined, which],
  "null as options": [null, which],
  "empty options": [{}, which],
  "text as options": ["000001", plainOptions],
  "a list as options": [[cloud], plainOptions],
  "a function as options": [() => cloud, plainOptions],
  "a serial that is a number": [{ ...cloud, serial: 12345 }, /serial must be text in quotes.*leading zeros/],
  "a serial that is null": [{ ...cloud, serial: null }, /serial must be text/],
  "a serial of 5 digits": [{ ...cloud, serial: "12345" }, /exactly 6 digits.*12345.*is it "012345"\?/],
  "a serial of 1 digit": [{ ...cloud, serial: "7" }, /is it "000007"\?/],
  "a serial of 7 digits": [{ ...cloud, serial: "0012345" }, sixDigits],
  "a serial of 9 digits": [{ ...cloud, serial: "001234567" }, sixDigits],
  "an empty serial": [{ ...cloud, serial: "" }, sixDigits],
  "a serial with a space": [{ ...cloud, serial: "12345 " }, sixDigits],
  "a serial of other digits": [{ ...cloud, serial: "１２３４５６" }, sixDigits],
  "a serial that is another host": [{ ...cloud, serial: "a.b/c?" }, sixDigits],
  "a host with a scheme": [{ host: "http://192.168.0.75" }, /^host: .*whole URL.*baseUrl/],
  "a host with a path": [{ host: "192.168.0.75/api" }, host],
  "a host with a user": [{ host: "user@192.168.0.75" }, host],
  "a host behind half a bracket": [{ host: "[@192.168.0.75" }, host],
  "a host behind brackets": [{ host: "[@[::1]" }, host],
  "a host with a query": [{ host: "192.168.0.75?x" }, host],
  "a host with a space": [{ host: " 192.168.0.75" }, host],
  "a host that is empty": [{ host: "" }, host],
  "a host that is a number": [{ host: 192168 }, /^host must be text/],
  "a host that is an octal number": [{ host: "0300.0250.0.75" }, host],
  "a host with an impossible port": [{ host: "192.168.0.75:65536" }, /^host: the port/],
  "an IPv6 address without brackets": [{ host: "fd00::7" }, host],
  "a host and a token": [{ ...local, token: "a-token" }, /host goes without serial and token/],
  "a host and a serial": [{ ...local, serial: "000001" }, /host goes without serial and token/],
  "a serial without a token": [{ serial: "000001" }, /asks for a token: the go-e app shows it/],
  "a token without a serial": [{ token: "a-token" }, which],
  "an empty token": [{ ...cloud, token: "" }, /^token is empty or has a character/],
  "a token with a line break": [{ ...cloud, token: "a-token\n" }, /space or a line break copied along\?/],
  "a token with a space": [{ ...cloud, token: " a-token" }, /space or a line break copied along\?/],
  "a token with another character": [{ ...cloud, token: "tökén" }, /^token is empty or has a character/],
  "a token that is no text": [{ ...cloud, token: 5 }, /^token must be text/],
  "an auth that is misspelt": [{ ...cloud, auth: "headers" }, /^auth must be "query" or "header"/],
  "an auth that is no text": [{ ...cloud, auth: true }, /^auth must be "query" or "header"/],
  "an option that is misspelt": [{ ...cloud, timeOut: 5 }, /no option timeOut.*misspelt/],
  "an option of a call": [{ ...cloud, maxAge: 5 }, /no option maxAge/],
  "a timeout of 0": [{ ...cloud, timeout: 0 }, timeout],
  "a negative timeout": [{ ...cloud, timeout: -1 }, /^timeout must be a number of milliseconds.*, and got -1$/],
  "a timeout that is NaN": [{ ...cloud, timeout: NaN }, /timeout must be .*(NaN|number)/],
  "a timeout without end": [{ ...cloud, timeout: Infinity }, /timeout must be .*number/],
  "a timeout that no timer takes": [{ ...cloud, timeout: 2 ** 32 }, timeout],
  "a timeout that is text": [{ ...cloud, timeout: "5s" }, timeout],
  "a timeout that is null": [{ ...cloud, timeout: null }, timeout],
  "a deadline of 0": [{ ...cloud, deadline: 0 }, /^deadline must be a number of milliseconds/],
  "negative retries": [{ ...cloud, retries: -1 }, /^retries must be a number from 0 to 10/],
  "half a retry": [{ ...cloud, retries: 1.5 }, /^retries must be a number from 0 to 10, whole, and got 1.5$/],
  "2.7 requests in parallel": [{ ...cloud, parallel: 2.7 }, /^parallel must be a number from 1 to 8, whole/],
  "11 retries": [{ ...cloud, retries: 11 }, /^retries must be a number from 0 to 10/],
  "retries that are a flag": [{ ...cloud, retries: false }, /^retries must be a number from 0 to 10/],
  "no request in parallel": [{ ...cloud, parallel: 0 }, /^parallel must be a number from 1 to 8/],
  "9 requests in parallel": [{ ...cloud, parallel: 9 }, /^parallel must be a number from 1 to 8/],
  "a hook that is no function": [{ ...cloud, onRequest: {} }, /^onRequest must be a function/],
  "a logger without debug": [{ ...cloud, logger: { log() {} } }, /^logger must have a method debug, like console/],
  "a logger that is null": [{ ...cloud, logger: null }, /^logger must have a method debug/],
  "a fetch that is text": [{ ...cloud, fetch: "fetch" }, /^fetch must be a function like the global fetch/],
  "a fetch that is an object": [{ ...cloud, fetch: {} }, /^fetch must be a function like the global fetch/],
  "a fetch that is null": [{ ...cloud, fetch: null }, /^fetch must be a function like the global fetch/],
  "a base URL without a scheme": [{ ...cloud, baseUrl: "127.0.0.1:8300" }, /^baseUrl must start with http/],
  "a base URL of another scheme": [{ ...cloud, baseUrl: "file:///etc" }, /^baseUrl must start with http/],
  "a base URL with a query": [{ ...cloud, baseUrl: "http://127.0.0.1/a?b" }, /^baseUrl: /],
  "a base URL with dots in its path": [{ ...cloud, baseUrl: "http://127.0.0.1/a/../b" }, /^baseUrl: /],
  "a base URL with a password": [{ ...cloud, baseUrl: "http://user:pass@127.0.0.1" }, /^baseUrl: /],
  "a base URL that is a URL object": [{ ...cloud, baseUrl: new URL("http://127.0.0.1") }, /baseUrl must be /],
};

for (const [name, [given, pattern]] of Object.entries(options)) {
  test(`${name}: every call rejects, and nothing is sent`, async () => {
    assertRefused(await refusal(given, (charger) => charger.status()), pattern);
    assertRefused(await refusal(given, (charger) => charger.set({ amp: 6 })), pattern);
  });
}

test("options with a getter that throws: every call rejects", async () => {
  const options = {
    get host() {
      throw new Error("x");
    },
  };
  const charger = new world.api.Charger(options);
  for (const call of [charger.status(), charger.set({ amp: 6 })]) {
    const error = await call.then(() => assert.fail("no error"), (error) => error);
    assert.ok(error instanceof world.api.InvalidArgumentError, error);
    assert.match(error.message, /^the options must be .*an object that throws/);
  }
});

const keys = /^keys must be a list of API keys/;
const key = /an API key is made of letters, digits and underscores/;
const signal = /^signal must be an AbortSignal/;
const maxAge = /^maxAge must be a number of seconds, 0 or more/;
const settings = /the settings must be .*got/;

const calls = {
  "no keys in the list": [(charger) => charger.status([]), /empty list.*leave it out to read every key/],
  "a key that is no list": [(charger) => charger.status("amp"), keys],
  "keys as arguments": [(charger) => charger.status("amp", "car"), keys],
  "keys as members": [(charger) => charger.status({ amp: true }), keys],
  "options in the place of keys": [(charger) => charger.status({ maxAge: 5 }), keys],
  "a number in the list": [(charger) => charger.status(["amp", 5]), /^keys must be a list of API keys in quotes/],
  "nothing in the list": [(charger) => charger.status([undefined]), /keys must be/],
  "a hole in the list": [(charger) => charger.status(["amp", , "car"]), /keys must be/],
  "an empty key": [(charger) => charger.status([""]), key],
  "keys with a comma": [(charger) => charger.status(["amp,car"]), key],
  "a key with a delimiter": [(charger) => charger.status(["amp&token=x"]), key],
  "a key with a space": [(charger) => charger.status([" amp"]), key],
  "a key with a letter of another script": [(charger) => charger.status(["аmp"]), key],
  "a key of 65 letters": [(charger) => charger.status(["a".repeat(65)]), key],
  "the token as a key": [(charger) => charger.status(["token"]), /token is none/],
  "a set of the token": [(charger) => charger.set({ token: "x" }, { unchecked: true }), /token is none/],
  "a set of an odd key": [(charger) => charger.set({ "a=1&b": 1 }, { unchecked: true }), key],
  "a set of an empty key": [(charger) => charger.set({ "": 1 }, { unchecked: true }), key],
  "a maxAge that is text": [(charger) => charger.status(["amp"], { maxAge: "5" }), maxAge],
  "a negative maxAge": [(charger) => charger.status(["amp"], { maxAge: -1 }), maxAge],
  "a maxAge that is NaN": [(charger) => charger.status(["amp"], { maxAge: NaN }), /maxAge must be/],
  "a maxAge without end": [(charger) => charger.status(["amp"], { maxAge: Infinity }), /maxAge must be/],
  "a maxAge of null": [(charger) => charger.status(["amp"], { maxAge: null }), maxAge],
  "a maxAge of a set": [(charger) => charger.set({ amp: 6 }, { maxAge: 5 }), /no option maxAge/],
  "a verify of a status": [(charger) => charger.status(["amp"], { verify: true }), /no option verify/],
  "a verify that is a number": [(charger) => charger.set({ amp: 6 }, { verify: 1 }), /^verify must be true or false/],
  "an unchecked that is text": [(charger) => charger.set({ amp: 6 }, { unchecked: "yes" }), /^unchecked must be true or false/],
  "a confirm that is true": [(charger) => charger.set({ amp: 6 }, { confirm: true }), /^confirm must be a list of API keys/],
  "a confirm that is text": [(charger) => charger.set({ rst: true }, { confirm: "rst" }), /^confirm must be a list of API keys/],
  "a timeout of 0 for one call": [(charger) => charger.status(["amp"], { timeout: 0 }), timeout],
  "negative retries for one call": [(charger) => charger.status(["amp"], { retries: -1 }), /^retries must be a number/],
  "a deadline that is text for one call": [(charger) => charger.set({ amp: 6 }, { deadline: "5s" }), /^deadline must be/],
  "an option of a charger for one call": [(charger) => charger.status(["amp"], { parallel: 2 }), /no option parallel/],
  "an option that is misspelt": [(charger) => charger.set({ amp: 6 }, { verfy: true }), /no option verfy.*misspelt/],
  "options that are a number": [(charger) => charger.status(["amp"], 5000), plainOptions],
  "a signal in the place of options": [(charger) => charger.status(["amp"], new AbortController().signal), plainOptions],
  "a signal that is a controller": [(charger) => charger.status(["amp"], { signal: new AbortController() }), signal],
  "a signal that is true": [(charger) => charger.set({ amp: 6 }, { signal: true }), signal],
  "nothing to set": [(charger) => charger.set({}), /nothing to set.*\{ amp: 16 \}/],
  "no settings": [(charger) => charger.set(), settings],
  "null as settings": [(charger) => charger.set(null), settings],
  "a key and a value": [(charger) => charger.set("amp", 16), settings],
  "a list of settings": [(charger) => charger.set([["amp", 16]]), settings],
  "a Map of settings": [(charger) => charger.set(new Map([["amp", 16]])), settings],
  "a value that is too long for the LAN": [
    (charger) => charger.set({ fna: "x".repeat(254) }, { unchecked: true }),
    /^fna.*260 characters.*at most about 255/,
    ["local"],
  ],
};

for (const [name, [call, pattern, sides = ["cloud", "local"]]] of Object.entries(calls)) {
  test(`${name}: the call rejects, and nothing is sent`, async () => {
    for (const side of sides) {
      assertRefused(await refusal(side === "cloud" ? cloud : local, call), pattern);
      const made = await world.control.create();
      assertRefused(await call(new world.api.Charger(reach(made, side))).catch((error) => error), pattern);
      assert.deepEqual(await world.control.requests(made.serial), []);
    }
  });
}

test("a bad argument of the very first call rejects it, and the next call works", async () => {
  const { Charger } = await world.fresh();
  const charger = new Charger(reach(await world.control.create()));
  const [first, second] = await Promise.allSettled([charger.status([]), charger.status(["amp"])]);
  assert.equal(first.reason.code, "invalid-argument");
  assert.equal(typeof second.value.values.amp, "number");
});

test("options that are undefined or null count as none, members that are undefined as left out", async () => {
  const made = await world.control.create();
  const spared = { host: undefined, fetch: undefined, timeout: undefined, auth: undefined };
  const charger = new world.api.Charger({ ...reach(made), ...spared });
  for (const none of [undefined, null, {}, { signal: undefined, maxAge: undefined, timeout: undefined }]) {
    assert.deepEqual(Object.keys((await charger.status(["amp"], none)).values), ["amp"]);
    assert.ok(Object.keys((await charger.status(undefined, none)).values).length > 100);
  }
  await charger.set({ amp: 7 }, { signal: null, verify: undefined, unchecked: false, confirm: [] });
});

test("a key that is asked for twice is sent once", async () => {
  const made = await world.control.create();
  const { missing } = await new world.api.Charger(reach(made)).status(["zzz", "amp", "zzz"]);
  assert.deepEqual(missing, ["zzz"]);
  assert.match((await world.control.requests(made.serial))[0].target, /filter=zzz,amp$/);
});
