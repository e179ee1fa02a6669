//! How a charger gets its serial.

use crate::address::is_serial;

/// Why one could not be had.
#[derive(Debug)]
pub enum Refusal {
    /// It is no serial.
    Bad(String),
    /// Another charger has it.
    Taken(String),
    /// All are taken.
    Full,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bad(serial) => write!(f, "a serial has 6 or 8 digits, not {serial:?}"),
            Self::Taken(serial) => write!(f, "there is a charger {serial} already"),
            Self::Full => write!(f, "all serials are taken"),
        }
    }
}

/// The serial that is asked for, or the lowest that is free.
///
/// # Errors
/// When it cannot be had.
pub fn choose(asked: Option<String>, is_taken: impl Fn(&str) -> bool) -> Result<String, Refusal> {
    match asked {
        Some(serial) if !is_serial(&serial) => Err(Refusal::Bad(serial)),
        Some(serial) if is_taken(&serial) => Err(Refusal::Taken(serial)),
        Some(serial) => Ok(serial),
        None => (1..=999_999)
            .map(|number| format!("{number:06}"))
            .find(|serial| !is_taken(serial))
            .ok_or(Refusal::Full),
    }
}

/// The token of a charger for which none is asked.
pub fn usual_token(serial: &str) -> String {
    format!("simulator-token-{serial}")
}
