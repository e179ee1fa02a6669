// Why a key is guarded, in the chosen language.

import type { CatalogueEntry } from "goecharger/catalogue";
import { language } from "../../look";

let german: Readonly<Record<string, string>> = {};

/** They come with the catalogue, whose sentences they are. */
export async function loadGuards(): Promise<void> {
  german = (await import("../../words/de/guards")).guards;
}

export const guardWords = ({ key, guard }: CatalogueEntry): string =>
  (language.value === "de" && Object.hasOwn(german, key) ? german[key] : undefined) ?? guard?.reason ?? "";
