//! The charging history, as the vendor's export service has it.
//!
//! ```text
//! dll ──▶ Ticket ──▶ request ──▶ (fetch) ──▶ History::take ──▶ Session … ──▶ totals, csv
//!                      ▲                         │
//!                      └────── the next month ◀──┘
//! ```

mod history;
mod rows;
mod ticket;
mod totals;
mod zone;

pub use history::{History, Month, Progress};
pub use ticket::{Request, Ticket};
pub use totals::{By, Total, totals};
pub use zone::{Offset, Zone};

use crate::error::Error;
use crate::error::everyday;
use crate::json::Json;
use serde::Serialize;

/// The furthest that a JavaScript `Date` reaches, in ms.
const REACH: f64 = 8.64e15;

pub(crate) const INSTANT: &str = "a Date";

/// A session: from plugging in to unplugging.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The charger's own count (`session_number`).
    pub number: i64,
    /// `<serial>_<unix start>` (`session_identifier`).
    pub id: String,
    /// Who charged; `None` without a card.
    pub card: Option<SessionCard>,
    /// ms since 1970, exact to the second: from `id`, not from local text.
    pub start: i64,
    /// ms since 1970: `start` and `duration`. `None` for a session without an end.
    pub end: Option<i64>,
    /// s connected (`seconds_total`); 0 if there is no end and the service does not count yet.
    pub duration: f64,
    /// s in which current flowed (`seconds_charged`); 0 likewise.
    pub charging: f64,
    /// Wh by the session's own count (`energy`); 0 likewise.
    pub energy: f64,
    /// W, the highest (`max_power`).
    pub max_power: Option<f64>,
    /// A of one phase, the highest (`max_current`).
    pub max_current: Option<f64>,
    /// Wh, the meter at the start (`eto_start`).
    pub meter_start: Option<f64>,
    /// Wh, the meter at the end (`eto_end`).
    pub meter_end: Option<f64>,
}

/// The card of a session, as it was called then.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SessionCard {
    /// The number of the card (`id_chip`) as the service writes it; empty if it names a card without a number.
    pub id: String,
    /// The id on the card (`id_chip_uid`), personal data.
    pub uid: Option<String>,
    /// Its name (`id_chip_name`), text from outside.
    pub name: Option<String>,
}

impl Session {
    /// Reads a session that a caller gives to [`totals`] or [`crate::csv::to_csv`]: the members of [`Session`] by their
    /// names in JavaScript, instants in ms. `position` counts from 1. A member that may be null may be left out.
    ///
    /// # Errors
    /// `invalid-argument`, naming the member.
    pub fn given(value: &Json, position: usize) -> Result<Self, Error> {
        let given = Given { value, path: "", position };
        let card = match value.get("card") {
            None | Some(Json::Null) => None,
            Some(card) => {
                let card = Given { value: card, path: "card.", position };
                Some(SessionCard {
                    id: card.text("id")?,
                    uid: card.optional_text("uid")?,
                    name: card.optional_text("name")?,
                })
            }
        };
        Ok(Session {
            number: given.number("number")? as i64,
            id: given.text("id")?,
            card,
            start: given.optional_instant("start")?.map_or_else(|| given.wrong("start", INSTANT), Ok)?,
            end: given.optional_instant("end")?,
            duration: given.number("duration")?,
            charging: given.number("charging")?,
            energy: given.number("energy")?,
            max_power: given.optional_number("maxPower")?,
            max_current: given.optional_number("maxCurrent")?,
            meter_start: given.optional_number("meterStart")?,
            meter_end: given.optional_number("meterEnd")?,
        })
    }
}

/// An object from a caller, and where it stands.
struct Given<'a> {
    value: &'a Json,
    path: &'a str,
    position: usize,
}

impl Given<'_> {
    fn wrong<T>(&self, name: &str, expected: &str) -> Result<T, Error> {
        self.unfit(name, expected, self.value.get(name).map_or("nothing", Json::kind))
    }

    fn unfit<T>(&self, name: &str, expected: &str, found: &str) -> Result<T, Error> {
        Err(everyday::no_session(self.position, &format!("{}{name}", self.path), expected, found))
    }

    fn optional_number(&self, name: &str) -> Result<Option<f64>, Error> {
        match self.value.get(name) {
            None | Some(Json::Null) => Ok(None),
            Some(Json::Number(number)) if number.is_finite() => Ok(Some(*number)),
            Some(_) => self.wrong(name, "a number"),
        }
    }

    fn optional_instant(&self, name: &str) -> Result<Option<i64>, Error> {
        match self.value.get(name) {
            None | Some(Json::Null) => Ok(None),
            Some(Json::Number(ms)) if ms.abs() <= REACH => Ok(Some(*ms as i64)),
            Some(Json::Number(_)) => self.unfit(name, INSTANT, "an invalid one"),
            Some(_) => self.wrong(name, INSTANT),
        }
    }

    fn number(&self, name: &str) -> Result<f64, Error> {
        self.optional_number(name)?.map_or_else(|| self.wrong(name, "a number"), Ok)
    }

    fn optional_text(&self, name: &str) -> Result<Option<String>, Error> {
        match self.value.get(name) {
            None | Some(Json::Null) => Ok(None),
            Some(Json::String(text)) => Ok(Some(text.clone())),
            Some(_) => self.wrong(name, "text"),
        }
    }

    fn text(&self, name: &str) -> Result<String, Error> {
        self.optional_text(name)?.map_or_else(|| self.wrong(name, "text"), Ok)
    }
}

/// Puts an item where it belongs in a list that is in order, behind its equals. What is already in order is only
/// appended; the standard library's sort would be 3 kB to download for each kind of list.
fn place<T, K: PartialOrd>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let own = key(&item);
    let position = list.partition_point(|other| key(other) <= own);
    list.insert(position, item);
}

/// Without the noise of binary fractions: 0.071 kWh are 71 Wh. The service gives three digits after the point.
pub(crate) fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
