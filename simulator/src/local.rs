//! The charger's own web server (local HTTP API v2).

use serde_json::{Map, Value, json};

use crate::answer::{Answer, Obedience};
use crate::charger::Charger;
use crate::faults::What;
use crate::network::Cors;
use crate::query::{self, Filter};
use crate::reply::{Framing, Reply};
use crate::request::Request;
use crate::selection::Selection;
use crate::set::{self, Verdict};

pub(crate) const LOCK_TEXT: &str = "couldn't take api lock in 3s, please try again later";
pub(crate) const TOO_LONG_TEXT: &str = "httpd_query_key_value() failed with ESP_ERR_HTTPD_RESULT_TRUNC";
const METHOD_TEXT: &str = "Request method for this URI is not handled by server";
const LONG_LINE_TEXT: &str = "URI is too long";
const LONG_HEAD_TEXT: &str = "Header fields are too long";

/// A page the charger's web server makes by itself. ESP-IDF calls its plain error texts HTML and knows their length.
fn server_text(status: u16, text: &str) -> Reply {
    Reply::new(status, "text/html", text)
}

/// A text the API makes.
pub(crate) fn api_text(status: u16, text: &str) -> Reply {
    Reply::new(status, "text/plain", text)
}

/// What it says to a path it does not know, or to any while the API is off.
pub(crate) fn not_found(charger: &Charger) -> Reply {
    server_text(404, charger.plan.firmware.not_found_text())
}

/// What it says to anything but a GET, a preflight included.
pub(crate) fn wrong_method() -> Reply {
    server_text(405, METHOD_TEXT)
}

/// What it says to a request line that is too long.
pub(crate) fn line_too_long() -> Reply {
    server_text(414, LONG_LINE_TEXT)
}

/// What it says to a request line and headers that are too long together.
pub(crate) fn head_too_long() -> Reply {
    server_text(431, LONG_HEAD_TEXT)
}

/// Adds what every reply of it has.
pub(crate) fn dressed(mut reply: Reply, cors: Cors) -> Reply {
    if cors != Cors::None {
        reply.headers.insert(0, ("Access-Control-Allow-Origin".to_owned(), "*".to_owned()));
    }
    reply
}

/// Answers a status or a set.
pub(crate) fn answer(charger: &mut Charger, what: What, request: &Request, obedience: Obedience) -> Answer {
    if !charger.local_api_on() {
        return not_found(charger).into();
    }
    match what {
        What::Status | What::Export => status(charger, request).into(),
        What::Set => set(charger, request, obedience),
    }
}

fn status(charger: &Charger, request: &Request) -> Reply {
    let firmware = charger.plan.firmware;
    let (selection, good) = match query::filter(request.query(), firmware.takes_filter_as_json_array()) {
        Filter::Everything => (Selection::all(charger), !firmware.unfiltered_read_means_400()),
        Filter::Keys(keys) => {
            let selection = Selection::of(charger, &keys);
            let good = !firmware.unknown_key_means_400() || selection.has_all(&keys);
            (selection, good)
        }
        // What the old firmware says to a comma list is not known.
        Filter::Unreadable => return api_text(400, "filter is not a JSON array"),
    };
    let mut reply = Reply::new(if good { 200 } else { 400 }, "application/json", selection.to_json());
    // A status is written piece by piece; a set's answer and all texts are sent whole, with their length.
    reply.framing = Framing::Chunked;
    reply
}

fn set(charger: &mut Charger, request: &Request, obedience: Obedience) -> Answer {
    let offers = set::offers(request.query());
    if offers.iter().any(|offer| offer.too_long) {
        return api_text(500, TOO_LONG_TEXT).into();
    }
    let asked = !offers.is_empty();
    let mut results = Map::new();
    let mut applied = Map::new();
    let mut refused = false;
    for offer in offers {
        let verdict = match obedience {
            Obedience::RefuseAll => set::judge(&offer, None, charger.plan.firmware),
            _ => charger.judge(&offer),
        };
        let result = match verdict {
            Verdict::Unknown => continue,
            Verdict::Taken(value) => {
                if obedience == Obedience::Obey {
                    charger.apply(&offer.key, &value);
                    applied.insert(offer.key.clone(), value);
                }
                json!(true)
            }
            Verdict::Refused(reason) => {
                refused = true;
                json!(format!("{}: {reason} ({})", offer.key, set::plain(&offer)))
            }
        };
        results.insert(offer.key, result);
    }
    let status = if refused { 500 } else { 200 };
    // A go-e Controller that knows none of the keys says null (capture 45).
    let body = if asked && results.is_empty() { Value::Null } else { Value::Object(results) };
    let reply = Reply::new(status, "application/json", body.to_string());
    Answer { reply, applied: Some(applied) }
}
