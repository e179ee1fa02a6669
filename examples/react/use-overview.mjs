// A React hook: the newest update of a charger, null before the first one.
// Make the charger once, outside of components: all that watch it share its requests.
//
//   const charger = new Charger({ host: "192.168.0.75" });
//   function Power() {
//     const update = useOverview(charger);
//     return <p>{update?.overview ? `${update.overview.power} W` : (update?.error?.message ?? "…")}</p>;
//   }
import { useEffect, useState } from "react";

export function useOverview(charger, options) {
  const [update, setUpdate] = useState(null);
  const interval = options?.interval;
  useEffect(() => {
    // It ends by an error that does not pass by itself, such as a wrong token.
    const onEnd = (error) => setUpdate((last) => ({ overview: null, ...last, stale: true, error }));
    return charger.on("change", "overview", setUpdate, { interval, onEnd });
  }, [charger, interval]);
  return update;
}
