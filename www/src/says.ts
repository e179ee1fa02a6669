// What the package says, in the chosen language. Its own sentences are English; the rest is told by code and name.

import { isChargerError } from "goecharger";
import { language } from "./look";
import * as german from "./words/de/package";

const inGerman = (table: Readonly<Record<string, string>>, name: string | null | undefined): string | undefined =>
  language.value === "de" && name && Object.hasOwn(table, name) ? table[name] : undefined;

/** As a sentence of its own. */
function sentence(text: string): string {
  const end = /[.?!]$/.test(text) ? "" : ".";
  return text.charAt(0).toUpperCase() + text.slice(1) + end;
}

export const says = {
  /** What went wrong. In German what the code means, then the details in the package's words. */
  error(error: unknown): string {
    const text = sentence(error instanceof Error ? error.message : String(error));
    const told = isChargerError(error) ? inGerman(german.errors, error.code) : undefined;
    return told ? `${told} (${text})` : text;
  },
  /** Why it charges or not. */
  reason: (reason: { readonly name: string | null; readonly text: string }): string =>
    inGerman(german.reasons, reason.name) ?? sentence(reason.text),
  /** A fault of the charger. */
  fault: (fault: { readonly name: string | null; readonly text: string }): string =>
    inGerman(german.faults, fault.name) ?? sentence(fault.text),
  /** What keeps a setting from having an effect. */
  obstacle: (code: string, text: string): string => inGerman(german.obstacles, code) ?? sentence(text),
  /** What limits the current: a phrase. */
  limit: (cause: string, text: string): string => inGerman(german.limits, cause) ?? text,
};
