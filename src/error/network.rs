//! No reply, or none in time.

use super::{Code, Error};
use crate::protocol::encode::number;
use crate::protocol::endpoint::Side;

/// No reply within `ms`.
pub fn timeout(ms: f64) -> Error {
    Error::new(
        Code::Timeout,
        format!(
            "no reply within {} ms. Is the WiFi at the charger weak? A longer timeout may help",
            number(ms)
        ),
    )
}

/// No connection, or one that broke; with what the runtime calls the reason.
pub fn broken(side: Side, in_browser: bool, begun: bool, reason: Option<&str>) -> Error {
    let what = if begun { "the connection broke in the middle of the reply" } else { "no reply" };
    let reason = reason.filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
    let advice = match (begun, in_browser, side) {
        (true, _, _) => "",
        (_, true, Side::Local) => {
            ". A browser does not say why: the charger is off or elsewhere, the address is wrong, the page is served by https (which may not reach http), or the permission to reach devices in the local network is missing"
        }
        (_, true, Side::Cloud) => {
            ". A browser does not say why: there is no internet, or CORS forbids the reply; with auth \"header\" try \"query\", which asks for no permission first"
        }
        (_, false, Side::Local) => ": is the charger on, in this network, and at this address?",
        (_, false, Side::Cloud) => ": is there internet, and is the serial right?",
    };
    Error::new(Code::Network, format!("{what}{reason}{advice}"))
}

/// A `fetch` that is none.
pub fn no_response() -> Error {
    Error::new(
        Code::Network,
        "fetch did not return a Response. Is the option fetch a function like the global fetch?",
    )
}

/// Not done within the deadline of `ms`; with the code by which the attempt before failed, if there was one.
pub fn deadline(ms: f64, earlier: &str) -> Error {
    let earlier =
        if earlier.is_empty() { String::new() } else { format!(": the attempt before failed by {earlier}") };
    Error::new(Code::Timeout, format!("not done within the deadline of {} ms{earlier}", number(ms)))
}

/// A set whose deadline was over before it could be sent.
pub fn too_late_to_send(ms: f64, earlier: &str) -> Error {
    let mut error = deadline(ms, earlier);
    error.message.push_str(". Nothing was sent");
    error
}
