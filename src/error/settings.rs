//! Keys and values that cannot be right.

use super::Error;
use crate::catalogue::{Danger, Fault, Mismatch};
use crate::json::Json;
use crate::protocol::encode;
use crate::redact::REDACTED;

/// How much of a value is shown, in characters.
const SHOWN: usize = 60;

/// A key that the catalogue lacks, with a sentence on what is probably meant.
pub fn unknown(key: &str, hint: Option<String>) -> Error {
    let hint = hint.map(|hint| format!(" {hint}")).unwrap_or_default();
    Error::argument(format!(
        "{} is not a known API key.{hint} If newer firmware has it, {{ unchecked: true }} lets it through",
        shortened(key)
    ))
}

/// A key that can only be read, with the key to write instead, if there is one.
pub fn read_only(key: &str, instead: &str) -> Error {
    Error::argument(match instead {
        "" => format!("{key} is read-only"),
        instead => format!("{key} is read-only: set {instead} instead"),
    })
}

/// A guarded key that is not confirmed.
pub fn guarded(key: &str, danger: Danger) -> Error {
    let danger = match danger {
        Danger::Destructive => "can destroy data or stop the charger",
        Danger::Lockout => "can lock you out of the charger",
        Danger::Safety => "can weaken the electrical safety of the installation",
        Danger::Security => "can open the charger to others",
    };
    Error::argument(format!(
        "{key} is guarded: writing it {danger}. If you mean it, add {{ confirm: [\"{key}\"] }}"
    ))
}

/// A value that does not fit; what a private key was given is not shown.
pub fn unfit(key: &str, value: &Json, private: bool, mismatch: &Mismatch) -> Error {
    let part = format!("{key}{}", mismatch.path);
    let message = match &mismatch.fault {
        Fault::Unfit { expected, given } => {
            let given = if private { REDACTED.into() } else { shortened(&encode::json(given)) };
            format!("{part} takes {expected}, and got {given}")
        }
        Fault::Length { expected, given } => format!("{part} takes {expected}, and got {given}"),
        Fault::UnknownMember { name, meant: Some(meant), .. } => {
            format!("{part} has no member {}: is {meant} meant?", shortened(name))
        }
        Fault::UnknownMember { name, members, .. } => {
            format!("{part} has no member {}: it takes {}", shortened(name), members.join(", "))
        }
        Fault::MissingMember(name) => format!("{part} lacks the member {name}"),
    };
    Error::argument(match advice(key, value).or_else(|| presence(private, &mismatch.fault)) {
        Some(advice) => format!("{message}. {advice}"),
        None => message,
    })
}

/// What is probably wanted by a value that is often tried.
fn advice(key: &str, value: &Json) -> Option<&'static str> {
    Some(match (key, value) {
        ("amp", Json::Number(number)) if *number < 6.0 => "To stop charging, set frc to 1",
        ("amp", Json::Null) => "To stop charging, set frc to 1",
        ("dwo", Json::Number(_) | Json::Bool(false)) => "To lift the limit, set null",
        ("ids", Json::Number(_)) => "Give the power at the grid in W, like { pGrid: -1200 }",
        ("mci", Json::Number(number)) if *number > 0.0 => "It is in ms",
        _ => return None,
    })
}

/// Of some credentials a read tells only that they are there.
fn presence(private: bool, fault: &Fault) -> Option<&'static str> {
    match fault {
        Fault::Unfit { expected, given: Json::Bool(_) } if private && expected.starts_with("text") => {
            Some("A read tells only whether there is one: written is the text itself")
        }
        _ => None,
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
