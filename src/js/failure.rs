//! A failed call, as the facade gets it to make an error of.

use super::value::{object_of as object, set, texts};
use crate::error::{Detail, Error};
use crate::redact::Secrets;
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
        set(&fields, "code", self.error.code.as_str());
        set(&fields, "message", self.secrets.clean(&self.error.message));
        set(&fields, "status", self.status);
        set(&fields, "url", self.url.clone());
        set(&fields, "attempts", self.attempts);
        set(
            &fields,
            "cause",
            without_secrets(&self.cause, &self.secrets),
        );
        match self.error.detail.as_deref() {
            None => {}
            Some(Detail::Stale { age_seconds }) => set(&fields, "ageSeconds", *age_seconds),
            Some(Detail::Unverified { expected, found }) => {
                set(&fields, "expected", object(expected));
                set(&fields, "found", object(found));
            }
            Some(Detail::Rejected { accepted, rejected }) => {
                set(&fields, "accepted", texts(accepted));
                let list = Array::new();
                for refusal in rejected {
                    let entry = Object::new();
                    set(&entry, "key", refusal.key.as_str());
                    set(&entry, "reason", self.secrets.clean(&refusal.reason));
                    list.push(&entry);
                }
                set(&fields, "rejected", list);
            }
        }
        fields
    }
}

/// The cause itself, or a copy without secrets: some runtimes put the whole URL into the message.
fn without_secrets(cause: &JsValue, secrets: &Secrets) -> JsValue {
    let mut cause = cause.clone();
    if let Some(text) = cause.as_string() {
        return secrets.clean(&text).into();
    }
    let first = cause.clone();
    for _ in 0..8 {
        if !cause.is_object() {
            return first;
        }
        let Ok(names) = Reflect::own_keys(&cause) else {
            break;
        };
        let field = |name: &JsValue| Reflect::get(&cause, name).ok().and_then(|v| v.as_string());
        if names
            .iter()
            .filter_map(|name| field(&name))
            .any(|text| secrets.are_in(&text))
        {
            break;
        }
        cause = Reflect::get(&cause, &"cause".into()).unwrap_or_default();
    }
    let text = |name: &str| {
        Reflect::get(&first, &name.into())
            .ok()
            .and_then(|v| v.as_string())
    };
    let copy = js_sys::Error::new(&secrets.clean(&text("message").unwrap_or_default()));
    copy.set_name(&text("name").unwrap_or_else(|| "Error".to_owned()));
    set(
        &copy,
        "stack",
        secrets.clean(&text("stack").unwrap_or_default()),
    );
    copy.into()
}
