// All words of the page, in English and in German. `words().live.title` is the word in the chosen language.

import { computed } from "@preact/signals";
import { language } from "../look";
import * as de from "./de/index";
import * as en from "./en/index";

/** Each language has exactly the words of English. */
export type Words = typeof en;

const chosen = computed<Words>(() => (language.value === "de" ? de : en));

export const words = (): Words => chosen.value;
