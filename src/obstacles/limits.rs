//! What keeps a current or a number of phases from being reached.

use super::{Obstacle, charge};
use crate::json::Json;
use crate::overview::PhaseMode;
use crate::values::{Values, number};
use crate::words::{limits, obstacles as words};

/// The keys that a current is judged by.
pub const CURRENT_KEYS: &[&str] = &["ama", "amt", "cbl", "cll", "frc", "fup", "lmo", "ocppe"];

/// The keys that the phases are judged by.
pub const PHASE_KEYS: &[&str] = &["acp", "car", "frc", "lfspt", "lmo", "mptwt", "nrg", "ocppe", "pnp", "rbt"];

/// V: below this a phase of the mains is not there.
const DEAD: f64 = 60.0;

/// What keeps the car from `asked` A on each phase.
pub fn current(values: &Values, asked: f64) -> Vec<Obstacle> {
    let mut found = below(values, asked);
    let told = values.object("cll").unwrap_or_default();
    for (cause, limit) in &told {
        let known = LIMITS.iter().any(|(name, ..)| name == cause) || NO_LIMITS.contains(&cause.as_str());
        let Some(limit) = number(limit).filter(|limit| !known && *limit < asked) else { continue };
        found.push(Obstacle::new("current-limit", &["cll"], words::current(limit, limits::limit(cause))));
    }
    if values.code("lmo") == Some(4) && values.flag("fup") == Some(true) && values.code("frc") != Some(2) {
        found.push(
            Obstacle::new("eco", &["lmo", "fup"], words::ECO_CEILING).mended_by("lmo", Json::Number(3.0)),
        );
    }
    found.extend(charge::backend(values));
    found
}

/// The known limits that are below so many A: each by the name it has in `cll`, and by its own key on firmware that has
/// none.
pub fn below(values: &Values, least: f64) -> Vec<Obstacle> {
    let told = values.object("cll").unwrap_or_default();
    let of_cause =
        |cause: &str| told.iter().find(|(name, _)| name == cause).and_then(|(_, limit)| number(limit));
    let mut found = Vec::new();
    for (cause, code, keys) in LIMITS {
        let key = keys.iter().find(|key| **key != "cll");
        let limit = of_cause(cause).or_else(|| values.number(key?));
        let Some(limit) = limit.filter(|limit| *limit < least) else { continue };
        let text =
            if *code == "heat" { words::heat(limit) } else { words::current(limit, limits::limit(cause)) };
        found.push(Obstacle::new(code, keys, text));
    }
    found
}

/// Causes of `cll` that are about whether the car charges at all, or what it asks for, and not how much it may get.
const NO_LIMITS: [&str; 4] = ["accessControl", "awattar", "minChargingCurrent", "requestedCurrent"];

/// Causes of `cll` with the obstacle that each is.
static LIMITS: &[(&str, &str, &[&str])] = &[
    ("currentLimitMax", "current-limit", &["cll", "ama"]),
    ("cableCurrentLimit", "current-limit", &["cll", "cbl"]),
    ("adapterCurrentLimit", "current-limit", &["cll"]),
    ("temperatureCurrentLimit", "heat", &["cll", "amt"]),
    ("loadLimit", "load-management", &["cll"]),
    ("unsymetryCurrentLimit", "load-management", &["cll"]),
];

/// What keeps the charger from a number of phases.
pub fn phases(values: &Values, asked: PhaseMode) -> Vec<Obstacle> {
    let mut found = Vec::new();
    let wanted = match asked {
        PhaseMode::Auto => None,
        PhaseMode::One => Some(1.0),
        PhaseMode::Three => Some(3.0),
    };
    let charges_so = values.code("car") == Some(2) && values.number("pnp") == wanted;
    if wanted.is_some() && !charges_so {
        found.extend(wait(values));
    }
    if asked == PhaseMode::Three && one_phase(values) {
        found.push(Obstacle::new("phases", &["nrg"], words::ONE_PHASE));
    }
    let steered = values.code("lmo") == Some(4) && values.code("frc") != Some(2);
    if asked != PhaseMode::Three && steered && values.flag("acp") == Some(false) {
        let obstacle = Obstacle::new("no-pauses", &["acp", "lmo"], words::NO_PAUSES_PHASES);
        found.push(obstacle.mended_by("acp", Json::Bool(true)));
    }
    found.extend(charge::backend(values));
    found
}

/// The charger has just changed the number and must wait.
fn wait(values: &Values) -> Option<Obstacle> {
    let passed = values.number("rbt")? - values.number("lfspt")?;
    let left = values.number("mptwt")? - passed;
    let waits = passed >= 0.0 && left > 0.0 && values.code("car") != Some(1);
    waits.then(|| {
        Obstacle::new("phases", &["lfspt", "mptwt", "rbt"], words::phase_wait((left / 1000.0).ceil()))
    })
}

fn one_phase(values: &Values) -> bool {
    let nrg = values.list("nrg").unwrap_or_default();
    let dead = |phase: usize| nrg.get(phase).and_then(number).is_some_and(|voltage| voltage < DEAD);
    let alive = nrg.first().and_then(number).is_some_and(|voltage| voltage >= DEAD);
    alive && dead(1) && dead(2)
}
