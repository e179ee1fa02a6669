//! Replies to a set that say neither yes nor no.

use super::{code, set, set_to};
use goecharger::error::Code;
use goecharger::json::Json;
use goecharger::protocol::endpoint::Side::{Cloud, Local};

#[test]
fn what_is_neither_a_clear_yes_nor_a_clear_no_is_in_doubt() {
    for (side, http, body) in [
        (Local, 200, r#"{"amp":false}"#),
        (Local, 200, r#"{"amp":16}"#),
        (Local, 200, r#"{"amp":null}"#),
        (Local, 200, r#"{"amp":""}"#),
        (Local, 200, r#"{"amp":"ok"}"#),
        (Local, 200, r#"{"amp":"true"}"#),
        (Local, 200, r#"{"amp":"amp"}"#),
        (Local, 200, r#"{"amp":"amps: no"}"#),
        (Local, 200, r#"{"amp":{}}"#),
        (Local, 200, r#"{"amp":[]}"#),
        (Local, 200, r#"{"amp":[true]}"#),
        (Local, 200, r#"{"amp":1}"#),
        (Local, 200, "{}"),
        (Local, 400, "{}"),
        (Local, 500, "{}"),
        (Local, 200, r#"{"car":2,"nrg":[]}"#),
        (Local, 200, r#"{"AMP":true}"#),
        (Local, 200, r#"{"amp":true,"frc":true}"#),
        (Local, 200, r#"{"amp":true,"error":"no"}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":16.0000005}],"failed":[]}"#),
        (Local, 200, r#"{"amp":true,"acp":true}"#),
        (Local, 200, r#"{"amp":"amp: no","acp":true}"#),
        (Local, 200, r#"{"success":false,"reason":"quota","amp":true}"#),
        (Local, 302, r#"{"amp":true}"#),
        (Local, 400, r#"{"amp":true}"#),
        (Local, 401, r#"{"amp":true}"#),
        (Local, 404, r#"{"amp":true}"#),
        (Local, 429, r#"{"amp":true}"#),
        (Local, 500, r#"{"amp":true}"#),
        (Local, 502, r#"{"amp":true}"#),
        (Local, 502, r#"{"amp":"amp: no"}"#),
        (Cloud, 202, r#"{"succeeded":[],"failed":[]}"#),
        (Cloud, 202, r#"{"succeeded":[{"car":2}],"failed":[]}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":16},{"car":2}],"failed":[]}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":17}],"failed":[]}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":"16"}],"failed":[]}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":true}],"failed":[]}"#),
        (Cloud, 202, r#"{"succeeded":["amp"],"failed":[]}"#),
        (Cloud, 202, r#"{"succeeded":1}"#),
        (Cloud, 202, r#"{"succeeded":null}"#),
        (Cloud, 202, r#"{"succeeded":"amp"}"#),
        (Cloud, 202, r#"{"succeeded":[[{"amp":16}]]}"#),
        (Cloud, 202, r#"{"succeeded":[null,{"amp":16}]}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":16}],"failed":[{"amp":16}]}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":16}],"failed":[{"key":"amp","reason":"bad"}]}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":16}],"failed":["zzz"]}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":16}],"failed":[1]}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":16}],"failed":true}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":16}],"failed":[],"error":"no"}"#),
        (Cloud, 202, r#"{"succeeded":[{"amp":16}],"failed":[],"amp":true}"#),
        (Cloud, 202, r#"{"success":false,"reason":"quota"}"#),
        (Cloud, 202, r#"{"success":false}"#),
        (Cloud, 202, r#"{"status":"ok"}"#),
    ] {
        let error = set(side, http, body, &["amp"]).expect_err("no yes");
        assert_eq!(error.code, Code::Protocol, "{side:?} {http} {body}");
        let message = error.in_doubt().message.clone();
        assert!(message.ends_with("Whether the setting arrived is not known: read it back"), "{message}");
    }
}

#[test]
fn a_yes_of_the_cloud_is_one_only_with_2xx() {
    for body in [r#"{"succeeded":[{"amp":16}],"failed":[]}"#, r#"{"succeeded":[{"amp":16}]}"#] {
        for http in [302, 400, 401, 403, 404, 422, 429, 500, 502, 503, 504] {
            let error = set(Cloud, http, body, &["amp"]).expect_err("no yes");
            assert_eq!(error.code, Code::Protocol, "{http}");
        }
    }
}

#[test]
fn a_status_is_no_answer_to_a_set() {
    let acp = [("acp", Json::Bool(false))];
    assert_eq!(code(set_to(Local, 200, r#"{"acp":true,"amp":16}"#, &acp)), Code::Protocol);
    assert_eq!(code(set_to(Local, 200, r#"{"acp":false}"#, &acp)), Code::Protocol);
    assert_eq!(code(set(Local, 200, r#"{"amp":16,"car":1,"frc":0}"#, &["amp"])), Code::Protocol);
}

#[test]
fn half_of_a_yes_is_none() {
    assert_eq!(code(set(Local, 200, r#"{"amp":true}"#, &["amp", "frc"])), Code::Protocol);
    assert_eq!(code(set(Cloud, 202, r#"{"succeeded":[{"amp":16}]}"#, &["amp", "frc"])), Code::Protocol);
    // A name without its value is none either, beside whatever.
    let body = r#"{"succeeded":["amp"],"failed":[{"frc":16}]}"#;
    assert_eq!(code(set(Cloud, 202, body, &["amp", "frc"])), Code::Protocol);
}

#[test]
fn a_server_that_failed_says_so_whatever_else_it_says() {
    for http in [500, 502, 503, 504] {
        for body in ["", "<html>", "null", "[true]"] {
            assert_eq!(code(set(Cloud, http, body, &["amp"])), Code::Unavailable, "{http} {body}");
            assert_eq!(code(set(Local, http, body, &["amp"])), Code::Unavailable, "{http} {body}");
        }
    }
}
