//! The RFID cards.

use super::charger::Charger;
use super::value::json;
use super::{AnyPromise, to_js};
use crate::cards::{Change, slot};
use crate::error::argument::unfit;
use crate::json::Json;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Charger {
    /// Lists the slots.
    pub fn cards(&self, #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue) -> AnyPromise {
        self.promise_with(options, &["maxAge"], |charger, options| {
            Ok(async move { Ok(to_js(&charger.cards(options).await?)) })
        })
    }

    /// Does something with a slot, by the name of its method; `argument` is `[slot, name]`.
    #[wasm_bindgen(js_name = changeCard)]
    pub fn change_card(
        &self,
        name: &str,
        #[wasm_bindgen(unchecked_param_type = "unknown[]")] argument: &js_sys::Array,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> AnyPromise {
        let allowed: &[&str] =
            if name == "rename" { &["verify", "explain"] } else { &["verify", "explain", "confirm"] };
        self.promise_with(options, allowed, |charger, options| {
            let slot = slot(argument.get(0).as_f64().unwrap_or(-1.0))?;
            let change = match name {
                "learn" => Change::Learn,
                "delete" => Change::Delete,
                _ => match json(&argument.get(1), "the name")? {
                    Json::String(name) => Change::Rename(name),
                    other => return Err(unfit("the name", "text", other.kind())),
                },
            };
            Ok(async move { Ok(to_js(&charger.change_card(slot, change, options).await?)) })
        })
    }
}
