//! The values an answer shows, borrowed: a full status is read often.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::catalogue;
use crate::charger::Charger;

/// Some of the values, in the charger's own order (captures 03 and 04: not the order asked for).
#[derive(Debug)]
pub(crate) struct Selection<'a>(Vec<(&'a str, &'a Value)>);

/// All that a read without a filter shows, as JSON.
pub fn readable(charger: &Charger) -> String {
    Selection::all(charger).to_json()
}

impl<'a> Selection<'a> {
    /// Every value that may be read.
    pub(crate) fn all(charger: &'a Charger) -> Self {
        Self::by(charger, |_| true)
    }

    /// The values of those keys, as far as the charger has them.
    pub(crate) fn of(charger: &'a Charger, keys: &[String]) -> Self {
        Self::by(charger, |key| keys.iter().any(|wanted| wanted == key))
    }

    fn by(charger: &'a Charger, wanted: impl Fn(&str) -> bool) -> Self {
        let hidden = |key: &str| catalogue::key(key).is_some_and(|key| !key.readable());
        let values = charger.values.iter().map(|(key, value)| (key.as_str(), value));
        Self(values.filter(|(key, _)| wanted(key) && !hidden(key)).collect())
    }

    pub(crate) fn has_all(&self, keys: &[String]) -> bool {
        keys.iter().all(|wanted| self.0.iter().any(|(key, _)| key == wanted))
    }

    pub(crate) fn to_json(&self) -> String {
        // Values that came from JSON go back to it.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Selection<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}
