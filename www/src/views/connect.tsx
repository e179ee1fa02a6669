import { words } from "../words";

/** Shown in the drawer "Code". */
export const code = `import { Charger } from "goecharger";

// by the cloud, or in the LAN
const garage = new Charger({ serial: "000001", token });
const carport = new Charger({ host: "192.168.0.75" });

// in this page, without a charger
import { simulate } from "goecharger/simulator";

const world = await simulate({ chargers: 2, speed: 10 });
const charger = new Charger({
  ...world.chargers[0].cloud,
  fetch: world.fetch,
});`;

export function Connect() {
  return <div class="first"><h1>{words().connection.title}</h1></div>;
}
