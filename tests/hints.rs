//! Names that are no keys lead to the key that is meant.

#![allow(clippy::expect_used)]

use goecharger::catalogue::{check, doubt, doubts, hint};
use goecharger::json::Json;

fn refusal(name: &str) -> String {
    check(name, &Json::Null, false, &[]).expect_err("a refusal").message.clone()
}

#[test]
fn a_key_that_is_not_known_leads_to_the_one_that_is_meant() {
    for (name, sentence) in [
        ("AMP", "It is spelled \"amp\"."),
        ("modelstatus", "It is spelled \"modelStatus\"."),
        ("amx", "\"amx\" is a name of API v1: here it is \"amp\"."),
        ("stp", "\"stp\" is a name of API v1: here it is \"dwo\"."),
        ("ast", "\"ast\" is a name of API v1: here it is \"acs\"."),
        ("al1", "\"al1\" is a name of API v1: here it is \"clp\"."),
        ("al5", "\"al5\" is a name of API v1: here it is \"clp\"."),
        ("afi", "\"afi\" is a name of API v1: here it is \"att\"."),
        ("rn4", "\"rn4\" is a name of API v1: here it is \"cards\"."),
        ("requestedCurrent", "The charger calls it \"amp\"."),
        ("requestedcurrent", "The charger calls it \"amp\"."),
        ("requestedCurent", "Is \"requestedCurrent\" meant, which the charger calls \"amp\"?"),
        ("amps", "Is \"amp\" meant?"),
        ("sch_weeks", "Is \"sch_week\" meant?"),
        ("shc_week", "Is \"sch_week\" meant?"),
    ] {
        assert_eq!(hint(name).as_deref(), Some(sentence), "{name}");
        let message = refusal(name);
        assert_eq!(
            message,
            format!(
                "{name} is not a known API key. {sentence} If newer firmware has it, {{ unchecked: true }} lets it through"
            )
        );
    }
    assert_eq!(hint("qqqqqq"), None);
    assert_eq!(
        refusal("qqqqqq"),
        "qqqqqq is not a known API key. If newer firmware has it, { unchecked: true } lets it through"
    );
}

#[test]
fn a_name_to_read_is_doubted_if_it_looks_wrong() {
    for wrong in [
        "",
        "am p",
        "amp;car",
        "größe",
        "1st",
        "AMP",
        "amx",
        "requestedCurrent",
        "sch_weeks",
        &"a".repeat(50),
    ] {
        assert!(doubt(wrong).is_some(), "{wrong}");
    }
    for right in ["amp", "modelStatus", "zzz", "amq", "newkey"] {
        assert_eq!(doubt(right), None, "{right}");
    }
}

#[test]
fn only_some_of_many_names_are_doubted() {
    let many: Vec<String> = (0..20_000).map(|number| format!("amps{number}")).collect();
    assert!(doubts(many.iter().map(String::as_str)).len() <= 20);
    let found = doubts(["amp", "AMP", "zzz", "stp"]);
    assert_eq!(found.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["AMP", "stp"]);
}
