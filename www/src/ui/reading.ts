// Something that a view reads of a charger: once when it opens, and again when it is asked to.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

export interface Reading<T> {
  /** The last that came. */
  readonly value: T | null;
  /** Why the last read failed; `null` if it did not. */
  readonly error: unknown;
  readonly again: () => Promise<void>;
}

/** The read is begun anew when `key` changes. */
export function useReading<T>(read: () => Promise<T>, key: unknown = null): Reading<T> {
  const state = useSignal<{ value: T | null; error: unknown }>({ value: null, error: null });
  const newest = useRef(0);
  const again = async () => {
    const mine = (newest.current += 1);
    let came: { value: T | null; error: unknown };
    try {
      came = { value: await read(), error: null };
    } catch (error) {
      came = { value: state.peek().value, error };
    }
    // An older answer does not replace a newer one, nor what has left the page.
    if (newest.current === mine) state.value = came;
  };
  useEffect(() => {
    void again();
    return () => {
      newest.current += 1;
    };
  }, [key]);
  return { ...state.value, again };
}
