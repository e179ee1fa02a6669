//! Simulated time: it may run faster than the clock on the wall, and ticks once a simulated second.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// More missed ticks than this are worked off in longer steps.
const MOST_STEPS: u64 = 1000;

#[derive(Debug, Clone)]
pub(crate) struct Clock {
    started: Instant,
    started_at: Timestamp,
    speed: f64,
    ticks: u64,
}

impl Clock {
    pub(crate) fn new(speed: f64) -> Self {
        Self { started: Instant::now(), started_at: Timestamp::now(), speed, ticks: 0 }
    }

    /// The steps to take now, as their number and their length in simulated seconds.
    pub(crate) fn due(&mut self, now: Instant) -> (u64, f64) {
        let passed = now.saturating_duration_since(self.started).as_secs_f64() * self.speed;
        let missed = (passed.floor() as u64).saturating_sub(self.ticks);
        self.ticks += missed;
        let steps = missed.min(MOST_STEPS);
        (steps, if steps == 0 { 0.0 } else { missed as f64 / steps as f64 })
    }

    /// When on the wall clock the last tick was.
    pub(crate) fn last_tick(&self) -> Instant {
        let passed = Duration::try_from_secs_f64(self.ticks as f64 / self.speed).unwrap_or_default();
        self.started.checked_add(passed).unwrap_or(self.started)
    }

    /// The simulated date and time after so many seconds.
    pub(crate) fn date(&self, seconds: f64) -> Timestamp {
        self.started_at
            .checked_add(Duration::try_from_secs_f64(seconds).unwrap_or_default())
            .unwrap_or(self.started_at)
    }
}

/// The date of something that happened so many seconds ago, as in `Last-Modified`.
pub(crate) fn http_date(seconds_ago: f64) -> String {
    let ago = Duration::try_from_secs_f64(seconds_ago).unwrap_or_default();
    let then = Timestamp::now().checked_sub(ago).unwrap_or(Timestamp::UNIX_EPOCH);
    then.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// The charger's way of writing time: after the milliseconds another dot and microseconds (capture 01).
pub(crate) fn utc(time: Timestamp) -> String {
    let micros = time.as_microsecond().rem_euclid(1_000_000);
    format!("{}.{:03}.{:03}", time.strftime("%Y-%m-%dT%H:%M:%S"), micros / 1000, micros % 1000)
}

/// Local time likewise, with its offset; always Vienna's winter time here, as in the capture.
pub(crate) fn local(time: Timestamp) -> String {
    let zoned = time.to_zoned(TimeZone::fixed(Offset::constant(1)));
    let micros = time.as_microsecond().rem_euclid(1_000_000);
    format!("{}.{:03}.{:03} +01:00", zoned.strftime("%Y-%m-%dT%H:%M:%S"), micros / 1000, micros % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_can_run_faster_and_ticks_whole_seconds() {
        let mut clock = Clock::new(10.0);
        let start = clock.started;
        assert_eq!(clock.due(start + Duration::from_millis(99)), (0, 0.0));
        assert_eq!(clock.due(start + Duration::from_millis(250)), (2, 1.0));
        assert_eq!(clock.last_tick(), start + Duration::from_millis(200));
        assert_eq!(clock.due(start + Duration::from_millis(250)), (0, 0.0), "not twice");
        let (steps, length) = clock.due(start + Duration::from_secs(1000));
        assert_eq!(steps, 1000);
        assert!((length - 9.998).abs() < 1e-9);
    }

    #[test]
    fn dates_look_like_the_recorded_ones() {
        let time = Timestamp::from_microsecond(1_643_920_828_918_192).unwrap_or_default();
        assert_eq!(utc(time), "2022-02-03T20:40:28.918.192");
        assert_eq!(local(time), "2022-02-03T21:40:28.918.192 +01:00");
        assert_eq!(http_date(1e18), "Thu, 01 Jan 1970 00:00:00 GMT");
    }
}
