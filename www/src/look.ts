// Language and theme, and their memory.

import { effect, signal } from "@preact/signals";

export type Language = "en" | "de";
export type Theme = "light" | "dark";

const PLACE = "goecharger-look";

const stored = read();

export const language = signal<Language>(stored.language ?? (navigator.language.startsWith("de") ? "de" : "en"));
export const theme = signal<Theme>(stored.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));

effect(() => {
  document.documentElement.lang = language.value;
  document.documentElement.dataset.theme = theme.value;
});

export function setLanguage(chosen: Language): void {
  language.value = chosen;
  write();
}

export function setTheme(chosen: Theme): void {
  theme.value = chosen;
  write();
}

/** The store may hold anything: another page of this origin can write to it. */
function read(): { language?: Language; theme?: Theme } {
  const found: { language?: Language; theme?: Theme } = {};
  try {
    const { language, theme } = JSON.parse(localStorage.getItem(PLACE) ?? "{}") ?? {};
    if (language === "en" || language === "de") found.language = language;
    if (theme === "light" || theme === "dark") found.theme = theme;
  } catch {
    // No JSON, or the browser gives this page no store.
  }
  return found;
}

function write(): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ language: language.value, theme: theme.value }));
  } catch {
    // The store is full or forbidden.
  }
}
