// @ts-check
// The WebAssembly as text: one printable character for each of its 90 most frequent bytes, two for any other.
//
// Gzip makes of it what it makes of the bytes themselves, where hex costs 9 % and base64 29 %, and it is quick to read.
// The characters are those from # to ~, of which < (the end of an inline script) and \ are written as a space and !.

/**
 * @param {string} frequent the 90 most frequent bytes, in hex
 * @param {string} text
 */
export function unpack(frequent, text) {
  const order = [...new Set([...fromHex(frequent), ...Array(256).keys()])];
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let start = 0;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    const digit = code === 32 ? 25 : code === 33 ? 57 : code - 35;
    if (digit < 2) {
      start = 90 * (digit + 1);
    } else {
      bytes[length++] = order[start + digit - 2];
      start = 0;
    }
  }
  return bytes.subarray(0, length);
}

/** @param {string} hex */
function fromHex(hex) {
  return Array.from({ length: hex.length / 2 }, (_, index) => parseInt(hex.slice(2 * index, 2 * index + 2), 16));
}
