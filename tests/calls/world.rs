//! One charger and its callers, on a network and a clock of the test's own.

use crate::support::executor::Executor;
use crate::support::network::Network;
use crate::support::reply::Reply;
use goecharger::call::{Address, Charger, Failure};
use goecharger::clock::Moment;
use goecharger::error::Code;
use goecharger::json::Json;
use goecharger::options::{Auth, CallOptions, ChargerOptions, Limits};
use goecharger::protocol::endpoint::{self, Endpoint};
use goecharger::transport::{Event, Transport, Trouble};
use std::cell::RefCell;
use std::rc::Rc;

/// 1 January 1970, 00:16:40, so that clocks can be set back.
pub const BEGIN: Moment = Moment { monotonic: 5_000.0, wall: 1_000_000.0 };

/// A charger, what is on its way to it, and what time it is.
pub struct World {
    pub network: Network,
    pub charger: Rc<Charger<Network>>,
    executor: Rc<Executor>,
}

/// A call, and what became of it.
pub struct Task {
    number: usize,
    executor: Rc<Executor>,
    outcome: Rc<RefCell<Option<Outcome>>>,
}

/// What a call ends with.
#[derive(Clone)]
pub enum Outcome {
    /// A status: the body, the missing keys, `lastModified`.
    Read(String, Vec<String>, Option<f64>),
    /// A set: how sure it is.
    Set(&'static str),
    /// A failure.
    Failed(Failure<&'static str>),
}

impl World {
    /// A charger in the LAN.
    pub fn new() -> Self {
        Self::with(Limits::default())
    }

    /// The same, whose calls have these limits.
    pub fn with(limits: Limits) -> Self {
        Self::at(endpoint::local("charger").expect("a host"), limits, 1)
    }

    /// A charger in the cloud.
    pub fn cloud(parallel: usize) -> Self {
        Self::at(endpoint::cloud("000001").expect("a serial"), Limits::default(), parallel)
    }

    fn at(endpoint: Endpoint, limits: Limits, parallel: usize) -> Self {
        let (auth, export_base_url) = (Auth::None, None);
        let options = ChargerOptions { endpoint, auth, limits, export_base_url, parallel, in_browser: false };
        let network = Network::new(BEGIN);
        let charger = Rc::new(Charger::new(options, Rc::new(Address::default()), network.clone()));
        World { network, charger, executor: Rc::default() }
    }

    /// The options of a call that sets none.
    pub fn options(&self) -> CallOptions {
        CallOptions::new(self.charger.options().limits)
    }

    /// Those of a call with a deadline.
    pub fn deadline(&self, deadline: f64) -> CallOptions {
        CallOptions::new(Limits { deadline, ..self.charger.options().limits })
    }

    /// Reads keys.
    pub fn read(&self, keys: &[&str]) -> Task {
        self.read_with(keys, self.options())
    }

    /// Reads keys, with options.
    pub fn read_with(&self, keys: &[&str], options: CallOptions) -> Task {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        self.read_any(&self.charger, Some(keys), options)
    }

    /// Reads keys or all of them, by one of the charger's objects.
    pub fn read_any(
        &self,
        charger: &Rc<Charger<Network>>,
        keys: Option<Vec<String>>,
        options: CallOptions,
    ) -> Task {
        let charger = charger.clone();
        self.spawn(async move {
            match charger.status(keys, options).await {
                Ok(status) => Outcome::Read(status.reply.text(), status.missing, status.last_modified),
                Err(failure) => Outcome::Failed(failure),
            }
        })
    }

    /// Sets the current.
    pub fn set(&self, amp: f64) -> Task {
        self.set_with(&[("amp", Json::Number(amp))], self.options())
    }

    /// Sets the current, and reads it back.
    pub fn verify(&self, amp: f64) -> Task {
        self.set_with(&[("amp", Json::Number(amp))], CallOptions { verify: true, ..self.options() })
    }

    /// Sets anything, with options.
    pub fn set_with(&self, entries: &[(&str, Json)], options: CallOptions) -> Task {
        let charger = self.charger.clone();
        let entries = entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        self.spawn(async move {
            match charger.set(entries, options).await {
                Ok(certainty) => Outcome::Set(certainty.as_str()),
                Err(failure) => Outcome::Failed(failure),
            }
        })
    }

    fn spawn(&self, call: impl Future<Output = Outcome> + 'static) -> Task {
        let outcome = Rc::new(RefCell::new(None));
        let result = outcome.clone();
        let number = self.executor.spawn(async move {
            let outcome = call.await;
            *result.borrow_mut() = Some(outcome);
        });
        self.executor.run();
        Task { number, executor: self.executor.clone(), outcome }
    }

    /// What waits for an answer: path and query of each request.
    pub fn in_flight(&self) -> Vec<String> {
        self.network.in_flight().iter().map(|sent| path(&sent.url)).collect()
    }

    /// All that was sent so far: path and query of each request.
    pub fn sent(&self) -> Vec<String> {
        self.network.sent().iter().map(|sent| path(&sent.url)).collect()
    }

    /// Answers the request that is in flight alone.
    pub fn reply(&self, status: u16, body: &str) {
        self.answer(Reply::new(status, body));
    }

    /// The same with a reply that has headers.
    pub fn answer(&self, reply: Reply) {
        self.network.answer(self.only(), Ok(reply));
        self.executor.run();
    }

    /// Answers one of several that are in flight.
    pub fn answer_one(&self, path: &str, status: u16, body: &str) {
        let in_flight = self.network.in_flight();
        let number = in_flight.iter().find(|sent| sent.url.ends_with(path)).expect("in flight").number;
        self.network.answer(number, Ok(Reply::new(status, body)));
        self.executor.run();
    }

    /// The connection of the request that is in flight alone breaks.
    pub fn break_off(&self, reason: &str) {
        self.broken(reason, false);
    }

    /// The request that is in flight alone could not be sent, which is proven.
    pub fn never_sent(&self, reason: &str) {
        self.broken(reason, true);
    }

    fn broken(&self, reason: &str, never_sent: bool) {
        self.trouble(Trouble::Broken { cause: "thrown", reason: Some(reason.to_owned()), never_sent });
    }

    /// Any trouble of the request that is in flight alone.
    pub fn trouble(&self, trouble: Trouble<&'static str>) {
        self.network.answer(self.only(), Err(trouble));
        self.executor.run();
    }

    /// The reply to the request that is in flight alone begins.
    pub fn begin(&self, status: u16) {
        self.network.begin(self.only(), status);
        self.executor.run();
    }

    fn only(&self) -> u64 {
        match self.network.in_flight().as_slice() {
            [only] => only.number,
            others => panic!("{} requests are in flight", others.len()),
        }
    }

    /// So much time passes, in ms; timers fire when they are due.
    pub fn pass(&self, ms: f64) {
        let end = self.network.now().monotonic + ms;
        self.executor.run();
        while let Some(due) = self.network.next_timer().filter(|due| *due <= end) {
            self.forward(due);
        }
        self.forward(end);
    }

    fn forward(&self, monotonic: f64) {
        let now = self.network.now();
        let passed = (monotonic - now.monotonic).max(0.0);
        self.network.set(Moment { monotonic: now.monotonic + passed, wall: now.wall + passed });
        self.executor.run();
    }

    /// The wall clock jumps by so many ms: it is set, or the machine sleeps.
    pub fn jump(&self, ms: f64) {
        let now = self.network.now();
        self.network.set(Moment { wall: now.wall + ms, ..now });
        self.executor.run();
    }

    /// What the hook was told since the last time: attempt, outcome, status, duration.
    pub fn events(&self) -> Vec<(u32, &'static str, Option<u16>, f64)> {
        let short = |event: Event| (event.attempt, event.outcome, event.status, event.duration);
        self.network.events().into_iter().map(short).collect()
    }
}

fn path(url: &str) -> String {
    url.split_once("/api/").map_or("", |(_, path)| path).to_owned()
}

impl Task {
    /// Gives up.
    pub fn abort(&self) {
        self.executor.abort(self.number);
        self.executor.run();
    }

    /// What became of it, in short.
    pub fn outcome(&self) -> String {
        match &*self.outcome.borrow() {
            None => "under way".to_owned(),
            Some(Outcome::Read(body, missing, _)) => format!("read {body} {missing:?}"),
            Some(Outcome::Set(certainty)) => format!("set {certainty}"),
            Some(Outcome::Failed(failure)) => format!("fail {}", failure.error.code.as_str()),
        }
    }

    /// `lastModified` of what was read.
    pub fn last_modified(&self) -> Option<f64> {
        match &*self.outcome.borrow() {
            Some(Outcome::Read(_, _, last_modified)) => *last_modified,
            _ => panic!("nothing was read"),
        }
    }

    /// The failure with which it ended.
    pub fn failure(&self) -> Failure<&'static str> {
        match &*self.outcome.borrow() {
            Some(Outcome::Failed(failure)) => failure.clone(),
            _ => panic!("{} is no failure", self.outcome()),
        }
    }

    /// How it failed: the code, the number of requests, the message.
    pub fn fails(&self) -> (Code, u32, String) {
        let failure = self.failure();
        (failure.error.code, failure.attempts, failure.error.message.clone())
    }
}
