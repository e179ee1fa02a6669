//! Who watches a charger, which keys to read for them, and when. Pure: it is told the time and what happened.

use super::Wish;
use super::pace::{Backoff, Interval, SHORTEST};
use super::reading::{Latest, Reading, Seen, Update, What, covers};
use crate::call::Failure;
use crate::clock::Moment;
use crate::error::Code;
use crate::overview::OVERVIEW_KEYS;
use std::rc::Rc;

/// ms after a set to look once more by the cloud, which hears of it later.
const SECOND_LOOK: f64 = 2_000.0;

/// ms: what was set takes effect within some seconds, so `"auto"` stays quick for so long.
const AFTERMATH: f64 = 30_000.0;

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Plan {
    /// Read what [`Poller::begin`] says.
    Read,
    /// Ask again in so many ms, or when something has happened.
    Wait(f64),
    /// Ask again when something has happened.
    Rest,
    /// Nobody watches any more.
    End,
}

/// What is there for a watcher.
pub enum Taken<C> {
    /// Something new.
    Update(Update<C>),
    /// Nothing new yet.
    Nothing,
    /// A failure that does not pass by itself; the watcher has left.
    Failed(Rc<Failure<C>>),
    /// It has left.
    Over,
}

struct Watching<C> {
    number: u64,
    wish: Wish,
    /// Whether a read of what it wants has begun.
    asked: bool,
    /// Which of the reads it has looked at.
    looked: u64,
    seen: Seen<C>,
    failed: Option<Rc<Failure<C>>>,
}

/// The watchers of one charger.
pub struct Poller<C> {
    is_cloud: bool,
    watchers: Vec<Watching<C>>,
    numbers: u64,
    is_hidden: bool,
    /// What the last read asked for, and when it began.
    keys: Rc<[String]>,
    begun: Option<Moment>,
    is_reading: bool,
    backoff: Backoff,
    /// How long to wait after a failure, in ms from the begin of the read.
    wait: Option<f64>,
    /// The same after something that makes the last reading old.
    hurry: Option<f64>,
    second_look: bool,
    set_at: Option<Moment>,
    is_charging: Option<bool>,
    latest: Latest<C>,
    /// How many reads have ended.
    reads: u64,
}

impl<C> Poller<C> {
    /// One without watchers.
    pub fn new(is_cloud: bool) -> Self {
        Poller {
            is_cloud,
            watchers: Vec::new(),
            numbers: 0,
            is_hidden: false,
            keys: Rc::new([]),
            begun: None,
            is_reading: false,
            backoff: Backoff::default(),
            wait: None,
            hurry: None,
            second_look: false,
            set_at: None,
            is_charging: None,
            latest: Latest::default(),
            reads: 0,
        }
    }

    /// A watcher joins. What was read a moment ago is shown to it at once; else a read follows. Where nobody else is read
    /// for, a moment is the shortest interval: nobody has looked since, and much may have happened.
    pub fn join(&mut self, wish: Wish, now: Moment) -> u64 {
        self.numbers += 1;
        let own = wish.interval.ms(self.is_lively(now));
        let interval = self.interval(now).map_or(SHORTEST, |others| others.min(own));
        let is_recent =
            self.hurry.is_none() && self.begun.is_some_and(|begun| now.longest_since(begun) < interval);
        let is_covered = match &wish.what {
            What::Keys(keys) => covers(&self.keys, keys),
            What::Overview => OVERVIEW_KEYS.iter().all(|key| self.keys.iter().any(|known| known == key)),
        };
        let is_known = self.latest.reading.as_ref().is_some_and(|reading| reading.covers(&wish.what))
            || self.latest.failure.is_some();
        let is_shown = is_recent && is_covered && is_known && !self.is_reading;
        let asked = is_shown || is_covered && self.is_reading;
        let looked = if is_shown { self.reads.wrapping_sub(1) } else { self.reads };
        let (number, seen) = (self.numbers, Seen::default());
        self.watchers.push(Watching { number, wish, asked, looked, seen, failed: None });
        number
    }

    /// A watcher leaves.
    pub fn leave(&mut self, number: u64) {
        self.watchers.retain(|watcher| watcher.number != number);
    }

    /// Whether nobody watches.
    pub fn is_empty(&self) -> bool {
        self.watchers.is_empty()
    }

    /// A set went to the charger: the last reading is old.
    pub fn note_set(&mut self, now: Moment) {
        self.hurry = Some(0.0);
        self.second_look = self.is_cloud;
        self.set_at = Some(now);
    }

    /// The page is hidden, or shows again.
    pub fn hide(&mut self, is_hidden: bool) {
        if self.is_hidden && !is_hidden {
            self.note_return();
        }
        self.is_hidden = is_hidden;
    }

    /// The page or the network is back: the last reading is old, but a flicker shall not make more reads.
    pub fn note_return(&mut self) {
        self.hurry.get_or_insert(SHORTEST);
    }

    /// What to do now.
    pub fn plan(&self, now: Moment) -> Plan {
        if self.watchers.is_empty() {
            return Plan::End;
        }
        let Some(interval) = self.interval(now) else { return Plan::Rest };
        let Some(begun) = self.begun else { return Plan::Read };
        if self.active().any(|watcher| !watcher.asked) {
            return Plan::Read;
        }
        let second = if self.second_look { SECOND_LOOK } else { f64::INFINITY };
        let wait = self.wait.unwrap_or(interval).min(second).min(self.hurry.unwrap_or(f64::INFINITY));
        // The longer of both clocks: one of them stands still while a laptop sleeps.
        let left = wait - now.longest_since(begun);
        if left <= 0.0 {
            return Plan::Read;
        }
        // Timers stand still, too, so none is longer than an interval.
        Plan::Wait(left.min(interval))
    }

    /// A read begins, of these keys.
    pub fn begin(&mut self, now: Moment) -> Rc<[String]> {
        if self.hurry.take().is_none() {
            self.second_look = false;
        }
        self.begun = Some(now);
        self.is_reading = true;
        let mut keys: Vec<&str> = Vec::new();
        let mut add = |key| {
            if !keys.contains(&key) {
                keys.push(key);
            }
        };
        for watcher in self.active() {
            match &watcher.wish.what {
                What::Keys(wanted) => wanted.iter().for_each(|key| add(key)),
                What::Overview => OVERVIEW_KEYS.iter().for_each(|key| add(key)),
            }
            if watcher.wish.interval == Interval::Auto {
                add("car");
            }
        }
        let is_same =
            keys.len() == self.keys.len() && keys.iter().zip(&*self.keys).all(|(one, other)| one == other);
        if !is_same {
            self.keys = keys.into_iter().map(str::to_owned).collect();
        }
        let is_hidden = self.is_hidden;
        self.watchers.iter_mut().for_each(|watcher| watcher.asked |= !(is_hidden && watcher.wish.pauses));
        self.keys.clone()
    }

    /// Whether somebody looks at the overview.
    pub fn wants_overview(&self) -> bool {
        self.watchers.iter().any(|watcher| watcher.wish.what == What::Overview)
    }

    /// The interval of those who are not paused, in ms.
    pub fn interval(&self, now: Moment) -> Option<f64> {
        let is_lively = self.is_lively(now);
        self.active().map(|watcher| watcher.wish.interval.ms(is_lively)).min_by(f64::total_cmp)
    }

    /// A read was given up.
    pub fn give_up(&mut self) {
        self.is_reading = false;
        self.begun = None;
    }

    /// A read has ended.
    pub fn end(&mut self, outcome: Result<Reading, Failure<C>>, now: Moment, random: f64) {
        self.reads += 1;
        self.is_reading = false;
        self.latest.at = now.wall;
        match outcome {
            Ok(reading) => {
                self.backoff.succeed();
                self.wait = None;
                if let Some(state) = reading.text("car") {
                    self.is_charging = Some(state == "2");
                }
                self.latest.reading = Some(Rc::new(reading));
                self.latest.failure = None;
            }
            Err(failure) => {
                let interval = self.interval(now).unwrap_or(SHORTEST);
                self.wait = Some(self.backoff.fail(interval, now, random));
                let failure = Rc::new(failure);
                if !passes(failure.error.code) {
                    let failed = |watcher: &mut Watching<C>| watcher.failed = Some(failure.clone());
                    self.watchers.iter_mut().for_each(failed);
                    // Who comes next may have put it right.
                    self.begun = None;
                }
                self.latest.failure = Some(failure);
            }
        }
    }

    /// What is new to a watcher.
    pub fn take(&mut self, number: u64) -> Taken<C> {
        let Some(watcher) = self.watchers.iter_mut().find(|watcher| watcher.number == number) else {
            return Taken::Over;
        };
        if let Some(failure) = watcher.failed.take() {
            self.leave(number);
            return Taken::Failed(failure);
        }
        if !watcher.asked || watcher.looked == self.reads {
            return Taken::Nothing;
        }
        watcher.looked = self.reads;
        watcher.seen.next(&self.latest, &watcher.wish.what).map_or(Taken::Nothing, Taken::Update)
    }

    fn active(&self) -> impl Iterator<Item = &Watching<C>> {
        let is_paused = |watcher: &Watching<C>| self.is_hidden && watcher.wish.pauses;
        self.watchers.iter().filter(move |watcher| watcher.failed.is_none() && !is_paused(watcher))
    }

    fn is_lively(&self, now: Moment) -> bool {
        self.is_charging.unwrap_or(true) || self.set_at.is_some_and(|set| now.since(set) < AFTERMATH)
    }
}

/// Whether a failure may pass by itself.
pub fn passes(code: Code) -> bool {
    !matches!(code, Code::Unauthorized | Code::InvalidArgument)
}
