//! What is wrong with the arguments of a watch or a fleet.

use super::Error;
use crate::json::Json;
use crate::protocol::encode;

/// Text in the place of keys.
pub fn no_such_view() -> Error {
    Error::argument("watch takes a list of API keys like [\"car\", \"nrg\"], or \"overview\"")
}

/// A list without keys.
pub fn no_keys() -> Error {
    Error::argument("keys is an empty list, which asks for nothing: name what to read")
}

/// An interval that is none.
pub fn interval(got: &Json) -> Error {
    Error::argument(format!(
        "interval must be a number of milliseconds from 1000 to 2147483647, since the charger refreshes its data once a second, or \"auto\", and got {}",
        shown(got)
    ))
}

/// The interval of a fleet that is none.
pub fn fleet_interval(got: &Json) -> Error {
    Error::argument(format!(
        "interval must be a number of milliseconds from 1000 to 2147483647, since a charger refreshes its data once a second, and got {}",
        shown(got)
    ))
}

/// No yes or no.
pub fn pause(got: &Json) -> Error {
    Error::argument(format!("pauseWhenHidden must be true or false, and got {}", shown(got)))
}

/// Concurrency out of range.
pub fn concurrency(got: &Json) -> Error {
    Error::argument(format!("concurrency must be a number from 1 to 1000, whole, and got {}", shown(got)))
}

/// A number as it is, of anything else the kind.
fn shown(value: &Json) -> String {
    match value {
        Json::Number(_) => encode::json(value),
        other => other.kind().to_owned(),
    }
}
