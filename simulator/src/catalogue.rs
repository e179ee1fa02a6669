//! What is known of each API key: read from the catalogue the client itself is generated from.

use std::collections::HashMap;

use anyhow::Context as _;
use serde::Deserialize;

const TEXT: &str = include_str!("../../catalogue/keys.toml");

/// One key, as far as the simulator cares. Fields it does not know are left alone.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Key {
    /// `r`, `rw` or `w`.
    pub(crate) access: String,
    /// JSON types of the value when read.
    #[serde(rename = "type")]
    pub(crate) types: Vec<String>,
    /// JSON types the setter takes, where they differ.
    pub(crate) write: Vec<String>,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    /// Integer type inside the charger: bounds where there are no narrower ones.
    pub(crate) storage: Option<String>,
    /// `secret`: a credential; `sensitive`: personal or network data.
    pub(crate) secret: String,
    /// Known values and their names; a table or an array.
    #[serde(rename = "enum")]
    pub(crate) values: Option<toml::Value>,
}

impl Key {
    pub(crate) fn writable(&self) -> bool {
        self.access.contains('w')
    }

    pub(crate) fn readable(&self) -> bool {
        !self.access.starts_with('w')
    }

    /// The types a written value may have.
    pub(crate) fn written_types(&self) -> &[String] {
        if self.write.is_empty() { &self.types } else { &self.write }
    }

    /// Is it written as a string and read as a flag?
    pub(crate) fn shows_only_presence(&self) -> bool {
        self.write == ["string"] && self.types.iter().any(|known| known == "boolean")
    }

    /// Is a value that is written to it a password, a token, a ticket or the id of a card, or may it have one inside?
    pub(crate) fn holds_credentials(&self, name: &str) -> bool {
        self.secret == "secret" || self.shows_only_presence() || ["cards", "ocppu"].contains(&name)
    }

    /// The range of a number.
    pub(crate) fn range(&self) -> (f64, f64) {
        let (min, max) = match self.storage.as_deref() {
            Some("uint8") => (0.0, f64::from(u8::MAX)),
            Some("uint16") => (0.0, f64::from(u16::MAX)),
            Some("uint32") => (0.0, f64::from(u32::MAX)),
            Some("int8") => (f64::from(i8::MIN), f64::from(i8::MAX)),
            Some("int16") => (f64::from(i16::MIN), f64::from(i16::MAX)),
            Some("int32" | "int") => (f64::from(i32::MIN), f64::from(i32::MAX)),
            _ => (f64::NEG_INFINITY, f64::INFINITY),
        };
        (self.min.unwrap_or(min), self.max.unwrap_or(max))
    }

    /// The numbers of the enumeration, if the catalogue has one.
    pub(crate) fn numbers(&self) -> Option<Vec<i64>> {
        let numbers: Vec<i64> = match self.values.as_ref()? {
            toml::Value::Table(table) => table.keys().filter_map(|number| number.parse().ok()).collect(),
            toml::Value::Array(array) => array
                .iter()
                .filter_map(|entry| {
                    entry.as_integer().or_else(|| entry.get("value").and_then(toml::Value::as_integer))
                })
                .collect(),
            _ => return None,
        };
        (!numbers.is_empty()).then_some(numbers)
    }
}

/// All known keys.
#[derive(Debug)]
pub struct Catalogue(HashMap<String, Key>);

impl Catalogue {
    /// Reads the catalogue built into this program.
    ///
    /// # Errors
    /// When it is no catalogue.
    pub fn load() -> anyhow::Result<Self> {
        let table: HashMap<String, toml::Value> = toml::from_str(TEXT).context("catalogue/keys.toml")?;
        let mut keys = HashMap::new();
        for (name, entry) in table {
            // Anything at the top that does not describe a key is not ours to judge.
            if entry.get("access").is_some() {
                let key = entry.try_into().with_context(|| format!("catalogue/keys.toml: {name}"))?;
                keys.insert(name, key);
            }
        }
        anyhow::ensure!(!keys.is_empty(), "catalogue/keys.toml describes no key");
        Ok(Self(keys))
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Key> {
        self.0.get(key)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_catalogue_knows_what_may_be_written() {
        let catalogue = Catalogue::load().unwrap();
        assert!(catalogue.get("amp").unwrap().writable());
        assert!(!catalogue.get("car").unwrap().writable());
        assert!(!catalogue.get("ids").unwrap().readable());
        assert_eq!(catalogue.get("amp").unwrap().range(), (6.0, 32.0));
        assert_eq!(catalogue.get("lbr").unwrap().range(), (0.0, 255.0));
    }

    #[test]
    fn an_enumeration_may_be_a_table_or_an_array() {
        for text in ["enum = {0 = \"a\", 2 = \"b\"}", "enum = [0, 2]", "enum = [{value = 0}, {value = 2}]"] {
            let key: Key = toml::from_str(text).unwrap();
            assert_eq!(key.numbers(), Some(vec![0, 2]), "{text}");
        }
    }
}
