//! Each part of an overview from its keys.

use super::session::SessionFrom;
use super::shape::*;
use crate::cards::SLOTS;
use crate::json::Json;
use crate::values::{Values, code, number};
use crate::words::{faults, limits, reasons};

/// °C: below this no sensor is there; the charger sends about -16843 then.
const ABSOLUTE_ZERO: f64 = -273.15;

pub fn state(values: &Values) -> State {
    match values.code("car") {
        Some(1) => State::Idle,
        Some(2) => State::Charging,
        Some(3) => State::WaitingForCar,
        Some(4) => State::Complete,
        Some(5) => State::Error,
        Some(6) => State::Initializing,
        _ => State::Unknown,
    }
}

pub fn reason(values: &Values) -> Option<Reason> {
    let code = values.code("modelStatus")?;
    let known = reasons::reason(code);
    let text = known.map_or_else(|| reasons::unknown(code), |(_, text)| text.to_owned());
    Some(Reason { code, name: known.map(|(name, _)| name), text })
}

pub fn fault(values: &Values) -> Option<Fault> {
    if values.is_null("err") {
        return Some(Fault { code: None, name: None, text: faults::NO_CONTACT.to_owned() });
    }
    if !values.has("err") {
        return None;
    }
    let Some(code) = values.code("err") else {
        return Some(Fault { code: None, name: None, text: faults::UNREADABLE.to_owned() });
    };
    if code == 0 {
        return None;
    }
    let (name, text) = faults::fault(code, values.firmware().map(|(major, _)| major));
    Some(Fault { code: Some(code), name, text })
}

pub fn mode(values: &Values) -> Option<Mode> {
    match values.code("lmo")? {
        3 => Some(Mode::Default),
        4 => Some(Mode::Eco),
        5 => Some(Mode::NextTrip),
        _ => None,
    }
}

pub fn forced(values: &Values) -> Option<Forced> {
    match values.code("frc")? {
        0 | 3..=5 => Some(Forced::Neutral),
        1 => Some(Forced::Off),
        2 => Some(Forced::On),
        _ => None,
    }
}

/// An entry of `nrg`: voltages of L1 to L3 and N, then currents of L1 to L3, powers of L1 to L3 and N, the power of all,
/// and the power factors. A list that is too short leaves its end untold.
fn measured(nrg: &[Json], index: usize) -> Option<f64> {
    number(nrg.get(index)?)
}

pub fn power(values: &Values) -> Option<f64> {
    measured(&values.list("nrg")?, 11)
}

pub fn phases(values: &Values) -> [PhaseReading; 3] {
    let nrg = values.list("nrg").unwrap_or_default();
    [0, 1, 2].map(|phase| PhaseReading {
        voltage: measured(&nrg, phase),
        current: measured(&nrg, 4 + phase),
        power: measured(&nrg, 7 + phase),
        power_factor: measured(&nrg, 12 + phase).map(from_percent),
    })
}

/// 0 to 1 from %, without the digits that a division by 100 makes up.
fn from_percent(percent: f64) -> f64 {
    ((percent * 1e5).round() / 1e7).clamp(0.0, 1.0)
}

pub fn phases_in_use(values: &Values, state: State) -> Option<f64> {
    match state {
        State::Charging => values.code("pnp").filter(|phases| *phases <= 3).map(f64::from),
        State::Unknown => None,
        _ => Some(0.0),
    }
}

pub fn phase_mode(values: &Values) -> Option<PhaseMode> {
    match values.code("psm")? {
        0 => Some(PhaseMode::Auto),
        1 => Some(PhaseMode::One),
        2 => Some(PhaseMode::Three),
        _ => None,
    }
}

pub fn current(values: &Values) -> Current {
    Current {
        requested: values.number("amp"),
        offered: if values.is_null("acu") { Some(0.0) } else { values.number("acu") },
        minimum: values.number("mca"),
        maximum: values.number("ama"),
        limited_by: limited_by(values),
    }
}

fn limited_by(values: &Values) -> Option<Vec<CurrentLimit>> {
    let causes = values.object("cll")?;
    let limits = causes.into_iter().filter(|(_, current)| *current != Json::Null).map(|(cause, current)| {
        let text = limits::limit(&cause).to_owned();
        // One that cannot be read may be the lowest.
        Some(CurrentLimit { current: number(&current)?, text, cause })
    });
    let mut limits = limits.collect::<Option<Vec<_>>>()?;
    let lowest = limits.iter().map(|limit| limit.current).fold(f64::INFINITY, f64::min);
    limits.retain(|limit| limit.current <= lowest);
    Some(limits)
}

pub fn energy(values: &Values, session: Option<(f64, SessionFrom)>) -> Energy {
    Energy {
        session: session.map(|(energy, _)| energy),
        session_from: session.map(|(_, from)| from),
        total: values.number("eto"),
        limit: values.number("dwo").filter(|limit| *limit > 0.0),
    }
}

/// s: uptime less when the car left idle, both on the charger's own clock.
pub fn connected_for(values: &Values, state: State) -> Option<f64> {
    if matches!(state, State::Idle | State::Initializing | State::Unknown) {
        return None;
    }
    since(values, values.number("lccfi")?)
}

/// s: type 1 is a duration; type 0 is still counting, from a moment on the charger's clock. That it is one shows in a
/// charge of 35.5 kWh at 9.7 kW: its value was 44940 (ms), and 13413609 with type 1 when the charge had ended.
pub fn charging_for(values: &Values) -> Option<f64> {
    let count = values.object("cdi")?;
    let member = |name: &str| count.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    let value = number(member("value")?)?;
    match code(member("type")?)? {
        0 => since(values, value),
        1 => (value >= 0.0).then_some(value / 1000.0),
        _ => None,
    }
}

/// s since a moment in ms since boot.
fn since(values: &Values, moment: f64) -> Option<f64> {
    let passed = values.number("rbt")? - moment;
    (passed >= 0.0).then_some(passed / 1000.0)
}

pub fn authorized(values: &Values) -> Option<bool> {
    match (values.code("acs"), values.code("trx")) {
        (Some(0), _) | (_, Some(_)) => Some(true),
        (Some(1 | 2), None) if values.is_null("trx") => Some(false),
        _ => None,
    }
}

/// `trx` counts the cards from 1; firmware 055.0 to 055.5 reads back one too low or too high.
pub fn card(values: &Values) -> Option<Card> {
    if matches!(values.firmware(), Some((55, 0..=5))) {
        return None;
    }
    let slot = values.code("trx")?.checked_sub(1).filter(|slot| *slot < u32::from(SLOTS))?;
    Some(Card { slot, name: card_name(values, slot) })
}

/// From `c0n` to `c9n`, else from `cards`; "n/a" is a card without a name.
fn card_name(values: &Values, slot: u32) -> Option<String> {
    let named = |name: &String| name != "n/a";
    values.text(&format!("c{slot}n")).filter(named).or_else(|| {
        let cards = values.list("cards")?;
        let Json::Object(card) = cards.get(usize::try_from(slot).ok()?)? else { return None };
        let (_, name) = card.iter().find(|(key, _)| key == "name")?;
        name.as_str().filter(|name| !name.trim().is_empty()).map(str::to_owned).filter(named)
    })
}

pub fn cable(values: &Values) -> Cable {
    let lock = values.code("cus").map(|lock| match lock {
        1 => Lock::Unlocked,
        2 => Lock::UnlockFailed,
        3 => Lock::Locked,
        4 => Lock::LockFailed,
        5 => Lock::PowerOutage,
        _ => Lock::Unknown,
    });
    let lock_mode = match values.code("ust") {
        Some(0) => Some(CableLock::Normal),
        Some(1) => Some(CableLock::AutoUnlock),
        Some(2) => Some(CableLock::Always),
        _ => None,
    };
    Cable { rating: values.number("cbl"), lock, lock_mode }
}

pub fn temperatures(values: &Values) -> Vec<Option<f64>> {
    let sensors = values.list("tma").unwrap_or_default();
    sensors.iter().map(|sensor| number(sensor).filter(|degrees| *degrees > ABSOLUTE_ZERO)).collect()
}
