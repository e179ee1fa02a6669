//! Every fault of the README, over a real connection.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod support;

use serde_json::{Value, json};
use support::{Bench, End, Wire};

/// What a fault must look like on the wire, for a status and a set, on both sides.
struct Case {
    kind: &'static str,
    /// Is a set applied?
    applied: bool,
    /// The statuses of local status, local set, cloud status and cloud set; 0 is no reply.
    statuses: [u16; 4],
    /// True for a reply that is spoilt in the right way.
    spoilt: fn(&Wire) -> bool,
    /// Of a fault that only strikes what is too long.
    limit: Option<usize>,
}

impl Case {
    fn limit(self, limit: usize) -> Self {
        Self { limit: Some(limit), ..self }
    }
}

const GOOD: [u16; 4] = [200, 200, 200, 202];
const SAME: fn(&Wire) -> bool = |wire| wire.complete && serde_json::from_slice::<Value>(&wire.body).is_ok();

fn edge(wire: &Wire) -> bool {
    text(wire, "text/html", "<html>")
}

fn text(wire: &Wire, content_type: &str, part: &str) -> bool {
    wire.complete && wire.header("content-type") == Some(content_type) && wire.text().contains(part)
}

fn cases() -> Vec<Case> {
    let case = |kind, applied, statuses, spoilt| Case { kind, applied, statuses, spoilt, limit: None };
    vec![
        case("offline", true, [200, 200, 403, 404], SAME),
        case("stale", true, [200, 200, 404, 404], SAME),
        case("api-off", false, [404, 404, 403, 403], |wire| {
            text(wire, "text/html", "This URI does not exist") || SAME(wire)
        }),
        case("lock", false, [500; 4], |wire| text(wire, "text/plain", "api lock")),
        case("too-long", false, [200, 500, 200, 500], |wire| {
            text(wire, "text/plain", "ESP_ERR_HTTPD_RESULT_TRUNC") || SAME(wire)
        }),
        case("uri-too-long", false, [414; 4], |wire| text(wire, "text/html", "too long") || edge(wire))
            .limit(10),
        case("headers-too-long", false, [431; 4], |wire| text(wire, "text/html", "too long") || edge(wire))
            .limit(50),
        case("reset-long-filter", true, [0, 200, 0, 202], |wire| wire.end == End::Reset || SAME(wire))
            .limit(6),
        case("bad-gateway", false, [502; 4], |wire| text(wire, "text/html", "<h1>502 Bad Gateway</h1>")),
        case("html", false, [200; 4], |wire| text(wire, "text/html; charset=utf-8", "<form")),
        case("redirect", false, [302; 4], |wire| wire.header("location") == Some("/login")),
        case("v1", false, [200; 4], |wire| wire.json()["version"] == "B" && wire.json()["amp"] == "10"),
        case("drop", false, [0; 4], |wire| wire.end == End::Closed),
        case("reset", false, [0; 4], |wire| wire.end == End::Reset),
        case("hang", false, [0; 4], |wire| wire.end == End::Open),
        case("ignore", false, GOOD, SAME),
        case("refuse", false, [200, 500, 200, 422], SAME),
        case("drop-after", true, [0; 4], |wire| wire.end == End::Closed),
        case("hang-after", true, [0; 4], |wire| wire.end == End::Open),
        case("empty", true, GOOD, |wire| wire.complete && wire.body.is_empty()),
        case("wrong-content-type", true, GOOD, |wire| {
            wire.header("content-type") == Some("text/plain") && SAME(wire)
        }),
        case("not-json", true, GOOD, |wire| text(wire, "application/json", "succeeded") && !SAME(wire)),
        case("json-array", true, GOOD, |wire| wire.json().as_array().is_some_and(|array| array.len() == 1)),
        case("truncate", true, GOOD, |wire| !wire.complete && wire.end == End::Closed && wire.body.len() > 3),
        case("truncate-clean", true, GOOD, |wire| wire.complete && !SAME(wire)),
        case("trickle", true, GOOD, |wire| !wire.complete && wire.end == End::Open && wire.body.len() < 50),
        case("endless", true, GOOD, |wire| {
            !wire.complete && wire.end == End::Open && wire.body.len() > 1 << 20
        }),
        case("huge", true, GOOD, |wire| wire.body.len() == 2 << 20 && SAME(wire)),
        case("deep", true, GOOD, |wire| wire.complete && wire.text().contains(&"[".repeat(100_000))),
        case("bom", true, GOOD, |wire| wire.body.starts_with("\u{feff}{".as_bytes())),
        case("bad-utf8", true, GOOD, |wire| std::str::from_utf8(&wire.body).is_err()),
        case("proto", true, GOOD, |wire| wire.text().starts_with("{\"__proto__\":{") && SAME(wire)),
        case("duplicate-keys", true, GOOD, |wire| {
            wire.text().matches("\":").count() >= 2 && wire.text().contains("null")
        }),
    ]
}

#[test]
fn the_readme_lists_exactly_the_faults_tested_here() {
    let readme = include_str!("../README.md");
    let listed: Vec<&str> = readme
        .lines()
        .skip_while(|line| *line != "| kind | what the client gets | is a set applied? |")
        .skip(2)
        .map_while(|line| line.strip_prefix("| `").and_then(|rest| rest.split('`').next()))
        .collect();
    let tested: Vec<&str> = cases().iter().map(|case| case.kind).collect();
    assert_eq!(listed, tested);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_does_what_it_says() {
    let mut tests = tokio::task::JoinSet::new();
    for case in cases() {
        tests.spawn(check(case));
    }
    while let Some(result) = tests.join_next().await {
        result.unwrap();
    }
}

async fn check(case: Case) {
    let kind = case.kind;
    let bench = Bench::start().await;
    let mut fault = json!({"kind": kind});
    if let Some(limit) = case.limit {
        fault["limit"] = json!(limit);
    }
    bench.control("PUT", "/faults", fault).await;
    let wires = [
        bench.local("/api/status?filter=amp,car").await,
        bench.local("/api/set?amp=10").await,
        bench.cloud("/api/status?filter=amp,car").await,
        bench.cloud("/api/set?frc=1").await,
    ];
    for (wire, status) in wires.iter().zip(case.statuses) {
        assert_eq!(wire.status.unwrap_or(0), status, "{kind}: {wire:?}");
        // Where this kind of request is not concerned, the reply is a good one.
        let unconcerned = matches!(kind, "offline" | "stale" | "too-long") && SAME(wire);
        assert!((case.spoilt)(wire) || unconcerned, "{kind}: {wire:?}");
        if wire.status.is_some() {
            assert_eq!(wire.header("access-control-allow-origin"), Some("*"), "{kind}");
        }
    }
    let values = bench.control("GET", "", json!({})).await["values"].clone();
    assert_eq!(values["amp"], json!(if case.applied { 10 } else { 6 }), "{kind}: set, local");
    let by_cloud = case.applied && !matches!(kind, "offline" | "stale");
    assert_eq!(values["frc"], json!(u8::from(by_cloud)), "{kind}: set, cloud");
    let log = bench.control("GET", "/requests", json!({})).await;
    for (entry, status) in log.as_array().unwrap().iter().zip(case.statuses) {
        assert_eq!(entry["status"], if status == 0 { Value::Null } else { json!(status) }, "{kind}");
    }
    let applied = if case.applied { json!({"amp": 10}) } else { json!({}) };
    assert_eq!(log[1]["applied"], applied, "{kind}");
}

#[tokio::test]
async fn stale_data_is_given_to_who_allows_its_age() {
    let bench = Bench::start().await;
    bench.control("PUT", "/faults", json!({"kind": "stale", "age": 25382.5})).await;
    let wire = bench.cloud("/api/status").await;
    assert_eq!(wire.json(), json!({"success": false, "reason": "Data is outdated", "age": 25382.5}));
    let wire = bench.cloud("/api/status?filter=amp&age=99999").await;
    assert_eq!((wire.status, wire.json()), (Some(200), json!({"amp": 6})));
    let then = wire.header("last-modified").unwrap().to_owned();
    bench.control("DELETE", "/faults", json!({})).await;
    assert_ne!(bench.cloud("/api/status").await.header("last-modified"), Some(then.as_str()));
}

#[tokio::test]
async fn any_status_can_be_had_with_any_body_and_headers() {
    let bench = Bench::start().await;
    let fault = json!({"status": 429, "body": "slow down", "content_type": "text/x", "headers": {"retry-after": "7"},
        "cors": false, "count": 1});
    bench.control("PUT", "/faults", fault).await;
    let wire = bench.cloud("/api/status").await;
    assert_eq!((wire.status, wire.text().as_str()), (Some(429), "slow down"));
    assert_eq!((wire.header("retry-after"), wire.header("content-type")), (Some("7"), Some("text/x")));
    assert_eq!(wire.header("access-control-allow-origin"), None);
    assert_eq!(bench.cloud("/api/status").await.status, Some(200), "only once");
    bench.control("PUT", "/faults", json!({"faults": [{"status": 401}, {"kind": "drop"}]})).await;
    assert_eq!(bench.cloud("/api/status").await.json()["success"], json!(false));
}

#[tokio::test]
async fn a_late_reply_has_its_effect_in_time() {
    let bench = Bench::start().await;
    bench.control("PUT", "/faults", json!({"latency_ms": 300, "only": "set"})).await;
    let start = std::time::Instant::now();
    tokio::join!(
        async {
            assert_eq!(bench.local("/api/set?amp=9").await.status, Some(200));
            assert!(start.elapsed().as_millis() >= 300);
        },
        async {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            let entry = bench.last_request().await;
            assert_eq!((entry["applied"].clone(), entry["status"].clone()), (json!({"amp": 9}), Value::Null));
        }
    );
}
