//! `overview()` and `surplusBlockers()`.

use super::caught::set_member;
use super::charger::{Charger, date, status_result};
use super::{AnyPromise, to_js};
use js_sys::Object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Charger {
    /// Reads what an owner asks for.
    pub fn overview(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> AnyPromise {
        self.promise_with(options, &["maxAge"], |charger, options| {
            Ok(async move {
                let (overview, status) = charger.overview(options).await?;
                let overview: Object = to_js(&overview).unchecked_into();
                set_member(&overview, "lastModified", &date(status.last_modified));
                set_member(&overview, "raw", &status_result(status));
                Ok(overview.into())
            })
        })
    }

    /// What would keep surplus charging from working.
    #[wasm_bindgen(js_name = surplusBlockers)]
    pub fn surplus_blockers(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> AnyPromise {
        self.promise_with(options, &["maxAge"], |charger, options| {
            Ok(async move { Ok(to_js(&charger.surplus_blockers(options).await?)) })
        })
    }
}
