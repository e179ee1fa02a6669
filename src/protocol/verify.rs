//! When and how often what was set is read back. Whether it holds, `catalogue::holds` says.

use crate::error::Code;

/// Settings take effect within 1 to 6 s, and the cloud hears of them later; in ms.
pub const PATIENCE: f64 = 10_000.0;

/// How long to wait between two looks, in ms: the charger refreshes its data once a second.
pub const INTERVAL: f64 = 1_000.0;

/// Whether the same read may succeed a moment later.
pub fn may_pass(code: Code) -> bool {
    matches!(code, Code::Busy | Code::Unavailable | Code::Timeout | Code::Network | Code::Stale)
}
