// @ts-check
// The form that says where the charger is. All but the tokens is remembered.

import { byId, input, select } from "./page.js";
import * as simulator from "./simulator.js";

const MEMORY = "goecharger-connection";

const form = /** @type {HTMLFormElement} */ (byId("connection"));

/** @returns {"simulator" | "lan" | "cloud"} */
const kind = () => form.kind.value;

/** Fills the form in, and listens to it. */
export async function prepare() {
  const memory = remembered();
  input("serial").value = memory.serial ?? "";
  input("host").value = memory.host ?? "";
  const chargers = await simulator.chargers();
  select("simulated").replaceChildren(...chargers.map(({ serial }) => new Option(serial, serial)));
  const none = chargers.length === 0;
  /** @type {HTMLInputElement} */ (form.querySelector("[value=simulator]")).disabled = none;
  byId("no-simulator").hidden = !none;
  form.kind.value = none ? (memory.kind === "lan" ? "lan" : "cloud") : (memory.kind ?? "simulator");

  const fillToken = () => {
    input("simulated-token").value = chosen()?.token ?? "";
  };
  const chosen = () => chargers.find(({ serial }) => serial === select("simulated").value);
  select("simulated").addEventListener("change", fillToken);
  form.addEventListener("change", showFields);
  fillToken();
  showFields();

  return {
    /** The charger that was chosen: its name in words, the options for the package, its serial if it is a simulated one. */
    read() {
      localStorage.setItem(MEMORY, JSON.stringify({ kind: kind(), serial: input("serial").value, host: input("host").value }));
      if (kind() === "cloud") {
        const serial = input("serial").value.trim();
        return { name: `charger ${serial} through the cloud`, options: { serial, token: input("token").value.trim() } };
      }
      if (kind() === "lan") {
        const host = input("host").value.trim();
        return { name: `the charger at ${host}`, options: { host } };
      }
      const charger = chosen();
      if (!charger) throw new Error("there is no simulated charger");
      const { serial, cloud, local } = charger;
      const byCloud = select("way").value === "cloud";
      return {
        name: `the simulated charger ${serial} ${byCloud ? "through its cloud" : "in the LAN"}`,
        options: byCloud ? { serial, token: input("simulated-token").value, baseUrl: cloud } : { baseUrl: local },
        simulated: serial,
      };
    },
  };
}

function showFields() {
  for (const fields of form.querySelectorAll(".fields")) {
    /** @type {HTMLElement} */ (fields).hidden = /** @type {HTMLElement} */ (fields).dataset.kind !== kind();
  }
  /** @type {HTMLElement} */ (form.querySelector("[data-way]")).hidden = select("way").value !== "cloud";
}

/** @returns {{ kind?: "simulator" | "lan" | "cloud", serial?: string, host?: string }} */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(MEMORY) ?? "{}");
  } catch {
    return {};
  }
}
