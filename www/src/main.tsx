// Where the page begins.

import { render } from "preact";
import { App } from "./app";
import { begin } from "./begin";
import "./look";
import { words } from "./words";

// A page around this one could trick the user into clicking its buttons. `frame-ancestors` forbids that too, but only
// where the server sends it as a header.
if (window.top !== window) {
  document.body.textContent = words().frame.inside;
} else {
  const root = document.getElementById("app");
  if (root) render(<App />, root);
  void begin();
  // Keeps the page for when there is no network. Whoever serves the sources wants the newest.
  if (import.meta.env.PROD) navigator.serviceWorker?.register("./worker.js").catch((error) => console.warn("Not kept for offline use.", error));
}
