//! Any reply to a read and to a set: no panic, and no success that the body does not tell of.
//!
//! The first byte says who answers and which keys are set, two more are the HTTP status, and the rest is the body.

#![no_main]

use goecharger::catalogue;
use goecharger::endpoint::Side;
use goecharger::error::{Code, Error};
use goecharger::json::{Json, Object};
use goecharger::reply::{self, Body, Certainty, Reply};
use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::Value;

const KEYS: [&str; 4] = ["amp", "frc", "trx", "fna"];

fuzz_target!(|data: &[u8]| -> Corpus { examine(data) });

fn examine(data: &[u8]) -> Corpus {
    let [flags, low, high, body @ ..] = data else { return Corpus::Reject };
    let side = if flags & 1 == 0 { Side::Local } else { Side::Cloud };
    let status = 100 + u16::from_le_bytes([*low, *high]) % 500;
    let keys: Vec<&str> =
        (0..KEYS.len()).filter(|bit| flags >> (bit + 1) & 1 == 1).map(|bit| KEYS[bit]).collect();
    if keys.is_empty() {
        return Corpus::Reject;
    }
    let text = String::from_utf8_lossy(body);
    let value: Option<Value> = serde_json::from_str(&text).ok();
    let members = match value.as_ref().map(support::json) {
        Some(Json::Object(members)) => members,
        _ => Vec::new(),
    };
    let reply = Reply { side, status, body: as_body(&text, value.as_ref(), &members) };
    check_status(&reply, value.as_ref(), &keys);
    check_set(&reply, value.as_ref(), &text, &keys);
    Corpus::Keep
}

fn as_body<'a>(text: &str, value: Option<&Value>, members: &'a Vec<(String, Json)>) -> Body<'a> {
    match value {
        Some(Value::Object(_)) => Body::Object(members as &dyn Object),
        Some(_) => Body::OtherJson,
        None => Body::Text(text.chars().take(200).map(|c| if c.is_control() { ' ' } else { c }).collect()),
    }
}

/// A read succeeds just when there is an object of this API, and `missing` is what it lacks.
fn check_status(reply: &Reply, value: Option<&Value>, keys: &[&str]) {
    let asked: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    let result = reply::status(reply, &asked);
    let good = value.filter(|value| {
        value.is_object()
            && matches!(reply.status, 200..=299 | 400)
            && !value["version"].is_string()
            && !(value["success"] == false && says_failure(reply.status, value))
            && (reply.status != 400 || is_status(value, keys))
    });
    match (good, result) {
        (Some(value), Ok(missing)) => {
            let lacks: Vec<&str> = keys.iter().copied().filter(|key| value.get(key).is_none()).collect();
            assert_eq!(missing, lacks);
        }
        (None, Err(error)) => check_error(&error),
        (good, result) => panic!("{good:?} gives {result:?}"),
    }
}

/// What a 400 has to show: one of the keys, or nothing that is not of this API.
fn is_status(value: &Value, keys: &[&str]) -> bool {
    let mut names = value.as_object().into_iter().flat_map(|members| members.keys());
    keys.iter().any(|key| value.get(key).is_some()) || names.all(|name| catalogue::is_known(name))
}

/// What the cloud says in the place of a status. A charger that has a key `success` and answers 400 gives no reason.
fn says_failure(status: u16, value: &Value) -> bool {
    let outdated = value["reason"].as_str().is_some_and(|reason| reason.contains("outdated"));
    value["age"].is_number() || outdated || status < 400 || status == 400 && value["reason"].is_string()
}

/// A set succeeds only when the body says so of every key.
fn check_set(reply: &Reply, value: Option<&Value>, text: &str, keys: &[&str]) {
    match reply::set(reply, keys) {
        Ok(certainty) if value.is_none() => {
            let says = format!("{} succeeded and 0 failed", keys.len());
            let words = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
            assert!(words.trim_start().starts_with(&says), "{words:?}");
            assert_eq!(certainty == Certainty::Accepted, reply.side == Side::Local);
        }
        Ok(Certainty::Accepted) => {
            let value = value.expect("JSON");
            assert!(value.is_object() && keys.iter().all(|key| value[key] == true), "{value}");
            assert!(matches!(reply.status, 200..=299 | 400), "{}", reply.status);
            assert!(value.get("succeeded").is_none() && value.get("failed").is_none(), "{value}");
        }
        Ok(Certainty::Sent) => {
            let value = value.expect("JSON");
            let (succeeded, failed) = (listed(&value["succeeded"]), listed(&value["failed"]));
            for key in keys {
                assert!(succeeded.contains(key) && !failed.contains(key), "{key} of {value}");
            }
            assert!(failed.is_empty() || reply.status == 422, "{value}");
        }
        Ok(Certainty::Verified) => panic!("one reply verifies nothing"),
        Err(error) => {
            check_error(&error);
            if error.code == Code::Rejected {
                check_partition(&error, value, keys);
            }
            let all_true = value.is_some_and(|value| {
                let only = value.as_object().is_some_and(|members| members.len() == keys.len());
                only && keys.iter().all(|key| value[key] == true)
            });
            assert!(!(all_true && matches!(reply.status, 200..=299)), "a yes is taken for {error:?}");
        }
    }
}

fn listed(list: &Value) -> Vec<&str> {
    match list {
        Value::Array(items) => items.iter().flat_map(listed).collect(),
        Value::Object(members) => members.keys().map(String::as_str).collect(),
        Value::String(key) => vec![key.as_str()],
        _ => Vec::new(),
    }
}

/// Every key is either taken or refused, and those that are taken are those of which the body says so.
fn check_partition(error: &Error, value: Option<&Value>, keys: &[&str]) {
    let list = |name: &str| match error.details.iter().find(|(field, _)| *field == name) {
        Some((_, Json::Array(items))) => items.clone(),
        other => panic!("{other:?}"),
    };
    let accepted: Vec<String> =
        list("accepted").iter().filter_map(|key| Some(key.as_str()?.to_owned())).collect();
    let rejected: Vec<String> = list("rejected")
        .iter()
        .map(|each| match each {
            Json::Object(members) => {
                members.member("key").and_then(|key| Some(key.as_str()?.to_owned())).expect("a key")
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(!rejected.is_empty());
    for key in keys {
        let taken = accepted.iter().any(|each| each == key);
        assert_ne!(taken, rejected.iter().any(|each| each == key), "{key}");
        let said = value.is_some_and(|value| value[key] == true || listed(&value["succeeded"]).contains(key));
        assert!(!taken || said, "{key} of {value:?}");
    }
}

fn check_error(error: &Error) {
    assert!(error.message.len() > 8, "{error:?}");
    assert!(
        !matches!(error.code, Code::InvalidArgument | Code::Unverified | Code::Timeout | Code::Network),
        "{error:?}"
    );
}
