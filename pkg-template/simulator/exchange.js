// @ts-check
// A request to a simulated charger, and the `Response` that comes of it.

/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("#simulator").Model} Model */
/** @typedef {import("#simulator").Served} Served */

/** Replies that have no body. */
const WITHOUT_BODY = [204, 205, 304];

/**
 * Fetches from a model.
 * @param {{ model: Model, clock: Clock, ended: AbortSignal }} world
 * @param {string | URL | Request} input
 * @param {RequestInit} [init]
 */
export async function exchange({ model, clock, ended }, input, init) {
  const request = new Request(input, init);
  // The request's own signal only follows it.
  const signal = init?.signal ?? request.signal;
  signal.throwIfAborted();
  ended.throwIfAborted();
  clock.happened();
  const { origin, host, pathname, search } = new URL(request.url);
  const headers = JSON.stringify(Object.fromEntries(request.headers));
  const served = model.serve(request.method, origin, pathname + search, headers, clock.now());
  if (!served) throw new TypeError(`nobody is at ${host} in this simulated world, and nothing leaves it`);
  const { serial, number, side, delay, status, isReset } = served;
  const signals = [signal, ended];
  try {
    if (delay > 0) await waited(clock, delay, signals);
    if (status === 0) throw broken(isReset ? "ECONNRESET" : "UND_ERR_SOCKET");
    model.answered(serial, number, status);
    const isEmpty = request.method === "HEAD" || WITHOUT_BODY.includes(status);
    const body = isEmpty ? null : stream(served, clock, signals);
    return new Response(body, { status, headers: JSON.parse(served.headers) });
  } finally {
    model.left(serial, side);
    served.free();
  }
}

/** What `fetch` of Node.js rejects with when a connection ends. @param {"ECONNRESET" | "UND_ERR_SOCKET"} code */
function broken(code) {
  const cause = new Error(code === "ECONNRESET" ? "read ECONNRESET" : "other side closed");
  return new TypeError("fetch failed", { cause: Object.assign(cause, { code }) });
}

/**
 * The body, piece by piece as it is read. Nothing but the clock is waited for, so that a turn of the event loop is
 * enough to see whether something still happens in the world.
 * @param {Served} served
 * @param {Clock} clock
 * @param {AbortSignal[]} signals
 */
function stream({ body, isCut, spaces, pause }, clock, signals) {
  let isFirst = true;
  /** @type {UnderlyingDefaultSource<Uint8Array>} */
  const source = {
    async pull(controller) {
      signals.forEach((signal) => signal.throwIfAborted());
      if (isFirst) {
        isFirst = false;
        controller.enqueue(body);
        if (!isCut && spaces === 0) controller.close();
      } else if (isCut) {
        throw broken("UND_ERR_SOCKET");
      } else {
        if (pause > 0) await waited(clock, pause, signals);
        controller.enqueue(new Uint8Array(spaces).fill(32));
      }
    },
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}

/**
 * Lets time pass; rejects as soon as a signal is aborted.
 * @param {Clock} clock
 * @param {number} ms
 * @param {AbortSignal[]} signals
 */
async function waited(clock, ms, signals) {
  const wait = clock.wait(ms);
  let stop = () => {};
  try {
    const stopped = new Promise((_, reject) => {
      stop = () => reject(signals.find(({ aborted }) => aborted)?.reason);
      for (const signal of signals) signal.addEventListener("abort", stop);
    });
    await Promise.race([wait.done, stopped]);
  } finally {
    wait.cancel();
    for (const signal of signals) signal.removeEventListener("abort", stop);
  }
}
