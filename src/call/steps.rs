//! The steps of a call: it may read, set, and read again, in one time and with one count of requests.

use super::{Call, Failed, Judge, Status};
use crate::catalogue;
use crate::clock::Moment;
use crate::error::{Code, Error};
use crate::json::{Json, Object};
use crate::options::{self, CallOptions};
use crate::protocol::endpoint::Side;
use crate::protocol::fresh::Dated;
use crate::protocol::reply::{self, Body, Certainty};
use crate::protocol::request::{self, Request};
use crate::protocol::verify::INTERVAL;
use crate::transport::{Received, Transport};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use std::cell::Cell;
use std::rc::Rc;

/// For so long it is looked for what holds a setting back, in ms.
const PATIENCE: f64 = 5_000.0;

/// Some keys and their values.
type Values = Vec<(String, Json)>;

/// A step that calls of many kinds have: boxed, what awaits it is smaller to download.
pub type Step<'a, U, T> = LocalBoxFuture<'a, Result<U, Failed<T>>>;

impl<T: Transport> Call<T> {
    /// A step of the same call, with the options of it.
    pub fn step(&self) -> Self {
        Call {
            charger: self.charger.clone(),
            options: self.options.clone(),
            requests: self.requests.clone(),
            private: self.private.clone(),
            begun: Rc::default(),
            slept: self.slept.clone(),
            ..*self
        }
    }

    /// A step that has a time of its own: `ms` from now, within that of the call.
    pub fn step_of(&self, ms: f64) -> Self {
        let (start, time, slept) = (self.now(), ms.min(self.left()), Cell::default());
        let mut step = Call { start, time, slept, ..self.step() };
        step.options.limits.deadline = ms.min(step.options.limits.deadline);
        step
    }

    /// Reads keys.
    pub async fn status(&self, keys: Vec<String>) -> Result<Status<T::Reply>, Failed<T>> {
        let asked = self.charger.missing(|missing| missing.without(&keys, self.now().monotonic));
        let (reply, Dated { last_modified, age }) = self.read_in_parts(asked).await?;
        let missing = match reply.body() {
            Body::Object(values) => keys.into_iter().filter(|key| !values.has(key)).collect(),
            _ => Vec::new(),
        };
        Ok(Status { reply, missing, last_modified, age })
    }

    /// The values of some keys, copied.
    pub fn values<'a>(&'a self, keys: &'a [String]) -> Step<'a, Values, T> {
        let values = async move {
            let status = self.status(keys.to_vec()).await?;
            Ok(members(&status.reply, keys))
        };
        values.boxed_local()
    }

    /// Sets `entries` and does not read them back.
    pub fn write<'a>(&'a mut self, entries: &'a [(String, Json)]) -> Step<'a, Certainty, T> {
        self.written(entries).boxed_local()
    }

    async fn written(&mut self, entries: &[(String, Json)]) -> Result<Certainty, Failed<T>> {
        options::check_settings(entries, &self.options)?;
        let request = request::set(&self.charger.options, entries)?;
        let private = entries.iter().filter(|(key, value)| !catalogue::may_be_shown(key, value));
        self.private.extend(private.map(|(_, value)| value.clone()));
        let certainty = Cell::new(Certainty::Sent);
        let judge = |reply: &T::Reply| {
            certainty.set(self.viewed(reply, |reply| reply::set(reply, entries))?);
            Ok(())
        };
        self.exchange(&request, &judge).await?;
        self.charger.missing(|missing| missing.forget(entries));
        Ok(certainty.get())
    }

    /// Fetches from another server; `secret` is in the request, and must not be shown.
    pub async fn fetch(
        &mut self,
        request: &Request,
        secret: &str,
        judge: Judge<'_, T>,
    ) -> Result<(), Failed<T>> {
        self.private = vec![Json::String(secret.to_owned())];
        self.exchange(request, judge).await.map(drop)
    }

    /// A look at some keys that is younger than a set at `since`; `None` if there is none soon.
    pub async fn look_after(&self, since: Moment, keys: &[String]) -> Option<Vec<(String, Json)>> {
        let mut step = self.step_of(PATIENCE);
        let is_cloud = self.side() == Side::Cloud;
        loop {
            let since_set = step.now().shortest_since(since);
            // The cloud counts the age of what it knows in seconds: a look at once would come too early.
            if is_cloud && since_set < INTERVAL {
                step.rest(INTERVAL - since_set).await?;
                continue;
            }
            step.options.max_age = is_cloud.then(|| (since_set / 1_000.0).floor());
            match step.read_in_parts(keys.to_vec()).await {
                Ok((_, dated)) if dated.may_be_older_than(since_set) => {}
                Ok((reply, _)) => return Some(members(&reply, keys)),
                Err(failure) if failure.error.code == Code::Stale => {}
                Err(_) => return None,
            }
            step.rest(INTERVAL).await?;
        }
    }

    /// Waits between two looks; `None` if there is no time for another.
    pub async fn rest(&self, ms: f64) -> Option<()> {
        if !self.has_time_for(ms) {
            return None;
        }
        self.sleep(ms).await;
        Some(())
    }

    /// Whether there is more time left than so many ms.
    pub fn has_time_for(&self, ms: f64) -> bool {
        self.left() > ms
    }

    /// Whose call it is.
    pub fn charger(&self) -> &super::Charger<T> {
        &self.charger
    }

    /// Which of the two twins of the API is spoken.
    pub fn side(&self) -> Side {
        self.charger.options.endpoint.side
    }

    /// The options, to be changed before a step.
    pub fn options(&mut self) -> &mut CallOptions {
        &mut self.options
    }

    /// What the clocks show.
    pub fn moment(&self) -> Moment {
        self.now()
    }

    /// The failure of a call after a reply.
    pub fn refused(&self, keys: &[String], error: Error) -> Failed<T> {
        let request = request::status(&self.charger.options, Some(keys), None);
        let mut failure = self.failure(&request, error);
        failure.sent = true;
        failure
    }
}

/// The values of some keys, copied out of a reply.
fn members<R: Received>(reply: &R, keys: &[String]) -> Vec<(String, Json)> {
    let values: &dyn Object = match reply.body() {
        Body::Object(values) => values,
        _ => return Vec::new(),
    };
    keys.iter().filter_map(|key| Some((key.clone(), values.member(key)?))).collect()
}
