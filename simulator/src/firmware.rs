//! What changed from firmware to firmware, as ranges of versions.
//!
//! Each answer below says whether it is from the vendor's documents or from what users observed.

use std::fmt;
use std::str::FromStr;

/// The firmware a simulated charger runs: any version from 051 to 60.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Firmware {
    major: u16,
    minor: u16,
}

const OLDEST: u16 = 51;
const NEWEST: u16 = 60;
/// Up to this version the number is written with a leading zero.
const LAST_WITH_ZERO: u16 = 56;

const fn at(major: u16, minor: u16) -> Firmware {
    Firmware { major, minor }
}

impl Firmware {
    /// The last one that takes the filter as a JSON array.
    pub const F051: Self = at(51, 3);
    /// What the full recorded answer of a V3 comes from (capture 01).
    pub const F053: Self = at(53, 1);
    /// What the full recorded answer of a V4 comes from (capture 56).
    pub const F055: Self = at(55, 7);
    /// Status 400 even without a filter.
    pub const F603: Self = at(60, 3);
    /// Status 400 when the filter names an unknown key.
    pub const F604: Self = at(60, 4);

    /// Is its status like that of capture 56, and not like that of capture 01?
    pub(crate) fn is_like_the_recorded_v4(self) -> bool {
        self >= at(55, 0)
    }

    /// Vendor document: until 051.3 the filter is a JSON array, later a comma list.
    pub(crate) fn takes_filter_as_json_array(self) -> bool {
        self < at(51, 4)
    }

    /// Observed: the local API answers 400, with all the data, when a key of the filter is unknown.
    pub(crate) fn unknown_key_means_400(self) -> bool {
        self >= at(60, 0)
    }

    /// Observed on a PRO with 60.3: even the read without a filter is a 400 with all the data.
    pub(crate) fn unfiltered_read_means_400(self) -> bool {
        (at(60, 3)..at(60, 4)).contains(&self)
    }

    /// Observed: 59 and 60 close the connection after each answer without announcing it.
    pub(crate) fn announces_close(self) -> bool {
        self < at(59, 0)
    }

    /// Observed: the web server's text for a path it does not know, also when the API is switched off.
    pub(crate) fn not_found_text(self) -> &'static str {
        if self >= at(60, 0) { "Nothing matches the given URI" } else { "This URI does not exist" }
    }

    /// Observed: whole numbers and steps of 100 W in `nrg` until 053, floats from 055 on.
    pub(crate) fn measures_in_floats(self) -> bool {
        self >= at(55, 0)
    }

    /// Observed: dates with milliseconds, a second dot and microseconds until 053, with milliseconds in 055.7.
    pub(crate) fn writes_microseconds(self) -> bool {
        self < at(55, 0)
    }

    /// Observed: `bac` and `sdp` are booleans until 054 and numbers from 055 on.
    pub(crate) fn button_locks_are_numbers(self) -> bool {
        self >= at(55, 0)
    }

    /// Observed: before 055.2 a transaction on a card (`trx` above 0) could not be started by API.
    pub(crate) fn starts_card_transactions(self) -> bool {
        self >= at(55, 2)
    }

    /// Vendor document (older tables): phases can be switched from 051.8 on.
    pub(crate) fn switches_phases(self) -> bool {
        self >= at(51, 8)
    }

    /// Vendor tables: `mht` is listed from 59.4 on.
    pub(crate) fn has_home_assistant_prefix(self) -> bool {
        self >= at(59, 4)
    }

    /// Vendor document: one set of keys per card from 60.0 on.
    pub(crate) fn has_keys_per_card(self) -> bool {
        self >= at(60, 0)
    }

    /// Vendor document: the array `cards` until 60.0, and again from 60.3 on.
    pub(crate) fn has_array_of_cards(self) -> bool {
        !(at(60, 0)..at(60, 3)).contains(&self)
    }
}

impl fmt::Display for Firmware {
    /// As in `fwv`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let zero = if self.major <= LAST_WITH_ZERO { "0" } else { "" };
        write!(f, "{zero}{}.{}", self.major, self.minor)
    }
}

impl FromStr for Firmware {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = match text {
            "051" => Some(Self::F051),
            "053" => Some(Self::F053),
            "055" => Some(Self::F055),
            _ => parse(text),
        };
        known.filter(|firmware| (OLDEST..=NEWEST).contains(&firmware.major)).ok_or_else(|| {
            anyhow::anyhow!(
                "firmware is 051, 053, 055, or a version like 051.3, 055.7, 59.4 or 60.4 up to 60, not {text}"
            )
        })
    }
}

/// Reads `055.7` or `60.4`. Of each version there is one way to write it.
fn parse(text: &str) -> Option<Firmware> {
    let (major, minor) = text.split_once('.')?;
    let firmware = at(major.parse().ok()?, minor.parse().ok()?);
    (firmware.to_string() == text).then_some(firmware)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn any_version_of_the_known_ones_is_taken_and_nothing_else() {
        for (text, shown) in [
            ("053", "053.1"),
            ("055", "055.7"),
            ("051.3", "051.3"),
            ("056.9", "056.9"),
            ("59.4", "59.4"),
            ("60.5", "60.5"),
        ] {
            assert_eq!(text.parse::<Firmware>().unwrap().to_string(), shown);
        }
        for text in ["47", "050.4", "61.0", "60", "60.", "60.4.1", "060.4", "55.7", "+60.4", "60.+4", ""] {
            assert!(text.parse::<Firmware>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_version_between_two_known_ones_belongs_to_a_range() {
        let firmware = |text: &str| text.parse::<Firmware>().unwrap();
        assert!(
            firmware("051.3").takes_filter_as_json_array() && !firmware("051.4").takes_filter_as_json_array()
        );
        assert!(firmware("056.2").announces_close() && !firmware("59.4").announces_close());
        assert!(!firmware("59.4").unknown_key_means_400() && firmware("60.1").unknown_key_means_400());
        assert!(
            !firmware("60.2").unfiltered_read_means_400() && !firmware("60.5").unfiltered_read_means_400()
        );
        assert!(!firmware("60.2").has_array_of_cards() && firmware("60.3").has_array_of_cards());
    }
}
