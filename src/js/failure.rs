//! A failed call, as the facade gets it to make an error of.

use super::value::{object_of, texts};
use crate::dynamic::{peek, set};
use crate::error::{Detail, Error};
use crate::redact::Secrets;
use alloc::boxed::Box;
use alloc::string::String;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// Why a call did not succeed.
pub enum Failure {
    /// The caller gave up. This is the caller's own reason, handed on as it is.
    Aborted(JsValue),
    /// Anything else.
    Failed(Box<Failed>),
}

/// An error with what is known of the requests that led to it.
pub struct Failed {
    /// What happened.
    pub error: Error,
    /// The HTTP status, if there was a reply.
    pub status: Option<u16>,
    /// The URL, fit to be shown.
    pub url: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// What `fetch` threw.
    pub cause: JsValue,
    /// What must not be shown.
    pub secrets: Secrets,
}

impl From<Error> for Failure {
    /// An error before any request.
    fn from(error: Error) -> Self {
        Failure::Failed(Box::new(Failed {
            error,
            status: None,
            url: None,
            attempts: 0,
            cause: JsValue::UNDEFINED,
            secrets: Secrets::default(),
        }))
    }
}

impl Failed {
    /// The fields of the error that the facade throws.
    pub fn to_object(&self) -> Object {
        let fields = Object::new();
        set(&fields, "code", &self.error.code.as_str().into());
        set(
            &fields,
            "message",
            &self.secrets.clean(&self.error.message).into(),
        );
        set(&fields, "status", &self.status.into());
        set(&fields, "url", &self.url.clone().into());
        set(&fields, "attempts", &self.attempts.into());
        set(
            &fields,
            "cause",
            &without_secrets(&self.cause, &self.secrets),
        );
        match self.error.detail.as_deref() {
            None => {}
            Some(Detail::Stale { age_seconds }) => {
                set(&fields, "ageSeconds", &(*age_seconds).into())
            }
            Some(Detail::Unverified { expected, found }) => {
                set(&fields, "expected", &object_of(expected));
                set(&fields, "found", &object_of(found));
            }
            Some(Detail::Rejected { accepted, rejected }) => {
                set(&fields, "accepted", &texts(accepted));
                let list = Array::new();
                for refusal in rejected {
                    let entry = Object::new();
                    set(&entry, "key", &refusal.key.as_str().into());
                    set(
                        &entry,
                        "reason",
                        &self.secrets.clean(&refusal.reason).into(),
                    );
                    list.push(&entry);
                }
                set(&fields, "rejected", &list);
            }
        }
        fields
    }
}

/// The cause itself, or a copy without secrets: some runtimes put the whole URL into the message.
fn without_secrets(cause: &JsValue, secrets: &Secrets) -> JsValue {
    if let Some(text) = cause.as_string() {
        return secrets.clean(&text).into();
    }
    let mut inner = cause.clone();
    for _ in 0..8 {
        if !inner.is_object() {
            return cause.clone();
        }
        let Ok(names) = Reflect::own_keys(&inner) else {
            break;
        };
        let mut texts = names
            .iter()
            .filter_map(|name| Reflect::get(&inner, &name).ok()?.as_string());
        if texts.any(|text| secrets.are_in(&text)) {
            break;
        }
        inner = peek(&inner, "cause");
    }
    let text = |name: &str| secrets.clean(&peek(cause, name).as_string().unwrap_or_default());
    let copy = js_sys::Error::new(&text("message"));
    set(&copy, "name", &text("name").into());
    set(&copy, "stack", &text("stack").into());
    copy.into()
}
