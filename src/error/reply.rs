//! What a reply says that is no answer, or a no.

use super::{Code, Error};
use crate::json::Json;
use crate::protocol::encode::number;

/// A reply of something else.
pub fn foreign(what: &str) -> Error {
    Error::new(Code::Protocol, format!("the reply is not of the go-e API v2: {what}"))
}

/// Why a reply is of something else.
pub mod foreign_because {
    /// An object of which no member is an API key.
    pub const NO_KEY: &str = "JSON without any API key. Is another device at this address?";
    /// A reply to a set that says neither yes nor no.
    pub const NO_ANSWER: &str = "JSON that does not say clearly what became of the keys";
    /// A page.
    pub const HTML: &str =
        "a page for people (HTML). Is it a login page, a proxy, or another device at this address?";
    /// No body.
    pub const EMPTY: &str = "nothing at all. Was the connection cut?";
    /// JSON that does not parse.
    pub const DAMAGED: &str = "JSON that breaks off or is damaged";
    /// A list, a number, a text.
    pub const NO_OBJECT: &str = "JSON, but no object";
    /// An object with a status that fits nothing.
    pub const OTHER_ANSWER: &str = "an answer to something else";
    /// More than is read.
    pub const TOO_LARGE: &str = "it is larger than 1 MiB";
    /// A text.
    pub fn text(text: &str) -> String {
        format!("text: {text}")
    }
    /// A reply to a set that leaves out some keys.
    pub fn not_mentioned(keys: &[String]) -> String {
        format!("an answer that does not mention {}", keys.join(", "))
    }
    /// `{"success":false}` with a reason, or with none.
    pub fn unknown_failure(reason: &str) -> String {
        format!("a failure that this library does not know: {reason}")
    }
}

/// A reason for all keys: the device knows none of them.
pub const NULL: &str = "the device answered null, so it knows none of the keys. Is it a go-e Controller?";
/// A reason for all keys: HTTP 422.
pub const ALL_REFUSED: &str = "the cloud refused every key (HTTP 422)";
/// A reason for all keys: HTTP 414 or 431.
pub const REQUEST_TOO_LONG: &str = "the server refused the request as too long, and nothing was set. Set fewer keys at a time; in a browser, cookies for this address may be the reason";
/// A reason for all keys: HTTP 405.
pub const METHOD_REFUSED: &str = "the server refused the request (HTTP 405), and nothing was set";
/// A reason for one key.
pub const NOT_PASSED_ON: &str = "the cloud did not pass it on";

/// A reason for all keys: one value does not fit into the charger's buffer.
pub fn value_too_long(text: &str) -> String {
    format!("a value is too long for the charger: {text}")
}

/// A reason for all keys: firmware that answers in numbers.
pub fn only_counts(text: &str) -> String {
    format!("the charger says only: {text}")
}

/// Keys that were refused, each with its reason; keys that were accepted; keys that the answer does not mention.
pub fn refused(accepted: Vec<String>, rejected: Vec<(String, String)>, not_mentioned: &[String]) -> Error {
    let reasons: Vec<String> = rejected
        .iter()
        // The charger begins its reasons with the key.
        .map(|(key, reason)| {
            match reason.strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with(':')) {
                true => reason.clone(),
                false => format!("{key}: {reason}"),
            }
        })
        .collect();
    let mut message = format!("refused: {}", reasons.join("; "));
    for (what, keys) in [("Accepted", accepted.as_slice()), ("Not mentioned in the answer", not_mentioned)] {
        if !keys.is_empty() {
            message.push_str(&format!(". {what}: {}", keys.join(", ")));
        }
    }
    let refusal = |(key, reason)| {
        Json::Object(vec![("key".to_owned(), Json::String(key)), ("reason".to_owned(), Json::String(reason))])
    };
    let details = vec![
        ("accepted", Json::Array(accepted.into_iter().map(Json::String).collect())),
        ("rejected", Json::Array(rejected.into_iter().map(refusal).collect())),
    ];
    Error::detailed(Code::Rejected, message, details)
}

/// A status of API v1.
pub fn api_v1() -> Error {
    foreign(
        "a status of API v1. This library speaks API v2, of chargers from hardware version 3 on; the address must not point to /status",
    )
}

/// A charger that has only API v1.
pub fn only_api_v1() -> Error {
    foreign(
        "this charger has only API v1 (HTTP 404). It is of hardware version 2 or older; this library speaks API v2, of chargers from hardware version 3 on",
    )
}

/// A web server that is no charger.
pub fn other_device() -> Error {
    foreign("there is no /api here (HTTP 404). Is another device at this address, or is the address wrong?")
}

/// Data that is too old; with its age in s, if that is known.
pub fn stale(age_seconds: Option<f64>) -> Error {
    let age = age_seconds.map(|seconds| format!(": the newest is {} s old", number(seconds.trunc())));
    let message = format!(
        "the cloud has no fresh data of this charger{}. The charger is probably switched off or without internet: try again later, or read older data with maxAge (in s, normally 30)",
        age.unwrap_or_default()
    );
    let details = age_seconds.map(|seconds| ("ageSeconds", Json::Number(seconds))).into_iter().collect();
    Error::detailed(Code::Stale, message, details)
}

/// A header `Last-Modified` that is no date.
pub fn no_date() -> Error {
    foreign("its header Last-Modified is no date, so nobody knows how old the data is")
}

/// A set by way of the cloud, of a charger that is not online; with the cloud's own reason.
pub fn not_online(reason: &str) -> Error {
    let reason = if reason.is_empty() { String::new() } else { format!(" (it says: {reason})") };
    Error::new(
        Code::Forbidden,
        format!(
            "the charger is not online, and the cloud passed nothing on (HTTP 404){reason}. Check that the charger is on and has internet"
        ),
    )
}

/// The charger's api lock.
pub fn api_lock() -> Error {
    Error::new(Code::Busy, "the charger is busy with another request (api lock): try again in a few seconds")
}

/// HTTP 429.
pub fn slow_down() -> Error {
    Error::new(Code::Busy, "the server asks to slow down (HTTP 429): try again in a few seconds")
}

/// HTTP 401.
pub fn unauthorized(local: bool) -> Error {
    Error::new(
        Code::Unauthorized,
        match local {
            true => {
                "the server asks for a login (HTTP 401): is there a proxy in front of the charger, or a password (key hsa)?"
            }
            false => {
                "the cloud refused the token (HTTP 401). Copy it again from the go-e app under Internet, Advanced settings: making a new one ends the old one"
            }
        },
    )
}

/// HTTP 403.
pub fn forbidden(local: bool) -> Error {
    Error::new(
        Code::Forbidden,
        match local {
            true => "access is forbidden (HTTP 403): is there a proxy in front of the charger?",
            false => {
                "the cloud answers 403: the charger is offline, or its cloud API is off. Check that it has internet, and enable the cloud API in the go-e app under Internet, Advanced settings (key cae). With a baseUrl of your own, its server may be what forbids it"
            }
        },
    )
}

/// The local HTTP API v2 is switched off.
pub fn not_enabled() -> Error {
    Error::new(
        Code::NotEnabled,
        "the charger's local HTTP API v2 is off: enable it in the go-e app under Internet, Advanced settings (key hai). Some firmware 60.x loses it until a restart",
    )
}

/// HTTP 3xx.
pub fn redirect() -> Error {
    foreign("a redirect. Is it to a login page? If the address has changed, give the new one as baseUrl")
}

/// HTTP 304.
pub fn not_modified() -> Error {
    foreign("HTTP 304, that nothing has changed, which nobody asked. Is there a cache in between?")
}

/// HTTP 405.
pub fn method_refused() -> Error {
    foreign("the server refused the request (HTTP 405). Is another device at this address?")
}

/// HTTP 408.
pub fn gave_up_waiting() -> Error {
    Error::new(
        Code::Unavailable,
        "the server gave up waiting for the request (HTTP 408). Is the WiFi at the charger weak?",
    )
}

/// HTTP 414 or 431, in reply to a read.
pub fn too_long(status: u16) -> Error {
    foreign(&format!(
        "the server refused the request as too long (HTTP {status}). Ask for fewer keys; in a browser, cookies for this address may be the reason"
    ))
}

/// HTTP 5xx.
pub fn unavailable(status: u16) -> Error {
    Error::new(Code::Unavailable, format!("the server failed (HTTP {status}), usually for a moment"))
}
