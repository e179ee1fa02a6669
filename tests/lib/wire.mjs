// What a value looks like on the wire, by a way of its own: RFC 8259, then RFC 3986.

const SHORT = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A value as it stands in a query. */
export function encoded(value) {
  const bytes = [...new TextEncoder().encode(jsonText(value))];
  return bytes.map((byte) => (isUnreserved(byte) ? String.fromCharCode(byte) : `%${hex(byte, 2)}`)).join("");
}

/** The settings as they stand in a query, in their order. */
export function query(values) {
  return Object.entries(values).map(([key, value]) => `${key}=${encoded(value)}`).join("&");
}

function jsonText(value) {
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "string") return `"${[...value].map(escaped).join("")}"`;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (Object(value) !== value) return String(value);
  return `{${Object.entries(value).map(([name, member]) => `${jsonText(name)}:${jsonText(member)}`).join(",")}}`;
}

function escaped(character) {
  if (SHORT[character]) return SHORT[character];
  return character < " " ? `\\u${hex(character.charCodeAt(0), 4)}` : character;
}

function isUnreserved(byte) {
  return /[A-Za-z0-9._~-]/.test(String.fromCharCode(byte)) && byte < 0x80;
}

function hex(number, digits) {
  return number.toString(16).toUpperCase().padStart(digits, "0");
}
