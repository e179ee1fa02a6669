//! What the charger or its cloud answered: an HTTP status and a body become an outcome or an error.
//!
//! Neither alone tells the truth. A 400 may carry a complete status, a 500 says which keys were taken all the same,
//! and a 200 may hold a login page. A yes and a no must both be clear; what is neither is `protocol`, in doubt.

mod answer;

use crate::catalogue;
use crate::error::Error;
use crate::error::reply::{self as say, foreign_because};
use crate::json::{Json, Object};
use crate::protocol::endpoint::Side;

pub use answer::set;

/// A body, as far as it is known what it is.
pub enum Body<'a> {
    /// A JSON object.
    Object(&'a dyn Object),
    /// A bare `null`.
    Null,
    /// Any other JSON.
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
    /// Takes secrets out of a text that came from outside.
    pub clean: &'a dyn Fn(&str) -> String,
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

/// API keys that are names in anybody's JSON, too, so they prove nothing.
const COMMON_WORDS: [&str; 17] = [
    "cards", "data", "demo", "dns", "err", "host", "led", "loc", "log", "map", "mod", "oem", "scan", "typ",
    "utc", "var", "wan",
];

/// That a reply is a status; `asked` are the keys that were asked for, none if that was every key.
pub fn status(reply: &Reply, asked: &[String]) -> Result<(), Error> {
    if let Body::Object(values) = reply.body {
        refuse_foreign(reply, values)?;
        // 400 comes with a complete status when the filter names a key that the model does not know, and on
        // some firmware 60.x without any filter at all.
        if matches!(reply.status, 200..=299 | 400) {
            let proves = |name: &str| catalogue::is_known(name) && !COMMON_WORDS.contains(&name);
            // Nearly every status has one of these, and to go through all names takes time.
            let is_status = ["car", "amp", "fwv"].iter().any(|key| values.has(key))
                || values.any(&proves)
                // Nothing but what was asked for; or nothing at all, by a model that has none of the keys.
                || !values.any(&|name| !asked.iter().any(|key| key == name));
            // A charger has a number there. Anybody's JSON has words: what went wrong.
            let says_err = matches!(values.member("err"), Some(Json::String(_) | Json::Object(_)));
            return match (is_status, says_err) {
                (true, false) => Ok(()),
                (true, true) => Err(say::foreign(foreign_because::OTHER_ANSWER)),
                (false, _) => Err(say::foreign(foreign_because::NO_KEY)),
            };
        }
    }
    Err(failure(reply, Asked::Status))
}

/// Objects that are no answer: a status of API v1, and what says so itself, like the cloud's
/// `{"success":false,"reason":…,"age":…}`.
fn refuse_foreign(reply: &Reply, object: &dyn Object) -> Result<(), Error> {
    if is_v1(object) {
        return Err(say::api_v1());
    }
    if !matches!(object.member("success"), Some(Json::Bool(false))) {
        return Ok(());
    }
    if let Some(Json::Number(seconds)) = object.member("age") {
        return Err(say::stale(Some(seconds)));
    }
    let unknown = |reason: &str| Err(say::foreign(&foreign_because::unknown_failure(&(reply.clean)(reason))));
    match reason(object) {
        Some(reason) if reason.contains("outdated") => Err(say::stale(None)),
        Some(reason) if reply.status <= 400 => unknown(&reason),
        None if reply.status < 400 => unknown(""),
        _ => Ok(()),
    }
}

/// The charger begins its reasons with the key.
fn begins_with_key(reason: &str, key: &str) -> bool {
    reason.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'))
}

/// API v1 has every value as text. One text may be the reason of a refusal, unless it is a number.
fn is_v1(object: &dyn Object) -> bool {
    let values = ["amp", "car", "alw", "err"].map(|key| (key, object.member(key)));
    let texts = values.iter().filter_map(|(key, value)| match value {
        Some(Json::String(text)) if !begins_with_key(text, key) => Some(text.as_bytes()),
        _ => None,
    });
    let is_number = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    let there = values.iter().filter(|(_, value)| value.is_some()).count();
    texts.clone().count() > 1 || there == 1 && texts.clone().any(is_number)
}

fn reason(object: &dyn Object) -> Option<String> {
    match object.member("reason") {
        Some(Json::String(reason)) => Some(reason),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Status,
    Set,
}

/// What the HTTP status and a text say when there is no answer in the body.
fn failure(reply: &Reply, asked: Asked) -> Error {
    let text = match &reply.body {
        Body::Text(text) => text.trim_ascii(),
        _ => "",
    };
    let local = reply.side == Side::Local;
    if text.contains("api lock") {
        return say::api_lock();
    }
    let html = text.starts_with('<');
    // The two texts of the charger's own web server (behaviour.md §2), and nothing more.
    let is_switched_off = matches!(
        text.trim_start_matches("This ").trim_end_matches('.'),
        "URI does not exist" | "Nothing matches the given URI"
    );
    match reply.status {
        401 => say::unauthorized(local),
        403 => say::forbidden(local),
        _ if local && is_switched_off => say::not_enabled(),
        404 if local && text.contains("Not found: /api/") => say::only_api_v1(),
        404 if local => say::other_device(),
        404 if asked == Asked::Set => say::not_online(&match &reply.body {
            Body::Object(object) => (reply.clean)(&reason(*object).unwrap_or_default()),
            _ if html => String::new(),
            _ => (reply.clean)(text),
        }),
        404 => say::stale(None),
        304 => say::not_modified(),
        // A browser shows nothing of a redirect that it does not follow, not even its status.
        0 | 300..=399 => say::redirect(),
        408 => say::gave_up_waiting(),
        405 => say::method_refused(),
        414 | 431 => say::too_long(reply.status),
        429 => say::slow_down(),
        500.. => say::unavailable(reply.status),
        status => {
            let what = match &reply.body {
                _ if html => foreign_because::HTML.to_owned(),
                Body::Text(_) if text.is_empty() => foreign_because::EMPTY.to_owned(),
                Body::Text(_) if text.starts_with(['{', '[']) => foreign_because::DAMAGED.to_owned(),
                Body::Text(_) => foreign_because::text(&(reply.clean)(text)),
                Body::Null | Body::OtherJson => foreign_because::NO_OBJECT.to_owned(),
                Body::Object(_) => foreign_because::OTHER_ANSWER.to_owned(),
            };
            say::foreign(&format!("{what} (HTTP {status})"))
        }
    }
}
