//! What an overview makes of each recorded reply, kept as files to read, and of the shapes of each firmware.
//!
//! After a change that is meant, `UPDATE_SNAPSHOTS=1 cargo test --test overview` writes the files anew.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use goecharger::error::{Code, Error};
use goecharger::json::Json;
use goecharger::overview::{Moment, OVERVIEW_KEYS, Overview, SessionEnergy, overview};
use goecharger::protocol::endpoint::Side;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

const LAN: Moment = Moment { side: Side::Local, last_modified: None, age: None, now: 0.0 };

fn capture(name: &str) -> Value {
    let path = PathBuf::from("tests/captures").join(format!("{name}.json"));
    serde_json::from_str(&fs::read_to_string(&path).expect(name)).expect(name)
}

fn try_overview(status: &Value, moment: Moment) -> Result<Box<Overview>, Error> {
    let Json::Object(members) = support::json(status) else { panic!("a status is an object") };
    overview(&members, moment, &mut SessionEnergy::default())
}

/// The overview of a status in the LAN, as JSON.
fn of(status: Value) -> Value {
    show(&try_overview(&status, LAN).expect("a charger"))
}

/// As JavaScript would show it: it knows one kind of number.
fn show(overview: &Overview) -> Value {
    fn whole(value: Value) -> Value {
        match value {
            Value::Number(number) => match number.as_f64() {
                Some(double) if double.fract() == 0.0 => json!(double as i64),
                _ => Value::Number(number),
            },
            Value::Array(items) => items.into_iter().map(whole).collect(),
            Value::Object(members) => {
                Value::Object(members.into_iter().map(|(key, value)| (key, whole(value))).collect())
            }
            other => other,
        }
    }
    whole(serde_json::to_value(overview).expect("an overview is JSON"))
}

fn compare(name: &str, status: &Value) {
    let path = PathBuf::from("tests/snapshots/overview").join(format!("{name}.json"));
    let made = show(&try_overview(status, LAN).expect(name));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&path, format!("{}\n", serde_json::to_string_pretty(&made).expect(name))).expect(name);
    }
    let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{name}: no snapshot yet"));
    let kept: Value = serde_json::from_str(&text).expect(name);
    assert_eq!(made, kept, "{name} is not as its snapshot says");
}

#[test]
fn each_recorded_status_is_as_its_snapshot_says() {
    for name in [
        "01-local-status-full-v3-fw053.1",
        "03-local-status-filtered-complete-v3-2022",
        "04-local-status-filtered-charging3p-v3-fw051.4",
        "06-local-status-nrg-gemini22-fw055.0",
        "10-local-status-filter-jsonarray-legacy-v3-2021",
        "13-local-status-after-set-frc",
        "34-ws-fullstatus-reassembled-wattpilot-36.3",
        "56-local-status-full-v4-fw055.7",
    ] {
        compare(name, &capture(name));
    }
    let wrapped = "47-local-status-tma-shrinks-fw055.0";
    for (index, reply) in capture(wrapped)["replies"].as_array().expect("replies").iter().enumerate() {
        compare(&format!("{wrapped}-{index}"), &reply["body"]);
    }
    let wrapped = "46-local-status-lot-object";
    compare(wrapped, &capture(wrapped)["body"]);
}

/// Values made up for the shapes of capture 49, which has no values.
fn flex() -> Value {
    json!({
        "acs": 1, "acu": 13, "alw": true, "ama": 16, "amp": 16, "car": 2, "c0n": "Anna", "c1n": "n/a", "cdi": { "type": 0, "value": 3_600_000 },
        "cll": { "cableCurrentLimit": 20, "currentLimitMax": 16, "loadLimit": 13, "requestedCurrent": 16, "temperatureCurrentLimit": 32, "unsymetryCurrentLimit": 13 },
        "dwo": null, "err": 0, "eto": 1_234_567, "fna": "Carport", "frc": 0, "fwv": "43.4", "lccfi": 3_500_000, "lmo": 4, "mca": 6,
        "modelStatus": 12, "nrg": [231.5, 230, 229.75, 0, 13.1, 13, 13.2, 3030.25, 2990, 3032.5, 0, 9052.75, 99.9, 99.5, 100, 0],
        "pnp": 3, "psm": 0, "rbc": 12, "rbt": 7_200_000, "rssi": null, "sse": "12345678", "tma": [null, null, 31.5, 28, null, null],
        "trx": 1, "typ": "wattpilot_flex", "wh": 8123,
    })
}

#[test]
fn a_flex_is_as_its_snapshot_says() {
    let shapes = &capture("49-flex-fw43.4-key-shapes")["keys"];
    for (key, value) in flex().as_object().expect("an object") {
        let shape = &shapes[key];
        let fits = match (shape.as_str(), value) {
            (Some("null"), _) => true,
            (Some("integer"), Value::Number(number)) => number.is_i64() || number.is_u64(),
            (Some("boolean"), Value::Bool(_)) | (Some("text"), Value::String(_)) => true,
            (None, Value::Array(items)) => shape["array"] == items.len(),
            (None, Value::Object(members)) => members.keys().all(|member| shape.get(member).is_some()),
            _ => false,
        };
        assert!(fits, "{key} is {shape} in the recorded shapes");
    }
    compare("49-flex-fw43.4-made-up-values", &flex());
}

#[test]
fn a_go_e_controller_is_told_apart() {
    for status in [
        capture("44-controller-status-ccn-ccp-cec")["body"].clone(),
        capture("57-controller-status-full-fw1.0.6"),
    ] {
        let error = try_overview(&status, LAN).expect_err("it is no charger");
        assert_eq!(error.code, Code::Protocol);
        assert!(error.message.contains("go-e Controller"), "{}", error.message);
    }
    let charger = json!({ "car": 1, "ccn": [], "ccp": [] });
    assert_eq!(of(charger)["state"], "idle", "a charger that tells of a controller is none");
    // What is left of one when only the keys of an overview are asked for.
    let filtered = json!({ "fna": "House", "fwv": "1.0.6", "rbc": 7, "rbt": 1, "rssi": null, "sse": "123456", "typ": "controller" });
    assert_eq!(try_overview(&filtered, LAN).expect_err("it is no charger").code, Code::Protocol);
}

#[test]
fn a_status_without_any_key_is_all_untold() {
    let made = of(json!({}));
    for (key, value) in made.as_object().expect("an object") {
        match key.as_str() {
            "state" => assert_eq!(value, "unknown"),
            "temperatures" => assert_eq!(value, &json!([])),
            "online" => assert_eq!(value, true),
            "phases" => assert_eq!(value.as_array().map(Vec::len), Some(3)),
            "current" | "energy" | "cable" => {
                assert!(value.as_object().expect(key).values().all(Value::is_null), "{key} is {value}");
            }
            _ => assert!(value.is_null(), "{key} is {value}"),
        }
    }
}

#[test]
fn values_of_a_wrong_kind_count_as_untold() {
    for wrong in [
        json!("1"),
        json!([]),
        json!({}),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!([null]),
        json!(99),
    ] {
        let members = OVERVIEW_KEYS.iter().map(|key| ((*key).to_owned(), wrong.clone())).collect();
        let made = of(Value::Object(members));
        assert_eq!(made["phases"].as_array().map(Vec::len), Some(3), "{wrong}");
        assert_eq!(made["state"], "unknown", "{wrong}");
        assert!(made["mode"].is_null() && made["phaseMode"].is_null() && made["power"].is_null(), "{wrong}");
    }
}

#[test]
fn each_state_has_its_letter() {
    let all = [
        (json!(0), "unknown", Value::Null),
        (json!(1), "idle", json!("A")),
        (json!(2), "charging", json!("C")),
        (json!(3), "waiting-for-car", json!("B")),
        (json!(4), "complete", json!("B")),
        (json!(5), "error", json!("E")),
        (json!(6), "initializing", Value::Null),
        (json!(7), "unknown", Value::Null),
        (Value::Null, "unknown", Value::Null),
    ];
    for (car, state, pilot) in all {
        let made = of(json!({ "car": car }));
        assert_eq!((&made["state"], &made["pilot"]), (&json!(state), &pilot));
    }
}

#[test]
fn every_number_of_the_catalogue_has_its_name_and_a_sentence() {
    let text = fs::read_to_string("catalogue/keys.toml").expect("the catalogue");
    for (key, member) in [("modelStatus", "reason"), ("err", "error")] {
        let section = text.split(&format!("[{key}]\n")).nth(1).expect(key);
        let line = section.lines().find(|line| line.starts_with("enum = ")).expect(key);
        let labels = line.trim_start_matches("enum = { ").trim_end_matches(" }").split(", ");
        for (number, label) in labels.map(|label| label.split_once(" = ").expect(label)) {
            let number: u32 = number.parse().expect(label);
            if key == "err" && number == 0 {
                continue;
            }
            let made = of(json!({ key: number, "fwv": "60.4" }));
            assert_eq!(made[member]["code"], number);
            assert_eq!(made[member]["name"], label.trim_matches('"'), "{key} {number}");
            let sentence = made[member]["text"].as_str().expect("text");
            assert!(sentence.ends_with('.') && sentence.len() > 20, "{key} {number}: {sentence}");
        }
    }
}

#[test]
fn every_cause_of_a_limit_in_the_catalogue_has_a_phrase() {
    let text = fs::read_to_string("catalogue/shapes.toml").expect("the shapes");
    let section =
        text.split("[CurrentLimits.members]\n").nth(1).expect("cll").split("\n\n").next().expect("cll");
    let causes: Vec<&str> =
        section.lines().filter_map(|line| line.split_once(" = ")).map(|(cause, _)| cause).collect();
    assert_eq!(causes.len(), 10);
    for cause in causes {
        let made = of(json!({ "cll": { cause: 6 } }));
        assert_ne!(made["current"]["limitedBy"][0]["text"], cause);
    }
}

#[test]
fn numbers_that_are_new_get_a_sentence_and_no_name() {
    let made = of(json!({ "modelStatus": 250, "err": 99, "cus": 9, "ust": 9, "cll": { "moonPhase": 7 } }));
    assert_eq!(made["reason"]["code"], 250);
    assert!(made["reason"]["name"].is_null());
    assert!(made["reason"]["text"].as_str().is_some_and(|text| text.contains("250")));
    assert!(
        made["error"]["name"].is_null()
            && made["error"]["text"].as_str().is_some_and(|text| text.contains("99"))
    );
    assert_eq!(made["cable"]["lock"], "unknown");
    assert!(made["cable"]["lockMode"].is_null());
    assert_eq!(
        made["current"]["limitedBy"],
        json!([{ "cause": "moonPhase", "current": 7, "text": "moonPhase" }])
    );
}

#[test]
fn no_fault_is_null_and_no_contact_is_a_fault_without_a_number() {
    assert!(of(json!({ "err": 0 }))["error"].is_null());
    let made = of(json!({ "err": null }));
    assert!(made["error"]["code"].is_null() && made["error"]["name"].is_null());
    assert!(made["error"]["text"].as_str().is_some_and(|text| text.contains("no contact")));
}

#[test]
fn a_fault_that_cannot_be_read_is_not_told_as_none() {
    for odd in [json!(true), json!([]), json!(-1), json!(1.5), json!("x"), json!(4_294_967_296u64)] {
        let error = &of(json!({ "err": odd }))["error"];
        assert!(
            error["code"].is_null() && error["text"].as_str().is_some_and(|text| text.contains("may have")),
            "{odd}"
        );
    }
    assert!(of(json!({ "car": 2 }))["error"].is_null(), "what is not told is no fault");
}

#[test]
fn a_fault_whose_number_changed_its_meaning_tells_both_before_firmware_59() {
    let text = |status: Value| of(status)["error"]["text"].as_str().expect("text").to_owned();
    let old = text(json!({ "err": 13, "fwv": "055.7" }));
    assert!(old.contains("unlocked") && old.contains("too hot"), "{old}");
    let new = text(json!({ "err": 13, "fwv": "59.4" }));
    assert!(new.contains("unlocked") && !new.contains("too hot"), "{new}");
    assert_eq!(text(json!({ "err": 8, "fwv": "055.7" })), text(json!({ "err": 8, "fwv": "60.4" })));
}

#[test]
fn a_measurement_that_is_too_short_leaves_its_end_untold() {
    let made = of(json!({ "nrg": [230, 231, 232, 0, 6, 6.1, 6.2, 1300, 1400, 1500, 0] }));
    assert!(made["power"].is_null());
    assert_eq!(
        made["phases"][1],
        json!({ "voltage": 231, "current": 6.1, "power": 1400, "powerFactor": null })
    );
    assert!(of(json!({ "nrg": null }))["phases"][0]["voltage"].is_null());
}

#[test]
fn a_power_factor_is_a_share_and_stays_within_one() {
    let made = of(json!({ "nrg": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 56.98337, 100.4, null, 0] }));
    assert_eq!(made["phases"][0]["powerFactor"], 0.5698337);
    assert_eq!(made["phases"][1]["powerFactor"], 1);
    assert!(made["phases"][2]["powerFactor"].is_null());
}

#[test]
fn an_absurd_number_counts_as_untold() {
    let made = of(json!({ "wh": 1e300, "rbt": 1e300, "lccfi": -1e300, "car": 2, "amp": 1e16 }));
    assert!(
        made["energy"]["session"].is_null()
            && made["connectedFor"].is_null()
            && made["current"]["requested"].is_null()
    );
}

#[test]
fn sensors_that_are_not_there_are_null() {
    let made = of(json!({ "tma": [null, null, 31.5, -5, -16843.01, -16843] }));
    assert_eq!(made["temperatures"], json!([null, null, 31.5, -5, null, null]));
}

#[test]
fn an_offer_of_nothing_is_0_and_an_offer_untold_is_null() {
    assert_eq!(of(json!({ "acu": null }))["current"]["offered"], 0);
    assert_eq!(of(json!({ "acu": 13 }))["current"]["offered"], 13);
    assert!(of(json!({}))["current"]["offered"].is_null());
}

#[test]
fn all_limits_with_the_lowest_value_bind() {
    let made = of(
        json!({ "cll": { "requestedCurrent": 16, "currentLimitMax": 16, "temperatureCurrentLimit": 32, "loadLimit": null } }),
    );
    let causes: Vec<&str> = made["current"]["limitedBy"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|limit| limit["cause"].as_str())
        .collect();
    assert_eq!(causes, ["requestedCurrent", "currentLimitMax"]);
    assert_eq!(of(json!({ "cll": {} }))["current"]["limitedBy"], json!([]));
    // One that cannot be read may be the lowest.
    let odd = json!({ "cll": { "requestedCurrent": "6", "currentLimitMax": 16 } });
    assert!(of(odd)["current"]["limitedBy"].is_null());
}

#[test]
fn phases_are_in_use_while_charging_only() {
    assert_eq!(of(json!({ "car": 2, "pnp": 3 }))["phasesInUse"], 3);
    assert_eq!(of(json!({ "car": 1, "pnp": 1 }))["phasesInUse"], 0);
    assert_eq!(of(json!({ "car": 4 }))["phasesInUse"], 0);
    assert!(of(json!({ "car": 2 }))["phasesInUse"].is_null());
    assert!(of(json!({ "car": null, "pnp": 3 }))["phasesInUse"].is_null());
    for odd in [json!(300), json!(1.5), json!(-1)] {
        assert!(of(json!({ "car": 2, "pnp": odd }))["phasesInUse"].is_null(), "{odd}");
    }
}

#[test]
fn old_numbers_of_forcing_count_as_neutral() {
    let forced: Vec<Value> = (0..7).map(|frc| of(json!({ "frc": frc }))["forced"].clone()).collect();
    assert_eq!(json!(forced), json!(["neutral", "off", "on", "neutral", "neutral", "neutral", null]));
}

#[test]
fn the_phase_mode_reads_as_it_is_set() {
    let modes: Vec<Value> = (0..4).map(|psm| of(json!({ "psm": psm }))["phaseMode"].clone()).collect();
    assert_eq!(json!(modes), json!(["auto", 1, 3, null]));
}

#[test]
fn time_since_the_car_came_is_of_the_chargers_own_clock() {
    let status = |car: u32| json!({ "car": car, "rbt": 100_500, "lccfi": 40_000 });
    assert_eq!(of(status(2))["connectedFor"], 60.5);
    assert_eq!(of(status(4))["connectedFor"], 60.5);
    assert!(of(status(1))["connectedFor"].is_null());
    assert!(of(json!({ "car": 2, "rbt": 100_500, "lccfi": null }))["connectedFor"].is_null());
    assert!(of(status(6))["connectedFor"].is_null());
    assert!(of(json!({ "car": 2, "rbt": 10, "lccfi": 40_000 }))["connectedFor"].is_null());
}

#[test]
fn time_of_charging_is_a_duration_or_counts_from_a_moment() {
    let count = |cdi: Value| of(json!({ "car": 2, "rbt": 100_000, "cdi": cdi }))["chargingFor"].clone();
    assert_eq!(count(json!({ "type": 1, "value": 8_623_736 })), 8623.736);
    assert_eq!(count(json!({ "type": 0, "value": 44_940 })), 55.06);
    for untold in [
        json!(null),
        json!(5000),
        json!({ "type": 2, "value": 5 }),
        json!({ "type": 1 }),
        json!({ "type": 1, "value": -5 }),
        json!({ "type": 0, "value": 1e9 }),
    ] {
        assert!(count(untold.clone()).is_null(), "{untold}");
    }
}

#[test]
fn an_energy_limit_of_0_is_none() {
    assert_eq!(of(json!({ "dwo": 20_000 }))["energy"]["limit"], 20_000);
    for none in [json!(null), json!(0)] {
        assert!(of(json!({ "dwo": none }))["energy"]["limit"].is_null());
    }
}

#[test]
fn a_charger_open_to_all_is_authorized_and_a_closed_one_by_a_transaction() {
    let authorized = |acs: Value, trx: Value| of(json!({ "acs": acs, "trx": trx }))["authorized"].clone();
    assert_eq!(authorized(json!(0), Value::Null), true);
    assert_eq!(authorized(json!(1), Value::Null), false);
    assert_eq!(authorized(json!(2), Value::Null), false);
    assert_eq!(authorized(json!(1), json!(0)), true);
    assert_eq!(authorized(json!(1), json!(3)), true);
    assert!(of(json!({ "acs": 1 }))["authorized"].is_null());
    assert!(of(json!({ "trx": null }))["authorized"].is_null());
    assert!(authorized(json!(9), Value::Null).is_null(), "a new kind of access control");
}

#[test]
fn a_card_counts_from_0_and_has_the_name_of_either_form() {
    let cards = json!([{ "name": "Anna", "energy": 0, "cardId": true }, { "name": "n/a", "energy": 0, "cardId": true }]);
    assert_eq!(of(json!({ "trx": 1, "cards": cards }))["card"], json!({ "slot": 0, "name": "Anna" }));
    assert_eq!(of(json!({ "trx": 2, "cards": cards }))["card"], json!({ "slot": 1, "name": null }));
    assert_eq!(
        of(json!({ "trx": 1, "c0n": "Ben", "cards": cards }))["card"],
        json!({ "slot": 0, "name": "Ben" })
    );
    assert_eq!(of(json!({ "trx": 9, "c8n": "" }))["card"], json!({ "slot": 8, "name": null }));
    assert_eq!(
        of(json!({ "trx": 1, "cards": [{ "name": " " }] }))["card"],
        json!({ "slot": 0, "name": null })
    );
    for none in [json!(null), json!(0), json!(11), json!(300)] {
        assert!(of(json!({ "trx": none, "cards": cards }))["card"].is_null());
    }
}

#[test]
fn a_card_is_not_told_on_firmware_that_counts_it_wrong() {
    for (firmware, told) in [
        ("055.0", false),
        ("055.5", false),
        ("055.5-beta", false),
        ("055.6", true),
        ("054.9", true),
        ("60.3", true),
    ] {
        assert_eq!(of(json!({ "trx": 1, "fwv": firmware }))["card"].is_null(), !told, "{firmware}");
    }
}

#[test]
fn a_firmware_and_a_serial_that_come_as_numbers_are_text() {
    let made = of(json!({ "fwv": 60.4, "sse": 1234, "fna": "  " }));
    assert_eq!(
        (&made["firmware"], &made["serial"], &made["name"]),
        (&json!("60.4"), &json!("001234"), &Value::Null)
    );
}

#[test]
fn a_cable_lock_has_words() {
    let locks: Vec<Value> = (0..6).map(|cus| of(json!({ "cus": cus }))["cable"]["lock"].clone()).collect();
    assert_eq!(
        json!(locks),
        json!(["unknown", "unlocked", "unlock-failed", "locked", "lock-failed", "power-outage"])
    );
    let modes: Vec<Value> =
        (0..4).map(|ust| of(json!({ "ust": ust }))["cable"]["lockMode"].clone()).collect();
    assert_eq!(json!(modes), json!(["normal", "auto-unlock", "always", null]));
}

#[test]
fn the_cloud_counts_as_online_for_30_s() {
    let online = |last_modified| {
        let moment = Moment { side: Side::Cloud, last_modified, age: None, now: 1_000_000.0 };
        try_overview(&json!({}), moment).expect("a charger").online
    };
    assert_eq!(online(Some(970_000.0)), Some(true));
    assert_eq!(online(Some(969_999.0)), Some(false));
    assert_eq!(online(Some(1_000_500.0)), Some(true), "the clock of this machine may be behind");
    assert_eq!(online(None), None);
    let by_the_cloud = |age| {
        let moment = Moment { side: Side::Cloud, last_modified: Some(0.0), age: Some(age), now: 1_000_000.0 };
        try_overview(&json!({}), moment).expect("a charger").online
    };
    assert_eq!(by_the_cloud(30.0), Some(true), "the clock of this machine is wrong, the cloud's own tells");
    assert_eq!(by_the_cloud(31.0), Some(false));
}

#[test]
fn the_keys_are_sorted_and_in_the_catalogue() {
    let text = fs::read_to_string("catalogue/keys.toml").expect("the catalogue");
    assert!(OVERVIEW_KEYS.is_sorted(), "sorted, so that one reads them quickly");
    for key in OVERVIEW_KEYS {
        assert!(text.contains(&format!("\n[{key}]\n")), "{key}");
    }
}

/// Any JSON, as a key may have it.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-1..50i64).prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 24, 17, |inner| {
        let names = prop_oneof![Just("type"), Just("value"), Just("name"), Just("loadLimit")];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..17).prop_map(Value::from),
            proptest::collection::vec((names, inner), 0..4).prop_map(|members| members
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect()),
        ]
    })
}

/// Whether every number in what Rust made is one in JavaScript, too.
fn all_finite(overview: &Overview) -> bool {
    let debug = format!("{overview:?}");
    debug.split(|letter: char| !letter.is_alphanumeric()).all(|word| word != "NaN" && word != "inf")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_charger_sends_gives_an_overview_of_numbers_that_are_some(
        statuses in proptest::collection::vec(proptest::collection::vec(any_json(), OVERVIEW_KEYS.len()), 1..4),
    ) {
        let mut session = SessionEnergy::default();
        for status in statuses {
            let named = OVERVIEW_KEYS.iter().filter(|key| !["fna", "sse", "typ", "fwv", "cards"].contains(key));
            let members: Vec<_> = named.zip(&status).map(|(key, value)| ((*key).to_owned(), support::json(value))).collect();
            let made = overview(&members, LAN, &mut session).expect("a charger");
            prop_assert!(all_finite(&made), "{made:?}");
            prop_assert_eq!(made.energy.session.is_some(), made.energy.session_from.is_some());
            show(&made);
        }
    }
}
