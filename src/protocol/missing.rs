//! Keys that a charger does not have. Asking for them again makes newer firmware answer 400 each time, so they are
//! left out for a while, and then tried again: an update of the firmware may bring them.

use crate::json::{Json, Object};

/// How long a key is left out, in ms.
const WHILE: f64 = 600_000.0;

/// So many are remembered at most: no charger lacks more of what is asked for again and again.
const MOST: usize = 100;

/// What one charger does not have, each until when.
#[derive(Debug, Default)]
pub struct Missing(Vec<(String, f64)>);

impl Missing {
    /// The keys worth asking for; all of them if none is.
    pub fn without(&self, keys: &[String], now: f64) -> Vec<String> {
        let lacks = |key: &String| self.0.iter().any(|(lacking, until)| lacking == key && *until > now);
        let worth: Vec<String> = keys.iter().filter(|key| !lacks(key)).cloned().collect();
        if worth.is_empty() { keys.to_vec() } else { worth }
    }

    /// What a reply has shown. Only a 400 with the other keys, and nothing else, teaches what is missing: it says that
    /// some were unknown, and is surely this charger's. A 200 may leave out anything at any time.
    pub fn learn(&mut self, status: u16, asked: &[String], values: &dyn Object, now: f64) {
        self.0.retain(|(key, until)| *until > now && !values.has(key));
        if status == 400 {
            let (there, missing): (Vec<_>, Vec<_>) = asked.iter().partition(|key| values.has(key));
            let has_more = values.any(&|name| !asked.iter().any(|key| key == name));
            if !there.is_empty() && !has_more {
                self.0.retain(|(key, _)| !missing.contains(&key));
                self.0.extend(missing.into_iter().take(MOST).map(|key| (key.clone(), now + WHILE)));
                self.0.truncate(MOST);
            }
        }
    }

    /// These keys were set, so the charger has them.
    pub fn forget(&mut self, entries: &[(String, Json)]) {
        self.0.retain(|(lacking, _)| !entries.iter().any(|(key, _)| key == lacking));
    }
}
