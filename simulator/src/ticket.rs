//! A request on its way: counted while it is being answered, and known to the log.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::charger::Charger;
use crate::http::Request;
use crate::log::{RequestLog, Side};

/// Counts a request as being answered for as long as it lives, and writes its status to the log.
#[derive(Debug)]
pub(crate) struct Ticket {
    charger: Arc<Charger>,
    side: Side,
    /// Requests that were being answered already.
    before: usize,
    n: u64,
}

impl Ticket {
    pub(crate) fn new(charger: &Arc<Charger>, side: Side) -> Self {
        let before = charger.in_flight(side).fetch_add(1, Ordering::SeqCst);
        Self { charger: Arc::clone(charger), side, before, n: 0 }
    }

    /// Enters the request in the log.
    pub(crate) fn enter(&mut self, log: &mut RequestLog, request: &Request) -> u64 {
        self.n = log.enter(self.side, request, self.before);
        self.n
    }

    /// Enters the status of the reply about to be sent. From then on the request no longer counts as being answered:
    /// the client may have the reply, and its next request under way, before we know that it was sent.
    pub(crate) fn answered(self, status: u16) {
        self.charger.lock().log.answered(self.n, status);
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.charger.in_flight(self.side).fetch_sub(1, Ordering::SeqCst);
    }
}
