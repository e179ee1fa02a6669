//! The one measure of what may be shown: what is known and public. Anything else is `***`.

mod written;

use crate::catalogue;
use crate::json::Json;
use crate::protocol::encode;

/// What stands in the place of a secret.
pub const REDACTED: &str = "***";

/// A secret of fewer bytes is short.
const SHORT: usize = 4;

/// A value of a key, fit to be shown.
pub fn shown(key: &str, value: Json) -> Json {
    if catalogue::may_be_shown(key, &value) { value } else { Json::String(REDACTED.into()) }
}

/// So much of a text is kept: nobody reads more, and one that is made to be slow shall not be.
const LONGEST: usize = 10_000;

/// Codes within codes, like `%2520`: so many deep.
const DEEPEST: u8 = 2;

/// The texts that must not be shown: the token, and what is written to keys that are not public.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Secrets(Vec<String>);

impl Secrets {
    /// Adds a secret, and what it says if it is in percent codes already, as a part of a URL is.
    pub fn add(&mut self, secret: &str) {
        for secret in [secret.to_owned(), written::plain(secret)] {
            if !secret.is_empty() && self.0.iter().all(|known| *known != secret) {
                self.0.push(secret);
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

    /// A text without its secrets.
    pub fn clean(&self, text: &str) -> String {
        self.without(text, false)
    }

    /// A text of somebody else without its secrets. A short one is taken out where it is a word of its own, which in a
    /// sentence of ours would leave nothing to read, and say nothing.
    pub fn clean_foreign(&self, text: &str) -> String {
        self.without(text, true)
    }

    fn without(&self, text: &str, is_foreign: bool) -> String {
        let mut clean = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(character) = rest.chars().next().filter(|_| clean.len() < LONGEST) {
            let before = clean.chars().next_back();
            let found = |secret: &String| {
                let after = after(rest, secret)?;
                let is_word = !is_part(before) && !is_part(after.chars().next());
                (secret.len() >= SHORT || is_foreign && is_word).then_some(after)
            };
            // Of several, the one that leaves least.
            rest = match self.0.iter().filter_map(found).min_by_key(|after| after.len()) {
                Some(after) => {
                    clean.push_str(REDACTED);
                    after
                }
                None => {
                    clean.push(character);
                    rest.get(character.len_utf8()..).unwrap_or_default()
                }
            };
        }
        clean
    }
}

fn is_part(next: Option<char>) -> bool {
    next.is_some_and(|next| next.is_ascii_alphanumeric() || !next.is_ascii())
}

/// What follows a secret at the beginning of a text, however each of its characters is written.
fn after<'a>(text: &'a str, secret: &str) -> Option<&'a str> {
    let mut rests = vec![text];
    for character in secret.chars() {
        rests = each_after(&rests, character);
        if rests.is_empty() {
            return None;
        }
    }
    rests.into_iter().min_by_key(|rest| rest.len())
}

/// What follows a character, in each way in which it can be written there.
fn each_after<'a>(texts: &[&'a str], character: char) -> Vec<&'a str> {
    let mut rests: Vec<&str> = Vec::new();
    for text in texts {
        for (read, rest) in written::first(text, DEEPEST) {
            // Two that are as long are the same: all are the end of one text.
            if read == character && rests.iter().all(|known| known.len() != rest.len()) {
                rests.push(rest);
            }
        }
    }
    rests
}
