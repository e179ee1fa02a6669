// Generated from catalogue/keys.toml and shapes.toml by `cargo xtask generate`: edits here are lost.

import type { Key } from "./keys.js";

/** A JSON type. An integer is a number without a fraction; any is not known closer. */
export type JsonType = "boolean" | "integer" | "number" | "string" | "array" | "object" | "null" | "any";

/** What is known of one key. What there is nothing to say about is left out. */
export interface CatalogueEntry {
  /** The key as the charger spells it. */
  readonly key: Key;
  /** A readable name, unique: requestedCurrent. */
  readonly name: string;
  /** What it is, in one sentence. */
  readonly description: string;
  /** As the vendor sorts the keys. */
  readonly category: "command" | "config" | "constant" | "status" | "other";
  /** What it is about, for grouping. */
  readonly topic: Topic;
  /** Read, read and write, or write only. */
  readonly access: "r" | "rw" | "w";
  /** Every JSON type it is read as, over all firmware; for a write-only key, what it takes. */
  readonly types: readonly JsonType[];
  /** The JSON types a write takes, where they are not those of `types`. */
  readonly writeTypes?: readonly JsonType[];
  /** Unit of the value, or of the parts of a compound one. */
  readonly unit?: string;
  /** The lowest number that `set` lets through. What the installation bears may be less. */
  readonly min?: number;
  /** What a number has to be above of, for `set` to let it through. */
  readonly above?: number;
  /** The highest number that `set` lets through. What the installation bears may be less. */
  readonly max?: number;
  /** Numbers that `set` lets through besides: 0 to switch something off. */
  readonly also?: readonly number[];
  /** The step between two values that make a difference. */
  readonly step?: number;
  /** The longest text, in characters. */
  readonly maxLength?: number;
  /** What a text looks like: "color" is #RRGGBB. */
  readonly format?: "color";
  /** The most elements of an array. */
  readonly maxItems?: number;
  /** Labels by value. A charger may send other values; a write takes only these. */
  readonly enum?: { readonly [value: number]: string };
  /** The part of a compound value that `enum` is about; "[]" is every element. */
  readonly enumOf?: string;
  /** TypeScript type of a compound value. */
  readonly structure?: string;
  /** The same for writing, where it differs. */
  readonly writeStructure?: string;
  /** The versions from the oldest to the newest firmware that it was seen on; others may have it too. */
  readonly firmware: readonly string[];
  /** The models or the equipment it seems bound to. */
  readonly hardware?: readonly string[];
  /** A credential, or personal and network data. */
  readonly secret?: "secret" | "sensitive";
  /** A write needs `{ confirm: [key] }`. */
  readonly guard?: {
    readonly level: "destructive" | "lockout" | "safety" | "security";
    /** Why, as a sentence. */
    readonly reason: string;
  };
  /** How a read gives back what was written, where it is not as written: "never" for one that does not. */
  readonly readsBack?: "never" | "amp" | "lock" | "default" | "any-case" | "null-keeps" | "padded";
  /** Names of API v1 for it, or for a part of it. */
  readonly v1?: readonly string[];
  /** What a write brings about, where that is not obvious. */
  readonly caution?: string;
  /** Why not to rely on it any more, as a sentence. */
  readonly deprecated?: string;
  /** The key to write or read in its place. */
  readonly instead?: Key;
  /** In no table of the vendor. */
  readonly undocumented?: true;
  /** Seen on the wire only from a sibling product, the Fronius Wattpilot. */
  readonly siblings?: true;
}

/** Every key by its name on the wire: `catalogue.amp.unit`. */
export declare const catalogue: { readonly [K in Key]: CatalogueEntry & { readonly key: K } };

/** What a key is about. */
export type Topic =
  | "access"
  | "cable-and-button"
  | "cards"
  | "charging"
  | "cloud"
  | "controller"
  | "current-limits"
  | "diagnostics"
  | "energy"
  | "firmware"
  | "grid-code"
  | "hardware"
  | "http-api"
  | "led"
  | "load-balancing"
  | "misc"
  | "modbus"
  | "mqtt"
  | "network"
  | "ocpp"
  | "phases"
  | "schedule"
  | "security"
  | "session"
  | "solar"
  | "tariffs"
  | "time";
