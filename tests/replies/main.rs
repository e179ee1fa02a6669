//! Recorded replies and others, and what `reply` makes of them. INDEX.json beside the originals says where each comes from.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

#[path = "../support/mod.rs"]
mod support;

mod doubt;
mod failures;
mod set;
mod status;

use goecharger::error::{Code, Error};
use goecharger::json::{Json, Object};
use goecharger::protocol::endpoint::Side;
use goecharger::protocol::reply::{self, Body, Certainty, Reply};

/// A recorded body.
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
        Ok(Json::Null) => Body::Null,
        Ok(_) => Body::OtherJson,
        Err(_) => Body::Text(body.to_owned()),
    };
    let clean = |text: &str| text.replace("hunter22", "***");
    examine(&Reply { side, status, body, clean: &clean })
}

/// What becomes of a read of these keys, of all if there are none.
fn status(side: Side, http: u16, body: &str, asked: &[&str]) -> Result<(), Error> {
    let asked: Vec<String> = asked.iter().map(|key| (*key).to_owned()).collect();
    with_reply(side, http, body, |reply| reply::status(reply, &asked))
}

/// What becomes of a set of these keys, each to 16.
fn set(side: Side, http: u16, body: &str, keys: &[&str]) -> Result<Certainty, Error> {
    let entries: Vec<(&str, Json)> = keys.iter().map(|key| (*key, Json::Number(16.0))).collect();
    set_to(side, http, body, &entries)
}

/// What becomes of a set.
fn set_to(side: Side, http: u16, body: &str, entries: &[(&str, Json)]) -> Result<Certainty, Error> {
    let entries: Vec<(String, Json)> =
        entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    with_reply(side, http, body, |reply| reply::set(reply, &entries))
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> Code {
    result.expect_err("this must not be a success").code
}

fn message<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.expect_err("this must not be a success").message.clone()
}

/// A field of an error's details.
fn detail<'a>(error: &'a Error, name: &str) -> Option<&'a Json> {
    error.details.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

/// The keys that were accepted, and those that were rejected with their reasons.
fn verdict(result: Result<Certainty, Error>) -> (Vec<String>, Vec<(String, String)>) {
    let error = result.expect_err("a refusal must not be a success");
    assert_eq!(error.code, Code::Rejected, "{error:?}");
    let texts = |json: &Json| json.as_str().expect("text").to_owned();
    let Some(Json::Array(accepted)) = detail(&error, "accepted") else { panic!("no list: {error:?}") };
    let Some(Json::Array(rejected)) = detail(&error, "rejected") else { panic!("no list: {error:?}") };
    let refusal = |json: &Json| match json {
        Json::Object(members) => (texts(&members[0].1), texts(&members[1].1)),
        other => panic!("not a refusal: {other:?}"),
    };
    (accepted.iter().map(texts).collect(), rejected.iter().map(refusal).collect())
}
