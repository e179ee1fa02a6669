//! The way of a call, as a machine without input and output: it says what to do next, and is told what came of it.
//!
//! ```text
//! join the line ──▶ (wait for the turn) ──▶ send ──▶ judge the reply ──▶ done
//!                                            ▲   └─▶ wait, if it may be tried again
//!                                            └───────┘
//! a set that is to be verified then goes on as reads, until they hold
//! ```
//!
//! Whoever drives it fetches and waits, and passes the time in; so all of it is tested with a clock of the test's own.

use crate::catalogue;
use crate::endpoint::Side;
use crate::error::Error;
use crate::json::Json;
use crate::lacking::Lacking;
use crate::line::Line;
use crate::options::{self, Client, Limits};
use crate::redact::{REDACTED, Secrets};
use crate::reply::{self, Body, Certainty, Reply};
use crate::request::{self, Request};
use crate::retry::{self, Attempt};
use crate::text;
use crate::verify;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;

/// A reply as it came.
pub trait Received: Clone {
    /// What the runtime says of a broken connection.
    type Cause: Clone;
    /// The HTTP status.
    fn status(&self) -> u16;
    /// The body.
    fn body(&self) -> Body<'_>;
    /// The header `Retry-After`.
    fn retry_after(&self) -> Option<String>;
    /// A date as headers have it, in ms since 1970.
    fn date(text: &str) -> Option<f64>;
    /// The same once more, for another caller: what one does to the values must not change those of the other.
    fn again(&self) -> Self;
}

/// Why there was no reply to an attempt.
pub enum Trouble<C> {
    /// The time for it is over.
    Late,
    /// A body of more than 1 MiB.
    TooLarge,
    /// The caller's own `fetch` did not return a reply.
    NoResponse,
    /// No connection, or one that broke.
    Broken {
        /// What the runtime says of it.
        cause: C,
        /// The same in short, like `connect ECONNREFUSED`.
        reason: Option<String>,
    },
}

/// Why a call failed, with what is known of the requests that led to it.
#[derive(Clone)]
pub struct Failure<C> {
    /// What happened.
    pub error: Error,
    /// The HTTP status, if there was a reply.
    pub status: Option<u16>,
    /// The URL, fit to be shown.
    pub url: Option<String>,
    /// How many requests were made.
    pub attempts: u32,
    /// What the runtime says of it.
    pub cause: Option<C>,
    /// What must not be shown.
    pub secrets: Secrets,
}

impl<C> From<Error> for Failure<C> {
    /// A failure before any request.
    fn from(error: Error) -> Self {
        Failure { error, status: None, url: None, attempts: 0, cause: None, secrets: Secrets::default() }
    }
}

/// What to do next.
pub enum Action<R: Received> {
    /// Send the request of the call, for at most so many ms.
    Send(f64),
    /// Wait for so many ms.
    Wait(f64),
    /// Wait to be woken, for at most so many ms.
    Turn(f64),
    /// A status was read: the reply, and the keys that it lacks.
    Read(R, Vec<String>),
    /// All keys were set.
    Set(Certainty),
    /// The call failed.
    Fail(Box<Failure<R::Cause>>),
}

/// What all clients of one charger have in common.
pub struct Charger<R: Received, W> {
    /// The base URL by which they find each other.
    pub base: String,
    line: Cell<Line<Rc<Turn<R, W>>>>,
    lacking: Cell<Lacking>,
}

impl<R: Received, W> Charger<R, W> {
    /// One that nobody has asked yet.
    pub fn new(base: &str) -> Self {
        Charger { base: base.into(), line: Cell::default(), lacking: Cell::default() }
    }
}

type Outcome<R> = Result<R, Box<Failure<<R as Received>::Cause>>>;

/// A call in the line. It is woken to send, or with the reply to another call that asked the same.
struct Turn<R: Received, W> {
    waker: W,
    reply: Cell<Option<Outcome<R>>>,
}

enum Job {
    Read {
        keys: Option<Vec<String>>,
        asked: Vec<String>,
    },
    Set,
    /// Reading back, since and until when.
    Verify {
        keys: Vec<String>,
        since: f64,
        until: f64,
    },
}

/// One call.
pub struct Call<R: Received, W> {
    client: Rc<Client>,
    charger: Rc<Charger<R, W>>,
    options: options::Call,
    job: Job,
    entries: Vec<(String, Json)>,
    certainty: Certainty,
    request: Request,
    turn: Rc<Turn<R, W>>,
    ticket: Option<u32>,
    start: f64,
    /// Requests of earlier turns: a set that is read back has several.
    earlier: u32,
    /// Requests of this turn.
    attempts: u32,
    outcome: &'static str,
    /// What the last status lacks of the keys that were asked for.
    missing: Vec<String>,
    /// What did not hold when it was last read back, and the HTTP status of that reply.
    unverified: Option<(Error, u16)>,
}

impl<R: Received, W> Call<R, W> {
    /// A read of `keys`, or of every key.
    pub fn read(
        client: Rc<Client>,
        charger: Rc<Charger<R, W>>,
        keys: Option<Vec<String>>,
        options: options::Call,
        waker: W,
        now: f64,
    ) -> Self {
        let asked = keys.as_ref().map(|keys| with(&charger.lacking, |lacking| lacking.without(keys, now)));
        let request = request::status(&client, asked.as_deref(), options.max_age);
        let job = Job::Read { keys, asked: asked.unwrap_or_default() };
        Call::new(client, charger, options, job, Vec::new(), request, waker, now)
    }

    /// A set of `entries`.
    pub fn set(
        client: Rc<Client>,
        charger: Rc<Charger<R, W>>,
        entries: Vec<(String, Json)>,
        options: options::Call,
        waker: W,
        now: f64,
    ) -> Result<Self, Error> {
        options::check_settings(&entries, &options)?;
        let request = request::set(&client, &entries)?;
        Ok(Call::new(client, charger, options, Job::Set, entries, request, waker, now))
    }

    #[expect(clippy::too_many_arguments, reason = "the two constructors above are what is called")]
    fn new(
        client: Rc<Client>,
        charger: Rc<Charger<R, W>>,
        options: options::Call,
        job: Job,
        entries: Vec<(String, Json)>,
        request: Request,
        waker: W,
        now: f64,
    ) -> Self {
        Call {
            client,
            charger,
            options,
            job,
            entries,
            certainty: Certainty::Sent,
            request,
            turn: Rc::new(Turn { waker, reply: Cell::default() }),
            ticket: None,
            start: now,
            earlier: 0,
            attempts: 0,
            outcome: "",
            missing: Vec::new(),
            unverified: None,
        }
    }

    /// What is sent.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// The keys that are set.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// Which attempt is under way, from 1.
    pub fn attempt(&self) -> u32 {
        self.earlier + self.attempts
    }

    /// What came of the last attempt: `ok` or the code of the error.
    pub fn outcome(&self) -> &'static str {
        self.outcome
    }

    /// Begins, or goes on after a wait.
    pub fn proceed(&mut self, now: f64) -> Action<R> {
        if self.ticket.is_some() {
            return self.send(now);
        }
        if let Job::Verify { keys, since, .. } = &self.job {
            // The cloud keeps what it hears: what is older than the set says nothing of it.
            let age = ((now - since) / 1000.0) as u32;
            self.request = request::status(&self.client, Some(keys), Some(age.into()));
        }
        self.earlier += core::mem::take(&mut self.attempts);
        let is_set = matches!(self.job, Job::Set);
        let (ticket, go) = with(&self.charger.line, |line| {
            line.join(is_set, || self.identity(), self.client.parallel, self.turn.clone())
        });
        self.ticket = Some(ticket);
        if go { self.send(now) } else { Action::Turn(self.left(now)) }
    }

    /// The turn has come, or the reply to another call that asked the same; or the wait for it is over. `wake` wakes
    /// another call.
    pub fn woken(&mut self, in_time: bool, now: f64, wake: &dyn Fn(&W)) -> Action<R> {
        let shared = self.turn.reply.take();
        match shared {
            Some(Ok(reply)) => {
                self.ticket = None;
                match self.judge(&reply, now) {
                    Ok(()) => self.complete(reply, now),
                    Err(error) => self.give_up(self.failure(error, Some(reply.status())), now),
                }
            }
            Some(Err(mut failure)) => {
                self.ticket = None;
                failure.attempts += self.earlier;
                self.give_up(*failure, now)
            }
            None if !in_time => {
                self.leave(wake);
                self.give_up(self.failure(self.overdue(), None), now)
            }
            None => self.send(now),
        }
    }

    /// A reply came. `random` is from 0 to 1.
    pub fn replied(&mut self, reply: R, now: f64, random: f64, wake: &dyn Fn(&W)) -> Action<R> {
        let error = match self.judge(&reply, now) {
            Ok(()) => {
                self.outcome = "ok";
                self.share(Ok(&reply), wake);
                self.leave(wake);
                return self.complete(reply, now);
            }
            Err(error) => error,
        };
        let retry_after = reply
            .retry_after()
            .and_then(|header| retry::retry_after(&header).or_else(|| Some(R::date(&header)? - now)));
        let status = Some(reply.status());
        let attempt = Attempt { number: self.attempts, code: error.code, status, sent: true, retry_after };
        self.try_again(error, None, attempt, now, random, wake)
    }

    /// No reply came; with the HTTP status if one had begun.
    pub fn broke(
        &mut self,
        trouble: Trouble<R::Cause>,
        status: Option<u16>,
        now: f64,
        random: f64,
        wake: &dyn Fn(&W),
    ) -> Action<R> {
        let mut sent = true;
        let mut thrown = None;
        let error = match trouble {
            Trouble::Late if self.left(now) <= 0.0 => self.overdue(),
            Trouble::Late => Error::timeout(self.options.limits.timeout),
            Trouble::TooLarge => reply::foreign("it is larger than 1 MiB"),
            Trouble::NoResponse => Error::no_response(),
            Trouble::Broken { cause, reason } => {
                sent = status.is_some() || !reason.as_deref().is_some_and(retry::never_sent);
                thrown = Some(cause);
                let Client { endpoint, in_browser, .. } = &*self.client;
                Error::network(endpoint.side, *in_browser, status.is_some(), reason.as_deref())
            }
        };
        let attempt = Attempt { number: self.attempts, code: error.code, status, sent, retry_after: None };
        self.try_again(error, thrown, attempt, now, random, wake)
    }

    /// Leaves the line, because the call is done or the caller gave up.
    pub fn leave(&mut self, wake: &dyn Fn(&W)) {
        let Some(ticket) = self.ticket.take() else {
            return;
        };
        let next = with(&self.charger.line, |line| line.leave(ticket, self.client.parallel).cloned());
        if let Some(next) = next {
            wake(&next.waker);
        }
    }

    fn left(&self, now: f64) -> f64 {
        let until = match self.job {
            Job::Verify { until, .. } => until,
            _ => self.start + self.options.limits.deadline,
        };
        until - now
    }

    fn overdue(&self) -> Error {
        let deadline = match self.job {
            Job::Verify { .. } => verify::PATIENCE.min(self.options.limits.deadline),
            _ => self.options.limits.deadline,
        };
        Error::deadline(deadline, if self.attempts > 1 { self.outcome } else { "" })
    }

    fn send(&mut self, now: f64) -> Action<R> {
        self.attempts += 1;
        Action::Send(self.options.limits.timeout.min(self.left(now)))
    }

    /// What makes two reads the same: each gets what it would have got alone.
    fn identity(&self) -> (String, Limits) {
        let token = self.client.auth.secret().unwrap_or_default();
        (text::concat(&[&self.request.url, " ", token]), self.options.limits)
    }

    fn judge(&mut self, reply: &R, now: f64) -> Result<(), Error> {
        let body = reply.body();
        let reply = Reply { side: self.client.endpoint.side, status: reply.status(), body };
        match &self.job {
            Job::Set => {
                let keys: Vec<&str> = self.entries.iter().map(|(key, _)| key.as_str()).collect();
                self.certainty = reply::set(&reply, &keys)?;
                with(&self.charger.lacking, |lacking| lacking.forget(&keys));
            }
            Job::Read { keys, asked } => {
                let missing = reply::status(&reply, asked)?;
                let Body::Object(values) = reply.body else { return Ok(()) };
                with(&self.charger.lacking, |lacking| lacking.learn(&missing, values, now));
                self.missing = text::select(keys.as_deref().unwrap_or_default(), &|key| !values.has(key));
            }
            Job::Verify { keys, .. } => {
                reply::status(&reply, keys)?;
            }
        }
        Ok(())
    }

    fn try_again(
        &mut self,
        error: Error,
        cause: Option<R::Cause>,
        attempt: Attempt,
        now: f64,
        random: f64,
        wake: &dyn Fn(&W),
    ) -> Action<R> {
        self.outcome = error.code.as_str();
        let is_read = !matches!(self.job, Job::Set);
        if let Some(wait) = retry::wait(is_read, &attempt, &self.options.limits, self.left(now), random) {
            return Action::Wait(wait);
        }
        let error = if attempt.sent && !is_read { error.in_doubt() } else { error };
        let failure = Failure { cause, ..self.failure(error, attempt.status) };
        // Who joined later has time left, and sends a request of its own.
        if self.left(now) > 0.0 {
            self.share(Err(&failure), wake);
        }
        self.leave(wake);
        self.give_up(failure, now)
    }

    /// The end of a call that failed. What was set is looked at again if that may help; else the error says what did
    /// not hold, or that the setting was sent or accepted.
    fn give_up(&mut self, mut failure: Failure<R::Cause>, now: f64) -> Action<R> {
        if matches!(self.job, Job::Verify { .. }) {
            let may_pass = verify::may_pass(failure.error.code);
            if may_pass && self.left(now) > verify::INTERVAL {
                return Action::Wait(verify::INTERVAL);
            }
            match self.unverified.take() {
                Some((error, status)) if may_pass => {
                    failure.error = error;
                    failure.status = Some(status);
                }
                _ => failure.error = failure.error.not_read_back(self.certainty.as_str()),
            }
        }
        Action::Fail(Box::new(failure))
    }

    /// Gives the outcome to those who asked the same.
    fn share(&self, outcome: Result<&R, &Failure<R::Cause>>, wake: &dyn Fn(&W)) {
        let Some(ticket) = self.ticket else { return };
        let sharers = with(&self.charger.line, |line| line.take_sharers(ticket));
        for sharer in sharers {
            let outcome = outcome.map(R::again).map_err(|failure| Box::new(failure.clone()));
            sharer.reply.replace(Some(outcome));
            wake(&sharer.waker);
        }
    }

    fn complete(&mut self, reply: R, now: f64) -> Action<R> {
        match &self.job {
            Job::Read { .. } => Action::Read(reply, core::mem::take(&mut self.missing)),
            Job::Set if self.options.verify => self.read_back(now),
            Job::Set => Action::Set(self.certainty),
            Job::Verify { keys, until, .. } => {
                let body = reply.body();
                let found = |key: &str| match body {
                    Body::Object(values) => values.member(key),
                    _ => None,
                };
                let mut wrong = Vec::new();
                for (key, set) in self.entries.iter().filter(|(key, _)| keys.contains(key)) {
                    let found = found(key);
                    if !found.as_ref().is_some_and(|found| catalogue::holds(key, set, found)) {
                        wrong.push((
                            key.clone(),
                            shown(key, set.clone()),
                            found.map(|found| shown(key, found)),
                        ));
                    }
                }
                if wrong.is_empty() {
                    return Action::Set(Certainty::Verified);
                }
                let error = Error::unverified(self.certainty.as_str(), wrong);
                if until - now > verify::INTERVAL {
                    self.unverified = Some((error, reply.status()));
                    return Action::Wait(verify::INTERVAL);
                }
                Action::Fail(Box::new(self.failure(error, Some(reply.status()))))
            }
        }
    }

    /// Goes on as a read of what was set.
    fn read_back(&mut self, now: f64) -> Action<R> {
        let keys: Vec<String> = self.keys().filter(|key| catalogue::reads_back(key)).cloned().collect();
        if keys.is_empty() {
            return Action::Set(self.certainty);
        }
        let until = now + verify::PATIENCE.min(self.left(now));
        self.job = Job::Verify { keys, since: now, until };
        self.earlier += core::mem::take(&mut self.attempts);
        match self.client.endpoint.side {
            Side::Local => self.proceed(now),
            // The cloud counts the age of what it knows in seconds: a look at once would come too early.
            Side::Cloud => self.give_up(self.failure(self.overdue(), None), now),
        }
    }

    fn failure(&self, error: Error, status: Option<u16>) -> Failure<R::Cause> {
        let mut secrets = Secrets::default();
        if let Some(token) = self.client.auth.secret() {
            secrets.add(token);
        }
        for (_, value) in self.entries.iter().filter(|(key, _)| catalogue::is_secret(key)) {
            secrets.add_value(value);
        }
        Failure {
            error,
            status,
            url: Some(self.request.shown().into()),
            attempts: self.attempt(),
            cause: None,
            secrets,
        }
    }
}

/// A value fit to be shown.
fn shown(key: &str, value: Json) -> Json {
    if catalogue::is_secret(key) { Json::String(REDACTED.into()) } else { value }
}

/// Works on what several calls share. Not a `RefCell`, which can panic.
fn with<T: Default, U>(cell: &Cell<T>, work: impl FnOnce(&mut T) -> U) -> U {
    let mut value = cell.take();
    let result = work(&mut value);
    cell.set(value);
    result
}
