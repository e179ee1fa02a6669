//! Replies that are no answer: what the HTTP status and a text say.

use super::{capture, code, message, set, status, verdict};
use goecharger::error::Code;
use goecharger::protocol::endpoint::Side::{Cloud, Local};

#[test]
fn a_text_gets_its_code() {
    let texts: &[(&str, u16, Code)] = &[
        ("22-local-text-api-lock", 500, Code::Busy),
        ("22-local-text-api-lock", 200, Code::Busy),
        ("23-local-text-uri-not-exist", 404, Code::NotEnabled),
        ("23-local-text-uri-not-exist", 200, Code::NotEnabled),
        ("43-local-text-nothing-matches-fw60.1", 404, Code::NotEnabled),
    ];
    for (name, http, expected) in texts {
        assert_eq!(code(status(Local, *http, &capture(name), &[])), *expected, "{name} {http}");
        assert_eq!(code(set(Local, *http, &capture(name), &["amp"])), *expected, "{name} {http}");
    }
    assert_eq!(code(status(Local, 405, &capture("24-local-text-method-not-handled"), &[])), Code::Protocol);
}

#[test]
fn not_enabled_names_the_app_setting_and_the_key() {
    let message = message(status(Local, 404, &capture("23-local-text-uri-not-exist"), &[]));
    assert!(message.contains("Advanced settings") && message.contains("hai"), "{message}");
}

#[test]
fn a_404_in_the_lan_is_the_api_switched_off_only_by_the_two_texts_of_the_charger() {
    for body in [
        "",
        "<!doctype html>",
        "404 page not found",
        "Not Found",
        "{}",
        "null",
        "<p>This URI does not exist",
        "This URI does not exist on this NAS",
        "Error: This URI does not exist",
        "Nothing matches the given URI (nginx)",
    ] {
        let message = message(status(Local, 404, body, &["amp"]));
        assert!(message.contains("another device"), "{body}: {message}");
        assert_eq!(code(set(Local, 404, body, &["amp"])), Code::Protocol, "{body}");
    }
    for path in ["/api/status", "/api/set"] {
        let message = message(status(Local, 404, &format!("Not found: {path}"), &["amp"]));
        assert!(message.contains("only API v1") && message.contains("hardware version 2"), "{message}");
    }
    // The words of the charger's web server mean nothing in the cloud.
    assert_eq!(code(status(Cloud, 200, &capture("23-local-text-uri-not-exist"), &[])), Code::Protocol);
    assert_eq!(code(status(Cloud, 404, &capture("23-local-text-uri-not-exist"), &[])), Code::Stale);
    assert_eq!(code(status(Cloud, 404, "Not found: /api/status", &[])), Code::Stale);
}

#[test]
fn a_404_to_a_set_by_way_of_the_cloud_is_not_online_with_the_clouds_reason() {
    for (body, reason) in [
        (r#"{"success":false,"reason":"Charger is offline"}"#, "Charger is offline"),
        (r#"{"success":false,"reason":"Data is outdated","age":99.5}"#, "Data is outdated"),
        ("Charger hunter22 is offline", "Charger *** is offline"),
        ("", "(HTTP 404)."),
        ("<html>hello</html>", "(HTTP 404)."),
        ("{}", "(HTTP 404)."),
    ] {
        let error = set(Cloud, 404, body, &["amp"]).expect_err("not online");
        assert_eq!(error.code, Code::Forbidden, "{body}");
        assert!(
            error.message.contains("passed nothing on") && error.message.contains(reason),
            "{}",
            error.message
        );
        assert!(!error.message.contains("html") && !error.message.contains("hunter22"), "{}", error.message);
        assert_eq!(error.clone().in_doubt(), error, "there is no doubt");
    }
    // With a yes in it, it is neither.
    for body in [r#"{"succeeded":[{"amp":16}],"failed":[]}"#, r#"{"amp":true}"#] {
        assert_eq!(code(set(Cloud, 404, body, &["amp"])), Code::Protocol, "{body}");
    }
}

#[test]
fn what_is_too_long_or_of_the_wrong_method_was_not_carried_out() {
    for http in [414, 431, 405] {
        for side in [Cloud, Local] {
            for body in ["", "<html>", "URI Too Long", "[]"] {
                let (accepted, rejected) = verdict(set(side, http, body, &["amp", "frc"]));
                assert_eq!((accepted.len(), rejected.len()), (0, 2), "{http} {body}");
            }
            let error = status(side, http, "", &["amp"]).expect_err("refused");
            assert_eq!(error.code, Code::Protocol, "{http}");
            assert!(error.message.contains(&format!("HTTP {http}")), "{}", error.message);
        }
    }
    assert!(verdict(set(Local, 431, "", &["amp"])).1[0].1.contains("cookies"));
    assert!(message(status(Local, 414, "", &["amp"])).contains("fewer keys"));
    assert!(message(status(Local, 405, "", &["amp"])).contains("refused the request (HTTP 405)"));
}

#[test]
fn a_408_may_pass_and_a_304_is_no_login_page() {
    for side in [Cloud, Local] {
        assert_eq!(code(status(side, 408, "", &["amp"])), Code::Unavailable);
        assert_eq!(code(set(side, 408, "", &["amp"])), Code::Unavailable);
        let message = message(status(side, 304, "", &["amp"]));
        assert!(message.contains("304") && !message.contains("login"), "{message}");
    }
}

#[test]
fn the_clouds_refusals_have_their_codes_with_any_body() {
    for body in ["", "<html></html>", r#"{"success":false,"reason":"no"}"#, "Forbidden", "null", "[]"] {
        assert_eq!(code(status(Cloud, 401, body, &[])), Code::Unauthorized);
        assert_eq!(code(status(Cloud, 403, body, &[])), Code::Forbidden);
        assert_eq!(code(set(Cloud, 401, body, &["amp"])), Code::Unauthorized);
        assert_eq!(code(set(Cloud, 403, body, &["amp"])), Code::Forbidden);
        assert_eq!(code(status(Cloud, 404, body, &[])), Code::Stale);
        assert_eq!(code(status(Cloud, 429, body, &[])), Code::Busy);
        assert_eq!(code(set(Cloud, 429, body, &["amp"])), Code::Busy);
    }
}

#[test]
fn a_refused_login_is_the_clouds_or_that_of_a_proxy_in_the_lan() {
    let message = |side, http| message(status(side, http, "", &[]));
    assert!(message(Cloud, 401).contains("refused the token"));
    assert!(message(Local, 401).contains("key hsa"));
    assert!(message(Cloud, 403).contains("key cae"));
    assert!(message(Local, 403).contains("a proxy in front of the charger"));
}

#[test]
fn a_reply_that_is_no_answer_is_described() {
    for (http, body, words) in [
        (200, "<html>", "a page for people"),
        (200, " \n<!doctype html>", "a page for people"),
        (200, " ", "nothing at all"),
        (200, r#"{"amp":"#, "breaks off"),
        (200, "[1,", "breaks off"),
        (200, "[1]", "JSON, but no object"),
        (200, "null", "JSON, but no object"),
        (200, "hello", "text: hello (HTTP 200)"),
        (200, "hello hunter22", "text: hello *** (HTTP 200)"),
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
    for body in
        ["<!doctype html><title>Login</title>", "", "{\"amp\":1", "[1]", "\"text\"", "7", "true", "hello"]
    {
        assert_eq!(code(status(Local, 200, body, &["amp"])), Code::Protocol, "{body}");
        assert_eq!(code(set(Local, 200, body, &["amp"])), Code::Protocol, "{body}");
        assert_eq!(code(set(Cloud, 202, body, &["amp"])), Code::Protocol, "{body}");
    }
    assert_eq!(code(status(Local, 200, "null", &["amp"])), Code::Protocol);
    assert_eq!(code(status(Local, 400, "Bad Request", &["amp"])), Code::Protocol);
}

#[test]
fn texts_from_outside_come_in_without_secrets() {
    for message in [
        message(status(Cloud, 400, r#"{"success":false,"reason":"no hunter22"}"#, &["amp"])),
        message(set(Cloud, 200, r#"{"success":false,"reason":"no hunter22"}"#, &["amp"])),
        message(set(Local, 500, "httpd_query_key_value() of hunter22 failed", &["amp"])),
        message(set(Local, 500, r#"{"amp":"amp: not hunter22"}"#, &["amp"])),
        message(set(Local, 200, "what is hunter22?", &["amp"])),
    ] {
        assert!(message.contains("***") && !message.contains("hunter22"), "{message}");
    }
}
