import { CarState, Charger, isChargerError } from "goecharger";

const charger = new Charger({ serial: "000001", token: process.env.GOE_TOKEN });
try {
  const { values } = await charger.status(["car", "amp", "nrg"]);
  console.log(`${values.nrg?.[11]} W, at most ${values.amp} A`);
  if (values.car === CarState.Charging) await charger.set({ amp: 10 }, { verify: true });
} catch (error) {
  if (!isChargerError(error)) throw error;
  console.error(`${error.code}: ${error.message}`);
}
