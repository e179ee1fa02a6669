//! What is known of each API key, as far as a write needs it: the names, descriptions and units for people are in
//! `goecharger/catalogue`, which nobody downloads who does not ask for it.

mod table;

use crate::error::Error;
use crate::json::Json;
use crate::protocol::encode;
use crate::redact::REDACTED;
use std::cmp::Ordering;
use table::TABLE;

/// One line of the table; `xtask/src/generate/table.rs` describes its fields.
#[derive(Clone, Copy)]
struct Entry<'a> {
    fields: &'a str,
}

impl<'a> Entry<'a> {
    fn find(key: &str) -> Option<Self> {
        let (mut low, mut high) = (0, TABLE.len());
        while low < high {
            let middle = (low + high) / 2;
            let bytes = TABLE.as_bytes();
            let start = bytes.get(..middle)?.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
            let rest = TABLE.get(start..)?;
            let (line, _) = rest.split_once('\n').unwrap_or((rest, ""));
            let (found, fields) = line.split_once(' ').unwrap_or((line, ""));
            match key.cmp(found) {
                Ordering::Equal => return Some(Entry { fields }),
                Ordering::Less => high = start,
                Ordering::Greater => low = start + line.len() + 1,
            }
        }
        None
    }

    /// What stands behind a mark, if the line has it.
    fn field(&self, mark: &str) -> Option<&'a str> {
        self.fields.split(' ').find_map(|field| field.strip_prefix(mark))
    }
}

/// Whether the value of a key is a credential, which must not be shown.
pub fn is_secret(key: &str) -> bool {
    Entry::find(key).is_some_and(|entry| entry.field("*").is_some())
}

/// Whether a value is a credential, or personal or of somebody's network, or may be: nobody knows what an unknown key has.
pub fn is_private(key: &str) -> bool {
    Entry::find(key).is_none_or(|entry| entry.field("*").or(entry.field("^")).is_some())
}

/// Whether it is an API key that is known.
pub fn is_known(key: &str) -> bool {
    Entry::find(key).is_some()
}

/// Whether a key reads back as it was written.
pub fn reads_back(key: &str) -> bool {
    Entry::find(key).is_none_or(|entry| entry.field("~").is_none())
}

/// That a setting can be right, and that the caller means it.
pub fn check(key: &str, value: &Json, unchecked: bool, confirm: &[String]) -> Result<(), Error> {
    let Some(entry) = Entry::find(key) else {
        if unchecked {
            return Ok(());
        }
        return Err(Error::argument([
            key,
            " is no API key that is known: is it misspelt? If a newer firmware has it, { unchecked: true } lets it through",
        ].concat()));
    };
    if !unchecked {
        entry.check_writable(key)?;
        entry.check_value(key, value)?;
    }
    entry.check_confirmed(key, confirm)
}

impl Entry<'_> {
    fn check_writable(&self, key: &str) -> Result<(), Error> {
        if self.field(":").is_some() {
            return Ok(());
        }
        Err(match self.field(">") {
            Some(instead) => Error::argument([key, " is read-only: set ", instead, " instead"].concat()),
            None => Error::argument([key, " is read-only"].concat()),
        })
    }

    fn check_value(&self, key: &str, value: &Json) -> Result<(), Error> {
        if self.fits(value) {
            return Ok(());
        }
        let given = if self.field("*").is_some() { REDACTED.to_owned() } else { encode::json(value) };
        let shortened = given.chars().take(60).collect::<String>();
        let dots = if shortened.len() < given.len() { "…" } else { "" };
        Err(Error::argument(&[key, " takes ", &self.expected(), ", and got ", &shortened, dots].concat()))
    }

    fn fits(&self, value: &Json) -> bool {
        let types = self.field(":").unwrap_or("x");
        let typed = types.bytes().any(|letter| match letter {
            b'b' => matches!(value, Json::Bool(_)),
            b'i' => matches!(value, Json::Number(number) if *number as i64 as f64 == *number),
            b'n' => matches!(value, Json::Number(_)),
            b's' => matches!(value, Json::String(_)),
            b'a' => matches!(value, Json::Array(_)),
            b'o' => matches!(value, Json::Object(_)),
            b'z' => matches!(value, Json::Null),
            _ => true,
        });
        typed
            && match value {
                Json::Number(number) => self.allows(*number),
                Json::String(text) => {
                    self.field("<").and_then(integer).is_none_or(|most| text.chars().count() as f64 <= most)
                }
                _ => true,
            }
    }

    fn allows(&self, number: f64) -> bool {
        if let Some(values) = self.field("?") {
            let number = encode::number(number);
            return values.split(',').any(|value| value == number);
        }
        let Some((least, most)) = self.field("=").and_then(|range| range.split_once("..")) else {
            return true;
        };
        integer(least).is_none_or(|least| number >= least) && integer(most).is_none_or(|most| number <= most)
    }

    /// What would fit, in words.
    fn expected(&self) -> String {
        let mut kinds = Vec::new();
        for letter in self.field(":").unwrap_or_default().bytes() {
            kinds.push(match letter {
                b'b' => "true or false".to_owned(),
                b'i' | b'n' => self.expected_number(letter),
                b's' => match self.field("<") {
                    Some(most) => ["text of at most ", most, " characters"].concat(),
                    None => "text".to_owned(),
                },
                b'a' => "a list".to_owned(),
                b'o' => "an object".to_owned(),
                _ => "null".to_owned(),
            });
        }
        kinds.join(" or ")
    }

    fn expected_number(&self, letter: u8) -> String {
        if let Some(values) = self.field("?") {
            return ["one of ", values].concat();
        }
        let kind = if letter == b'i' { "a whole number" } else { "a number" };
        match self.field("=").and_then(|range| range.split_once("..")) {
            Some((least, "")) => [kind, " of at least ", least].concat(),
            Some(("", most)) => [kind, " of at most ", most].concat(),
            Some((least, most)) => [kind, " from ", least, " to ", most].concat(),
            None => kind.to_owned(),
        }
    }

    fn check_confirmed(&self, key: &str, confirm: &[String]) -> Result<(), Error> {
        let danger = match self.field("!") {
            Some("d") => "can destroy data or stop the charger",
            Some("l") => "can lock you out of the charger",
            Some("s") => "can weaken the electrical safety of the installation",
            Some(_) => "can open the charger to others",
            None => return Ok(()),
        };
        if confirm.iter().any(|confirmed| confirmed == key) {
            return Ok(());
        }
        Err(Error::argument(
            [key, " is guarded: writing it ", danger, ". If you mean it, add { confirm: [\"", key, "\"] }"]
                .concat(),
        ))
    }
}

/// A whole number of the table.
fn integer(text: &str) -> Option<f64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let number =
        digits.bytes().fold(0.0, |number, digit| number * 10.0 + f64::from(digit.wrapping_sub(b'0')));
    (!digits.is_empty()).then_some(sign * number)
}

/// Whether a value that was read back is what was set.
pub fn holds(_key: &str, set: &Json, found: &Json) -> bool {
    set == found
}
