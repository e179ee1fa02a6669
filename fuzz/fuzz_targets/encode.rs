//! Any JSON value: on the wire it has only unreserved characters, and decodes to the same value by other means.

#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use goecharger::protocol::encode;
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Number, Value};
use support::same;

/// Parsers stop at 128 levels.
const DEEPEST: usize = 40;

#[derive(Debug)]
struct Json(Value);

impl<'a> Arbitrary<'a> for Json {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        value(input, 0).map(Json)
    }
}

fn value(input: &mut Unstructured, depth: usize) -> Result<Value> {
    Ok(match input.int_in_range(0..=if depth < DEEPEST { 6 } else { 4 })? {
        0 => Value::Null,
        1 => Value::Bool(input.arbitrary()?),
        2 => Number::from_f64(input.arbitrary()?).map_or(Value::Null, Value::Number),
        3 => Number::from_f64(input.arbitrary::<i32>()?.into()).map_or(Value::Null, Value::Number),
        4 => Value::String(input.arbitrary()?),
        5 => Value::Array(
            (0..input.int_in_range(0..=4)?).map(|_| value(input, depth + 1)).collect::<Result<_>>()?,
        ),
        _ => {
            let mut members = Map::new();
            for _ in 0..input.int_in_range(0..=4)? {
                members.insert(input.arbitrary()?, value(input, depth + 1)?);
            }
            Value::Object(members)
        }
    })
}

fuzz_target!(|given: Json| {
    let Json(given) = given;
    let encoded = encode::value(&support::json(&given));
    assert!(
        encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)),
        "{encoded}"
    );
    let text = percent_encoding::percent_decode_str(&encoded).decode_utf8().expect("UTF-8");
    let back: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
    assert!(same(&given, &back), "{given} became {back}");
    // What decodes is the same text again, so every % begins a pair of digits, and nothing else was encoded.
    assert!(
        !text.contains('\0') && text.chars().all(|character| character >= ' '),
        "a control character in {text:?}"
    );
    let unreserved =
        text.bytes().filter(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(byte)).count();
    assert_eq!(encoded.len(), unreserved + 3 * (text.len() - unreserved), "{encoded}");
});
