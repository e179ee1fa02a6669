// The types of the public surface. What is known of each API key is generated into generated/keys.d.ts.

import type { GuardedKey, Key, Readings } from "./generated/keys.js";

export * from "./charger.js";
export * from "./controls.js";
export * from "./fleet.js";
export * from "./generated/keys.js";
export * from "./household.js";
export * from "./overview.js";
export * from "./sessions.js";
export * from "./surplus.js";
export * from "./watch.js";

/** Anything that JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** How long a call may take. Set for all calls of a charger, or for one call. */
export interface Limits {
  /**
   * Time for one attempt, from the request to the end of the reply, in ms.
   *
   * @default 10000
   * @example await charger.status(["car"], { timeout: 3000 });
   */
  timeout?: number | undefined;
  /**
   * How many attempts may follow the first. A read is tried again after a 429, 502, 503 or 504, an api lock, a timeout or a
   * broken connection; a set never, once it may have reached the charger.
   *
   * @default 2
   * @example await charger.status(["car"], { retries: 0 });
   */
  retries?: number | undefined;
  /**
   * Time for all of a call, waiting for its turn and all attempts included, in ms.
   *
   * @default none
   * @example await charger.set({ amp: 10 }, { deadline: 20_000 }); // not sent after 20 s
   */
  deadline?: number | undefined;
}

/** One attempt, as {@link CommonOptions.onRequest} is told of it. */
export interface RequestEvent {
  /** Which attempt of its call this was, from 1. */
  readonly attempt: number;
  /** The URL, without secrets. */
  readonly url: string;
  /** The HTTP status, `null` without a reply. */
  readonly status: number | null;
  /** From the request to the end of the reply, in ms. */
  readonly duration: number;
  /** `"ok"`, the code of what went wrong, or `"aborted"`: the call was given up. */
  readonly outcome: "ok" | "aborted" | ErrorCode;
}

/** Options of every charger. */
export interface CommonOptions extends Limits {
  /**
   * Used instead of the global `fetch`, and called like it: `fetch(url, { signal, redirect, headers?, cache? })`. For a
   * proxy agent, a mock, a log.
   *
   * @example new Charger({ ...box.cloud, fetch: world.fetch });
   */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /**
   * An address to use instead of `https://<serial>.api.v3.go-e.io` or `http://<host>`: a proxy, a simulator. It may
   * have a path; `/api/status` and `/api/set` are appended.
   *
   * @example new Charger({ serial: "000001", baseUrl: "https://house.example/charger" });
   */
  baseUrl?: string | undefined;
  /**
   * An address to use instead of the one that the charger names for its session export (`https://data.v3.go-e.io`): a
   * proxy that adds CORS, a simulator. `/api/v1/direct_json` is appended.
   *
   * @example new Charger({ host: "192.168.0.75", exportBaseUrl: "https://house.example/export" });
   */
  exportBaseUrl?: string | undefined;
  /**
   * Told of every attempt, without secrets; a call that shares the request of another makes none. What it throws, or
   * rejects with, is ignored.
   *
   * @example new Charger({ host: "192.168.0.75", onRequest: ({ url, outcome }) => console.log(url, outcome) });
   */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /**
   * Gets a line for every attempt, without secrets: `console` will do.
   *
   * @example new Charger({ host: "192.168.0.75", logger: console });
   */
  logger?: { debug(message: string): void } | undefined;
}

/** A charger by way of the vendor's cloud. The cloud API must be on: key `cae`, in the app Internet, Advanced settings. */
export interface CloudOptions extends CommonOptions {
  /**
   * The serial printed on the charger: text of exactly 6 digits (8 for a sibling product), leading zeros kept.
   *
   * @example new Charger({ serial: "000001", token: process.env.GOE_TOKEN });
   */
  serial?: string | undefined;
  /**
   * The token of the cloud API (key `cak`), as the app shows it. Only a proxy at `baseUrl` may make it needless.
   *
   * @example new Charger({ serial: "000001", token: process.env.GOE_TOKEN });
   */
  token?: string | undefined;
  /**
   * How the token travels: `"query"` as `?token=`, which a browser sends without asking the server first, or `"header"`
   * as `Authorization: Bearer`, in no URL and no log.
   *
   * @default `"query"` in browsers, elsewhere `"header"`
   * @example new Charger({ serial: "000001", token: process.env.GOE_TOKEN, auth: "header" });
   */
  auth?: "query" | "header" | undefined;
  /**
   * How many requests to this charger may be in flight at a time, 1 to 8; of them one set at most. With 1 they go in
   * the order of the calls, sets before reads that wait. In the LAN more is refused: the charger answers few at a time.
   *
   * @default 1
   * @example new Charger({ serial: "000001", token: process.env.GOE_TOKEN, parallel: 4 });
   */
  parallel?: number | undefined;
  host?: undefined;
}

/** A charger in the local network. Its local HTTP API v2 must be on: key `hai`. It asks for no token. */
export interface LocalOptions extends CommonOptions {
  /**
   * A name, an IPv4 address or an IPv6 address in brackets, each with an optional port: `"192.168.0.75"`.
   *
   * @example new Charger({ host: "192.168.0.75" });
   */
  host?: string | undefined;
  serial?: undefined;
  token?: undefined;
}

/** Where a charger is and how to talk to it. */
export type ChargerOptions = CloudOptions | LocalOptions;

/** Options of {@link Charger.status}. */
export interface StatusOptions extends Limits {
  /**
   * How old the cloud's data may be, in s. Older data rejects with {@link StaleError}. A charger in the LAN always
   * answers with live data.
   *
   * @default 30
   * @example await charger.status(["car"], { maxAge: 5 });
   */
  maxAge?: number | undefined;
  /**
   * Ends the call; it then rejects with the signal's own reason.
   *
   * @example await charger.status(["car"], { signal: AbortSignal.timeout(5000) });
   */
  signal?: AbortSignal | undefined;
}

/** Options of {@link Charger.set}. */
export interface SetOptions extends Limits {
  /**
   * Read the keys back until they hold, for at most 10 s, and reject with the code `unverified` if they do not; from
   * the cloud only what it heard after the set. Keys that cannot be read back as they were written are left out.
   *
   * @default false
   * @example const { outcome } = await charger.set({ amp: 10 }, { verify: true }); // "verified"
   */
  verify?: boolean | undefined;
  /**
   * Let keys and values through that the catalogue does not know: firmware grows.
   *
   * @default false
   * @example await charger.set({ cid: "blue" }, { unchecked: true });
   */
  unchecked?: boolean | undefined;
  /**
   * Guarded keys that may be written: those that can lock you out, destroy data or weaken safety.
   *
   * @default []
   * @example await charger.set({ ama: 16 }, { confirm: ["ama"] });
   */
  confirm?: readonly (GuardedKey | (string & {}))[] | undefined;
  /**
   * Ends the call; it then rejects with the signal's own reason. The setting may have arrived all the same.
   *
   * @example await charger.set({ amp: 10 }, { signal });
   */
  signal?: AbortSignal | undefined;
}

/** The values of some keys: each `undefined` where the model does not have it, `unknown` where the catalogue does not. */
export type Values<K extends string> = { readonly [P in K]?: P extends Key ? Readings[P] : unknown };

/** The values of every key that the charger sends, those that the catalogue does not know as `unknown`. */
export type AllValues = { readonly [P in Key]?: Readings[P] } & { readonly [key: string]: unknown };

/** What {@link Charger.status} resolves to. */
export interface Status<V> {
  /**
   * The values exactly as the charger sent them, by API key; but of a number beyond 2^53 JavaScript loses the last
   * digits.
   */
  readonly values: V;
  /**
   * Keys that were asked for and not delivered: the model or its firmware does not have them. Firmware that answers 400
   * for such a key is not asked for it again for 10 minutes.
   */
  readonly missing: string[];
  /** When the cloud got the data from the charger; `null` in the LAN, where data is live. */
  readonly lastModified: Date | null;
  /**
   * The values fit for a bug report: `"***"` for those that are secret, personal or of your network, and for those of
   * keys that the catalogue does not know.
   *
   * @example
   * ```js
   * const status = await charger.status();
   * console.log(JSON.stringify(status.redacted()));
   * ```
   */
  redacted(): { readonly [key: string]: unknown };
}

/** What {@link Charger.set} resolves to. */
export interface SetResult {
  /**
   * How sure it is: `"sent"`, the cloud passed it on, which proves nothing; `"accepted"`, the charger itself said yes;
   * `"verified"`, it was read back, all of it that can be.
   */
  readonly outcome: "sent" | "accepted" | "verified";
  /** The keys that were taken: all of them, since a refusal rejects. */
  readonly accepted: string[];
}

/**
 * The WebAssembly of this package, the file `goecharger/core.wasm`: compiled, its bytes, a reply that brings them, or
 * a URL from which `fetch` gets them.
 */
export type CoreSource = (WebAssembly.Module & object) | ArrayBuffer | ArrayBufferView | Response | URL;

declare global {
  // For projects without the types of a browser.
  namespace WebAssembly {
    interface Module {}
  }
}

/**
 * Loads the WebAssembly before the first call needs it; nobody has to. With a source, it is taken from there and not
 * from the package's own JavaScript. Once it is loaded, or loading, this does nothing more.
 *
 * @throws {ChargerError} `unsupported`: it cannot start here, or the source is not the one of this version
 * @example
 * ```js
 * await initialize(); // now, and not with the first call
 * ```
 */
export declare function initialize(source?: CoreSource): Promise<void>;

/** What kind of failure a {@link ChargerError} is. */
export type ErrorCode =
  /** A bad argument or option: nothing was sent. {@link InvalidArgumentError} */
  | "invalid-argument"
  /** HTTP 401: the token is wrong, or was replaced by a newer one. */
  | "unauthorized"
  /** HTTP 403, or 404 to a set: the charger is offline, or its cloud API (key `cae`) is off. */
  | "forbidden"
  /** The cloud has no data that is fresh enough. {@link StaleError} */
  | "stale"
  /** The local HTTP API v2 (key `hai`) is off. */
  | "not-enabled"
  /** At least one key was refused. {@link RejectedError} */
  | "rejected"
  /** `verify` read back another value. */
  | "unverified"
  /** The charger is busy with another request (api lock), or the server asks to slow down. */
  | "busy"
  /** HTTP 5xx: the server failed, usually for a moment. */
  | "unavailable"
  /** No reply within `timeout`, or not done within `deadline`. */
  | "timeout"
  /** No connection, one that broke, or CORS. */
  | "network"
  /** A reply that is not of this API: API v1, HTML, not JSON, over 1 MiB. */
  | "protocol"
  /** WebAssembly cannot start: there is none, or a Content-Security-Policy forbids it. */
  | "unsupported";

/**
 * Every failure of a call but an abort. No token is in its message, its `url` or its `cause`.
 *
 * @example
 * ```js
 * const error = await charger.status(["car"]).catch((error) => error);
 * if (isChargerError(error)) console.log(error.code, error.message);
 * ```
 */
export declare class ChargerError extends Error {
  /** What kind of failure it is. */
  readonly code: ErrorCode;
  /** The HTTP status, if there was a reply. */
  readonly status?: number;
  /** The URL that was asked, or was to be, without secrets; `undefined` if there was none yet. */
  readonly url?: string;
  /** How many requests were made. */
  readonly attempts: number;
  /** With the code `unverified` of a set: the values that were set, private ones as `"***"`. */
  readonly expected?: { readonly [key: string]: unknown };
  /** With the code `unverified` of a set: the values that were read back, private ones as `"***"`. */
  readonly found?: { readonly [key: string]: unknown };
}

/**
 * A bad argument or option, found before anything is set. It is not the charger's refusal: that is a {@link RejectedError}.
 *
 * @example
 * ```js
 * const error = await charger.setCurrent(33).catch((error) => error);
 * if (error instanceof InvalidArgumentError) console.log(error.message);
 * ```
 */
export declare class InvalidArgumentError extends ChargerError {
  readonly code: "invalid-argument";
}

/**
 * The charger or its cloud refused at least one key of a set.
 *
 * @example
 * ```js
 * const error = await charger.set({ amp: 10, psm: 1 }).catch((error) => error);
 * if (error instanceof RejectedError) for (const { key, reason } of error.rejected) console.log(key, reason);
 * ```
 */
export declare class RejectedError extends ChargerError {
  readonly code: "rejected";
  /** Keys that were taken all the same. */
  readonly accepted: string[];
  /** Keys that were refused, each with the reason as the charger gave it, without secrets; the cloud gives none. */
  readonly rejected: { key: string; reason: string }[];
}

/**
 * The cloud has no data that is fresh enough: the charger is switched off or has no internet.
 *
 * @example
 * ```js
 * const error = await charger.status(["car"], { maxAge: 5 }).catch((error) => error);
 * if (error instanceof StaleError) console.log(`heard of ${error.ageSeconds} s ago`);
 * ```
 */
export declare class StaleError extends ChargerError {
  readonly code: "stale";
  /** Age of the newest data in s, if the cloud said it. */
  readonly ageSeconds?: number;
}

/**
 * Whether something is a {@link ChargerError}, also one of another copy of this package, or one that came as JSON. It is
 * also true of a structured clone, which keeps nothing but message and stack: send it as JSON where its code matters.
 * It is not true of an abort: that is the reason of your signal.
 *
 * @example
 * ```js
 * try {
 *   await charger.set({ amp: 10 }, { verify: true });
 * } catch (error) {
 *   if (!isChargerError(error)) throw error;
 *   console.error(`${error.code}: ${error.message}`);
 * }
 * ```
 */
export declare function isChargerError(error: unknown): error is ChargerError;
