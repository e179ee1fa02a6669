//! Reading back what was set, until it holds.

use super::steps::Step;
use super::{Call, Failed};
use crate::catalogue;
use crate::error::reply as say_reply;
use crate::error::verify::{self as say, Wrong};
use crate::error::{Code, Error, network};
use crate::json::{Json, Object};
use crate::protocol::endpoint::Side;
use crate::protocol::reply::{Body, Certainty};
use crate::protocol::request;
use crate::protocol::verify::{INTERVAL, PATIENCE, may_pass};
use crate::transport::{Received, Transport};
use futures_util::FutureExt;

/// What is wrong with values that were read back.
type Wrongs<'a> = dyn Fn(&dyn Object) -> Result<Vec<Wrong>, Error> + 'a;

impl<T: Transport> Call<T> {
    /// Reads until what was set holds; what cannot be read back is left out.
    pub fn read_back<'a>(
        &'a self,
        entries: &'a [(String, Json)],
        certainty: Certainty,
    ) -> Step<'a, Certainty, T> {
        self.read_back_those(entries, certainty).boxed_local()
    }

    async fn read_back_those(
        &self,
        entries: &[(String, Json)],
        certainty: Certainty,
    ) -> Result<Certainty, Failed<T>> {
        let entries: Vec<&(String, Json)> =
            entries.iter().filter(|(key, _)| catalogue::reads_back(key)).collect();
        if entries.is_empty() {
            return Ok(certainty);
        }
        let keys: Vec<String> = entries.iter().map(|(key, _)| key.clone()).collect();
        self.read_until(&keys, certainty, &|values| Ok(wrong(&entries, values))).await
    }

    /// Reads until nothing is wrong any more.
    pub async fn read_until(
        &self,
        keys: &[String],
        certainty: Certainty,
        wrong: &Wrongs<'_>,
    ) -> Result<Certainty, Failed<T>> {
        let how = certainty.as_str();
        let not_read_back = |mut failure: Failed<T>| {
            say::not_read_back(&mut failure.error, how);
            failure
        };
        let mut call = self.step_of(PATIENCE);
        if call.side() == Side::Cloud {
            // The cloud counts the age of what it knows in seconds: a look at once would come too early.
            if call.rest(INTERVAL).await.is_none() {
                let request = request::status(&call.charger.options, None, None);
                let overdue = network::deadline(call.options.limits.deadline, "");
                return Err(not_read_back(call.failure(&request, overdue)));
            }
        }
        let mut unverified: Option<Failed<T>> = None;
        loop {
            let Err(failure) = call.look(keys, how, wrong).await else { return Ok(Certainty::Verified) };
            let is_last = call.left() <= INTERVAL;
            if failure.error.code == Code::Unverified {
                if is_last {
                    return Err(failure);
                }
                unverified = Some(failure);
            } else if !may_pass(failure.error.code) {
                return Err(not_read_back(failure));
            } else if is_last {
                return Err(match unverified {
                    Some(mut unverified) => {
                        unverified.attempts = failure.attempts;
                        unverified
                    }
                    None => not_read_back(failure),
                });
            }
            call.sleep(INTERVAL).await;
        }
    }

    /// One look at what was set.
    async fn look(&mut self, keys: &[String], how: &str, wrong: &Wrongs<'_>) -> Result<(), Failed<T>> {
        // The cloud keeps what it hears: what is older than the set says nothing of it.
        let since_set = self.now().shortest_since(self.start);
        self.options.max_age = (self.side() == Side::Cloud).then(|| (since_set / 1_000.0).floor());
        let (reply, dated) = self.read_in_parts(keys.to_vec()).await?;
        let nothing = Vec::new();
        let values: &dyn Object = match reply.body() {
            Body::Object(values) => values,
            _ => &nothing,
        };
        let request = request::status(&self.charger.options, Some(keys), self.options.max_age);
        let failed = |error| {
            let mut failure = self.failure(&request, error);
            (failure.status, failure.sent) = (Some(reply.status()), true);
            failure
        };
        // Its age is that at its sending, and the reply may have been long on its way.
        if dated.may_be_older_than(since_set) {
            return Err(failed(say_reply::stale(None)));
        }
        let wrong = wrong(values).map_err(failed)?;
        if wrong.is_empty() { Ok(()) } else { Err(failed(say::unverified(how, wrong))) }
    }
}

/// The settings that do not hold, fit to be shown.
fn wrong(entries: &[&(String, Json)], values: &dyn Object) -> Vec<Wrong> {
    let wrong = |(key, set): &&(String, Json)| {
        let found = values.member(key);
        let holds = found.as_ref().is_some_and(|found| catalogue::holds(key, set, found));
        (!holds).then(|| Wrong::new(key, set, found))
    };
    entries.iter().filter_map(wrong).collect()
}
