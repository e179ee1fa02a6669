// Connect: which chargers the page talks to.

import { chargers } from "../../chargers";
import { words } from "../../words";
import { CloudForm, LanForm } from "./forms";
import { List } from "./list";
import { BuiltIn, OfMachine } from "./simulators";

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
  const w = words().connection;
  return (
    <div class="first">
      <div class="stack tight"><h1>{w.headline}</h1><p class="lead">{w.lead}</p></div>
      {chargers.value.length > 0 && <List />}
      <BuiltIn />
      <OfMachine />
      <div class="two"><LanForm /><CloudForm /></div>
    </div>
  );
}
