//! What is wrong with the arguments of a watch or a fleet.

use super::Error;

/// Text in the place of keys.
pub fn no_such_view() -> Error {
    Error::argument("watch takes a list of API keys like [\"car\", \"nrg\"], or \"overview\"")
}

/// An interval that is none.
pub fn interval(got: &str) -> Error {
    Error::argument(format!(
        "interval must be a number of milliseconds from 1000 on, since the charger refreshes its data once a second, or \"auto\", and got {got}"
    ))
}

/// The interval of a fleet that is none.
pub fn fleet_interval(got: &str) -> Error {
    Error::argument(format!(
        "interval must be a number of milliseconds from 1000 on, since a charger refreshes its data once a second, and got {got}"
    ))
}

/// No yes or no.
pub fn pause(got: &str) -> Error {
    Error::argument(format!("pauseWhenHidden must be true or false, and got {got}"))
}

/// Concurrency out of range.
pub fn concurrency(got: &str) -> Error {
    Error::argument(format!("concurrency must be a number from 1 to 1000, whole, and got {got}"))
}
