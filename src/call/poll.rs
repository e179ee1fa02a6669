//! A read that is one of many: no advice for the logger, and no second attempt, since the next read is one.

use super::{Call, Charger, Failed};
use crate::catalogue;
use crate::line::Line;
use crate::options::{CallOptions, Limits};
use crate::protocol::fresh::Dated;
use crate::transport::Transport;
use std::rc::Rc;

/// The least time for an attempt, in ms, however short the interval is.
const LEAST_TIMEOUT: f64 = 5_000.0;

impl<T: Transport> Charger<T> {
    /// Reads `keys` once, as every `interval` ms. Gives the reply, and when the cloud got the data.
    pub async fn poll(
        self: Rc<Self>,
        keys: &[String],
        interval: f64,
    ) -> Result<(T::Reply, Dated), Failed<T>> {
        let limits = self.options.limits;
        let timeout = limits.timeout.min(interval.max(LEAST_TIMEOUT));
        let call = Call::begin(self, CallOptions::new(Limits { timeout, retries: 0, ..limits }));
        let asked = call.charger.missing(|missing| missing.without(keys, call.now().monotonic));
        call.read_in_parts(asked).await
    }

    /// Tells the logger once of names that are probably wrong.
    pub fn advise(&self, keys: &[String]) {
        self.transport.warn(|| {
            let doubts = catalogue::doubts(keys.iter().map(String::as_str));
            doubts.into_iter().map(|(name, doubt)| format!("{name}: {doubt}")).collect()
        });
    }

    /// The line of its calls.
    pub fn line(&self) -> &Line {
        &self.address.line
    }
}
