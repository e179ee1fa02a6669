// The WebAssembly as text, for pkg-template/inlined.js, which says how and why.

/** @param {Uint8Array} bytes */
export function pack(bytes) {
  const counts = Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const frequent = [...counts.keys()].sort((one, other) => counts[other] - counts[one]).slice(0, 90);
  const order = [...new Set([...frequent, ...counts.keys()])];
  const character = (/** @type {number} */ digit) =>
    String.fromCharCode(digit === 25 ? 32 : digit === 57 ? 33 : digit + 35);
  /** @type {string[]} */
  const codes = [];
  for (const [rank, byte] of order.entries()) {
    const escape = Math.floor(rank / 90);
    codes[byte] = (escape ? character(escape - 1) : "") + character((rank % 90) + 2);
  }
  return {
    frequent: frequent.map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    text: Array.from(bytes, (byte) => codes[byte]).join(""),
  };
}
