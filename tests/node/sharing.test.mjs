// Two objects of one charger, two spellings of one host, and many reads at once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { importWatched } from "../../benches/wasm.mjs";
import { settled } from "../lib/check.mjs";
import { reach, setUp } from "../lib/node.mjs";
import { unpackPackage } from "../lib/package.mjs";

let world, unpacked, watched;

before(async () => {
  [world, unpacked] = await Promise.all([setUp(), unpackPackage()]);
  watched = await importWatched(unpacked.entry());
  await world.api.initialize();
});

after(() => Promise.all([world?.stop(), unpacked?.remove()]));

/** A fetch that answers when it is told to; `log` has what it was asked. */
function held(body = '{"amp":6}') {
  const waiting = [];
  const fetch = (url) => new Promise((resolve) => {
    fetch.log.push(url);
    waiting.push(() => resolve(new Response(typeof body === "function" ? body(url) : body)));
  });
  return Object.assign(fetch, { log: [], waiting, next: () => waiting.shift()() });
}

const turn = () => new Promise(setImmediate);

async function answerAll(...fetches) {
  for (let idle = 0; idle < 5; idle += 1) {
    await turn();
    for (const fetch of fetches) if (fetch.waiting.length > 0) [idle] = [0, fetch.next()];
  }
}

test("two objects of one host with a fetch of their own get each what their fetch brings, and hooks are told of their own", async () => {
  const [one, other] = ['{"amp":6,"fna":"one"}', '{"amp":32,"fna":"other"}'].map((body) => held(body));
  const told = { one: [], other: [] };
  const chargers = [
    new world.api.Charger({ host: "a", fetch: one, onRequest: (event) => told.one.push(event.outcome) }),
    new world.api.Charger({ host: "a", fetch: other, onRequest: (event) => told.other.push(event.outcome) }),
  ];
  const calls = Array.from({ length: 12 }, (_, index) => chargers[index % 2].status(["amp", "fna"]));
  await answerAll(one, other);
  for (const [index, { values }] of (await Promise.all(calls)).entries()) assert.equal(values.fna, index % 2 ? "other" : "one");
  assert.deepEqual([told.one.length, told.other.length], [one.log.length, other.log.length]);
  assert.ok(one.log.length >= 1 && other.log.length >= 1);
});

test("objects of one serial with other tokens or another way to send them get each their own answer", async () => {
  const fetch = held((url) => JSON.stringify({ amp: 6, fna: url.match(/token=(\w+)/)?.[1] ?? "header" }));
  const options = [{ token: "one" }, { token: "two" }, { token: "one", auth: "header" }];
  const chargers = options.map((each) => new world.api.Charger({ serial: "000001", auth: "query", fetch, ...each }));
  const calls = Array.from({ length: 9 }, (_, index) => chargers[index % 3].status(["fna"]));
  await answerAll(fetch);
  assert.deepEqual((await Promise.all(calls)).map(({ values }) => values.fna), Array(3).fill(["one", "two", "header"]).flat());
});

/** Each group is one host. */
const hosts = [
  [{ host: "Charger.Local" }, { host: "charger.local" }, { host: "charger.local:80" }, { host: "charger.local." }, { baseUrl: "http://CHARGER.local" }, { baseUrl: "HTTP://charger.local:80/" }],
  [{ host: "192.168.0.75" }, { host: "192.168.0.75:80" }, { baseUrl: "http://192.168.0.75" }, { baseUrl: "http://192.168.0.75/" }, { baseUrl: "http://192.168.0.75:80/" }],
  [{ host: "[fd00::7]" }, { host: "[FD00::7]" }, { host: "[fd00:0:0::0007]" }, { host: "[fd00:0:0:0:0:0:0:7]:80" }, { baseUrl: "http://[FD00::0:7]/" }, { baseUrl: "http://[fd00::7]:80" }],
  [{ host: "[::ffff:192.168.0.75]" }, { host: "[::FFFF:c0a8:4b]" }, { host: "[0:0:0:0:0:ffff:192.168.0.75]" }],
  [{ baseUrl: "https://proxy.example/a" }, { baseUrl: "https://PROXY.example:443/a/" }, { baseUrl: "https://proxy.example./a" }],
];

for (const spellings of hosts) {
  test(`${spellings.length} spellings of ${Object.values(spellings[0])} are one line, and one address`, async () => {
    const fetch = held('{"amp":true}');
    const calls = spellings.map((each) => new world.api.Charger({ ...each, fetch }).set({ amp: 6 }));
    for (const [index] of spellings.entries()) {
      await turn();
      assert.equal(fetch.waiting.length, 1, "one request is in flight");
      assert.equal(fetch.log.length, index + 1);
      fetch.next();
    }
    await Promise.all(calls);
    assert.equal(new Set(fetch.log).size, 1, String(fetch.log));
    assert.equal(new URL(fetch.log[0]).href, fetch.log[0], "it is as a URL parser writes it");
  });
}

test("hosts that only look alike have lines of their own", async () => {
  const fetch = held();
  const alike = ["a", "a:8080", "a.b", "[fd00::7]", "[fd00::8]", "192.168.0.75", "192.168.0.75:81"];
  const calls = alike.map((host) => new world.api.Charger({ host, fetch }).status(["amp"]));
  await turn();
  assert.equal(fetch.waiting.length, alike.length);
  await answerAll(fetch);
  await Promise.all(calls);
});

for (const [what, body] of Object.entries({
  "1 MB of junk": "x".repeat(1_000_000),
  "1 MB of JSON of something else": JSON.stringify({ status: "y".repeat(1_000_000) }),
  "1 MB of a refusal": JSON.stringify({ success: false, reason: "z".repeat(1_000_000) }),
})) {
  test(`200 equal reads that wait and get ${what} cost the WebAssembly no more memory than one`, async () => {
    const { api, memory } = watched;
    const read = async (count) => {
      const fetch = held(body);
      const charger = new api.Charger({ host: "a", fetch, retries: 0 });
      const calls = Array.from({ length: count }, () => settled(charger.status(["amp"]), 10_000));
      await answerAll(fetch);
      for (const { error } of await Promise.all(calls)) {
        assert.equal(error.code, "protocol");
        assert.ok(error.message.length < 2000);
      }
    };
    await read(2);
    await read(2);
    const before = memory();
    await read(200);
    assert.ok(memory() - before <= 1_200_000, `it grows by ${memory() - before} bytes`);
  });
}

test("20 000 keys in a filter are read in parts, in time that grows no faster than they do", async () => {
  const read = async (count) => {
    const keys = Array.from({ length: count }, (_, index) => `k${index}`);
    const fetch = async (url) => new Response(`{"amp":6,"${url.split(/[=,]/)[1]}":1}`);
    const charger = new world.api.Charger({ host: "a", fetch });
    const begin = process.cpuUsage();
    const { missing } = await charger.status(keys);
    assert.ok(missing.length > count / 2);
    return process.cpuUsage(begin).user / 1000;
  };
  await read(2000);
  const [few, many] = [await read(2000), await read(20_000)];
  assert.ok(many < Math.max(few, 20) * 30, `${few} ms of processor time for 2 000, ${many} ms for 20 000`);
});

const MEBIBYTE = 1024 * 1024;

/** Streams without end, of chunks of some kind. */
const chunks = {
  Uint8Array: () => new Uint8Array(MEBIBYTE / 4),
  "a Buffer": () => Buffer.alloc(MEBIBYTE / 4, 32),
  Int8Array: () => new Int8Array(MEBIBYTE / 4),
  Uint16Array: () => new Uint16Array(MEBIBYTE / 8),
  Float64Array: () => new Float64Array(MEBIBYTE / 32),
  DataView: () => new DataView(new ArrayBuffer(MEBIBYTE / 4)),
  ArrayBuffer: () => new ArrayBuffer(MEBIBYTE / 4),
  SharedArrayBuffer: () => new Uint8Array(new SharedArrayBuffer(MEBIBYTE / 4)),
  text: () => "x".repeat(MEBIBYTE / 4),
  "a list of numbers": () => Array(1000).fill(32),
  "an object with a length": () => ({ length: 1000, byteLength: 1000 }),
  nothing: () => null,
};

for (const [name, make] of Object.entries(chunks)) {
  test(`a body without end of chunks that are ${name} is given up, and is told to end`, async () => {
    let pulled = 0;
    let cancelled = false;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(make());
      },
      cancel() {
        cancelled = true;
      },
    });
    const fetch = async () => ({ status: 200, headers: new Headers(), body });
    const { error } = await settled(new world.api.Charger({ host: "a", fetch, retries: 0 }).status(["amp"]), 5000);
    assert.match(error?.code, /^(protocol|network)$/);
    const then = pulled;
    await turn();
    assert.ok(cancelled, "it is cancelled");
    assert.ok(pulled <= then + 1 && pulled <= 8, `${pulled} chunks are read`);
  });
}

for (const end of ["timeout", "deadline", "abort"]) {
  test(`a body whose fetch ignores the signal is not read on after the ${end} of the call`, async () => {
    let pulled = 0;
    let cancelled = false;
    const body = new ReadableStream({
      async pull(controller) {
        pulled += 1;
        await new Promise((resolve) => setTimeout(resolve, 5));
        controller.enqueue(new Uint8Array(1).fill(32));
      },
      cancel() {
        cancelled = true;
      },
    }, { highWaterMark: 0 });
    const charger = new world.api.Charger({ host: "a", fetch: async () => new Response(body), retries: 0 });
    const controller = new AbortController();
    const limits = { timeout: { timeout: 50 }, deadline: { deadline: 50 }, abort: { signal: controller.signal } }[end];
    const call = settled(charger.status(["amp"], limits), 5000);
    if (end === "abort") setTimeout(() => controller.abort("enough"), 50);
    const { error } = await call;
    assert.equal(error.code ?? error, end === "abort" ? "enough" : "timeout");
    await new Promise((resolve) => setTimeout(resolve, 20));
    const then = pulled;
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.ok(cancelled && pulled <= then + 1, `${then} chunks, then ${pulled}`);
  });
}
