//! The log of what really came over the wire.

use std::collections::VecDeque;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::request::Request;
use crate::{mask, set};

/// The oldest entries go first when a charger got more requests than this, or more bytes.
const MOST_ENTRIES: usize = 50_000;
const MOST_BYTES: usize = 32 << 20;
/// What an entry takes besides its texts.
const ENTRY_BYTES: usize = 300;

/// Which of its doors a request came in by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The cloud.
    Cloud,
    /// The charger's own web server, in the LAN.
    Local,
    /// The service that has the charging history.
    Export,
}

/// What is shown of credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secrets {
    /// Nothing.
    Hidden,
    /// Those that are set, but not those of the request itself: its token.
    Settings,
    /// All.
    Shown,
}

/// One request, with its credentials masked unless asked otherwise.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// Number of the request, from 1.
    pub n: u64,
    /// Which way it came.
    pub side: Side,
    /// Such as `GET`.
    pub method: String,
    /// Path and query as they came.
    pub target: String,
    headers: Map<String, Value>,
    /// None while there is no reply, and for ever when there never is one.
    pub status: Option<u16>,
    /// Of a set: what had its effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applied: Option<Map<String, Value>>,
    /// Milliseconds since the charger was made.
    pub t_ms: u64,
    /// Requests of this side that were still being answered when this one came.
    in_flight: usize,
    #[serde(skip)]
    bytes: usize,
}

impl Entry {
    /// What it sets, each key with its value or, if that is no JSON, its text.
    pub fn set(&self) -> Option<Map<String, Value>> {
        let (path, query) = self.target.split_once('?').unwrap_or((&self.target, ""));
        let offers = path.ends_with("/api/set").then(|| set::offers(query))?;
        Some(offers.into_iter().map(|offer| (offer.key, offer.value.unwrap_or(offer.text.into()))).collect())
    }
}

/// The newest requests of a charger.
#[derive(Debug)]
pub struct RequestLog {
    next: u64,
    entries: VecDeque<Entry>,
    bytes: usize,
    secrets: Secrets,
}

impl RequestLog {
    pub(crate) fn new(secrets: Secrets) -> Self {
        Self { next: 1, entries: VecDeque::new(), bytes: 0, secrets }
    }

    /// Enters a request; the number returned is how to add to its entry.
    pub(crate) fn enter(&mut self, side: Side, request: &Request, in_flight: usize, t_ms: u64) -> u64 {
        let mut headers: Map<String, Value> = Map::new();
        for (name, value) in &request.headers {
            let value = match self.secrets {
                Secrets::Shown => value.clone(),
                _ => mask::header(name, value),
            };
            match headers.get_mut(name) {
                Some(Value::String(known)) => {
                    known.push_str(", ");
                    known.push_str(&value);
                }
                _ => {
                    headers.insert(name.clone(), Value::String(value));
                }
            }
        }
        let target = match self.secrets {
            Secrets::Shown => request.target.clone(),
            Secrets::Settings => mask::token(&request.target),
            Secrets::Hidden => mask::target(&request.target),
        };
        let method = request.method.clone();
        let n = self.next;
        self.next += 1;
        let bytes = ENTRY_BYTES + request.head_length();
        let entry =
            Entry { n, side, method, target, headers, status: None, applied: None, t_ms, in_flight, bytes };
        self.bytes += bytes;
        self.entries.push_back(entry);
        self.shorten();
        n
    }

    /// Enters the status of the reply.
    pub fn answered(&mut self, n: u64, status: u16) {
        if let Some(entry) = self.entry(n) {
            entry.status = Some(status);
        }
    }

    pub(crate) fn applied(&mut self, n: u64, values: Map<String, Value>) {
        let values = if self.secrets == Secrets::Hidden { mask::values(values) } else { values };
        // They came in the target, which is counted already; inside they take as much again.
        let bytes: usize = values.iter().map(|(key, value)| key.len() + value.to_string().len()).sum();
        if let Some(entry) = self.entry(n) {
            entry.applied = Some(values);
            entry.bytes += bytes;
            self.bytes += bytes;
        }
        self.shorten();
    }

    /// The newest requests, the oldest of them first.
    pub fn entries(&self) -> &VecDeque<Entry> {
        &self.entries
    }

    /// Forgets the entries; the numbers go on.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.bytes = 0;
    }

    fn shorten(&mut self) {
        while self.entries.len() > MOST_ENTRIES || self.bytes > MOST_BYTES {
            let Some(oldest) = self.entries.pop_front() else { return };
            self.bytes -= oldest.bytes;
        }
    }

    fn entry(&mut self, n: u64) -> Option<&mut Entry> {
        let first = self.entries.front()?.n;
        self.entries.get_mut(usize::try_from(n.checked_sub(first)?).ok()?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn request(target: &str) -> Request {
        let headers = vec![("x".to_owned(), "1".to_owned()), ("x".to_owned(), "2".to_owned())];
        Request { method: "GET".to_owned(), target: target.to_owned(), headers, ..Request::default() }
    }

    #[test]
    fn the_log_is_bounded_and_keeps_the_newest() {
        let mut log = RequestLog::new(Secrets::Hidden);
        for number in 0..=MOST_ENTRIES {
            log.enter(Side::Cloud, &request(&number.to_string()), 0, 0);
        }
        assert_eq!(log.entries().len(), MOST_ENTRIES);
        assert_eq!(log.entries().front().unwrap().target, "1");
        log.answered(1, 200);
        log.answered(2, 200);
        assert_eq!(log.entries().front().unwrap().status, Some(200));
    }

    #[test]
    fn the_log_is_bounded_in_bytes_too() {
        let mut log = RequestLog::new(Secrets::Hidden);
        let long = format!("/api/set?fna={}", "x".repeat(250_000));
        for _ in 0..150 {
            let n = log.enter(Side::Local, &request(&long), 0, 0);
            let applied = Map::from_iter([("fna".to_owned(), Value::from("x".repeat(250_000)))]);
            log.applied(n, applied);
        }
        let kept = serde_json::to_string(log.entries()).unwrap().len();
        assert!(kept <= MOST_BYTES && kept > MOST_BYTES / 2, "{kept}");
        log.clear();
        assert_eq!(log.bytes, 0);
    }

    #[test]
    fn an_answer_after_clearing_the_log_changes_nothing() {
        let mut log = RequestLog::new(Secrets::Hidden);
        let old = log.enter(Side::Local, &request("/old"), 0, 0);
        log.clear();
        log.answered(old, 200);
        let new = log.enter(Side::Local, &request("/new"), 0, 0);
        log.answered(old, 200);
        log.answered(new, 404);
        let entry = log.entries().front().unwrap();
        assert_eq!((entry.status, entry.headers.get("x").unwrap().as_str()), (Some(404), Some("1, 2")));
    }

    #[test]
    fn credentials_show_only_when_asked_to() {
        for (secrets, shown) in [
            (Secrets::Hidden, "/api/set?wak=***&token=***"),
            (Secrets::Settings, "/api/set?wak=%22pw%22&token=***"),
            (Secrets::Shown, "/api/set?wak=%22pw%22&token=t"),
        ] {
            let mut log = RequestLog::new(secrets);
            let n = log.enter(Side::Local, &request("/api/set?wak=%22pw%22&token=t"), 0, 0);
            log.applied(n, Map::from_iter([("wak".to_owned(), Value::from("pw"))]));
            assert_eq!(log.entries().front().unwrap().target, shown);
            let is_shown = serde_json::to_string(log.entries()).unwrap().contains("pw");
            assert_eq!(is_shown, secrets != Secrets::Hidden);
        }
    }
}
