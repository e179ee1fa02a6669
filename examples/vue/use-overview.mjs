// A Vue composable: the newest update of a charger, null before the first one. Power.vue shows it.
// Make the charger once, outside of components: all that watch it share its requests.
import { shallowRef, toRaw, toValue, watchEffect } from "vue";

/** Takes a charger, a ref of one or a getter. It ends with the component; on a server it reads nothing. */
export function useOverview(charger, options) {
  const update = shallowRef(null);
  watchEffect((onCleanup) => {
    // It ends by an error that does not pass by itself, such as a wrong token.
    const onEnd = (error) => (update.value = { overview: null, ...update.value, stale: true, error });
    const show = (next) => (update.value = next);
    // A charger cannot be reached through the proxy that Vue makes of it.
    onCleanup(toRaw(toValue(charger)).on("change", "overview", show, { ...toValue(options), onEnd }));
  });
  return update;
}
