//! A time zone: local dates of an instant, and where months begin.
//!
//! The engine knows the zones (`Intl`), so that no table of them is downloaded; here is only the calendar.

use crate::error::Error;
use crate::error::everyday;

/// How far a zone is ahead of UTC at an instant (ms since 1970), in minutes; `None` for a zone that is not known.
pub type Offset = fn(zone: &str, instant: i64) -> Option<i32>;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// A zone that is known.
#[derive(Debug, Clone)]
pub struct Zone {
    name: String,
    offset: Offset,
}

/// An instant as the clock on the wall shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Local {
    year: i64,
    month: i64,
    day: i64,
    /// ms since midnight
    time: i64,
    /// minutes ahead of UTC
    offset: i64,
}

impl Zone {
    /// A zone by its IANA name.
    ///
    /// # Errors
    /// `invalid-argument` if nobody knows it.
    pub fn new(name: &str, offset: Offset) -> Result<Self, Error> {
        match offset(name, 0) {
            Some(_) => Ok(Zone { name: name.to_owned(), offset }),
            None => Err(everyday::no_zone(name)),
        }
    }

    /// Its IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The month of an instant: `2026-03`.
    pub fn month(&self, instant: i64) -> String {
        let local = self.local(instant);
        format!("{:04}-{:02}", local.year, local.month)
    }

    /// An instant as ISO 8601 with offset: `2026-03-29T03:30:00+02:00`. Parts of a second are left out.
    pub fn iso(&self, instant: i64) -> String {
        let Local { year, month, day, time, offset } = self.local(instant);
        let (hour, minute, second) = (time / 3_600_000, time / MINUTE % 60, time / 1000 % 60);
        let (sign, offset) = if offset < 0 { ('-', -offset) } else { ('+', offset) };
        format!(
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{:02}",
            offset / 60,
            offset % 60
        )
    }

    /// The first instant of the month after the one that an instant lies in.
    pub(super) fn next_month(&self, instant: i64) -> i64 {
        let Local { year, month, .. } = self.local(instant);
        let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        self.begin(day_number(year, month, 1) * DAY)
    }

    /// When the clock on the wall first shows a midnight, which is given as ms since 1970 without any offset. Where the
    /// clock is put forward over it, the moment of that.
    fn begin(&self, midnight: i64) -> i64 {
        let (before, after) = (self.ahead(midnight - DAY), self.ahead(midnight + DAY));
        let (mut early, mut late) = (midnight - before.max(after), midnight - before.min(after));
        if let Some(shown) = [early, late].into_iter().find(|at| at + self.ahead(*at) == midnight) {
            return shown;
        }
        while late - early > 1 {
            let middle = early + (late - early) / 2;
            if middle + self.ahead(middle) < midnight {
                early = middle;
            } else {
                late = middle;
            }
        }
        late
    }

    fn local(&self, instant: i64) -> Local {
        let ahead = self.ahead(instant);
        let (year, month, day) = civil((instant + ahead).div_euclid(DAY));
        Local { year, month, day, time: (instant + ahead).rem_euclid(DAY), offset: ahead / MINUTE }
    }

    /// ms ahead of UTC. An instant that is out of the engine's reach counts as UTC.
    fn ahead(&self, instant: i64) -> i64 {
        i64::from((self.offset)(&self.name, instant).unwrap_or_default()) * MINUTE
    }
}

/// What a clock on the wall shows as `dd.mm.yyyy HH:MM:SS`, as ms since 1970 without any offset.
pub(super) fn wall_clock(text: &str) -> Option<i64> {
    let (date, time) = text.trim().split_once(' ')?;
    let mut date = date.split('.').map(digits);
    let (day, month, year) = (date.next()??, date.next()??, date.next()??);
    let good = date.next().is_none() && (1..=31).contains(&day) && (1..=12).contains(&month) && year >= 1970;
    let seconds = clock(time).filter(|seconds| good && *seconds < 86_400)?;
    Some(day_number(year, month, day) * DAY + seconds * 1000)
}

/// The seconds of `HH:MM:SS`, where hours may pass 24.
pub(super) fn clock(text: &str) -> Option<i64> {
    let mut parts = text.trim().split(':').map(digits);
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    (parts.next().is_none() && minutes < 60 && seconds < 60).then_some(hours * 3600 + minutes * 60 + seconds)
}

/// A whole number of up to nine digits and nothing else.
fn digits(text: &str) -> Option<i64> {
    let good = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| text.parse().ok()).flatten()
}

// Both ways count in eras of 400 years and in years that begin on 1 March, so that a leap day is the last of a year.

/// The day of a date, counted from 1970-01-01.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year.div_euclid(400) * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a day that is counted from 1970-01-01.
fn civil(day_number: i64) -> (i64, i64, i64) {
    let (era, of_era) =
        ((day_number + 719_468).div_euclid(146_097), (day_number + 719_468).rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year + i64::from(month <= 2);
    (year, month, of_year - (153 * from_march + 2) / 5 + 1)
}
