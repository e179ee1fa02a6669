//! The way of a call, top to bottom:
//!
//! ```text
//! check ─▶ request ─▶ ┌ turn in the line ─▶ send ─▶ judge ┐ ─▶ outcome ─▶ (a set: read back until it holds)
//!                     └──────── wait, try again ◀─────────┘
//! ```
//!
//! To drop the future of a call gives up its request and its place in the line.

mod attempt;
mod failure;
mod parts;
mod poll;
mod read;
mod read_back;
mod shared;
mod steps;

use crate::clock::{LONGEST_TIMER, Moment};
use crate::error::{Error, network};
use crate::json::Json;
use crate::line::Line;
use crate::options::{CallOptions, ChargerOptions};
use crate::overview::SessionEnergy;
use crate::protocol::fresh::Dated;
use crate::protocol::missing::Missing;
use crate::protocol::reply::{Certainty, Reply};
use crate::protocol::request::{Request, Server};
use crate::protocol::retry::{self, Attempt};
use crate::redact::Secrets;
use crate::transport::{Received, Transport};
use attempt::Unanswered;
use futures_util::future::{Either, select};
use shared::SharedReads;
use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;

pub use failure::{Failed, Failure};

/// A charger and how to reach it.
pub struct Charger<T: Transport> {
    options: ChargerOptions,
    address: Rc<Address>,
    shared: SharedReads<T>,
    pub(crate) transport: T,
    /// What the last overviews showed of the session.
    pub(crate) session: RefCell<SessionEnergy>,
    secrets: Secrets,
}

/// What all objects of one charger have in common.
#[derive(Default)]
pub struct Address {
    line: Line,
    missing: Cell<Missing>,
}

/// What a read resolves to.
pub struct Status<R> {
    /// The values, in a reply.
    pub reply: R,
    /// Keys that were asked for and are not there.
    pub missing: Vec<String>,
    /// When the cloud got the data, in ms since 1970; `None` in the LAN, and if it does not say.
    pub last_modified: Option<f64>,
    /// How old that was when the cloud sent it, in s, if it says so.
    pub age: Option<f64>,
}

impl<T: Transport> Charger<T> {
    /// One at an address.
    pub fn new(options: ChargerOptions, address: Rc<Address>, transport: T) -> Self {
        let mut secrets = Secrets::default();
        if let Some(token) = options.auth.secret() {
            secrets.add(token);
        }
        let (shared, session) = (SharedReads::default(), RefCell::default());
        Charger { options, address, shared, transport, session, secrets }
    }

    /// The options it was made with.
    pub fn options(&self) -> &ChargerOptions {
        &self.options
    }

    /// Reads `keys`, or every key.
    pub async fn status(
        self: Rc<Self>,
        keys: Option<Vec<String>>,
        options: CallOptions,
    ) -> Result<Status<T::Reply>, Failed<T>> {
        let call = Call::begin(self, options);
        let Some(keys) = keys else {
            let (reply, dated) = call.read(None).await?;
            let Dated { last_modified, age } = dated;
            return Ok(Status { reply, missing: Vec::new(), last_modified, age });
        };
        call.charger.advise(&keys);
        call.status(keys).await
    }

    /// Sets `entries`.
    pub async fn set(
        self: Rc<Self>,
        entries: Vec<(String, Json)>,
        options: CallOptions,
    ) -> Result<Certainty, Failed<T>> {
        let mut call = Call::begin(self, options);
        let certainty = call.write(&entries).await?;
        if call.options.verify { call.read_back(&entries, certainty).await } else { Ok(certainty) }
    }

    fn missing<U>(&self, work: impl FnOnce(&mut Missing) -> U) -> U {
        let mut missing = self.address.missing.take();
        let result = work(&mut missing);
        self.address.missing.set(missing);
        result
    }
}

/// Says whether a reply is an answer.
type Judge<'a, T> = &'a dyn Fn(&<T as Transport>::Reply) -> Result<(), Error>;

/// A call that is under way.
pub struct Call<T: Transport> {
    charger: Rc<Charger<T>>,
    options: CallOptions,
    start: Moment,
    /// For all of the call from its start, in ms.
    time: f64,
    /// So many ms of timers are over since then: a test may have fake ones, and leave the clock alone.
    slept: Cell<f64>,
    /// How many requests were made.
    requests: Rc<Cell<u32>>,
    /// What is written to keys that are not public.
    private: Vec<Json>,
    /// Set when the turn has come: from then on nobody may share this read.
    begun: Rc<Cell<bool>>,
}

impl<T: Transport> Call<T> {
    /// Begins now, if the caller has not made the call earlier.
    pub fn begin(charger: Rc<Charger<T>>, options: CallOptions) -> Self {
        let start = options.made.unwrap_or_else(|| charger.transport.now());
        let time = options.limits.deadline;
        Call {
            charger,
            options,
            start,
            time,
            slept: Cell::default(),
            requests: Rc::default(),
            private: Vec::new(),
            begun: Rc::default(),
        }
    }

    fn viewed<U>(&self, reply: &T::Reply, judge: impl FnOnce(&Reply) -> U) -> U {
        let side = self.charger.options.endpoint.side;
        let clean = |text: &str| self.secrets().clean_foreign(text);
        judge(&Reply { side, status: reply.status(), body: reply.body(), clean: &clean })
    }

    /// Sends a request when its turn comes, until it is answered or may not be tried again.
    async fn exchange(&self, request: &Request, judge: Judge<'_, T>) -> Result<T::Reply, Failed<T>> {
        let Charger { options, address, transport, .. } = &*self.charger;
        // Another server has nothing to do with what the charger can bear.
        let line = if request.server == Server::Charger { address.line.clone() } else { Line::default() };
        let place = line.join(request.is_set, options.parallel);
        let mut earlier = "";
        let mut number = 0;
        loop {
            let came = self.within(self.left(), place.turn()).await.is_some();
            if !came || self.is_too_late_for(request) {
                let say = if request.is_set { network::too_late_to_send } else { network::deadline };
                return Err(self.failure(request, say(self.options.limits.deadline, earlier)));
            }
            self.begun.set(true);
            number += 1;
            let failed = match self.attempt(request, judge, earlier).await {
                Ok(answered) => return Ok(answered),
                Err(failed) => failed,
            };
            let Unanswered { error, status, cause, sent, retry_after } = failed;
            earlier = error.code.as_str();
            let attempt = Attempt { number, code: error.code, status, sent, retry_after };
            let wait =
                retry::wait(!request.is_set, &attempt, &self.options.limits, self.left(), transport.random());
            let Some(wait) = wait else {
                let error = if sent && request.is_set { error.in_doubt() } else { error };
                let mut failure = self.failure(request, error);
                (failure.status, failure.sent, failure.cause) = (status, sent, cause);
                return Err(failure);
            };
            place.step_aside();
            self.sleep(wait).await;
        }
    }

    /// A laptop may have slept since the call, or the clock may have been set: where either clock says that it is too
    /// late for a set, it is.
    fn is_too_late_for(&self, request: &Request) -> bool {
        let slept = request.is_set && self.now().longest_since(self.start) >= self.time;
        self.time < LONGEST_TIMER && (slept || self.left() <= 0.0)
    }

    /// Waits for a future, for at most `ms`.
    async fn within<U>(&self, ms: f64, future: impl Future<Output = U>) -> Option<U> {
        if ms >= LONGEST_TIMER {
            return Some(future.await);
        }
        match select(pin!(future), pin!(self.sleep(ms))).await {
            Either::Left((result, _)) => Some(result),
            Either::Right(_) => None,
        }
    }

    async fn sleep(&self, ms: f64) {
        self.charger.transport.sleep(ms).await;
        self.slept.set(self.slept.get() + ms);
    }

    fn now(&self) -> Moment {
        self.charger.transport.now()
    }

    /// How much time there is left, in ms.
    fn left(&self) -> f64 {
        if self.time >= LONGEST_TIMER {
            return LONGEST_TIMER;
        }
        self.time - self.now().since(self.start).max(self.slept.get())
    }

    fn failure(&self, request: &Request, error: Error) -> Failed<T> {
        let mut failure = Failure::from(error);
        failure.url = Some(request.shown().into());
        failure.attempts = self.requests.get();
        failure.secrets = self.secrets();
        failure
    }

    /// What must not be shown: the token, and what is written to keys that are not public.
    fn secrets(&self) -> Secrets {
        let mut secrets = self.charger.secrets.clone();
        self.private.iter().for_each(|value| secrets.add_value(value));
        secrets
    }
}
