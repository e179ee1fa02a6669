//! The timetables.

use super::caught::set_member;
use super::charger::Charger;
use super::control::OPTIONS;
use super::{AnyPromise, to_js, value};
use crate::schedule::{Change, DayGroup};
use js_sys::Object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Charger {
    /// Reads all three.
    pub fn schedule(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> AnyPromise {
        self.promise_with(options, &["maxAge"], |charger, options| {
            Ok(async move {
                let groups = Object::new();
                for (group, schedule) in charger.schedule(options).await? {
                    set_member(&groups, group.name(), &to_js(&schedule));
                }
                Ok(groups.into())
            })
        })
    }

    /// Writes one; `argument` is `[group, schedule]`.
    #[wasm_bindgen(js_name = writeSchedule)]
    pub fn write_schedule(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown[]")] argument: &js_sys::Array,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> AnyPromise {
        self.promise_with(options, &OPTIONS, |charger, options| {
            let group = DayGroup::read(&argument.get(0).as_string().unwrap_or_default())?;
            let change = Change::given(group, &value::given(&argument.get(1), "the timetable")?)?;
            Ok(async move { Ok(to_js(&charger.write_schedule(change, options).await?)) })
        })
    }
}
