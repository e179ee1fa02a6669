//! Replies to a read.

use super::{capture, code, detail, message, status};
use goecharger::error::Code;
use goecharger::json::Json;
use goecharger::protocol::endpoint::Side::{Cloud, Local};

#[test]
fn every_recorded_status_is_a_success_whether_it_came_with_200_or_400() {
    let captures: &[(&str, &[&str])] = &[
        ("01-local-status-full-v3-fw053.1", &[]),
        ("03-local-status-filtered-complete-v3-2022", &["alw", "car", "eto", "nrg", "wh", "trx", "cards"]),
        ("04-local-status-filtered-charging3p-v3-fw051.4", &["car", "nrg", "cbl"]),
        ("06-local-status-nrg-gemini22-fw055.0", &["nrg"]),
        ("09-local-status-atp-v3-2022", &["atp"]),
        ("10-local-status-filter-jsonarray-legacy-v3-2021", &["rfb", "alw", "acu", "adi", "amp"]),
        ("13-local-status-after-set-frc", &["frc", "zzz"]),
        ("34-ws-fullstatus-reassembled-wattpilot-36.3", &[]),
        ("56-local-status-full-v4-fw055.7", &[]),
        ("57-controller-status-full-fw1.0.6", &[]),
    ];
    for (name, asked) in captures {
        for http in [200, 400] {
            for side in [Cloud, Local] {
                assert_eq!(status(side, http, &capture(name), asked), Ok(()), "{name} {http} {side:?}");
            }
        }
    }
}

#[test]
fn no_recorded_status_is_one_with_another_http_status() {
    let body = capture("13-local-status-after-set-frc");
    for http in
        [0, 302, 304, 401, 402, 403, 404, 405, 408, 409, 410, 414, 418, 422, 429, 431, 500, 501, 502, 503]
    {
        for side in [Cloud, Local] {
            assert!(status(side, http, &body, &["frc"]).is_err(), "{http} {side:?}");
        }
    }
}

#[test]
fn names_of_anybodys_json_prove_a_status_only_where_they_were_asked_for() {
    let common = r#"{"host":"wiki","err":0,"data":1,"log":"x"}"#;
    for side in [Cloud, Local] {
        assert_eq!(code(status(side, 200, common, &[])), Code::Protocol);
        assert_eq!(code(status(side, 200, common, &["amp"])), Code::Protocol);
        assert_eq!(status(side, 200, common, &["data", "err", "host", "log"]), Ok(()));
        // One of the charger's own beside them is proof enough.
        assert_eq!(status(side, 200, r#"{"host":"wiki","err":0,"wh":5}"#, &[]), Ok(()));
        assert_eq!(status(side, 200, r#"{"wh":5}"#, &["eto"]), Ok(()));
    }
}

#[test]
fn somebody_elses_json_is_no_status_whatever_its_http_status() {
    for body in [
        r#"{"error":"bad filter"}"#,
        r#"{"error":"not found"}"#,
        r#"{"status":"ok"}"#,
        r#"{"message":"Too many"}"#,
        r#"{"succeeded":[],"failed":[]}"#,
        r#"{"zzz":1}"#,
        r#"{"amp2":16,"cars":1}"#,
    ] {
        for http in [200, 202, 299, 400] {
            for side in [Cloud, Local] {
                let message = message(status(side, http, body, &["amp"]));
                assert!(message.contains("without any API key"), "{message}");
                assert_eq!(code(status(side, http, body, &[])), Code::Protocol, "{body}");
            }
        }
    }
    // A newer firmware has keys that the catalogue does not know yet.
    for http in [200, 400] {
        assert_eq!(status(Local, http, r#"{"zzz":1,"car":1}"#, &[]), Ok(()));
        assert_eq!(status(Local, http, r#"{"zzz":1}"#, &["zzz"]), Ok(()));
        assert_eq!(status(Local, http, r#"{"car":1}"#, &["cbl"]), Ok(()));
        // A model may have none of the keys that were asked for.
        assert_eq!(status(Local, http, "{}", &["cbl"]), Ok(()));
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
    let error =
        status(Cloud, 200, r#"{"success":false,"reason":"Data is outdated"}"#, &[]).expect_err("stale");
    assert_eq!((error.code, error.details.len()), (Code::Stale, 0));
}

#[test]
fn what_says_itself_that_it_failed_is_no_status() {
    for http in [200, 399, 400] {
        let message = message(status(Cloud, http, r#"{"success":false,"reason":"quota","amp":6}"#, &["amp"]));
        assert!(message.contains("quota"), "{message}");
    }
    assert_eq!(code(status(Cloud, 200, r#"{"success":false,"amp":6}"#, &["amp"])), Code::Protocol);
    // A charger may have a key of this name, and answers 400 for another.
    assert_eq!(status(Local, 400, r#"{"success":false,"amp":6}"#, &["amp"]), Ok(()));
    assert_eq!(status(Local, 200, r#"{"success":true,"amp":6}"#, &["amp"]), Ok(()));
}

#[test]
fn api_v1_is_told_by_its_values_which_are_texts() {
    let body = capture("39-V1-status-local-fw033-not-v2");
    for http in [200, 400] {
        for side in [Cloud, Local] {
            let error = status(side, http, &body, &["car", "amp"]).expect_err("API v1");
            assert_eq!(error.code, Code::Protocol);
            assert!(error.message.contains("API v1"), "{}", error.message);
        }
    }
    assert!(message(status(Local, 200, r#"{"car":"1","amp":"10"}"#, &[])).contains("API v1"));
    for body in [r#"{"amp":"16"}"#, r#"{"amp":"16","fwv":"033"}"#, r#"{"car":"1"}"#] {
        assert!(message(status(Local, 200, body, &[])).contains("API v1"), "{body}");
    }
    // A key alone tells nothing, and neither does one text beside numbers.
    for body in [r#"{"version":"B","amp":16}"#, r#"{"amp":16,"car":1}"#, r#"{"amp":16,"car":"1"}"#] {
        assert_eq!(status(Local, 200, body, &[]), Ok(()), "{body}");
    }
}

#[test]
fn a_502_is_never_a_status_whatever_comes_with_it() {
    for body in ["", "<html>bad gateway</html>", "{}", r#"{"amp":0,"car":0}"#, "null"] {
        for http in [500, 502, 503, 504] {
            for side in [Cloud, Local] {
                assert_eq!(code(status(side, http, body, &["amp"])), Code::Unavailable, "{http} {body}");
            }
        }
    }
}

#[test]
fn what_says_that_something_went_wrong_is_no_status() {
    for body in [r#"{"err":"not found"}"#, r#"{"err":{"code":404}}"#, r#"{"car":2,"err":"8"}"#] {
        for http in [200, 400] {
            let refused = status(Local, http, body, &["car", "err"]).expect_err(body);
            assert_eq!(refused.code, Code::Protocol, "{body}");
        }
    }
    for body in [r#"{"err":0}"#, r#"{"err":null}"#, r#"{"car":2,"err":8}"#] {
        assert!(status(Local, 200, body, &["car", "err"]).is_ok(), "{body}");
    }
}
