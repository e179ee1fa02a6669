//! The ticket for the history, and the request that is made with it.

use super::{Month, Zone};
use crate::error::Error;
use crate::error::everyday;
use crate::json::Json;
use crate::redact::{REDACTED, Secrets};
use core::fmt;

/// Where the vendor's export services live; the last is of a sibling product, whose service is the same.
const HOSTS: [&str; 3] = ["go-e.io", "go-e.com", "wattpilot.io"];

/// A word of at least so many characters may be a token.
const LONG: usize = 24;

/// The way to the history of one charger. The ticket is a secret: whoever has it reads the history.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    base: String,
    /// As it stands in a query.
    ticket: String,
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ticket").field("base", &self.base).finish_non_exhaustive()
    }
}

/// A GET request to the export service.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The URL with the ticket in it.
    pub url: String,
    /// The same fit to be shown.
    pub shown: String,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl Ticket {
    /// From the key `dll`: `https://data.v3.go-e.io/export?e=<ticket>`. `export_base_url` is used in the place of the
    /// address that `dll` names.
    ///
    /// # Errors
    /// `not-enabled` without a ticket; `protocol` if `dll` names no https address of go-e and there is no other.
    pub fn read(dll: Option<&Json>, export_base_url: Option<&str>) -> Result<Self, Error> {
        let link = dll.and_then(Json::as_str).unwrap_or_default().trim();
        let (address, query) =
            link.split('#').next().and_then(|link| link.split_once('?')).unwrap_or_default();
        let mut parameters = query.split('&').filter_map(|parameter| parameter.strip_prefix("e="));
        let ticket = parameters.find(|ticket| !ticket.is_empty()).ok_or_else(everyday::no_ticket)?;
        let base = match export_base_url {
            Some(base) => base.trim_end_matches('/').to_owned(),
            None => vendors_origin(address).ok_or_else(everyday::foreign_export)?,
        };
        Ok(Ticket { base, ticket: query_part(ticket) })
    }

    /// The ticket, which must not be shown.
    pub fn secret(&self) -> &str {
        &self.ticket
    }

    /// The request for the sessions of a month: `<base>/api/v1/direct_json`. The zone is that of the texts in the reply,
    /// which instants do not depend on.
    pub fn request(&self, month: &Month, zone: &Zone) -> Request {
        let url = |ticket: &str| {
            format!(
                "{}/api/v1/direct_json?e={ticket}&from={}&to={}&timezone={}",
                self.base,
                month.from.max(0),
                month.to.max(0),
                query_part(zone.name()).replace('/', "%2F").replace('+', "%2B"),
            )
        };
        Request { url: url(&self.ticket), shown: url(REDACTED) }
    }

    /// The service's own words without the ticket, and without what may be another token; at most 200 characters.
    pub(super) fn clean(&self, words: &str) -> String {
        let mut clean = String::new();
        let mut secrets = Secrets::default();
        secrets.add(&self.ticket);
        let words = secrets.clean_foreign(words);
        for word in words.split_inclusive(|character: char| !is_of_token(character)) {
            let bare = word.trim_end_matches(|character: char| !is_of_token(character));
            let rest = word.get(bare.len()..).unwrap_or_default();
            clean.push_str(if bare.len() < LONG { bare } else { REDACTED });
            clean.extend(rest.chars().map(|character| if character.is_control() { ' ' } else { character }));
        }
        clean.trim().chars().take(200).collect()
    }
}

/// `https://<host>` if it is one of the vendor's.
fn vendors_origin(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase();
    let host = lower.strip_prefix("https://")?.split('/').next()?;
    let is_name = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    let is_in = |domain| host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    (is_name && HOSTS.into_iter().any(is_in)).then(|| format!("https://{host}"))
}

/// The text as it may stand in a query: what has a meaning of its own there stays, the rest is percent-encoded.
fn query_part(text: &str) -> String {
    let mut part = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => part.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b'%' | b'+' | b'=' | b'/' => part.push(char::from(byte)),
            _ => part.push_str(&format!("%{byte:02X}")),
        }
    }
    part
}

fn is_of_token(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '+' | '/' | '=' | '%' | '.')
}
