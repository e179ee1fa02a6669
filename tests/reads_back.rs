//! Whether what was read back is what was written, key by key.

#![allow(clippy::expect_used)]

mod support;

use goecharger::catalogue::{check, hint, holds, is_writable, reads_back};
use goecharger::json::Json;
use proptest::prelude::*;
use serde_json::json;
use support::json as core;

/// A value made of what values of keys are made of, so that some come near to right ones.
fn any_value() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        (-3_i32..40).prop_map(|number| Json::Number(number.into())),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Json::Number),
        "#[0-9a-f]{6}|[a-zü]{0,70}".prop_map(Json::String),
    ];
    leaf.prop_recursive(3, 20, 6, |inner| {
        let name = prop_oneof!["pGrid|pPv|control|ranges|amp|begin|end|hour|minute|name|rfid", "[a-z]{0,6}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..7).prop_map(Json::Array),
            prop::collection::vec((name, inner), 0..4).prop_map(Json::Object),
        ]
    })
}

fn any_key() -> impl Strategy<Value = String> {
    let known = "amp|ids|lot|clp|map|cards|wifis|sch_week|ecp|bac|cid|trx|mtp|dwo|lof|awpl|smd|fna|att|zzz";
    prop_oneof![known, "\\PC{0,50}"]
}

proptest! {
    #[test]
    fn whatever_is_set_holds_when_it_is_found_again(key in any_key(), value in any_value()) {
        // Of two members of one name, none can tell which counts.
        prop_assume!(!has_twins(&value));
        prop_assert!(holds(&key, &value, &value));
    }

    #[test]
    fn any_key_and_value_are_judged(key in any_key(), value in any_value(), other in any_value()) {
        let confirm = [key.clone()];
        prop_assert!(check(&key, &value, true, &confirm).is_ok());
        if let Err(error) = check(&key, &value, false, &confirm) {
            prop_assert!(error.message.len() < 600, "{}", error.message);
        }
        holds(&key, &value, &other);
        hint(&key);
    }
}

fn has_twins(value: &Json) -> bool {
    match value {
        Json::Array(items) => items.iter().any(has_twins),
        Json::Object(members) => members.iter().enumerate().any(|(place, (name, member))| {
            has_twins(member) || members.iter().skip(place + 1).any(|(other, _)| other == name)
        }),
        _ => false,
    }
}

#[test]
fn what_was_written_back_reads_back() {
    for (number, values) in support::statuses() {
        for (key, value) in values.iter().filter(|(key, _)| is_writable(key)) {
            assert!(holds(key, &core(value), &core(value)), "{number}: {key}");
        }
    }
}

#[test]
fn what_is_read_back_holds_when_it_says_the_same() {
    for (key, set, found, expected) in [
        ("amp", json!(16), json!(16), true),
        ("amp", json!(16), json!(15), false),
        ("amp", json!(16), json!(16.0), true),
        ("amp", json!(16), json!(16.000_000_1), false),
        ("psmd", json!(10_000), json!(10_000.000_1), false),
        ("zzz", json!(16), json!(16.000_000_1), false),
        ("amp", json!(16), json!(16.5), false),
        ("amp", json!(16), json!("16"), false),
        ("fup", json!(true), json!(1), false),
        ("dwo", json!(null), json!(null), true),
        ("dwo", json!(null), json!(0), false),
        ("fna", json!("a"), json!("A"), false),
        ("awp", json!(0.1), json!(0.100_000_001_490_116_12), true),
        ("awp", json!(0.1), json!(0.1001), false),
        ("pgt", json!(0), json!(0.0001), false),
        ("ate", json!(16_777_217), json!(16_777_216), true),
        ("pgt", json!(-5), json!(5), false),
        // Only a float loses digits.
        ("att", json!(2_147_483_647), json!(2_147_483_600), false),
        ("c0e", json!(16_777_217), json!(16_777_216), false),
        ("zzz", json!(2_147_483_647), json!(2_147_483_600), false),
        ("zzz", json!(0.1), json!(0.100_000_001_490_116_12), true),
        ("clp", json!([6, 10]), json!([6, 10]), true),
        ("clp", json!([6, 10]), json!([10, 6]), false),
        ("clp", json!([6, 10]), json!([6, 10, 0, 0, 0]), true),
        ("clp", json!([6, 10]), json!([6, 10, 16]), false),
        ("clp", json!([6, 10, 16]), json!([6, 10]), false),
        ("map", json!([1, 2, 3]), json!([1, 2, 3]), true),
        ("map", json!([1, 2, 3]), json!([1, 2, 3, 0]), false),
        ("zzz", json!({"a": 1, "b": {"c": [2]}}), json!({"b": {"c": [2]}, "a": 1}), true),
        ("zzz", json!({"a": 1}), json!({"a": 2, "b": 1}), false),
        ("zzz", json!({"a": 1}), json!({"b": 1}), false),
        ("zzz", json!({"a": 1, "b": 2}), json!({"a": 1}), false),
        // Members that were left out stay as they are.
        ("zzz", json!({"a": 1}), json!({"a": 1, "b": 2}), true),
        ("sch_week", json!({"control": 2}), json!({"control": 2, "ranges": [{}]}), true),
        ("sch_week", json!({"control": 2}), json!({"control": 1, "ranges": [{}]}), false),
    ] {
        assert_eq!(holds(key, &core(&set), &core(&found)), expected, "{key}: {set} {found}");
    }
}

#[test]
fn what_is_written_in_one_form_and_read_in_another_holds() {
    let time = |hour: i32| json!({"hour": hour, "minute": 0});
    let full = |hour: i32| json!({"hour": hour, "minute": 0, "second": 0});
    for (key, set, found, expected) in [
        ("lot", json!(35), json!({"amp": 35, "dyn": 28, "sta": 33, "ts": 1}), true),
        ("lot", json!(35), json!({"amp": 34, "dyn": 35, "sta": 35, "ts": 35}), false),
        ("lot", json!(35), json!({"dyn": 35}), false),
        ("lot", json!(35), json!(35), true),
        ("lot", json!({"amp": 35}), json!({"amp": 35, "ts": 7}), true),
        ("lot", json!({"amp": 35}), json!(35), true),
        ("lot", json!({"amp": 35}), json!(34), false),
        ("bac", json!(true), json!(1), true),
        ("bac", json!(true), json!(3), true),
        ("bac", json!(true), json!(0), false),
        ("sdp", json!(false), json!(0), true),
        ("sdp", json!(false), json!(2), false),
        ("sdp", json!(2), json!(true), true),
        ("sdp", json!(0), json!(true), false),
        ("bac", json!(2), json!(1), false),
        ("bac", json!(true), json!(true), true),
        ("bac", json!(true), json!(false), false),
        ("mtp", json!(null), json!("go-eCharger/000001/"), true),
        ("mht", json!(null), json!("homeassistant"), true),
        ("mtp", json!(null), json!("/go-eCharger/000001/"), true),
        ("mtp", json!(null), json!("go-eController/000001/"), true),
        // What an owner chose is no default: nothing has changed.
        ("mtp", json!(null), json!("custom/"), false),
        ("mtp", json!(null), json!("go-eCharger/garage/"), false),
        ("mtp", json!(null), json!("go-eCharger/000001/garage/"), false),
        ("mht", json!(null), json!("custom"), false),
        ("mtp", json!("a/"), json!("b/"), false),
        ("mtp", json!(null), json!(7), false),
        ("fna", json!(null), json!("a"), false),
        ("cid", json!("#00ff7f"), json!("#00FF7F"), true),
        ("cid", json!("#00ff7f"), json!("#00FF7E"), false),
        ("ecp", json!([null, 5.5]), json!([7, 5.5, null]), true),
        ("ecp", json!([null, 5.5]), json!([7, 5]), false),
        ("ecp", json!([1, 2]), json!([1]), false),
        // Firmware 055.0 to 055.5 reads one less, but so does another card.
        ("trx", json!(1), json!(0), false),
        ("trx", json!(2), json!(1), false),
        ("trx", json!(0), json!(-1), false),
        ("trx", json!(1), json!(2), false),
        ("trx", json!(null), json!(0), false),
        (
            "sch_week",
            json!({"control": 1, "ranges": [{"begin": time(1), "end": time(2)}]}),
            json!({"control": 1, "ranges": [{"begin": full(1), "end": full(2)}, {"begin": full(0), "end": full(0)}]}),
            true,
        ),
        (
            "sch_week",
            json!({"control": 1, "ranges": [{"begin": full(1), "end": full(2)}]}),
            json!({"control": 1, "ranges": [{"begin": time(1), "end": time(2)}, {"begin": time(3), "end": time(4)}]}),
            false,
        ),
        // Windows are set whole: a second that was not set is 0.
        (
            "sch_week",
            json!({"control": 1, "ranges": [{"begin": time(1), "end": time(2)}]}),
            json!({"control": 1, "ranges": [{"begin": time(1), "end": {"hour": 2, "minute": 0, "second": 59}}]}),
            false,
        ),
    ] {
        assert_eq!(holds(key, &core(&set), &core(&found)), expected, "{key}: {set} {found}");
    }
}

#[test]
fn what_cannot_be_read_back_is_known() {
    for key in ["cak", "CAK", "ids", "rst", "wak", "c0i", "cards", "wifis", "su", "utc", "mck", "awpl"] {
        assert!(!reads_back(key), "{key}");
    }
    for key in ["amp", "lot", "bac", "mtp", "zzz"] {
        assert!(reads_back(key), "{key}");
    }
}
