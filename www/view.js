// @ts-check
// The live state of the charger, and how fresh it is.

import { byId } from "./page.js";
import * as words from "./words.js";

/** After so many ms without a new reading the values count as old, even if no read has failed. */
const PATIENCE = 5000;

const card = byId("charger");

/** @type {{ at: number, data: Date | null } | undefined} */
let latest;
let failed = false;

/** Forgets the charger that was shown. */
export function reset() {
  latest = undefined;
  failed = false;
  card.hidden = true;
}

/** @param {import("./session.js").Reading} reading */
export function show({ values, lastModified }) {
  latest = { at: Date.now(), data: lastModified };
  failed = false;
  const nrg = Array.isArray(values.nrg) ? values.nrg : [];
  const [name, model, firmware] = [values.fna, values.typ, values.fwv].map(words.plain);
  say("charger-name", name || "Charger");
  say("charger-model", [model, firmware && `firmware ${firmware}`].filter(Boolean).join(", "));
  say("car-state", words.carState(values.car));
  say("reason", words.reason(values.modelStatus));
  say("power", words.thousands(nrg[11], "kW", 2));
  say("current-set", words.quantity(values.amp, "A"));
  say("current-offered", words.quantity(values.acu, "A"));
  say("force", words.force(values.frc));
  say("phases", words.phases(values.psm, values.pnp));
  say("energy-session", words.energy(values.wh));
  say("energy-total", words.energy(values.eto));
  say("charger-error", words.error(values.err));
  byId("error-row").hidden = !values.err;
  byId("phase-rows").replaceChildren(...[0, 1, 2].map((phase) => row(phase, nrg)));
  card.hidden = false;
  tick();
}

/** Marks what is shown as old: reading fails, or has ended. */
export function markOld() {
  failed = true;
  tick();
}

/** Says how old the values are. Call it often. */
export function tick() {
  if (!latest) return;
  const age = Date.now() - latest.at;
  const old = failed || age > PATIENCE;
  card.classList.toggle("old", old);
  if (old) {
    const time = new Date(latest.at).toLocaleTimeString();
    say("freshness", `Old values, read at ${time}, ${seconds(age)} ago`);
  } else if (latest.data) {
    say("freshness", `From the cloud, ${seconds(Date.now() - latest.data.getTime())} old`);
  } else {
    say("freshness", "Live from the charger");
  }
}

/** @param {number} phase @param {readonly unknown[]} nrg voltages, currents and powers: see `nrg` in the catalogue */
function row(phase, nrg) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = `L${phase + 1}`;
  const cells = [
    words.quantity(nrg[phase], "V"),
    words.quantity(nrg[phase + 4], "A", 1),
    words.quantity(nrg[phase + 7], "W"),
  ].map((text) => Object.assign(document.createElement("td"), { textContent: text }));
  row.append(head, ...cells);
  return row;
}

/** @param {number} ms */
const seconds = (ms) => `${Math.max(0, Math.round(ms / 1000))} s`;

/** @param {string} id @param {string} text */
function say(id, text) {
  const element = byId(id);
  if (element.textContent !== text) element.textContent = text;
}
