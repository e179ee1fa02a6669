//! Many chargers, and a bounded number of requests.
//!
//! ```text
//! members ─▶ schedule: whose turn is it? ─▶ reads, at most so many at a time ─▶ to each watcher: what differs
//! ```
//!
//! [`schedule`] is pure: it is told the time and what happened. [`hub`] does what it says, [`once`] asks each once.

pub mod figures;
pub mod hub;
pub mod once;
pub mod schedule;
pub mod watcher;

use crate::error::{Error, argument, watching};
use crate::json::Json;
use crate::watch::pace;

/// What `new Fleet(…)` may be given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FleetOptions {
    /// How many requests may be in flight at a time.
    pub concurrency: usize,
    /// ms between two reads of a charger.
    pub interval: f64,
}

impl Default for FleetOptions {
    fn default() -> Self {
        FleetOptions { concurrency: 64, interval: 30_000.0 }
    }
}

/// Reads the options of `new Fleet(…)`.
pub fn options(given: &[(String, Json)]) -> Result<FleetOptions, Error> {
    let mut options = FleetOptions::default();
    for (name, value) in given {
        let number = value.as_number();
        match name.as_str() {
            "concurrency" => {
                match number.filter(|number| number.fract() == 0.0 && (1.0..=1_000.0).contains(number)) {
                    Some(number) => options.concurrency = number as usize,
                    None => return Err(watching::concurrency(value)),
                }
            }
            "interval" => match number.filter(|ms| pace::is_interval(*ms)) {
                Some(ms) => options.interval = ms,
                None => return Err(watching::fleet_interval(value)),
            },
            _ => return Err(argument::no_option(name)),
        }
    }
    Ok(options)
}
