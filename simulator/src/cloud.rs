//! The cloud in front of the charger (Cloud HTTP API).
//!
//! No raw exchange with the real one was ever recorded: codes are the vendor's, two bodies are observed (stale data,
//! a set), the other bodies and all headers but `Last-Modified` are guessed.

use serde_json::{Map, Value, json};

use crate::charger::{Charger, Inner};
use crate::clock::http_date;
use crate::exchange::{Answer, Order};
use crate::faults::What;
use crate::firmware::Cors;
use crate::http::{Reply, Request};
use crate::query::{self, Filter};
use crate::selection::Selection;
use crate::{set, show};

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

pub(crate) fn offline() -> Reply {
    failure(403, "Charger is offline or the cloud API is not enabled")
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

/// Answers a status or a set. `stale` is the age of the data of a charger that was not heard of for long.
pub(crate) fn answer(
    charger: &Charger,
    inner: &mut Inner,
    what: What,
    request: &Request,
    order: Order,
    stale: Option<Option<f64>>,
) -> Answer {
    if !authorised(inner, request) {
        return unauthorized().into();
    }
    if !inner.cloud_api_on() || inner.restarting() {
        return offline().into();
    }
    let stale = stale.map(|age| age.unwrap_or(STALE_AGE));
    match what {
        What::Status => status(charger, inner, request, stale).into(),
        // "Sent" is all that the cloud promises: a charger nobody hears of does not get it.
        What::Set if stale.is_some() => set(charger, inner, request, Order::Ignore),
        What::Set => set(charger, inner, request, order),
    }
}

fn authorised(inner: &Inner, request: &Request) -> bool {
    let bearer = request.header("authorization").and_then(|value| value.split_once(' '));
    let bearer =
        bearer.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
    bearer == Some(inner.token.as_str())
        || query::parameter(request.query(), "token").as_deref() == Some(&inner.token)
}

fn status(charger: &Charger, inner: &Inner, request: &Request, stale: Option<f64>) -> Reply {
    let age = stale.unwrap_or_else(|| inner.data_age());
    let max_age = query::parameter(request.query(), "age").and_then(|text| text.parse::<f64>().ok());
    if age > max_age.filter(|age| age.is_finite()).unwrap_or(DEFAULT_MAX_AGE) {
        return json(404, &json!({"success": false, "reason": "Data is outdated", "age": age}));
    }
    let selection = match query::filter(request.query(), charger.plan.firmware.takes_filter_as_json_array()) {
        Filter::Everything => Selection::all(charger, inner),
        Filter::Keys(keys) => Selection::of(charger, inner, &keys),
        Filter::Unreadable => return failure(400, "Invalid filter"),
    };
    let mut reply = Reply::new(200, "application/json", selection.to_json());
    reply.set_header("Last-Modified", http_date(age));
    reply
}

fn set(charger: &Charger, inner: &mut Inner, request: &Request, order: Order) -> Answer {
    let (mut succeeded, mut failed) = (Vec::new(), Vec::new());
    let mut applied = Map::new();
    for mut offer in set::offers(request.query()) {
        // What is no JSON counts as a string here (vendor document: quotes "should" be used).
        offer.value.get_or_insert_with(|| json!(offer.text));
        let shown = json!({offer.key.as_str(): tidy(offer.value.as_ref())});
        let Some(key) = charger.catalogue.get(&offer.key).filter(|_| order != Order::RefuseAll) else {
            failed.push(shown);
            continue;
        };
        succeeded.push(shown);
        // A read-only key, or a value the charger refuses, is a success as well (observed): it was sent.
        let known = Some(key).filter(|_| !inner.lacking.contains(&offer.key));
        if order == Order::Obey
            && !offer.too_long
            && let Ok(value) = set::judge(&offer, known, charger.plan.firmware)
        {
            inner.apply(&offer.key, &value);
            applied.insert(offer.key, value);
        }
    }
    let status = if succeeded.is_empty() { 422 } else { 202 };
    let reply = json(status, &json!({"succeeded": succeeded, "failed": failed}));
    Answer { reply, applied: Some(applied) }
}

/// `eto=0.0` comes back as 0 (capture 20).
fn tidy(value: Option<&Value>) -> Value {
    match value {
        Some(Value::Number(number)) => number.as_f64().map_or(Value::Null, show::number),
        Some(other) => other.clone(),
        None => Value::Null,
    }
}
