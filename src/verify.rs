//! Whether what was read back is what was set.

use crate::error::Code;
use crate::json::Json;

/// Settings take effect within 1 to 6 s, and the cloud hears of them later.
pub const PATIENCE: f64 = 10_000.0;

/// How long to wait between two looks, in ms: the charger refreshes its data once a second.
pub const INTERVAL: f64 = 1_000.0;

/// Whether the same read may succeed a moment later.
pub fn may_pass(code: Code) -> bool {
    matches!(code, Code::Busy | Code::Unavailable | Code::Timeout | Code::Network | Code::Stale)
}

/// Whether `found` holds all that `set` says. The charger keeps numbers with the precision of a float32, and an object
/// that is set may leave out members that stay as they are.
pub fn holds(set: &Json, found: &Json) -> bool {
    match (set, found) {
        (Json::Number(set), Json::Number(found)) => {
            (set - found).abs() <= f64::from(f32::EPSILON) * set.abs().max(found.abs())
        }
        (Json::Array(set), Json::Array(found)) => {
            set.len() == found.len() && set.iter().zip(found).all(|(set, found)| holds(set, found))
        }
        (Json::Object(set), Json::Object(found)) => set
            .iter()
            .all(|(key, value)| found.iter().any(|(name, found)| name == key && holds(value, found))),
        _ => set == found,
    }
}
