// Live data, as one would write it.

import {
  Charger, Fleet, type ChargerError, type FleetSummary, type FleetUpdate, type Overview, type OverviewUpdate, type SetResult,
  type Status, type Update, type Values, isChargerError,
} from "goecharger";
import { is } from "./expect.js";

declare const charger: Charger;
declare const signal: AbortSignal;
declare function show(power: number | undefined, stale: boolean): void;

for await (const { values, stale, changed, error } of charger.watch(["car", "nrg"], { interval: 2000, signal })) {
  show(values.nrg?.[11], stale);
  is<readonly string[]>()(changed);
  is<ChargerError | null>()(error);
  // @ts-expect-error 'amp': it was not asked for
  values.amp;
}
for await (const { overview, changed } of charger.watch("overview", { interval: "auto", pauseWhenHidden: false })) {
  is<Overview | null>()(overview);
  if (changed.includes("current.offered")) console.log(overview?.current.offered);
}
// @ts-expect-error "fast": a number of ms, or "auto"
charger.watch(["car"], { interval: "fast" });
// @ts-expect-error 'string': a list of keys, or "overview"
charger.watch("car");

const off = charger.on("change", ["car"], ({ values }) => is<Values<"car">>()(values), { onEnd: ({ code }) => console.warn(code) });
is<() => void>()(off);
charger.on("change", "overview", (update) => is<OverviewUpdate>()(update));
// @ts-expect-error "update": there is one event
charger.on("update", ["car"], () => {});

const fleet = new Fleet(new Map([["garage", charger]]), { concurrency: 8, interval: 10_000 });
new Fleet([charger, new Charger({ host: "10.0.0.17" })]);
new Fleet(Object.entries({ yard: charger }));
for await (const row of fleet.status(["car", "nrg"], { maxAge: 60 })) {
  is<string>()(row.id);
  if (row.error) is<null>()(row.status);
  else is<Status<Values<"car" | "nrg">>>()(row.status);
}
for await (const { id, result, error } of fleet.set({ amp: 10 }, { verify: true })) {
  console.log(id, error?.code ?? result?.outcome);
  is<SetResult | null>()(result);
}
for await (const update of fleet.watch(["amp"], { signal })) {
  is<FleetUpdate<Values<"amp">>>()(update);
  const one: Update<Values<"amp">> = update;
  is<boolean>()(one.stale);
  is<number | undefined>()(update.values.amp);
}
is<FleetSummary>()(fleet.summary());
is<boolean>()(fleet.remove("garage"));
fleet.add(charger, "yard");
for (const { id, charger } of fleet) console.log(id, charger.id);
export const fails = (error: unknown) => isChargerError(error) && error.code;
