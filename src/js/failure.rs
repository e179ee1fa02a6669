//! The error that a call rejects with.

use super::caught::set_member;
use super::{Shared, cause, to_js};
use crate::call::Failure;
use crate::error::What;
use crate::json::Json;
use js_sys::Object;
use wasm_bindgen::prelude::*;

/// Characters of a text in an error.
const LONGEST_TEXT: usize = 1_000;

impl Shared {
    /// The error to reject with. This is the only way out, and no secret passes it.
    pub(super) fn error(&self, failure: &Failure<JsValue>) -> JsValue {
        let What { code, message, details } = &*failure.error;
        let mut fields = vec![
            ("code", Json::String(code.as_str().into())),
            ("message", Json::String(message.clone())),
            ("attempts", Json::Number(failure.attempts.into())),
        ];
        fields.extend(failure.status.map(|status| ("status", Json::Number(status.into()))));
        fields.extend(failure.url.clone().map(|url| ("url", Json::String(url))));
        fields.extend(details.iter().cloned());
        // Shortened after the secrets are out, so that none is cut in two.
        let shown = |text: &str| line(&failure.secrets.clean(text));
        let fields = fields.into_iter().map(|(name, mut field)| {
            field.change_texts(&shown);
            (name.to_owned(), field)
        });
        let fields: Object = to_js(&Json::Object(fields.collect())).unchecked_into();
        if let Some(cause) = &failure.cause {
            set_member(&fields, "cause", &cause::without_secrets(cause, &failure.secrets));
        }
        self.to_error.call1(&JsValue::UNDEFINED, &fields).unwrap_or_else(|thrown| thrown)
    }
}

/// A text on one line, and of bounded length.
fn line(text: &str) -> String {
    text.chars().take(LONGEST_TEXT).map(|each| if each.is_control() { ' ' } else { each }).collect()
}
