// @ts-check
// `overview`

import { number } from "./numbers.js";
import { localTime } from "./dates.js";
import { duration, round, wattHours, watts } from "./format.js";
import { clean, table } from "./text.js";

/** @typedef {import("../index.js").Overview} Overview */

/** @param {import("./commands.js").Task} task */
export async function overview({ charger, options, output, signal }) {
  const overview = await charger.overview({ maxAge: number(options, "max-age"), signal });
  if (output.json) return output.document(withoutRaw(overview));
  const { name, serial, model, firmware } = overview;
  output.text(`${output.paint("bold", clean(name ?? model ?? "a charger"))}${serial ? ` ${clean(serial)}` : ""}${model ? `, ${clean(model)}` : ""}${firmware ? `, firmware ${clean(firmware)}` : ""}`);
  output.lines(table(rows(overview), (cell, column) => (column === 0 ? output.paint("dim", cell) : cell)));
}

/**
 * For JSON: `raw` has the ids of cards.
 * @param {Overview} overview
 */
export function withoutRaw({ raw: _, ...overview }) {
  return overview;
}

/** @param {Overview} overview */
function rows(overview) {
  const { phases, phasesInUse, signal, temperatures, online, lastModified } = overview;
  /** @type {[string, string | null][]} */
  const rows = [
    ["state", state(overview)],
    ["reason", overview.reason && clean(overview.reason.text)],
    ["fault", overview.error && clean(overview.error.text)],
    ["mode", mode(overview)],
    ["power", overview.power === null ? null : `${watts(overview.power)}${phasesInUse ? ` on ${phasesInUse} ${phasesInUse === 1 ? "phase" : "phases"}` : ""}`],
    ...phases.map((phase, index) => /** @type {[string, string | null]} */ ([`  L${index + 1}`, reading(phase)])),
    ["current", current(overview)],
    ["energy", energy(overview)],
    ["session", session(overview)],
    ["cable", cable(overview)],
    ["heat", temperatures.some((one) => one !== null) ? `${temperatures.map((one) => (one === null ? "–" : round(one, 1))).join(", ")} °C` : null],
    ["WiFi", signal === null ? null : `${signal} dBm`],
    ["data of", online === false && lastModified ? `${localTime(lastModified)}: the charger is offline` : null],
  ];
  return rows.filter(/** @returns {row is [string, string]} */ (row) => row[1] !== null && row[1] !== "");
}

/** @param {Overview} overview */
function state({ state, pilot, allowed }) {
  const told = allowed === null ? "" : allowed ? ", may charge" : ", may not charge";
  return `${clean(state)}${pilot ? ` (${pilot})` : ""}${told}`;
}

/** @param {Overview} overview */
function mode({ mode, forced }) {
  const force = forced === "on" ? "start in force" : forced === "off" ? "stop in force" : null;
  return [mode, force].filter(Boolean).join(", ");
}

/** @param {import("../index.js").PhaseReading} phase */
function reading({ voltage, current, power }) {
  if (voltage === null) return null;
  const rest = [current === null ? null : `${round(current, 1)} A`, power === null ? null : watts(power)];
  return [`${round(voltage, 0)} V`, ...rest].filter(Boolean).join("  ");
}

/** @param {Overview} overview */
function current({ current: { requested, offered, minimum, maximum, limitedBy } }) {
  return [
    requested === null ? null : `${requested} A asked for`,
    offered === null ? null : `${offered} A offered`,
    maximum === null ? null : `${minimum ?? 0} to ${maximum} A possible`,
    limitedBy?.length ? `limited by ${limitedBy.map(({ text, current }) => `${clean(text)} (${current} A)`).join(", ")}` : null,
  ].filter(Boolean).join(", ");
}

/** @param {Overview} overview */
function energy({ energy: { session, total, limit }, state }) {
  return [
    session === null ? null : `${wattHours(session)} in ${state === "idle" ? "the last" : "this"} session`,
    limit === null ? null : `ends at ${wattHours(limit)}`,
    total === null ? null : `${wattHours(total)} in all`,
  ].filter(Boolean).join(", ");
}

/** @param {Overview} overview */
function session({ connectedFor, chargingFor, card, authorized, state }) {
  return [
    connectedFor === null ? null : `connected for ${duration(connectedFor)}`,
    chargingFor === null || state === "idle" ? null : `charging for ${duration(chargingFor)}`,
    card ? `card ${card.slot}${card.name ? ` ${clean(card.name)}` : ""}` : null,
    authorized === false ? "not authorised" : null,
  ].filter(Boolean).join(", ");
}

/** @param {Overview} overview */
function cable({ cable: { rating, lock, lockMode } }) {
  return [rating === null ? null : `${rating} A`, lock && clean(lock), lockMode && `lock mode ${lockMode}`].filter(Boolean).join(", ");
}
