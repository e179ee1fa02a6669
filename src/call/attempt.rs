//! One attempt: a request, and what its reply says.

use super::{Call, Charger, Judge};
use crate::clock::Moment;
use crate::error::{Error, network};
use crate::options::Limits;
use crate::protocol::request::Request;
use crate::protocol::retry;
use crate::transport::{Event, Received, Transport, Trouble};
use std::cell::Cell;

/// An attempt that failed.
pub(super) struct Unanswered<T: Transport> {
    pub(super) error: Error,
    pub(super) status: Option<u16>,
    pub(super) cause: Option<T::Cause>,
    /// Whether it may have reached the server.
    pub(super) sent: bool,
    /// How long the server asks to wait, in ms.
    pub(super) retry_after: Option<f64>,
}

impl<T: Transport> Call<T> {
    /// Sends once, and judges what comes.
    pub(super) async fn attempt(
        &self,
        request: &Request,
        judge: Judge<'_, T>,
        earlier: &'static str,
    ) -> Result<T::Reply, Unanswered<T>> {
        let Charger { options, transport, .. } = &*self.charger;
        let Limits { timeout, deadline, .. } = self.options.limits;
        let left = self.left();
        self.requests.set(self.requests.get() + 1);
        let mut told =
            Told { call: self, request, begin: self.now(), begun: Cell::new(None), outcome: "aborted" };
        let sent = self.within(timeout.min(left), transport.send(request, &told.begun)).await;
        let status = told.begun.get();
        let (mut cause, mut may_be_sent, mut retry_after) = (None, true, None);
        let server = request.server;
        let error = match sent {
            Some(Ok(reply)) => match judge(&reply) {
                Ok(()) => {
                    told.outcome = "ok";
                    return Ok(reply);
                }
                Err(error) => {
                    let header = reply.header("retry-after");
                    retry_after = header.and_then(|header| retry::retry_after(&header, self.now().wall));
                    error
                }
            },
            Some(Err(Trouble::TooLarge)) => network::too_large(server),
            Some(Err(Trouble::NoResponse)) => network::no_response(),
            Some(Err(Trouble::Broken { cause: thrown, reason, never_sent })) => {
                let begun = status.is_some();
                may_be_sent = begun || !never_sent;
                cause = Some(thrown);
                let reason = reason.map(|reason| self.secrets().clean_foreign(&reason));
                let (side, reason) = (options.endpoint.side, reason.as_deref());
                network::broken(server, side, options.in_browser, begun, reason)
            }
            None if left <= timeout => network::deadline(deadline, earlier),
            None => network::timeout(server, timeout),
        };
        told.outcome = error.code.as_str();
        Err(Unanswered { error, status, cause, sent: may_be_sent, retry_after })
    }
}

/// Tells of an attempt when it is over, also if its call is dropped.
struct Told<'a, T: Transport> {
    call: &'a Call<T>,
    request: &'a Request,
    begin: Moment,
    begun: Cell<Option<u16>>,
    outcome: &'static str,
}

impl<T: Transport> Drop for Told<'_, T> {
    fn drop(&mut self) {
        let transport = &self.call.charger.transport;
        transport.tell(|| Event {
            attempt: self.call.requests.get(),
            url: self.request.shown().into(),
            status: self.begun.get(),
            duration: transport.now().since(self.begin).round(),
            outcome: self.outcome,
        });
    }
}
