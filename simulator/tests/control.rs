//! The control endpoints and the request log.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod support;

use serde_json::json;
use simulator::Options;
use support::{Bench, send};

#[tokio::test]
async fn chargers_are_made_listed_and_removed() {
    let bench = Bench::start().await;
    assert_eq!((bench.serial.as_str(), bench.token.as_str()), ("000001", "simulator-token-000001"));
    let chargers = format!("{}/control/chargers", bench.control);
    let made = send("POST", &chargers, &[], r#"{"serial":"10000001","values":{"amp":11,"cbl":null}}"#).await;
    assert_eq!((made.status, made.json()["serial"].clone()), (Some(201), json!("10000001")));
    assert_eq!(send("POST", &chargers, &[], "").await.json()["serial"], json!("000002"));
    for (body, status) in [
        (r#"{"serial":"10000001"}"#, 409),
        (r#"{"serial":"12345"}"#, 400),
        (r#"{"serial":"12345a"}"#, 400),
        (r#"{"firmware":"47"}"#, 400),
        (r#"{"cors":"maybe"}"#, 400),
        (r#"{"close":"maybe"}"#, 400),
        (r#"{"model":"V5"}"#, 400),
        (r#"{"model":"CONTROLLER","firmware":"60.4"}"#, 400),
        (r#"{"colour":1}"#, 400),
        (r#"{"values":{"$remove":1}}"#, 400),
        ("{", 400),
    ] {
        assert_eq!(send("POST", &chargers, &[], body).await.status, Some(status), "{body}");
    }
    let all = send("GET", &chargers, &[], "").await.json();
    assert_eq!(all["control"], json!(bench.control));
    assert_eq!(all["chargers"].as_array().unwrap().len(), 3);
    let one = send("GET", &format!("{chargers}/10000001"), &[], "").await.json();
    assert_eq!((one["values"]["amp"].clone(), one["values"]["cbl"].clone()), (json!(11), json!(null)));
    assert_eq!(one["car"], json!({"plugged": false, "phases": 3, "maxCurrent": 16.0, "battery_wh": null}));
    assert_eq!((one["firmware"].clone(), one["faults"].clone()), (json!("053.1"), json!([])));
    assert_eq!(send("DELETE", &format!("{chargers}/10000001"), &[], "").await.status, Some(200));
    assert_eq!(send("GET", &format!("{chargers}/10000001"), &[], "").await.status, Some(404));
}

#[tokio::test]
async fn the_log_has_every_request_as_it_came() {
    let bench = Bench::start().await;
    let target = "/api/set?fna=%22%C3%A4+b%22&x";
    bench.local(target).await;
    let url = format!("{}/api/status?token=t%20%22\"&&", bench.cloud);
    send("GET", &url, &[("X-Thing", "A"), ("x-thing", "B")], "").await;
    send("OPTIONS", &format!("{}/api/status", bench.cloud), &[], "").await;
    let log = bench.control("GET", "/requests", json!({})).await;
    let shown: Vec<_> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| json!([entry["n"], entry["side"], entry["method"], entry["target"], entry["status"]]))
        .collect();
    let cloud = format!("/{}/api/status", bench.serial);
    let expected = [
        json!([1, "local", "GET", target, 500]),
        json!([2, "cloud", "GET", format!("{cloud}?token=***&&"), 401]),
        json!([3, "cloud", "OPTIONS", cloud, 204]),
    ];
    assert_eq!(shown, expected);
    assert_eq!(log[0]["applied"], json!({"fna": "ä b"}));
    assert_eq!((log[1]["headers"]["x-thing"].clone(), log[1].get("applied")), (json!("A, B"), None));
    bench.control("DELETE", "/requests", json!({})).await;
    assert_eq!(bench.control("GET", "/requests", json!({})).await, json!([]));
}

#[tokio::test]
async fn the_log_shows_requests_that_overlap() {
    let bench = Bench::start().await;
    bench.control("PUT", "/faults", json!({"latency_ms": 100})).await;
    tokio::join!(bench.local("/api/status?filter=car"), bench.local("/api/status?filter=amp"));
    bench.local("/api/status?filter=car").await;
    let log = bench.control("GET", "/requests", json!({})).await;
    let mut overlap: Vec<_> =
        log.as_array().unwrap().iter().map(|entry| entry["in_flight"].as_u64().unwrap()).collect();
    assert_eq!(overlap.pop(), Some(0));
    assert_eq!(overlap, [0, 1]);
}

#[tokio::test]
async fn overwritten_values_stay_and_removed_keys_are_unknown() {
    let bench = Bench::with(json!({"firmware": "60.4"})).await;
    let change = json!({"car": 4, "nrg": null, "amp": 9, "$remove": ["psm"], "eto": 5});
    bench.control("PATCH", "/values", change).await;
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    let wire = bench.local("/api/status?filter=car,nrg,amp,psm,eto").await;
    assert_eq!((wire.status, wire.json()), (Some(400), json!({"eto": 5, "amp": 9, "car": 4, "nrg": null})));
    let wire = bench.local("/api/set?psm=1").await;
    assert_eq!(wire.json(), json!({"psm": "psm: tried to set api key which is not allowed from api (1)"}));
    bench.control("PATCH", "/values", json!({"$release": ["car"], "psm": 0})).await;
    assert_eq!(bench.local("/api/status?filter=car,psm").await.json(), json!({"psm": 0, "car": 1}));
}

#[tokio::test]
async fn a_page_on_loopback_may_use_the_control_endpoints() {
    let bench = Bench::start().await;
    let url = format!("{}/control/chargers/{}/faults", bench.control, bench.serial);
    let page = ("Origin", "http://127.0.0.1:5173");
    let wire = send("OPTIONS", &url, &[page, ("Access-Control-Request-Method", "PUT")], "").await;
    assert_eq!((wire.status, wire.header("access-control-allow-origin")), (Some(204), Some(page.1)));
    assert!(wire.header("access-control-allow-methods").unwrap().contains("PUT"));
    let wire = send("PUT", &url, &[page], r#"{"kind":"nonsense"}"#).await;
    assert_eq!((wire.status, wire.header("access-control-allow-origin")), (Some(400), Some(page.1)));
    assert_eq!(wire.header("vary"), Some("Origin"));
    assert!(wire.json()["error"].as_str().unwrap().contains("nonsense"));
    let wire = send("GET", &format!("{}/control/x", bench.control), &[], "").await;
    assert_eq!((wire.status, wire.header("access-control-allow-origin")), (Some(404), None));
}

#[tokio::test]
async fn other_pages_and_other_host_names_do_not_reach_the_control_endpoints() {
    let bench = Bench::start().await;
    let url = format!("{}/control/chargers/{}/faults", bench.control, bench.serial);
    for headers in [
        [("Origin", "http://evil.example"), ("X", "")],
        [("Origin", "null"), ("X", "")],
        [("Host", "evil.example:8300"), ("X", "")],
        [("Host", "evil.example"), ("Origin", "http://127.0.0.1:5173")],
    ] {
        for method in ["PUT", "DELETE", "GET", "OPTIONS"] {
            let wire = send(method, &url, &headers, r#"{"kind":"drop"}"#).await;
            assert_eq!(wire.status, Some(403), "{method} {headers:?}");
            assert_eq!(wire.header("access-control-allow-origin"), None, "{method} {headers:?}");
        }
    }
    assert_eq!(bench.control("GET", "", json!({})).await["faults"], json!([]), "nothing was done");
    let bench =
        Bench::run(Options { origins: vec!["http://127.0.0.1:5173".to_owned()], ..Options::default() }).await;
    let chargers = format!("{}/control/chargers", bench.control);
    for (origin, status) in [("http://127.0.0.1:5173", 200), ("http://127.0.0.1:5174", 403)] {
        assert_eq!(send("GET", &chargers, &[("Origin", origin)], "").await.status, Some(status), "{origin}");
    }
}

#[tokio::test]
async fn the_log_shows_credentials_only_when_asked_to() {
    for log_secrets in [false, true] {
        let bench = Bench::run(Options { log_secrets, ..Options::default() }).await;
        bench.cloud("/api/status").await;
        let url = format!("{}/api/status?token={}", bench.cloud, bench.token);
        send("GET", &url, &[("Cookie", "a=cookie-secret"), ("Referer", &url)], "").await;
        bench.local("/api/set?wak=%22password-secret%22&c1i=%22card-secret%22&mpap=%22apn-secret%22").await;
        let log = bench.control("GET", "/requests", json!({})).await.to_string();
        for secret in [bench.token.as_str(), "cookie-secret", "password-secret", "card-secret", "apn-secret"]
        {
            assert_eq!(log.contains(secret), log_secrets, "{secret}: {log}");
        }
    }
}
