// @ts-check
// The time of a world: as fast as is wanted, or by hand. What waits here are calls of chargers, their intervals, and replies.
//
// Time flows only while nothing happens, and not past what is due. So the work of this machine takes no time in the
// world: at a high speed, or on a slow machine, it would be minutes.

/** As they are now: a test may put fake timers in their place. */
const { setTimeout, clearTimeout, performance } = globalThis;
const setImmediate = /** @type {undefined | ((then: () => void) => void)} */ (/** @type {any} */ (globalThis).setImmediate);

/** The longest time that a timer takes, in ms. */
const LONGEST_TIMER = 2_147_483_647;

/** So many turns are waited for the world to come to rest: somebody may call without an end. */
const MOST_TURNS = 100;

/** A turn of the event loop: every promise that can settle has settled. @returns {Promise<void>} */
const turn = () => new Promise((resolve) => (setImmediate ? setImmediate(resolve) : setTimeout(resolve, 0)));

/**
 * Waits by the real clock. An interval keeps no process alive.
 * @param {number} ms
 * @param {boolean} isInterval
 */
function outside(ms, isInterval) {
  let settle = () => {};
  const done = /** @type {Promise<void>} */ (new Promise((resolve) => (settle = resolve)));
  /** @type {any} */
  const timer = setTimeout(settle, Math.min(ms, LONGEST_TIMER));
  if (isInterval) timer.unref?.();
  const cancel = () => {
    clearTimeout(timer);
    settle();
  };
  return { done, cancel };
}

/** @typedef {{ due: number, isInterval: boolean, settle: () => void }} Waiting */

export class Clock {
  /** The time when it began to flow, or at which it is held, and what the real clock showed then. */
  #then = { time: 0, real: 0 };
  #speed;
  /** In order. @type {Waiting[]} */
  #waiting = [];
  /** How far the time is put forward by hand. */
  #target = 0;
  /** Those who put it forward. @type {(() => void)[]} */
  #putters = [];
  #timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  /** Whether something happens: the time is held meanwhile. */
  #isHeld = false;
  #isClosed = false;
  /** Counts what happens, to see when nothing does. */
  #events = 0;
  /** What the world stands still for. @type {Set<Promise<unknown>>} */
  #holders = new Set();

  /** @param {number} speed simulated seconds per second */
  constructor(speed) {
    this.#speed = speed;
    this.#put(0);
  }

  get speed() {
    return this.#speed;
  }

  set speed(speed) {
    if (this.#isClosed) return;
    this.#put(this.now());
    this.#speed = speed;
    this.happened();
  }

  /** The time in ms since the world began. It ends with the world. */
  now() {
    const { time, real } = this.#then;
    if (this.#isClosed || this.#isHeld || this.#speed === 0) return time;
    const flown = time + (performance.now() - real) * this.#speed;
    return Math.min(flown, Math.max(time, this.#waiting[0]?.due ?? Infinity));
  }

  /** The time of chargers, who may wait longer than the world lasts: from then on it passes as that of this machine. */
  nowOfChargers() {
    const { time, real } = this.#then;
    return this.#isClosed ? time + performance.now() - real : this.now();
  }

  /** @param {number} time */
  #put(time) {
    this.#then = { time, real: performance.now() };
  }

  /**
   * Waits for so many ms, or until it is cancelled: a promise that never settles is kept for ever by the WebAssembly that
   * waits for it. With a speed of 0 an interval waits for {@link advance}; for anything else that waits, the
   * time is put forward as soon as nothing else happens.
   * @param {number} ms
   * @param {boolean} [isInterval]
   */
  wait(ms, isInterval = false) {
    if (this.#isClosed) return outside(ms, isInterval);
    let settle = () => {};
    const done = /** @type {Promise<void>} */ (new Promise((resolve) => (settle = resolve)));
    const waiting = { due: this.now() + Math.max(ms, 0), isInterval, settle };
    const place = this.#waiting.findIndex(({ due }) => due > waiting.due);
    this.#waiting.splice(place < 0 ? this.#waiting.length : place, 0, waiting);
    this.happened();
    const cancel = () => {
      const place = this.#waiting.indexOf(waiting);
      if (place >= 0) this.#waiting.splice(place, 1);
      settle();
      this.happened();
    };
    return { done, cancel };
  }

  /** Something happens in the world. */
  happened() {
    this.#events++;
    if (!this.#isHeld) void this.#proceed();
  }

  /** The world stands still until the promise settles. @param {Promise<unknown>} promise */
  hold(promise) {
    this.#holders.add(promise);
    const release = () => {
      this.#holders.delete(promise);
      this.happened();
    };
    promise.then(release, release);
  }

  /**
   * Puts the time forward; resolves when all that falls due is done.
   * @param {number} ms
   * @returns {Promise<void>}
   */
  advance(ms) {
    if (this.#isClosed) return turn();
    this.#target = Math.max(this.#target, this.now()) + ms;
    return new Promise((resolve) => {
      this.#putters.push(resolve);
      this.happened();
    });
  }

  /** From now on chargers wait by the clock of this machine: they find that nobody answers, and end as they do then. */
  close() {
    if (this.#isClosed) return;
    this.#put(this.now());
    this.#speed = 0;
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const waiting = this.#waiting.splice(0);
    // First those whose requests the end of the world rejects.
    void turn().then(() => waiting.forEach(({ settle }) => settle()));
  }

  /** Lets happen what is due, one after the other, and each come to its end before the next. */
  async #proceed() {
    if (this.#isClosed) return;
    this.#put(this.now());
    this.#isHeld = true;
    for (;;) {
      await this.#rest();
      if (this.#isClosed) break;
      const [next] = this.#waiting;
      const { time } = this.#then;
      if (next && (next.due <= Math.max(time, this.#target) || this.#takesTime())) {
        this.#put(Math.max(time, next.due));
        this.#waiting.shift();
        next.settle();
      } else if (this.#target > time) {
        this.#put(this.#target);
      } else {
        break;
      }
    }
    this.#isHeld = false;
    if (!this.#isClosed) this.#put(this.#then.time);
    this.#putters.splice(0).forEach((resolve) => resolve());
    this.#arm();
  }

  /** Whether somebody waits who does not wait for {@link advance}. */
  #takesTime() {
    return this.#speed === 0 && this.#waiting.some(({ isInterval }) => !isInterval);
  }

  /** Resolves when nothing happens any more by itself. */
  async #rest() {
    for (let turns = 0; turns < MOST_TURNS; turns++) {
      const before = this.#events;
      await turn();
      await Promise.allSettled(this.#holders);
      if (this.#events === before && this.#holders.size === 0) return;
    }
  }

  /** Wakes up when the next is due. */
  #arm() {
    clearTimeout(this.#timer);
    const [next] = this.#waiting;
    if (this.#speed === 0 || !next) return;
    const ms = Math.ceil((next.due - this.#then.time) / this.#speed);
    this.#timer = setTimeout(() => this.happened(), Math.min(Math.max(ms, 0), LONGEST_TIMER));
  }
}
