//! The charger's own web server (local HTTP API v2).

use serde_json::{Map, Value, json};

use crate::charger::{Charger, Inner};
use crate::exchange::{Answer, Order};
use crate::faults::What;
use crate::http::{Framing, Reply, Request};
use crate::query::{self, Filter};
use crate::selection::Selection;
use crate::set;

pub(crate) const LOCK_TEXT: &str = "couldn't take api lock in 3s, please try again later";
pub(crate) const TOO_LONG_TEXT: &str = "httpd_query_key_value() failed with ESP_ERR_HTTPD_RESULT_TRUNC";
const METHOD_TEXT: &str = "Request method for this URI is not handled by server";

/// A page the charger's web server makes by itself. ESP-IDF calls its plain error texts HTML and knows their length.
fn server_text(status: u16, text: &str) -> Reply {
    Reply::new(status, "text/html", text)
}

/// A text the API makes.
pub(crate) fn api_text(status: u16, text: &str) -> Reply {
    Reply::new(status, "text/plain", text)
}

fn json(status: u16, body: String) -> Reply {
    let mut reply = Reply::new(status, "application/json", body);
    reply.framing = Framing::Chunked;
    reply
}

/// What it says to a path it does not know, or to any while the API is off.
pub(crate) fn not_found(charger: &Charger) -> Reply {
    server_text(404, charger.plan.firmware.not_found_text())
}

/// What it says to anything but a GET, a preflight included.
pub(crate) fn wrong_method() -> Reply {
    server_text(405, METHOD_TEXT)
}

/// Answers a status or a set.
pub(crate) fn answer(
    charger: &Charger,
    inner: &mut Inner,
    what: What,
    request: &Request,
    order: Order,
) -> Answer {
    if !inner.local_api_on() {
        return not_found(charger).into();
    }
    match what {
        What::Status => status(charger, inner, request).into(),
        What::Set => set(charger, inner, request, order),
    }
}

fn status(charger: &Charger, inner: &Inner, request: &Request) -> Reply {
    let firmware = charger.plan.firmware;
    let (selection, good) = match query::filter(request.query(), firmware.takes_filter_as_json_array()) {
        Filter::Everything => (Selection::all(charger, inner), !firmware.unfiltered_read_means_400()),
        Filter::Keys(keys) => {
            let selection = Selection::of(charger, inner, &keys);
            let good = !firmware.unknown_key_means_400() || selection.has_all(&keys);
            (selection, good)
        }
        // What the old firmware says to a comma list is not known.
        Filter::Unreadable => return api_text(400, "filter is not a JSON array"),
    };
    json(if good { 200 } else { 400 }, selection.to_json())
}

fn set(charger: &Charger, inner: &mut Inner, request: &Request, order: Order) -> Answer {
    let offers = set::offers(request.query());
    if offers.iter().any(|offer| offer.too_long) {
        return api_text(500, TOO_LONG_TEXT).into();
    }
    let mut results = Map::new();
    let mut applied = Map::new();
    let mut refused = false;
    for offer in offers {
        let known = charger.catalogue.get(&offer.key).filter(|_| !inner.lacking.contains(&offer.key));
        let known = known.filter(|_| order != Order::RefuseAll);
        let result = match set::judge(&offer, known, charger.plan.firmware) {
            Ok(value) => {
                if order == Order::Obey {
                    inner.apply(&offer.key, &value);
                    applied.insert(offer.key.clone(), value);
                }
                json!(true)
            }
            Err(reason) => {
                refused = true;
                json!(format!("{}: {reason} ({})", offer.key, set::plain(&offer)))
            }
        };
        results.insert(offer.key, result);
    }
    let status = if refused { 500 } else { 200 };
    Answer { reply: json(status, Value::Object(results).to_string()), applied: Some(applied) }
}
