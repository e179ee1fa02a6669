//! What owners do, in calls: each reads and sets what it needs, and the pure modules say what that means.
//!
//! ```text
//! control ─▶ set ─▶ (read back) ─▶ one read ─▶ what holds it back
//! ```

mod access;
mod cards;
mod control;
mod feed;
mod history;
mod overview;
mod schedule;

pub use access::{Access, Rotated};
pub use control::ControlResult;
pub use feed::{House, Trouble, feed};
pub use history::Sessions;

/// Keys as a call takes them.
fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}
