//! The controls: set, prove it if that is asked for, and look for what holds it back.

use super::keys;
use crate::call::{Call, Charger, Failed, Failure};
use crate::clock::Moment;
use crate::controls::{Control, RESTART_KEYS, restarted};
use crate::error::{Code, everyday as say};
use crate::json::{Json, Object};
use crate::obstacles::Obstacle;
use crate::options::{self, CallOptions};
use crate::protocol::endpoint::Side;
use crate::protocol::reply::Certainty;
use crate::protocol::verify::INTERVAL;
use crate::transport::Transport;
use serde::{Serialize, Serializer};
use std::rc::Rc;

/// A restart takes about half a minute; so long it is waited for, in ms.
const RESTART: f64 = 60_000.0;

/// What a control resolves to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ControlResult {
    /// How sure it is.
    #[serde(serialize_with = "as_text")]
    pub outcome: Certainty,
    /// The keys that were taken.
    pub accepted: Vec<String>,
    /// What keeps it from having an effect; `None` if it was not looked at.
    pub held_back_by: Option<Vec<Obstacle>>,
}

fn as_text<S: Serializer>(certainty: &Certainty, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(certainty.as_str())
}

impl<T: Transport> Charger<T> {
    /// Does what an owner tells it.
    pub async fn control(
        self: Rc<Self>,
        control: Control,
        options: CallOptions,
    ) -> Result<ControlResult, Failed<T>> {
        let mut call = Call::begin(self, options);
        let (key, value) = control.setting();
        let entries = [(key.to_owned(), value)];
        let accepted = vec![key.to_owned()];
        if control == Control::Restart {
            let outcome = restart(&mut call, &entries).await?;
            return Ok(ControlResult { outcome, accepted, held_back_by: None });
        }
        let mut verify = call.options().verify;
        if verify && matches!(control, Control::Authorize(Some(_))) {
            verify = control.reads_back(&call.values(&keys(&["fwv"])).await?);
        }
        let mut outcome = call.write(&entries).await?;
        let since = call.moment();
        if verify {
            outcome = call.read_back(&entries, outcome).await?;
        }
        let look = |values: &dyn Object| control.held_back_by(values);
        let held_back_by = held_back_by(&mut call, since, &control.obstacle_keys(), &look).await;
        Ok(ControlResult { outcome, accepted, held_back_by })
    }
}

/// What keeps a set at `since` from having an effect, as one read tells it. It never makes the call fail.
pub(super) async fn held_back_by<T: Transport>(
    call: &mut Call<T>,
    since: Moment,
    asked: &[&str],
    judge: &dyn Fn(&dyn Object) -> Option<Vec<Obstacle>>,
) -> Option<Vec<Obstacle>> {
    if !call.options().explain {
        return None;
    }
    if asked.is_empty() {
        return judge(&Vec::new());
    }
    judge(&call.look_after(since, &keys(asked)).await?)
}

/// The call is the consent. That the charger started anew, its uptime shows.
async fn restart<T: Transport>(
    call: &mut Call<T>,
    entries: &[(String, Json)],
) -> Result<Certainty, Failed<T>> {
    call.options().confirm = keys(&["rst"]);
    if !call.options().verify {
        return call.write(entries).await;
    }
    let keys = keys(RESTART_KEYS);
    let before = call.values(&keys).await?;
    let looked = call.moment();
    let written = call.write(entries).await;
    let is_told = before.iter().any(|(_, value)| value.as_number().is_some());
    let how = match &written {
        Ok(certainty) => certainty.as_str(),
        // It may have gone before it could answer.
        Err(failure) if is_told && is_in_doubt(failure) => Certainty::Sent.as_str(),
        Err(_) => return written,
    };
    if !is_told {
        return written;
    }
    let mut wait = call.step_of(RESTART);
    wait.options().limits.retries = 0;
    let since = wait.moment();
    while wait.rest(INTERVAL).await.is_some() {
        if wait.side() == Side::Cloud {
            wait.options().max_age = Some((wait.moment().shortest_since(since) / 1_000.0).floor());
        }
        match wait.values(&keys).await {
            Ok(after) if restarted(&before, &after, wait.moment().longest_since(looked)) => {
                return Ok(Certainty::Verified);
            }
            Err(failure) if failure.error.code == Code::Unauthorized => return Err(failure),
            // While it is away there is no answer, or somebody else's.
            _ => {}
        }
    }
    written?;
    Err(call.refused(&keys, say::not_restarted(how, wait.options().limits.deadline)))
}

fn is_in_doubt<C>(failure: &Failure<C>) -> bool {
    failure.sent && matches!(failure.error.code, Code::Network | Code::Timeout)
}

/// That a guarded key may be written, before anything is read for it.
pub(super) fn check<T: Transport>(call: &mut Call<T>, entries: &[(String, Json)]) -> Result<(), Failed<T>> {
    Ok(options::check_settings(entries, call.options())?)
}
