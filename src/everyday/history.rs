//! The charging history, fetched month by month as somebody asks for it.

use super::keys;
use crate::call::{Call, Charger, Failed};
use crate::error::Error;
use crate::json::{Json, Object};
use crate::options::CallOptions;
use crate::protocol::reply::Body;
use crate::protocol::request::Request;
use crate::sessions::{History, Progress, Session, Ticket, Zone};
use crate::transport::{Received, Transport};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The members of a reply that mean something.
const MEMBERS: [&str; 6] = ["columns", "data", "success", "message", "error", "reason"];

/// A history that is being read.
pub struct Sessions<T: Transport> {
    charger: Rc<Charger<T>>,
    options: CallOptions,
    zone: Zone,
    history: History,
    ticket: Option<Ticket>,
}

impl<T: Transport> Charger<T> {
    /// The sessions that start at or after `from` and before `to`, by default now, in ms since 1970.
    ///
    /// # Errors
    /// `invalid-argument` as [`History::new`].
    pub fn sessions(
        self: Rc<Self>,
        from: f64,
        to: Option<f64>,
        zone: Zone,
        options: CallOptions,
    ) -> Result<Sessions<T>, Error> {
        let history = History::new(from, to, self.transport.now().wall, &zone)?;
        // Each month is a call of its own.
        let options = CallOptions { made: None, ..options };
        Ok(Sessions { charger: self, options, zone, history, ticket: None })
    }
}

impl<T: Transport> Sessions<T> {
    /// The sessions of the next month, in a call of its own; `None` when all are done. After a failure, the same month
    /// is the next.
    pub async fn next(&mut self) -> Result<Option<(Vec<Session>, Progress)>, Failed<T>> {
        let Some(month) = self.history.next() else { return Ok(None) };
        let mut call = Call::begin(self.charger.clone(), self.options.clone());
        let ticket = match &self.ticket {
            Some(ticket) => ticket.clone(),
            None => ticket(&call).await?,
        };
        let asked = ticket.request(month, &self.zone);
        let request = Request::export(asked.url, asked.shown);
        let history = RefCell::new(self.history.clone());
        let sessions = Cell::new(Vec::new());
        let take = |reply: &T::Reply| {
            let mut history = history.borrow_mut();
            sessions.set(history.take(reply.status(), body(reply).as_ref(), &ticket)?);
            Ok(())
        };
        call.fetch(&request, ticket.secret(), &take).await?;
        self.history = history.into_inner();
        self.ticket = Some(ticket);
        Ok(self.history.progress().map(|progress| (sessions.take(), progress)))
    }
}

async fn ticket<T: Transport>(call: &Call<T>) -> Result<Ticket, Failed<T>> {
    let keys = keys(&["dll"]);
    let values = call.values(&keys).await?;
    let charger = call.charger();
    let own = charger.options().export_base_url.as_deref();
    Ticket::read(values.member("dll").as_ref(), own).map_err(|error| call.refused(&keys, error))
}

/// The JSON of a reply, as far as it means something.
fn body<R: Received>(reply: &R) -> Option<Json> {
    match reply.body() {
        Body::Object(body) => {
            let members = MEMBERS.iter().filter_map(|name| Some(((*name).to_owned(), body.member(name)?)));
            Some(Json::Object(members.collect()))
        }
        Body::Null | Body::OtherJson | Body::Text(_) => None,
    }
}
