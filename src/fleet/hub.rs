//! The members of a fleet, how many requests are in flight, and the reads of those who watch.

use super::FleetOptions;
use super::figures::{FIGURE_KEYS, Figures, Standing};
use super::schedule::{Ending, Schedule, TICK};
use super::watcher::Watching;
use crate::bell::Bell;
use crate::call::{Charger, Failed, Failure};
use crate::error::Error;
use crate::numbered::Numbered;
use crate::protocol::fresh::Dated;
use crate::transport::{Received, Transport};
use crate::watch::hub::look;
use crate::watch::poller::passes;
use crate::watch::reading::{Latest, Reading};
use futures_util::future::{Either, LocalBoxFuture, select};
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, StreamExt};
use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;

/// A charger, or what is wrong with its options.
pub type Made<T> = Result<Rc<Charger<T>>, Error>;

/// Clocks, chance and timers.
pub type World<T> = Rc<T>;

/// A fleet.
pub struct Fleet<T: Transport> {
    pub(super) options: FleetOptions,
    pub(super) state: RefCell<State<T>>,
    /// Requests in flight, of all that the fleet does.
    in_flight: Cell<usize>,
    is_driven: Cell<bool>,
    /// Rings when a member joins, a request ends, or a watcher comes or goes.
    pub(super) changed: Bell,
    /// Rings when a member leaves, for the requests under way.
    left: Bell,
    pub(super) world: World<T>,
}

pub(super) struct State<T: Transport> {
    pub(super) members: Numbered<Member<T>>,
    pub(super) watchers: Vec<Rc<Watching<T::Cause>>>,
    /// What is read for the watchers.
    keys: Rc<[String]>,
    /// `None` while nobody watches.
    schedule: Option<Schedule>,
}

pub(super) struct Member<T: Transport> {
    pub(super) charger: Made<T>,
    pub(super) standing: Standing,
    /// What the watchers are shown.
    pub(super) latest: Latest<T::Cause>,
}

/// A place among the requests in flight. To drop it is to make room.
pub struct Slot<T: Transport>(Rc<Fleet<T>>);

impl<T: Transport> Drop for Slot<T> {
    fn drop(&mut self) {
        let was_full = !self.0.has_room();
        self.0.in_flight.set(self.0.in_flight.get() - 1);
        if was_full {
            self.0.changed.ring();
        }
    }
}

/// ms: a turn may come later than a timer says.
const EARLY: f64 = 1.0;

/// Calls that are under way: of one kind, so that what drives them is there once.
pub(super) type UnderWay = FuturesUnordered<LocalBoxFuture<'static, ()>>;

/// A read that begins: of which member, by what, of which keys.
type Turn<T> = (u64, Made<T>, Rc<[String]>, Slot<T>);

type PolledReply<T> = Result<(<T as Transport>::Reply, Dated), Failed<T>>;

impl<T: Transport> Fleet<T> {
    /// One without members.
    pub fn new(options: FleetOptions, world: World<T>) -> Rc<Self> {
        let state =
            State { members: Numbered::default(), watchers: Vec::new(), keys: Rc::new([]), schedule: None };
        Rc::new(Fleet {
            options,
            state: RefCell::new(state),
            in_flight: Cell::new(0),
            is_driven: Cell::new(false),
            changed: Bell::default(),
            left: Bell::default(),
            world,
        })
    }

    /// A charger joins, under a number of its own.
    pub fn add(&self, number: u64, charger: Made<T>) {
        if let Ok(charger) = &charger {
            self.world.follow(&charger.transport);
        }
        let now = self.world.now();
        self.with(|state| {
            let (standing, latest) = Default::default();
            state.members.insert(number, Member { charger, standing, latest });
            if let Some(schedule) = &mut state.schedule {
                schedule.join(number, now);
            }
        });
        self.changed.ring();
    }

    /// A charger leaves: its requests are ended.
    pub fn remove(&self, number: u64) {
        let left = self.with(|state| {
            state.schedule.iter_mut().for_each(|schedule| schedule.leave(number));
            state.watchers.iter().for_each(|watcher| watcher.forget(number));
            state.members.remove(number)
        });
        // Outside, since what is dropped may ring.
        drop(left);
        self.left.ring();
    }

    /// The figures.
    pub fn figures(&self) -> Figures {
        let now = self.world.now();
        self.with(|state| Figures::of(state.members.iter().map(|(_, member)| member.standing), now))
    }

    /// A place for a request, if there is one.
    pub fn slot(self: &Rc<Self>) -> Option<Slot<T>> {
        self.has_room().then(|| {
            self.in_flight.set(self.in_flight.get() + 1);
            Slot(self.clone())
        })
    }

    fn has_room(&self) -> bool {
        self.in_flight.get() < self.options.concurrency
    }

    /// Whether it has joined and not left.
    pub fn is_member(&self, number: u64) -> bool {
        self.with(|state| state.members.get(number).is_some())
    }

    /// What comes of a future, unless the member leaves first.
    pub async fn while_member<U>(&self, number: u64, future: impl Future<Output = U>) -> Option<U> {
        let mut future = pin!(future);
        loop {
            let left = pin!(self.left.wait());
            if !self.is_member(number) {
                return None;
            }
            match select(future, left).await {
                Either::Left((outcome, _)) => return Some(outcome),
                Either::Right((_, rest)) => future = rest,
            }
        }
    }

    /// Remembers what a member said.
    pub fn note<R: Received>(&self, number: u64, said: Result<&R, ()>) {
        let now = self.world.now();
        let standing =
            said.map_or(Standing::Failing, |reply| look(reply, |values| Standing::of(values, now)));
        self.with(|state| state.members.get_mut(number).map(|member| member.standing = standing));
    }

    /// Someone watches from now on. The first also gets what drives the reads, which must run until it ends by itself.
    pub(super) fn join(
        self: &Rc<Self>,
        watcher: Rc<Watching<T::Cause>>,
    ) -> Option<impl Future<Output = ()> + use<T>> {
        let now = self.world.now();
        self.with(|state| {
            for (number, member) in state.members.iter() {
                watcher.show(number, &member.latest);
            }
            state.watchers.push(watcher);
            state.choose_keys();
            if state.schedule.is_none() {
                let mut schedule = Schedule::new(self.options.interval, self.options.concurrency);
                state.members.iter().for_each(|(number, _)| schedule.join(number, now));
                state.schedule = Some(schedule);
            }
        });
        self.changed.ring();
        (!self.is_driven.replace(true)).then(|| self.clone().drive())
    }

    /// It watches no more.
    pub(super) fn leave(&self, watcher: &Rc<Watching<T::Cause>>) {
        self.with(|state| {
            state.watchers.retain(|other| !Rc::ptr_eq(other, watcher));
            state.choose_keys();
        });
        self.changed.ring();
    }

    async fn drive(self: Rc<Self>) {
        let mut reads: UnderWay = FuturesUnordered::new();
        let mut timer: Option<(f64, LocalBoxFuture<'static, ()>)> = None;
        loop {
            let changed = pin!(self.changed.wait());
            if self.with(|state| state.watchers.is_empty()) {
                break;
            }
            let now = self.world.now();
            self.with(|state| state.schedule.iter_mut().for_each(|schedule| schedule.tick(now)));
            while let Some((number, charger, keys, slot)) = self.begin() {
                reads.push(self.clone().read(number, charger, keys, slot).boxed_local());
            }
            let at = self.next_turn();
            // One that comes a little early does no harm, and is cheaper than a new one for each read. One that should
            // have come is of the clock before, if a charger has brought another one along.
            if timer.as_ref().is_none_or(|(due, _)| *due > at + EARLY || *due < now.monotonic) {
                let world = self.world.clone();
                let wait = at - now.monotonic;
                timer = Some((at, async move { world.sleep_between(wait).await }.boxed_local()));
            }
            let Some((due, sleep)) = &mut timer else { break };
            let mut something = select(changed, sleep);
            let is_time = loop {
                if reads.is_empty() {
                    break matches!(something.await, Either::Right(_));
                }
                match select(reads.next(), something).await {
                    // What ends makes room for its own next turn only.
                    Either::Left((_, rest)) if *due <= self.next_turn() + EARLY => something = rest,
                    Either::Left(_) => break false,
                    Either::Right((what, _)) => break matches!(what, Either::Right(_)),
                }
            };
            if is_time {
                timer = None;
            }
        }
        let ended = self.with(|state| {
            state.members.iter_mut().for_each(|member| member.latest = Latest::default());
            state.schedule.take()
        });
        drop(ended);
        self.is_driven.set(false);
    }

    /// When another read may begin, if nothing changes before; ms of the monotonic clock.
    fn next_turn(&self) -> f64 {
        let now = self.world.now();
        let wait = self.with(|state| state.schedule.as_mut().map(|schedule| schedule.wait(now)));
        now.monotonic + wait.filter(|_| self.has_room()).unwrap_or(TICK)
    }

    fn begin(self: &Rc<Self>) -> Option<Turn<T>> {
        if !self.has_room() {
            return None;
        }
        let now = self.world.now();
        let (number, charger, keys) = self.with(|state| {
            let number = state.schedule.as_mut()?.begin(now)?;
            let charger = state.members.get(number)?.charger.clone();
            Some((number, charger, state.keys.clone()))
        })?;
        Some((number, charger, keys, self.slot()?))
    }

    async fn read(self: Rc<Self>, number: u64, charger: Made<T>, keys: Rc<[String]>, slot: Slot<T>) {
        let outcome = match charger {
            Ok(charger) => self.while_member(number, charger.poll(&keys, self.options.interval)).await,
            Err(error) => Some(Err(Failure::from(error))),
        };
        if let Some(outcome) = outcome {
            self.end(number, keys, outcome);
        }
        drop(slot);
    }

    fn end(&self, number: u64, keys: Rc<[String]>, outcome: PolledReply<T>) {
        let ending = match &outcome {
            Ok(_) => Ending::Good,
            Err(failure) if passes(failure.error.code) => Ending::Failed,
            Err(_) => Ending::Hopeless,
        };
        self.note(number, outcome.as_ref().map(|(reply, _)| reply).map_err(|_| ()));
        let (now, random) = (self.world.now(), self.world.random());
        self.with(|state| {
            state.schedule.iter_mut().for_each(|schedule| schedule.end(number, ending, now, random));
            let Some(member) = state.members.get_mut(number) else { return };
            member.latest.at = now.wall;
            match outcome {
                Ok((reply, Dated { last_modified, .. })) => {
                    let reading = look(&reply, |values| Reading::of(keys, values, last_modified));
                    member.latest.reading = Some(Rc::new(reading));
                    member.latest.failure = None;
                }
                Err(failure) => member.latest.failure = Some(Rc::new(failure)),
            }
            state.watchers.iter().for_each(|watcher| watcher.show(number, &member.latest));
        });
    }

    pub(super) fn with<U>(&self, work: impl FnOnce(&mut State<T>) -> U) -> U {
        work(&mut self.state.borrow_mut())
    }
}

impl<T: Transport> State<T> {
    /// The keys of all watchers, and those of the figures.
    fn choose_keys(&mut self) {
        let mut keys: Vec<String> = Vec::new();
        let wanted = self.watchers.iter().flat_map(|watcher| watcher.keys.iter().map(String::as_str));
        for key in wanted.chain(FIGURE_KEYS) {
            if !keys.iter().any(|known| known == key) {
                keys.push(key.to_owned());
            }
        }
        self.keys = keys.into();
    }
}
