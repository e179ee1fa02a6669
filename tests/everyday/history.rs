use crate::support::network::{Network, Reply};
use crate::world::{World, broken};
use futures_util::future::{Either, select};
use goecharger::call::Failed;
use goecharger::everyday::Sessions;
use goecharger::sessions::{Session, Zone};
use serde_json::{Value, json};
use std::pin::pin;

const TICKET: &str = "TICKETTICKETTICKETTICKETTICKET";
const RECORDED: &str = include_str!("../captures/27-sessions-direct-json.json");

fn charger() -> Value {
    json!({ "dll": format!("https://data.v3.go-e.io/export?e={TICKET}") })
}

fn utc() -> Zone {
    Zone::new("UTC", |_, _| Some(0)).expect("a zone")
}

fn ms(text: &str) -> f64 {
    text.parse::<jiff::Timestamp>().expect("an instant").as_millisecond() as f64
}

fn history(world: &World, from: &str, to: &str) -> Sessions<Network> {
    let sessions = world.charger.clone().sessions(ms(from), Some(ms(to)), utc(), world.options());
    sessions.expect("a range")
}

/// All months: what came of each, by name.
fn read(
    world: &World,
    mut sessions: Sessions<Network>,
) -> Result<Vec<(String, Vec<Session>)>, Failed<Network>> {
    world.run(async move {
        let mut months = Vec::new();
        while let Some((list, progress)) = sessions.next().await? {
            months.push((progress.month, list));
        }
        Ok(months)
    })
}

/// The export service, which gives the sessions of the recording that start in the range that is asked for.
fn serve(url: &str) -> Reply {
    let parameter = |name: &str| {
        let (_, query) = url.split_once('?').expect("a query");
        let value = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
        value.and_then(|value| value.parse::<i64>().ok()).expect("a number")
    };
    let (from, to) = (parameter("from"), parameter("to"));
    let mut body: Value = serde_json::from_str(RECORDED).expect("JSON");
    let rows = body["data"].as_array_mut().expect("rows");
    rows.retain(|row| {
        let id = row["session_identifier"].as_str().expect("an id");
        let start: i64 = id.split('_').next_back().expect("a start").parse().expect("a number");
        (from..to).contains(&(start * 1000))
    });
    Reply::new(200, &body.to_string())
}

#[test]
fn a_history_is_fetched_month_by_month_with_one_ticket() {
    let world = World::local(charger());
    world
        .instead(|url| url.starts_with("https://data.v3.go-e.io/api/v1/direct_json").then(|| Ok(serve(url))));
    let months =
        read(&world, history(&world, "2023-06-01T00:00:00Z", "2023-09-01T00:00:00Z")).ok().expect("months");
    assert_eq!(
        months.iter().map(|(month, _)| month.as_str()).collect::<Vec<_>>(),
        ["2023-06", "2023-07", "2023-08"]
    );
    assert_eq!(world.count("status?filter=dll"), 1, "{:?}", world.asked());
    assert_eq!(world.network.sent().len(), 4);
    assert!(months.iter().any(|(_, list)| !list.is_empty()));
}

#[test]
fn every_recorded_session_comes_once() {
    let recorded: Value = serde_json::from_str(RECORDED).expect("JSON");
    let world = World::local(charger());
    world.instead(|url| url.contains("direct_json").then(|| Ok(serve(url))));
    let months =
        read(&world, history(&world, "2023-01-01T00:00:00Z", "2026-01-01T00:00:00Z")).ok().expect("months");
    let numbers: Vec<i64> = months.iter().flat_map(|(_, list)| list).map(|session| session.number).collect();
    let mut expected: Vec<i64> = recorded["data"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["session_number"].as_i64().expect("a number"))
        .collect();
    expected.sort_unstable();
    assert_eq!(numbers, expected);
}

#[test]
fn a_month_that_breaks_is_tried_again_and_the_ticket_is_in_no_event_and_no_failure() {
    let world = World::local(charger());
    let mut requests = 0;
    world.instead(move |url| {
        requests += usize::from(url.contains("direct_json"));
        if url.contains("direct_json") {
            if requests == 1 { broken() } else { Some(Ok(serve(url))) }
        } else {
            None
        }
    });
    assert!(read(&world, history(&world, "2023-06-01T00:00:00Z", "2023-07-01T00:00:00Z")).is_ok());
    let world = World::local(charger());
    world.instead(|url| {
        url.contains("direct_json")
            .then(|| Ok(Reply::new(500, &json!({ "message": format!("no {TICKET}") }).to_string())))
    });
    let failure =
        read(&world, history(&world, "2023-06-01T00:00:00Z", "2023-07-01T00:00:00Z")).expect_err("a failure");
    assert_eq!(failure.error.code.as_str(), "unavailable");
    let shown = format!("{:?} {:?} {:?}", failure.error, failure.url, world.network.events());
    assert!(!shown.contains(TICKET) && shown.contains("e=***"), "{shown}");
    assert_eq!(failure.secrets.clean(&format!("GET ?e={TICKET}")), "GET ?e=***");
}

#[test]
fn the_charger_does_not_wait_for_the_service() {
    let world = World::local(charger());
    world.instead(|url| url.contains("direct_json").then(|| Ok(serve(url))));
    let mut sessions = history(&world, "2023-06-01T00:00:00Z", "2023-08-01T00:00:00Z");
    let mut sessions = world.run(async move {
        assert!(sessions.next().await.is_ok());
        sessions
    });
    world.hang(1);
    let read = world.charger.clone().status(Some(vec!["car".to_owned()]), world.options());
    world.run(async move {
        let slow = pin!(sessions.next());
        match select(slow, pin!(read)).await {
            Either::Left(_) => panic!("the service answers first"),
            Either::Right((status, _)) => assert!(status.is_ok()),
        }
    });
    assert_eq!(world.passed(), 0.0);
}

#[test]
fn each_refusal_of_the_service_says_what_it_is() {
    for (status, body, code) in [
        (401, "{}", "unauthorized"),
        (403, "forbidden", "unauthorized"),
        (500, "{}", "unavailable"),
        (429, "{}", "busy"),
        (404, "<html>", "protocol"),
        // A part of the month is not the month.
        (206, r#"{"data":[]}"#, "protocol"),
        (200, "<html>", "protocol"),
        (200, "null", "protocol"),
        (200, r#"{"success":false,"message":"no"}"#, "protocol"),
        (200, r#"{"data":[{"session_number":1}]}"#, "protocol"),
    ] {
        let world = World::local(charger());
        world.instead(move |url| url.contains("direct_json").then(|| Ok(Reply::new(status, body))));
        let failure = read(&world, history(&world, "2023-06-01T00:00:00Z", "2023-07-01T00:00:00Z"))
            .expect_err("a failure");
        assert_eq!(failure.error.code.as_str(), code, "{status} {body}: {}", failure.error.message);
    }
}

#[test]
fn a_service_that_does_not_answer_is_named() {
    let world = World::local(charger());
    world.instead(|url| if url.contains("direct_json") { broken() } else { None });
    let failure =
        read(&world, history(&world, "2023-06-01T00:00:00Z", "2023-07-01T00:00:00Z")).expect_err("a failure");
    assert!(failure.error.message.contains("export service"), "{}", failure.error.message);
    assert_eq!(failure.error.code.as_str(), "network");
}

#[test]
fn a_charger_without_a_ticket_is_not_enabled_and_a_foreign_address_gets_nothing() {
    for (dll, code) in [
        (json!(""), "not-enabled"),
        (json!("https://data.v3.go-e.io/export"), "not-enabled"),
        (Value::Null, "not-enabled"),
        (json!(format!("https://evil.example/export?e={TICKET}")), "protocol"),
    ] {
        let world = World::local(json!({ "dll": dll }));
        let failure = read(&world, history(&world, "2023-06-01T00:00:00Z", "2023-07-01T00:00:00Z"))
            .expect_err("a failure");
        assert_eq!(failure.error.code.as_str(), code);
        assert_eq!(world.network.sent().len(), 1);
    }
    let world = World::local(json!({}));
    let failure =
        read(&world, history(&world, "2023-06-01T00:00:00Z", "2023-07-01T00:00:00Z")).expect_err("a failure");
    assert_eq!(failure.error.code.as_str(), "not-enabled");
}

#[test]
fn a_range_that_ends_before_it_begins_is_refused_before_any_request() {
    let world = World::local(charger());
    let refused = world.charger.clone().sessions(
        ms("2023-07-01T00:00:00Z"),
        Some(ms("2023-06-01T00:00:00Z")),
        utc(),
        world.options(),
    );
    assert_eq!(refused.err().expect("a refusal").code.as_str(), "invalid-argument");
}
