// @ts-check
// An area that says in words what went wrong.

import { isChargerError } from "goecharger";
import { sentence } from "./words.js";

/** @param {HTMLElement} area with the role "alert" */
export function problemArea(area) {
  return {
    /** @param {unknown} error @param {string} [more] what that means for the user */
    show(error, more = "") {
      const code = isChargerError(error) ? error.code : "page";
      const text = `${sentence(error instanceof Error ? error.message : String(error))} ${more}`.trim();
      // An alert is read out when it changes, so the same one again must not be a change.
      if (area.dataset.code === code && area.dataset.text === text) return;
      Object.assign(area.dataset, { code, text });
      const label = document.createElement("code");
      label.textContent = code;
      area.replaceChildren(`${text} `, label);
      area.hidden = false;
    },
    clear() {
      area.hidden = true;
      area.replaceChildren();
      delete area.dataset.code;
      delete area.dataset.text;
    },
  };
}
