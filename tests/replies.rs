//! Recorded replies, and what `reply` makes of them. INDEX.json beside the originals says where each comes from.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use goecharger::endpoint::Side::{self, Cloud, Local};
use goecharger::error::{Code, Error};
use goecharger::json::{Json, Object};
use goecharger::reply::{self, Body, Certainty, Reply};

fn capture(name: &str) -> String {
    let path = format!("{}/tests/captures/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the capture is there");
    // A text reply is stored as a JSON string; on the wire it was bare.
    serde_json::from_str::<String>(&text).unwrap_or(text)
}

/// What `examine` says of a reply with this body.
fn with_reply<T>(side: Side, status: u16, body: &str, examine: impl FnOnce(&Reply) -> T) -> T {
    let parsed = serde_json::from_str(body).map(|value| support::json(&value));
    let object: Box<dyn Object>;
    let body = match parsed {
        Ok(Json::Object(members)) => {
            object = Box::new(members);
            Body::Object(&*object)
        }
        Ok(_) => Body::OtherJson,
        Err(_) => Body::Text(body.to_owned()),
    };
    examine(&Reply { side, status, body })
}

fn status(side: Side, http: u16, body: &str, asked: &[&str]) -> Result<Vec<String>, Error> {
    let asked: Vec<String> = asked.iter().map(|key| (*key).to_owned()).collect();
    with_reply(side, http, body, |reply| reply::status(reply, &asked))
}

fn set(side: Side, http: u16, body: &str, keys: &[&str]) -> Result<Certainty, Error> {
    with_reply(side, http, body, |reply| reply::set(reply, keys))
}

fn code<T>(result: Result<T, Error>) -> Code {
    result.err().expect("this must not be a success").code
}

/// A field of an error's details.
fn detail<'a>(error: &'a Error, name: &str) -> Option<&'a Json> {
    error.details.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

/// The keys that were accepted, and those that were rejected with their reasons.
fn verdict(result: Result<Certainty, Error>) -> (Vec<String>, Vec<(String, String)>) {
    let error = result.expect_err("a refusal must not be a success");
    assert_eq!(error.code, Code::Rejected);
    let texts = |json: &Json| json.as_str().expect("text").to_owned();
    let Some(Json::Array(accepted)) = detail(&error, "accepted") else { panic!("no list: {error:?}") };
    let Some(Json::Array(rejected)) = detail(&error, "rejected") else { panic!("no list: {error:?}") };
    let refusal = |json: &Json| match json {
        Json::Object(members) => (texts(&members[0].1), texts(&members[1].1)),
        other => panic!("not a refusal: {other:?}"),
    };
    (accepted.iter().map(texts).collect(), rejected.iter().map(refusal).collect())
}

#[test]
fn every_recorded_status_is_a_success_whether_it_came_with_200_or_400() {
    let captures: &[(&str, &[&str], &[&str])] = &[
        ("01-local-status-full-v3-fw053.1", &[], &[]),
        (
            "03-local-status-filtered-complete-v3-2022",
            &["alw", "car", "eto", "nrg", "wh", "trx", "cards"],
            &[],
        ),
        ("04-local-status-filtered-charging3p-v3-fw051.4", &["car", "nrg", "cbl"], &["cbl"]),
        ("06-local-status-nrg-gemini22-fw055.0", &["nrg"], &[]),
        ("09-local-status-atp-v3-2022", &["atp"], &[]),
        // `acu` is null there, which is not the same as missing.
        ("10-local-status-filter-jsonarray-legacy-v3-2021", &["rfb", "alw", "acu", "adi", "amp"], &[]),
        ("13-local-status-after-set-frc", &["frc", "zzz"], &["zzz"]),
    ];
    for (name, asked, missing) in captures {
        for http in [200, 400] {
            for side in [Cloud, Local] {
                assert_eq!(
                    status(side, http, &capture(name), asked).as_deref(),
                    Ok(owned(missing).as_slice()),
                    "{name}"
                );
            }
        }
    }
}

fn owned(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

#[test]
fn every_recorded_yes_of_a_charger_is_accepted() {
    let captures: &[(&str, &[&str])] = &[
        ("12-local-set-frc-ok", &["frc"]),
        ("14-local-set-two-keys-ok", &["acs", "ct"]),
        ("18-local-set-trx-ok-fw055.5", &["trx"]),
        ("19-local-set-ids-ok", &["ids"]),
    ];
    for (name, keys) in captures {
        assert_eq!(set(Local, 200, &capture(name), keys), Ok(Certainty::Accepted), "{name}");
    }
}

#[test]
fn a_500_with_a_partial_answer_lists_both_what_was_taken_and_what_was_refused() {
    let (accepted, rejected) = verdict(set(Local, 500, &capture("15-local-set-partial-500"), &["acs", "ct"]));
    assert_eq!(accepted, ["acs"]);
    assert_eq!(
        rejected,
        [("ct".to_owned(), "ct: tried to set api key which is not allowed from api (renaultZoe)".to_owned())]
    );
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
    let error = set(Local, 500, &capture("15-local-set-partial-500"), &["acs", "ct"]).expect_err("refused");
    assert_eq!(
        error.message,
        "refused: ct: tried to set api key which is not allowed from api (renaultZoe). Taken all the same: acs"
    );
    let error = set(Local, 500, r#"{"amp":"amp: low","frc":"no"}"#, &["amp", "frc"]).expect_err("refused");
    assert_eq!(error.message, "refused: amp: low; frc: no");
}

#[test]
fn the_cloud_only_passes_on_whatever_the_http_status() {
    for http in [200, 202, 422, 500] {
        for side in [Cloud, Local] {
            let outcome = set(side, http, &capture("20-cloud-set-succeeded-failed"), &["eto"]);
            assert_eq!(outcome, Ok(Certainty::Sent));
        }
    }
}

#[test]
fn a_key_that_the_cloud_does_not_mention_was_not_passed_on() {
    let (accepted, rejected) =
        verdict(set(Cloud, 202, &capture("20-cloud-set-succeeded-failed"), &["amp", "eto"]));
    assert_eq!(accepted, ["eto"]);
    assert_eq!(rejected[0].0, "amp");
}

#[test]
fn keys_that_the_cloud_failed_to_pass_on_are_refused() {
    let body = r#"{"succeeded":[{"amp":6}],"failed":[{"zzz":1},"yyy"]}"#;
    let (accepted, rejected) = verdict(set(Cloud, 202, body, &["amp", "zzz", "yyy"]));
    assert_eq!(accepted, ["amp"]);
    assert_eq!(rejected.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["zzz", "yyy"]);
}

#[test]
fn half_an_answer_of_the_cloud_is_one_as_well() {
    assert_eq!(set(Cloud, 202, r#"{"succeeded":[{"amp":6}]}"#, &["amp"]), Ok(Certainty::Sent));
    assert_eq!(set(Cloud, 202, r#"{"succeeded":["amp"]}"#, &["amp"]), Ok(Certainty::Sent));
    let (accepted, rejected) = verdict(set(Cloud, 202, r#"{"failed":[{"amp":6}]}"#, &["amp"]));
    assert_eq!((accepted.len(), rejected.len()), (0, 1));
}

#[test]
fn an_outcome_has_the_name_that_users_see() {
    let names = [Certainty::Sent, Certainty::Accepted, Certainty::Verified].map(Certainty::as_str);
    assert_eq!(names, ["sent", "accepted", "verified"]);
}

#[test]
fn a_failure_in_the_place_of_an_answer_is_no_yes() {
    for http in [200, 399, 400] {
        let error = set(Cloud, http, r#"{"success":false,"reason":"quota","amp":true}"#, &["amp"]).err();
        let error = error.expect("a failure");
        assert_eq!(error.code, Code::Protocol);
        assert!(error.message.contains("quota"), "{}", error.message);
    }
    // Without a reason, it is a status of a charger with a key of this name.
    assert_eq!(status(Local, 400, r#"{"success":false,"amp":6}"#, &["amp"]), Ok(vec![]));
    assert_eq!(set(Local, 400, r#"{"success":false,"amp":true}"#, &["amp"]), Ok(Certainty::Accepted));
}

#[test]
fn a_422_refuses_every_key_with_or_without_a_body() {
    for body in [
        "",
        "Unprocessable Entity",
        "[]",
        "{}",
        r#"{"success":false,"reason":"no"}"#,
        r#"{"succeeded":[],"failed":[{"amp":6},{"frc":1}]}"#,
    ] {
        let (accepted, rejected) = verdict(set(Cloud, 422, body, &["amp", "frc"]));
        assert!(accepted.is_empty(), "{body}");
        assert_eq!(rejected.len(), 2, "{body}");
    }
}

#[test]
fn outdated_data_is_stale_and_says_how_old_it_is() {
    let body = capture("21-cloud-status-404-outdated");
    for http in [404, 200] {
        let error = status(Cloud, http, &body, &["amp"]).expect_err("stale");
        assert_eq!(error.code, Code::Stale);
        assert_eq!(detail(&error, "ageSeconds"), Some(&Json::Number(25_382.091_000_080_11)));
        assert!(error.message.contains("25382 s old"), "{}", error.message);
    }
    assert_eq!(code(set(Cloud, 404, &body, &["amp"])), Code::Stale);
}

#[test]
fn a_text_gets_its_code() {
    let texts: &[(&str, u16, Code)] = &[
        ("22-local-text-api-lock", 500, Code::Busy),
        ("22-local-text-api-lock", 200, Code::Busy),
        ("23-local-text-uri-not-exist", 404, Code::NotEnabled),
        ("23-local-text-uri-not-exist", 200, Code::NotEnabled),
        ("43-local-text-nothing-matches-fw60.1", 404, Code::NotEnabled),
        ("24-local-text-method-not-handled", 405, Code::Protocol),
    ];
    for (name, http, expected) in texts {
        assert_eq!(code(status(Local, *http, &capture(name), &[])), *expected, "{name} {http}");
        assert_eq!(code(set(Local, *http, &capture(name), &["amp"])), *expected, "{name} {http}");
    }
}

#[test]
fn not_enabled_names_the_app_setting_and_the_key() {
    let error = status(Local, 404, &capture("23-local-text-uri-not-exist"), &[]).expect_err("off");
    assert!(
        error.message.contains("Advanced settings") && error.message.contains("hai"),
        "{}",
        error.message
    );
}

#[test]
fn the_counts_of_firmware_050_are_understood() {
    let body = capture("25-local-text-set-counts-fw050");
    for http in [200, 500] {
        let (accepted, rejected) = verdict(set(Local, http, &body, &["amp", "alw"]));
        assert!(accepted.is_empty());
        assert_eq!(rejected.len(), 2);
    }
    assert_eq!(set(Local, 200, "1 succeeded and 0 failed", &["amp"]), Ok(Certainty::Accepted));
    assert_eq!(set(Cloud, 200, "1 succeeded and 0 failed", &["amp"]), Ok(Certainty::Sent));
    // On 050 only the first key counted; which was set, it does not say.
    assert_eq!(code(set(Local, 200, "1 succeeded and 0 failed", &["amp", "frc"])), Code::Protocol);
    assert_eq!(code(set(Local, 200, "1 succeeded and 1 failed", &["amp", "frc"])), Code::Protocol);
}

#[test]
fn what_the_cloud_says_in_another_way_is_neither_a_yes_nor_a_refusal_of_what_it_does_not_name() {
    for body in [
        r#"{"succeeded":[],"failed":[]}"#,
        r#"{"succeeded":[{"car":2}],"failed":[]}"#,
        r#"{"succeeded":1}"#,
        r#"{"succeeded":null}"#,
        r#"{"succeeded":[{"amp":16}],"failed":[{"key":"amp","reason":"bad"}]}"#,
        r#"{"succeeded":[{"amp":16}],"failed":["zzz"]}"#,
        r#"{"succeeded":[{"amp":16}],"failed":[1]}"#,
        r#"{"succeeded":[{"amp":16}],"failed":true}"#,
    ] {
        assert_eq!(code(set(Cloud, 202, body, &["amp"])), Code::Protocol, "{body}");
    }
    assert_eq!(set(Cloud, 202, r#"{"succeeded":{"amp":16},"failed":{}}"#, &["amp"]), Ok(Certainty::Sent));
    assert_eq!(set(Cloud, 202, r#"{"succeeded":[{"amp":16}],"failed":null}"#, &["amp"]), Ok(Certainty::Sent));
    let (_, rejected) = verdict(set(Cloud, 202, r#"{"succeeded":[],"failed":{"amp":16}}"#, &["amp"]));
    assert_eq!(rejected[0].0, "amp");
    // With a 422 every key is refused, whatever the body says.
    verdict(set(Cloud, 422, r#"{"succeeded":[],"failed":[]}"#, &["amp"]));
}

#[test]
fn a_400_with_an_object_without_any_api_key_is_no_status() {
    for body in [r#"{"error":"bad filter"}"#, r#"{"message":"Too many"}"#, r#"{"succeeded":[],"failed":[]}"#]
    {
        assert_eq!(code(status(Local, 400, body, &[])), Code::Protocol, "{body}");
        assert_eq!(code(status(Cloud, 400, body, &["amp"])), Code::Protocol, "{body}");
    }
    assert_eq!(code(status(Local, 400, "{}", &[])), Code::Protocol);
    // A model may have none of the keys that were asked for.
    assert_eq!(status(Local, 400, "{}", &["cbl"]), Ok(vec!["cbl".to_owned()]));
    assert_eq!(status(Local, 400, r#"{"car":1}"#, &["cbl"]), Ok(vec!["cbl".to_owned()]));
    // A newer firmware has keys that the catalogue does not know yet.
    assert_eq!(status(Local, 400, r#"{"zzz":1,"car":1}"#, &[]), Ok(vec![]));
    assert_eq!(status(Local, 400, r#"{"zzz":1}"#, &["zzz"]), Ok(vec![]));
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
fn an_answer_of_api_v1_is_named() {
    let body = capture("39-V1-status-local-fw033-not-v2");
    let error = status(Local, 200, &body, &["car", "amp"]).expect_err("API v1");
    assert_eq!(error.code, Code::Protocol);
    assert!(error.message.contains("API v1"), "{}", error.message);
    assert_eq!(code(set(Local, 200, &body, &["amp"])), Code::Protocol);
}

#[test]
fn a_502_is_never_a_status_whatever_comes_with_it() {
    for body in ["", "<html>bad gateway</html>", "{}", r#"{"amp":0,"car":0}"#, "null"] {
        for http in [500, 502, 503, 504] {
            assert_eq!(code(status(Cloud, http, body, &["amp"])), Code::Unavailable, "{http} {body}");
            assert_eq!(code(status(Local, http, body, &["amp"])), Code::Unavailable, "{http} {body}");
        }
        for http in [502, 503, 504] {
            assert_eq!(code(set(Cloud, http, body, &["amp"])), Code::Unavailable, "{http} {body}");
            assert_eq!(code(set(Local, http, r#"{"amp":true}"#, &["amp"])), Code::Unavailable, "{http}");
        }
    }
}

#[test]
fn the_clouds_refusals_have_their_codes_with_any_body() {
    for body in ["", "<html></html>", r#"{"success":false,"reason":"no"}"#, "Forbidden"] {
        assert_eq!(code(status(Cloud, 401, body, &[])), Code::Unauthorized);
        assert_eq!(code(status(Cloud, 403, body, &[])), Code::Forbidden);
        assert_eq!(code(set(Cloud, 401, body, &["amp"])), Code::Unauthorized);
        assert_eq!(code(set(Cloud, 403, body, &["amp"])), Code::Forbidden);
        assert_eq!(code(status(Cloud, 404, body, &[])), Code::Stale);
        assert_eq!(code(status(Cloud, 429, body, &[])), Code::Busy);
    }
}

#[test]
fn a_refused_login_is_the_clouds_or_that_of_a_proxy_in_the_lan() {
    let message = |side, http, body| status(side, http, body, &[]).expect_err("a failure").message;
    assert!(message(Cloud, 401, "").contains("refused the token"));
    assert!(message(Local, 401, "").contains("key hsa"));
    assert!(message(Cloud, 403, "").contains("key cae"));
    assert!(message(Local, 403, "").contains("a proxy in front of the charger"));
    // Another device has a page of its own for what it does not know.
    assert_eq!(code(status(Local, 404, "<!doctype html>", &[])), Code::Protocol);
    assert_eq!(code(status(Local, 404, "", &[])), Code::NotEnabled);
    // The words of the charger's web server mean nothing in the cloud.
    assert_eq!(code(status(Cloud, 200, &capture("23-local-text-uri-not-exist"), &[])), Code::Protocol);
}

#[test]
fn a_reply_that_is_no_answer_is_described() {
    for (http, body, words) in [
        (200, "<html>", "a page for people"),
        (200, " ", "nothing at all"),
        (200, r#"{"amp":"#, "breaks off"),
        (200, "[1,", "breaks off"),
        (200, "[1]", "JSON, but no object"),
        (200, "hello", "text: hello (HTTP 200)"),
        (402, "{}", "an answer to something else (HTTP 402)"),
        (302, "{}", "a redirect"),
        (308, "", "a redirect"),
        (0, "", "a redirect"),
    ] {
        let error = status(Local, http, body, &[]).expect_err("no answer");
        assert_eq!(error.code, Code::Protocol, "{body}");
        assert!(error.message.contains(words), "{}", error.message);
    }
}

#[test]
fn what_is_not_of_this_api_is_protocol() {
    for body in [
        "<!doctype html><title>Login</title>",
        "",
        "{\"amp\":1",
        "[1]",
        "\"text\"",
        "7",
        "null",
        "true",
        "hello",
    ] {
        assert_eq!(code(status(Local, 200, body, &["amp"])), Code::Protocol, "{body}");
        assert_eq!(code(set(Local, 200, body, &["amp"])), Code::Protocol, "{body}");
        assert_eq!(code(set(Cloud, 202, body, &["amp"])), Code::Protocol, "{body}");
    }
    assert_eq!(code(set(Local, 200, "{}", &["amp"])), Code::Protocol);
    assert_eq!(code(set(Local, 200, r#"{"car":2,"nrg":[]}"#, &["amp"])), Code::Protocol);
    assert_eq!(code(status(Local, 400, "Bad Request", &["amp"])), Code::Protocol);
}

#[test]
fn only_true_is_a_yes() {
    for answer in ["false", "16", "null", "\"\"", "{}", "[]"] {
        verdict(set(Local, 200, &format!(r#"{{"amp":{answer}}}"#), &["amp"]));
    }
    // A key that the answer leaves out is no yes either.
    let (accepted, rejected) = verdict(set(Local, 200, r#"{"amp":true}"#, &["amp", "frc"]));
    assert_eq!((accepted.as_slice(), rejected[0].0.as_str()), (["amp".to_owned()].as_slice(), "frc"));
}

#[test]
fn a_refusal_that_says_yes_to_every_key_is_in_doubt() {
    let error = set(Local, 500, r#"{"amp":true}"#, &["amp"]).expect_err("contradictory");
    assert_eq!(error.code, Code::Protocol);
    let message = error.in_doubt().message;
    assert!(message.contains("read it back"), "{message}");
}

#[test]
fn keys_named_like_members_of_every_object_are_missing_unless_sent() {
    let asked = ["__proto__", "constructor", "toString", "amp"];
    assert_eq!(status(Local, 200, r#"{"amp":6}"#, &asked), Ok(owned(&asked[..3])));
    assert_eq!(status(Local, 200, r#"{"amp":6,"__proto__":1}"#, &["__proto__"]), Ok(vec![]));
}
