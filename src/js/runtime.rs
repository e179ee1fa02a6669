//! What kind of runtime this is, as far as a request depends on it.

use super::caught::{Deno, peek};
use wasm_bindgen::JsCast;

/// What the runtime is like.
pub struct Runtime {
    /// Whether CORS applies, as in a page and its workers.
    pub in_browser: bool,
    /// Whether there is a `fetch`.
    pub has_fetch: bool,
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
            has_fetch: has("fetch"),
            knows_cache: prototype
                .is_some_and(|prototype| js_sys::Reflect::has(&prototype, &"cache".into()).unwrap_or(false)),
            // Bun sends such a request again by itself, a few ms late.
            keeps_connections: is_node && !in_browser && !has("Deno"),
            deno: peek(&global, "Deno").filter(|_| !in_browser).map(JsCast::unchecked_into),
        }
    }
}
