// @ts-check
// A request to a simulated charger, and the `Response` that comes of it.

/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("#simulator").Model} Model */
/** @typedef {import("#simulator").Served} Served */

/**
 * The end of a world, and what is to be done then: a listener for each request would be more than Node.js finds right.
 * @typedef {{ signal: AbortSignal, stops: Set<() => void> }} End
 */

/** Replies that have no body. */
const WITHOUT_BODY = [204, 205, 304];

/**
 * Fetches from a model.
 * @param {{ model: Model, clock: Clock, end: End }} world
 * @param {string | URL | Request} input
 * @param {RequestInit} [init]
 */
export async function exchange({ model, clock, end }, input, init) {
  const request = new Request(input, init);
  // The request's own signal only follows it.
  const signal = init?.signal ?? request.signal;
  signal.throwIfAborted();
  end.signal.throwIfAborted();
  clock.happened();
  const { origin, host, pathname, search } = new URL(request.url);
  const headers = JSON.stringify(Object.fromEntries(request.headers));
  const served = model.serve(request.method, origin, pathname + search, headers, clock.now());
  if (!served) throw new TypeError(`nobody is at ${host} in this simulated world, and nothing leaves it`);
  const { serial, number, side, delay, status, isReset } = served;
  try {
    if (delay > 0) await waited(clock, delay, signal, end);
    if (status === 0) throw broken(isReset ? "ECONNRESET" : "UND_ERR_SOCKET");
    model.answered(serial, number, status);
    const isEmpty = request.method === "HEAD" || WITHOUT_BODY.includes(status);
    const body = isEmpty ? null : stream(served, clock, signal, end);
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
 * @param {AbortSignal} signal
 * @param {End} end
 */
function stream({ body, isCut, spaces, pause }, clock, signal, end) {
  let isFirst = true;
  /** @type {UnderlyingDefaultSource<Uint8Array>} */
  const source = {
    async pull(controller) {
      signal.throwIfAborted();
      end.signal.throwIfAborted();
      if (isFirst) {
        isFirst = false;
        controller.enqueue(body);
        if (!isCut && spaces === 0) controller.close();
      } else if (isCut) {
        throw broken("UND_ERR_SOCKET");
      } else {
        if (pause > 0) await waited(clock, pause, signal, end);
        controller.enqueue(new Uint8Array(spaces).fill(32));
      }
    },
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}

/**
 * Lets time pass; rejects as soon as the signal is aborted, or the world ends.
 * @param {Clock} clock
 * @param {number} ms
 * @param {AbortSignal} signal
 * @param {End} end
 */
async function waited(clock, ms, signal, end) {
  const wait = clock.wait(ms);
  let stop = () => {};
  try {
    const stopped = new Promise((_, reject) => {
      stop = () => reject((signal.aborted ? signal : end.signal).reason);
      signal.addEventListener("abort", stop);
      end.stops.add(stop);
    });
    await Promise.race([wait.done, stopped]);
  } finally {
    wait.cancel();
    signal.removeEventListener("abort", stop);
    end.stops.delete(stop);
  }
}
