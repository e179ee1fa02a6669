//! What a runtime or a caller's `fetch` throws: why a connection broke, and a copy that may be shown.

use super::caught::{items, peek, peek_text, set_member};
use crate::redact::Secrets;
use js_sys::{Error, Object};
use wasm_bindgen::prelude::*;

/// So far a chain of causes is followed.
const DEEPEST: usize = 8;

/// Characters of a stack that are kept.
const LONGEST_STACK: usize = 8_000;

/// Characters of any other text.
const LONGEST_TEXT: usize = 1_000;

/// The causes, from the outermost.
fn chain(thrown: &JsValue) -> impl Iterator<Item = JsValue> {
    std::iter::successors(Some(thrown.clone()), |cause| peek(cause, "cause")).take(DEEPEST)
}

/// Why a connection broke, as the runtime has it: the first `code` in the chain of causes, with what was tried if
/// that is known, like `connect ECONNREFUSED`; else the innermost message.
pub fn reason(thrown: &JsValue) -> Option<String> {
    let mut message = None;
    for cause in chain(thrown) {
        if let Some(code) = peek_text(&cause, "code") {
            return Some(peek_text(&cause, "syscall").map_or(code.clone(), |call| format!("{call} {code}")));
        }
        message = peek_text(&cause, "message").or(message);
    }
    message
}

/// Whether the runtime's own `fetch` says that it could not even connect. What Node.js was about to do tells it: a
/// host can also become unreachable after the request.
pub fn failed_to_connect(thrown: &JsValue) -> bool {
    let is_connect = |error: &JsValue| {
        let call = peek_text(error, "syscall");
        matches!(call.as_deref(), Some("connect" | "getaddrinfo"))
            && peek(error, "errno").is_some_and(|errno| errno.as_f64().is_some())
    };
    // Of a name with several addresses, each was tried.
    let all_are = |error: &JsValue| {
        let errors = peek(error, "errors").and_then(|errors| items(&errors, 0, u32::MAX).ok().flatten());
        errors.is_some_and(|errors| errors.length() > 0 && errors.iter().all(|error| is_connect(&error)))
    };
    chain(thrown).any(|cause| is_connect(&cause) || all_are(&cause))
}

/// A copy without secrets: some runtimes put the whole URL into the message, and some libraries the whole request into
/// the error.
pub fn without_secrets(thrown: &JsValue, secrets: &Secrets) -> JsValue {
    copy(thrown, secrets, DEEPEST)
}

fn copy(thrown: &JsValue, secrets: &Secrets, depth: usize) -> JsValue {
    let clean = |text: String, longest: usize| {
        JsValue::from(secrets.clean_foreign(&text).chars().take(longest).collect::<String>())
    };
    if let Some(text) = thrown.as_string() {
        return clean(text, LONGEST_TEXT);
    }
    if thrown.is_symbol() {
        return clean(js_sys::Symbol::from(thrown.clone()).to_string().into(), LONGEST_TEXT);
    }
    if thrown.is_function() {
        return JsValue::UNDEFINED;
    }
    if !thrown.is_object() {
        return thrown.clone();
    }
    let error = Error::new("");
    let members: &Object = error.as_ref();
    for (name, longest) in
        [("name", LONGEST_TEXT), ("message", LONGEST_TEXT), ("stack", LONGEST_STACK), ("code", LONGEST_TEXT)]
    {
        let value = match peek(thrown, name) {
            Some(value) if value.is_string() => clean(value.as_string().unwrap_or_default(), longest),
            // A DOMException has a number as its code.
            Some(value) if value.as_f64().is_some() => value,
            _ if name == "stack" => clean(String::new(), 0),
            _ => continue,
        };
        set_member(members, name, &value);
    }
    if let Some(cause) = peek(thrown, "cause").filter(|_| depth > 1) {
        set_member(members, "cause", &copy(&cause, secrets, depth - 1));
    }
    error.into()
}
