//! Simulated time: it may run faster than the clock on the wall, and ticks once a simulated second.
//!
//! Nothing here looks at a clock: whoever owns the chargers says what time it is.

use std::time::Duration;

use jiff::Timestamp;

/// More missed ticks than this are worked off in longer steps.
const MOST_STEPS: u64 = 1000;

/// What time it is, by the caller's two clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Since any fixed point in the past; never goes back.
    pub elapsed: Duration,
    /// The date on the wall.
    pub date: Timestamp,
}

#[derive(Debug, Clone)]
pub(crate) struct Clock {
    started: Moment,
    speed: f64,
    ticks: u64,
}

impl Clock {
    /// `speed` is in simulated seconds per second.
    pub(crate) fn new(started: Moment, speed: f64) -> Self {
        Self { started, speed, ticks: 0 }
    }

    /// Milliseconds since the start, on the wall.
    pub(crate) fn since_start_ms(&self, now: Moment) -> u64 {
        u64::try_from(now.elapsed.saturating_sub(self.started.elapsed).as_millis()).unwrap_or(u64::MAX)
    }

    /// The steps to take now, as their number and their length in simulated seconds.
    pub(crate) fn due(&mut self, now: Moment) -> (u64, f64) {
        let passed = now.elapsed.saturating_sub(self.started.elapsed).as_secs_f64() * self.speed;
        let missed = (passed.floor() as u64).saturating_sub(self.ticks);
        self.ticks += missed;
        let steps = missed.min(MOST_STEPS);
        (steps, if steps == 0 { 0.0 } else { missed as f64 / steps as f64 })
    }

    /// Seconds on the wall since the last tick.
    pub(crate) fn since_last_tick(&self, now: Moment) -> f64 {
        let ticked = Duration::try_from_secs_f64(self.ticks as f64 / self.speed).unwrap_or_default();
        now.elapsed.saturating_sub(self.started.elapsed.saturating_add(ticked)).as_secs_f64()
    }

    /// The simulated date and time after so many seconds.
    pub(crate) fn date(&self, seconds: f64) -> Timestamp {
        let passed = Duration::try_from_secs_f64(seconds).unwrap_or_default();
        self.started.date.checked_add(passed).unwrap_or(self.started.date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_can_run_faster_and_ticks_whole_seconds() {
        let at = |elapsed| Moment { elapsed, date: Timestamp::UNIX_EPOCH };
        let start = Duration::from_secs(5);
        let mut clock = Clock::new(at(start), 10.0);
        assert_eq!(clock.due(at(start + Duration::from_millis(99))), (0, 0.0));
        let now = at(start + Duration::from_millis(250));
        assert_eq!(clock.due(now), (2, 1.0));
        assert!((clock.since_last_tick(now) - 0.05).abs() < 1e-9);
        assert_eq!(clock.since_start_ms(now), 250);
        assert_eq!(clock.due(now), (0, 0.0), "not twice");
        let (steps, length) = clock.due(at(start + Duration::from_secs(1000)));
        assert_eq!(steps, 1000);
        assert!((length - 9.998).abs() < 1e-9);
    }

    #[test]
    fn a_clock_that_goes_back_stands_still() {
        let at = |seconds| Moment { elapsed: Duration::from_secs(seconds), date: Timestamp::UNIX_EPOCH };
        let mut clock = Clock::new(at(10), 1.0);
        assert_eq!(clock.due(at(12)), (2, 1.0));
        assert_eq!((clock.due(at(1)), clock.since_last_tick(at(1))), ((0, 0.0), 0.0));
    }
}
