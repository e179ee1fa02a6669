//! Whether what was read back is what was set.

#![allow(clippy::expect_used)]

mod support;

use goecharger::json::Json;
use goecharger::verify::holds;

fn json(text: &str) -> Json {
    support::json(&serde_json::from_str(text).expect("JSON"))
}

#[test]
fn what_is_read_back_holds_when_it_says_the_same() {
    for (set, found, expected) in [
        ("16", "16", true),
        ("16", "16.5", false),
        ("16", "\"16\"", false),
        ("true", "1", false),
        ("null", "null", true),
        ("\"a\"", "\"A\"", false),
        // A charger has float32.
        ("0.1", "0.10000000149011612", true),
        ("0.1", "0.1001", false),
        ("0", "0.0001", false),
        ("16777217", "16777216", true),
        ("-5", "5", false),
        ("[6,10]", "[6,10]", true),
        ("[0.1]", "[0.10000000149011612]", true),
        ("[6,10]", "[10,6]", false),
        ("[6,10]", "[6,10,16]", false),
        ("[6,10,16]", "[6,10]", false),
        ("[]", "[1]", false),
        ("[]", "{}", false),
        (r#"{"a":1,"b":{"c":[2]}}"#, r#"{"b":{"c":[2]},"a":1}"#, true),
        (r#"{"a":1}"#, r#"{"a":2,"b":1}"#, false),
        (r#"{"a":1}"#, r#"{"b":1}"#, false),
        (r#"{"a":1,"b":2}"#, r#"{"a":1}"#, false),
        // Members that were left out stay as they are.
        (r#"{"a":1}"#, r#"{"a":1,"b":2}"#, true),
        ("[{\"a\":1}]", "[{\"a\":1,\"b\":2}]", true),
    ] {
        assert_eq!(holds(&json(set), &json(found)), expected, "{set} {found}");
    }
}
