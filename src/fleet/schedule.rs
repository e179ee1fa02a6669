//! Whose turn it is: each member once an interval, all of them spread evenly over it. Pure: it is told the time and what
//! happened.
//!
//! Time that the process did not live to see (a laptop slept, something blocked it) does not count: who is late by that
//! is read in the same order and at the same pace, and never all at once.

use crate::clock::Moment;
use crate::numbered::Numbered;
use crate::watch::pace::Backoff;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// ms: it must be told that time passes at least so often.
pub const TICK: f64 = 1_000.0;

/// Turns that come within so small a part of the interval begin together: to wake the process for each costs as much as
/// to read.
const GATHER: f64 = 1.0 / 300.0;

/// ms: who asks later than this after a tick was not there.
const ABSENT: f64 = 2_000.0;

/// ms between the first reads of members that join together; those of a large fleet come at the pace of its interval.
const FIRST_READS: f64 = 20.0;

/// ms to the next read of a member whose failure does not pass by itself.
const HOPELESS: f64 = 600_000.0;

/// ms: a member whose read took longer may be about to fail.
const SLOW: f64 = 2_000.0;

/// The golden ratio: its multiples, without the whole part, are spread evenly, however many there are.
const SPREAD: f64 = 0.618_033_988_749_895;

/// How a read ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With values.
    Good,
    /// With a failure that may pass.
    Failed,
    /// With one that does not pass by itself.
    Hopeless,
}

/// Due times are in ms of a clock without absences.
type Turn = (u64, u64);

/// The next first. Who has left since is still in it, and passed over when its turn comes.
type Queue = BinaryHeap<Reverse<Turn>>;

struct Member {
    /// The next turn by the grid of the interval, or the one under way.
    due: f64,
    /// Its place among those who wait.
    turn: Option<Turn>,
    /// When its read began; `None` while it waits.
    begun: Option<Moment>,
    backoff: Backoff,
    is_suspect: bool,
}

/// The turns of all members.
pub struct Schedule {
    interval: f64,
    concurrency: usize,
    members: Numbered<Member>,
    /// Those who answer, by their turns.
    sound: Queue,
    /// Those who failed or were slow. They get half of the requests at most, so that they cannot hold up the others.
    suspect: Queue,
    reading: usize,
    reading_suspects: usize,
    joined: u64,
    /// The last first read that was planned.
    first: f64,
    /// How long the process was absent in all, in ms.
    absent: f64,
    asked: Option<f64>,
}

impl Schedule {
    /// One without members.
    pub fn new(interval: f64, concurrency: usize) -> Self {
        Schedule {
            interval,
            concurrency: concurrency.max(1),
            members: Numbered::default(),
            sound: BinaryHeap::new(),
            suspect: BinaryHeap::new(),
            reading: 0,
            reading_suspects: 0,
            joined: 0,
            first: f64::NEG_INFINITY,
            absent: 0.0,
            asked: None,
        }
    }

    /// A member joins.
    pub fn join(&mut self, number: u64, now: Moment) {
        self.tick(now);
        let now = self.time(now);
        let grid = now + (self.joined as f64 * SPREAD).fract() * self.interval;
        self.joined += 1;
        let soon = now.max(self.first + FIRST_READS);
        let due = soon.min(grid);
        if soon <= grid {
            self.first = soon;
        }
        let turn = turn(due, number);
        let (begun, backoff) = Default::default();
        let member = Member { due: grid, turn: Some(turn), begun, backoff, is_suspect: false };
        self.members.insert(number, member);
        self.sound.push(Reverse(turn));
    }

    /// A member leaves; its read, if one is under way, is given up.
    pub fn leave(&mut self, number: u64) {
        let Some(member) = self.members.remove(number) else { return };
        if member.begun.is_some() {
            self.reading -= 1;
            self.reading_suspects -= usize::from(member.is_suspect);
        }
    }

    /// Time passes: to be called at least once in [`TICK`] ms.
    pub fn tick(&mut self, now: Moment) {
        if let Some(asked) = self.asked {
            let since = now.monotonic - asked;
            if since > ABSENT {
                self.absent += since;
            }
        }
        self.asked = Some(now.monotonic);
    }

    /// Whose turn it is now, if another read may begin.
    pub fn begin(&mut self, now: Moment) -> Option<u64> {
        if self.reading >= self.concurrency {
            return None;
        }
        let (sound, suspect) = self.first();
        let turn = sound.into_iter().chain(suspect).min().filter(|turn| turn.0 as f64 <= self.time(now))?;
        let queue = if Some(turn) == sound { &mut self.sound } else { &mut self.suspect };
        queue.pop();
        let member = self.members.get_mut(turn.1)?;
        member.turn = None;
        member.begun = Some(now);
        self.reading += 1;
        self.reading_suspects += usize::from(member.is_suspect);
        Some(turn.1)
    }

    /// The next of both kinds that may be read.
    fn first(&mut self) -> (Option<Turn>, Option<Turn>) {
        let may_read_suspect = self.reading_suspects < (self.concurrency / 2).max(1);
        let members = &self.members;
        let sound = first(&mut self.sound, members);
        (sound, first(&mut self.suspect, members).filter(|_| may_read_suspect))
    }

    /// A read has ended. `random` is from 0 to 1.
    pub fn end(&mut self, number: u64, ending: Ending, now: Moment, random: f64) {
        let time = self.time(now);
        let Some(member) = self.members.get_mut(number) else { return };
        let Some(begun) = member.begun.take() else { return };
        self.reading -= 1;
        self.reading_suspects -= usize::from(member.is_suspect);
        let began = time - now.since(begun);
        // The next turn on the grid that is not too soon after this one.
        let missed = ((began + self.interval / 2.0 - member.due) / self.interval).ceil().max(0.0);
        member.due += missed * self.interval;
        let after = |wait: f64| began + wait;
        let due = match ending {
            Ending::Good => {
                member.backoff.succeed();
                member.due
            }
            Ending::Failed => match member.backoff.fail(self.interval, now, random) {
                wait if wait > self.interval => after(wait),
                _ => member.due,
            },
            // Spread, too: all of them may have failed at the same moment.
            Ending::Hopeless => after(HOPELESS * (1.0 - random / 4.0)).max(member.due),
        };
        member.is_suspect = ending != Ending::Good || now.since(begun) > SLOW;
        let queue = if member.is_suspect { &mut self.suspect } else { &mut self.sound };
        let turn = turn(due.max(time), number);
        member.turn = Some(turn);
        queue.push(Reverse(turn));
    }

    /// In how many ms to ask again, if nothing ends before.
    pub fn wait(&mut self, now: Moment) -> f64 {
        if self.reading >= self.concurrency {
            return TICK;
        }
        let (sound, suspect) = self.first();
        let next = sound.into_iter().chain(suspect).min();
        next.map_or(TICK, |turn| {
            TICK.min(turn.0 as f64 - self.time(now)).max((self.interval * GATHER).max(1.0))
        })
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    fn time(&self, now: Moment) -> f64 {
        now.monotonic - self.absent
    }
}

fn turn(due: f64, number: u64) -> Turn {
    (due.max(0.0).ceil() as u64, number)
}

/// The first of a queue that still waits for this turn.
fn first(queue: &mut Queue, members: &Numbered<Member>) -> Option<Turn> {
    loop {
        let Reverse(turn) = *queue.peek()?;
        if members.get(turn.1).is_some_and(|member| member.turn == Some(turn)) {
            return Some(turn);
        }
        queue.pop();
    }
}
