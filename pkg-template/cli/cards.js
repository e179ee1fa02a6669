// @ts-check
// `cards`

import { number } from "./numbers.js";
import { wattHours } from "./format.js";
import { clean, table } from "./text.js";

/** @param {import("./commands.js").Task} task */
export async function cards({ charger, options, output, signal }) {
  const cards = await charger.cards.list({ maxAge: number(options, "max-age"), signal });
  if (output.json) return output.document(cards);
  const learned = cards.filter((card) => card.learned);
  if (learned.length === 0) return output.note(cards.length > 0 ? "no card is learned" : "this model has no cards");
  const rows = learned.map(({ slot, name, energy }) => [String(slot), name === null ? "(no name)" : clean(name), energy === null ? "" : wattHours(energy)]);
  output.lines(table([["slot", "name", "energy"], ...rows]));
}
