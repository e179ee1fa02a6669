//! What keeps a car from charging even under `start()`: the car, access, a fault, heat, load management, a backend, the
//! energy limit, and the charger's own pauses.

use super::{Look, Obstacle, limits};
use crate::json::Json;
use crate::values::Values;
use crate::words::{faults, obstacles as words, reasons};

/// The keys that all of this is read from.
pub const KEYS: &[&str] = &[
    "acs",
    "alw",
    "amt",
    "car",
    "cll",
    "dwo",
    "err",
    "fwv",
    "loe",
    "mca",
    "modelStatus",
    "ocppe",
    "trx",
    "wh",
];

/// A: the least that a car charges with, where the charger does not name it (`mca`).
const LEAST: f64 = 6.0;

/// All of it; nothing while the car charges.
pub fn obstacles(values: &Values) -> Vec<Obstacle> {
    if values.code("car") == Some(2) {
        return Vec::new();
    }
    let all: [Look; 7] = [fault, no_car, access, backend_now, energy_limit, named, permitted];
    let mut found: Vec<Obstacle> = Vec::new();
    for obstacle in all.iter().filter_map(|look| look(values)).chain(limits(values)) {
        // One that two keys tell counts once.
        if found.iter().all(|earlier| earlier.code != obstacle.code) {
            found.push(obstacle);
        }
    }
    found.extend(car(values));
    found
}

pub fn no_car(values: &Values) -> Option<Obstacle> {
    (values.code("car") == Some(1)).then(|| Obstacle::new("no-car", &["car"], words::NO_CAR))
}

fn car(values: &Values) -> Option<Obstacle> {
    let offered = matches!(values.code("car"), Some(3 | 4)) && values.flag("alw") == Some(true);
    offered.then(|| Obstacle::new("car", &["car", "alw"], words::CAR))
}

fn fault(values: &Values) -> Option<Obstacle> {
    let major = values.firmware().map(|(major, _)| major);
    let text = match values.code("err") {
        _ if values.is_null("err") => faults::NO_CONTACT.to_owned(),
        Some(code) if code != 0 => faults::fault(code, major).1,
        None if values.has("err") => faults::UNREADABLE.to_owned(),
        _ if values.code("car") == Some(5) => faults::UNNAMED.to_owned(),
        _ => return None,
    };
    Some(Obstacle::new("fault", &["err", "car"], text))
}

/// Access control. `authorize()` leaves this out, since it has just been dealt with.
fn access(values: &Values) -> Option<Obstacle> {
    const KEYS: &[&str] = &["acs", "trx"];
    match values.code("acs") {
        Some(0) => None,
        // No setting mends it here: who applies every mend must not thereby authorise whoever stands there.
        Some(access) if values.is_null("trx") => Some(match access {
            2 => Obstacle::new("backend", KEYS, words::BACKEND_ACCESS),
            _ => Obstacle::new("authorization", KEYS, words::AUTHORIZATION),
        }),
        // Somebody has authorised, and modelStatus does not know yet.
        Some(_) if values.has("trx") => None,
        _ => {
            let refused = values.code("modelStatus") == Some(2);
            refused.then(|| Obstacle::new("authorization", &["modelStatus"], words::AUTHORIZATION))
        }
    }
}

/// That an OCPP backend runs the charger.
pub fn backend(values: &Values) -> Option<Obstacle> {
    (values.flag("ocppe") == Some(true)).then(|| Obstacle::new("backend", &["ocppe"], words::BACKEND))
}

/// What the charger says of its backend, if it says more.
fn backend_now(values: &Values) -> Option<Obstacle> {
    match values.code("modelStatus") {
        Some(code @ (28 | 35 | 37)) => {
            reasons::reason(code).map(|(_, text)| Obstacle::new("backend", &["modelStatus", "ocppe"], text))
        }
        _ => backend(values),
    }
}

fn energy_limit(values: &Values) -> Option<Obstacle> {
    let limit = values.number("dwo").filter(|limit| *limit > 0.0)?;
    let spent = values.code("car") != Some(1) && values.number("wh").is_some_and(|spent| spent >= limit);
    let reached = spent || values.code("modelStatus") == Some(6);
    reached.then(|| {
        Obstacle::new("energy-limit", &["dwo", "wh", "modelStatus"], words::energy_limit(limit))
            .mended_by("dwo", Json::Null)
    })
}

/// What only `modelStatus` tells.
fn named(values: &Values) -> Option<Obstacle> {
    let status = values.code("modelStatus")?;
    let text = match reasons::reason(status) {
        Some((_, text)) => text.to_owned(),
        None if values.flag("alw") == Some(false) => reasons::unknown(status),
        None => return None,
    };
    let (code, keys): (_, &[&str]) = match status {
        1 => ("heat", &["modelStatus"]),
        27 => ("load-management", &["modelStatus", "loe"]),
        31 | 32 | 34 | 38 | 39 | 41 => ("load-management", &["modelStatus"]),
        22 | 23 | 24 | 29 | 40 => ("pause", &["modelStatus"]),
        30 | 36 => ("other", &["modelStatus"]),
        _ if reasons::reason(status).is_none() => ("other", &["modelStatus", "alw"]),
        _ => return None,
    };
    Some(Obstacle::new(code, keys, text))
}

/// That the charger permits so little that no car charges, which shows before `modelStatus` does.
fn permitted(values: &Values) -> Option<Obstacle> {
    let low = values.number("amt").is_some_and(|permitted| permitted < least(values));
    low.then(|| Obstacle::new("heat", &["amt"], words::HEAT))
}

/// Limits so low that no car charges. Without a car, there may be no cable whose limit says anything.
fn limits(values: &Values) -> Vec<Obstacle> {
    let mut low = limits::below(values, least(values));
    low.retain(|obstacle| obstacle.code != "current-limit" || values.code("car") != Some(1));
    low
}

fn least(values: &Values) -> f64 {
    values.number("mca").unwrap_or(LEAST)
}
