// @ts-check
// Text for a terminal: nothing from outside may move the cursor, change the title or turn the line around.

// C0 but tab and newline, DEL, C1, marks of direction, line separators.
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text in which control characters are shown and not obeyed; also on more than one line.
 * @param {string} text
 */
export function cleanLines(text) {
  return text.toWellFormed ? shown(text.toWellFormed()) : shown(text);
}

/**
 * The same, on one line.
 * @param {unknown} text
 */
export function clean(text) {
  return cleanLines(String(text)).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

/** @param {string} text */
function shown(text) {
  return text.replace(UNSAFE, escaped);
}

/** @param {string} character */
function escaped(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * JSON with those characters escaped: the same value, whatever shows it.
 * @param {unknown} value
 * @param {number} [indent]
 */
export function json(value, indent) {
  return cleanLines(JSON.stringify(value, undefined, indent));
}

/**
 * Columns as wide as their widest cell.
 * @param {readonly (readonly string[])[]} rows
 * @param {(cell: string, column: number) => string} [paint] colours a cell, after it was measured
 */
export function table(rows, paint = (cell) => cell) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, column) => paint(column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0), column)).join("  ").trimEnd(),
  );
}
