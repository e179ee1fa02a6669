//! What kind of runtime this is, as far as a request depends on it.

use super::caught::{Deno, peek};
use wasm_bindgen::{JsCast, JsValue};

/// What the runtime is like.
pub struct Runtime {
    /// Whether CORS applies, as in a page and its workers.
    pub in_browser: bool,
    /// Its `fetch`, if it has one.
    fetch: Option<JsValue>,
    /// Whether `fetch` knows the field `cache`: workerd refuses it, if it does not.
    pub knows_cache: bool,
    /// Whether `fetch` sends a request into a connection that the charger is about to close, and a header helps.
    pub keeps_connections: bool,
    /// Deno does so too, and does not listen to that header.
    pub deno: Option<Deno>,
}

impl Runtime {
    /// The one that this runs in.
    pub fn here() -> Self {
        let global = js_sys::global();
        let has = |name: &str| peek(&global, name).is_some();
        let prototype = peek(&global, "Request").and_then(|request| peek(&request, "prototype"));
        let versions = peek(&global, "process").and_then(|process| peek(&process, "versions"));
        let is_node = versions.is_some_and(|versions| peek(&versions, "node").is_some());
        let in_browser = has("document") || has("importScripts") && has("location") && !has("Deno");
        Runtime {
            in_browser,
            fetch: peek(&global, "fetch"),
            knows_cache: prototype
                .is_some_and(|prototype| js_sys::Reflect::has(&prototype, &"cache".into()).unwrap_or(false)),
            // Bun sends such a request again by itself, a few ms late.
            keeps_connections: is_node && !in_browser && !has("Deno"),
            deno: peek(&global, "Deno").filter(|_| !in_browser).map(JsCast::unchecked_into),
        }
    }

    /// Whether there is a `fetch`. It may come later, or be taken away.
    pub fn has_fetch(&self) -> bool {
        peek(&js_sys::global(), "fetch").is_some()
    }

    /// Whether `fetch` is still that of the runtime, and nobody's own that was put in its place.
    pub fn has_its_own_fetch(&self) -> bool {
        self.fetch.is_some() && peek(&js_sys::global(), "fetch") == self.fetch
    }
}
