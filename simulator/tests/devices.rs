//! Firmware and models, as a client sees them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod support;

use serde_json::{Map, Value, json};
use simulator::{Hardware, Options};
use support::{Bench, send};

const V4: &str = include_str!("../../tests/captures/56-local-status-full-v4-fw055.7.json");
const CONTROLLER: &str = include_str!("../../tests/captures/57-controller-status-full-fw1.0.6.json");

fn shape(date: &str) -> String {
    date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

#[tokio::test]
async fn firmware_055_shows_what_was_recorded_of_it() {
    let bench = Bench::with(json!({"firmware": "055"})).await;
    let shown = bench.local("/api/status").await.json();
    let recorded: Map<String, Value> = serde_json::from_str(V4).unwrap();
    let mut keys: Vec<&String> = shown.as_object().unwrap().keys().collect();
    keys.retain(|key| !["cae", "cak"].contains(&key.as_str()));
    assert_eq!(keys, recorded.keys().collect::<Vec<_>>(), "its keys in its order");
    assert_eq!((shown["fwv"].clone(), shown["typ"].clone()), (json!("055.7"), json!("go-eCharger_V4")));
    assert_eq!(shape(shown["utc"].as_str().unwrap()), shape(recorded["utc"].as_str().unwrap()));
    assert_eq!(shape(shown["loc"].as_str().unwrap()), shape(recorded["loc"].as_str().unwrap()));
    for key in ["sch_week", "lot", "bac", "dns", "clp"] {
        assert_eq!(shown[key], recorded[key], "{key}");
    }
}

#[tokio::test]
async fn firmware_60_builds_on_055() {
    let recorded: Map<String, Value> = serde_json::from_str(V4).unwrap();
    for firmware in ["59.4", "60.3", "60.4", "60.5"] {
        let bench = Bench::with(json!({"firmware": firmware})).await;
        let shown = bench.local("/api/status").await.json();
        assert!(recorded.keys().all(|key| shown.get(key).is_some()), "{firmware}");
        assert_eq!(shown.get("c0n").is_some(), firmware != "59.4", "{firmware}");
        assert_eq!(shown["fwv"], json!(firmware));
    }
}

#[tokio::test]
async fn a_car_charges_at_6_a_whatever_the_firmware() {
    for firmware in ["053", "055", "60.4"] {
        let bench = Bench::with(json!({"firmware": firmware})).await;
        bench.control("PUT", "/car", json!({"plugged": true})).await;
        let read = bench.local("/api/status?filter=car,amp,lmo").await.json();
        assert_eq!(read, json!({"lmo": 3, "amp": 6, "car": 2}), "{firmware}");
    }
}

#[tokio::test]
async fn only_core_and_pro_lack_the_cable_lock() {
    for (model, status) in [("V3", 200), ("V4", 200), ("CORE", 400), ("PRO", 400)] {
        let bench = Bench::with(json!({"firmware": "60.4", "model": model})).await;
        let wire = bench.local("/api/status?filter=car,cbl").await;
        assert_eq!((wire.status, wire.json().get("cbl").is_some()), (Some(status), status == 200), "{model}");
        assert_eq!(bench.control("GET", "", json!({})).await["model"], json!(model));
    }
    let old = Bench::with(json!({"firmware": "055", "model": "PRO"})).await;
    let wire = old.local("/api/status?filter=car,cbl").await;
    assert_eq!((wire.status, wire.json()), (Some(200), json!({"car": 1})), "left out, as unknown keys are");
}

#[tokio::test]
async fn a_controller_shows_its_own_keys_on_both_ways() {
    let bench = Bench::with(json!({"model": "CONTROLLER"})).await;
    let recorded: Map<String, Value> = serde_json::from_str(CONTROLLER).unwrap();
    for shown in [bench.local("/api/status").await.json(), bench.cloud("/api/status").await.json()] {
        assert!(recorded.keys().all(|key| shown.get(key).is_some()));
        assert_eq!((shown["typ"].clone(), shown["fwv"].clone()), (json!("controller"), json!("1.0.6")));
        assert!(shown.get("car").is_none() && shown.get("amp").is_none() && shown.get("pgrid").is_none());
    }
    let read = bench.local("/api/status?filter=ccn,ccp,cec,car").await;
    assert_eq!((read.status, read.json().as_object().unwrap().len()), (Some(200), 3));
    assert_eq!(read.json()["ccn"], recorded["ccn"]);
}

#[tokio::test]
async fn a_controller_answers_null_to_a_set_of_keys_it_does_not_know() {
    let bench = Bench::with(json!({"model": "CONTROLLER"})).await;
    for query in ["ids=%7B%22pGrid%22%3A5%7D", "amp=16", "amp=16&frc=1"] {
        let wire = bench.local(&format!("/api/set?{query}")).await;
        assert_eq!((wire.status, wire.text().as_str()), (Some(200), "null"), "{query}");
        assert_eq!(bench.last_request().await["applied"], json!({}), "{query}");
    }
    let wire = bench.local("/api/set?fna=%22meter%22&amp=16").await;
    assert_eq!((wire.status, wire.json()), (Some(200), json!({"fna": true})));
    let wire = bench.local("/api/set?ccp=1").await;
    assert_eq!(wire.json(), json!({"ccp": "ccp: tried to set api key without setter (1)"}));
    let wire = bench.cloud("/api/set?amp=16").await;
    assert_eq!((wire.status, wire.json()), (Some(422), json!({"succeeded": [], "failed": [{"amp": 16}]})));
}

#[tokio::test]
async fn a_controller_takes_powers_by_ecp_and_null_leaves_one_alone() {
    let bench = Bench::with(json!({"model": "CONTROLLER"})).await;
    assert_eq!(bench.local("/api/set?ecp=%5B100,200%5D").await.json(), json!({"ecp": true}));
    assert_eq!(bench.local("/api/set?ecp=%5Bnull,300%5D").await.json(), json!({"ecp": true}));
    let read = bench.local("/api/status?filter=ecp").await.json();
    assert_eq!((read["ecp"][0].clone(), read["ecp"][1].clone()), (json!(100), json!(300)));
    assert_eq!(read["ecp"].as_array().unwrap().len(), 16);
}

#[tokio::test]
async fn a_controller_has_no_car() {
    let bench = Bench::with(json!({"model": "CONTROLLER"})).await;
    let url = format!("{}/control/chargers/{}/car", bench.control, bench.serial);
    let wire = send("PUT", &url, &[], r#"{"plugged":true}"#).await;
    assert_eq!(wire.status, Some(400));
    assert!(wire.json()["error"].as_str().unwrap().contains("no car"));
}

#[tokio::test]
async fn what_a_charger_is_made_with_goes_before_the_command_line() {
    let options = |model, firmware: Option<&str>| {
        let firmware = firmware.map(|version| version.parse().unwrap());
        Options { model, firmware, ..Options::default() }
    };
    for (options, asked, model, firmware) in [
        (options(None, None), json!({}), "V3", "053.1"),
        (options(None, Some("60.4")), json!({}), "V4", "60.4"),
        (options(None, Some("60.4")), json!({"model": "CONTROLLER"}), "CONTROLLER", "1.0.6"),
        (options(Some(Hardware::Pro), Some("60.4")), json!({"firmware": "60.5"}), "PRO", "60.5"),
        (options(Some(Hardware::Controller), None), json!({"firmware": "60.5"}), "V4", "60.5"),
        (options(Some(Hardware::Controller), None), json!({"model": "CORE"}), "CORE", "60.4"),
    ] {
        let bench = Bench::make(options, asked.clone()).await;
        let shown = bench.control("GET", "", json!({})).await;
        assert_eq!((&shown["model"], &shown["firmware"]), (&json!(model), &json!(firmware)), "{asked}");
        assert_eq!(shown["values"]["fwv"], json!(firmware), "{asked}");
    }
}
