//! Replies that are not what a client hopes for.

use serde_json::{Map, Value, json};

use crate::charger::Charger;
use crate::faults::{Fault, Kind, What};
use crate::log::Side;
use crate::network::Closing;
use crate::reply::{Ending, Framing, Reply, reason};
use crate::{cloud, local};

const DEFAULT_SIZE: usize = 2 << 20;
const DEFAULT_DEPTH: usize = 100_000;

/// The login page a captive portal or a router puts in the way.
const LOGIN_PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>\
                          <form action=\"/login\"><input name=\"password\"></form></body></html>\n";

/// The reply that comes instead of the charger's, if this is such a fault.
pub(crate) fn instead(charger: &Charger, side: Side, what: What, fault: &Fault) -> Option<Reply> {
    if let Some(status) = fault.status {
        return Some(with_status(status, fault));
    }
    Some(match fault.kind? {
        Kind::Offline => cloud::offline(what),
        Kind::ApiOff if side == Side::Cloud => cloud::forbidden(),
        Kind::ApiOff => local::not_found(charger),
        Kind::Lock => local::api_text(500, local::LOCK_TEXT),
        Kind::TooLong => local::api_text(500, local::TOO_LONG_TEXT),
        Kind::UriTooLong if side == Side::Local => local::line_too_long(),
        Kind::UriTooLong => Reply::new(414, "text/html", edge_page(414)),
        Kind::HeadersTooLong if side == Side::Local => local::head_too_long(),
        Kind::HeadersTooLong => Reply::new(431, "text/html", edge_page(431)),
        Kind::BadGateway => Reply::new(502, "text/html", edge_page(502)),
        Kind::Html => Reply::new(200, "text/html; charset=utf-8", LOGIN_PAGE),
        Kind::V1 => Reply::new(200, "application/json", version_1().to_string()),
        Kind::Redirect => {
            let mut reply = Reply::new(302, "text/html", edge_page(302));
            reply.set_header("Location", fault.location.as_deref().unwrap_or("/login"));
            reply
        }
        _ => return None,
    })
}

/// A bare status: the fault's own body, or something likely for it.
fn with_status(status: u16, fault: &Fault) -> Reply {
    match (&fault.body, status) {
        (Some(body), _) => {
            let guess =
                if body.trim_start().starts_with(['{', '[']) { "application/json" } else { "text/plain" };
            Reply::new(status, guess, body.clone())
        }
        (None, 401) => cloud::unauthorized(),
        (None, 403) => cloud::forbidden(),
        (None, 404) => cloud::not_found(),
        (None, _) => Reply::new(status, "text/html", edge_page(status)),
    }
}

/// A page in the style of a web server in front of the service.
fn edge_page(status: u16) -> String {
    let reason = reason(status);
    format!(
        "<html>\r\n<head><title>{status} {reason}</title></head>\r\n<body><h1>{status} {reason}</h1></body>\r\n</html>\r\n"
    )
}

/// An answer of the older API v1, in the style of capture 39: what a wrong path brings.
fn version_1() -> Value {
    json!({"version": "B", "tme": "0101250000", "rbc": "12", "rbt": "1648116", "car": "1", "amp": "10", "err": "0",
        "ast": "0", "alw": "1", "stp": "0", "cbl": "0", "pha": "56", "tmp": "7", "dws": "0", "dwo": "0", "adi": "0",
        "uby": "0", "eto": "0", "wst": "3", "txi": "0", "nrg": [230, 230, 230, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "fwv": "033", "sse": "000001", "ama": "16"})
}

/// Spoils a good reply; the request had its effect.
pub(crate) fn spoil(reply: &mut Reply, fault: &Fault) {
    match fault.kind {
        Some(Kind::Empty) => reply.body.clear(),
        Some(Kind::WrongContentType) => reply.set_header("Content-Type", "text/plain"),
        Some(Kind::NotJson) => reply.body = b"1 succeeded and 0 failed".to_vec(),
        Some(Kind::JsonArray) => reply.body = wrapped(b"[", &reply.body, b"]"),
        Some(Kind::Truncate) => reply.ending = Ending::Half,
        Some(Kind::TruncateClean) => reply.body.truncate(reply.body.len() / 2),
        Some(kind @ (Kind::Trickle | Kind::Endless)) => {
            reply.framing = Framing::Chunked;
            reply.closing = Closing::Announced;
            reply.body = b"{".to_vec();
            reply.ending = if kind == Kind::Trickle { Ending::Trickle } else { Ending::Endless };
        }
        Some(Kind::Huge) => reply.body = huge(fault.size.unwrap_or(DEFAULT_SIZE)),
        Some(Kind::Deep) => reply.body = deep(fault.depth.unwrap_or(DEFAULT_DEPTH)),
        Some(Kind::Bom) => reply.body = wrapped("\u{feff}".as_bytes(), &reply.body, b""),
        Some(Kind::BadUtf8) => insert(reply, b"\"fna\":\"gar\xff\xfeage\""),
        Some(Kind::Proto) => insert(reply, b"\"__proto__\":{\"polluted\":true}"),
        Some(Kind::DuplicateKeys) => duplicate(reply),
        _ => {}
    }
    if reply.ending == Ending::Half {
        reply.closing = Closing::Announced;
    }
}

fn wrapped(before: &[u8], middle: &[u8], after: &[u8]) -> Vec<u8> {
    [before, middle, after].concat()
}

/// Puts a member at the front of the JSON object in the body.
fn insert(reply: &mut Reply, member: &[u8]) {
    let rest = reply.body.strip_prefix(b"{").unwrap_or(b"}");
    let comma: &[u8] = if rest.starts_with(b"}") { b"" } else { b"," };
    reply.body = [b"{", member, comma, rest].concat();
}

/// Repeats every member of the body's object at its front, as null: whoever takes the first has nothing.
fn duplicate(reply: &mut Reply) {
    let members: Map<String, Value> = serde_json::from_slice(&reply.body).unwrap_or_default();
    for key in members.keys().rev() {
        insert(reply, format!("{}:null", json!(key)).as_bytes());
    }
}

/// Valid JSON of exactly that many bytes (at least an empty member).
fn huge(size: usize) -> Vec<u8> {
    let (start, end) = (b"{\"fna\":\"", b"\"}");
    wrapped(start, &vec![b'x'; size.saturating_sub(start.len() + end.len())], end)
}

/// Valid JSON with that many arrays inside each other.
fn deep(depth: usize) -> Vec<u8> {
    [b"{\"fna\":".as_slice(), &vec![b'['; depth], &vec![b']'; depth], b"}"].concat()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn spoilt(kind: Kind, body: &str) -> Vec<u8> {
        let mut reply = Reply::new(200, "application/json", body);
        spoil(&mut reply, &Fault { kind: Some(kind), size: Some(100), depth: Some(50), ..Fault::default() });
        reply.body
    }

    #[test]
    fn spoilt_bodies_are_wrong_in_just_one_way() {
        let parse = |body: &[u8]| serde_json::from_slice::<Value>(body);
        let body = r#"{"amp":6,"car":1}"#;
        assert_eq!(spoilt(Kind::Proto, "{}"), br#"{"__proto__":{"polluted":true}}"#);
        assert_eq!(spoilt(Kind::DuplicateKeys, body), br#"{"amp":null,"car":null,"amp":6,"car":1}"#);
        assert_eq!(spoilt(Kind::JsonArray, body), br#"[{"amp":6,"car":1}]"#);
        assert_eq!(spoilt(Kind::Huge, body).len(), 100);
        assert!(parse(&spoilt(Kind::Huge, body)).is_ok());
        assert!(parse(&spoilt(Kind::Deep, body)).is_ok(), "50 levels are fine");
        assert!(parse(&spoilt(Kind::TruncateClean, body)).is_err());
        assert!(std::str::from_utf8(&spoilt(Kind::BadUtf8, body)).is_err());
        let repaired = String::from_utf8_lossy(&spoilt(Kind::BadUtf8, body)).into_owned();
        assert_eq!(parse(repaired.as_bytes()).unwrap().get("amp"), Some(&json!(6)));
        assert_eq!(spoilt(Kind::Bom, body).get(..4).unwrap(), b"\xef\xbb\xbf{");
    }
}
