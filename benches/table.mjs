// Figures as text.

/** A table with aligned columns; the first row is its head. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const line = (row) => row.map((cell = "", column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])));
  return rows.map((row) => line(row).join("  ").trimEnd()).join("\n");
}

export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

/** The median with the lowest and the highest; a single number as it is. */
export function spread(numbers, digits) {
  const [middle, least, most] = [median(numbers), Math.min(...numbers), Math.max(...numbers)].map((each) => each.toFixed(digits));
  return numbers.length === 1 ? middle : `${middle} (${least}–${most})`;
}
