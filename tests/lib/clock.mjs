// Clocks and timers of the test's own in the place of the runtime's: a day passes in seconds.

const { setTimeout, clearTimeout, setImmediate } = globalThis;
const { now: wallNow } = Date;
const monotonicNow = performance.now;

/** Takes the clocks over until `restore()`. */
export function takeClocks() {
  let [monotonic, wall, last] = [1_000, Date.UTC(2026, 6, 1, 12), 0];
  /** @type {Map<number, { at: number, call: () => void }>} */
  const timers = new Map();
  globalThis.setTimeout = (call, ms = 0, ...given) => {
    timers.set(++last, { at: monotonic + Math.max(1, ms), call: () => call(...given) });
    return last;
  };
  globalThis.clearTimeout = (number) => void timers.delete(number);
  Date.now = () => wall;
  performance.now = () => monotonic;
  const settle = async () => {
    for (let round = 0; round < 4; round += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    timers,
    settle,
    now: () => monotonic,
    /** So many ms pass; timers fire in between. */
    async pass(ms) {
      const end = monotonic + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].sort(([, one], [, other]) => one.at - other.at);
        if (!next || next[1].at > end) break;
        const [number, { at, call }] = next;
        timers.delete(number);
        if (at > monotonic) [monotonic, wall] = [at, wall + at - monotonic];
        call();
        await settle();
      }
      [monotonic, wall] = [end, wall + end - monotonic];
      await settle();
    },
    /** The machine sleeps, or a clock is set: no timer fires in between. */
    jump(byMonotonic, byWall) {
      [monotonic, wall] = [monotonic + byMonotonic, wall + byWall];
    },
    restore() {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      Date.now = wallNow;
      performance.now = monotonicNow;
    },
  };
}

/** A `fetch` that answers as a charger in the LAN with these values; `state.down` breaks, hangs, or is a status. */
export function fakeCharger(values, now) {
  const state = { values, down: undefined, requests: [] };
  const answer = (text, status = 200) => new Response(text, { status, headers: { "content-type": "application/json" } });
  state.fetch = async (url, { signal } = {}) => {
    const { pathname, searchParams } = new URL(url);
    state.requests.push({ at: now?.(), path: url.slice(url.indexOf("/api/") + 5) });
    if (state.down === "hang") {
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    }
    if (state.down === "refuse") throw new TypeError("fetch failed");
    if (state.down) return answer('{"success":false,"reason":"no"}', state.down);
    if (pathname.endsWith("/set")) {
      const given = Object.fromEntries([...searchParams].map(([key, text]) => [key, JSON.parse(text)]));
      Object.assign(state.values, given);
      return answer(JSON.stringify(Object.fromEntries(Object.keys(given).map((key) => [key, true]))));
    }
    const keys = searchParams.get("filter").split(",");
    const found = keys.filter((key) => key in state.values).map((key) => [key, state.values[key]]);
    return answer(JSON.stringify(Object.fromEntries(found)));
  };
  return state;
}
