// What `#simulator` is: what wasm-bindgen made of simulator/wasm/, in a function, as `#glue` is that of the core. Its own
// types cannot stand beside those of the core, as both declare the same names for all modules.

import type { Instantiating } from "../glue.js";

/** What becomes of a request: see simulator/wasm/src/served.rs. */
export interface Served {
  readonly serial: string;
  readonly side: number;
  readonly number: number;
  readonly delay: number;
  readonly status: number;
  readonly isReset: boolean;
  readonly headers: string;
  readonly body: Uint8Array;
  readonly isCut: boolean;
  readonly spaces: number;
  readonly pause: number;
  free(): void;
}

/** The chargers of a world: see simulator/wasm/src/lib.rs. The last argument is the time. */
export interface Model {
  random(): number;
  add(wishes: string, now: number): string;
  token(serial: string): string | undefined;
  host(serial: string): string;
  values(serial: string, now: number): string;
  put(serial: string, values: string, lacking: string, now: number): void;
  release(serial: string, keys: string | undefined, now: number): void;
  plugIn(serial: string, car: string, now: number): void;
  unplug(serial: string, now: number): void;
  tap(serial: string, slot: number, now: number): void;
  fault(serial: string, fault: string, now: number): number;
  mend(serial: string, number: number | undefined, now: number): void;
  requests(serial: string): string;
  sessions(serial: string): number;
  serve(method: string, origin: string, target: string, headers: string, now: number): Served | undefined;
  answered(serial: string, number: number, status: number): void;
  left(serial: string, side: number): void;
}

interface Bindgen {
  (options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  World: new (began: number, seed: number) => Model;
}

export default function glue(webAssembly: Instantiating): Bindgen;
