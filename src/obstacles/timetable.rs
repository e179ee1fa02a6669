//! Whether the timetable of today forbids charging at the charger's own time.

use crate::json::Json;
use crate::values::{Values, code, number};

/// What today's timetable says.
pub struct Today {
    /// Whether it forbids charging now.
    pub forbids: bool,
    /// Whether that is about power from the grid alone.
    pub from_grid: bool,
    /// The key of it.
    pub key: &'static str,
    /// The keys that it was read from.
    pub keys: &'static [&'static str],
}

/// `None` if the time, the timetable or its kind is not known, or a window is over midnight: how that is taken is not known.
pub fn now(values: &Values) -> Option<Today> {
    let (weekday, second) = local_time(&values.text("loc")?)?;
    let (key, keys): (_, &[&str]) = match weekday {
        0 => ("sch_sund", &["sch_sund", "loc"]),
        6 => ("sch_satur", &["sch_satur", "loc"]),
        _ => ("sch_week", &["sch_week", "loc"]),
    };
    let timetable = values.object(key)?;
    let inside = |outcome: bool| Some(within(member(&timetable, "ranges")?, second)? == outcome);
    let (forbids, from_grid) = match code(member(&timetable, "control")?)? {
        0 => (false, false),
        1 => (inside(false)?, false),
        2 => (inside(true)?, false),
        3 => (inside(false)?, true),
        4 => (inside(true)?, true),
        _ => return None,
    };
    Some(Today { forbids, from_grid, key, keys })
}

fn member<'a>(object: &'a [(String, Json)], name: &str) -> Option<&'a Json> {
    object.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// Whether a second of the day is in one of the windows.
fn within(ranges: &Json, second: f64) -> Option<bool> {
    let Json::Array(ranges) = ranges else { return None };
    let mut inside = false;
    for range in ranges {
        let Json::Object(range) = range else { return None };
        let (begin, end) = (time(member(range, "begin")?)?, time(member(range, "end")?)?);
        if end < begin {
            return None;
        }
        inside |= (begin..end).contains(&second);
    }
    Some(inside)
}

/// Seconds of the day.
fn time(value: &Json) -> Option<f64> {
    let Json::Object(time) = value else { return None };
    let part = |name: &str| member(time, name).and_then(number);
    Some(part("hour")? * 3600.0 + part("minute")? * 60.0 + part("second").unwrap_or(0.0))
}

/// The day of the week, 0 for Sunday, and the second of the day, from `2023-09-30T10:54:11.350 +02:00`. Before the
/// charger has learned the time, the year is 1970.
fn local_time(text: &str) -> Option<(u32, f64)> {
    let (date, time) = text.split_once('T')?;
    let mut parts = date.split('-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let mut parts = time.split([':', '.', ' ']).map(|part| part.parse::<u32>().ok());
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    if !(2000..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some((weekday(year, month, day), f64::from(hour * 3600 + minute * 60 + second)))
}

/// 0 for Sunday. Years begin in March here, so that the day of a leap year is the last.
fn weekday(year: u32, month: u32, day: u32) -> u32 {
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    (days + 2) % 7
}
