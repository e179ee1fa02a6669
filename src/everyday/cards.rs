//! The RFID cards, in calls.

use super::ControlResult;
use super::control::{check, held_back_by};
use crate::call::{Call, Charger, Failed};
use crate::cards::{self, Card, Change};
use crate::json::{Json, Object};
use crate::options::CallOptions;
use crate::transport::Transport;
use std::rc::Rc;

impl<T: Transport> Charger<T> {
    /// All slots, also empty ones.
    pub async fn cards(self: Rc<Self>, options: CallOptions) -> Result<Vec<Card>, Failed<T>> {
        let call = Call::begin(self, options);
        let asked = cards::keys();
        let values = call.values(&asked).await?;
        cards::list(&values).map_err(|error| call.refused(&asked, error))
    }

    /// Does something with a slot.
    pub async fn change_card(
        self: Rc<Self>,
        slot: u8,
        change: Change,
        options: CallOptions,
    ) -> Result<ControlResult, Failed<T>> {
        let mut call = Call::begin(self, options);
        let verify = call.options().verify;
        if change.guard().is_some() {
            check(&mut call, &[change.entry(slot, &[])?])?;
        }
        let asked = change.keys_before(slot);
        let is_name = matches!(change, Change::Rename(_));
        let before =
            if asked.is_empty() || !(verify || is_name) { Vec::new() } else { call.values(&asked).await? };
        let refuse = |call: &Call<T>, error| call.refused(&asked, error);
        let (key, value) = change.entry(slot, &before).map_err(|error| refuse(&call, error))?;
        let provable = change.wrong(slot, &before, &before).map_err(|error| refuse(&call, error))?.is_some();
        let mut outcome = call.write(&[(key.clone(), value)]).await?;
        let since = call.moment();
        if verify && provable {
            let keys = Change::keys_after(slot);
            let wrong = |values: &dyn Object| {
                let after = keys.iter().filter_map(|key| Some((key.clone(), values.member(key)?)));
                let after: Vec<(String, Json)> = after.collect();
                Ok(change.wrong(slot, &before, &after)?.unwrap_or_default())
            };
            outcome = call.read_until(&keys, outcome, &wrong).await?;
        }
        let held_back_by = held_back_by(&mut call, since, &[], &|_| Some(Vec::new())).await;
        Ok(ControlResult { outcome, accepted: vec![key], held_back_by })
    }
}
