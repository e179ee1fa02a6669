// Makes cells of the rows of faults.mjs, and plays them in Node.js or in a page.

import { IN_DOUBT, equal, matches, ok, settled, withoutSecret } from "./check.mjs";
import { control } from "./control.mjs";
import { rows, verified } from "./faults.mjs";

const SIDES = ["cloud", "local"];
const BEFORE = 16;
const WANTED = 10;
const ATTEMPTS = 3;
// How long a call may take, in ms; without `verify` less than the timeout that a user gets by default.
const WITHIN = 9000;
const WITHIN_IF_VERIFIED = 20_000;

/**
 * The cells for an environment. `name` says which it is, `door` is the number of the door that it takes.
 *
 * @param {"browser" | "node"} environment
 */
export function cells(environment) {
  const single = rows.flatMap((row) =>
    ["status", "set"].flatMap((call) =>
      (row.lives ?? ["once", "stays"]).flatMap((life) => SIDES.map((side) => ({ row, call, life, side }))),
    ),
  );
  const verify = verified.flatMap((row) => SIDES.map((side) => ({ row, call: "set", life: "verify", side })));
  return [...single, ...verify]
    .filter(({ row, side }) => (row.only ?? environment) === environment && (row.sides ?? SIDES).includes(side))
    .map((cell, door) => ({
      ...cell,
      environment,
      door,
      name: `${cell.side} ${cell.call}, ${cell.life}: ${cell.row.name}`,
    }));
}

/** What must come of a cell of which the runtime itself has repeated so many requests. */
function expected({ row, call, life, side, environment }, repeated) {
  const of = (field) => (typeof field === "function" ? field({ side, environment }) : field);
  const { fault = {} } = row;
  const isSet = call === "set";
  if (life === "verify") {
    const code = of(row.code);
    return {
      code,
      or: row.or,
      outcome: "verified",
      sets: 1,
      reads: of(row.reads) ?? 1,
      applied: Boolean(row.applied),
      doubt: Boolean(row.doubt),
      repeated: of(row.repeats) ? 1 : 0,
      taken: row.taken,
    };
  }
  const strikes = (fault.side ?? side) === side && (fault.only ?? call) === call;
  const code = strikes ? of(row[isSet ? "set" : "read"]) : "ok";
  const again = strikes && Boolean(of(isSet ? row.setAgain : row.again));
  // A request that the runtime repeats by itself meets no fault that strikes only once.
  const passed = life === "once" && (again || repeated > 0);
  const attempts = !again || (passed && repeated) ? 1 : passed ? 2 : ATTEMPTS;
  const arrived = row.closed || row.unsent ? 0 : attempts + repeated;
  return {
    code: passed ? "ok" : code,
    outcome: side === "cloud" ? "sent" : "accepted",
    attempts,
    reads: (isSet ? 0 : arrived) + (row.used ? 1 : 0),
    sets: isSet ? arrived : 0,
    applied: isSet && (!strikes || passed || Boolean(row.applied)),
    doubt: isSet && !passed && strikes && code !== "ok" && Boolean(of(row.doubt)),
    lacks: strikes && row.lacks,
    waits: attempts > 1 && row.waits,
    repeated: strikes && of(row.repeats) ? 1 : 0,
  };
}

/**
 * Plays one cell with a charger of its own; throws if the package does not do what is expected.
 *
 * @param {ReturnType<typeof cells>[number]} cell
 * @param {object} world
 * @param {object} world.api         what the package exports
 * @param {string} world.simulator   where its control endpoints are
 * @param {number} world.closedPort  a port on which nobody listens
 * @param {string[]} world.doors     see doors.mjs
 */
export async function play(cell, { api, simulator, closedPort, doors }) {
  const { row, call, life, side } = cell;
  const { create, remove, faults, requests, charger: look } = control(simulator);
  const secret = `Secret${Math.random().toString(36).slice(2)}`;
  // The end of the token has to be encoded.
  const made = await create({ ...row.charger, token: `${secret}+/=%&`, values: { amp: BEFORE } });
  const begin = Date.now();
  const url = side === "cloud" ? made.cloud.replace(new URL(made.cloud).origin, doors[cell.door]) : made.local;
  const controller = new AbortController();
  try {
    const told = [];
    const charger = new api.Charger({
      ...(side === "cloud" && { serial: made.serial, token: made.token, ...(life === "once" && { auth: "query" }) }),
      baseUrl: row.closed ? `http://127.0.0.1:${closedPort}/a` : url,
      onRequest: (event) => told.push(event),
      logger: { debug: (line) => told.push(line) },
      ...row.options,
    });
    if (row.used) await charger.status(["car"]);
    told.length = 0;
    const { list, until } = struck(row, life);
    await faults(made.serial, { faults: list });

    const { signal } = controller;
    const promise =
      call === "set" ? charger.set({ amp: WANTED }, { signal, verify: life === "verify" }) : charger.status(["amp"], { signal });
    const outcome = await settled(promise, life === "verify" ? WITHIN_IF_VERIFIED : WITHIN);

    await faults(made.serial, {});
    const token = side === "cloud" ? `token=${encodeURIComponent(made.token)}&` : "";
    const log = await quiet(`${url}/api/status?${token}`, () => requests(made.serial));
    const { values } = await look(made.serial);

    const events = told.filter((each) => typeof each === "object");
    const arrived = log.length - (row.used ? 1 : 0);
    const repeated = row.closed || row.unsent ? arrived : arrived - events.length;
    const expect = expected(cell, repeated);
    ok(repeated === 0 || repeated === expect.repeated, `${repeated} requests are repeated by the runtime`);
    judgeOutcome(outcome, expect, { api, call, side });
    judgeLog(log, expect);
    judgeTruth(outcome, log, values, expect);

    const attempts = expect.attempts ?? events.length;
    equal(events.length, attempts, "the attempts that onRequest was told of");
    equal(told.length, 2 * events.length, "events and lines of the log");
    if (outcome.error) equal(outcome.error.attempts, attempts, "attempts");
    if (expect.waits) {
      const [first, second] = log.filter(isStatus);
      ok(begin + second.t_ms >= (until ?? 0), `the second request comes ${until - begin - second.t_ms} ms too early`);
      ok(second.t_ms - first.t_ms >= (expect.waits.seconds ?? 0) * 1000, "the second request waits as long as it was asked");
    }
    for (const each of [...told, outcome.error, outcome.error?.cause, charger]) {
      for (const text of [String(each), JSON.stringify(each), each?.message, each?.stack, each?.url]) withoutSecret(text, secret);
    }
  } finally {
    controller.abort();
    await remove(made.serial);
  }
}

/** The faults of a row as the simulator takes them, and until when they ask to wait. */
function struck(row, life) {
  if (life === "verify") return { list: row.faults ?? [] };
  if (!row.fault) return { list: [] };
  const fault = { ...row.fault, ...(life === "once" && { count: 1 }) };
  if (!row.waits) return { list: [fault] };
  const { seconds, date } = row.waits;
  const until = date && Math.ceil(Date.now() / 1000 + date) * 1000;
  const headers = {
    "retry-after": until ? new Date(until).toUTCString() : String(seconds),
    "access-control-expose-headers": "retry-after",
  };
  return { list: [{ ...fault, headers }], until };
}

const isStatus = ({ target }) => /\/api\/status\b/.test(target);
const isSet = ({ target }) => /\/api\/set\b/.test(target);
const changes = ({ applied }) => Object.keys(applied ?? {}).length > 0;

/** Waits until no request is being answered any more; gives what came, without the requests that ask for that. */
async function quiet(status, requests) {
  const isProbe = ({ target }) => target.includes("zzprobe");
  for (let round = 0; ; round += 1) {
    await fetch(`${status}filter=zzprobe`, { cache: "no-store" }).catch(() => {});
    const log = await requests();
    if (log.at(-1).in_flight === 0) return log.filter((each) => !isProbe(each));
    ok(round < 50, `${log.at(-1).in_flight} requests are in flight after the call`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function judgeOutcome({ value, error }, expect, { api, call, side }) {
  if (expect.code !== "ok") {
    ok(error, `it rejects by ${expect.code}; it resolved to ${JSON.stringify(value)}`);
    if (!api.isChargerError(error)) throw error;
    if (error.code !== expect.or) equal(error.code, expect.code, "code");
    if (expect.doubt) matches(error.message, IN_DOUBT, "message");
    else ok(!/not known: read it back/.test(error.message), `nothing is in doubt: ${error.message}`);
    if (expect.taken) matches(error.message, /^the setting was (sent|accepted), yet it could not be read back: (?!the setting)/, "message");
    if (error.code === "rejected") equal([error.accepted, error.rejected.map(({ key }) => key)], [[], ["amp"]], "accepted and rejected");
    if (error.code === "unverified") equal([error.expected, error.found], [{ amp: WANTED }, { amp: BEFORE }], "expected and found");
    return;
  }
  if (error) throw error;
  if (call === "set") return equal([value.outcome, value.accepted], [expect.outcome, ["amp"]], "outcome and accepted");
  equal([value.values.amp, value.missing], expect.lacks ? [undefined, ["amp"]] : [BEFORE, []], "amp and missing");
  equal([{}.polluted, value.values.polluted], [undefined, undefined], "polluted");
  const { lastModified } = value;
  ok(lastModified === null || (side === "cloud" && !Number.isNaN(lastModified.getTime())), `lastModified is ${lastModified}`);
}

function judgeLog(log, expect) {
  const reads = log.filter(isStatus).length;
  if (expect.reads === "some") ok(reads > 1, "it is read back more than once");
  else if (Array.isArray(expect.reads)) ok(expect.reads[0] <= reads && reads <= expect.reads[1], `${reads} reads are ${expect.reads.join(" to ")}`);
  else equal(reads, expect.reads, "the number of reads");
  equal(log.filter(isSet).length, expect.sets, "the number of sets");
  equal(log.length - reads - expect.sets, 0, "the number of other requests");
}

/** Nothing that the call says is false of the charger. */
function judgeTruth({ value, error }, log, values, expect) {
  const applied = log.filter(changes);
  equal(applied.map((each) => each.applied), Array(applied.length).fill({ amp: WANTED }), "what was applied");
  equal(applied.length > 0, expect.applied, "whether the charger applied it");
  equal(values.amp, expect.applied ? WANTED : BEFORE, "amp at the charger");
  if (expect.sets <= 1) ok(applied.length <= 1, "it is applied once");
  if (value?.outcome === "verified") equal(values.amp, WANTED, "amp at the charger, which was verified");
  if (error && expect.applied) ok(expect.doubt || expect.taken, "an error of a set that was applied says so");
}
