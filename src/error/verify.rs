//! Settings that were sent or accepted, and do not hold or could not be read back.

use super::{Code, Error};
use crate::json::Json;
use crate::protocol::encode;
use crate::redact;

/// A key that does not hold: what was set, and what is there, both fit to be shown.
pub struct Wrong {
    /// The key.
    pub key: String,
    /// What was set.
    pub expected: Json,
    /// What is there, if the charger has the key.
    pub found: Option<Json>,
}

impl Wrong {
    /// What was set, and what is there, each fit to be shown.
    pub fn new(key: &str, expected: &Json, found: Option<Json>) -> Self {
        let shown = |value| redact::shown(key, value);
        Wrong { key: key.to_owned(), expected: shown(expected.clone()), found: found.map(shown) }
    }
}

/// Settings that were sent or accepted and do not hold.
pub fn unverified(how: &str, wrong: Vec<Wrong>) -> Error {
    let list: Vec<String> = wrong
        .iter()
        .map(|Wrong { key, expected, found }| {
            let found = found.as_ref().map_or_else(
                || "is missing from the reply".to_owned(),
                |found| format!("is {}", encode::json(found)),
            );
            format!("{key} should be {} and {found}", encode::json(expected))
        })
        .collect();
    let (mut expected, mut found) = (Vec::new(), Vec::new());
    for each in wrong {
        found.extend(each.found.map(|there| (each.key.clone(), there)));
        expected.push((each.key, each.expected));
    }
    let message = format!(
        "the setting was {how}, yet it does not hold: {}. Another app, a schedule or the charger's logic may have changed it",
        list.join(", ")
    );
    let details = vec![("expected", Json::Object(expected)), ("found", Json::Object(found))];
    Error::detailed(Code::Unverified, message, details)
}

/// The failure of reading back what was sent or accepted.
pub fn not_read_back(error: &mut Error, how: &str) {
    error.message = format!("the setting was {how}, yet it could not be read back: {}", error.message);
}
