//! The timetables, in calls.

use super::ControlResult;
use super::control::held_back_by;
use super::keys;
use crate::call::{Call, Charger, Failed};
use crate::error::verify::Wrong;
use crate::json::Object;
use crate::obstacles::timetable_held_back_by;
use crate::options::CallOptions;
use crate::protocol::endpoint::Side;
use crate::schedule::{Change, DayGroup, DaySchedule};
use crate::transport::Transport;
use std::rc::Rc;

impl<T: Transport> Charger<T> {
    /// Reads all three.
    pub async fn schedule(
        self: Rc<Self>,
        options: CallOptions,
    ) -> Result<Vec<(DayGroup, Option<DaySchedule>)>, Failed<T>> {
        let call = Call::begin(self, options);
        let asked = keys(&DayGroup::ALL.map(DayGroup::key));
        let values = call.values(&asked).await?;
        let read =
            |group: DayGroup| Ok((group, DaySchedule::read(group, values.member(group.key()).as_ref())?));
        DayGroup::ALL
            .into_iter()
            .map(read)
            .collect::<Result<_, _>>()
            .map_err(|error| call.refused(&asked, error))
    }

    /// Writes one.
    pub async fn write_schedule(
        self: Rc<Self>,
        change: Change,
        options: CallOptions,
    ) -> Result<ControlResult, Failed<T>> {
        let mut call = Call::begin(self, options);
        if call.side() == Side::Local {
            change.check_length()?;
        }
        let (key, value) = change.entry();
        let accepted = vec![key.clone()];
        let mut expected = change;
        if call.options().verify && expected.keeps_windows() {
            let before = call.values(&accepted).await?.member(&key);
            expected = expected.keeping(before.as_ref()).map_err(|error| call.refused(&accepted, error))?;
        }
        let mut outcome = call.write(&[(key.clone(), value.clone())]).await?;
        let since = call.moment();
        if call.options().verify {
            let wrong = |values: &dyn Object| {
                let found = values.member(&key);
                let holds = expected.holds(found.as_ref());
                Ok(if holds { Vec::new() } else { vec![Wrong::new(&key, &expected.entry().1, found)] })
            };
            outcome = call.read_until(&accepted, outcome, &wrong).await?;
        }
        let held_back_by = held_back_by(&mut call, since, &["frc", "ocppe"], &timetable_held_back_by).await;
        Ok(ControlResult { outcome, accepted, held_back_by })
    }
}
