//! Any reply to a read and to a set: no panic, and what becomes of it is what the body and the status say, no more.
//!
//! The first byte says who answers and which keys are set, two more are the HTTP status, and the rest is the body.

#![no_main]

use goecharger::catalogue;
use goecharger::error::{Code, Error};
use goecharger::json::{Json, Object};
use goecharger::protocol::endpoint::Side;
use goecharger::protocol::reply::{self, Body, Certainty, Reply};
use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::{Map, Value, json};

const KEYS: [&str; 4] = ["amp", "frc", "trx", "fna"];
const SECRET: &str = "hunter22";

/// Keys that are names in anybody's JSON.
const COMMON_WORDS: [&str; 17] = [
    "cards", "data", "demo", "dns", "err", "host", "led", "loc", "log", "map", "mod", "oem", "scan", "typ",
    "utc", "var", "wan",
];

fuzz_target!(|data: &[u8]| -> Corpus { examine(data) });

fn value(key: &str) -> Value {
    match key {
        "amp" => json!(16),
        "frc" => json!(1),
        "trx" => Value::Null,
        _ => json!("a"),
    }
}

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
    let parsed: Option<Value> = serde_json::from_str(&text).ok();
    let members = match parsed.as_ref().map(support::json) {
        Some(Json::Object(members)) => members,
        _ => Vec::new(),
    };
    let clean = |text: &str| text.replace(SECRET, "***");
    let shortened: String = text.chars().take(1_000).collect();
    let reply = Reply { side, status, body: as_body(&shortened, parsed.as_ref(), &members), clean: &clean };
    check_status(&reply, parsed.as_ref(), &keys);
    check_set(&reply, parsed.as_ref(), &shortened, &keys);
    Corpus::Keep
}

fn as_body<'a>(text: &str, value: Option<&Value>, members: &'a Vec<(String, Json)>) -> Body<'a> {
    match value {
        Some(Value::Object(_)) => Body::Object(members as &dyn Object),
        Some(Value::Null) => Body::Null,
        Some(_) => Body::OtherJson,
        None => Body::Text(text.to_owned()),
    }
}

/// A read succeeds just when there is an object of this API with a status that goes with it.
fn check_status(reply: &Reply, value: Option<&Value>, keys: &[&str]) {
    let asked: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    let result = reply::status(reply, &asked);
    let object = value.and_then(Value::as_object);
    let good = object.filter(|members| {
        let proves = |name: &String| catalogue::is_known(name) && !COMMON_WORDS.contains(&name.as_str());
        matches!(reply.status, 200..=299 | 400)
            && !is_v1(members)
            && !says_failure(reply.status, members)
            && (members.keys().any(proves) || members.keys().all(|name| keys.contains(&name.as_str())))
    });
    match (good, result) {
        (Some(_), Ok(())) => {}
        (None, Err(error)) => check_error(&error),
        (good, result) => panic!("{good:?} gives {result:?}"),
    }
}

/// Two of four values are texts that are no reasons.
fn is_v1(members: &Map<String, Value>) -> bool {
    let is_text = |key: &&str| {
        members.get(*key).and_then(Value::as_str).is_some_and(|text| !text.starts_with(&format!("{key}:")))
    };
    ["amp", "car", "alw", "err"].iter().filter(|key| is_text(key)).count() > 1
}

/// What the cloud says in the place of a status. A charger that has a key `success` and answers 400 gives no reason.
fn says_failure(status: u16, members: &Map<String, Value>) -> bool {
    let reason = members.get("reason").and_then(Value::as_str);
    members.get("success") == Some(&Value::Bool(false))
        && (members.get("age").is_some_and(Value::is_number)
            || reason.is_some_and(|reason| reason.contains("outdated"))
            || status < 400
            || status == 400 && reason.is_some())
}

/// A set succeeds just when the body says so clearly of every key, with a status that goes with it.
fn check_set(reply: &Reply, parsed: Option<&Value>, text: &str, keys: &[&str]) {
    let entries: Vec<(String, Json)> =
        keys.iter().map(|key| ((*key).to_owned(), support::json(&value(key)))).collect();
    let object = parsed.and_then(Value::as_object);
    let yes = match object {
        _ if !matches!(reply.status, 200..=299) => None,
        None if parsed.is_none() && counts(text, keys.len()) => Some(match reply.side {
            Side::Local => Certainty::Accepted,
            Side::Cloud => Certainty::Sent,
        }),
        Some(members) if reply.side == Side::Local && is_yes_of_charger(members, keys) => {
            Some(Certainty::Accepted)
        }
        Some(members) if reply.side == Side::Cloud && is_yes_of_cloud(members, keys) => Some(Certainty::Sent),
        _ => None,
    };
    match (yes, reply::set(reply, &entries)) {
        (Some(yes), Ok(certainty)) => assert_eq!(certainty, yes),
        (None, Err(error)) => {
            check_error(&error);
            if error.code == Code::Rejected {
                check_refusal(&error, reply.status, parsed, text, keys);
            }
        }
        (yes, result) => panic!("{yes:?} gives {result:?}"),
    }
}

fn counts(text: &str, count: usize) -> bool {
    let text = text.trim_matches(|c: char| c.is_ascii_whitespace()).trim_end_matches('.');
    let words: Vec<&str> = text.split(' ').collect();
    let number = |word: &str| word.parse::<usize>().ok();
    words.len() == 5
        && number(words[0]) == Some(count)
        && words[1..3] == ["succeeded", "and"]
        && number(words[3]) == Some(0)
        && words[4] == "failed"
}

fn is_yes_of_charger(members: &Map<String, Value>, keys: &[&str]) -> bool {
    members.len() == keys.len() && keys.iter().all(|key| members.get(*key) == Some(&Value::Bool(true)))
}

/// Exactly these keys with exactly these values, and nothing besides.
fn is_yes_of_cloud(members: &Map<String, Value>, keys: &[&str]) -> bool {
    let listed = |name: &str| members.get(name).map_or(Some(Vec::new()), listed);
    let (Some(succeeded), Some(failed)) = (listed("succeeded"), listed("failed")) else { return false };
    // Each mention of a key has to be right.
    let is_right = |(key, found): &(String, Option<Value>)| {
        keys.contains(&key.as_str())
            && found.as_ref().is_some_and(|found| support::json(found) == support::json(&value(key)))
    };
    members.keys().all(|name| matches!(name.as_str(), "succeeded" | "failed"))
        && failed.is_empty()
        && keys.iter().all(|key| succeeded.iter().any(|(name, _)| name == key))
        && succeeded.iter().all(is_right)
}

fn listed(list: &Value) -> Option<Vec<(String, Option<Value>)>> {
    match list {
        Value::Null => Some(Vec::new()),
        Value::String(key) => Some(vec![(key.clone(), None)]),
        Value::Object(members) => {
            Some(members.iter().map(|(key, value)| (key.clone(), Some(value.clone()))).collect())
        }
        Value::Array(items) => {
            let each = |item: &Value| if item.is_null() || item.is_array() { None } else { listed(item) };
            Some(items.iter().map(each).collect::<Option<Vec<_>>>()?.concat())
        }
        _ => None,
    }
}

/// No key is both taken and refused, and of each the body says so, or something says it of all of them.
fn check_refusal(error: &Error, status: u16, parsed: Option<&Value>, text: &str, keys: &[&str]) {
    let list = |name: &str| match error.details.iter().find(|(field, _)| *field == name) {
        Some((_, Json::Array(items))) => items.clone(),
        other => panic!("{other:?}"),
    };
    let name = |json: &Json| json.as_str().expect("text").to_owned();
    let accepted: Vec<String> = list("accepted").iter().map(name).collect();
    let rejected: Vec<String> = list("rejected")
        .iter()
        .map(|each| match each {
            Json::Object(members) => name(&members.member("key").expect("a key")),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(!rejected.is_empty());
    let of_all = matches!(status, 405 | 414 | 422 | 431)
        || parsed == Some(&Value::Null)
        || parsed.is_none() && (text.contains("httpd_query_key_value") || text.contains("0 succeeded and "));
    let listed = |list: &str, key: &str| {
        parsed
            .and_then(|value| value.get(list))
            .and_then(self::listed)
            .is_some_and(|all| all.iter().any(|(name, _)| name == key))
    };
    for key in keys {
        let (taken, refused) =
            (accepted.iter().any(|each| each == key), rejected.iter().any(|each| each == key));
        assert!(!(taken && refused), "{key}");
        let own = parsed.and_then(|value| value.get(*key));
        let says_no = own.and_then(Value::as_str).is_some_and(|text| text.starts_with(&format!("{key}:")));
        assert!(!taken || own == Some(&Value::Bool(true)) || listed("succeeded", key), "{key} of {parsed:?}");
        assert!(!refused || says_no || listed("failed", key) || of_all, "{key} of {parsed:?} {text:?}");
    }
    assert!(accepted.iter().chain(&rejected).all(|key| keys.contains(&key.as_str())));
}

fn check_error(error: &Error) {
    assert!(error.message.len() > 8, "{error:?}");
    assert!(
        !matches!(error.code, Code::InvalidArgument | Code::Unverified | Code::Timeout | Code::Network),
        "{error:?}"
    );
    assert!(!format!("{error:?}").contains(SECRET), "{error:?}");
}
