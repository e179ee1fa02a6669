//! Status and set over both doors, as a client sees them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod support;

use serde_json::{Value, json};
use support::{Bench, send};

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test]
async fn a_local_status_looks_like_the_recorded_one() {
    let bench = Bench::start().await;
    let wire = bench.local("/api/status?filter=cards,car,alw,zzz,eto").await;
    assert_eq!(wire.status, Some(200));
    let headers: Vec<_> = wire.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let recorded = [
        "Connection: close",
        "Transfer-Encoding: chunked",
        "Access-Control-Allow-Origin: *",
        "Content-Type: application/json",
    ];
    assert_eq!(headers, recorded);
    assert_eq!(keys(&wire.json()), ["alw", "eto", "car", "cards"], "own order, unknown keys absent");
    assert!(bench.local("/api/status").await.json().as_object().unwrap().len() > 160);
}

#[tokio::test]
async fn the_cloud_takes_either_way_to_authorise_and_dates_its_data() {
    let bench = Bench::with(json!({"token": "secret"})).await;
    for wire in [bench.cloud("/api/status?filter=amp").await, {
        send("GET", &format!("{}/api/status?filter=amp&token=secret", bench.cloud), &[], "").await
    }] {
        assert_eq!((wire.status, wire.json()), (Some(200), json!({"amp": 6})));
        assert!(wire.header("Last-Modified").unwrap().ends_with(" GMT"));
        assert_eq!(wire.header("access-control-allow-origin"), Some("*"));
    }
    let host = format!("{}.api.v3.go-e.io", bench.serial);
    let by_host = [("Host", host.as_str()), ("Authorization", "Bearer secret")];
    assert_eq!(send("GET", &format!("{}/api/status", bench.control), &by_host, "").await.status, Some(200));
    for headers in [vec![], vec![("Authorization", "Bearer wrong")], vec![("Authorization", "Basic secret")]]
    {
        let wire = send("GET", &format!("{}/api/status", bench.cloud), &headers, "").await;
        assert_eq!((wire.status, wire.json()["success"].clone()), (Some(401), json!(false)));
    }
    let whole = |wire: &support::Wire, name| {
        let date = wire.header(name).unwrap().to_owned();
        date.len() == "Fri, 27 Nov 2026 16:43:38 GMT".len() && date.ends_with(" GMT")
    };
    for target in ["/api/status", "/api/set?amp=6", "/api/nothing", "/api/status?age=0.0001"] {
        assert!(whole(&bench.cloud(target).await, "date"), "{target}");
    }
    assert_eq!(bench.local("/api/status").await.header("date"), None, "a charger sends none");
    let stranger = send("GET", &format!("{}/000009/api/status?token=secret", bench.control), &[], "").await;
    assert_eq!(stranger.status, Some(401));
}

#[tokio::test]
async fn a_local_set_says_true_or_why_not_for_each_key() {
    let bench = Bench::start().await;
    let wire = bench.local("/api/set?amp=16&fna=%22a%20b+c%22").await;
    assert_eq!((wire.status, wire.text().as_str()), (Some(200), r#"{"amp":true,"fna":true}"#));
    let wire = bench.local("/api/set?alw=true&amp=10&zzz=%22x%22&frc=soon").await;
    assert_eq!(wire.status, Some(500));
    let expected = json!({
        "alw": "alw: tried to set api key without setter (true)",
        "amp": true,
        "zzz": "zzz: tried to set api key which is not allowed from api (x)",
        "frc": "frc: value is not JSON (soon)",
    });
    assert_eq!(wire.json(), expected);
    assert_eq!(bench.last_request().await["applied"], json!({"amp": 10}));
    let read = bench.local("/api/status?filter=amp,fna,frc").await.json();
    assert_eq!(read, json!({"amp": 10, "fna": "a b c", "frc": 0}));
    let long = bench.local(&format!("/api/set?amp=6&fna=%22{}%22", "x".repeat(300))).await;
    assert_eq!(long.status, Some(500));
    assert!(long.text().contains("ESP_ERR_HTTPD_RESULT_TRUNC"));
    assert_eq!(bench.local("/api/status?filter=amp").await.json(), json!({"amp": 10}), "nothing applied");
}

#[tokio::test]
async fn a_set_and_a_text_are_sent_whole_and_a_status_in_chunks() {
    let bench = Bench::start().await;
    let framing = |wire: support::Wire| {
        let length = wire.header("content-length").map(str::to_owned);
        (
            wire.status.unwrap(),
            length == Some(wire.body.len().to_string()),
            wire.header("transfer-encoding").is_some(),
        )
    };
    assert_eq!(framing(bench.local("/api/set?amp=7").await), (200, true, false));
    assert_eq!(framing(bench.local("/api/set?amp=5").await), (500, true, false));
    assert_eq!(framing(bench.local("/nothing").await), (404, true, false));
    assert_eq!(framing(bench.local("/api/status").await), (200, false, true));
    assert_eq!(framing(bench.local("/api/status?filter=amp").await), (200, false, true));
}

#[tokio::test]
async fn a_plus_in_a_query_is_a_space() {
    let bench = Bench::start().await;
    bench.local("/api/set?fna=%22a+b%2Bc%22").await;
    assert_eq!(bench.local("/api/status?filter=fna").await.json(), json!({"fna": "a b+c"}));
    assert_eq!(bench.local("/api/status?filter=fna+,amp").await.json(), json!({"amp": 6}));
}

#[tokio::test]
async fn what_is_not_online_gets_no_set_from_the_cloud() {
    for fault in [json!({"kind": "offline"}), json!({"kind": "stale", "age": 60}), Value::Null] {
        let bench = Bench::start().await;
        match fault.is_null() {
            true => drop(bench.local("/api/set?rst=true").await),
            false => drop(bench.control("PUT", "/faults", fault.clone()).await),
        }
        let wire = bench.cloud("/api/set?amp=10").await;
        assert_eq!((wire.status, wire.json()["success"].clone()), (Some(404), json!(false)), "{fault}");
        assert_eq!(bench.control("GET", "", json!({})).await["values"]["amp"], json!(6), "{fault}");
    }
    let bench = Bench::start().await;
    bench.control("PATCH", "/values", json!({"cae": false})).await;
    assert_eq!(bench.cloud("/api/set?amp=10").await.status, Some(403), "switched off is something else");
}

#[tokio::test]
async fn a_cloud_set_only_says_that_it_was_sent() {
    let bench = Bench::start().await;
    let wire = bench.cloud("/api/set?amp=7&eto=0.0&fna=garage&zzz=1").await;
    assert_eq!(wire.status, Some(202));
    let expected = json!({"succeeded": [{"amp": 7}, {"eto": 0}, {"fna": "garage"}], "failed": [{"zzz": 1}]});
    assert_eq!(wire.json(), expected);
    assert_eq!(bench.last_request().await["applied"], json!({"amp": 7, "fna": "garage"}));
    let read = bench.cloud("/api/status?filter=amp,eto,fna").await.json();
    assert_eq!(read, json!({"amp": 7, "eto": 22839, "fna": "garage"}));
    let wire = bench.cloud("/api/set?zzz=1").await;
    assert_eq!((wire.status, wire.json()), (Some(422), json!({"succeeded": [], "failed": [{"zzz": 1}]})));
}

#[tokio::test]
async fn a_new_token_kills_the_old_one_at_once() {
    let bench = Bench::start().await;
    assert_eq!(bench.cloud("/api/set?cak=%22%22").await.status, Some(202));
    assert_eq!(bench.cloud("/api/status").await.status, Some(401));
    let token = bench.local("/api/status?filter=cak").await.json()["cak"].as_str().unwrap().to_owned();
    assert_eq!(token.len(), 32);
    let url = format!("{}/api/status?token={token}", bench.cloud);
    assert_eq!(send("GET", &url, &[], "").await.status, Some(200));
    assert_eq!(bench.control("GET", "", json!({})).await["token"], json!(token));
}

#[tokio::test]
async fn each_api_can_be_switched_off() {
    let bench = Bench::start().await;
    assert_eq!(bench.local("/api/set?cae=false").await.status, Some(200));
    assert_eq!(bench.cloud("/api/status").await.status, Some(403));
    assert_eq!(bench.local("/api/status?filter=cak").await.json(), json!({"cak": ""}));
    bench.control("PATCH", "/values", json!({"cae": true, "hai": false})).await;
    assert_eq!(bench.cloud("/api/status").await.status, Some(200), "with the same token");
    let wire = bench.local("/api/status").await;
    assert_eq!((wire.status, wire.text().as_str()), (Some(404), "This URI does not exist"));
}

#[tokio::test]
async fn firmware_60_answers_400_with_all_the_data() {
    let bench = Bench::with(json!({"firmware": "60.4", "model": "PRO"})).await;
    let wire = bench.local("/api/status?filter=car,cbl,amp").await;
    assert_eq!((wire.status, wire.json()), (Some(400), json!({"amp": 6, "car": 1})));
    assert_eq!(wire.header("connection"), None, "closes without a word");
    assert_eq!(bench.local("/api/status?filter=car,amp").await.status, Some(200));
    assert_eq!(bench.local("/api/status").await.status, Some(200));
    assert_eq!(bench.cloud("/api/status?filter=car,cbl").await.status, Some(200), "the cloud does not mind");
    assert_eq!(bench.local("/nothing").await.text(), "Nothing matches the given URI");
    let pro = Bench::with(json!({"firmware": "60.3"})).await;
    let wire = pro.local("/api/status").await;
    assert_eq!(wire.status, Some(400));
    assert!(wire.json().as_object().unwrap().len() > 160);
}

#[tokio::test]
async fn firmware_051_wants_the_filter_as_a_json_array() {
    let bench = Bench::with(json!({"firmware": "051.3"})).await;
    let wire = bench.local("/api/status?filter=%5B%22amp%22,%22car%22%5D").await;
    assert_eq!(wire.json(), json!({"amp": 6, "car": 1}));
    let raw = bench.local("/api/status?filter=[\"amp\"]").await;
    assert_eq!(raw.json(), json!({"amp": 6}));
    assert_eq!(bench.last_request().await["target"], json!("/api/status?filter=[\"amp\"]"));
    let newer = Bench::start().await;
    assert_eq!(newer.local("/api/status?filter=%5B%22amp%22%5D").await.json(), json!({}));
}

#[tokio::test]
async fn only_the_cloud_answers_a_preflight_and_only_if_asked_to() {
    for (cors, status, origin) in
        [("none", 405, None), ("simple", 405, Some("*")), ("preflight", 204, Some("*"))]
    {
        let bench = Bench::with(json!({"cors": cors})).await;
        let wire = send("OPTIONS", &format!("{}/api/status", bench.cloud), &[], "").await;
        assert_eq!(
            (wire.status, wire.header("access-control-allow-origin")),
            (Some(status), origin),
            "{cors}"
        );
        let allowed = wire.header("access-control-allow-headers");
        assert_eq!(allowed, (status == 204).then_some("authorization"));
        assert_eq!(bench.cloud("/api/status").await.header("access-control-allow-origin"), origin, "{cors}");
        let local = send("OPTIONS", &format!("{}/api/status", bench.local), &[], "").await;
        let text = "Request method for this URI is not handled by server";
        assert_eq!((local.status, local.text().as_str()), (Some(405), text));
        assert_eq!(bench.local("/api/status").await.header("access-control-allow-origin"), origin, "{cors}");
    }
}

#[tokio::test]
async fn a_plugged_car_charges_and_a_restart_takes_the_charger_away() {
    let bench = Bench::start().await;
    bench.control("PUT", "/car", json!({"plugged": true, "phases": 3, "maxCurrent": 16})).await;
    let read = bench.local("/api/status?filter=car,nrg,trx").await.json();
    assert_eq!((read["car"].clone(), read["nrg"][4].clone()), (json!(2), json!(6)));
    bench.local("/api/set?frc=1").await;
    let read = bench.local("/api/status?filter=frc,car").await.json();
    assert_eq!(read, json!({"frc": 1, "car": 2}), "the setting shows at once, its effect does not");
    bench.control("PUT", "/car", json!({"plugged": false})).await;
    assert_eq!(bench.local("/api/status?filter=frc,car").await.json(), json!({"frc": 0, "car": 1}));
    assert_eq!(bench.local("/api/set?rst=true").await.status, Some(200));
    assert_eq!(bench.local("/api/status").await.status, None);
    assert_eq!(bench.cloud("/api/status").await.status, Some(403));
}

#[tokio::test]
async fn pushed_powers_can_be_read_back() {
    let bench = Bench::start().await;
    let wire = bench.local("/api/set?ids=%7B%22pGrid%22%3A-5000%2C%22pPv%22%3A1%2C%22pAkku%22%3A0%7D").await;
    assert_eq!(wire.text(), r#"{"ids":true}"#);
    let powers = "/api/status?filter=pgrid,ppv,pakku,pvopt_averagePGrid,ids";
    let pushed = json!({"pgrid": -5000, "ppv": 1, "pakku": 0, "pvopt_averagePGrid": -5000});
    assert_eq!(bench.local(powers).await.json(), pushed);
    for wrong in ["%7B%22pgrid%22%3A-500%7D", "%7B%22pAkku%22%3A5%7D", "%7B%7D"] {
        let wire = bench.local(&format!("/api/set?ids={wrong}")).await;
        assert_eq!((wire.status, wire.text().as_str()), (Some(200), r#"{"ids":true}"#), "{wrong}");
        assert_eq!(bench.local(powers).await.json(), pushed, "{wrong} does nothing");
    }
    bench.local("/api/set?ids=null").await;
    assert_eq!(bench.local(powers).await.json()["pgrid"], json!(null));
}
