//! What is known of each API key: a table that is made from the catalogue, as the client's own is. The catalogue itself,
//! with its descriptions and a parser, would be most of what a page has to download.

mod table;

use table::KEYS;

/// One key, as far as the simulator cares.
#[derive(Debug)]
pub(crate) struct Key {
    name: &'static str,
    writable: bool,
    readable: bool,
    /// The types a written value may have, by the names of the catalogue.
    written: &'static [&'static str],
    /// A password, a token, a ticket or the id of a card.
    secret: bool,
    /// Written as a string, read as a flag.
    shows_only_presence: bool,
    least: f64,
    most: f64,
    /// What a number has to be above of.
    above: f64,
    /// Numbers that it may be besides.
    also: &'static [f64],
    /// Those of an enumeration.
    numbers: Option<&'static [i64]>,
}

/// What most keys are, for the table.
const READ_ONLY: Key = Key {
    name: "",
    writable: false,
    readable: true,
    written: &[],
    secret: false,
    shows_only_presence: false,
    least: f64::NEG_INFINITY,
    most: f64::INFINITY,
    above: f64::NEG_INFINITY,
    also: &[],
    numbers: None,
};

impl Key {
    pub(crate) fn writable(&self) -> bool {
        self.writable
    }

    pub(crate) fn readable(&self) -> bool {
        self.readable
    }

    /// The types a written value may have, by the names of the catalogue.
    pub(crate) fn written_types(&self) -> &'static [&'static str] {
        self.written
    }

    /// Is it written as a string and read as a flag?
    pub(crate) fn shows_only_presence(&self) -> bool {
        self.shows_only_presence
    }

    /// Is a value that is written to it a password, a token, a ticket or the id of a card, or may it have one inside?
    pub(crate) fn holds_credentials(&self) -> bool {
        self.secret || self.shows_only_presence
    }

    /// The range of a number.
    pub(crate) fn range(&self) -> (f64, f64) {
        (self.least, self.most)
    }

    /// May a number be written, as far as the range tells? 0 often is besides.
    pub(crate) fn allows(&self, number: f64) -> bool {
        ((self.least..=self.most).contains(&number) && number > self.above) || self.also.contains(&number)
    }

    /// The numbers of the enumeration, if the catalogue has one.
    pub(crate) fn numbers(&self) -> Option<&'static [i64]> {
        self.numbers
    }
}

/// What is known of a key.
pub(crate) fn key(name: &str) -> Option<&'static Key> {
    KEYS.get(KEYS.binary_search_by(|key| key.name.cmp(name)).ok()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_catalogue_knows_what_may_be_written() {
        let key = |name| key(name).unwrap();
        assert!(key("amp").writable());
        assert!(!key("car").writable());
        assert!(!key("ids").readable());
        assert_eq!(key("amp").range(), (6.0, 32.0));
        assert_eq!(key("lbr").range(), (0.0, 255.0));
        assert_eq!(key("ust").numbers(), Some([0, 1, 2, 3].as_slice()));
        assert!(key("lof").allows(0.0) && key("lof").allows(6.0) && !key("lof").allows(5.0));
        assert!(key("dwo").allows(0.5) && !key("dwo").allows(0.0));
        assert!(key("cards").holds_credentials() && key("c0i").holds_credentials());
    }
}
