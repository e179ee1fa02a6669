import { Charger } from "goecharger";
import { simulate } from "goecharger/simulator";

const world = await simulate({ firmware: "60.3", speed: 0 });
const [box] = world.chargers;
const charger = new Charger({ ...box.cloud, fetch: world.fetch });

box.plugIn({ phases: 3, maxCurrent: 16 });
await charger.set({ amp: 10 }, { verify: true });
await world.advance(60 * 60 * 1000);
console.log(`${Math.round(box.values.wh / 1000)} kWh in an hour`);

box.fault({ kind: "offline" });
await charger.set({ amp: 6 }).catch((error) => console.log(error.code));
world.close();
