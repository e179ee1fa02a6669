// @ts-check
// What the core tells one by one, as an async iterable. What to tell and when, the core decides.

/**
 * @template R
 * @typedef {{ next(): Promise<R | undefined>, free(): void }} Source
 */

/**
 * @template R, V
 * @typedef {{ core: import("./load.js").Running, source: Source<R>, show: (row: R) => V | undefined }} Begun
 */

/**
 * Each loop over it begins anew.
 * @template R, V
 * @param {() => Promise<Begun<R, V> | undefined>} begin `undefined` if it is over before it has begun
 * @returns {AsyncIterable<V>}
 */
export function iterable(begin) {
  return { [Symbol.asyncIterator]: () => new Loop(begin) };
}

/**
 * @template R, V
 * @implements {AsyncIterableIterator<V>}
 */
class Loop {
  #begin;
  /** @type {Promise<Begun<R, V> | undefined> | undefined} */
  #beginning;
  /** @type {Begun<R, V> | undefined} */
  #begun;
  #isOver = false;
  /** @type {(value?: undefined) => void} */
  #leave = () => {};
  /** Settles when it is over, for who waits for it to begin. @type {Promise<undefined>} */
  #left = new Promise((resolve) => (this.#leave = resolve));

  /** @param {() => Promise<Begun<R, V> | undefined>} begin */
  constructor(begin) {
    this.#begin = begin;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  /** @returns {Promise<IteratorResult<V, undefined>>} */
  async next() {
    try {
      if (!this.#isOver) this.#beginning ??= this.#begin();
      this.#begun ??= await Promise.race([this.#beginning, this.#left]);
      const begun = this.#begun;
      while (begun && !this.#isOver) {
        const row = await begun.core.call(() => begun.source.next());
        if (row === undefined || this.#isOver) break;
        const value = begun.show(row);
        if (value !== undefined) return { done: false, value };
      }
    } catch (error) {
      if (!this.#isOver) {
        this.#end();
        throw error;
      }
    }
    this.#end();
    return { done: true, value: undefined };
  }

  /** Also while a `next()` waits, which is then done. */
  async return() {
    this.#end();
    return { done: /** @type {const} */ (true), value: undefined };
  }

  #end() {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#leave();
    this.#beginning?.then((begun) => begun?.source.free()).catch(() => {});
  }
}

/**
 * Calls a listener for each value. Gives a function that ends it.
 * @template V
 * @param {AsyncIterable<V>} values
 * @param {(value: V) => void} listener
 * @param {((error: any) => void) | undefined} onEnd
 */
export function listen(values, listener, onEnd) {
  const loop = /** @type {AsyncIterableIterator<V>} */ (values[Symbol.asyncIterator]());
  let isOver = false;
  const tell = async () => {
    for (;;) {
      const { done, value } = await loop.next();
      if (done || isOver) return;
      guarded(listener, value);
    }
  };
  tell().catch((error) => {
    if (!isOver) guarded(onEnd ?? raise, error);
  });
  return () => {
    isOver = true;
    void loop.return?.();
  };
}

/**
 * What a listener throws is its own affair: it goes to the runtime.
 * @template A
 * @param {(argument: A) => void} listener
 * @param {A} argument
 */
function guarded(listener, argument) {
  try {
    listener(argument);
  } catch (error) {
    queueMicrotask(() => raise(error));
  }
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function raise(error) {
  throw error;
}
