//! What tests need besides the core: a JSON parser in the place of the engine's own, what real chargers sent, a network, a
//! clock, an executor.

#![allow(dead_code, reason = "no test needs all of it")]
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(missing_docs, reason = "the fuzz targets take it as a library")]

pub mod clockwork;
pub mod executor;
pub mod network;
pub mod reply;

use std::fs;

use goecharger::json::Json;
use serde_json::Value;

/// The same value, as the core holds it.
pub fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(flag) => Json::Bool(*flag),
        Value::Number(number) => {
            Json::Number(number.as_f64().expect("every number is a double in JavaScript"))
        }
        Value::String(text) => Json::String(text.clone()),
        Value::Array(items) => Json::Array(items.iter().map(json).collect()),
        Value::Object(members) => {
            Json::Object(members.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}

/// Equal, the sign of zero and the order of members included.
pub fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one.as_f64().map(f64::to_bits) == other.as_f64().map(f64::to_bits)
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|((a, one), (b, other))| a == b && same(one, other))
        }
        _ => one == other,
    }
}

/// Every status in the recordings: the file's number and its values.
#[allow(dead_code, reason = "not every test looks at recordings")]
pub fn statuses() -> Vec<(String, serde_json::Map<String, Value>)> {
    let files = fs::read_dir("tests/captures").expect("the recordings");
    let mut found = Vec::new();
    for file in files {
        let file = file.expect("a file");
        let name = file.file_name().into_string().expect("a name in ASCII");
        let text = fs::read_to_string(file.path()).expect("a text");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let number = name.split('-').next().unwrap_or_default().to_owned();
        let replies = value.get("replies").and_then(Value::as_array).cloned().unwrap_or_else(|| vec![value]);
        for reply in replies {
            // API v1 has other names and values, and 49 has types in the place of values.
            let is_status = !name.contains("-set-")
                && !name.contains("sessions")
                && !["39", "49"].contains(&number.as_str());
            let body = reply.get("body").unwrap_or(&reply).as_object().cloned();
            found.extend(body.filter(|_| is_status).map(|body| (number.clone(), body)));
        }
    }
    found
}
