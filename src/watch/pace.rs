//! How long to wait from one read to the next.

use crate::clock::{LONGEST_TIMER, Moment};

/// The charger refreshes its data once a second: there is nothing newer. In ms.
pub const SHORTEST: f64 = 1_000.0;

/// ms, for those who say nothing.
const DEFAULT: f64 = 5_000.0;

/// ms, of `"auto"`.
const LIVELY: f64 = 5_000.0;
const QUIET: f64 = 30_000.0;

/// ms: so long a failing charger is asked as often as one that answers. Most failures are over by then, and nobody shall
/// wait for more than an interval after a restart or a short cut of the network.
const PATIENCE: f64 = 60_000.0;

/// ms between two attempts on a charger that fails for long.
const SLOWEST: f64 = 60_000.0;

/// How often to read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Interval {
    /// Once in so many ms.
    Fixed(f64),
    /// Often while it charges or has just been set, else seldom.
    Auto,
}

impl Default for Interval {
    fn default() -> Self {
        Interval::Fixed(DEFAULT)
    }
}

impl Interval {
    /// In ms.
    pub fn ms(self, is_lively: bool) -> f64 {
        match self {
            Interval::Fixed(ms) => ms,
            Interval::Auto if is_lively => LIVELY,
            Interval::Auto => QUIET,
        }
    }
}

/// Whether an interval is one that is served.
pub fn is_interval(ms: f64) -> bool {
    (SHORTEST..=LONGEST_TIMER).contains(&ms)
}

/// How long a charger has been failing, and what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Backoff {
    since: Option<Moment>,
    wait: f64,
}

impl Backoff {
    /// Whether the last read failed.
    pub fn is_failing(&self) -> bool {
        self.since.is_some()
    }

    /// A read went well.
    pub fn succeed(&mut self) {
        *self = Backoff::default();
    }

    /// A read failed. Gives how long to wait for the next, in ms from the begin of this one, never less than `interval`.
    /// `random` is from 0 to 1: many who fail together shall not come back together.
    pub fn fail(&mut self, interval: f64, now: Moment, random: f64) -> f64 {
        let since = *self.since.get_or_insert(now);
        if now.since(since) < PATIENCE {
            self.wait = interval;
            return interval;
        }
        // No `clamp`: it can panic, with floats as text.
        self.wait = (self.wait * 2.0).min(SLOWEST).max(interval);
        (self.wait * (1.0 - random / 4.0)).max(interval)
    }
}
