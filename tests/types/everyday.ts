// What owners do, as they would write it.

import {
  type Card, type Charger, type CloudAccess, type ControlResult, type Obstacle, type Overview, type Session, type SessionTotal,
  type SurplusEnd, type SurplusUpdate, Charger as Made, ModelStatus, isChargerError, toCsv, totals,
} from "goecharger";
import { is } from "./expect.js";

declare const charger: Charger;
declare const signal: AbortSignal;
declare const meter: { grid(signal: AbortSignal): Promise<number>; pv(): Promise<number> };

// The overview.
is<Promise<Overview>>()(charger.overview());
is<string>()(charger.id);
export const line = ({ state, reason, current, power }: Overview): string =>
  `${state}, ${power ?? "?"} W of ${current.offered ?? "?"} A` +
  (current.limitedBy?.length ? ` (${current.limitedBy.map((limit) => limit.text).join(", ")})` : "") +
  (reason?.code === ModelStatus.NotChargingAccessControl ? ": show your card" : "");
is<number | undefined>()((await charger.overview()).raw.values.amp);
// @ts-expect-error Expected 3 arguments: a state may be new
is<"idle">()((await charger.overview()).state);

// A night at most 10 A.
await charger.setCurrent(10, { verify: true, explain: false });
const { heldBackBy, outcome } = await charger.start({ verify: true, deadline: 30_000 });
if (heldBackBy === null || heldBackBy.length > 0) console.warn(outcome, heldBackBy?.map((it) => it.text) ?? "not looked at");
if (heldBackBy?.some((it) => it.code === "authorization")) await charger.authorize();
is<Promise<ControlResult>>()(charger.stop());
is<Promise<ControlResult>>()(charger.setPhases(3, { verify: true }));
// @ts-expect-error '2': no charger charges on two phases by a setting
charger.setPhases(2);
is<Promise<ControlResult>>()(charger.setEnergyLimit(null));
// @ts-expect-error Expected 1-2 arguments: null takes the limit away
charger.setEnergyLimit();
is<Promise<ControlResult>>()(charger.lockCable("auto-unlock"));
is<Promise<ControlResult>>()(charger.restart({ verify: true, signal }));

// Surplus.
for (const { mend, text } of await charger.surplusBlockers()) {
  console.log(text);
  if (mend) await charger.set(mend, { verify: true });
}
is<Promise<readonly Obstacle[]>>()(charger.surplusBlockers());
const run = charger.surplus({
  read: async (signal) => ({ pGrid: await meter.grid(signal), pPv: await meter.pv() }),
  onUpdate: ({ kind, lapsed, error }) => kind !== "pushed" && console.warn(kind, lapsed ? "the charger steers no more" : "", error),
});
is<SurplusUpdate | null>()(run.last);
is<Promise<SurplusEnd>>()(run.stop());
const { cause, error, cleared } = await run.ended;
if (cause === "error") throw error;
if (!cleared) console.warn("the averages stay as they are");
// @ts-expect-error 'pGrid': without it the charger does nothing
charger.surplus({ read: () => ({ pPv: 1 }) });

// History.
const list: Session[] = [];
for await (const session of charger.sessions({ from: new Date(0), timeZone: "Europe/Vienna", signal })) list.push(session);
is<Promise<string>>()(toCsv(list, { delimiter: ";", decimal: "," }));
is<Promise<SessionTotal[]>>()(totals(charger.sessions({ from: new Date(0) }), { by: "card" }));
// @ts-expect-error 'from': a whole life takes the service very long
charger.sessions({});

// Access.
const local = new Made({ host: "192.168.0.75" });
const access: CloudAccess = await local.enableCloudApi();
const { token } = await local.rotateToken();
is<Charger>()(new Made(token === null ? access : { ...access, token }));

// Timetable and cards.
const { weekdays, sunday } = await charger.schedule.read();
if (weekdays && weekdays.mode !== "off") await charger.schedule.write("weekdays", { mode: "off" }, { verify: true });
await charger.schedule.write("sunday", { mode: "allow", windows: [{ from: 0, to: 6 * 60 }] });
console.log(sunday?.windows.map(({ from, to }) => `${from / 60} h to ${to / 60} h`));
is<Promise<readonly Card[]>>()(charger.cards.list());
await charger.cards.learn(3, { confirm: ["lrn"], verify: true });
await charger.cards.rename(3, "Anna");
// @ts-expect-error Expected 2 arguments: it destroys
await charger.cards.delete(0);

try {
  await charger.overview();
} catch (error) {
  if (isChargerError(error)) console.warn(error.code);
}

