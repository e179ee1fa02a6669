//! A charger that its two doors and the control endpoints share, and the clocks it lives by.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::charger::Charger;
use crate::clock::Moment;
use crate::exchange;
use crate::log::Side;
use crate::reply::{Outcome, Reply};
use crate::request::Request;

/// The clocks of this machine, put forward by what was skipped. Clones are the same clocks.
#[derive(Debug, Clone)]
pub(crate) struct Clocks {
    started: Instant,
    /// ms
    skipped: Arc<AtomicU64>,
}

impl Clocks {
    pub(crate) fn start() -> Self {
        Self { started: Instant::now(), skipped: Arc::default() }
    }

    pub(crate) fn now(&self) -> Moment {
        let skipped = Duration::from_millis(self.skipped.load(Ordering::Relaxed));
        let now = jiff::Timestamp::now();
        Moment { elapsed: self.started.elapsed() + skipped, date: now.checked_add(skipped).unwrap_or(now) }
    }

    /// Puts them forward.
    pub(crate) fn skip(&self, ms: u64) {
        self.skipped.fetch_add(ms, Ordering::Relaxed);
    }
}

/// One charger, behind a lock, and where it is.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) serial: String,
    cloud_url: String,
    local_url: String,
    charger: Mutex<Charger>,
    clocks: Clocks,
}

impl Shared {
    pub(crate) fn new(charger: Charger, clocks: Clocks, cloud_url: String, local_url: String) -> Self {
        let serial = charger.plan.serial.clone();
        Self { serial, cloud_url, local_url, charger: Mutex::new(charger), clocks }
    }

    /// The charger as of now.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Charger> {
        let mut charger = self.charger.lock().unwrap_or_else(PoisonError::into_inner);
        charger.advance(self.clocks.now());
        charger
    }

    /// Serves a request. `path` is the part after the cloud's `/<serial>`.
    pub(crate) fn serve(self: &Arc<Self>, side: Side, path: &str, request: &Request) -> Served {
        let exchange::Exchange { outcome, delay, n } =
            exchange::serve(&mut self.lock(), side, path, request, self.clocks.now());
        let counted = Counted { shared: Arc::clone(self), side, n };
        Served { outcome, delay, counted: Some(counted) }
    }

    /// Serial, token and addresses, as tests need them.
    pub(crate) fn describe(&self) -> Value {
        let token = self.lock().token.clone();
        json!({"serial": self.serial, "token": token, "cloud": self.cloud_url, "local": self.local_url})
    }
}

/// What is to happen on the connection that a request came by.
#[derive(Debug)]
pub(crate) struct Served {
    pub(crate) outcome: Outcome,
    /// Only then.
    pub(crate) delay: Duration,
    /// The request in the count and the log of its charger.
    pub(crate) counted: Option<Counted>,
}

impl From<Reply> for Served {
    fn from(reply: Reply) -> Self {
        Self { outcome: reply.into(), delay: Duration::ZERO, counted: None }
    }
}

/// A request that counts as being answered for as long as this lives.
#[derive(Debug)]
pub(crate) struct Counted {
    shared: Arc<Shared>,
    side: Side,
    n: u64,
}

impl Counted {
    /// Enters the status of the reply about to be sent. From then on the request no longer counts as being answered:
    /// the client may have the reply, and its next request under way, before we know that it was sent.
    pub(crate) fn answered(self, status: u16) {
        self.shared.lock().log.answered(self.n, status);
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.shared.lock().leave(self.side);
    }
}
