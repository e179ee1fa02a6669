//! A reply as the engine holds it, and what is thrown in the place of one.

use super::value::{Parsed, is_plain};
use crate::call::Received;
use crate::dynamic::{self, is_array, items, member, own_keys, peek, set};
use crate::redact::Secrets;
use crate::reply::Body;
use crate::text;
use alloc::string::String;
use wasm_bindgen::prelude::*;

/// A reply, with its body parsed by the engine's own `JSON.parse`.
#[derive(Clone)]
pub struct Reply {
    status: u16,
    last_modified: JsValue,
    retry_after: JsValue,
    text: JsValue,
    parsed: Parsed,
}

impl Reply {
    /// As it came; the headers are `null` where there is none.
    pub fn new(status: u16, last_modified: JsValue, retry_after: JsValue, text: JsValue) -> Self {
        let parsed = Parsed::from_text(&text);
        Reply { status, last_modified, retry_after, text, parsed }
    }

    /// The values of a status.
    pub fn values(&self) -> &JsValue {
        &self.parsed.0
    }

    /// The header `Last-Modified`.
    pub fn last_modified(&self) -> &JsValue {
        &self.last_modified
    }
}

impl Received for Reply {
    type Cause = JsValue;

    fn status(&self) -> u16 {
        self.status
    }

    fn body(&self) -> Body<'_> {
        if self.parsed.is_object() {
            Body::Object(&self.parsed)
        } else if self.parsed.is_json() {
            Body::OtherJson
        } else {
            Body::Text(self.text.as_string().unwrap_or_default())
        }
    }

    fn retry_after(&self) -> Option<String> {
        self.retry_after.as_string()
    }

    fn date(text: &str) -> Option<f64> {
        Some(dynamic::parse_date(text)).filter(|ms| !ms.is_nan())
    }

    fn again(&self) -> Self {
        Reply { parsed: Parsed::from_text(&self.text), ..self.clone() }
    }
}

/// Why a connection broke, as the runtime has it: the first `code` in the chain of causes, with what was
/// tried if that is known, like `connect ECONNREFUSED`; else the innermost message.
pub fn reason(cause: &JsValue) -> Option<String> {
    let mut cause = cause.clone();
    let mut message = None;
    for _ in 0..8 {
        if let Some(code) = peek(&cause, "code").as_string() {
            return Some(match peek(&cause, "syscall").as_string() {
                Some(call) => text::concat(&[&call, " ", &code]),
                None => code,
            });
        }
        message = peek(&cause, "message").as_string().or(message);
        cause = peek(&cause, "cause");
    }
    message
}

/// The cause itself, or a copy without secrets: some runtimes put the whole URL into the message, and some libraries the
/// whole request into the error.
pub fn without_secrets(cause: &JsValue, secrets: &Secrets) -> JsValue {
    if let Some(text) = cause.as_string() {
        return secrets.clean(&text).into();
    }
    if is_harmless(cause, secrets, 0) {
        return cause.clone();
    }
    let text = |name: &str| secrets.clean(&peek(cause, name).as_string().unwrap_or_default());
    let copy = dynamic::error(&text("message"));
    set(&copy, "name", &text("name").into());
    set(&copy, "stack", &text("stack").into());
    copy
}

/// Whether a value is looked through to its end and holds no secret. Of objects, errors, lists and literals can be.
fn is_harmless(value: &JsValue, secrets: &Secrets, depth: usize) -> bool {
    if let Some(text) = value.as_string() {
        return !secrets.are_in(&text);
    }
    if !value.is_object() {
        return !value.is_function();
    }
    let is_error = peek(value, "message").is_string() && peek(value, "name").is_string();
    let Ok(names) = own_keys(value) else { return false };
    depth < 8
        && (is_error || is_plain(value) || is_array(value))
        && ["message", "name", "stack"].iter().all(|name| is_harmless(&peek(value, name), secrets, depth + 1))
        && items(&names).all(|name| {
            let member = name.and_then(|name| member(value, &name));
            member.is_ok_and(|member| is_harmless(&member, secrets, depth + 1))
        })
}
