//! Keys that a charger does not have. Asking for them again makes newer firmware answer 400 each time, so they are
//! left out for a while, and then tried again: an update of the firmware may bring them.

use crate::json::Object;
use crate::text;
use alloc::string::String;
use alloc::vec::Vec;

/// How long a key is left out, in ms.
const WHILE: f64 = 600_000.0;

/// What one charger does not have, each until when.
#[derive(Debug, Default)]
pub struct Lacking(Vec<(String, f64)>);

impl Lacking {
    /// The keys worth asking for; all of them if none is.
    pub fn without(&self, keys: &[String], now: f64) -> Vec<String> {
        let lacks = |key: &str| self.0.iter().any(|(lacking, until)| lacking == key && *until > now);
        let worth = text::select(keys, &|key| !lacks(key));
        if worth.is_empty() { keys.to_vec() } else { worth }
    }

    /// What a reply has shown: its values, and what it lacks of the keys that were asked for.
    pub fn learn(&mut self, missing: &[String], values: &dyn Object, now: f64) {
        self.0.retain(|(key, until)| *until > now && !values.has(key) && !missing.contains(key));
        self.0.extend(missing.iter().map(|key| (key.clone(), now + WHILE)));
    }

    /// These keys were set, so the charger has them.
    pub fn forget(&mut self, keys: &[&str]) {
        self.0.retain(|(lacking, _)| !keys.contains(&lacking.as_str()));
    }
}
