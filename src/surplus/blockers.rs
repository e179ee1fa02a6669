//! What would keep surplus charging from working, by the settings alone.

use crate::json::{Json, Object};
use crate::obstacles::{Look, Obstacle, charge};
use crate::values::Values;
use crate::words::obstacles as words;

/// The keys that it is read from.
pub static SURPLUS_KEYS: &[&str] = &["acp", "ama", "amp", "awe", "frc", "fup", "lmo", "ocppe", "psm"];

/// A: the most that `amp` takes.
const MOST: f64 = 32.0;

/// Each with the set that mends it. In this order they can be mended one after the other: what eco mode needs comes
/// before eco mode itself, and `frc` last, since a change of mode may touch it and basic mode would start to charge.
pub fn surplus_blockers(status: &dyn Object) -> Vec<Obstacle> {
    let values = &Values(status);
    let all: [Look; 8] = [charge::backend, surplus_off, no_pauses, phases, ceiling, tariff, mode, forced];
    all.iter().filter_map(|look| look(values)).collect()
}

fn surplus_off(values: &Values) -> Option<Obstacle> {
    let off = values.flag("fup") == Some(false);
    off.then(|| Obstacle::new("surplus-off", &["fup"], words::SURPLUS_OFF).mended_by("fup", Json::Bool(true)))
}

fn no_pauses(values: &Values) -> Option<Obstacle> {
    let forbidden = values.flag("acp") == Some(false);
    forbidden.then(|| {
        Obstacle::new("no-pauses", &["acp"], words::SURPLUS_NO_PAUSES).mended_by("acp", Json::Bool(true))
    })
}

fn phases(values: &Values) -> Option<Obstacle> {
    let text = match values.code("psm")? {
        1 => words::SURPLUS_ONE_PHASE,
        2 => words::SURPLUS_THREE_PHASES,
        _ => return None,
    };
    Some(Obstacle::new("phases", &["psm"], text).mended_by("psm", Json::Number(0.0)))
}

/// In eco mode `amp` is a ceiling.
fn ceiling(values: &Values) -> Option<Obstacle> {
    let (requested, permitted) = (values.number("amp")?, values.number("ama")?.min(MOST).floor());
    (requested < permitted).then(|| {
        let obstacle = Obstacle::new("current-limit", &["amp", "ama"], words::ceiling(requested, permitted));
        obstacle.mended_by("amp", Json::Number(permitted))
    })
}

fn tariff(values: &Values) -> Option<Obstacle> {
    let on = values.flag("awe") == Some(true);
    on.then(|| Obstacle::new("tariff", &["awe"], words::SURPLUS_TARIFF).mended_by("awe", Json::Bool(false)))
}

fn mode(values: &Values) -> Option<Obstacle> {
    let (code, text) = match values.code("lmo")? {
        3 => ("not-eco", words::SURPLUS_NOT_ECO),
        5 => ("next-trip", words::SURPLUS_NEXT_TRIP),
        _ => return None,
    };
    Some(Obstacle::new(code, &["lmo"], text).mended_by("lmo", Json::Number(4.0)))
}

fn forced(values: &Values) -> Option<Obstacle> {
    let (code, text) = match values.code("frc")? {
        1 => ("forced-off", words::FORCED_OFF),
        2 => ("forced-on", words::FORCED_ON),
        _ => return None,
    };
    Some(Obstacle::new(code, &["frc"], text).mended_by("frc", Json::Number(0.0)))
}
