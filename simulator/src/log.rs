//! The log of what really came over the wire.

use std::collections::VecDeque;
use std::time::Instant;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::http::Request;

/// The oldest entries go first when a charger got more requests than this.
const MOST_ENTRIES: usize = 50_000;

/// Which of its two doors a request came in by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Side {
    Cloud,
    Local,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Entry {
    n: u64,
    side: Side,
    method: String,
    /// Path and query as they came.
    target: String,
    headers: Map<String, Value>,
    /// None while there is no reply, and for ever when there never is one.
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    applied: Option<Map<String, Value>>,
    /// Milliseconds since the charger was made.
    t_ms: u64,
    /// Requests of this side that were still being answered when this one came.
    in_flight: usize,
}

#[derive(Debug)]
pub(crate) struct RequestLog {
    started: Instant,
    next: u64,
    entries: VecDeque<Entry>,
}

impl RequestLog {
    pub(crate) fn new() -> Self {
        Self { started: Instant::now(), next: 1, entries: VecDeque::new() }
    }

    /// Enters a request; the number returned is how to add to its entry.
    pub(crate) fn enter(&mut self, side: Side, request: &Request, in_flight: usize) -> u64 {
        let mut headers: Map<String, Value> = Map::new();
        for (name, value) in &request.headers {
            match headers.get_mut(name) {
                Some(Value::String(known)) => {
                    known.push_str(", ");
                    known.push_str(value);
                }
                _ => {
                    headers.insert(name.clone(), Value::String(value.clone()));
                }
            }
        }
        if self.entries.len() >= MOST_ENTRIES {
            self.entries.pop_front();
        }
        let n = self.next;
        self.next += 1;
        self.entries.push_back(Entry {
            n,
            side,
            method: request.method.clone(),
            target: request.target.clone(),
            headers,
            status: None,
            applied: None,
            t_ms: u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX),
            in_flight,
        });
        n
    }

    pub(crate) fn answered(&mut self, n: u64, status: u16) {
        if let Some(entry) = self.entry(n) {
            entry.status = Some(status);
        }
    }

    pub(crate) fn applied(&mut self, n: u64, values: Map<String, Value>) {
        if let Some(entry) = self.entry(n) {
            entry.applied = Some(values);
        }
    }

    pub(crate) fn entries(&self) -> &VecDeque<Entry> {
        &self.entries
    }

    /// Forgets the entries; the numbers go on.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
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
        Request {
            method: "GET".to_owned(),
            target: target.to_owned(),
            headers,
            body: Vec::new(),
            keep_alive: true,
        }
    }

    #[test]
    fn the_log_is_bounded_and_keeps_the_newest() {
        let mut log = RequestLog::new();
        for number in 0..=MOST_ENTRIES {
            log.enter(Side::Cloud, &request(&number.to_string()), 0);
        }
        assert_eq!(log.entries().len(), MOST_ENTRIES);
        assert_eq!(log.entries().front().unwrap().target, "1");
        log.answered(1, 200);
        log.answered(2, 200);
        assert_eq!(log.entries().front().unwrap().status, Some(200));
    }

    #[test]
    fn an_answer_after_clearing_the_log_changes_nothing() {
        let mut log = RequestLog::new();
        let old = log.enter(Side::Local, &request("/old"), 0);
        log.clear();
        log.answered(old, 200);
        let new = log.enter(Side::Local, &request("/new"), 0);
        log.answered(old, 200);
        log.answered(new, 404);
        let entry = log.entries().front().unwrap();
        assert_eq!((entry.status, entry.headers.get("x").unwrap().as_str()), (Some(404), Some("1, 2")));
    }
}
