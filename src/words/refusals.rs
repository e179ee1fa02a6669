//! Why an owner's method refuses: a bad argument, or a device that is no charger.

use crate::error::{Code, Error};
use crate::json::Json;
use crate::protocol::encode;

/// A go-e Controller at the address of a charger.
pub fn controller() -> Error {
    Error::new(
        Code::Protocol,
        "this is a go-e Controller, which measures a house and is no charger. Use the address or the serial of the charger",
    )
}

fn argument(message: String) -> Error {
    Error::new(Code::InvalidArgument, message)
}

/// What a caller gave, as far as it may be shown: numbers and short words.
fn given(value: &Json) -> String {
    match value {
        Json::Number(number) => encode::number(*number),
        Json::Bool(flag) => flag.to_string(),
        Json::Null => "null".to_owned(),
        Json::String(text) if text.chars().count() <= 20 => format!("\"{text}\""),
        other => format!("a value of type {}", other.kind()),
    }
}

/// A current that is none.
pub fn current(value: &Json) -> Error {
    let hint = match value {
        Json::Number(0.0) => ". To stop, use stop()",
        Json::String(_) => ". Give a number, not text",
        _ => "",
    };
    argument(format!("the current must be a whole number of A from 6 to 32 and is {}{hint}", given(value)))
}

/// A number of phases that is none.
pub fn phases(value: &Json) -> Error {
    argument(format!("the phases must be \"auto\", 1 or 3 and are {}", given(value)))
}

/// A limit of energy that is none.
pub fn energy_limit(value: &Json) -> Error {
    let hint = match value {
        Json::Number(0.0) => ". null takes the limit away",
        _ => "",
    };
    argument(format!(
        "the energy limit must be a number of Wh above 0, or null for none, and is {}{hint}",
        given(value)
    ))
}

/// A slot of a card that is none.
pub fn slot(value: &Json) -> Error {
    argument(format!(
        "the slot of the card must be a whole number from 0 to 9 and is {}. Without a card, leave it out",
        given(value)
    ))
}

/// A mode of the cable's lock that is none.
pub fn cable_lock(value: &Json) -> Error {
    argument(format!("the lock must be \"normal\", \"auto-unlock\" or \"always\" and is {}", given(value)))
}

/// An interval of the surplus that is none.
pub fn interval(value: &Json) -> Error {
    argument(format!(
        "interval must be a number of ms from 1000 to 5000 and is {}. The charger forgets a value after about 6 s",
        given(value)
    ))
}

/// A reading of the surplus that is no object.
pub fn reading(value: &Json) -> Error {
    let hint = match value {
        Json::Number(_) => ". Wrap the number: { pGrid: … }",
        _ => "",
    };
    argument(format!(
        "read must give {{ pGrid, pPv?, pAkku? }} in W, or null if nothing is known now, and gave {}{hint}",
        given(value)
    ))
}

/// A member of a reading that the charger would pass over in silence.
pub fn reading_member(name: &str) -> Error {
    let name: String = name.chars().take(20).collect();
    argument(format!(
        "read gave a member {name} that is not known. It must be pGrid, pPv or pAkku, spelled like this"
    ))
}

/// A reading without the one member that it needs.
pub fn reading_without_grid() -> Error {
    argument("read gave no pGrid, the power from the grid in W. It is needed; null instead of a reading pushes nothing".to_owned())
}

/// A power that is none.
pub fn power(name: &str, value: &Json) -> Error {
    argument(format!("{name} must be a finite number of W within ±10 MW and is {}", given(value)))
}

/// Production below zero.
pub fn production(value: f64) -> Error {
    argument(format!(
        "pPv is what the sun produces, so it cannot be {} W. Is its sign the wrong way round?",
        encode::number(value)
    ))
}
