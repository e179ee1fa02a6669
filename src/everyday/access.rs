//! The way in by the cloud: to switch it on, and to replace its token.

use super::control::check;
use super::keys;
use crate::call::{Call, Charger, Failed};
use crate::error::everyday as say;
use crate::json::Json;
use crate::options::CallOptions;
use crate::protocol::endpoint::{self, Side};
use crate::protocol::verify::{INTERVAL, PATIENCE, may_pass};
use crate::transport::Transport;
use crate::values::Values;
use serde::Serialize;
use std::rc::Rc;

/// What is written to `cak`: the charger makes a token of its own of anything.
const ANY: &str = "new";

/// The way to a charger by the cloud. The token is a password.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Access {
    /// `sse`
    pub serial: String,
    /// `cak`
    pub token: String,
}

/// What became of a token that was replaced.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Rotated {
    /// `sse`
    pub serial: String,
    /// The new `cak`; `None` where it cannot be read.
    pub token: Option<String>,
}

impl<T: Transport> Charger<T> {
    /// Switches the cloud API on (`cae`).
    pub async fn enable_cloud_api(self: Rc<Self>, options: CallOptions) -> Result<Access, Failed<T>> {
        let mut call = Call::begin(self, options);
        if call.side() == Side::Cloud {
            return Err(say::cloud_api_is_on().into());
        }
        call.options().confirm = keys(&["cae"]);
        let entries = [("cae".to_owned(), Json::Bool(true))];
        let certainty = call.write(&entries).await?;
        call.read_back(&entries, certainty).await?;
        let token = token(&call, |_| true).await?;
        let token =
            token.ok_or_else(|| call.refused(&keys(&["cak"]), say::no_token_yet(certainty.as_str())))?;
        Ok(Access { serial: serial(&call).await?, token })
    }

    /// Replaces the token (`cak`), whatever is written.
    pub async fn rotate_token(self: Rc<Self>, options: CallOptions) -> Result<Rotated, Failed<T>> {
        let mut call = Call::begin(self, options);
        let is_local = call.side() == Side::Local;
        if is_local {
            call.options().confirm = keys(&["cak"]);
        }
        let entries = [("cak".to_owned(), Json::String(ANY.to_owned()))];
        check(&mut call, &entries)?;
        let serial = serial(&call).await?;
        // By way of the cloud, nothing can be read any more afterwards.
        let before = if is_local { call.values(&keys(&["cak"])).await? } else { Vec::new() };
        let before = Values(&before).text("cak");
        let certainty = call.write(&entries).await?;
        if !is_local {
            return Ok(Rotated { serial, token: None });
        }
        let token = token(&call, |token| before.as_deref() != Some(token) && token != ANY).await?;
        let token =
            token.ok_or_else(|| call.refused(&keys(&["cak"]), say::same_token(certainty.as_str())))?;
        Ok(Rotated { serial, token: Some(token) })
    }
}

/// The token, as soon as there is one that fits.
async fn token<T: Transport>(
    call: &Call<T>,
    fits: impl Fn(&str) -> bool,
) -> Result<Option<String>, Failed<T>> {
    let wait = call.step_of(PATIENCE);
    loop {
        match wait.values(&keys(&["cak"])).await {
            Ok(values) => {
                if let Some(token) = Values(&values).text("cak").filter(|token| fits(token)) {
                    return Ok(Some(token));
                }
            }
            Err(failure) if may_pass(failure.error.code) && wait.has_time_for(INTERVAL) => {}
            Err(failure) => return Err(failure),
        }
        if wait.rest(INTERVAL).await.is_none() {
            return Ok(None);
        }
    }
}

async fn serial<T: Transport>(call: &Call<T>) -> Result<String, Failed<T>> {
    let asked = keys(&["sse"]);
    let values = call.values(&asked).await?;
    let serial = Values(&values).serial().filter(|serial| endpoint::check_serial(serial).is_ok());
    serial.ok_or_else(|| call.refused(&asked, say::no_serial()))
}
