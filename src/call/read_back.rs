//! Reading back what was set, until it holds.

use super::{Call, Failed, Failure};
use crate::catalogue;
use crate::error::reply as say_reply;
use crate::error::verify::{self as say, Wrong};
use crate::error::{Code, network};
use crate::json::Json;
use crate::protocol::endpoint::Side;
use crate::protocol::reply::{Body, Certainty};
use crate::protocol::request;
use crate::protocol::verify::{INTERVAL, PATIENCE, may_pass};
use crate::redact;
use crate::transport::{Received, Transport};

impl<T: Transport> Call<T> {
    /// Reads until what was set holds; what cannot be read back is left out.
    pub(super) async fn read_back(
        self,
        entries: &[(String, Json)],
        certainty: Certainty,
    ) -> Result<Certainty, Failed<T>> {
        let entries: Vec<&(String, Json)> =
            entries.iter().filter(|(key, _)| catalogue::reads_back(key)).collect();
        if entries.is_empty() {
            return Ok(certainty);
        }
        let how = certainty.as_str();
        let not_read_back =
            |failure: Failed<T>| Failure { error: say::not_read_back(failure.error, how), ..failure };
        let mut call = Call { start: self.now(), time: PATIENCE.min(self.left()), ..self };
        call.options.limits.deadline = PATIENCE.min(call.options.limits.deadline);
        if call.charger.options.endpoint.side == Side::Cloud {
            // The cloud counts the age of what it knows in seconds: a look at once would come too early.
            if call.left() <= INTERVAL {
                let request = request::status(&call.charger.options, None, None);
                let overdue = network::deadline(call.options.limits.deadline, "");
                return Err(not_read_back(call.failure(&request, overdue)));
            }
            call.sleep(INTERVAL).await;
        }
        let mut unverified: Option<Failed<T>> = None;
        loop {
            let Err(failure) = call.look(&entries, how).await else { return Ok(Certainty::Verified) };
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
                    Some(unverified) => Failure { attempts: failure.attempts, ..unverified },
                    None => not_read_back(failure),
                });
            }
            call.sleep(INTERVAL).await;
        }
    }

    /// One look at what was set.
    async fn look(&mut self, entries: &[&(String, Json)], how: &str) -> Result<(), Failed<T>> {
        // The cloud keeps what it hears: what is older than the set says nothing of it.
        let since_set = self.now().shortest_since(self.start);
        let is_cloud = self.charger.options.endpoint.side == Side::Cloud;
        self.options.max_age = is_cloud.then(|| (since_set / 1_000.0).floor());
        let keys: Vec<String> = entries.iter().map(|(key, _)| key.clone()).collect();
        let (reply, dated) = self.read_in_parts(keys.clone()).await?;
        let wrong = wrong(entries, &reply);
        // Its age is that at its sending, and the reply may have been long on its way.
        let error = if dated.may_be_older_than(since_set) {
            say_reply::stale(None)
        } else if wrong.is_empty() {
            return Ok(());
        } else {
            say::unverified(how, wrong)
        };
        let request = request::status(&self.charger.options, Some(&keys), self.options.max_age);
        Err(Failure { status: Some(reply.status()), sent: true, ..self.failure(&request, error) })
    }
}

/// The settings that do not hold, fit to be shown.
fn wrong<R: Received>(entries: &[&(String, Json)], reply: &R) -> Vec<Wrong> {
    let body = reply.body();
    let found = |key: &str| match body {
        Body::Object(values) => values.member(key),
        _ => None,
    };
    entries
        .iter()
        .filter_map(|(key, set)| {
            let found = found(key);
            let holds = found.as_ref().is_some_and(|found| catalogue::holds(key, set, found));
            (!holds).then(|| Wrong {
                key: key.clone(),
                expected: redact::shown(key, set.clone()),
                found: found.map(|found| redact::shown(key, found)),
            })
        })
        .collect()
}
