//! What keeps a setting from having an effect, read from the keys. Settings count for more than `modelStatus`, which the
//! charger computes once a second and which is some seconds behind a set.

pub(crate) mod charge;
pub(crate) mod limits;
pub(crate) mod logic;
mod timetable;

use crate::json::{Json, Object};
use crate::values::Values;
use serde::ser::{Error as _, SerializeMap};
use serde::{Serialize, Serializer};

/// Something that keeps a setting from having an effect, or surplus charging from working.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Obstacle {
    /// What it is, as in the type `ObstacleCode`.
    pub code: &'static str,
    /// The keys it was read from.
    pub keys: &'static [&'static str],
    /// A sentence for the owner.
    pub text: String,
    /// What to set to mend it, never a guarded key; `None` if no setting can.
    pub mend: Option<Mend>,
}

/// Looks for one obstacle.
pub(crate) type Look = fn(&Values) -> Option<Obstacle>;

/// Settings that take an obstacle away.
#[derive(Debug, Clone, PartialEq)]
pub struct Mend(pub Vec<(&'static str, Json)>);

impl Obstacle {
    pub(crate) fn new(code: &'static str, keys: &'static [&'static str], text: impl Into<String>) -> Self {
        Obstacle { code, keys, text: text.into(), mend: None }
    }

    pub(crate) fn mended_by(mut self, key: &'static str, value: Json) -> Self {
        self.mend = Some(Mend(vec![(key, value)]));
        self
    }
}

/// What keeps a timetable from having an effect: it holds in every mode but under `start()` and `stop()`.
pub fn timetable_held_back_by(status: &dyn Object) -> Option<Vec<Obstacle>> {
    let values = &Values(status);
    let forced = logic::forced_off(values).or_else(|| logic::forced_on(values));
    Some(forced.into_iter().chain(charge::backend(values)).collect())
}

impl Serialize for Mend {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, &Setting(value))?;
        }
        map.end()
    }
}

/// A value of a mend: null, a flag, a number, or an object of such.
struct Setting<'a>(&'a Json);

impl Serialize for Setting<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(flag) => serializer.serialize_bool(*flag),
            Json::Number(number) => serializer.serialize_f64(*number),
            Json::Object(members) => {
                serializer.collect_map(members.iter().map(|(key, value)| (key, Setting(value))))
            }
            Json::String(_) | Json::Array(_) => Err(S::Error::custom("no mend has such a value")),
        }
    }
}
