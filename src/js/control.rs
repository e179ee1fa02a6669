//! The controls.

use super::charger::Charger;
use super::value::json;
use super::{AnyPromise, to_js};
use crate::controls::Control;
use crate::error::Error;
use wasm_bindgen::prelude::*;

/// What every control takes besides the limits.
pub const OPTIONS: [&str; 2] = ["verify", "explain"];

#[wasm_bindgen]
impl Charger {
    /// A control by the name of its method, with its argument.
    pub fn control(
        &self,
        name: &str,
        #[wasm_bindgen(unchecked_param_type = "unknown")] argument: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> AnyPromise {
        self.promise_with(options, &OPTIONS, |charger, options| {
            let control = control(name, argument)?;
            Ok(async move { Ok(to_js(&charger.control(control, options).await?)) })
        })
    }
}

fn control(name: &str, argument: &JsValue) -> Result<Control, Error> {
    Ok(match name {
        "start" => Control::Start,
        "stop" => Control::Stop,
        "auto" => Control::Auto,
        "setCurrent" => Control::set_current(&json(argument, "the current")?)?,
        "setPhases" => Control::set_phases(&json(argument, "the phases")?)?,
        "setEnergyLimit" => Control::set_energy_limit(&json(argument, "the energy limit")?)?,
        "authorize" if argument.is_undefined() => Control::authorize(None)?,
        "authorize" => Control::authorize(Some(&json(argument, "the slot of the card")?))?,
        "lockCable" => Control::lock_cable(&json(argument, "the lock")?)?,
        _ => Control::Restart,
    })
}
