// What is being made of the chosen key: which control it has, and what JSON value stands in it.

import { signal, type Signal } from "@preact/signals";
import type { JsonValue } from "goecharger";
import type { CatalogueEntry } from "goecharger/catalogue";
import type { Entry } from "../../chargers";
import { decimal, pretty } from "./shown";

export type Kind = "switch" | "choice" | "number" | "color" | "text" | "json";

/** What stands in the control. */
export interface Draft {
  readonly text: string;
  /** Whether `null` is chosen in its place. */
  readonly none: boolean;
}

/** What is chosen in the view, for each charger: it outlives the view, and the drawer of code reads it. */
interface Choice {
  readonly key: Signal<string | null>;
  /** `null` as long as nobody has touched the control. */
  readonly draft: Signal<Draft | null>;
}

const choices = new WeakMap<Entry, Choice>();

export function choiceOf(entry: Entry): Choice {
  const found = choices.get(entry) ?? { key: signal<string | null>(null), draft: signal<Draft | null>(null) };
  choices.set(entry, found);
  return found;
}

const takes = (info: CatalogueEntry) => info.writeTypes ?? info.types;

export const takesNull = (info: CatalogueEntry): boolean => takes(info).includes("null");

export function kindOf(info: CatalogueEntry): Kind {
  const types = takes(info).filter((type) => type !== "null");
  if (info.enum && !info.enumOf) return "choice";
  if (types.length === 1 && types[0] === "boolean") return "switch";
  if (types.every((type) => type === "integer" || type === "number")) return "number";
  if (types.length === 1 && types[0] === "string") return info.format === "color" ? "color" : "text";
  return "json";
}

/** What the control begins with: the value of the charger, unless it is secret. */
export function draftOf(info: CatalogueEntry, value: unknown): Draft {
  const kind = kindOf(info);
  const none = value === null && takesNull(info);
  // A command, which true gives.
  if (info.access === "w" && kind === "json" && takes(info).includes("boolean")) return { text: "true", none };
  if (info.secret === "secret" || value === undefined || value === null) return { text: kind === "color" ? "#000000" : "", none };
  if (kind === "json") return { text: pretty(value), none };
  if (kind === "number" && typeof value === "number") return { text: decimal(value), none };
  return { text: String(value), none };
}

/** The JSON value of a draft; `undefined` if there is none. What the charger takes, the package decides. */
export function valueOf(info: CatalogueEntry, { text, none }: Draft): JsonValue | undefined {
  if (none) return null;
  switch (kindOf(info)) {
    case "switch": return text === "true" ? true : text === "false" ? false : undefined;
    case "choice": return text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
    case "number": return /^\s*[-+]?\d+([.,]\d+)?\s*$/.test(text) ? Number(text.replace(",", ".")) : undefined;
    case "json":
      try {
        return JSON.parse(text) as JsonValue;
      } catch {
        return undefined;
      }
    // An empty text may be a value: it takes a name away.
    default: return text;
  }
}
