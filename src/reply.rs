//! What the charger or its cloud answered: an HTTP status and a body become an outcome or an error.
//!
//! Neither alone tells the truth. A 400 may carry a complete status, a 500 says which keys were taken all the same,
//! and a 200 may hold a login page. So the body is looked at first, and the HTTP status where it says nothing.

use crate::catalogue;
use crate::encode;
use crate::endpoint::Side;
use crate::error::{Code, Error};
use crate::json::{Json, Object};
use crate::text;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// A body, as far as it is known what it is.
pub enum Body<'a> {
    /// A JSON object.
    Object(&'a dyn Object),
    /// JSON, but no object.
    OtherJson,
    /// Anything else, with the first characters of it.
    Text(String),
}

/// A reply to one request.
pub struct Reply<'a> {
    /// Who was asked.
    pub side: Side,
    /// The HTTP status.
    pub status: u16,
    /// What came with it.
    pub body: Body<'a>,
}

/// How sure it is that a setting holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// The cloud passed it on. It proves nothing: the cloud reports read-only keys as passed on, too.
    Sent,
    /// The charger itself said yes.
    Accepted,
    /// It was read back.
    Verified,
}

impl Certainty {
    /// As users see it.
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Sent => "sent",
            Certainty::Accepted => "accepted",
            Certainty::Verified => "verified",
        }
    }
}

/// Which of the keys that were asked for a status lacks; none when every key was asked for.
pub fn status(reply: &Reply, asked: &[String]) -> Result<Vec<String>, Error> {
    if let Body::Object(values) = reply.body {
        refuse_foreign(reply.status, values)?;
        // 400 comes with a complete status when the filter names a key that the model does not know, and on
        // some firmware 60.x without any filter at all.
        if matches!(reply.status, 200..=299 | 400) {
            let missing = text::select(asked, &|key| !values.has(key));
            // A 400 may as well be an error of some other server.
            let is_status = match (reply.status, asked) {
                (400, []) => values.any(&catalogue::is_known),
                // A model that has none of the keys sends nothing, and no key of something else.
                (400, _) => missing.len() < asked.len() || !values.any(&|key| !catalogue::is_known(key)),
                _ => true,
            };
            if !is_status {
                return Err(foreign("JSON without any API key"));
            }
            return Ok(missing);
        }
    }
    Err(failure(reply))
}

/// Of a set whose reply says neither yes nor no.
const NO_ANSWER: &str = "JSON that does not say clearly what became of the keys";

/// What became of a set of `keys`: how sure it is, or which keys were refused.
pub fn set(reply: &Reply, keys: &[&str]) -> Result<Certainty, Error> {
    match &reply.body {
        Body::Object(object) => {
            let object = *object;
            refuse_foreign(reply.status, object)?;
            if object.has("succeeded") || object.has("failed") {
                return passed_on(reply.status, object, keys);
            }
            let mentions = keys.iter().any(|key| object.has(key));
            match reply.status {
                200..=299 | 400 | 422 | 500 if mentions => return answered(reply.status, object, keys),
                200..=299 | 400 | 500 => return Err(foreign(NO_ANSWER)),
                _ => {}
            }
        }
        Body::Text(text) => {
            if let Some(outcome) = counted(reply.side, text, keys) {
                return outcome;
            }
            if text::contains(text, "httpd_query_key_value") {
                let reason = text::concat(&["a value is too long for the charger: ", text]);
                return Err(all_refused(keys, &reason));
            }
        }
        Body::OtherJson => {}
    }
    if reply.status == 422 {
        return Err(all_refused(keys, "the cloud refused every key (HTTP 422)"));
    }
    Err(failure(reply))
}

/// The cloud's answer: `{"succeeded":[{key: value}],"failed":[{key: value}]}`.
fn passed_on(status: u16, object: &dyn Object, keys: &[&str]) -> Result<Certainty, Error> {
    let named = |list: &str| {
        let mut names = Vec::new();
        match object.member(list) {
            Some(list) => add_named(list, &mut names),
            // It is nested too deeply to be read.
            None if object.has(list) => names.push(String::new()),
            None => {}
        }
        names
    };
    let (succeeded, failed) = (named("succeeded"), named("failed"));
    let is_key = |name: &String| keys.contains(&name.as_str());
    let is_answer = failed.iter().all(is_key) && (!failed.is_empty() || succeeded.iter().any(is_key));
    // What is not understood must not count as a yes, nor as a no.
    if status != 422 && !is_answer {
        return Err(foreign(NO_ANSWER));
    }
    judge(keys, Certainty::Sent, |key| {
        if failed.iter().any(|name| name == key) {
            Err("the cloud did not pass it on".to_owned())
        } else if succeeded.iter().any(|name| name == key) {
            Ok(())
        } else {
            Err("the cloud's answer does not mention it".to_owned())
        }
    })
}

/// Adds the keys that a list names; for what names none an empty name, which no key has.
fn add_named(list: Json, keys: &mut Vec<String>) {
    match list {
        Json::Null => {}
        Json::Array(items) => items.into_iter().for_each(|item| add_named(item, keys)),
        Json::Object(members) => keys.extend(members.into_iter().map(|(key, _)| key)),
        Json::String(key) => keys.push(key),
        Json::Bool(_) | Json::Number(_) => keys.push(String::new()),
    }
}

/// The charger's own answer: `{"key": true}`, or a reason in the place of `true`.
fn answered(status: u16, object: &dyn Object, keys: &[&str]) -> Result<Certainty, Error> {
    let certainty = judge(keys, Certainty::Accepted, |key| match object.member(key) {
        Some(Json::Bool(true)) => Ok(()),
        Some(Json::String(reason)) => Err(reason),
        Some(other) => Err(text::concat(&["the charger answered ", &encode::json(&other)])),
        None => Err("the charger's answer does not mention it".to_owned()),
    })?;
    // The HTTP status of a refusal, yet a body that says true for every key.
    if matches!(status, 422 | 500) { Err(foreign(NO_ANSWER)) } else { Ok(certainty) }
}

fn judge(
    keys: &[&str],
    certainty: Certainty,
    outcome: impl Fn(&str) -> Result<(), String>,
) -> Result<Certainty, Error> {
    let mut accepted = Vec::new();
    let mut rejected = Vec::new();
    for key in keys {
        match outcome(key) {
            Ok(()) => accepted.push((*key).to_owned()),
            Err(reason) => rejected.push(((*key).to_owned(), reason)),
        }
    }
    if rejected.is_empty() { Ok(certainty) } else { Err(refused(accepted, rejected)) }
}

/// Firmware 050 answers in words: `1 succeeded and 0 failed`, `0 succeeded and 2 failed.`
fn counted(side: Side, text: &str, keys: &[&str]) -> Option<Result<Certainty, Error>> {
    if !text::contains(text, " succeeded and ") {
        return None;
    }
    let text = text.trim_ascii();
    let all = text::concat(&[&encode::number(keys.len() as f64), " succeeded and 0 failed"]);
    if text.starts_with(&all) {
        let certainty = if side == Side::Local { Certainty::Accepted } else { Certainty::Sent };
        return Some(Ok(certainty));
    }
    let says = text::concat(&["the charger says only: ", text]);
    Some(Err(match text.starts_with("0 ") {
        true => all_refused(keys, &says),
        false => Error::new(Code::Protocol, says),
    }))
}

#[inline(never)]
fn all_refused(keys: &[&str], reason: &str) -> Error {
    refused(Vec::new(), keys.iter().map(|key| ((*key).to_owned(), reason.to_owned())).collect())
}

/// With the keys that were taken all the same, and those that were refused, each with its reason.
fn refused(accepted: Vec<String>, rejected: Vec<(String, String)>) -> Error {
    let mut message = String::from("refused: ");
    for (position, (key, reason)) in rejected.iter().enumerate() {
        if position > 0 {
            message.push_str("; ");
        }
        // The charger begins its reasons with the key.
        let begun = reason.strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with(':'));
        if !begun {
            message.push_str(key);
            message.push_str(": ");
        }
        message.push_str(reason);
    }
    if !accepted.is_empty() {
        message.push_str(". Taken all the same: ");
        message.push_str(&text::list(&accepted, ", "));
    }
    let refusal = |(key, reason)| {
        Json::Object(vec![("key".to_owned(), Json::String(key)), ("reason".to_owned(), Json::String(reason))])
    };
    let details = vec![
        ("accepted", Json::Array(accepted.into_iter().map(Json::String).collect())),
        ("rejected", Json::Array(rejected.into_iter().map(refusal).collect())),
    ];
    Error { code: Code::Rejected, message, details }
}

/// Objects that look well and are not an answer to the question.
fn refuse_foreign(status: u16, object: &dyn Object) -> Result<(), Error> {
    // No key of API v2 is called `version`; API v1 has it in every status, with all values as text.
    if matches!(object.member("version"), Some(Json::String(_))) {
        return Err(foreign(
            "a status of API v1. This library speaks API v2, of chargers from hardware version 3 on; the address must not point to /status",
        ));
    }
    if matches!(object.member("success"), Some(Json::Bool(false))) {
        let reason = match object.member("reason") {
            Some(Json::String(reason)) => Some(reason),
            _ => None,
        };
        if let Some(Json::Number(seconds)) = object.member("age") {
            return Err(stale(Some(seconds)));
        }
        let is_failure = status < 400 || status == 400 && reason.is_some();
        let reason = reason.unwrap_or_default();
        if text::contains(&reason, "outdated") {
            return Err(stale(None));
        }
        if is_failure {
            return Err(foreign(&text::concat(&["a failure that this library does not know: ", &reason])));
        }
    }
    Ok(())
}

fn stale(age_seconds: Option<f64>) -> Error {
    let mut message = String::from("the cloud has no fresh data of this charger");
    if let Some(seconds) = age_seconds {
        message.push_str(": the newest is ");
        message.push_str(&encode::number(seconds as i64 as f64));
        message.push_str(" s old");
    }
    message.push_str(". The charger is probably switched off or without internet: try again later, or read older data with maxAge (in s, normally 30)");
    let details = age_seconds.map(|seconds| ("ageSeconds", Json::Number(seconds)));
    Error { code: Code::Stale, message, details: details.into_iter().collect() }
}

/// A reply of something else.
pub fn foreign(what: &str) -> Error {
    Error::new(Code::Protocol, text::concat(&["the reply is not of the go-e API v2: ", what]))
}

/// What the HTTP status and a text say when there is no answer in the body.
fn failure(reply: &Reply) -> Error {
    let text = match &reply.body {
        Body::Text(text) => text.trim_ascii(),
        _ => "",
    };
    let local = reply.side == Side::Local;
    let is = |code, message: &str| Error::new(code, message);
    if text::contains(text, "api lock") {
        return is(
            Code::Busy,
            "the charger is busy with another request (api lock): try again in a few seconds",
        );
    }
    let html = text.starts_with('<');
    let no_such_uri =
        text::contains(text, "URI does not exist") || text::contains(text, "Nothing matches the given URI");
    match reply.status {
        401 if local => is(
            Code::Unauthorized,
            "the server asks for a login (HTTP 401): is there a proxy in front of the charger, or a password (key hsa)?",
        ),
        401 => is(
            Code::Unauthorized,
            "the cloud refused the token (HTTP 401). Copy it again from the go-e app under Internet, Advanced settings: making a new one ends the old one",
        ),
        403 if local => {
            is(Code::Forbidden, "access is forbidden (HTTP 403): is there a proxy in front of the charger?")
        }
        403 => is(
            Code::Forbidden,
            "the cloud answers 403: the charger is offline, or its cloud API is off. Check that it has internet, and enable the cloud API in the go-e app under Internet, Advanced settings (key cae)",
        ),
        404 if !local => stale(None),
        404 if !html => not_enabled(),
        _ if no_such_uri && local && !html => not_enabled(),
        // A browser shows nothing of a redirect that it does not follow, not even its status.
        0 | 300..=399 => foreign(
            "a redirect. Is it to a login page? If the address has changed, give the new one as baseUrl",
        ),
        429 => is(Code::Busy, "the server asks to slow down (HTTP 429): try again in a few seconds"),
        500.. => {
            let status = encode::number(f64::from(reply.status));
            is(
                Code::Unavailable,
                &text::concat(&["the server failed (HTTP ", &status, "), usually for a moment"]),
            )
        }
        status => {
            let what = match &reply.body {
                _ if html => "a page for people (HTML). Is it a login page, a proxy, or another device at this address?".to_owned(),
                Body::Text(_) if text.is_empty() => "nothing at all. Was the connection cut?".to_owned(),
                Body::Text(_) if matches!(text.as_bytes(), [b'{' | b'[', ..]) => "JSON that breaks off or is damaged".to_owned(),
                Body::Text(_) => text::concat(&["text: ", text]),
                Body::OtherJson => "JSON, but no object".to_owned(),
                Body::Object(_) => "an answer to something else".to_owned(),
            };
            let status = encode::number(f64::from(status));
            foreign(&text::concat(&[&what, " (HTTP ", &status, ")"]))
        }
    }
}

fn not_enabled() -> Error {
    Error::new(
        Code::NotEnabled,
        "the charger's local HTTP API v2 is off: enable it in the go-e app under Internet, Advanced settings (key hai). Some firmware 60.x loses it until a restart",
    )
}
