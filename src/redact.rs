//! Secrets never reach a message, a log or a URL that is shown.

use crate::encode;
use crate::json::Json;
use crate::text;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// What stands in the place of a secret.
pub const REDACTED: &str = "***";

/// A secret of fewer bytes is short.
const SHORT: usize = 4;

/// The texts that must not be shown: the token, and what is written to secret keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Secrets(Vec<String>);

impl Secrets {
    /// Adds a secret in every spelling in which it can come back.
    pub fn add(&mut self, secret: &str) {
        let quoted = encode::json(&Json::String(secret.to_owned()));
        let escaped = quoted.get(1..quoted.len() - 1).unwrap_or_default();
        for spelling in [secret, escaped] {
            let mut encoded = String::new();
            encode::percent(spelling, &mut encoded);
            // JavaScript's own encodeURIComponent leaves these five as they are.
            let mut other = encoded.clone();
            for (code, character) in [("%21", "!"), ("%27", "'"), ("%28", "("), ("%29", ")"), ("%2A", "*")] {
                other = text::replace(&other, code, character, false);
            }
            for spelling in [spelling, &encoded, &other] {
                self.spelling(spelling);
            }
        }
    }

    /// Adds every text and number in a value.
    pub fn add_value(&mut self, value: &Json) {
        match value {
            Json::String(text) => self.add(text),
            Json::Number(number) => self.add(&encode::number(*number)),
            Json::Array(items) => items.iter().for_each(|item| self.add_value(item)),
            Json::Object(members) => members.iter().for_each(|(_, member)| self.add_value(member)),
            Json::Null | Json::Bool(_) => {}
        }
    }

    fn spelling(&mut self, text: &str) {
        if text.is_empty() || self.0.iter().any(|known| known == text) {
            return;
        }
        // The longest first: one spelling may be a part of another.
        let place = self.0.iter().position(|known| known.len() <= text.len()).unwrap_or(self.0.len());
        self.0.insert(place, text.to_owned());
    }

    /// Whether a text holds a secret.
    pub fn are_in(&self, text: &str) -> bool {
        self.clean(text) != text
    }

    /// The text without its secrets. A short one is only taken out where it stands apart, as in `not allowed (e)`:
    /// elsewhere it tells nothing, and without it the sentence would not either.
    pub fn clean(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, secret| {
            text::replace(&text, secret, REDACTED, secret.len() < SHORT)
        })
    }
}
