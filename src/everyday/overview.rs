//! What an owner asks for, in one read.

use super::keys;
use crate::call::{Call, Charger, Failed, Status};
use crate::json::Object;
use crate::obstacles::Obstacle;
use crate::options::CallOptions;
use crate::overview::{self, Moment, OVERVIEW_KEYS, Overview};
use crate::protocol::reply::Body;
use crate::surplus::{SURPLUS_KEYS, surplus_blockers};
use crate::transport::{Received, Transport};
use std::rc::Rc;

impl<T: Transport> Charger<T> {
    /// The overview, and the status that it was made from.
    pub async fn overview(
        self: Rc<Self>,
        options: CallOptions,
    ) -> Result<(Box<Overview>, Status<T::Reply>), Failed<T>> {
        let call = Call::begin(self.clone(), options);
        let keys = keys(OVERVIEW_KEYS);
        let status = call.status(keys.clone()).await?;
        let Status { last_modified, age, .. } = status;
        let moment = Moment { side: call.side(), last_modified, age, now: call.moment().wall };
        let made = with_values(&status.reply, |values| {
            overview::overview(values, moment, &mut self.session.borrow_mut())
        });
        let failed = |error| {
            let mut failure = call.refused(&keys, error);
            failure.status = Some(status.reply.status());
            failure
        };
        Ok((made.map_err(failed)?, status))
    }

    /// What would keep surplus charging from working.
    pub async fn surplus_blockers(self: Rc<Self>, options: CallOptions) -> Result<Vec<Obstacle>, Failed<T>> {
        let status = Call::begin(self, options).status(keys(SURPLUS_KEYS)).await?;
        Ok(with_values(&status.reply, surplus_blockers))
    }
}

/// Looks at the values of a status.
fn with_values<R: Received, U>(reply: &R, look: impl FnOnce(&dyn Object) -> U) -> U {
    match reply.body() {
        Body::Object(values) => look(values),
        _ => look(&Vec::new()),
    }
}
