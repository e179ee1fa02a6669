// What the page opens with: what is remembered, else the simulator, so that there is something to see.

import { signal } from "@preact/signals";
import { chargers } from "./chargers";
import { connectRemembered, markShow } from "./connecting";
import { remembered } from "./memory";
import { startSimulator } from "./simulated";

/** What becomes of the simulator that the page starts by itself. */
export const beginning = signal<"idle" | "starting" | { readonly error: unknown }>("idle");

export async function begin(): Promise<void> {
  remembered().forEach(connectRemembered);
  if (chargers.value.length > 0) return;
  beginning.value = "starting";
  try {
    markShow(await startSimulator());
    beginning.value = "idle";
  } catch (error) {
    beginning.value = { error };
  }
}
