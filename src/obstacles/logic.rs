//! What keeps a car from charging when the charger decides by itself: its mode, timetable and prices. `start()` goes past
//! all of it.

use super::{Obstacle, timetable};
use crate::json::Json;
use crate::values::{Values, number};
use crate::words::obstacles as words;

/// The keys that it is read from.
pub const KEYS: &[&str] =
    &["awcp", "awe", "awp", "frc", "fup", "lmo", "loc", "modelStatus", "sch_satur", "sch_sund", "sch_week"];

/// All of it; nothing while the charger's own reason lets the car charge.
pub fn obstacles(values: &Values) -> Vec<Obstacle> {
    if matches!(values.code("modelStatus"), Some(7..=15 | 19 | 20 | 33)) {
        return Vec::new();
    }
    let mut found: Vec<Obstacle> = schedule(values).into_iter().collect();
    match values.code("lmo") {
        Some(4) => found.extend(eco(values)),
        Some(5) => found.push(Obstacle::new("next-trip", &["lmo"], words::NEXT_TRIP).mended_by("lmo", BASIC)),
        _ => {}
    }
    found
}

const BASIC: Json = Json::Number(3.0);

/// That `stop()` is in force.
pub fn forced_off(values: &Values) -> Option<Obstacle> {
    let off = values.code("frc") == Some(1);
    off.then(|| Obstacle::new("forced-off", &["frc"], words::FORCED_OFF).mended_by("frc", Json::Number(0.0)))
}

/// That `start()` is in force, which goes past every timetable.
pub fn forced_on(values: &Values) -> Option<Obstacle> {
    let on = values.code("frc") == Some(2);
    on.then(|| {
        Obstacle::new("forced-on", &["frc"], words::TIMETABLE_FORCED_ON).mended_by("frc", Json::Number(0.0))
    })
}

fn schedule(values: &Values) -> Option<Obstacle> {
    match timetable::now(values) {
        Some(today) => {
            let text = if today.from_grid { words::SCHEDULE_GRID } else { words::SCHEDULE };
            let off = Json::Object(vec![("control".to_owned(), Json::Number(0.0))]);
            today.forbids.then(|| Obstacle::new("schedule", today.keys, text).mended_by(today.key, off))
        }
        // Where the time or the timetable is not known, the charger's own word counts.
        None => (values.code("modelStatus") == Some(5))
            .then(|| Obstacle::new("schedule", &["modelStatus"], words::SCHEDULE)),
    }
}

/// Eco mode waits for surplus, a low price, or whichever comes first.
fn eco(values: &Values) -> Vec<Obstacle> {
    let by_price = values.flag("awe") == Some(true);
    let price = values.object("awcp").and_then(|slot| {
        let (_, price) = slot.iter().find(|(name, _)| name == "marketprice")?;
        number(price)
    });
    let tariff = match price.zip(values.number("awp")) {
        _ if !by_price => None,
        Some((price, limit)) if price <= limit => return Vec::new(),
        Some((price, limit)) => Some(words::price(price, limit)),
        None => Some(words::TARIFF.to_owned()),
    };
    let text = match (values.flag("fup"), values.flag("awe")) {
        (Some(false), Some(false)) => words::ECO_WITHOUT,
        _ => words::ECO,
    };
    let mut found = vec![Obstacle::new("eco", &["lmo", "fup", "awe"], text).mended_by("lmo", BASIC)];
    found.extend(tariff.map(|text| Obstacle::new("tariff", &["awe", "awp", "awcp"], text)));
    found
}
