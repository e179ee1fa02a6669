// A value as a short text, and what stands below it.

import type { CatalogueEntry } from "goecharger/catalogue";
import { DASH } from "../../format";
import { language } from "../../look";
import { words } from "../../words";
import { canWrite, isSecret, type Row } from "./rows";

export const DOTS = "••••••";

/** Longer values are counted instead. */
const SHORT = 23;

/** As the charger sent it, but with the decimal sign of the language and the unit. */
export function valueText(row: Row, value: unknown, long = false): string {
  if (value === undefined) return DASH;
  if (isSecret(row)) return DOTS;
  const unit = row.info?.unit && row.info.structure === undefined ? `\u00a0${row.info.unit}` : "";
  if (typeof value === "number") return `${decimal(value)}${unit}`;
  const text = typeof value === "string" ? value || '""' : JSON.stringify(value);
  if (long || text.length <= SHORT) return text;
  if (typeof value === "string") return `${text.slice(0, SHORT)}…`;
  return Array.isArray(value) ? `[ ${value.length} ]` : `{ ${Object.keys(value as object).length} }`;
}

/** Every digit of it, in no groups: it is the number of an API. */
export const decimal = (value: number): string => (language.value === "de" ? String(value).replace(".", ",") : String(value));

export const labelOf = (info: CatalogueEntry | undefined, value: unknown): string | undefined =>
  info?.enum && !info.enumOf && typeof value === "number" && Object.hasOwn(info.enum, value) ? info.enum[value] : undefined;

/** What stands below the value in the list; `lang` if it is English in any case. */
export function belowValue(row: Row): { text: string; lang?: "en" } {
  const w = words().keys;
  const { info, value } = row;
  if (info?.access === "w") return { text: w.writeOnly };
  if (row.told === null) return { text: "" };
  if (!row.told) return { text: w.notTold };
  if (!info) return { text: w.unknownKey };
  if (isSecret(row)) return { text: w.secret };
  const label = labelOf(info, value);
  if (label) return { text: label, lang: "en" };
  return { text: canWrite(row) ? (range(info) ?? "") : "" };
}

/** `6 to 32, or 0`. */
export function range(info: CatalogueEntry): string | null {
  const w = words().keys;
  const { above } = info;
  // The bounds of a 32-bit number say nothing.
  const min = info.min === -(2 ** 31) ? undefined : info.min;
  const max = info.max === 2 ** 31 - 1 ? undefined : info.max;
  const bare = min !== undefined && max !== undefined ? w.range(decimal(min), decimal(max))
    : above !== undefined ? w.above(decimal(above)) : min !== undefined ? w.from(decimal(min)) : max !== undefined ? w.upTo(decimal(max)) : null;
  return bare && info.also ? w.orAlso(bare, info.also.map(decimal).join(", ")) : bare;
}

/** JSON in lines, but what is short on one line. */
export function pretty(value: unknown, margin = ""): string {
  const short = JSON.stringify(value);
  if (short === undefined || short.length + margin.length <= LINE || typeof value !== "object" || value === null) return short;
  const inner = `${margin}  `;
  const parts = Array.isArray(value)
    ? value.map((part) => pretty(part, inner))
    : Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${pretty(part, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${margin}${close}`;
}

/** As many characters stand beside each other in the details. */
const LINE = 34;
