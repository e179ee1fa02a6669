//! Time zones, as the engine's own `Intl` knows them.

use super::caught::{DateFormat, date_format, peek_text, set_member};
use crate::error::{Error, argument, everyday};
use crate::sessions::Zone;
use js_sys::Object;
use std::cell::Cell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// A formatter for each zone: to make one takes longer than all else.
    static FORMATS: Cell<Vec<(String, DateFormat)>> = const { Cell::new(Vec::new()) };
}

/// A zone by its name, or that of this machine if it is undefined.
pub fn zone(given: &JsValue) -> Result<Zone, Error> {
    let given = match given.as_string() {
        None if !given.is_undefined() => {
            return Err(argument::unfit(
                "timeZone",
                "an IANA zone such as \"Europe/Vienna\"",
                "something else",
            ));
        }
        given => given,
    };
    let known = format(given.as_deref()).and_then(|format| format.resolved().ok().flatten());
    let name = known.as_ref().and_then(|options| peek_text(options, "timeZone"));
    match (name, given) {
        (Some(name), _) => Zone::new(&name, offset),
        (None, Some(given)) => Err(everyday::no_zone(&given)),
        // An engine that does not say where it is.
        (None, None) => Zone::new("UTC", offset),
    }
}

fn format(zone: Option<&str>) -> Option<DateFormat> {
    let options = Object::new();
    set_member(&options, "timeZoneName", &"longOffset".into());
    if let Some(zone) = zone {
        set_member(&options, "timeZone", &zone.into());
    }
    date_format("en-US", &options).ok().flatten()
}

/// How far a zone is ahead of UTC at an instant (ms since 1970), in minutes.
fn offset(zone: &str, instant: i64) -> Option<i32> {
    let mut formats = FORMATS.take();
    let known = formats.iter().find(|(name, _)| name == zone).map(|(_, format)| format.clone());
    let format = known.or_else(|| {
        let format = format(Some(zone))?;
        formats.push((zone.to_owned(), format.clone()));
        Some(format)
    });
    FORMATS.set(formats);
    minutes(&format?.format(instant as f64).ok().flatten()?)
}

/// The minutes in `3/1/2026, GMT+01:00`; there are none at 0.
fn minutes(text: &str) -> Option<i32> {
    let (_, offset) = text.split_once("GMT")?;
    let ahead = match offset.chars().next() {
        None => return Some(0),
        Some('+') => 1,
        Some(_) => -1,
    };
    let mut parts = offset.trim_start_matches(|sign: char| !sign.is_ascii_digit()).split(':');
    let (hours, minutes): (i32, i32) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(ahead * (hours * 60 + minutes))
}
