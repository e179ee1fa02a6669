//! A charger that answers by itself, and a time that passes while everybody waits.

use crate::support;
use crate::support::executor::Executor;
use crate::support::network::{Answer, Network, Reply};
use goecharger::call::{Address, Charger, Failed};
use goecharger::clock::Moment;
use goecharger::json::Json;
use goecharger::options::{Auth, CallOptions, ChargerOptions, Limits};
use goecharger::protocol::encode;
use goecharger::protocol::endpoint::{self, Side};
use goecharger::transport::Trouble;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

const BEGIN: Moment = Moment { monotonic: 5_000.0, wall: 1_774_000_000_000.0 };

/// What a request is answered by in the place of the charger.
pub type Instead = Box<dyn FnMut(&str) -> Option<Answer>>;

/// What a set does to the values besides.
type Effect = dyn FnMut(&str, &mut serde_json::Map<String, Value>);

pub struct World {
    pub network: Network,
    pub charger: Rc<Charger<Network>>,
    /// What the charger shows.
    pub values: Rc<RefCell<serde_json::Map<String, Value>>>,
    /// What a set does besides being shown.
    pub effect: RefCell<Box<Effect>>,
    pub instead: RefCell<Instead>,
    /// The age of the cloud's data, in s.
    pub age: Cell<f64>,
    side: Side,
    executor: Executor,
    /// Requests that get no answer at all.
    hanging: RefCell<Vec<u64>>,
    hangs: Cell<usize>,
}

impl World {
    pub fn local(values: Value) -> Self {
        Self::at(Side::Local, values)
    }

    pub fn cloud(values: Value) -> Self {
        Self::at(Side::Cloud, values)
    }

    fn at(side: Side, values: Value) -> Self {
        let endpoint = match side {
            Side::Local => endpoint::local("charger"),
            Side::Cloud => endpoint::cloud("000001"),
        };
        let options = ChargerOptions {
            endpoint: endpoint.expect("an address"),
            auth: Auth::None,
            limits: Limits::default(),
            export_base_url: None,
            parallel: 1,
            in_browser: false,
        };
        let network = Network::new(BEGIN);
        let charger = Rc::new(Charger::new(options, Rc::new(Address::default()), network.clone()));
        let values = Rc::new(RefCell::new(values.as_object().expect("an object").clone()));
        World {
            network,
            charger,
            values,
            effect: RefCell::new(Box::new(|_, _| {})),
            instead: RefCell::new(Box::new(|_| None)),
            age: Cell::new(0.0),
            side,
            executor: Executor::default(),
            hanging: RefCell::default(),
            hangs: Cell::default(),
        }
    }

    pub fn options(&self) -> CallOptions {
        CallOptions::new(Limits::default())
    }

    pub fn verified(&self) -> CallOptions {
        CallOptions { verify: true, ..self.options() }
    }

    /// What a set does besides being shown: it may change what the charger shows.
    pub fn on_set(&self, effect: impl FnMut(&str, &mut serde_json::Map<String, Value>) + 'static) {
        *self.effect.borrow_mut() = Box::new(effect);
    }

    /// What answers in the place of the charger.
    pub fn instead(&self, instead: impl FnMut(&str) -> Option<Answer> + 'static) {
        *self.instead.borrow_mut() = Box::new(instead);
    }

    /// The next so many requests get no answer.
    pub fn hang(&self, requests: usize) {
        self.hangs.set(requests);
    }

    /// Lets a call come to its end.
    pub fn run<U: 'static>(&self, call: impl Future<Output = U> + 'static) -> U {
        let outcome: Rc<RefCell<Option<U>>> = Rc::default();
        let end = outcome.clone();
        self.executor.spawn(async move {
            let result = call.await;
            end.replace(Some(result));
        });
        for _ in 0..100_000 {
            self.executor.run();
            if let Some(outcome) = outcome.take() {
                return outcome;
            }
            self.turn();
        }
        panic!("the call does not end");
    }

    /// Answers what is on its way, or lets time pass.
    pub fn turn(&self) {
        self.executor.run();
        let in_flight = self.network.in_flight();
        let hanging = self.hanging.borrow().clone();
        let next = in_flight.iter().find(|sent| !hanging.contains(&sent.number));
        if let Some(sent) = next {
            if self.hangs.get() > 0 {
                self.hangs.set(self.hangs.get() - 1);
                self.hanging.borrow_mut().push(sent.number);
                return;
            }
            let answer = self.instead.borrow_mut()(&sent.url).unwrap_or_else(|| Ok(self.answer(&sent.url)));
            self.network.answer(sent.number, answer);
            return;
        }
        let timer = self.network.next_timer().expect("somebody waits for nothing");
        self.pass(timer);
    }

    fn pass(&self, until: f64) {
        use goecharger::transport::Transport;
        let now = self.network.now();
        let passed = (until - now.monotonic).max(0.0);
        self.network.set(Moment { monotonic: now.monotonic + passed, wall: now.wall + passed });
    }

    /// ms since the beginning.
    pub fn passed(&self) -> f64 {
        use goecharger::transport::Transport;
        self.network.now().since(BEGIN)
    }

    fn answer(&self, url: &str) -> Reply {
        let query = url.split_once('?').map_or("", |(_, query)| query);
        let mut parameters = query.split('&').filter_map(|pair| pair.split_once('='));
        if url.contains("/api/set?") {
            let mut answer = serde_json::Map::new();
            let mut sent = Vec::new();
            for (key, value) in parameters {
                let text = percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned();
                let value: Value = serde_json::from_str(&text).expect("JSON");
                answer.insert(key.to_owned(), json!(true));
                sent.push(json!({ key: value }));
                let mut values = self.values.borrow_mut();
                values.insert(key.to_owned(), value);
                self.effect.borrow_mut()(key, &mut values);
            }
            return match self.side {
                Side::Local => Reply::new(200, &Value::Object(answer).to_string()),
                Side::Cloud => Reply::new(202, &json!({ "succeeded": sent, "failed": [] }).to_string()),
            };
        }
        let keys = parameters.find(|(name, _)| *name == "filter").map(|(_, keys)| keys.replace("%2C", ","));
        let values = self.values.borrow();
        let shown: serde_json::Map<String, Value> = match keys {
            None => values.clone(),
            Some(keys) => {
                keys.split(',').filter_map(|key| Some((key.to_owned(), values.get(key)?.clone()))).collect()
            }
        };
        let reply = Reply::new(200, &Value::Object(shown).to_string());
        match self.side {
            Side::Local => reply,
            Side::Cloud => {
                reply.with("last-modified", &self.date(self.age.get())).with("date", &self.date(0.0))
            }
        }
    }

    fn date(&self, age: f64) -> String {
        use goecharger::transport::Transport;
        let wall = self.network.now().wall / 1000.0 - age;
        httpdate::fmt_http_date(std::time::UNIX_EPOCH + std::time::Duration::from_secs_f64(wall.floor()))
    }

    /// What was asked for, without the address: `status?filter=…`, `set?…`.
    pub fn asked(&self) -> Vec<String> {
        let short = |url: String| url.rsplit_once("/api/").map_or(url.clone(), |(_, rest)| rest.to_owned());
        self.network.sent().into_iter().map(|sent| short(sent.url)).collect()
    }

    /// How many requests there were of those that begin so.
    pub fn count(&self, begin: &str) -> usize {
        self.asked().iter().filter(|asked| asked.starts_with(begin)).count()
    }
}

/// A connection that broke.
pub fn broken() -> Option<Answer> {
    Some(Err(Trouble::Broken { cause: "broken", reason: None, never_sent: false }))
}

pub fn code<U>(outcome: Result<U, Failed<Network>>) -> &'static str {
    outcome.map_or_else(|failure| failure.error.code.as_str(), |_| "ok")
}

pub fn message<U>(outcome: Result<U, Failed<Network>>) -> String {
    outcome.map_or_else(|failure| failure.error.message.clone(), |_| "ok".to_owned())
}

pub fn values(value: Value) -> Vec<(String, Json)> {
    match support::json(&value) {
        Json::Object(members) => members,
        other => panic!("{} is no object", encode::json(&other)),
    }
}
