//! What the export service answers: `{"columns":[{"key","unit"?}],"data":[{column: cell}]}`.

use super::zone::{clock, wall_clock};
use super::{Session, SessionCard, Ticket, round};
use crate::error::Error;
use crate::error::everyday;
use crate::json::Json;

const HALF_HOUR: i64 = 30 * 60_000;

/// 2^53: beyond it JavaScript loses digits.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The sessions of a reply, in its order.
pub(super) fn read(status: u16, body: Option<&Json>, ticket: &Ticket) -> Result<Vec<Session>, Error> {
    let body = body.unwrap_or(&Json::Null);
    // 206 is a part.
    let refused =
        !(200..=299).contains(&status) || status == 206 || body.get("success") == Some(&Json::Bool(false));
    match (refused, body.get("data")) {
        (false, Some(Json::Array(rows))) => {
            let units = Units::read(body.get("columns"))?;
            let mut sessions = Vec::with_capacity(rows.len());
            for (position, cells) in rows.iter().enumerate() {
                sessions.push(Row { number: position + 1, cells, units: &units }.session()?);
            }
            Ok(sessions)
        }
        _ => match (refused, words(body)) {
            (false, None) => Err(everyday::no_sessions()),
            (_, words) => {
                let words = words.map(|words| ticket.clean(words)).filter(|words| !words.is_empty());
                Err(everyday::export_refused(status, words.as_deref()))
            }
        },
    }
}

/// What an error body says.
fn words(body: &Json) -> Option<&str> {
    ["message", "error", "reason"].iter().find_map(|name| match body.get(name)? {
        Json::String(words) => Some(words.as_str()),
        nested => nested.get("message")?.as_str(),
    })
}

/// What the numbers of the columns must be multiplied by.
struct Units {
    energy: f64,
    meter_start: f64,
    meter_end: f64,
    power: f64,
    current: f64,
}

const ENERGY: [(&str, f64); 3] = [("kWh", 1000.0), ("Wh", 1.0), ("MWh", 1_000_000.0)];
const POWER: [(&str, f64); 3] = [("kW", 1000.0), ("W", 1.0), ("MW", 1_000_000.0)];
const CURRENT: [(&str, f64); 2] = [("A", 1.0), ("mA", 0.001)];

impl Units {
    fn read(columns: Option<&Json>) -> Result<Self, Error> {
        let columns = match columns {
            Some(Json::Array(columns)) => columns.as_slice(),
            _ => &[],
        };
        // Without a unit the first holds: what the service has sent so far.
        let factor = |key: &str, units: &[(&str, f64)]| {
            let column = columns.iter().find(|column| column.get("key").and_then(Json::as_str) == Some(key));
            let unit = column.and_then(|column| column.get("unit")).and_then(Json::as_str).map(str::trim);
            match unit.filter(|unit| !unit.is_empty()) {
                None => Ok(units.first().map_or(1.0, |(_, factor)| *factor)),
                Some(unit) => {
                    units.iter().find(|(name, _)| *name == unit).map(|(_, factor)| *factor).ok_or_else(|| {
                        let names: Vec<_> = units.iter().map(|(name, _)| *name).collect();
                        everyday::unit(key, &names.join(", "))
                    })
                }
            }
        };
        Ok(Units {
            energy: factor("energy", &ENERGY)?,
            meter_start: factor("eto_start", &ENERGY)?,
            meter_end: factor("eto_end", &ENERGY)?,
            power: factor("max_power", &POWER)?,
            current: factor("max_current", &CURRENT)?,
        })
    }
}

/// A row, counted from 1.
struct Row<'a> {
    number: usize,
    cells: &'a Json,
    units: &'a Units,
}

impl<'a> Row<'a> {
    fn session(&self) -> Result<Session, Error> {
        let (id, start) = self.identifier()?;
        let number = match self.cell("session_number") {
            Some(Json::Number(number)) if number.fract() == 0.0 && number.abs() <= EXACT => *number as i64,
            _ => return self.wrong("session_number", "a whole number"),
        };
        let has_end = self.cell("end").is_some();
        // A session that goes on may lack what is only known at its end.
        let counted = |column: &str, expected: &str, value: Option<f64>| match value {
            Some(value) => Ok(value),
            None if has_end => self.wrong(column, expected),
            None => Ok(0.0),
        };
        let duration = counted("seconds_total", DURATION, self.duration("seconds_total")?)?;
        let charging = counted("seconds_charged", DURATION, self.duration("seconds_charged")?)?;
        let energy = counted("energy", "a number", self.quantity("energy", self.units.energy)?)?;
        let end = has_end.then_some(start + (duration * 1000.0) as i64);
        self.check_times(number, duration)?;
        Ok(Session {
            number,
            id,
            card: self.card()?,
            start,
            end,
            duration,
            charging,
            energy,
            max_power: self.quantity("max_power", self.units.power)?,
            max_current: self.quantity("max_current", self.units.current)?,
            meter_start: self.quantity("eto_start", self.units.meter_start)?,
            meter_end: self.quantity("eto_end", self.units.meter_end)?,
        })
    }

    /// The identifier, and the start that it holds: `<serial>_<unix start in s>`.
    fn identifier(&self) -> Result<(String, i64), Error> {
        let id = self.text("session_identifier")?.unwrap_or_default();
        let parts = id.rsplit_once('_').filter(|(serial, unix)| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
            let seconds = (1..=10).contains(&unix.len()) && unix.bytes().all(|byte| byte.is_ascii_digit());
            seconds && !serial.is_empty() && serial.bytes().all(plain)
        });
        match parts.and_then(|(_, unix)| unix.parse::<i64>().ok()) {
            Some(unix) => Ok((id.to_owned(), unix * 1000)),
            None => self.wrong("session_identifier", "<serial>_<unix time>"),
        }
    }

    fn card(&self) -> Result<Option<SessionCard>, Error> {
        let id = match self.cell("id_chip") {
            Some(Json::Number(number)) if number.fract() == 0.0 => Some((*number as i64).to_string()),
            _ => self.text("id_chip")?.map(str::to_owned),
        };
        let uid = self.text("id_chip_uid")?.map(str::to_owned);
        let name = self.text("id_chip_name")?.filter(|name| *name != "n/a").map(str::to_owned);
        let none = id.is_none() && uid.is_none() && name.is_none();
        Ok((!none).then(|| SessionCard { id: id.unwrap_or_default(), uid, name }))
    }

    /// That start, end and duration agree. The two texts are of a clock on the wall, which may have been put forward or
    /// back in between by up to two hours; and nobody promises that they are of the zone that was asked for.
    fn check_times(&self, session: i64, duration: f64) -> Result<(), Error> {
        let (Some(start), Some(end)) = (self.wall_clock("start")?, self.wall_clock("end")?) else {
            return Ok(());
        };
        let apart = end - start - (duration * 1000.0) as i64;
        let rest = apart.rem_euclid(HALF_HOUR);
        let agrees = apart.abs() <= 4 * HALF_HOUR + 2000 && (rest <= 2000 || HALF_HOUR - rest <= 2000);
        if agrees { Ok(()) } else { Err(everyday::contradiction(self.number, session)) }
    }

    fn wall_clock(&self, column: &str) -> Result<Option<i64>, Error> {
        let Some(text) = self.text(column)? else { return Ok(None) };
        wall_clock(text)
            .map_or_else(|| self.wrong(column, "a date and time like 31.12.2026 23:59:59"), |at| Ok(Some(at)))
    }

    /// s, from `HH:MM:SS` or a number.
    fn duration(&self, column: &str) -> Result<Option<f64>, Error> {
        match self.cell(column) {
            None => Ok(None),
            Some(Json::Number(seconds)) if (0.0..1e10).contains(seconds) => Ok(Some(*seconds)),
            Some(Json::String(text)) if clock(text).is_some() => {
                Ok(clock(text).map(|seconds| seconds as f64))
            }
            Some(_) => self.wrong(column, DURATION),
        }
    }

    fn quantity(&self, column: &str, factor: f64) -> Result<Option<f64>, Error> {
        match self.cell(column) {
            None => Ok(None),
            Some(Json::Number(number)) => Ok(Some(round(number * factor))),
            Some(_) => self.wrong(column, "a number"),
        }
    }

    fn text(&self, column: &str) -> Result<Option<&'a str>, Error> {
        match self.cell(column) {
            None => Ok(None),
            Some(Json::String(text)) => Ok(Some(text.trim())),
            Some(_) => self.wrong(column, "text"),
        }
    }

    /// A cell with something in it.
    fn cell(&self, column: &str) -> Option<&'a Json> {
        self.cells.get(column).filter(|cell| match cell {
            Json::Null => false,
            Json::String(text) => !text.trim().is_empty(),
            _ => true,
        })
    }

    fn wrong<T>(&self, column: &str, expected: &str) -> Result<T, Error> {
        let found = match self.cell(column) {
            None => "empty",
            // Its kind is not what is wrong with it.
            Some(Json::String(_)) => "other text",
            Some(Json::Number(_)) => "another number",
            Some(other) => other.kind(),
        };
        let session = self.cell("session_number").and_then(Json::as_number).map(|number| number as i64);
        Err(everyday::cell(self.number, session, column, expected, found))
    }
}

const DURATION: &str = "a duration HH:MM:SS";
