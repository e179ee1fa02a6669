//! The keys of a status, each as the kind of value that is wanted; what is of another kind counts as not told.

use crate::json::{Json, Object};
use crate::protocol::encode;

/// A look at the keys of a status.
#[derive(Clone, Copy)]
pub struct Values<'a>(pub &'a dyn Object);

impl Values<'_> {
    /// Whether the charger delivered the key, be it as null.
    pub fn has(&self, key: &str) -> bool {
        self.0.has(key)
    }

    /// Whether the charger delivered the key as null, which is an answer and no silence.
    pub fn is_null(&self, key: &str) -> bool {
        matches!(self.0.member(key), Some(Json::Null))
    }

    /// A number, finite and not absurd.
    pub fn number(&self, key: &str) -> Option<f64> {
        number(&self.0.member(key)?)
    }

    /// A number of an enumeration: whole and not negative.
    pub fn code(&self, key: &str) -> Option<u32> {
        code(&self.0.member(key)?)
    }

    /// True or false.
    pub fn flag(&self, key: &str) -> Option<bool> {
        match self.0.member(key)? {
            Json::Bool(flag) => Some(flag),
            _ => None,
        }
    }

    /// Text that is not blank; a number as it is written, which a firmware's version may come as.
    pub fn text(&self, key: &str) -> Option<String> {
        match self.0.member(key)? {
            Json::String(text) if !text.trim().is_empty() => Some(text),
            Json::Number(number) if number.is_finite() => Some(encode::number(number)),
            _ => None,
        }
    }

    /// The serial (`sse`): text, and from a firmware that sent a number with the zeros that it lost.
    pub fn serial(&self) -> Option<String> {
        let serial = self.text("sse")?;
        Some(if serial.bytes().all(|byte| byte.is_ascii_digit()) { format!("{serial:0>6}") } else { serial })
    }

    /// The entries of a list; none if it is no list.
    pub fn list(&self, key: &str) -> Option<Vec<Json>> {
        match self.0.member(key)? {
            Json::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members of an object.
    pub fn object(&self, key: &str) -> Option<Vec<(String, Json)>> {
        match self.0.member(key)? {
            Json::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Major and minor version of the firmware (`fwv`): (55, 7) for `"055.7"`.
    pub fn firmware(&self) -> Option<(u32, u32)> {
        let text = self.text("fwv")?;
        let mut parts = text.split('.');
        let major = digits(parts.next()?)?;
        Some((major, parts.next().and_then(digits).unwrap_or(0)))
    }
}

/// The number that a text begins with: 5 for `"5-beta"`.
fn digits(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end)?.parse().ok()
}

/// A number that a charger may mean: finite, and so small that sums of such are finite too.
pub fn number(value: &Json) -> Option<f64> {
    value.as_number().filter(|number| number.abs() <= 1e15)
}

/// A whole number that is not negative.
pub fn code(value: &Json) -> Option<u32> {
    let number = number(value)?;
    let whole = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked on the line above")]
    whole.then_some(number as u32)
}
