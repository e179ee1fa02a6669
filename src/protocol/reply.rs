//! What the charger or its cloud answered: an HTTP status and a body become an outcome or an error.
//!
//! Neither alone tells the truth. A 400 may carry a complete status, a 500 says which keys were taken all the same,
//! and a 200 may hold a login page. A yes and a no must both be clear; what is neither is `protocol`, in doubt.

use crate::catalogue;
use crate::error::reply::{self as say, foreign_because};
use crate::error::{Code, Error};
use crate::json::{Json, Object};
use crate::protocol::endpoint::Side;

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

/// That a reply is a status; `asked` are the keys that were asked for, none if that was every key.
pub fn status(reply: &Reply, asked: &[String]) -> Result<(), Error> {
    if let Body::Object(values) = reply.body {
        refuse_foreign(reply, values)?;
        // 400 comes with a complete status when the filter names a key that the model does not know, and on
        // some firmware 60.x without any filter at all.
        if matches!(reply.status, 200..=299 | 400) {
            let is_status = asked.iter().any(|key| values.has(key))
                || values.any(&catalogue::is_known)
                // A model that has none of the keys sends nothing, and no key of something else.
                || !values.any(&|_| true);
            return if is_status { Ok(()) } else { Err(say::foreign(foreign_because::NO_KEY)) };
        }
    }
    Err(failure(reply, Asked::Status))
}

/// What became of a set of `entries`: how sure it is, or which keys were refused.
pub fn set(reply: &Reply, entries: &[(String, Json)]) -> Result<Certainty, Error> {
    match &reply.body {
        Body::Object(object) => {
            let object = *object;
            let lists = object.has("succeeded") || object.has("failed");
            let speaks = lists || entries.iter().any(|(key, _)| object.has(key));
            if reply.side == Side::Cloud && reply.status == 404 && !speaks {
                return Err(failure(reply, Asked::Set));
            }
            refuse_foreign(reply, object)?;
            let answer = match speaks {
                true if lists => passed_on(object, entries),
                true => answered(reply, object, entries),
                false => Answer::None,
            };
            match answer {
                Answer::Yes(certainty) if matches!(reply.status, 200..=299) => return Ok(certainty),
                Answer::No(error) if matches!(reply.status, 200..=299 | 400 | 422 | 500) => {
                    return Err(error);
                }
                Answer::None if !matches!(reply.status, 200..=299 | 400 | 500) => {}
                Answer::Yes(_) | Answer::No(_) | Answer::None | Answer::Unclear => {
                    return Err(say::foreign(foreign_because::NO_ANSWER));
                }
            }
        }
        Body::Null if matches!(reply.status, 200..=299) => {
            return Err(all_refused(entries, say::NULL));
        }
        Body::Text(text) => {
            if let Some(outcome) = counted(reply, text, entries) {
                return outcome;
            }
            if text.contains("httpd_query_key_value") {
                return Err(all_refused(entries, &say::value_too_long(&(reply.clean)(text))));
            }
        }
        Body::Null | Body::OtherJson => {}
    }
    match reply.status {
        422 => Err(all_refused(entries, say::ALL_REFUSED)),
        // The web server of a charger answers these before it looks at what is asked (behaviour.md §11).
        414 | 431 => Err(all_refused(entries, say::REQUEST_TOO_LONG)),
        405 => Err(all_refused(entries, say::METHOD_REFUSED)),
        _ => Err(failure(reply, Asked::Set)),
    }
}

/// What an answer to a set says, whatever its HTTP status.
enum Answer {
    Yes(Certainty),
    No(Error),
    /// It speaks of the keys, and says neither yes nor no.
    Unclear,
    /// It does not speak of the keys.
    None,
}

/// The cloud's answer: `{"succeeded":[{key: value}],"failed":[{key: value}]}`.
fn passed_on(object: &dyn Object, entries: &[(String, Json)]) -> Answer {
    let list = |name: &str| if object.has(name) { named(&object.member(name)?) } else { Some(Vec::new()) };
    let (Some(succeeded), Some(failed)) = (list("succeeded"), list("failed")) else { return Answer::Unclear };
    let is_asked = |(name, value): &(String, Option<Json>)| {
        entries.iter().any(|(key, set)| key == name && value.as_ref().is_none_or(|value| value == set))
    };
    let failed_too = |(name, _): &(String, Option<Json>)| failed.iter().any(|(other, _)| other == name);
    let only_those = !object.any(&|name| !matches!(name, "succeeded" | "failed"));
    let refuses = |key: &str| failed.iter().any(|(name, _)| name == key);
    let passes = |key: &str| succeeded.iter().find(|(name, _)| name == key).map(|(_, value)| value.is_some());
    if !only_those || !succeeded.iter().chain(&failed).all(is_asked) || succeeded.iter().any(failed_too) {
        return Answer::Unclear;
    }
    judge(entries, Certainty::Sent, |key| match (refuses(key), passes(key)) {
        (true, _) => Part::No(say::NOT_PASSED_ON.to_owned()),
        (false, Some(true)) => Part::Yes,
        // Passed on, but as what?
        (false, Some(false)) => Part::Unclear,
        (false, None) => Part::NotMentioned,
    })
}

/// The keys of a list of the cloud, with their values where it has them; `None` if it cannot be understood.
fn named(list: &Json) -> Option<Vec<(String, Option<Json>)>> {
    match list {
        Json::Null => Some(Vec::new()),
        Json::String(key) => Some(vec![(key.clone(), None)]),
        Json::Object(members) => {
            Some(members.iter().map(|(key, value)| (key.clone(), Some(value.clone()))).collect())
        }
        Json::Array(items) => items.iter().try_fold(Vec::new(), |mut keys, item| match item {
            Json::Array(_) | Json::Null => None,
            _ => {
                keys.extend(named(item)?);
                Some(keys)
            }
        }),
        Json::Bool(_) | Json::Number(_) => None,
    }
}

/// The charger's own answer: `{"key": true}`, or a reason in the place of `true`.
fn answered(reply: &Reply, object: &dyn Object, entries: &[(String, Json)]) -> Answer {
    if object.any(&|name| entries.iter().all(|(key, _)| key != name)) {
        return Answer::Unclear;
    }
    judge(entries, Certainty::Accepted, |key| match object.member(key) {
        Some(Json::Bool(true)) => Part::Yes,
        // A reason begins with its key; any other text may as well be a value.
        Some(Json::String(reason)) if begins_with_key(&reason, key) => Part::No((reply.clean)(&reason)),
        Some(_) => Part::Unclear,
        None if object.has(key) => Part::Unclear,
        None => Part::NotMentioned,
    })
}

fn begins_with_key(reason: &str, key: &str) -> bool {
    reason.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'))
}

/// What an answer says of one key.
enum Part {
    Yes,
    No(String),
    NotMentioned,
    Unclear,
}

fn judge(entries: &[(String, Json)], certainty: Certainty, part: impl Fn(&str) -> Part) -> Answer {
    let (mut accepted, mut rejected, mut not_mentioned) = (Vec::new(), Vec::new(), Vec::new());
    for (key, _) in entries {
        match part(key) {
            Part::Yes => accepted.push(key.clone()),
            Part::No(reason) => rejected.push((key.clone(), reason)),
            Part::NotMentioned => not_mentioned.push(key.clone()),
            Part::Unclear => return Answer::Unclear,
        }
    }
    match (rejected.is_empty(), not_mentioned.is_empty()) {
        (false, _) => Answer::No(say::refused(accepted, rejected, &not_mentioned)),
        (true, true) => Answer::Yes(certainty),
        (true, false) => Answer::Unclear,
    }
}

/// Firmware 050 answers in words: `1 succeeded and 0 failed`, `0 succeeded and 2 failed.`
fn counted(reply: &Reply, text: &str, entries: &[(String, Json)]) -> Option<Result<Certainty, Error>> {
    let words: Vec<&str> = text.trim_ascii().trim_end_matches('.').split(' ').collect();
    let [succeeded, "succeeded", "and", failed, "failed"] = words.as_slice() else { return None };
    let (succeeded, failed): (usize, usize) = (succeeded.parse().ok()?, failed.parse().ok()?);
    let says = say::only_counts(&(reply.clean)(text.trim_ascii()));
    let is_good = matches!(reply.status, 200..=299);
    Some(match (succeeded, failed) {
        (all, 0) if all == entries.len() && is_good => {
            Ok(if reply.side == Side::Local { Certainty::Accepted } else { Certainty::Sent })
        }
        (0, all) if all == entries.len() => Err(all_refused(entries, &says)),
        _ => Err(Error::new(Code::Protocol, says)),
    })
}

fn all_refused(entries: &[(String, Json)], reason: &str) -> Error {
    say::refused(Vec::new(), entries.iter().map(|(key, _)| (key.clone(), reason.to_owned())).collect(), &[])
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

/// API v1 has every value as text. One text may be the reason of a refusal.
fn is_v1(object: &dyn Object) -> bool {
    let is_text = |key: &&str| match object.member(key) {
        Some(Json::String(text)) => !begins_with_key(&text, key),
        _ => false,
    };
    ["amp", "car", "alw", "err"].iter().filter(|key| is_text(key)).count() > 1
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
    // The two texts of the charger's own web server (behaviour.md §2).
    let is_switched_off =
        !html && (text.contains("URI does not exist") || text.contains("Nothing matches the given URI"));
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
