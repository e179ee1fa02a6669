//! The charging sessions that are recorded, as rows of the vendor's export (captures 27 to 29).

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::dates;

/// Who charges: number, what stands on the card, name.
pub(crate) type CardOfSession = (String, String, String);

/// What is measured at one moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) now: Timestamp,
    /// Wh ever.
    pub(crate) total: f64,
    /// Wh in this session.
    pub(crate) energy: f64,
}

#[derive(Debug, Clone)]
struct Open {
    start: Reading,
    card: Option<CardOfSession>,
    charged: f64,
    power: f64,
    current: f64,
}

/// All sessions that have ended, and the one that goes on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sessions {
    rows: Vec<Value>,
    open: Option<Open>,
    count: u64,
}

impl Sessions {
    /// A car was plugged in.
    pub(crate) fn begin(&mut self, start: Reading) {
        self.open = Some(Open { start, card: None, charged: 0.0, power: 0.0, current: 0.0 });
    }

    /// Time passed while the car was there.
    pub(crate) fn go_on(&mut self, seconds: f64, power: f64, current: f64, card: Option<CardOfSession>) {
        let Some(open) = &mut self.open else { return };
        if power > 0.0 {
            open.charged += seconds;
        }
        open.power = open.power.max(power);
        open.current = open.current.max(current);
        open.card = card.or(open.card.take());
    }

    /// The car left.
    pub(crate) fn end(&mut self, serial: &str, end: Reading) {
        let Some(Open { start, card, charged, power, current }) = self.open.take() else { return };
        self.count += 1;
        let seconds = end.now.as_second() - start.now.as_second();
        let kilo = |watts: f64| (watts.round() / 1000.0 * 1000.0).round() / 1000.0;
        let (id, uid, name) = card.unwrap_or_default();
        self.rows.push(json!({
            "session_number": self.count,
            "session_identifier": format!("{serial}_{}", start.now.as_second()),
            "id_chip": id,
            "id_chip_uid": uid,
            "id_chip_name": name,
            "start": dates::export(start.now),
            "end": dates::export(end.now),
            "seconds_total": clock(seconds),
            "seconds_charged": clock(charged.round() as i64),
            "max_power": kilo(power),
            "max_current": (current * 10.0).round() / 10.0,
            "energy": kilo(end.energy),
            "eto_diff": kilo(end.total - start.total),
            "eto_start": kilo(start.total),
            "eto_end": kilo(end.total),
            "wifi": "",
            // Where the vendor shows it, with a token in it.
            "link": format!("https://grafana.v3.go-e.io/d/simulated?var-auth={}", "A".repeat(80)),
        }));
    }

    /// Sessions from outside, in the place of all so far.
    pub(crate) fn replace(&mut self, rows: Vec<Value>) {
        self.count = rows.iter().filter_map(|row| row.get("session_number")?.as_u64()).max().unwrap_or(0);
        self.rows = rows;
    }

    /// All that have ended.
    pub(crate) fn rows(&self) -> &[Value] {
        &self.rows
    }
}

/// Hours may pass 24.
fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// When a row says that its session started, in ms since 1970.
pub(crate) fn start(row: &Value) -> Option<i64> {
    let (_, seconds) = row.get("session_identifier")?.as_str()?.rsplit_once('_')?;
    seconds.parse::<i64>().ok()?.checked_mul(1000)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_session_is_recorded_when_the_car_leaves() {
        let mut sessions = Sessions::default();
        let at = |second: i64, total: f64, energy: f64| Reading {
            now: Timestamp::from_second(1_700_000_000 + second).unwrap(),
            total,
            energy,
        };
        sessions.begin(at(0, 100.0, 0.0));
        sessions.go_on(1.0, 4140.0, 6.0, Some(("1".to_owned(), "0011".to_owned(), "Anna".to_owned())));
        sessions.go_on(3600.0, 0.0, 0.0, None);
        assert!(sessions.rows().is_empty());
        sessions.end("000001", at(90_061, 1250.4, 1150.4));
        let row = &sessions.rows()[0];
        assert_eq!(row["session_identifier"], "000001_1700000000");
        assert_eq!(
            (&row["seconds_total"], &row["seconds_charged"]),
            (&json!("25:01:01"), &json!("00:00:01"))
        );
        assert_eq!(
            (&row["energy"], &row["eto_end"], &row["max_power"]),
            (&json!(1.15), &json!(1.25), &json!(4.14))
        );
        assert_eq!(row["id_chip_name"], "Anna");
        assert_eq!(start(row), Some(1_700_000_000_000));
        sessions.end("000001", at(1, 0.0, 0.0));
        assert_eq!(sessions.rows().len(), 1, "only one was there");
    }
}
