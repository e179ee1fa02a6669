//! The charging history, and time that passes at once.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use serde_json::{Value, json};
use support::{Bench, send};

async fn skip(bench: &Bench, ms: u64) -> Option<u16> {
    let body = json!({ "ms": ms }).to_string();
    send("POST", &format!("{}/control/skip", bench.control), &[], &body).await.status
}

async fn export(bench: &Bench, query: &str) -> (Option<u16>, Value) {
    let reply = send("GET", &format!("{}/api/v1/direct_json?{query}", bench.control), &[], "").await;
    (reply.status, reply.json())
}

async fn ticket(bench: &Bench) -> String {
    let dll = bench.local("/api/status?filter=dll").await.json()["dll"].as_str().unwrap().to_owned();
    dll.split_once("?e=").unwrap().1.to_owned()
}

#[tokio::test]
async fn a_session_is_exported_when_the_car_has_left() {
    let bench = Bench::start().await;
    let ticket = ticket(&bench).await;
    bench.control("PUT", "/car", json!({ "plugged": true, "phases": 1 })).await;
    assert_eq!(skip(&bench, 90_000_000).await, Some(400), "more than a day");
    for _ in 0..60 {
        assert_eq!(skip(&bench, 60_000).await, Some(200));
    }
    let (status, going_on) = export(&bench, &format!("e={ticket}")).await;
    assert_eq!((status, &going_on["data"]), (Some(200), &json!([])));
    bench.control("PUT", "/car", json!({ "plugged": false })).await;
    let (_, history) = export(&bench, &format!("e={ticket}")).await;
    let row = &history["data"][0];
    assert_eq!(row["session_number"], 1);
    let energy = row["energy"].as_f64().unwrap();
    assert!((1.2..1.6).contains(&energy), "an hour on one phase with 6 A: {energy} kWh");
    assert!(row["seconds_total"].as_str().unwrap().starts_with("01:00:0"), "{row}");
    // Captures 27 and 28.
    let columns: Vec<_> =
        history["columns"].as_array().unwrap().iter().map(|column| &column["key"]).collect();
    assert_eq!((columns.len(), columns[0], columns[15]), (16, &json!("session_number"), &json!("wifi")));
}

#[tokio::test]
async fn the_export_gives_what_is_asked_for_to_who_has_the_ticket() {
    let bench = Bench::start().await;
    let ticket = ticket(&bench).await;
    let rows = json!([
        { "session_number": 1, "session_identifier": "000001_1000" },
        { "session_number": 2, "session_identifier": "000001_2000" },
    ]);
    bench.control("PUT", "/sessions", rows.clone()).await;
    assert_eq!(bench.control("GET", "/sessions", json!({})).await, rows);
    let (_, some) = export(&bench, &format!("e={ticket}&from=1500000&to=2000001&timezone=UTC")).await;
    assert_eq!(some["data"], json!([rows[1]]));
    for query in ["e=wrong", "e=", "from=1"] {
        assert_eq!(export(&bench, query).await.0, Some(401), "{query}");
    }
    bench.control("PUT", "/faults", json!({ "status": 504, "side": "export" })).await;
    let refused = send("GET", &format!("{}/api/v1/direct_json?e={ticket}", bench.control), &[], "").await;
    assert_eq!(refused.status, Some(504));
    assert_eq!(bench.local("/api/status?filter=car").await.status, Some(200), "only the export fails");
    let log = bench.control("GET", "/requests", json!({})).await;
    let sides: Vec<_> = log.as_array().unwrap().iter().map(|entry| entry["side"].clone()).collect();
    assert_eq!(sides, ["local", "export", "export", "local"]);
}
