//! Replies to a set: a clear yes, or a clear no.

use super::{capture, code, detail, message, set, set_to, status, verdict};
use goecharger::error::Code;
use goecharger::json::Json;
use goecharger::protocol::endpoint::Side::{Cloud, Local};
use goecharger::protocol::reply::Certainty;
use serde_json::json;

#[test]
fn every_recorded_yes_of_a_charger_is_accepted() {
    let captures: &[(&str, &[&str])] = &[
        ("12-local-set-frc-ok", &["frc"]),
        ("14-local-set-two-keys-ok", &["acs", "ct"]),
        ("18-local-set-trx-ok-fw055.5", &["trx"]),
        ("19-local-set-ids-ok", &["ids"]),
    ];
    for (name, keys) in captures {
        for http in [200, 202, 204, 299] {
            assert_eq!(set(Local, http, &capture(name), keys), Ok(Certainty::Accepted), "{name}");
        }
        for http in [300, 302, 304, 400, 404, 500] {
            assert!(set(Local, http, &capture(name), keys).is_err(), "{name} {http}");
        }
    }
}

#[test]
fn a_500_with_a_partial_answer_lists_both_what_was_taken_and_what_was_refused() {
    let (accepted, rejected) = verdict(set(Local, 500, &capture("15-local-set-partial-500"), &["acs", "ct"]));
    assert_eq!(accepted, ["acs"]);
    let reason = "ct: tried to set api key which is not allowed from api (renaultZoe)";
    assert_eq!(rejected, [("ct".to_owned(), reason.to_owned())]);
}

#[test]
fn the_refusal_counts_even_where_the_status_says_success() {
    for http in [200, 202, 400, 422, 500] {
        let (accepted, rejected) =
            verdict(set(Local, http, &capture("16-local-set-readonly-key-500"), &["alw"]));
        assert!(accepted.is_empty());
        assert_eq!(rejected[0].1, "alw: tried to set api key without setter (true)");
    }
}

#[test]
fn a_rejection_says_the_key_and_the_reason_once() {
    let partial = set(Local, 500, &capture("15-local-set-partial-500"), &["acs", "ct"]);
    assert_eq!(
        message(partial),
        "refused: ct: tried to set api key which is not allowed from api (renaultZoe). Accepted: acs"
    );
    let both = set(Local, 500, r#"{"amp":"amp: low","frc":"frc: no"}"#, &["amp", "frc"]);
    assert_eq!(message(both), "refused: amp: low; frc: no");
}

#[test]
fn a_key_that_the_answer_does_not_mention_is_not_mentioned_and_not_refused() {
    let error = set(Local, 500, r#"{"amp":"amp: low"}"#, &["amp", "frc"]).expect_err("refused");
    assert_eq!(error.message, "refused: amp: low. Not mentioned in the answer: frc");
    let Some(Json::Array(rejected)) = detail(&error, "rejected") else { panic!("{error:?}") };
    assert_eq!(rejected.len(), 1);
    let body = r#"{"succeeded":[{"amp":16}],"failed":[{"car":16}]}"#;
    let error = set(Cloud, 202, body, &["amp", "car", "frc"]).expect_err("refused");
    assert_eq!(
        error.message,
        "refused: car: the cloud did not pass it on. Accepted: amp. Not mentioned in the answer: frc"
    );
}

#[test]
fn the_cloud_only_passes_on() {
    let entries = [("eto", Json::Number(0.0))];
    for http in [200, 202, 299] {
        let outcome = set_to(Cloud, http, &capture("20-cloud-set-succeeded-failed"), &entries);
        assert_eq!(outcome, Ok(Certainty::Sent));
    }
    for body in [
        r#"{"succeeded":[{"amp":16},{"frc":16}],"failed":[]}"#,
        r#"{"succeeded":[{"frc":16,"amp":16}]}"#,
        r#"{"succeeded":{"amp":16,"frc":16},"failed":{}}"#,
        r#"{"succeeded":[{"amp":16},{"frc":16}],"failed":null}"#,
    ] {
        assert_eq!(set(Cloud, 202, body, &["amp", "frc"]), Ok(Certainty::Sent), "{body}");
    }
    let names = r#"{"succeeded":[{"fna":"a"}]}"#;
    assert_eq!(set_to(Cloud, 202, names, &[("fna", Json::String("a".to_owned()))]), Ok(Certainty::Sent));
}

#[test]
fn keys_that_the_cloud_failed_to_pass_on_are_refused() {
    for http in [200, 202, 400, 422, 500] {
        let body = r#"{"succeeded":[{"amp":16}],"failed":[{"zzz":16},"yyy"]}"#;
        let (accepted, rejected) = verdict(set(Cloud, http, body, &["amp", "zzz", "yyy"]));
        assert_eq!(accepted, ["amp"]);
        assert_eq!(rejected.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["zzz", "yyy"]);
    }
    let (accepted, rejected) = verdict(set(Cloud, 202, r#"{"failed":[{"amp":16}]}"#, &["amp"]));
    assert_eq!((accepted.len(), rejected.len()), (0, 1));
    let (_, rejected) = verdict(set(Cloud, 202, r#"{"succeeded":[],"failed":{"amp":16}}"#, &["amp"]));
    assert_eq!(rejected[0].0, "amp");
}

#[test]
fn an_outcome_has_the_name_that_users_see() {
    let names = [Certainty::Sent, Certainty::Accepted, Certainty::Verified].map(Certainty::as_str);
    assert_eq!(names, ["sent", "accepted", "verified"]);
}

#[test]
fn a_422_refuses_every_key_with_or_without_a_body() {
    for body in [
        "",
        "Unprocessable Entity",
        "[]",
        "{}",
        r#"{"success":false,"reason":"no"}"#,
        r#"{"succeeded":[],"failed":[{"amp":16},{"frc":16}]}"#,
    ] {
        let (accepted, rejected) = verdict(set(Cloud, 422, body, &["amp", "frc"]));
        assert!(accepted.is_empty(), "{body}");
        assert_eq!(rejected.len(), 2, "{body}");
    }
}

#[test]
fn the_counts_of_firmware_050_are_understood() {
    let body = capture("25-local-text-set-counts-fw050");
    for http in [200, 500] {
        let (accepted, rejected) = verdict(set(Local, http, &body, &["amp", "alw"]));
        assert!(accepted.is_empty());
        assert_eq!(rejected.len(), 2);
        assert_eq!(rejected[0].1, "the charger says only: 0 succeeded and 2 failed.");
    }
    assert_eq!(set(Local, 200, "1 succeeded and 0 failed", &["amp"]), Ok(Certainty::Accepted));
    assert_eq!(set(Local, 200, " 2 succeeded and 0 failed.\n", &["amp", "frc"]), Ok(Certainty::Accepted));
    assert_eq!(code(set(Cloud, 200, "1 succeeded and 0 failed", &["amp"])), Code::Protocol);
    // On 050 only the first key counted; which was set, it does not say.
    assert_eq!(code(set(Local, 200, "1 succeeded and 0 failed", &["amp", "frc"])), Code::Protocol);
    assert_eq!(code(set(Local, 200, "1 succeeded and 1 failed", &["amp", "frc"])), Code::Protocol);
    assert_eq!(code(set(Local, 200, "0 succeeded and 1 failed", &["amp", "frc"])), Code::Protocol);
    // Something else that counts.
    for text in [
        "1 succeeded and 0 failed and more",
        "one succeeded and 0 failed",
        "1 succeeded or 0 failed",
        "-1 succeeded and 1 failed",
        "1  succeeded and 0 failed",
    ] {
        assert_eq!(code(set(Local, 200, text, &["amp"])), Code::Protocol, "{text}");
    }
    for http in [302, 404, 500, 502] {
        assert!(set(Local, http, "1 succeeded and 0 failed", &["amp"]).is_err(), "{http}");
    }
}

#[test]
fn a_value_that_is_too_long_for_the_charger_is_a_refusal() {
    for http in [200, 400, 500] {
        let (_, rejected) =
            verdict(set(Local, http, &capture("26-local-text-query-too-long"), &["sch_week"]));
        assert!(rejected[0].1.contains("too long"), "{}", rejected[0].1);
    }
}

#[test]
fn a_bare_null_is_a_device_that_knows_none_of_the_keys() {
    for http in [200, 202] {
        let (accepted, rejected) = verdict(set(Local, http, "null", &["ids", "amp"]));
        assert_eq!((accepted.len(), rejected.len()), (0, 2));
        assert!(rejected[0].1.contains("go-e Controller"), "{}", rejected[0].1);
    }
    assert_eq!(code(set(Local, 500, "null", &["ids"])), Code::Unavailable);
    assert_eq!(code(set(Local, 302, "null", &["ids"])), Code::Protocol);
}

#[test]
fn an_answer_of_api_v1_is_no_answer() {
    let body = capture("39-V1-status-local-fw033-not-v2");
    assert!(message(set(Local, 200, &body, &["amp"])).contains("API v1"));
    assert!(status(Local, 200, &body, &["amp"]).is_err());
    // One text may be a reason of the charger.
    verdict(set(Local, 500, r#"{"amp":"amp: no","car":"car: no"}"#, &["amp", "car"]));
}

#[test]
fn the_cloud_may_write_what_it_passed_on_in_another_form() {
    let cases = [
        ("ids", json!({ "pGrid": 2, "pPv": 1 }), json!({ "pPv": 1, "pGrid": 2 }), true),
        ("dwo", json!(3.3), json!(3.299_999_952_316_284), true),
        ("cch", json!("#00ffcc"), json!("#00FFCC"), true),
        ("ids", json!({ "pGrid": 2, "pPv": 1 }), json!({ "pGrid": 2 }), false),
        ("ids", json!({ "pGrid": 2 }), json!({ "pGrid": 2, "pPv": 1 }), false),
        ("ids", json!({ "pGrid": 2, "pPv": 1 }), json!({ "pGrid": 1, "pPv": 2 }), false),
        ("amp", json!(16), json!(15), false),
        ("amp", json!(16), json!("16"), false),
    ];
    for (key, set, echo, is_yes) in cases {
        let body = json!({ "succeeded": [{ key: echo }], "failed": [] }).to_string();
        let outcome = set_to(Cloud, 202, &body, &[(key, crate::support::json(&set))]);
        assert_eq!(outcome.is_ok(), is_yes, "{key} {body}");
    }
}
