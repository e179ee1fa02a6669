//! The cloud in front of the charger (Cloud HTTP API).
//!
//! No raw exchange with the real one was ever recorded: codes are the vendor's, two bodies are observed (stale data,
//! a set), the other bodies and all headers but `Last-Modified` are guessed.

use serde_json::{Map, Value, json};

use crate::answer::{Answer, Obedience};
use crate::charger::Charger;
use crate::clock::Moment;
use crate::faults::What;
use crate::network::Cors;
use crate::query::{self, Filter};
use crate::reply::Reply;
use crate::request::Request;
use crate::selection::Selection;
use crate::set::{self, Verdict};
use crate::{catalogue, controller, dates, show};

/// Data older than this is refused unless the request says otherwise (vendor document).
const DEFAULT_MAX_AGE: f64 = 30.0;
/// How old the data of a stale charger is unless the fault says otherwise: the recorded answer (capture 21).
const STALE_AGE: f64 = 25382.09100008011;

pub(crate) fn json(status: u16, body: &Value) -> Reply {
    Reply::new(status, "application/json", body.to_string())
}

fn failure(status: u16, reason: &str) -> Reply {
    json(status, &json!({"success": false, "reason": reason}))
}

pub(crate) fn unauthorized() -> Reply {
    failure(401, "Unauthorized")
}

/// The cloud API is switched off, or a read from a charger that is offline.
pub(crate) fn forbidden() -> Reply {
    failure(403, "Charger is offline or the cloud API is not enabled")
}

/// What a charger that is not online gets: to a read 403, to a set 404 (vendor document); nothing is passed on.
pub(crate) fn offline(what: What) -> Reply {
    match what {
        What::Status | What::Export => forbidden(),
        What::Set => failure(404, "Charger is not online"),
    }
}

pub(crate) fn not_found() -> Reply {
    failure(404, "Not found")
}

pub(crate) fn wrong_method() -> Reply {
    failure(405, "Method not allowed")
}

/// The answer to a preflight, if this cloud gives one.
pub(crate) fn preflight(cors: Cors) -> Reply {
    if cors != Cors::Preflight {
        return wrong_method();
    }
    let mut reply = Reply::new(204, "text/plain", "");
    reply.remove_header("content-type");
    reply.set_header("Access-Control-Allow-Methods", "GET");
    reply.set_header("Access-Control-Allow-Headers", "authorization");
    reply
}

/// Adds what every reply of the cloud has.
pub(crate) fn dressed(mut reply: Reply, cors: Cors, now: Moment) -> Reply {
    if cors != Cors::None {
        reply.headers.insert(0, ("Access-Control-Allow-Origin".to_owned(), "*".to_owned()));
    }
    reply.set_header("Date", dates::http(now.date, 0.0));
    reply
}

/// How a charger is reached from the cloud.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Heard {
    Now,
    /// It was not heard of for so many seconds, or for as long as in the recorded answer.
    LongAgo(Option<f64>),
}

/// Answers a status or a set.
pub(crate) fn answer(
    charger: &mut Charger,
    what: What,
    request: &Request,
    obedience: Obedience,
    heard: Heard,
    now: Moment,
) -> Answer {
    if !authorised(charger, request) {
        return unauthorized().into();
    }
    if !charger.cloud_api_on() {
        return forbidden().into();
    }
    if charger.restarting() {
        return offline(what).into();
    }
    match (what, heard) {
        (What::Status | What::Export, Heard::Now) => {
            status(charger, request, charger.clock.since_last_tick(now), now).into()
        }
        (What::Status | What::Export, Heard::LongAgo(age)) => {
            status(charger, request, age.unwrap_or(STALE_AGE), now).into()
        }
        (What::Set, Heard::Now) => set(charger, request, obedience),
        (What::Set, Heard::LongAgo(_)) => offline(what).into(),
    }
}

fn authorised(charger: &Charger, request: &Request) -> bool {
    let bearer = request.header("authorization").and_then(|value| value.split_once(' '));
    let bearer =
        bearer.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
    bearer == Some(charger.token.as_str())
        || query::parameter(request.query(), "token").as_deref() == Some(&charger.token)
}

/// `age` is that of the data, in seconds.
fn status(charger: &Charger, request: &Request, age: f64, now: Moment) -> Reply {
    let max_age = query::parameter(request.query(), "age").and_then(|text| text.parse::<f64>().ok());
    if age > max_age.filter(|age| age.is_finite()).unwrap_or(DEFAULT_MAX_AGE) {
        return json(404, &json!({"success": false, "reason": "Data is outdated", "age": age}));
    }
    let selection = match query::filter(request.query(), charger.plan.firmware.takes_filter_as_json_array()) {
        Filter::Everything => Selection::all(charger),
        Filter::Keys(keys) => Selection::of(charger, &keys),
        Filter::Unreadable => return failure(400, "Invalid filter"),
    };
    let mut reply = Reply::new(200, "application/json", selection.to_json());
    reply.set_header("Last-Modified", dates::http(now.date, age));
    reply
}

fn set(charger: &mut Charger, request: &Request, obedience: Obedience) -> Answer {
    let (mut succeeded, mut failed) = (Vec::new(), Vec::new());
    let mut applied = Map::new();
    for mut offer in set::offers(request.query()) {
        // What is no JSON counts as a string here (vendor document: quotes "should" be used).
        offer.value.get_or_insert_with(|| json!(offer.text));
        let shown = json!({offer.key.as_str(): tidy(offer.value.as_ref())});
        if obedience == Obedience::RefuseAll || !knows(charger, &offer.key) {
            failed.push(shown);
            continue;
        }
        succeeded.push(shown);
        // A read-only key, or a value the charger refuses, is a success as well (observed): it was sent.
        if obedience == Obedience::Obey
            && !offer.too_long
            && let Verdict::Taken(value) = charger.judge(&offer)
        {
            charger.apply(&offer.key, &value);
            applied.insert(offer.key, value);
        }
    }
    let status = if succeeded.is_empty() { 422 } else { 202 };
    let reply = json(status, &json!({"succeeded": succeeded, "failed": failed}));
    Answer { reply, applied: Some(applied) }
}

/// Does the cloud know the key? It does not care which model lacks it.
fn knows(charger: &Charger, key: &str) -> bool {
    if charger.plan.hardware.is_charger() {
        catalogue::key(key).is_some()
    } else {
        controller::knows(key, &charger.values)
    }
}

/// `eto=0.0` comes back as 0 (capture 20).
fn tidy(value: Option<&Value>) -> Value {
    match value {
        Some(Value::Number(number)) => number.as_f64().map_or(Value::Null, show::number),
        Some(other) => other.clone(),
        None => Value::Null,
    }
}
