//! Two clocks, and in doubt the safer one.
//!
//! The wall clock jumps: NTP sets it, users do. The monotonic clock stands still while a laptop sleeps. So durations
//! are monotonic; whether a set may still be sent is decided by the larger of both, how old a reading may be by the
//! smaller.

use std::cell::Cell;

/// The longest time that a timer of JavaScript takes, in ms; a longer one fires at once.
pub const LONGEST_TIMER: f64 = 2_147_483_647.0;

/// By so many ms more than the monotonic clock must the wall clock have run on to count: it tells whole ms.
const ROUNDING: f64 = 100.0;

/// What both clocks show, in ms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// Since some start that stays the same.
    pub monotonic: f64,
    /// Since 1970.
    pub wall: f64,
}

impl Moment {
    /// How long ago `earlier` was, in ms.
    pub fn since(self, earlier: Moment) -> f64 {
        self.monotonic - earlier.monotonic
    }

    /// The longest that `earlier` can be ago, in ms.
    pub fn longest_since(self, earlier: Moment) -> f64 {
        self.since(earlier).max(self.wall - earlier.wall)
    }

    /// The shortest that `earlier` can be ago, in ms, never below 0.
    pub fn shortest_since(self, earlier: Moment) -> f64 {
        self.since(earlier).min(self.wall - earlier.wall).max(0.0)
    }
}

/// How much time has passed for what may be too old: with that for which the machine has slept, as it seems.
pub struct Elapsed {
    last: Cell<Moment>,
    ms: Cell<f64>,
}

impl Elapsed {
    /// From now on.
    pub fn since(now: Moment) -> Self {
        Elapsed { last: Cell::new(now), ms: Cell::new(0.0) }
    }

    /// How many ms it is at a later moment.
    pub fn at(&self, now: Moment) -> f64 {
        let last = self.last.replace(now);
        let (awake, wall) = (now.since(last), now.wall - last.wall);
        self.ms.set(self.ms.get() + if wall > awake + ROUNDING { wall } else { awake });
        self.ms.get()
    }
}
