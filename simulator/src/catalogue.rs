//! What is known of each API key: the catalogue that the client itself is generated from.

use std::collections::HashMap;

use goecharger_catalogue::{Entry, JsonType, Secret};

/// One key, as far as the simulator cares.
#[derive(Debug, Clone)]
pub(crate) struct Key(Entry);

impl Key {
    pub(crate) fn writable(&self) -> bool {
        self.0.is_writable()
    }

    pub(crate) fn readable(&self) -> bool {
        self.0.is_readable()
    }

    /// The types a written value may have, by the names of the catalogue.
    pub(crate) fn written_types(&self) -> Vec<&'static str> {
        self.0.value.write_types().iter().map(|of| of.text()).collect()
    }

    /// Is it written as a string and read as a flag?
    pub(crate) fn shows_only_presence(&self) -> bool {
        self.0.value.write.as_deref() == Some(&[JsonType::String])
            && self.0.value.types.contains(&JsonType::Boolean)
    }

    /// Is a value that is written to it a password, a token, a ticket or the id of a card, or may it have one inside?
    pub(crate) fn holds_credentials(&self) -> bool {
        self.0.secret == Some(Secret::Secret) || self.shows_only_presence()
    }

    /// The range of a number.
    pub(crate) fn range(&self) -> (f64, f64) {
        let (min, max) = self.0.value.write_range().unwrap_or_default();
        (min.unwrap_or(f64::NEG_INFINITY), max.unwrap_or(f64::INFINITY))
    }

    /// May a number be written, as far as the range tells? 0 often is besides.
    pub(crate) fn allows(&self, number: f64) -> bool {
        let (min, max) = self.range();
        let above = self.0.value.above.is_none_or(|limit| number > limit);
        ((min..=max).contains(&number) && above) || self.0.value.also.contains(&number)
    }

    /// The numbers of the enumeration, if the catalogue has one.
    pub(crate) fn numbers(&self) -> Option<Vec<i64>> {
        Some(self.0.value.labels.as_ref()?.keys().copied().collect())
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
        let keys = goecharger_catalogue::Catalogue::built_in()?.keys;
        Ok(Self(keys.into_iter().map(|entry| (entry.key.clone(), Key(entry))).collect()))
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
        let key = |name| catalogue.get(name).unwrap();
        assert!(key("amp").writable());
        assert!(!key("car").writable());
        assert!(!key("ids").readable());
        assert_eq!(key("amp").range(), (6.0, 32.0));
        assert_eq!(key("lbr").range(), (0.0, 255.0));
        assert_eq!(key("ust").numbers(), Some(vec![0, 1, 2, 3]));
        assert!(key("lof").allows(0.0) && key("lof").allows(6.0) && !key("lof").allows(5.0));
        assert!(key("dwo").allows(0.5) && !key("dwo").allows(0.0));
        assert!(key("cards").holds_credentials() && key("c0i").holds_credentials());
    }
}
