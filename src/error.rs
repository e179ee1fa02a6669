//! What can go wrong, in the terms of a user: a code, a sentence, and what belongs to the code.

pub mod settings;

use crate::encode;
use crate::endpoint::Side;
use crate::json::Json;
use crate::text;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Everything that a call can fail with. The texts of the codes are part of the public API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// A bad argument or option; nothing was sent.
    InvalidArgument,
    /// The token was refused.
    Unauthorized,
    /// The charger is offline, or its cloud API is switched off.
    Forbidden,
    /// The cloud has no data that is fresh enough.
    Stale,
    /// The local HTTP API v2 is switched off.
    NotEnabled,
    /// The charger or its cloud refused at least one key.
    Rejected,
    /// A setting was not there when it was read back.
    Unverified,
    /// The charger asks to try again.
    Busy,
    /// The server failed.
    Unavailable,
    /// No reply in time.
    Timeout,
    /// No connection, a connection that broke, or CORS.
    Network,
    /// A reply that is not of this API.
    Protocol,
}

impl Code {
    /// The code as users see it.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::InvalidArgument => "invalid-argument",
            Code::Unauthorized => "unauthorized",
            Code::Forbidden => "forbidden",
            Code::Stale => "stale",
            Code::NotEnabled => "not-enabled",
            Code::Rejected => "rejected",
            Code::Unverified => "unverified",
            Code::Busy => "busy",
            Code::Unavailable => "unavailable",
            Code::Timeout => "timeout",
            Code::Network => "network",
            Code::Protocol => "protocol",
        }
    }
}

/// Why a call failed.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// What kind of failure it is.
    pub code: Code,
    /// What happened, why it probably did, and what to do.
    pub message: String,
    /// Fields that belong to the code: `ageSeconds`; `accepted` and `rejected`; `expected` and `found`.
    pub details: Vec<(&'static str, Json)>,
}

impl Error {
    /// A failure without further detail.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Error { code, message: message.into(), details: Vec::new() }
    }

    /// A bad argument, from the pieces of its sentence.
    pub fn argument(pieces: &[&str]) -> Self {
        Error::new(Code::InvalidArgument, text::concat(pieces))
    }

    /// No reply within `ms`.
    pub fn timeout(ms: f64) -> Self {
        let ms = encode::number(ms);
        Error::new(
            Code::Timeout,
            text::concat(&[
                "no reply within ",
                &ms,
                " ms. Is the WiFi at the charger weak? A longer timeout may help",
            ]),
        )
    }

    /// No connection, or one that broke; with what the runtime calls the reason.
    pub fn network(side: Side, in_browser: bool, begun: bool, reason: Option<&str>) -> Self {
        let mut message = String::from(match begun {
            true => "the connection broke in the middle of the reply",
            false => "no reply",
        });
        if let Some(reason) = reason.filter(|reason| !reason.is_empty()) {
            message.push_str(" (");
            message.push_str(reason);
            message.push(')');
        }
        message.push_str(match (begun, in_browser, side) {
            (true, _, _) => "",
            (_, true, Side::Local) => ". A browser does not say why: the charger is off or elsewhere, the address is wrong, the page is served by https (which may not reach http), or the permission to reach devices in the local network is missing",
            (_, true, Side::Cloud) => ". A browser does not say why: there is no internet, or CORS forbids the reply; with auth \"header\" try \"query\", which asks for no permission first",
            (_, false, Side::Local) => ": is the charger on, in this network, and at this address?",
            (_, false, Side::Cloud) => ": is there internet, and is the serial right?",
        });
        Error::new(Code::Network, message)
    }

    /// Not done within the deadline of `ms`; with the code by which the attempt before failed, if there was one.
    pub fn deadline(ms: f64, earlier: &str) -> Self {
        let mut message = text::concat(&["not done within the deadline of ", &encode::number(ms), " ms"]);
        if !earlier.is_empty() {
            message.push_str(": the attempt before failed by ");
            message.push_str(earlier);
        }
        Error::new(Code::Timeout, message)
    }

    /// A `fetch` that is none.
    pub fn no_response() -> Self {
        Error::new(
            Code::Network,
            "fetch did not return a Response. Is the option fetch a function like the global fetch?",
        )
    }

    /// Settings that were sent or accepted and do not hold: each key with what was set, and what is there.
    pub fn unverified(how: &str, wrong: Vec<(String, Json, Option<Json>)>) -> Self {
        let mut message = text::concat(&["the setting was ", how, ", yet it does not hold: "]);
        let (mut expected, mut found) = (Vec::new(), Vec::new());
        for (key, set, there) in wrong {
            if !expected.is_empty() {
                message.push_str(", ");
            }
            let is = there.as_ref().map_or("nothing".to_owned(), encode::json);
            message.push_str(&text::concat(&[&key, " should be ", &encode::json(&set), " and is ", &is]));
            found.extend(there.map(|there| (key.clone(), there)));
            expected.push((key, set));
        }
        message.push_str(". Another app, a schedule or the charger's logic may have changed it");
        Error {
            code: Code::Unverified,
            message,
            details: vec![("expected", Json::Object(expected)), ("found", Json::Object(found))],
        }
    }

    /// The same failure of a read-back of what was sent or accepted.
    pub fn not_read_back(mut self, how: &str) -> Self {
        let pieces = ["the setting was ", how, ", yet it could not be read back: ", &self.message];
        self.message = text::concat(&pieces);
        self
    }

    /// The same failure of a set, after which nobody knows whether it had an effect.
    pub fn in_doubt(mut self) -> Self {
        if matches!(self.code, Code::Timeout | Code::Network | Code::Unavailable | Code::Protocol) {
            if !self.message.ends_with('?') {
                self.message.push('.');
            }
            self.message.push_str(" Whether the setting arrived is not known: read it back");
        }
        self
    }
}
