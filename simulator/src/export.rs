//! The service that gives the charging history (`direct_json`), as captures 27 and 28 show it.
//!
//! What it says to a wrong ticket, and whether it lets pages in, is not known: both are guessed.

use serde_json::{Value, json};

use crate::charger::Charger;
use crate::clock::Moment;
use crate::cloud;
use crate::network::Cors;
use crate::query;
use crate::reply::Reply;
use crate::request::Request;
use crate::sessions;

/// Where it answers.
pub const PATH: &str = "/api/v1/direct_json";

/// The ticket in a request.
pub fn ticket(request: &Request) -> Option<String> {
    query::parameter(request.query(), "e")
}

/// What it says to a ticket that is good for no charger.
pub fn stranger(cors: Cors, now: Moment) -> Reply {
    cloud::dressed(cloud::json(401, &json!({"success": false, "message": "invalid ticket"})), cors, now)
}

/// The sessions that start in the range that is asked for.
pub(crate) fn answer(charger: &Charger, request: &Request) -> Reply {
    let limit = |name: &str| query::parameter(request.query(), name)?.parse::<i64>().ok();
    let (from, to) = (limit("from").unwrap_or(i64::MIN), limit("to").unwrap_or(i64::MAX));
    let is_asked = |row: &&Value| sessions::start(row).is_some_and(|start| (from..to).contains(&start));
    let rows: Vec<&Value> = charger.sessions.rows().iter().filter(is_asked).collect();
    cloud::json(200, &json!({"columns": columns(), "data": rows}))
}

fn columns() -> Value {
    json!([
        {"key": "session_number"},
        {"hide": true, "key": "session_identifier"},
        {"key": "id_chip"},
        {"key": "id_chip_uid"},
        {"key": "id_chip_name"},
        {"type": "date", "key": "start"},
        {"type": "date", "key": "end"},
        {"type": "duration", "key": "seconds_total"},
        {"type": "duration", "key": "seconds_charged"},
        {"unit": "kW", "key": "max_power"},
        {"unit": "A", "key": "max_current"},
        {"unit": "kWh", "key": "energy"},
        {"unit": "kWh", "key": "eto_diff"},
        {"unit": "kWh", "key": "eto_start"},
        {"unit": "kWh", "key": "eto_end"},
        {"key": "wifi"},
    ])
}
