//! From the state machine to the values of the status, in the shapes of the firmware.

use serde_json::{Value, json};

use crate::charging::{Output, State};
use crate::dates;
use crate::firmware::Firmware;

/// Values the state machine writes once a second; overwriting one by the control endpoint stops that.
pub(crate) const COMPUTED: [&str; 18] = [
    "car",
    "alw",
    "acu",
    "modelStatus",
    "nrg",
    "wh",
    "cdi",
    "lccfi",
    "eto",
    "tpa",
    "pha",
    "pnp",
    "rbt",
    "utc",
    "loc",
    "pgrid",
    "ppv",
    "pakku",
];

/// What else there is to show.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    pub(crate) now: jiff::Timestamp,
    pub(crate) since_boot_ms: f64,
}

/// The computed values, in the order of [`COMPUTED`].
pub(crate) fn values(state: &State, firmware: Firmware, times: Times) -> [(&'static str, Value); 18] {
    let output = &state.output;
    let push = state.push;
    [
        ("car", json!(output.car)),
        ("alw", json!(output.allowed)),
        ("acu", output.granted.map_or(Value::Null, |granted| number(granted.floor()))),
        ("modelStatus", json!(output.reason)),
        ("nrg", Value::Array(meter(output, firmware))),
        ("wh", number(rounded(state.session, 3))),
        ("cdi", charging_duration(state, times)),
        ("lccfi", state.left_idle.map_or(Value::Null, |left| since_boot(times, state.clock - left))),
        ("eto", number(state.total.floor())),
        ("tpa", number(rounded(state.average_power(), 2))),
        ("pha", phases(output.phases)),
        ("pnp", json!(output.phases)),
        ("rbt", number(times.since_boot_ms.floor())),
        ("utc", json!(dates::utc(times.now, firmware))),
        ("loc", json!(dates::local(times.now, firmware))),
        ("pgrid", push.map_or(Value::Null, |push| number(push.grid))),
        ("ppv", push.and_then(|push| push.pv).map_or(Value::Null, number)),
        ("pakku", push.and_then(|push| push.battery).map_or(Value::Null, number)),
    ]
}

/// `cdi`: type 0 counts from a moment in ms since boot, type 1 is a duration in ms (src/overview/parts.rs).
fn charging_duration(state: &State, times: Times) -> Value {
    match state.output.car {
        2 => json!({ "type": 0, "value": since_boot(times, state.charged_for) }),
        _ => json!({ "type": 1, "value": number((state.charged_for * 1000.0).floor()) }),
    }
}

/// What was so many seconds ago, in ms since boot; a restart since then is the earliest there is.
fn since_boot(times: Times, seconds: f64) -> Value {
    number((times.since_boot_ms - seconds * 1000.0).max(0.0).floor())
}

/// `nrg`: voltage, current, power and power factor of three phases and N. Whole volts, tenths of amperes and steps of
/// 100 W on old firmware (capture 04), floats later (capture 06).
fn meter(output: &Output, firmware: Firmware) -> Vec<Value> {
    let floats = firmware.measures_in_floats();
    let (volts, amps) = if floats { (2, 3) } else { (0, 1) };
    let power = |watts: f64, step: f64| {
        if floats { rounded(watts, 3) } else { (watts / step).round() * step }
    };
    let mut entries: Vec<f64> = Vec::with_capacity(16);
    entries.extend(output.volts.iter().map(|value| rounded(*value, volts)));
    entries.push(0.0);
    entries.extend(output.amps.iter().map(|value| rounded(*value, amps)));
    entries.extend(output.watts.iter().map(|value| power(*value, 100.0)));
    entries.push(0.0);
    entries.push(power(output.power(), 10.0));
    entries.extend(output.amps.iter().map(|amps| if *amps > 0.0 { 100.0 } else { 0.0 }));
    entries.push(0.0);
    entries.into_iter().map(number).collect()
}

/// `pha`: three phases behind the contactor, three before it.
fn phases(live: u8) -> Value {
    json!([live >= 1, live >= 2, live >= 3, true, true, true])
}

/// A number as the charger prints it: without a fraction if there is none.
pub(crate) fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 { json!(value as i64) } else { json!(value) }
}

fn rounded(value: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    fn output() -> Output {
        Output {
            car: 2,
            allowed: true,
            reason: 15,
            granted: Some(6.0),
            phases: 3,
            volts: [228.04, 227.4, 229.236],
            amps: [5.91; 3],
            watts: [1347.7, 1343.9, 1354.8],
        }
    }

    #[test]
    fn the_meter_has_whole_numbers_on_old_firmware_and_floats_later() {
        let old = json!([228, 227, 229, 0, 5.9, 5.9, 5.9, 1300, 1300, 1400, 0, 4050, 100, 100, 100, 0]);
        assert_eq!(Value::Array(meter(&output(), Firmware::F053)), old);
        let new = meter(&output(), Firmware::F055);
        assert_eq!(new.len(), 16);
        assert_eq!(json!([new.first(), new.get(4), new.get(11)]), json!([228.04, 5.91, 4046.4]));
    }

    #[test]
    fn the_computed_keys_are_those_listed() {
        let state = State::new(1, Settings::default());
        let times = Times { now: jiff::Timestamp::UNIX_EPOCH, since_boot_ms: 0.0 };
        let keys = values(&state, Firmware::F053, times).map(|(key, _)| key);
        assert_eq!(keys, COMPUTED);
    }

    #[test]
    fn durations_are_told_as_moments_on_the_clock_of_the_charger() {
        let mut state = State::new(1, Settings::default());
        let shown = |state: &State, uptime: f64| {
            let times = Times { now: jiff::Timestamp::UNIX_EPOCH, since_boot_ms: uptime };
            let find = |name| values(state, Firmware::F055, times).into_iter().find(|(key, _)| *key == name);
            [find("cdi"), find("lccfi")].map(|found| found.map(|(_, value)| value).unwrap_or_default())
        };
        assert_eq!(shown(&state, 5_000.0), [json!({ "type": 1, "value": 0 }), Value::Null]);
        (state.clock, state.left_idle, state.charged_for) = (100.0, Some(40.0), 50.0);
        assert_eq!(shown(&state, 90_000.0), [json!({ "type": 1, "value": 50_000 }), json!(30_000)]);
        state.output.car = 2;
        assert_eq!(shown(&state, 90_000.0), [json!({ "type": 0, "value": 40_000 }), json!(30_000)]);
        assert_eq!(shown(&state, 10_000.0), [json!({ "type": 0, "value": 0 }), json!(0)]);
    }
}
