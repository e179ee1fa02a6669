//! How dates are written: in HTTP headers, and by chargers.

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::tz::Offset;

use crate::firmware::Firmware;

/// The date of something that happened so many seconds before `now`, as in `Last-Modified`.
pub(crate) fn http(now: Timestamp, seconds_ago: f64) -> String {
    let ago = Duration::try_from_secs_f64(seconds_ago).unwrap_or_default();
    let then = now.checked_sub(ago).unwrap_or(Timestamp::UNIX_EPOCH);
    let then = then.max(Timestamp::UNIX_EPOCH);
    DateTimePrinter::new().timestamp_to_rfc9110_string(&then).unwrap_or_default()
}

/// The charger's `utc`: with milliseconds (capture 56); older firmware adds another dot and microseconds (capture 01).
pub(crate) fn utc(time: Timestamp, firmware: Firmware) -> String {
    date(time, Offset::UTC, firmware)
}

/// Always Vienna's winter time.
const HERE: Offset = Offset::constant(1);

/// Its `loc` likewise, with the offset.
pub(crate) fn local(time: Timestamp, firmware: Firmware) -> String {
    format!("{} +01:00", date(time, HERE, firmware))
}

/// What the session export shows, local as well.
pub(crate) fn export(time: Timestamp) -> String {
    let civil = HERE.to_datetime(time);
    let (year, month, day) = (civil.year(), civil.month(), civil.day());
    format!("{day:02}.{month:02}.{year} {:02}:{:02}:{:02}", civil.hour(), civil.minute(), civil.second())
}

/// Not by a pattern: what reads patterns would be a tenth of the package's simulator.
fn date(time: Timestamp, offset: Offset, firmware: Firmware) -> String {
    let civil = offset.to_datetime(time);
    let (year, month, day) = (civil.year(), civil.month(), civil.day());
    let (hour, minute, second) = (civil.hour(), civil.minute(), civil.second());
    let fraction = fraction(time, firmware);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{fraction}")
}

fn fraction(time: Timestamp, firmware: Firmware) -> String {
    let micros = time.as_microsecond().rem_euclid(1_000_000);
    let millis = format!("{:03}", micros / 1000);
    if firmware.writes_microseconds() { format!("{millis}.{:03}", micros % 1000) } else { millis }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_look_like_the_recorded_ones() {
        let time = Timestamp::from_microsecond(1_643_920_828_918_192).unwrap_or_default();
        assert_eq!(utc(time, Firmware::F053), "2022-02-03T20:40:28.918.192");
        assert_eq!(local(time, Firmware::F053), "2022-02-03T21:40:28.918.192 +01:00");
        assert_eq!(utc(time, Firmware::F055), "2022-02-03T20:40:28.918");
        assert_eq!(local(time, Firmware::F055), "2022-02-03T21:40:28.918 +01:00");
        assert_eq!(export(time), "03.02.2022 21:40:28");
        assert_eq!(http(time, 28.0), "Thu, 03 Feb 2022 20:40:00 GMT");
        assert_eq!(http(time, 1e18), "Thu, 01 Jan 1970 00:00:00 GMT");
    }
}
