// @ts-check
// The form that says where the charger is.

import { memory } from "./memory.js";
import { byId, input, select } from "./page.js";
import * as simulator from "./simulator.js";

const form = /** @type {HTMLFormElement} */ (byId("connection"));

/** @returns {"simulator" | "lan" | "cloud"} */
const kind = () => form.kind.value;

/**
 * @typedef {object} Chosen
 * @property {string} name  the charger in words
 * @property {import("goecharger").ChargerOptions} options  for the package
 * @property {string} [simulated]  the serial of a simulated charger
 * @property {import("./memory.js").Remembered} remember  what to store once the charger has answered
 */

/** Fills in the form and listens to it. */
export async function prepare() {
  const remembered = memory.read();
  input("serial").value = remembered.serial ?? "";
  input("host").value = remembered.host ?? "";
  const chargers = await simulator.chargers();
  select("simulated").replaceChildren(...chargers.map(({ serial }) => new Option(serial, serial)));
  const none = chargers.length === 0;
  /** @type {HTMLInputElement} */ (form.querySelector("[value=simulator]")).disabled = none;
  byId("no-simulator").hidden = !none;
  form.kind.value = none ? (remembered.kind === "lan" ? "lan" : "cloud") : (remembered.kind ?? "simulator");
  form.addEventListener("change", showFields);
  showFields();

  return {
    /** @returns {Chosen} */
    read() {
      if (kind() === "cloud") {
        const serial = input("serial").value.trim();
        return {
          name: `charger ${serial} through the cloud`,
          options: { serial, token: input("token").value.trim() },
          remember: { kind: "cloud", serial },
        };
      }
      if (kind() === "lan") {
        const host = input("host").value.trim();
        return { name: `the charger at ${host}`, options: { host }, remember: { kind: "lan", host } };
      }
      const charger = chargers.find(({ serial }) => serial === select("simulated").value);
      if (!charger) throw new Error("there is no simulated charger");
      const { serial, cloud, local } = charger;
      const byCloud = select("way").value === "cloud";
      const token = input("simulated-token").value || charger.token;
      return {
        name: `the simulated charger ${serial} ${byCloud ? "through its cloud" : "in the LAN"}`,
        options: byCloud ? { serial, token, baseUrl: cloud } : { baseUrl: local },
        simulated: serial,
        remember: { kind: "simulator" },
      };
    },
    /** Empties the two token fields. */
    forgetTokens() {
      input("token").value = input("simulated-token").value = "";
    },
  };
}

function showFields() {
  for (const fields of form.querySelectorAll(".fields")) {
    /** @type {HTMLElement} */ (fields).hidden = /** @type {HTMLElement} */ (fields).dataset.kind !== kind();
  }
  /** @type {HTMLElement} */ (form.querySelector("[data-way]")).hidden = select("way").value !== "cloud";
}
