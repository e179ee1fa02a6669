// A Svelte store: the newest update of a charger, null before the first one. Power.svelte shows it.
// Make it once for a charger: it reads while somebody is subscribed, and all that watch a charger share its requests.
import { readable } from "svelte/store";

export function overview(charger, options) {
  return readable(null, (set, update) => {
    // It ends by an error that does not pass by itself, such as a wrong token.
    const onEnd = (error) => update((last) => ({ overview: null, ...last, stale: true, error }));
    return charger.on("change", "overview", set, { ...options, onEnd });
  });
}
