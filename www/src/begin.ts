// A first visit opens on the simulator in the page, so that there is something to see.

import { signal } from "@preact/signals";
import { chargers } from "./chargers";
import { startSimulator } from "./simulated";

/** What becomes of the simulator that the page starts by itself. */
export const beginning = signal<"idle" | "starting" | { readonly error: unknown }>("idle");

export async function begin(): Promise<void> {
  if (chargers.value.length > 0) return;
  beginning.value = "starting";
  try {
    await startSimulator();
    beginning.value = "idle";
  } catch (error) {
    beginning.value = { error };
  }
}
