//! `serde_json` in the place of the engine's own `JSON.parse`.

use goecharger::json::Json;
use serde_json::Value;

/// The same value, as the core holds it.
pub fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(flag) => Json::Bool(*flag),
        Value::Number(number) => Json::Number(number.as_f64().expect("every number is a double")),
        Value::String(text) => Json::String(text.clone()),
        Value::Array(items) => Json::Array(items.iter().map(json).collect()),
        Value::Object(members) => {
            Json::Object(members.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}
