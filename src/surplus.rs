//! Charging with solar surplus: the figures of the house that the key `ids` takes, the run that keeps them coming, and
//! what would keep it from working.

mod blockers;
mod run;

pub use blockers::{SURPLUS_KEYS, surplus_blockers};
pub use run::{Action, Cause, End, Event, Kind, Run, Taken, Update};

use crate::error::Error;
use crate::json::Json;
use crate::values::number;
use crate::words::refusals;
use serde::Serialize;

/// ms between two pushes, if the caller does not say.
pub const INTERVAL: f64 = 5000.0;
/// ms after which a reading, or a push of one, is too old to steer by.
pub const TOO_OLD: f64 = 5000.0;
/// ms after which the charger has forgotten a value (measured; the vendor says 10 s).
pub const FORGOTTEN: f64 = 6000.0;
/// ms for which zeros are pushed at the end, so that the charger's averages do not steer on.
pub const CLEARING: f64 = 15_000.0;

/// W: more than this is no house.
const UTMOST: f64 = 1e7;
/// W: what an inverter draws at night shows as a production a little below zero.
const STANDBY: f64 = -200.0;

/// What the house does, in W.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SurplusReading {
    /// From the grid: negative while exporting.
    pub p_grid: f64,
    /// Production of the sun: not negative.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_pv: Option<f64>,
    /// From the battery: negative while it is charged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_akku: Option<f64>,
}

impl SurplusReading {
    /// What takes earlier figures back.
    pub const ZERO: SurplusReading = SurplusReading { p_grid: 0.0, p_pv: Some(0.0), p_akku: Some(0.0) };

    /// Checks what a caller's `read` gave; `None` for a null, which means "not known now".
    ///
    /// # Errors
    /// `invalid-argument` for anything but an object of `pGrid` and, if given, `pPv` and `pAkku`, each a finite number of
    /// W. The charger itself says yes to a member that is misspelt, and does nothing.
    pub fn check(given: &Json) -> Result<Option<SurplusReading>, Error> {
        let members = match given {
            Json::Null => return Ok(None),
            Json::Object(members) => members,
            other => return Err(refusals::reading(other)),
        };
        let mut grid = None;
        let mut reading = SurplusReading::default();
        for (name, value) in members {
            let watts = || {
                number(value)
                    .filter(|watts| watts.abs() <= UTMOST)
                    .ok_or_else(|| refusals::power(name, value))
            };
            match name.as_str() {
                "pGrid" => grid = Some(watts()?),
                "pPv" => reading.p_pv = Some(production(watts()?)?),
                "pAkku" => reading.p_akku = Some(watts()?),
                _ => return Err(refusals::reading_member(name)),
            }
        }
        reading.p_grid = grid.ok_or_else(refusals::reading_without_grid)?;
        Ok(Some(reading))
    }

    /// The value of the key `ids`.
    pub fn ids(&self) -> Json {
        let members = [("pGrid", Some(self.p_grid)), ("pPv", self.p_pv), ("pAkku", self.p_akku)];
        let given =
            members.into_iter().filter_map(|(name, watts)| Some((name.to_owned(), Json::Number(watts?))));
        Json::Object(given.collect())
    }
}

fn production(watts: f64) -> Result<f64, Error> {
    if watts < STANDBY { Err(refusals::production(watts)) } else { Ok(watts.max(0.0)) }
}

/// Checks the interval between two pushes in ms: 1000 to 5000, [`INTERVAL`] if not given.
///
/// # Errors
/// `invalid-argument` for anything else.
pub fn check_interval(given: Option<&Json>) -> Result<f64, Error> {
    let Some(given) = given else { return Ok(INTERVAL) };
    number(given)
        .filter(|interval| (1000.0..=5000.0).contains(interval))
        .ok_or_else(|| refusals::interval(given))
}
