// What owners met: cases from public reports and from what other clients recorded, each with the answer that is right.
// For Node.js and, where no case says otherwise, for pages. run-owner.mjs plays one, with a charger of its own.
//
// A case has
//   name     a sentence
//   source   where it was told: a repository with the number of its issue, a recording, or our own measurement
//   only     the one environment where it can be played
//   charger  for making the charger of the simulator; `fault`, `options`, `side` ("local" if it is not given)
//   run(it)  makes calls and checks them; `it` has api, charger, made (as the simulator made it), fails(promise, code,
//            pattern), refuses(promise, pattern) (before any request), requests(), values()

import { equal, ok } from "./check.mjs";

const V2 = "goecharger/go-eCharger-API-v2";
const CONTROLLER = "goecharger/eController-API";
const VERIFY = { verify: true };

const connections = [
  {
    name: "a set right after a read arrives, though the charger closes the connection without a word",
    source: "Gesiima/dbus-goecharger",
    charger: { firmware: "59.4", close: "silent" },
    async run({ charger, requests }) {
      for (let number = 0; number < 30; number += 1) {
        await charger.status(["amp"]);
        await charger.set({ fna: `set ${number}` });
      }
      const sets = (await requests()).filter(({ target }) => target.includes("/set?"));
      equal(sets.map(({ applied }) => applied.fna), Array.from({ length: 30 }, (_, number) => `set ${number}`), "what arrived");
    },
  },
  {
    name: "a fetch that caches answers no set: three sets reach the charger three times",
    source: "Next.js before 15",
    options: () => {
      const cache = new Map();
      const caching = async (url, init) => {
        if (init.cache === "no-store") return fetch(url, init);
        if (!cache.has(url)) cache.set(url, await fetch(url, init));
        return cache.get(url).clone();
      };
      return { fetch: caching };
    },
    async run({ charger, requests }) {
      for (const amp of [10, 12, 10]) await charger.set({ amp });
      equal((await requests()).map(({ applied }) => applied), [{ amp: 10 }, { amp: 12 }, { amp: 10 }], "what arrived");
    },
  },
  {
    name: "a read of many keys goes through, though the charger resets the connection on a long filter",
    source: "marq24/ha-goecharger-api2#105",
    fault: { kind: "reset-long-filter", only: "status", limit: 400 },
    options: () => ({ retries: 0 }),
    async run({ charger }) {
      const keys = ["amp", ...Array.from({ length: 120 }, (_, number) => `zz${number}`)];
      const { values, missing } = await charger.status(keys);
      equal([values.amp, missing.length], [16, 120], "amp, missing");
    },
  },
  {
    name: "a stop does not wait behind the reads that wait",
    source: "our own measurement: 18 s behind two slow reads",
    fault: { latency_ms: 150, only: "status" },
    async run({ charger, requests }) {
      const reads = ["car", "nrg", "err"].map((key) => charger.status([key]));
      await charger.set({ frc: 1 });
      await Promise.all(reads);
      const order = (await requests()).map(({ target }) => target.replace(/^.*\/api\//, ""));
      equal(order, ["status?filter=car", "set?frc=1", "status?filter=nrg", "status?filter=err"], "the order");
    },
  },
];

const readBack = [
  ["a load balancing group of 35 A, which reads as an object", `${V2}#307, marq24/ha-goecharger-api2#153 and #154, capture 46`, { lot: 35 }],
  ["locks that are set by true, and read as numbers", `the vendor's examples and capture 56`, { bac: true, sdp: true }],
  ["an OCPP setting of null, which reads as its default", "capture 56", { mtp: null }],
  ["a colour, which reads in other case", `${V2}, apikeys`, { cid: "#ff00aa" }],
].map(([name, source, settings]) => ({
  name: `${name}, is verified`,
  source,
  charger: { firmware: "055" },
  async run({ charger, api, requests }) {
    const result = await charger.set(settings, { ...VERIFY, confirm: Object.keys(settings) });
    equal([result.outcome, result.accepted], ["verified", Object.keys(settings)], "outcome");
    ok((await requests()).length <= 3 && api, "it holds at the first look");
  },
}));

const values = [
  {
    name: "the grid's power under the name by which it is read is refused, with the name by which it is written",
    source: `${CONTROLLER}#7`,
    async run({ charger, refuses }) {
      await refuses(charger.set({ ids: { pgrid: -500 } }), /no member pgrid.*pGrid/);
      equal((await charger.set({ ids: { pGrid: -500 } })).outcome, "accepted", "outcome");
    },
  },
  {
    name: "bounds of settings that only trying them out tells are known",
    source: `${V2}, behaviour.md §11`,
    async run({ charger, refuses }) {
      for (const settings of [{ lof: 5 }, { lof: 33 }, { lop: 0 }, { lop: 100 }, { mci: 1000 }, { dwo: 0 }, { cid: "red" }, { clp: [6, 40] }]) {
        await refuses(charger.set(settings), new RegExp(`^${Object.keys(settings)[0]}\\b`));
      }
      for (const settings of [{ lof: 0 }, { lof: 6 }, { lop: 99 }, { mci: 0 }, { mci: 300_000 }, { dwo: null }, { awc: 10001 }]) {
        await charger.set(settings, { confirm: Object.keys(settings) });
      }
    },
  },
  {
    name: "a current of 0 A says how to stop",
    source: "evcc and Home Assistant forums, behaviour.md §11",
    run: ({ charger, refuses }) => refuses(charger.set({ amp: 0 }), /amp takes .*To stop charging, set frc to 1/),
  },
  {
    name: "temperatures come as they are sent, with nulls and the number that means no sensor",
    source: `${V2}#161 and #132, capture 47`,
    charger: { values: { tma: [31.5, null, -16843.01, null, 30, null] } },
    async run({ charger }) {
      equal((await charger.status(["tma"])).values.tma, [31.5, null, -16843.01, null, 30, null], "tma");
    },
  },
];

const names = [
  {
    name: "names of API v1 lead to those of today",
    source: `${V2}, behaviour.md §11`,
    async run({ charger, refuses }) {
      const former = { amx: "amp", stp: "dwo", ast: "acs", al1: "clp", al5: "clp", afi: "att" };
      for (const [name, key] of Object.entries(former)) await refuses(charger.set({ [name]: 6 }), new RegExp(`${name}.*"${key}"`));
    },
  },
  {
    name: "names for people, and keys in other case, lead to the keys",
    source: "our own catalogue",
    run: async ({ charger, refuses }) => {
      await refuses(charger.set({ requestedCurrent: 10 }), /requestedCurrent.*"amp"/);
      await refuses(charger.set({ AMP: 10 }), /AMP.*"amp"/);
    },
  },
  {
    name: "an address in the place of options, and a key and a value, get the right form",
    source: "a reader of the README",
    async run({ api, charger, refuses, made }) {
      await refuses(new api.Charger("192.168.0.75").status(), /new Charger\(\{ host: "192\.168\.0\.75" \}\)/);
      await refuses(new api.Charger(made.local).status(), /new Charger\(\{/);
      await refuses(charger.set("amp", 16), /set\(\{ amp: .*\}\)/);
    },
  },
  {
    name: "a serial as it is printed on the charger leads to its last six digits",
    source: "the type label",
    run: ({ api, refuses }) => refuses(new api.Charger({ serial: "CM-03-123456", token: "t" }).status(), /last six.*"123456"/),
  },
  {
    name: "a host with a slash or spaces around it is told how it is right",
    source: "evcc-io/hassio-addon#94",
    async run({ api, refuses }) {
      for (const host of ["192.168.0.75/", " 192.168.0.75", "192.168.0.75\n"]) await refuses(new api.Charger({ host }).status(), /"192\.168\.0\.75"/);
    },
  },
  {
    name: "a base that already has the path of the API is told how it is right",
    source: "evcc-io/hassio-addon#94",
    async run({ api, refuses }) {
      for (const path of ["/api", "/api/status", "/api/set", "/api/", "/x/api/status"]) {
        await refuses(new api.Charger({ baseUrl: `http://127.0.0.1:9${path}` }).status(), /\/api\/status.* appended.*"http:\/\/127\.0\.0\.1:9(\/x)?"/);
      }
    },
  },
];

const replies = [
  {
    name: "a charger of hardware version 2 has only API v1, and says so",
    source: "evcc-io/evcc PR#5459",
    fault: { status: 404, body: "Not found: /api/status", content_type: "text/plain" },
    run: ({ charger, fails }) => fails(charger.status(["amp"]), "protocol", /only API v1.*hardware version 2/),
  },
  {
    name: "a 404 of another device does not send the owner into the app, to switch on what is on",
    source: "evcc-io/hassio-addon#94",
    fault: { status: 404, body: "404 page not found", content_type: "text/plain" },
    run: ({ charger, fails }) => fails(charger.status(["amp"]), "protocol", /another device/),
  },
  {
    name: "a go-e Controller that knows none of the keys has set nothing",
    source: `${CONTROLLER}#14, ${V2}#257, capture 45`,
    charger: { model: "CONTROLLER" },
    async run({ charger, fails }) {
      const error = await fails(charger.set({ amp: 10 }), "rejected", /go-e Controller/);
      equal(error.accepted, [], "accepted");
    },
  },
  {
    name: "a set that the web server finds too long is not carried out, and in no doubt",
    source: "ESP-IDF's HTTP server, behaviour.md §11",
    async run({ charger, fails, fault }) {
      for (const status of [414, 431, 405]) {
        await fault({ status, body: "" });
        await fails(charger.set({ amp: 10 }), "rejected", /nothing was set/);
      }
    },
  },
  {
    name: "one empty reply does not keep keys out of the next ten minutes",
    source: "our own measurement",
    fault: { status: 200, body: "{}", count: 1 },
    async run({ charger }) {
      equal((await charger.status(["amp", "car"])).missing, ["amp", "car"], "missing of the odd reply");
      equal((await charger.status(["amp", "car"])).missing, [], "missing of the next");
    },
  },
  {
    name: "JSON of another device is no status",
    source: "evcc-io/hassio-addon#94",
    async run({ charger, fails, fault }) {
      for (const body of ['{"status":"ok"}', '{"error":"not found"}']) {
        await fault({ status: 200, body });
        await fails(charger.status(["amp"]), "protocol", /without any API key/);
        await fails(charger.status(), "protocol", /without any API key/);
      }
    },
  },
  {
    name: "a set for a charger that is not online says that nothing was passed on",
    source: "the vendor's document of the cloud API",
    side: "cloud",
    fault: { kind: "offline" },
    run: ({ charger, fails }) => fails(charger.set({ amp: 10 }), "forbidden", /not online.*passed nothing on/),
  },
];

const privacy = [
  {
    name: "a password under a key that no table names is not shown",
    source: `the vendor's app: mpap, mopi; behaviour.md §11`,
    options: (told) => ({ onRequest: (event) => told.push(event), logger: { debug: (line) => told.push(line) } }),
    async run({ charger, told, requests }) {
      const error = await charger.set({ zzpap: "ApnPassword4Zx", mpap: "ApnPassword4Zx" }, { unchecked: true }).catch((error) => error);
      ok((await requests())[0].target.includes("ApnPassword4Zx"), "it is sent");
      ok(told.length >= 2, "hook and logger are told");
      for (const text of [JSON.stringify(told), String(error?.message), String(error?.url), String(error?.stack)]) {
        ok(!text.includes("ApnPassword4Zx"), `it is not shown: ${text}`);
      }
    },
  },
  {
    name: "an error keeps what it says when it is sent to another worker, or into a log",
    source: "our own measurement",
    async run({ api, charger, fault }) {
      await fault({ kind: "refuse" });
      const error = await charger.set({ amp: 10 }).catch((error) => error);
      const { name, message, code, attempts, accepted, rejected } = JSON.parse(JSON.stringify(error));
      equal([name, message, code, attempts, accepted], ["RejectedError", error.message, "rejected", 1, []], "what JSON has of it");
      equal(rejected[0].key, "amp", "the key that was refused");
      for (const copy of [structuredClone(error), JSON.parse(JSON.stringify(error))]) ok(api.isChargerError(copy), "a copy is known");
    },
  },
];

export const owners = [...connections, ...readBack, ...values, ...names, ...replies, ...privacy];
