//! One read, alone or together with others that wait for the same.

use super::{Call, Failed};
use crate::clock::LONGEST_TIMER;
use crate::error::Error;
use crate::protocol::endpoint::Side;
use crate::protocol::fresh::{self, Dated};
use crate::protocol::reply::{self, Body};
use crate::protocol::request::{self, Request};
use crate::transport::{Received, Transport};
use std::cell::Cell;

impl<T: Transport> Call<T> {
    /// One read; together with others that wait for the same, where nothing but the keys tells them apart.
    pub(super) async fn read(&self, keys: Option<&[String]>) -> Result<(T::Reply, Dated), Failed<T>> {
        let request = request::status(&self.charger.options, keys, self.options.max_age);
        let asked = keys.unwrap_or_default();
        if self.time < LONGEST_TIMER || self.charger.address.line.is_free() {
            return self.read_alone(&request, asked).await;
        }
        let alone = || {
            let call = Call::begin(self.charger.clone(), self.options.clone());
            let (begun, request, asked) = (call.begun.clone(), request.clone(), asked.to_vec());
            (begun, async move { call.read_alone(&request, &asked).await })
        };
        let identity = (request.url.clone(), self.options.limits);
        let (outcome, is_first) = self.charger.shared.join(identity, alone).await;
        outcome.map(|(reply, dated)| (if is_first { reply } else { reply.again() }, dated)).map_err(
            |mut failure| {
                failure.attempts += self.requests.get();
                failure
            },
        )
    }

    async fn read_alone(&self, request: &Request, asked: &[String]) -> Result<(T::Reply, Dated), Failed<T>> {
        let dated = Cell::new(Dated::default());
        let judge = |reply: &T::Reply| {
            dated.set(self.judge_status(reply, asked)?);
            Ok(())
        };
        Ok((self.exchange(request, &judge).await?, dated.get()))
    }

    fn judge_status(&self, reply: &T::Reply, asked: &[String]) -> Result<Dated, Error> {
        self.viewed(reply, |reply| reply::status(reply, asked))?;
        if let Body::Object(values) = reply.body() {
            let now = self.now().monotonic;
            self.charger.missing(|missing| missing.learn(reply.status(), asked, values, now));
        }
        if self.charger.options.endpoint.side == Side::Local {
            return Ok(Dated::default());
        }
        let last_modified = reply.header("last-modified");
        let sent = last_modified.as_ref().and_then(|_| reply.header("date"));
        let held = reply.header("age");
        let dated = fresh::dated(last_modified.as_deref(), sent.as_deref())?.held(held.as_deref());
        dated.check(self.options.max_age)?;
        Ok(dated)
    }
}
