// @ts-check
// `keys [SEARCH…]`: the catalogue, offline.

import { catalogue } from "../generated/catalogue.js";
import { table } from "./text.js";
import { entry } from "./value.js";

/** @typedef {import("../generated/catalogue.js").CatalogueEntry} Entry */

/** @param {import("./commands.js").Task} task */
export async function keys({ words, output }) {
  const only = words.length === 1 ? entry(String(words[0])) : undefined;
  const found = only ? [only] : Object.values(catalogue).filter((entry) => words.every((word) => matches(entry, word)));
  if (output.json) return output.document(found);
  if (found.length === 0) return output.note(`no key has ${words.join(" ")} in its name or description`);
  if (only) return output.lines(table(details(only), (cell, column) => (column === 0 ? output.paint("dim", cell) : cell)));
  const rows = found.map(({ key, name, access, unit, description }) => [key, name, access, unit ?? "", description]);
  output.lines(table(rows, (cell, column) => (column === 0 ? output.paint("bold", cell) : column === 4 ? cell : output.paint("dim", cell))));
}

/**
 * @param {Entry} entry
 * @param {string} word
 */
function matches({ key, name, description, topic, v1 = [] }, word) {
  const wanted = word.toLowerCase();
  return [key, name, description, topic, ...v1].some((text) => text.toLowerCase().includes(wanted));
}

/** @param {Entry} entry */
function details(entry) {
  const { guard, instead, firmware } = entry;
  /** @type {[string, string | undefined][]} */
  const rows = [
    ["key", entry.key],
    ["name", entry.name],
    ["what", entry.description],
    ["topic", entry.topic],
    ["access", { r: "read", rw: "read and write", w: "write only" }[entry.access]],
    ["type", entry.types.join(" or ")],
    ["written as", entry.writeTypes?.join(" or ")],
    ["unit", entry.unit],
    ["range", range(entry)],
    ["values", entry.enum && Object.entries(entry.enum).map(([value, label]) => `${value} ${label}`).join(", ")],
    ["shape", entry.structure?.replaceAll(/\s+/g, " ")],
    ["secret", entry.secret],
    ["guarded", guard && `${guard.reason} Needs --confirm ${entry.key}.`],
    ["caution", entry.caution],
    ["deprecated", entry.deprecated],
    ["use instead", instead],
    ["seen on", firmware.length > 1 ? `firmware ${firmware[0]} to ${firmware.at(-1)}` : firmware[0] && `firmware ${firmware[0]}`],
  ];
  return rows.filter(/** @returns {row is [string, string]} */ (row) => Boolean(row[1]));
}

/** @param {Entry} entry */
function range({ min, max, above, step, maxLength }) {
  return [
    min === undefined ? null : `from ${min}`,
    above === undefined ? null : `above ${above}`,
    max === undefined ? null : `to ${max}`,
    step === undefined ? null : `in steps of ${step}`,
    maxLength === undefined ? null : `at most ${maxLength} characters`,
  ].filter(Boolean).join(" ");
}
