// A signal that changes twice a second, for ages.

import { signal } from "@preact/signals";

/** Ms of this machine's clock. */
export const tick = signal(Date.now());

setInterval(() => (tick.value = Date.now()), 500);
