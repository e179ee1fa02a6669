//! The charging history: ticket, months, replies, totals.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

mod csv;
mod months;
mod refusals;
mod rows;
mod summer;
#[path = "../support/mod.rs"]
mod support;
mod ticket;
mod totals;

use goecharger::error::{Code, Error};
use goecharger::json::Json;
use goecharger::sessions::{By, History, Session, Ticket, Zone, totals};
use jiff::Timestamp;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const TICKET: &str = "TICKETTICKETTICKETTICKETTICKETTICKETTICKET";
const VIENNA: &str = "Europe/Vienna";

thread_local! {
    static LAST: RefCell<Option<(String, TimeZone)>> = const { RefCell::new(None) };
}

/// What `Intl` says in the package.
fn offset(zone: &str, instant: i64) -> Option<i32> {
    let at = Timestamp::from_millisecond(instant).ok()?;
    LAST.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|(name, _)| name != zone) {
            *last = Some((zone.to_owned(), TimeZone::get(zone).ok()?));
        }
        let (_, zone) = last.as_ref()?;
        Some(zone.to_offset(at).seconds() / 60)
    })
}

fn zone(name: &str) -> Zone {
    Zone::new(name, offset).expect("a zone")
}

fn ms(text: &str) -> i64 {
    text.parse::<Timestamp>().expect("an instant").as_millisecond()
}

fn ticket() -> Ticket {
    let dll = Json::String(format!("https://data.v3.go-e.io/export?e={TICKET}"));
    Ticket::read(Some(&dll), None).expect("a ticket")
}

/// The history of a range, where no clock stands in the way.
fn history(from: i64, to: i64, zone_name: &str) -> History {
    History::new(from as f64, Some(to as f64), to as f64, &zone(zone_name)).expect("a range")
}

/// The sessions of one reply to a request for all of time.
fn sessions(body: &Value) -> Result<Vec<Session>, Error> {
    history(0, 4_000_000_000_000, VIENNA).take(200, Some(&support::json(body)), &ticket())
}

fn capture(name: &str) -> Value {
    let path = format!("{}/tests/captures/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("a capture")).expect("JSON")
}

fn recorded() -> &'static Value {
    static RECORDED: LazyLock<Value> = LazyLock::new(|| capture("27-sessions-direct-json"));
    &RECORDED
}

/// A row as the service writes it, with some cells replaced.
fn row(cells: Value) -> Value {
    let mut row = recorded()["data"][1].clone();
    for (key, value) in cells.as_object().expect("cells") {
        row[key] = value.clone();
    }
    row
}

fn reply(rows: Vec<Value>) -> Value {
    json!({ "columns": recorded()["columns"], "data": rows })
}

fn one(cells: Value) -> Session {
    sessions(&reply(vec![row(cells)])).expect("a session").remove(0)
}

fn error<T: std::fmt::Debug>(result: Result<T, Error>) -> (Code, String) {
    let error = result.expect_err("an error");
    assert!(!error.message.contains("TICKET"), "a secret is in: {}", error.message);
    (error.code, error.message.clone())
}
