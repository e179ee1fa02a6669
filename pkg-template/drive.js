// @ts-check
// Does what the machine of a call asks for: fetch, wait, and tell it what came of that. It decides nothing.

import { toError } from "./errors.js";
import { statusOf } from "./status.js";

/** A status has 7 to 30 kB. What is larger than this is something else; no more of it is read. */
const LARGEST_BODY = 1024 * 1024;

/** What `before` gives when the time is over. */
const LATE = Symbol();

/** What a step of a machine says to do next. */
const SEND = 0;
const WAIT = 1;
const TURN = 2;
const READ = 3;
const SET = 4;

/**
 * @param {(wake: () => void) => import("#glue").Machine} begin
 * @param {RequestInit} init
 * @param {import("./index.js").ChargerOptions} options of the charger
 * @param {AbortSignal | undefined | null} signal
 */
export async function drive(begin, init, options, signal) {
  /** @type {(value?: unknown) => void} */
  let wake = () => {};
  const machine = begin(() => wake());
  try {
    let next = machine.proceed(Date.now());
    for (;;) {
      if (next === READ) return statusOf(machine.values(), machine.missing(), machine.last_modified());
      if (next === SET) return machine.result();
      if (next > SET) throw toError(machine.error());
      if (signal?.aborted) throw signal.reason;
      if (next === SEND) {
        next = await exchange(machine, init, options, signal);
      } else if (next === TURN) {
        const turn = new Promise((resolve) => (wake = resolve));
        const first = await before(machine.ms(), signal, turn);
        next = machine.woken(first !== LATE, Date.now());
      } else if (next === WAIT) {
        await before(machine.ms(), signal);
        next = machine.proceed(Date.now());
      }
    }
  } finally {
    machine.leave();
    machine.free();
  }
}

/**
 * Waits for a promise, for at most `ms`. An abort rejects with the signal's reason, whatever the promise does.
 * @param {number} ms
 * @param {AbortSignal | undefined | null} signal
 * @param {Promise<unknown>} [promise]
 */
async function before(ms, signal, promise) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {() => void} */
  let stop = () => {};
  const stopped = new Promise((resolve) => {
    stop = () => resolve(LATE);
    timer = setTimeout(stop, ms);
  });
  const unlisten = listen(signal, stop);
  try {
    const first = await (promise ? Promise.race([promise, stopped]) : stopped);
    if (first === LATE && signal?.aborted) throw signal.reason;
    return first;
  } finally {
    clearTimeout(timer);
    unlisten();
  }
}

/**
 * Who is to be told of an abort, with one listener for each signal: Node.js warns of a leak at eleven.
 * @type {WeakMap<AbortSignal, { stops: Set<() => void>, tell: () => void }>}
 */
const listeners = new WeakMap();

/**
 * @param {AbortSignal | undefined | null} signal
 * @param {() => void} stop
 */
function listen(signal, stop) {
  if (!signal) return () => {};
  if (signal.aborted) stop();
  let listener = listeners.get(signal);
  if (!listener) {
    const stops = new Set();
    listener = { stops, tell: () => stops.forEach((stop) => stop()) };
    listeners.set(signal, listener);
    signal.addEventListener("abort", listener.tell);
  }
  const { stops, tell } = listener;
  stops.add(stop);
  return () => {
    stops.delete(stop);
    if (stops.size > 0) return;
    listeners.delete(signal);
    signal.removeEventListener("abort", tell);
  };
}

/**
 * One attempt: what came of it goes to the machine, and to the caller's hook and logger.
 * @param {import("#glue").Machine} machine
 * @param {RequestInit} init
 * @param {import("./index.js").ChargerOptions} options
 * @param {AbortSignal | undefined | null} signal
 */
async function exchange(machine, init, options, signal) {
  const begin = Date.now();
  const { status, header, text, kind, cause } = await attempt(machine, init, options, signal);
  const next =
    text === undefined
      ? machine.broke(kind, status, cause, Date.now(), Math.random())
      : machine.replied(status, header("last-modified"), header("retry-after"), text, Date.now(), Math.random());
  if (options.onRequest || options.logger) {
    const event = { ...machine.attempt(), status: status ?? null, duration: Date.now() - begin };
    // What a hook throws is its own: it must not change what the call says.
    tell(event, options).catch(() => {});
  }
  return next;
}

/**
 * @param {import("./index.js").RequestEvent} event
 * @param {import("./index.js").ChargerOptions} options
 */
async function tell(event, options) {
  const { url, outcome, status, attempt, duration } = event;
  await Promise.all([
    options.onRequest?.(event),
    options.logger?.debug(`goecharger: ${url}: ${outcome}, HTTP ${status}, attempt ${attempt}, ${duration} ms`),
  ]);
}

/**
 * @param {import("#glue").Machine} machine
 * @param {RequestInit} init
 * @param {import("./index.js").ChargerOptions} options
 * @param {AbortSignal | undefined | null} signal
 * @returns {Promise<any>} a reply with its text, or the kind of trouble
 */
async function attempt(machine, init, options, signal) {
  const controller = new AbortController();
  const fetch = options.fetch ?? globalThis.fetch;
  /** @type {any} */
  let response;
  /** @type {number | undefined} */
  let status;
  const receive = async () => {
    response = await fetch(machine.url(), { ...init, signal: controller.signal });
    if (typeof response?.status !== "number") return undefined;
    status = response.status;
    return read(response);
  };
  try {
    const text = await before(machine.ms(), signal, receive());
    if (typeof text === "string") return { status, text, header: header.bind(undefined, response) };
    controller.abort();
    return { status, kind: KINDS.get(text) };
  } catch (cause) {
    controller.abort();
    if (signal?.aborted) throw signal.reason;
    return { status, kind: "broken", cause };
  }
}

/**
 * A header, `null` if there is none: a mock may lack them all.
 * @param {Response} response
 * @param {string} name
 */
function header(response, name) {
  try {
    return response.headers.get(name) ?? null;
  } catch {
    return null;
  }
}

/** What stands in the place of a body, and what the core calls it. */
const KINDS = new Map([
  [LATE, "timeout"],
  [null, "too-large"],
  [undefined, "no-response"],
]);

/**
 * The body as text, in UTF-8 whatever the headers say; `null` if it is too large.
 * @param {Response} response
 */
async function read(response) {
  if (!response.body) {
    // Some mocks and old runtimes have no stream.
    const text = await response.text();
    if (typeof text !== "string") throw new TypeError("the text of the reply is no text");
    return text.length > LARGEST_BODY ? null : text;
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > LARGEST_BODY) return null;
    text += decoder.decode(value, { stream: true });
  }
}
