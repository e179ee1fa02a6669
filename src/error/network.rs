//! No reply, or none in time.

use super::reply::{foreign, foreign_because};
use super::{Code, Error};
use crate::protocol::encode::number;
use crate::protocol::endpoint::Side;
use crate::protocol::request::Server;

/// No reply within `ms`.
pub fn timeout(server: Server, ms: f64) -> Error {
    let ms = number(ms);
    let message = match server {
        Server::Charger => {
            format!("no reply within {ms} ms. Is the WiFi at the charger weak? A longer timeout may help")
        }
        Server::Export => format!(
            "no reply from the export service within {ms} ms. It is slow at times: try again later, or with a longer timeout"
        ),
    };
    Error::new(Code::Timeout, message)
}

/// No connection, or one that broke; with what the runtime calls the reason.
pub fn broken(server: Server, side: Side, in_browser: bool, begun: bool, reason: Option<&str>) -> Error {
    let what = if begun { "the connection broke in the middle of the reply" } else { "no reply" };
    let whose = if server == Server::Export { " from the export service" } else { "" };
    let reason = reason.filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
    let advice = match (server, begun, in_browser, side) {
        (Server::Export, _, true, _) => {
            ". A browser does not say why: there is no internet, or the service lets no page read its replies. Then give a proxy that does as exportBaseUrl"
        }
        (Server::Export, _, false, _) => ". Is there internet?",
        (Server::Charger, true, _, _) => "",
        (Server::Charger, _, true, Side::Local) => {
            ". A browser does not say why: the charger is off or elsewhere, the address is wrong, the page is served by https (which may not reach http), or the permission to reach devices in the local network is missing"
        }
        (Server::Charger, _, true, Side::Cloud) => {
            ". A browser does not say why: there is no internet, or CORS forbids the reply; with auth \"header\" try \"query\", which asks for no permission first"
        }
        (Server::Charger, _, false, Side::Local) => {
            ": is the charger on, in this network, and at this address?"
        }
        (Server::Charger, _, false, Side::Cloud) => ": is there internet, and is the serial right?",
    };
    Error::new(Code::Network, format!("{what}{whose}{reason}{advice}"))
}

/// A reply that is longer than what is read.
pub fn too_large(server: Server) -> Error {
    match server {
        Server::Charger => foreign(foreign_because::TOO_LARGE),
        Server::Export => Error::new(
            Code::Protocol,
            "a month of the charging history is larger than 1 MiB, which is more than is read: ask for a shorter range",
        ),
    }
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
