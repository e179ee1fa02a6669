//! A status read or a set becomes a URL and a header.
//!
//! Both are plain GET requests (vendor's http document). A request carries no other header: a browser would ask the
//! charger first whether it may be sent, and the charger cannot answer that.

use crate::catalogue;
use crate::encode;
use crate::endpoint::Side;
use crate::error::Error;
use crate::json::Json;
use crate::options::{Auth, Client};
use crate::redact::REDACTED;
use crate::text;
use alloc::string::String;

/// The longest encoded value that is sent to a charger. It copies a value into a buffer of a size that is not
/// published; a schedule of two ranges (294 characters) has never fitted.
const LONGEST_LOCAL_VALUE: usize = 255;

/// What is fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The URL with everything in it.
    pub url: String,
    /// The same fit to be shown, if there is a token or a password in it.
    redacted: Option<String>,
}

impl Request {
    fn new(client: &Client, path: &str) -> Self {
        let mut request = Request { url: text::concat(&[&client.endpoint.base, path]), redacted: None };
        if let Auth::Query(token) = &client.auth {
            let mut encoded = String::new();
            encode::percent(token, &mut encoded);
            request.parameter("token", &encoded, true);
        }
        request
    }

    /// The URL fit to be shown: no token, no password.
    pub fn shown(&self) -> &str {
        self.redacted.as_deref().unwrap_or(&self.url)
    }

    fn parameter(&mut self, name: &str, encoded: &str, secret: bool) {
        let separator = if text::contains(&self.url, "?") { "&" } else { "?" };
        if secret && self.redacted.is_none() {
            self.redacted = Some(self.url.clone());
        }
        let append = |url: &mut String, value: &str| {
            for piece in [separator, name, "=", value] {
                url.push_str(piece);
            }
        };
        append(&mut self.url, encoded);
        if let Some(redacted) = &mut self.redacted {
            append(redacted, if secret { REDACTED } else { encoded });
        }
    }
}

/// A status read: of `keys`, or of every key; from the cloud not older than `max_age` seconds.
pub fn status(client: &Client, keys: Option<&[String]>, max_age: Option<f64>) -> Request {
    let mut request = Request::new(client, "/api/status");
    if let Some(keys) = keys {
        request.parameter("filter", &text::list(keys, ","), false);
    }
    if let (Side::Cloud, Some(seconds)) = (client.endpoint.side, max_age) {
        request.parameter("age", &encode::value(&Json::Number(seconds)), false);
    }
    request
}

/// A set of one or more keys.
pub fn set(client: &Client, entries: &[(String, Json)]) -> Result<Request, Error> {
    let mut request = Request::new(client, "/api/set");
    for (key, value) in entries {
        let encoded = encode::value(value);
        if client.endpoint.side == Side::Local && encoded.len() > LONGEST_LOCAL_VALUE {
            return Err(Error::argument(&[
                key,
                ": the value is ",
                &encode::number(encoded.len() as f64),
                " characters long once encoded, and the charger takes at most about 255 over the LAN. Shorten it or set its parts one by one",
            ]));
        }
        request.parameter(key, &encoded, catalogue::is_secret(key));
    }
    Ok(request)
}
