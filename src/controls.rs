//! What an owner tells the charger: what each control sets, and what it reads to find what holds it back.

use crate::error::Error;
use crate::json::{Json, Object};
use crate::obstacles::{Obstacle, charge, limits, logic};
use crate::overview::{CableLock, PhaseMode};
use crate::values::{Values, code, number};
use crate::words::{obstacles as words, refusals};

/// A control with its argument checked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Control {
    /// Charge (`frc` 2).
    Start,
    /// Do not charge (`frc` 1).
    Stop,
    /// Decide by yourself (`frc` 0).
    Auto,
    /// A on each phase (`amp`).
    SetCurrent(u32),
    /// Phases (`psm`).
    SetPhases(PhaseMode),
    /// Wh, or no limit (`dwo`).
    SetEnergyLimit(Option<f64>),
    /// Let the session charge, booked on the card of a slot from 0 or on none (`trx`).
    Authorize(Option<u32>),
    /// When the cable stays locked (`ust`).
    LockCable(CableLock),
    /// Start anew (`rst`).
    Restart,
}

impl Control {
    /// A current: a whole number of A from 6 to 32.
    ///
    /// # Errors
    /// `invalid-argument` for anything else.
    pub fn set_current(current: &Json) -> Result<Self, Error> {
        let whole = code(current).filter(|current| (6..=32).contains(current));
        whole.map(Control::SetCurrent).ok_or_else(|| refusals::current(current))
    }

    /// Phases: `"auto"`, 1 or 3.
    ///
    /// # Errors
    /// `invalid-argument` for anything else.
    pub fn set_phases(phases: &Json) -> Result<Self, Error> {
        let mode = match (phases.as_str(), code(phases)) {
            (Some("auto"), _) => PhaseMode::Auto,
            (_, Some(1)) => PhaseMode::One,
            (_, Some(3)) => PhaseMode::Three,
            _ => return Err(refusals::phases(phases)),
        };
        Ok(Control::SetPhases(mode))
    }

    /// An energy in Wh above 0, or null for no limit.
    ///
    /// # Errors
    /// `invalid-argument` for anything else.
    pub fn set_energy_limit(energy: &Json) -> Result<Self, Error> {
        match number(energy).filter(|energy| *energy > 0.0) {
            Some(limit) => Ok(Control::SetEnergyLimit(Some(limit))),
            None if *energy == Json::Null => Ok(Control::SetEnergyLimit(None)),
            None => Err(refusals::energy_limit(energy)),
        }
    }

    /// A slot from 0 to 9, or none.
    ///
    /// # Errors
    /// `invalid-argument` for anything else.
    pub fn authorize(slot: Option<&Json>) -> Result<Self, Error> {
        let Some(slot) = slot else { return Ok(Control::Authorize(None)) };
        let whole = code(slot).filter(|slot| *slot <= 9);
        whole.map(|slot| Control::Authorize(Some(slot))).ok_or_else(|| refusals::slot(slot))
    }

    /// `"normal"`, `"auto-unlock"` or `"always"`.
    ///
    /// # Errors
    /// `invalid-argument` for anything else.
    pub fn lock_cable(mode: &Json) -> Result<Self, Error> {
        let lock = match mode.as_str() {
            Some("normal") => CableLock::Normal,
            Some("auto-unlock") => CableLock::AutoUnlock,
            Some("always") => CableLock::Always,
            _ => return Err(refusals::cable_lock(mode)),
        };
        Ok(Control::LockCable(lock))
    }

    /// What it sets: one key and its value.
    pub fn setting(&self) -> (&'static str, Json) {
        let whole = |number: u32| Json::Number(f64::from(number));
        match *self {
            Control::Start => ("frc", whole(2)),
            Control::Stop => ("frc", whole(1)),
            Control::Auto => ("frc", whole(0)),
            Control::SetCurrent(current) => ("amp", whole(current)),
            Control::SetPhases(PhaseMode::Auto) => ("psm", whole(0)),
            Control::SetPhases(PhaseMode::One) => ("psm", whole(1)),
            Control::SetPhases(PhaseMode::Three) => ("psm", whole(2)),
            Control::SetEnergyLimit(limit) => ("dwo", limit.map_or(Json::Null, Json::Number)),
            Control::Authorize(slot) => ("trx", whole(slot.map_or(0, |slot| slot + 1))),
            Control::LockCable(CableLock::Normal) => ("ust", whole(0)),
            Control::LockCable(CableLock::AutoUnlock) => ("ust", whole(1)),
            Control::LockCable(CableLock::Always) => ("ust", whole(2)),
            Control::Restart => ("rst", Json::Bool(true)),
        }
    }

    /// Whether a read-back can prove it. A restart shows by its uptime alone ([`restarted`]); firmware 055.0 to 055.5 reads
    /// another card back, so `status` must have `fwv` for a card.
    pub fn reads_back(&self, status: &dyn Object) -> bool {
        match self {
            Control::Restart => false,
            Control::Authorize(Some(_)) => !matches!(Values(status).firmware(), Some((55, 0..=5))),
            _ => true,
        }
    }

    /// The keys to read for [`Control::held_back_by`]; none if nothing can hold it back.
    pub fn obstacle_keys(&self) -> Vec<&'static str> {
        let lists: &[&[&'static str]] = match self {
            Control::Start => &[charge::KEYS],
            Control::Stop => &[&["car", "ocppe"]],
            Control::Auto | Control::Authorize(_) => &[charge::KEYS, logic::KEYS],
            Control::SetCurrent(_) => &[limits::CURRENT_KEYS],
            Control::SetPhases(_) => &[limits::PHASE_KEYS],
            Control::LockCable(_) => &[&["cus"]],
            Control::SetEnergyLimit(_) | Control::Restart => &[],
        };
        let mut keys: Vec<&'static str> = Vec::new();
        for key in lists.iter().copied().flatten() {
            if !keys.contains(key) {
                keys.push(key);
            }
        }
        keys
    }

    /// What keeps it from having an effect, as far as a status read after the set tells; `None` for a restart, of which
    /// nothing can be told.
    pub fn held_back_by(&self, status: &dyn Object) -> Option<Vec<Obstacle>> {
        let values = &Values(status);
        Some(match *self {
            Control::Start => charge::obstacles(values),
            Control::Stop => charge::no_car(values).into_iter().chain(charge::backend(values)).collect(),
            Control::Auto => {
                let mut found = charge::obstacles(values);
                found.extend(logic::obstacles(values));
                found
            }
            Control::SetCurrent(current) => limits::current(values, f64::from(current)),
            Control::SetPhases(phases) => limits::phases(values, phases),
            Control::SetEnergyLimit(_) => Vec::new(),
            Control::Authorize(_) => after_authorizing(values),
            Control::LockCable(_) => lock(values).into_iter().collect(),
            Control::Restart => return None,
        })
    }
}

fn after_authorizing(values: &Values) -> Vec<Obstacle> {
    let mut found = charge::obstacles(values);
    found.retain(|obstacle| obstacle.code != "authorization");
    if values.code("frc") != Some(2) && values.code("car") != Some(2) {
        found.extend(logic::forced_off(values));
        found.extend(logic::obstacles(values));
    }
    found
}

fn lock(values: &Values) -> Option<Obstacle> {
    let text = match values.code("cus")? {
        2 => words::UNLOCK_FAILED,
        4 => words::LOCK_FAILED,
        _ => return None,
    };
    Some(Obstacle::new("fault", &["cus"], text))
}

/// The keys that tell a restart.
pub static RESTART_KEYS: &[&str] = &["rbc", "rbt"];

/// Whether the charger has started anew between two readings, in the ms that have `passed` since the first: it has run for a
/// shorter time, and for no longer than that; or it counts one start more.
pub fn restarted(before: &dyn Object, after: &dyn Object, passed: f64) -> bool {
    let (before, after) = (Values(before), Values(after));
    let less = |key: &str| before.number(key).zip(after.number(key)).is_some_and(|(then, now)| now < then);
    let more = |key: &str| before.number(key).zip(after.number(key)).is_some_and(|(then, now)| now > then);
    let is_young = after.number("rbt").is_some_and(|uptime| uptime <= passed);
    less("rbt") && is_young || more("rbc")
}
