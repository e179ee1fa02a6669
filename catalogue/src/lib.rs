//! What is known of each API key of a go-e charger, read from `keys.toml` and `shapes.toml`, whose headers describe the
//! fields. For everything that is made from them, and for the simulator.

#![forbid(unsafe_code)]

mod entry;
mod firmware;
mod shape;
mod topic;
mod validate;

use std::collections::BTreeMap;

use anyhow::{Context, Result};

pub use entry::{Category, Entry, Guard, Level, ReadsBack, Secret};
pub use firmware::FIRMWARE;
pub use shape::{Access, Format, JsonType, Labels, Shape, Storage};
pub use topic::TOPICS;

/// The keys, as they were when this was compiled.
pub const KEYS: &str = include_str!("../keys.toml");

/// The shapes, as they were when this was compiled.
pub const SHAPES: &str = include_str!("../shapes.toml");

/// What has the labels of an enum: a key, and the path to the part of its value.
pub type Users<'a> = Vec<(&'a Entry, String)>;

/// Every key, in the order of the file.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// The entries.
    pub keys: Vec<Entry>,
}

impl Catalogue {
    /// Reads the catalogue built into this program.
    pub fn built_in() -> Result<Self> {
        Self::parse(KEYS, SHAPES)
    }

    /// Reads the texts of `keys.toml` and `shapes.toml`; a field that is not known is an error.
    pub fn parse(keys: &str, shapes: &str) -> Result<Self> {
        let shapes: BTreeMap<String, Shape> = toml::from_str(shapes).context("shapes.toml")?;
        let tables: toml::Table = toml::from_str(keys).context("keys.toml")?;
        let keys = tables.into_iter().map(|(key, table)| {
            let about = format!("keys.toml: [{key}]");
            let mut entry = Entry::parse(key, table).with_context(|| about.clone())?;
            entry.value.resolve(&shapes, 0).context(about)?;
            Ok(entry)
        });
        Ok(Self { keys: keys.collect::<Result<_>>()? })
    }

    /// Everything that is wrong with it, each with the key it is about.
    pub fn problems(&self) -> Vec<String> {
        validate::problems(self)
    }

    /// The entry of a key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.keys.iter().find(|entry| entry.key == key)
    }

    /// The enums by name: the labels, and what has them.
    pub fn enums(&self) -> BTreeMap<&str, (&Labels, Users<'_>)> {
        let mut enums = BTreeMap::new();
        for entry in &self.keys {
            for (path, part) in entry.value.labelled() {
                if let (Some(name), Some(labels)) = (&part.enum_name, &part.labels) {
                    let (_, users) = enums.entry(name.as_str()).or_insert_with(|| (labels, Vec::new()));
                    users.push((entry, path));
                }
            }
        }
        enums
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_itself_is_right() {
        assert_eq!(Catalogue::built_in().unwrap().problems(), [""; 0]);
    }

    #[test]
    fn a_shape_stands_where_its_name_is() {
        let catalogue = Catalogue::built_in().unwrap();
        let value = &catalogue.get("sch_week").unwrap().value;
        let (name, ranges) = value.members.last().unwrap();
        assert_eq!(name, "ranges");
        let (_, begin) = ranges.items.as_ref().unwrap().members.first().unwrap();
        assert_eq!(begin.members.first().unwrap().1.max, Some(24.0));
    }
}
