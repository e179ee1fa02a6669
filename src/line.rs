//! Who may send to a charger, and who waits: one request in flight, sets first and in their order, then reads in theirs.
//!
//! The charger answers few requests at a time and breaks off the rest, so calls take turns. A set does not wait behind
//! reads: it may be the stop that somebody waits for. Where several requests may be in flight, one set at most is among
//! them: of two, nobody knows which arrives last.

use crate::bell::Bell;
use futures_channel::oneshot;
use std::cell::Cell;
use std::collections::VecDeque;
use std::rc::Rc;

/// The calls to one charger. Clones are the same line.
#[derive(Clone, Default)]
pub struct Line(Rc<Cell<State>>, Rc<SetsOver>);

/// The sets that are over, and who wants to know of the next.
#[derive(Default)]
struct SetsOver {
    number: Cell<u64>,
    bell: Bell,
}

#[derive(Debug, Default)]
struct State {
    tickets: u64,
    /// All sets that are not over, in the order of the calls.
    sets: VecDeque<Waiting>,
    /// The reads that wait, in the order of the calls.
    reads: VecDeque<Waiting>,
    /// The tickets of those in flight.
    sending: Vec<u64>,
}

#[derive(Debug)]
struct Waiting {
    ticket: u64,
    /// How many may be in flight at a time, this one included.
    parallel: usize,
    /// Wakes it. A set that is in flight, or waits to be tried again, has none.
    turn: Option<oneshot::Sender<()>>,
}

/// A place in the line. To drop it is to leave.
pub struct Place {
    line: Line,
    ticket: u64,
    is_set: bool,
    parallel: usize,
}

impl Line {
    /// Joins the line.
    pub fn join(&self, is_set: bool, parallel: usize) -> Place {
        let ticket = self.with(|state| {
            state.tickets += 1;
            if is_set {
                state.sets.push_back(Waiting { ticket: state.tickets, parallel, turn: None });
            }
            state.tickets
        });
        Place { line: self.clone(), ticket, is_set, parallel }
    }

    /// Whether a read would have its turn at once.
    pub fn is_free(&self) -> bool {
        self.with(|state| state.sending.is_empty() && state.reads.is_empty() && state.sets.is_empty())
    }

    /// How many sets are over.
    pub fn sets(&self) -> u64 {
        self.1.number.get()
    }

    /// Waits until another set is over.
    pub fn after_set(&self) -> impl Future<Output = ()> + use<> {
        self.1.bell.wait()
    }

    /// Works on the state. Not a `RefCell`, which can panic.
    fn with<U>(&self, work: impl FnOnce(&mut State) -> U) -> U {
        let mut state = self.0.take();
        let result = work(&mut state);
        self.0.set(state);
        result
    }
}

impl Place {
    /// Waits for the turn to send.
    pub async fn turn(&self) {
        let (turn, wakes) = oneshot::channel();
        self.line.with(|state| {
            let waiting = Waiting { ticket: self.ticket, parallel: self.parallel, turn: Some(turn) };
            let queue = if self.is_set { &mut state.sets } else { &mut state.reads };
            match queue.iter_mut().find(|other| other.ticket >= self.ticket) {
                Some(same) if same.ticket == self.ticket => *same = waiting,
                _ => {
                    let place =
                        queue.iter().position(|other| other.ticket > self.ticket).unwrap_or(queue.len());
                    queue.insert(place, waiting);
                }
            }
            state.advance();
        });
        // The sender is only dropped with the place itself.
        wakes.await.ok();
    }

    /// Makes room for others, to come back for another turn later. A set keeps its place before later sets.
    pub fn step_aside(&self) {
        self.line.with(|state| {
            state.sending.retain(|ticket| *ticket != self.ticket);
            state.advance();
        });
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.line.with(|state| {
            let in_flight = state.sending.len();
            state.sending.retain(|ticket| *ticket != self.ticket);
            let was_sending = state.sending.len() < in_flight;
            let queue = if self.is_set { &mut state.sets } else { &mut state.reads };
            // A read that is in flight does not wait any more.
            if self.is_set || !was_sending {
                let place = queue.iter().position(|waiting| waiting.ticket == self.ticket);
                place.and_then(|place| queue.remove(place));
            }
            state.advance();
        });
        if self.is_set {
            let SetsOver { number, bell } = &*self.line.1;
            number.set(number.get() + 1);
            bell.ring();
        }
    }
}

impl State {
    /// Gives turns to all who may have one.
    fn advance(&mut self) {
        while let Some((ticket, turn)) = self.next() {
            self.sending.push(ticket);
            // Who does not listen any more leaves by itself.
            turn.send(()).ok();
        }
    }

    fn next(&mut self) -> Option<(u64, oneshot::Sender<()>)> {
        let in_flight = self.sending.len();
        if let Some(first) = self.sets.front_mut()
            && in_flight < first.parallel
            && let Some(turn) = first.turn.take()
        {
            return Some((first.ticket, turn));
        }
        // A read that is called after a set must see what it did, so it waits for the sets before it. Not while the
        // first of them waits to be tried again: that would leave the line idle.
        let first_is_aside = self
            .sets
            .front()
            .is_some_and(|first| first.turn.is_none() && !self.sending.contains(&first.ticket));
        let a_set_waits = self.sets.iter().any(|set| set.turn.is_some());
        if a_set_waits && !first_is_aside || in_flight >= self.reads.front()?.parallel {
            return None;
        }
        let read = self.reads.pop_front()?;
        Some((read.ticket, read.turn?))
    }
}
