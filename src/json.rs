//! A JSON value, whoever parsed it: the engine's own `JSON.parse` in a browser, `serde_json` in the tests on the host.

use crate::protocol::encode;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// One JSON value. Object members keep their order.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A finite number, as JavaScript holds it.
    Number(f64),
    /// Text.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// Members in the order in which they were given.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The text, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Json::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The member of this name, if this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Changes every text in this value.
    pub fn change_texts(&mut self, change: &dyn Fn(&str) -> String) {
        match self {
            Json::String(text) => *text = change(text),
            Json::Array(items) => items.iter_mut().for_each(|item| item.change_texts(change)),
            Json::Object(members) => members.iter_mut().for_each(|(_, member)| member.change_texts(change)),
            _ => {}
        }
    }

    /// What JSON calls a value of this kind: `null`, `boolean`, `number`, `string`, `array` or `object`.
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "boolean",
            Json::Number(_) => "number",
            Json::String(_) => "string",
            Json::Array(_) => "array",
            Json::Object(_) => "object",
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(flag) => serializer.serialize_bool(*flag),
            Json::Number(number) => serializer.serialize_f64(*number),
            Json::String(text) => serializer.serialize_str(text),
            Json::Array(items) => serializer.collect_seq(items),
            Json::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, member) in members {
                    map.serialize_entry(key, member)?;
                }
                map.end()
            }
        }
    }
}

/// A JSON object that is looked at, not copied: a full status has 170 to 300 keys, of which the core needs none to a few.
pub trait Object {
    /// Whether the object itself has this member.
    fn has(&self, key: &str) -> bool;
    /// Whether a member's name fits.
    fn any(&self, fits: &dyn Fn(&str) -> bool) -> bool;
    /// The member, if it is there.
    fn member(&self, key: &str) -> Option<Json>;
    /// The number at a place of a list that is a member.
    fn number_in(&self, key: &str, place: usize) -> Option<f64> {
        match self.member(key)? {
            Json::Array(items) => items.get(place)?.as_number(),
            _ => None,
        }
    }
    /// The JSON text of the member, if it is there.
    fn text(&self, key: &str) -> Option<String> {
        self.member(key).map(|value| encode::json(&value))
    }
}

impl Object for Vec<(String, Json)> {
    fn has(&self, key: &str) -> bool {
        self.iter().any(|(name, _)| name == key)
    }

    fn any(&self, fits: &dyn Fn(&str) -> bool) -> bool {
        self.iter().any(|(name, _)| fits(name))
    }

    fn member(&self, key: &str) -> Option<Json> {
        let (_, value) = self.iter().find(|(name, _)| name == key)?;
        Some(value.clone())
    }
}
