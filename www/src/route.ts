// Which view is shown: the hash of the address.

import { signal } from "@preact/signals";

export const VIEWS = ["live", "surplus", "sessions", "schedule", "cards", "keys", "log", "connect"] as const;

export type View = (typeof VIEWS)[number];

const read = (): View => VIEWS.find((view) => view === location.hash.slice(1)) ?? "live";

export const view = signal<View>(read());

addEventListener("hashchange", () => {
  view.value = read();
  scrollTo(0, 0);
});

export function go(to: View): void {
  location.hash = to;
}
