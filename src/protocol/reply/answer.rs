//! What the answer to a set says: a clear yes, a clear no, or neither.

use super::{Asked, Body, Certainty, Reply, begins_with_key, failure, refuse_foreign};
use crate::catalogue;
use crate::error::reply::{self as say, foreign_because};
use crate::error::{Code, Error};
use crate::json::{Json, Object};
use crate::protocol::endpoint::Side;

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
            let answer = match (speaks, lists, reply.side) {
                (false, _, _) => Answer::None,
                (_, true, Side::Cloud) => passed_on(object, entries),
                (_, false, Side::Local) => answered(reply, object, entries),
                // The answer of the other side.
                _ => Answer::Unclear,
            };
            match answer {
                Answer::Yes(certainty) if matches!(reply.status, 200..=299) => return Ok(certainty),
                Answer::No(error) if matches!(reply.status, 200..=299 | 400 | 422 | 500) => {
                    return Err(error);
                }
                Answer::None if !matches!(reply.status, 200..=299 | 400 | 500) => {}
                Answer::Partly(keys) => return Err(say::foreign(&foreign_because::not_mentioned(&keys))),
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
    /// It says yes to some keys, and does not mention these.
    Partly(Vec<String>),
    /// It speaks of the keys, and says neither yes nor no.
    Unclear,
    /// It does not speak of the keys.
    None,
}

/// The cloud's answer: `{"succeeded":[{key: value}],"failed":[{key: value}]}`.
fn passed_on(object: &dyn Object, entries: &[(String, Json)]) -> Answer {
    let list = |name: &str| if object.has(name) { named(&object.member(name)?) } else { Some(Vec::new()) };
    let (Some(succeeded), Some(failed)) = (list("succeeded"), list("failed")) else { return Answer::Unclear };
    // Neither side may lack what the other has; members may come in another order, numbers as a float has them.
    let is_same = |key: &str, one: &Json, other: &Json| {
        catalogue::holds(key, one, other) && catalogue::holds(key, other, one)
    };
    let is_asked = |(name, value): &(String, Option<Json>)| {
        entries
            .iter()
            .any(|(key, set)| key == name && value.as_ref().is_none_or(|value| is_same(key, set, value)))
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
        (true, false) => Answer::Partly(not_mentioned),
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
        // The cloud names what it has passed on.
        (all, 0) if all == entries.len() && is_good && reply.side == Side::Local => Ok(Certainty::Accepted),
        (0, all) if all == entries.len() => Err(all_refused(entries, &says)),
        _ => Err(Error::new(Code::Protocol, says)),
    })
}

fn all_refused(entries: &[(String, Json)], reason: &str) -> Error {
    say::refused(Vec::new(), entries.iter().map(|(key, _)| (key.clone(), reason.to_owned())).collect(), &[])
}
