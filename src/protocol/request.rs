//! A status read or a set becomes a URL.
//!
//! Both are plain GET requests (vendor's http document). A request carries no header but the token's: a browser would
//! ask the charger first whether it may be sent, and the charger cannot answer that.

use crate::catalogue;
use crate::error::{Error, argument};
use crate::json::Json;
use crate::options::{Auth, ChargerOptions};
use crate::protocol::encode;
use crate::protocol::endpoint::Side;
use crate::redact::REDACTED;

/// The longest encoded value that is sent to a charger: it copies a value into a buffer of 256 characters
/// (behaviour.md §11).
const LONGEST_LOCAL_VALUE: usize = 255;

/// The longest list of keys in one request. 420 characters are routine, and chargers were seen to reset the connection
/// on a long one (behaviour.md §4 and §11).
pub const LONGEST_FILTER: usize = 1_000;

/// What is fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The URL with everything in it.
    pub url: String,
    /// The same fit to be shown, if there is something in it that is not.
    redacted: Option<String>,
    /// Whether it sets something: it must not be answered from a cache.
    pub is_set: bool,
    /// Who gets it.
    pub server: Server,
}

/// Who gets a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    /// The charger, or its cloud.
    Charger,
    /// The service that has the charging history. The token is none of its business.
    Export,
}

impl Request {
    fn new(charger: &ChargerOptions, path: &str, is_set: bool) -> Self {
        let url = format!("{}{path}", charger.endpoint.base);
        let mut request = Request { url, redacted: None, is_set, server: Server::Charger };
        if let Auth::Query(token) = &charger.auth {
            let mut encoded = String::new();
            encode::percent(token, &mut encoded);
            request.parameter("token", &encoded, true);
        }
        request
    }

    /// One to the export service; `shown` is the URL without its ticket.
    pub fn export(url: String, shown: String) -> Self {
        Request { url, redacted: Some(shown), is_set: false, server: Server::Export }
    }

    /// The URL fit to be shown: no token, no password, nothing that is not known to be public.
    pub fn shown(&self) -> &str {
        self.redacted.as_deref().unwrap_or(&self.url)
    }

    fn parameter(&mut self, name: &str, encoded: &str, private: bool) {
        let separator = if self.url.contains('?') { '&' } else { '?' };
        if private && self.redacted.is_none() {
            self.redacted = Some(self.url.clone());
        }
        let append = |url: &mut String, value: &str| {
            url.push(separator);
            for piece in [name, "=", value] {
                url.push_str(piece);
            }
        };
        append(&mut self.url, encoded);
        if let Some(redacted) = &mut self.redacted {
            append(redacted, if private { REDACTED } else { encoded });
        }
    }
}

/// A status read: of `keys`, or of every key; from the cloud not older than `max_age` seconds.
pub fn status(charger: &ChargerOptions, keys: Option<&[String]>, max_age: Option<f64>) -> Request {
    let mut request = Request::new(charger, "/api/status", false);
    if let Some(keys) = keys {
        request.parameter("filter", &keys.join(","), false);
    }
    if let (Side::Cloud, Some(seconds)) = (charger.endpoint.side, max_age) {
        request.parameter("age", &encode::value(&Json::Number(seconds)), false);
    }
    request
}

/// A set of one or more keys.
pub fn set(charger: &ChargerOptions, entries: &[(String, Json)]) -> Result<Request, Error> {
    let mut request = Request::new(charger, "/api/set", true);
    for (key, value) in entries {
        let mut encoded = encode::value(value);
        if encoded.len() > LONGEST_LOCAL_VALUE {
            // A query may have these as they are (RFC 3986), and the charger counts what is sent. Only where it matters:
            // no charger has been seen to take it.
            encoded = encoded.replace("%3A", ":").replace("%2C", ",");
        }
        if charger.endpoint.side == Side::Local && encoded.len() > LONGEST_LOCAL_VALUE {
            return Err(argument::too_long(key, encoded.len()));
        }
        request.parameter(key, &encoded, !catalogue::may_be_shown(key, value));
    }
    Ok(request)
}

/// How many of the keys fit into a filter of `longest` characters; one at least.
pub fn fitting(keys: &[String], longest: usize) -> usize {
    let mut length = 0;
    let fits = |key: &&String| {
        length += key.len() + 1;
        length <= longest + 1
    };
    keys.iter().take_while(fits).count().max(1)
}
