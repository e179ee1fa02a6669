//! Keys that a charger does not have. Asking for them again makes newer firmware answer 400 each time, so they are
//! left out for a while, and then tried again: an update of the firmware may bring them.

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
        let lacks = |key: &String| self.0.iter().any(|(lacking, until)| lacking == key && *until > now);
        let worth: Vec<String> = keys.iter().filter(|key| !lacks(key)).cloned().collect();
        if worth.is_empty() { keys.to_vec() } else { worth }
    }

    /// What a reply to `asked` has shown.
    pub fn learn(&mut self, asked: &[String], missing: &[String], now: f64) {
        self.0.retain(|(lacking, until)| *until > now && !asked.contains(lacking));
        self.0.extend(missing.iter().filter(|key| asked.contains(key)).map(|key| (key.clone(), now + WHILE)));
    }

    /// These keys were set, so the charger has them.
    pub fn forget(&mut self, keys: &[&str]) {
        self.0.retain(|(lacking, _)| !keys.contains(&lacking.as_str()));
    }
}
