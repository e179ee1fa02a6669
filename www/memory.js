// @ts-check
// Where the charger was, for the next visit. A token is never stored.

const PLACE = "goecharger-connection";

/** @typedef {{ kind?: "simulator" | "lan" | "cloud", serial?: string, host?: string }} Remembered */

export const memory = {
  /** What is remembered. The store may hold anything: another page of this origin can write to it. */
  read() {
    /** @type {Remembered} */
    const remembered = {};
    try {
      const { kind, serial, host } = JSON.parse(localStorage.getItem(PLACE) ?? "{}") ?? {};
      if (["simulator", "lan", "cloud"].includes(kind)) remembered.kind = kind;
      if (typeof serial === "string" && /^\d{6}(\d\d)?$/.test(serial)) remembered.serial = serial;
      if (typeof host === "string" && host.length < 300) remembered.host = host;
    } catch {
      // No JSON, or the browser gives this page no store.
    }
    return remembered;
  },

  /** Adds to it. @param {Remembered} news where a charger has answered, never what was only typed */
  add(news) {
    try {
      localStorage.setItem(PLACE, JSON.stringify({ ...memory.read(), ...news }));
    } catch {
      // The store is full or forbidden.
    }
  },
};
