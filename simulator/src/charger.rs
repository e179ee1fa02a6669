//! One simulated charger: its values, its model, its faults and its log, behind one lock.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde_json::{Map, Value, json};

use crate::catalogue::{Catalogue, Key};
use crate::clock::Clock;
use crate::faults::Fault;
use crate::firmware::{Cors, Firmware};
use crate::log::{RequestLog, Side};
use crate::model::{Car, State, step};
use crate::{seed, set, show};

/// Simulated seconds a restart takes.
const RESTART: f64 = 2.0;
const TOKEN_LENGTH: usize = 32;

/// What a charger is made from.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) serial: String,
    pub(crate) token: String,
    pub(crate) firmware: Firmware,
    pub(crate) cors: Cors,
    pub(crate) seed: u64,
    pub(crate) speed: f64,
    pub(crate) cloud_url: String,
    pub(crate) local_url: String,
}

/// A charger, shared between its two doors and the control endpoints.
#[derive(Debug)]
pub(crate) struct Charger {
    pub(crate) plan: Plan,
    pub(crate) catalogue: Arc<Catalogue>,
    inner: Mutex<Inner>,
    cloud_in_flight: AtomicUsize,
    local_in_flight: AtomicUsize,
}

impl Charger {
    pub(crate) fn new(plan: Plan, catalogue: Arc<Catalogue>) -> anyhow::Result<Self> {
        let inner = Mutex::new(Inner::new(&plan, Arc::clone(&catalogue))?);
        let (cloud_in_flight, local_in_flight) = Default::default();
        Ok(Self { plan, catalogue, inner, cloud_in_flight, local_in_flight })
    }

    /// The charger as of now.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Inner> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.advance(Instant::now());
        inner
    }

    /// The number of requests of that side being answered.
    pub(crate) fn in_flight(&self, side: Side) -> &AtomicUsize {
        match side {
            Side::Cloud => &self.cloud_in_flight,
            Side::Local => &self.local_in_flight,
        }
    }

    /// Serial, token and addresses, as tests need them.
    pub(crate) fn describe(&self) -> Value {
        let token = self.lock().token.clone();
        let plan = &self.plan;
        json!({"serial": plan.serial, "token": token, "cloud": plan.cloud_url, "local": plan.local_url})
    }
}

/// The part of a charger that changes.
#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) values: Map<String, Value>,
    /// Keys this model does not have.
    pub(crate) lacking: BTreeSet<String>,
    pub(crate) token: String,
    pub(crate) faults: Vec<Fault>,
    pub(crate) dice: fastrand::Rng,
    pub(crate) log: RequestLog,
    model: State,
    /// Computed values that were overwritten from outside and stay so.
    pinned: BTreeSet<String>,
    firmware: Firmware,
    catalogue: Arc<Catalogue>,
    clock: Clock,
    since_boot_ms: f64,
    back_at: Option<f64>,
}

impl Inner {
    fn new(plan: &Plan, catalogue: Arc<Catalogue>) -> anyhow::Result<Self> {
        let (values, lacking) = seed::values(&plan.serial, &plan.token, plan.firmware)?;
        // Every charger has its own noise, whatever the order they are made in.
        let salt =
            plan.serial.bytes().fold(0_u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)));
        let seed = plan.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(salt);
        let mut model = State::new(seed, show::settings(&values));
        let start = |key| values.get(key).and_then(Value::as_f64).unwrap_or(0.0);
        model.session = start("wh");
        model.total = start("eto");
        let mut inner = Self {
            since_boot_ms: start("rbt"),
            values,
            lacking: lacking.into_iter().collect(),
            token: plan.token.clone(),
            faults: Vec::new(),
            dice: fastrand::Rng::with_seed(seed ^ 1),
            log: RequestLog::new(),
            model,
            pinned: BTreeSet::new(),
            firmware: plan.firmware,
            catalogue,
            clock: Clock::new(plan.speed),
            back_at: None,
        };
        inner.publish();
        Ok(inner)
    }

    /// Lets the time pass that has passed.
    fn advance(&mut self, now: Instant) {
        let (steps, dt) = self.clock.due(now);
        for _ in 0..steps {
            step(&mut self.model, dt);
            self.since_boot_ms += dt * 1000.0;
        }
        if self.back_at.is_some_and(|back| back <= self.model.clock) {
            self.back_at = None;
            self.since_boot_ms = 0.0;
            let restarts = self.values.get("rbc").and_then(Value::as_i64).unwrap_or(0);
            self.values.insert("rbc".to_owned(), json!(restarts + 1));
        }
        if steps > 0 {
            self.publish();
        }
    }

    /// Is it restarting?
    pub(crate) fn restarting(&self) -> bool {
        self.back_at.is_some()
    }

    /// Seconds since the values were last refreshed.
    pub(crate) fn data_age(&self) -> f64 {
        self.clock.last_tick().elapsed().as_secs_f64()
    }

    /// A setting accepted by the API: visible at once, in effect about a second later.
    pub(crate) fn apply(&mut self, key: &str, value: &Value) {
        match key {
            "cak" => self.token = (0..TOKEN_LENGTH).map(|_| self.dice.alphanumeric()).collect(),
            "rst" if *value == Value::Bool(true) => self.back_at = Some(self.model.clock + RESTART),
            "ids" => self.take_push(value),
            _ => {
                let known = self.catalogue.get(key);
                // Commands leave no trace in the status.
                if known.is_some_and(Key::readable) {
                    let before = self.values.get(key);
                    let shown = set::stored(key, known, value.clone(), before, self.firmware);
                    self.values.insert(key.to_owned(), shown);
                }
            }
        }
        self.show_token();
        let settings = show::settings(&self.values);
        self.model.accept(settings);
    }

    fn take_push(&mut self, value: &Value) {
        let part = |key| value.get(key).and_then(Value::as_f64);
        match part("pGrid") {
            Some(grid) => {
                self.model.take_push(grid, part("pPv"), part("pAkku"));
                for (key, part) in [("PGrid", "pGrid"), ("PPv", "pPv"), ("PAkku", "pAkku")] {
                    // The averages keep their last value when the pushes stop (observed).
                    let value = value.get(part).cloned().unwrap_or(json!(0));
                    self.values.insert(format!("pvopt_average{key}"), value);
                }
            }
            None => self.model.push = None,
        }
        self.publish();
    }

    /// Values from the control endpoint: in effect at once, also where the API would not allow it.
    pub(crate) fn overwrite(&mut self, changes: Map<String, Value>) -> anyhow::Result<()> {
        for (key, value) in changes {
            match key.as_str() {
                "$remove" => {
                    for key in names(&value)? {
                        self.values.shift_remove(&key);
                        self.lacking.insert(key);
                    }
                    continue;
                }
                "$release" => {
                    names(&value)?.iter().for_each(|key| {
                        self.pinned.remove(key);
                    });
                    continue;
                }
                _ if key.starts_with('$') => anyhow::bail!("{key} is neither $remove nor $release"),
                "cak" => {
                    if let Some(token) = value.as_str().filter(|token| !token.is_empty()) {
                        self.token = token.to_owned();
                    }
                }
                _ => {}
            }
            match (key.as_str(), value.as_f64()) {
                ("eto", Some(total)) => self.model.total = total,
                ("wh", Some(session)) => self.model.session = session,
                (computed, _) if show::COMPUTED.contains(&computed) => {
                    self.pinned.insert(key.clone());
                }
                _ => {}
            }
            self.lacking.remove(&key);
            self.values.insert(key, value);
        }
        self.show_token();
        self.model.impose(show::settings(&self.values));
        self.publish();
        Ok(())
    }

    /// Plugs a car in or out.
    pub(crate) fn attach(&mut self, car: Car) {
        if self.model.attach(car) {
            for (key, value) in [("frc", json!(0)), ("trx", Value::Null)] {
                if self.values.contains_key(key) {
                    self.values.insert(key.to_owned(), value);
                }
            }
            self.model.impose(show::settings(&self.values));
        }
        self.publish();
    }

    pub(crate) fn car(&self) -> Car {
        self.model.car
    }

    /// `cak` shows the token while the cloud API is on and is empty while it is off (seen on a sibling device).
    fn show_token(&mut self) {
        if !self.lacking.contains("cak") {
            let shown = if self.cloud_api_on() { self.token.clone() } else { String::new() };
            self.values.insert("cak".to_owned(), json!(shown));
        }
    }

    pub(crate) fn cloud_api_on(&self) -> bool {
        self.values.get("cae") != Some(&Value::Bool(false))
    }

    pub(crate) fn local_api_on(&self) -> bool {
        self.values.get("hai") != Some(&Value::Bool(false))
    }

    /// Writes what the model computed into the values.
    fn publish(&mut self) {
        let times = show::Times { now: self.clock.date(self.model.clock), since_boot_ms: self.since_boot_ms };
        for (key, value) in show::values(&self.model, self.firmware, times) {
            if self.pinned.contains(key) || self.lacking.contains(key) {
                continue;
            }
            match self.values.get_mut(key) {
                Some(slot) => *slot = value,
                None => {
                    self.values.insert(key.to_owned(), value);
                }
            }
        }
    }
}

fn names(value: &Value) -> anyhow::Result<Vec<String>> {
    let names = value.as_array().into_iter().flatten().map(|name| name.as_str().map(str::to_owned));
    names
        .collect::<Option<Vec<_>>>()
        .filter(|_| value.is_array())
        .ok_or_else(|| anyhow::anyhow!("an array of key names"))
}
