//! Values from outside: what a test or a demo wants a charger to show.

use serde_json::{Map, Value};

use crate::charger::Charger;
use crate::{settings, show};

impl Charger {
    /// Values from the control endpoint: in effect at once, also where the API would not allow it.
    ///
    /// # Errors
    /// When a command such as `$remove` is misspelt or has no list of keys.
    pub fn overwrite(&mut self, changes: Map<String, Value>) -> anyhow::Result<()> {
        for (key, value) in changes {
            match key.as_str() {
                "$remove" => {
                    for key in names(&value)? {
                        let was_there = self.values.shift_remove(&key).is_some();
                        if was_there && show::COMPUTED.contains(&key.as_str()) {
                            self.pinned.insert(key.clone());
                        }
                        self.lacking.insert(key);
                    }
                    continue;
                }
                "$release" => {
                    self.release(Some(&names(&value)?));
                    continue;
                }
                _ if key.starts_with('$') => anyhow::bail!("{key} is neither $remove nor $release"),
                "cak" => {
                    if let Some(token) = value.as_str().filter(|token| !token.is_empty()) {
                        self.token = token.to_owned();
                    }
                }
                _ => {}
            }
            match (key.as_str(), value.as_f64()) {
                ("eto", Some(total)) => self.charging.total = total,
                ("wh", Some(session)) => self.charging.session = session,
                (computed, _) if show::COMPUTED.contains(&computed) => {
                    self.pinned.insert(key.clone());
                }
                _ => {}
            }
            self.lacking.remove(&key);
            self.values.insert(key, value);
        }
        self.show_token();
        self.charging.impose(settings::of(&self.values));
        self.publish();
        Ok(())
    }
}

impl Charger {
    /// Computes the keys again that were overwritten or taken away: those named, or all.
    pub fn release(&mut self, keys: Option<&[String]>) {
        let stays = |key: &String| keys.is_some_and(|keys| !keys.contains(key));
        self.lacking.retain(|key| stays(key) || !self.pinned.contains(key));
        self.pinned.retain(stays);
        self.publish();
    }
}

fn names(value: &Value) -> anyhow::Result<Vec<String>> {
    let names = value.as_array().into_iter().flatten().map(|name| name.as_str().map(str::to_owned));
    names
        .collect::<Option<Vec<_>>>()
        .filter(|_| value.is_array())
        .ok_or_else(|| anyhow::anyhow!("an array of key names"))
}
