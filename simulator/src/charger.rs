//! One simulated device: its values, its charging, its faults and its log.
//!
//! Nothing here waits or looks at a clock: whoever owns it says what time it is.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::catalogue::{self, Key};
use crate::charging::{Car, State, step};
use crate::clock::{Clock, Moment};
use crate::faults::Fault;
use crate::log::{RequestLog, Side};
use crate::network::{Close, Closing};
use crate::plan::Plan;
use crate::sessions::{Reading, Sessions};
use crate::set::{self, Offer, Verdict};
use crate::{cards, controller, readback, seed, settings, show};

/// Simulated seconds a restart takes.
const RESTART: f64 = 2.0;
/// Seconds after which an authorisation lapses for which no car has come (observed).
const UNUSED: f64 = 120.0;
const TOKEN_LENGTH: usize = 32;

/// A charger, or a go-e Controller.
#[derive(Debug)]
pub struct Charger {
    /// What it was made from.
    pub plan: Plan,
    /// Everything it shows, in its own order.
    pub values: Map<String, Value>,
    /// Keys this model does not have.
    pub(crate) lacking: HashSet<String>,
    /// The token that is good now.
    pub token: String,
    /// What goes wrong.
    pub faults: Vec<Fault>,
    last_fault: u64,
    /// What came.
    pub log: RequestLog,
    pub(crate) dice: fastrand::Rng,
    closing_dice: fastrand::Rng,
    pub(crate) charging: State,
    pub(crate) sessions: Sessions,
    /// Computed values that were overwritten from outside and stay so.
    pub(crate) pinned: HashSet<String>,
    pub(crate) clock: Clock,
    since_boot_ms: f64,
    back_at: Option<f64>,
    /// When a transaction began for which no car has come yet.
    authorised_at: Option<f64>,
    /// Requests being answered, by side.
    in_flight: [usize; 3],
}

impl Charger {
    /// Makes a charger that is idle, with no car.
    ///
    /// # Errors
    /// When the recorded answer that it starts from cannot be read.
    pub fn new(plan: Plan, now: Moment) -> anyhow::Result<Self> {
        let seed::Seed { values, lacking } = seed::of(&plan)?;
        // Every charger has its own noise, whatever the order they are made in.
        let salt =
            plan.serial.bytes().fold(0_u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)));
        let seed = plan.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(salt);
        let mut charging = State::new(seed, settings::of(&values));
        let start = |key| values.get(key).and_then(Value::as_f64).unwrap_or(0.0);
        charging.session = start("wh");
        charging.total = start("eto");
        let recorded = values.get("cdi").and_then(|count| count.get("value")).and_then(Value::as_f64);
        charging.charged_for = recorded.unwrap_or(0.0) / 1000.0;
        let left_idle = values.get("lccfi").and_then(Value::as_f64);
        charging.left_idle = left_idle.map(|moment| (moment - start("rbt")) / 1000.0);
        let mut charger = Self {
            since_boot_ms: start("rbt"),
            lacking: lacking.into_iter().collect(),
            token: plan.token.clone(),
            faults: Vec::new(),
            last_fault: 0,
            log: RequestLog::new(plan.secrets),
            dice: fastrand::Rng::with_seed(seed ^ 1),
            closing_dice: fastrand::Rng::with_seed(seed ^ 2),
            charging,
            pinned: HashSet::new(),
            clock: Clock::new(now, plan.speed),
            back_at: None,
            authorised_at: None,
            in_flight: [0; 3],
            sessions: Sessions::default(),
            values,
            plan,
        };
        charger.publish();
        Ok(charger)
    }

    /// Lets the time pass that has passed.
    pub fn advance(&mut self, now: Moment) {
        let (steps, dt) = self.clock.due(now);
        for _ in 0..steps {
            step(&mut self.charging, dt);
            let output = &self.charging.output;
            let current = output.amps.iter().copied().fold(0.0, f64::max);
            self.sessions.go_on(dt, output.power(), current, cards::of_transaction(&self.values));
            self.since_boot_ms += dt * 1000.0;
        }
        if self.back_at.is_some_and(|back| back <= self.charging.clock) {
            self.back_at = None;
            self.since_boot_ms = 0.0;
            let restarts = self.values.get("rbc").and_then(Value::as_i64).unwrap_or(0);
            self.values.insert("rbc".to_owned(), json!(restarts + 1));
        }
        if self.authorised_at.is_some_and(|at| at + UNUSED <= self.charging.clock) {
            self.authorised_at = None;
            self.values.insert("trx".to_owned(), Value::Null);
            self.charging.impose(settings::of(&self.values));
        }
        if steps > 0 {
            self.publish();
        }
    }

    /// Is it restarting?
    pub(crate) fn restarting(&self) -> bool {
        self.back_at.is_some()
    }

    /// What becomes of the connection to its own web server after the next reply.
    pub(crate) fn closing(&mut self) -> Closing {
        let close = self.plan.close.unwrap_or_else(|| Close::of(self.plan.firmware));
        close.closing(&mut self.closing_dice)
    }

    /// Counts a request as being answered. Returns how many of that side were already.
    pub(crate) fn enter(&mut self, side: Side) -> usize {
        let count = self.in_flight_of(side);
        *count += 1;
        *count - 1
    }

    /// A request of that side is answered, or nobody waits for the answer any more.
    pub fn leave(&mut self, side: Side) {
        let count = self.in_flight_of(side);
        *count = count.saturating_sub(1);
    }

    fn in_flight_of(&mut self, side: Side) -> &mut usize {
        let [cloud, local, export] = &mut self.in_flight;
        match side {
            Side::Export => export,
            Side::Cloud => cloud,
            Side::Local => local,
        }
    }

    /// Whether it takes an offer.
    pub(crate) fn judge(&self, offer: &Offer) -> Verdict {
        if !self.plan.hardware.is_charger() {
            return controller::judge(offer, &self.values);
        }
        let known = catalogue::key(&offer.key).filter(|_| !self.lacking.contains(&offer.key));
        set::judge(offer, known, self.plan.firmware)
    }

    /// A setting accepted by the API: visible at once, in effect about a second later.
    pub(crate) fn apply(&mut self, key: &str, value: &Value) {
        if key == "trx" {
            let waits = !value.is_null() && !self.car().plugged;
            self.authorised_at = waits.then_some(self.charging.clock);
        }
        match key {
            "cak" => self.token = (0..TOKEN_LENGTH).map(|_| self.dice.alphanumeric()).collect(),
            "rst" if *value == Value::Bool(true) => self.back_at = Some(self.charging.clock + RESTART),
            "ids" => self.take_push(value),
            "lrn" | "del" => {
                cards::change(&mut self.values, value.as_u64().unwrap_or(u64::MAX), key == "lrn");
            }
            _ => {
                let known = catalogue::key(key);
                // Commands leave no trace in the status.
                if self.values.contains_key(key) || known.is_some_and(Key::readable) {
                    let before = self.values.get(key);
                    let shown = readback::stored(key, known, value.clone(), before, &self.plan);
                    self.values.insert(key.to_owned(), shown);
                }
            }
        }
        self.show_token();
        self.charging.accept(settings::of(&self.values));
    }

    /// Takes powers for surplus charging. A member under another name, such as the `pgrid` that is read, counts for
    /// nothing; without `pGrid` nothing happens (both observed).
    fn take_push(&mut self, value: &Value) {
        let part = |key| value.get(key).and_then(Value::as_f64);
        if value.is_null() {
            self.charging.push = None;
        } else if let Some(grid) = part("pGrid") {
            self.charging.take_push(grid, part("pPv"), part("pAkku"));
            for (key, part) in [("PGrid", "pGrid"), ("PPv", "pPv"), ("PAkku", "pAkku")] {
                // The averages keep their last value when the pushes stop (observed).
                let value = value.get(part).cloned().unwrap_or(json!(0));
                self.values.insert(format!("pvopt_average{key}"), value);
            }
        }
        self.publish();
    }

    /// Plugs a car in or out.
    pub fn attach(&mut self, car: Car) {
        let (was_there, before) = (self.car().plugged, self.reading());
        let unplugged = self.charging.attach(car);
        if car.plugged {
            self.authorised_at = None;
        }
        if car.plugged && !was_there {
            self.sessions.begin(self.reading());
        }
        if unplugged {
            self.sessions.end(&self.plan.serial, before);
            for (key, value) in [("frc", json!(0)), ("trx", Value::Null)] {
                if self.values.contains_key(key) {
                    self.values.insert(key.to_owned(), value);
                }
            }
            self.charging.impose(settings::of(&self.values));
        }
        self.publish();
    }

    /// Adds a fault behind those that are there. Gives the number that [`Charger::mend`] takes.
    pub fn fault(&mut self, fault: Fault) -> u64 {
        self.last_fault += 1;
        self.faults.push(Fault { number: self.last_fault, ..fault });
        self.last_fault
    }

    /// Takes a fault away, if it is still there.
    pub fn mend(&mut self, number: u64) {
        self.faults.retain(|fault| fault.number != number);
    }

    fn reading(&self) -> Reading {
        let State { clock, total, session, .. } = self.charging;
        Reading { now: self.clock.date(clock), total, energy: session }
    }

    /// The charging history, in the place of what was recorded: rows as the export has them.
    pub fn remember(&mut self, sessions: Vec<Value>) {
        self.sessions.replace(sessions);
    }

    /// The charging history.
    pub fn history(&self) -> &[Value] {
        self.sessions.rows()
    }

    /// What opens the charging history, from the key `dll`.
    pub fn ticket(&self) -> Option<&str> {
        let (_, ticket) = self.values.get("dll")?.as_str()?.split_once("?e=")?;
        Some(ticket).filter(|ticket| !ticket.is_empty())
    }

    /// The car as it is now.
    pub fn car(&self) -> Car {
        self.charging.car
    }

    /// `cak` shows the token while the cloud API is on and is empty while it is off (seen on a sibling device).
    pub(crate) fn show_token(&mut self) {
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

    /// Writes what was computed into the values.
    pub(crate) fn publish(&mut self) {
        let now = self.clock.date(self.charging.clock);
        let times = show::Times { now, since_boot_ms: self.since_boot_ms };
        for (key, value) in show::values(&self.charging, self.plan.firmware, times) {
            if self.pinned.contains(key) || self.lacking.contains(key) {
                continue;
            }
            match self.values.get_mut(key) {
                Some(slot) => *slot = value,
                None if self.plan.hardware.is_charger() => {
                    self.values.insert(key.to_owned(), value);
                }
                None => {}
            }
        }
    }
}
