//! The settings that the charging goes by, taken from the values of the status.

use serde_json::{Map, Value};

/// What decides whether and how a car charges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Settings {
    /// Requested current (`amp`), A.
    pub(crate) amp: f64,
    /// Highest current of this charger: `ama` and the variant (`var` 11 or 22 kW).
    pub(crate) limit: f64,
    /// 0 neutral, 1 off, 2 on.
    pub(crate) force: i64,
    /// Access control: a transaction is needed.
    pub(crate) closed: bool,
    /// A transaction runs.
    pub(crate) authorised: bool,
    /// 0 auto, 1 one phase, 2 three phases.
    pub(crate) phase_mode: i64,
    /// Charge from surplus only: `lmo` 4 with `fup`.
    pub(crate) surplus_only: bool,
    /// Stop after that much energy (`dwo`), Wh.
    pub(crate) energy_limit: Option<f64>,
    /// Power from which automatic phase switching takes three phases (`spl3`), W.
    pub(crate) three_phase_power: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            amp: 6.0,
            limit: 16.0,
            force: 0,
            closed: false,
            authorised: false,
            phase_mode: 0,
            surplus_only: false,
            energy_limit: None,
            three_phase_power: 4200.0,
        }
    }
}

/// The settings that these values say.
pub(crate) fn of(values: &Map<String, Value>) -> Settings {
    let float = |key| values.get(key).and_then(Value::as_f64);
    let integer = |key| values.get(key).and_then(Value::as_i64);
    let default = Settings::default();
    // The two variants: 11 kW is 16 A on three phases, 22 kW is 32 A.
    let variant = if float("var").is_some_and(|kilowatts| kilowatts > 11.0) { 32.0 } else { 16.0 };
    Settings {
        amp: float("amp").unwrap_or(default.amp),
        limit: float("ama").unwrap_or(variant).min(variant),
        force: integer("frc").unwrap_or(0),
        closed: integer("acs") == Some(1),
        authorised: values.get("trx").is_some_and(|trx| !trx.is_null()),
        phase_mode: integer("psm").unwrap_or(default.phase_mode),
        surplus_only: integer("lmo") == Some(4) && values.get("fup") == Some(&Value::Bool(true)),
        energy_limit: float("dwo"),
        three_phase_power: float("spl3").unwrap_or(default.three_phase_power),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    #[test]
    fn settings_come_from_the_values() {
        let values = json!({"amp": 20, "ama": 32, "var": 22, "frc": 1, "acs": 1, "trx": 0, "psm": 2, "lmo": 4,
            "fup": true, "dwo": 1000});
        let settings = of(values.as_object().unwrap());
        assert_eq!((settings.amp, settings.limit, settings.force, settings.phase_mode), (20.0, 32.0, 1, 2));
        assert!(settings.closed && settings.authorised && settings.surplus_only);
        assert_eq!(settings.energy_limit, Some(1000.0));
    }
}
