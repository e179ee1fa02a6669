//! What each control sets, what it refuses, and what it finds to hold it back.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use goecharger::controls::{Control, RESTART_KEYS, restarted};
use goecharger::error::Code;
use goecharger::json::{Json, Object};
use goecharger::obstacles::Obstacle;
use goecharger::overview::{CableLock, PhaseMode};
use proptest::prelude::*;
use serde_json::{Value, json};

type Members = Vec<(String, Json)>;

fn status(value: Value) -> Members {
    let Json::Object(members) = support::json(&value) else { panic!("a status is an object") };
    members
}

/// A status with the keys of another, some of them changed.
fn with(base: Value, change: Value) -> Members {
    let mut merged = base.as_object().expect("an object").clone();
    merged.extend(change.as_object().expect("an object").clone());
    status(Value::Object(merged))
}

fn obstacles(control: Control, status: Members) -> Vec<Obstacle> {
    let all = control.held_back_by(&status).expect("it was looked at");
    // What it finds, it finds in the keys that it asks for.
    let keys = control.obstacle_keys();
    let asked: Members = status.iter().filter(|(key, _)| keys.contains(&key.as_str())).cloned().collect();
    assert_eq!(control.held_back_by(&asked).expect("it was looked at"), all, "{control:?} needs more keys");
    all
}

fn codes(control: Control, status: Members) -> Vec<&'static str> {
    obstacles(control, status).iter().map(|obstacle| obstacle.code).collect()
}

/// A car is there, and the charger holds it back for no reason that a key tells.
fn waiting() -> Value {
    json!({
        "acp": true, "acs": 0, "alw": false, "ama": 16, "amp": 16, "amt": 32, "awe": false, "awp": 3, "car": 3, "cbl": 20, "cus": 3,
        "dwo": null, "err": 0, "frc": 0, "fup": false, "fwv": "60.4", "lfspt": null, "lmo": 3, "loc": "2026-03-02T12:00:00.000 +01:00",
        "loe": false, "mca": 6, "modelStatus": 4, "mptwt": 600000, "nrg": [230, 230, 230, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "ocppe": false, "pnp": 0, "psm": 0, "rbt": 10_000_000, "sch_week": off(), "sch_satur": off(), "sch_sund": off(), "trx": null,
        "wh": 100,
    })
}

fn off() -> Value {
    json!({ "control": 0, "ranges": [] })
}

fn charging() -> Value {
    let mut status = waiting();
    status["car"] = json!(2);
    status["alw"] = json!(true);
    status["modelStatus"] = json!(3);
    status
}

#[test]
fn each_control_sets_one_key() {
    for (control, key, value) in [
        (Control::Start, "frc", json!(2)),
        (Control::Stop, "frc", json!(1)),
        (Control::Auto, "frc", json!(0)),
        (Control::SetCurrent(10), "amp", json!(10)),
        (Control::SetPhases(PhaseMode::Auto), "psm", json!(0)),
        (Control::SetPhases(PhaseMode::One), "psm", json!(1)),
        (Control::SetPhases(PhaseMode::Three), "psm", json!(2)),
        (Control::SetEnergyLimit(Some(20_000.0)), "dwo", json!(20_000)),
        (Control::SetEnergyLimit(None), "dwo", json!(null)),
        (Control::Authorize(None), "trx", json!(0)),
        (Control::Authorize(Some(0)), "trx", json!(1)),
        (Control::Authorize(Some(9)), "trx", json!(10)),
        (Control::LockCable(CableLock::Normal), "ust", json!(0)),
        (Control::LockCable(CableLock::AutoUnlock), "ust", json!(1)),
        (Control::LockCable(CableLock::Always), "ust", json!(2)),
        (Control::Restart, "rst", json!(true)),
    ] {
        assert_eq!(control.setting(), (key, support::json(&value)));
    }
}

#[test]
fn good_arguments_pass() {
    let json = |value: Value| support::json(&value);
    assert_eq!(Control::set_current(&json(json!(6))), Ok(Control::SetCurrent(6)));
    assert_eq!(Control::set_current(&json(json!(32.0))), Ok(Control::SetCurrent(32)));
    assert_eq!(Control::set_phases(&json(json!("auto"))), Ok(Control::SetPhases(PhaseMode::Auto)));
    assert_eq!(Control::set_phases(&json(json!(1))), Ok(Control::SetPhases(PhaseMode::One)));
    assert_eq!(Control::set_phases(&json(json!(3))), Ok(Control::SetPhases(PhaseMode::Three)));
    assert_eq!(Control::set_energy_limit(&Json::Null), Ok(Control::SetEnergyLimit(None)));
    assert_eq!(Control::set_energy_limit(&json(json!(0.5))), Ok(Control::SetEnergyLimit(Some(0.5))));
    assert_eq!(Control::authorize(None), Ok(Control::Authorize(None)));
    assert_eq!(Control::authorize(Some(&json(json!(9)))), Ok(Control::Authorize(Some(9))));
    assert_eq!(
        Control::lock_cable(&json(json!("auto-unlock"))),
        Ok(Control::LockCable(CableLock::AutoUnlock))
    );
}

#[test]
fn a_bad_argument_is_refused_with_what_was_given() {
    let wrong = |values: Value, make: &dyn Fn(&Json) -> Result<Control, goecharger::error::Error>| {
        for value in values.as_array().expect("a list") {
            let error = make(&support::json(value)).expect_err(&value.to_string());
            assert_eq!(error.code, Code::InvalidArgument, "{value}");
            if value.is_number() {
                assert!(error.message.contains(&value.to_string()), "{}", error.message);
            }
        }
    };
    wrong(json!([0, 5, 33, 10.5, -6, "10", null, true, [], {}]), &Control::set_current);
    wrong(json!([0, 2, "1", "3", "AUTO", null, true, [1]]), &Control::set_phases);
    wrong(json!([0, -1, "5", true, {}]), &Control::set_energy_limit);
    wrong(json!([-1, 10, 0.5, "0", null, true]), &|slot| Control::authorize(Some(slot)));
    wrong(json!([0, 1, "locked", null, true, "x".repeat(1000)]), &Control::lock_cable);
    for number in [f64::NAN, f64::INFINITY] {
        assert!(Control::set_current(&Json::Number(number)).is_err());
        assert!(Control::set_energy_limit(&Json::Number(number)).is_err());
    }
    let stop = Control::set_current(&Json::Number(0.0)).expect_err("0 A is no way to stop");
    assert!(stop.message.contains("stop()"), "{}", stop.message);
}

#[test]
fn start_is_held_back_by_each_of_its_obstacles() {
    for (change, code, mend) in [
        (json!({ "car": 1 }), "no-car", None),
        (json!({ "car": 3, "alw": true }), "car", None),
        (json!({ "car": 4, "alw": true }), "car", None),
        (json!({ "acs": 1 }), "authorization", None),
        (json!({ "acs": 2 }), "backend", None),
        (json!({ "err": 8 }), "fault", None),
        (json!({ "err": null }), "fault", None),
        (json!({ "car": 5 }), "fault", None),
        (json!({ "ocppe": true }), "backend", None),
        (json!({ "modelStatus": 28 }), "backend", None),
        (json!({ "modelStatus": 1 }), "heat", None),
        (json!({ "amt": 0 }), "heat", None),
        (json!({ "modelStatus": 27, "loe": true }), "load-management", None),
        (json!({ "modelStatus": 31 }), "load-management", None),
        (json!({ "modelStatus": 32 }), "load-management", None),
        (json!({ "modelStatus": 34 }), "load-management", None),
        (json!({ "modelStatus": 38 }), "load-management", None),
        (json!({ "cll": { "loadLimit": 0, "requestedCurrent": 16 } }), "load-management", None),
        (json!({ "cll": { "unsymetryCurrentLimit": 5 } }), "load-management", None),
        (json!({ "cll": { "temperatureCurrentLimit": 0, "requestedCurrent": 16 } }), "heat", None),
        (json!({ "cll": { "adapterCurrentLimit": 5 } }), "current-limit", None),
        (json!({ "cll": { "cableCurrentLimit": 0 } }), "current-limit", None),
        (json!({ "cll": { "currentLimitMax": 0 } }), "current-limit", None),
        (json!({ "cll": { "cableCurrentLimit": 0 }, "car": 1 }), "no-car", None),
        (json!({ "dwo": 100, "wh": 100.5 }), "energy-limit", Some(json!({ "dwo": null }))),
        (json!({ "modelStatus": 23 }), "pause", None),
        (json!({ "modelStatus": 24 }), "pause", None),
        (json!({ "modelStatus": 36 }), "other", None),
        (json!({ "modelStatus": 77 }), "other", None),
    ] {
        let found = obstacles(Control::Start, with(waiting(), change.clone()));
        assert_eq!(found.iter().map(|it| it.code).collect::<Vec<_>>(), [code], "{change}");
        let shown = serde_json::to_value(&found).expect("obstacles are JSON");
        assert_eq!(shown[0]["mend"].as_object().is_some(), mend.is_some(), "{change}");
        assert_eq!(whole(&shown[0]["mend"]), mend.unwrap_or(Value::Null), "{change}");
    }
}

/// The numbers of a mend without `.0`.
fn whole(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64().expect("a double") as i64),
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), whole(value))).collect(),
        other => other.clone(),
    }
}

#[test]
fn start_goes_past_mode_timetable_price_and_an_earlier_stop() {
    let block = json!({ "control": 2, "ranges": [{ "begin": { "hour": 0, "minute": 0 }, "end": { "hour": 24, "minute": 0 } }] });
    for change in [
        json!({ "lmo": 4, "fup": true }),
        json!({ "lmo": 5 }),
        json!({ "awe": true, "lmo": 4 }),
        json!({ "modelStatus": 5, "sch_week": block }),
        json!({ "modelStatus": 17 }),
        json!({ "frc": 1 }),
    ] {
        assert_eq!(codes(Control::Start, with(waiting(), change.clone())), [""; 0], "{change}");
    }
}

#[test]
fn a_charge_at_the_least_current_is_not_held_back() {
    for change in
        [json!({ "amt": 6 }), json!({ "cll": { "loadLimit": 6 } }), json!({ "modelStatus": 77, "alw": null })]
    {
        assert_eq!(codes(Control::Start, with(waiting(), change.clone())), [""; 0], "{change}");
    }
    assert_eq!(codes(Control::Start, with(waiting(), json!({ "amt": 7, "mca": 8 }))), ["heat"]);
    assert_eq!(codes(Control::Start, status(json!({ "car": 3, "amt": 5 }))), ["heat"]);
}

#[test]
fn an_energy_limit_is_told_by_the_charger_too_but_not_one_that_is_gone() {
    assert_eq!(
        codes(Control::Start, with(waiting(), json!({ "modelStatus": 6, "dwo": 5000 }))),
        ["energy-limit"]
    );
    assert_eq!(codes(Control::Start, with(waiting(), json!({ "modelStatus": 6, "dwo": null }))), [""; 0]);
}

#[test]
fn nothing_holds_back_a_start_while_the_car_charges() {
    assert_eq!(codes(Control::Start, with(charging(), json!({ "ocppe": true, "modelStatus": 24 }))), [""; 0]);
}

#[test]
fn a_charger_that_tells_nothing_is_held_back_by_nothing_known() {
    for control in every_control() {
        if let Some(found) = control.held_back_by(&Members::new()) {
            assert_eq!(found, [], "{control:?}");
        }
    }
}

#[test]
fn somebody_who_has_authorised_counts_before_model_status_knows() {
    assert_eq!(
        codes(Control::Start, with(waiting(), json!({ "acs": 1, "trx": 0, "modelStatus": 2 }))),
        [""; 0]
    );
    assert_eq!(codes(Control::Start, status(json!({ "car": 3, "modelStatus": 2 }))), ["authorization"]);
}

#[test]
fn the_energy_of_the_session_before_does_not_reach_a_limit() {
    assert_eq!(
        codes(Control::Start, with(waiting(), json!({ "car": 1, "dwo": 100, "wh": 5000 }))),
        ["no-car"]
    );
}

#[test]
fn one_obstacle_that_two_keys_tell_is_named_once() {
    let hot = with(waiting(), json!({ "modelStatus": 1, "amt": 0 }));
    assert_eq!(codes(Control::Start, hot), ["heat"]);
}

#[test]
fn auto_is_held_back_by_mode_prices_and_timetable_too() {
    for (change, expected) in [
        (json!({ "lmo": 4, "fup": true }), vec!["eco"]),
        (json!({ "lmo": 4, "fup": false }), vec!["eco"]),
        (json!({ "lmo": 5 }), vec!["next-trip"]),
        (json!({ "lmo": 4, "fup": true, "awe": true }), vec!["eco", "tariff"]),
        (
            json!({ "lmo": 4, "awe": true, "awcp": { "start": 0, "end": 1, "marketprice": 12.5 } }),
            vec!["eco", "tariff"],
        ),
        (json!({ "lmo": 4, "awe": true, "awcp": { "start": 0, "end": 1, "marketprice": -1 } }), vec![]),
        (json!({ "lmo": 3, "awe": true, "fup": true }), vec![]),
        (json!({ "lmo": 4, "awe": true, "awcp": { "start": 0, "end": 1, "marketprice": 3 } }), vec![]),
        (json!({ "lmo": 4, "fup": true, "modelStatus": 12 }), vec![]),
        (json!({ "lmo": 4, "fup": true, "modelStatus": 7 }), vec![]),
        (json!({ "lmo": 4, "fup": true, "modelStatus": 20 }), vec![]),
        (json!({ "lmo": 4, "fup": true, "modelStatus": 33 }), vec![]),
        (json!({ "lmo": 5, "modelStatus": 10 }), vec![]),
        (json!({ "lmo": 9 }), vec![]),
        (json!({ "acs": 1, "lmo": 5 }), vec!["authorization", "next-trip"]),
        (json!({ "frc": 1 }), vec![]),
    ] {
        assert_eq!(codes(Control::Auto, with(waiting(), change.clone())), expected, "{change}");
    }
    let text = |change: Value| obstacles(Control::Auto, with(waiting(), change))[0].text.clone();
    assert_ne!(text(json!({ "lmo": 4, "fup": false })), text(json!({ "lmo": 4, "fup": true })));
    let forced = with(charging(), json!({ "lmo": 4, "fup": true }));
    assert_eq!(
        codes(Control::Auto, forced),
        ["eco"],
        "a start that auto() takes back still shows as charging"
    );
}

#[test]
fn the_timetable_of_the_day_holds_back_auto_at_the_chargers_own_time() {
    let from = |control: u32, begin: u32, end: u32| {
        let time = |hour: u32| json!({ "hour": hour, "minute": 0, "second": 0 });
        json!({ "control": control, "ranges": [{ "begin": time(begin), "end": time(end) }, { "begin": time(0), "end": time(0) }] })
    };
    // 2026-03-02 is a Monday, 2026-02-28 a Saturday, 2028-02-29 a Tuesday, 2026-03-01 a Sunday.
    for (loc, key, timetable, forbids) in [
        ("2026-03-02T12:00:00.000 +01:00", "sch_week", from(1, 8, 12), true),
        ("2026-03-02T11:59:59.000 +01:00", "sch_week", from(1, 8, 12), false),
        ("2026-03-02T12:00:00.000 +01:00", "sch_week", from(2, 12, 13), true),
        ("2026-03-02T13:00:00.000 +01:00", "sch_week", from(2, 12, 13), false),
        ("2026-03-02T13:00:00.000 +01:00", "sch_week", from(0, 12, 13), false),
        ("2026-03-02T13:00:00.000 +01:00", "sch_sund", from(2, 0, 24), false),
        ("2026-02-28T23:59:59.123.456 +01:00", "sch_satur", from(2, 0, 24), true),
        ("2026-03-01T00:00:00.000 +01:00", "sch_sund", from(2, 0, 24), true),
        ("2028-02-29T06:00:00", "sch_week", from(2, 0, 24), true),
        ("2026-03-02T12:00:00.000 +01:00", "sch_week", from(3, 0, 1), true),
        ("2026-03-02T12:00:00.000 +01:00", "sch_week", from(4, 12, 13), true),
        // Not known: over midnight, a new kind, a charger without the time.
        ("2026-03-02T23:00:00.000 +01:00", "sch_week", from(2, 22, 6), false),
        ("2026-03-02T23:00:00.000 +01:00", "sch_week", from(1, 22, 6), false),
        ("2026-03-02T23:00:00.000 +01:00", "sch_week", from(9, 0, 24), false),
        ("2026-03-02T25:00:00.000 +01:00", "sch_week", from(1, 0, 24), false),
        ("1970-01-01T00:00:10.000 +01:00", "sch_week", from(2, 0, 24), false),
        ("soon", "sch_week", from(2, 0, 24), false),
    ] {
        let found = obstacles(Control::Auto, with(waiting(), json!({ "loc": loc, key: timetable })));
        assert_eq!(
            found.iter().map(|it| it.code).collect::<Vec<_>>(),
            if forbids { vec!["schedule"] } else { vec![] },
            "{loc} {timetable}"
        );
        if let Some(mend) = found.first().and_then(|obstacle| obstacle.mend.as_ref()) {
            assert_eq!(mend.0, [(key, support::json(&json!({ "control": 0 })))]);
        }
    }
    let told = obstacles(Control::Auto, status(json!({ "car": 3, "modelStatus": 5 })));
    assert_eq!(told.iter().map(|it| (it.code, it.mend.is_some())).collect::<Vec<_>>(), [("schedule", false)]);
}

#[test]
fn stop_is_held_back_by_an_empty_socket_and_a_backend() {
    assert_eq!(codes(Control::Stop, with(charging(), json!({}))), [""; 0]);
    assert_eq!(codes(Control::Stop, with(waiting(), json!({ "car": 1 }))), ["no-car"]);
    assert_eq!(codes(Control::Stop, with(charging(), json!({ "ocppe": true }))), ["backend"]);
}

#[test]
fn a_current_is_held_back_by_each_limit_below_it() {
    for (change, expected) in [
        (json!({}), vec![]),
        (json!({ "ama": 10 }), vec!["current-limit"]),
        (json!({ "cbl": 13 }), vec!["current-limit"]),
        (json!({ "cbl": null }), vec![]),
        (json!({ "amt": 10 }), vec!["heat"]),
        (json!({ "ama": 10, "cll": { "currentLimitMax": 16, "requestedCurrent": 6 } }), vec![]),
        (
            json!({ "cll": { "loadLimit": 8, "unsymetryCurrentLimit": 9 } }),
            vec!["load-management", "load-management"],
        ),
        (json!({ "cll": { "temperatureCurrentLimit": 8 } }), vec!["heat"]),
        (
            json!({ "cll": { "adapterCurrentLimit": 8, "moonPhase": 7, "accessControl": 0, "minChargingCurrent": 6 } }),
            vec!["current-limit", "current-limit"],
        ),
        (json!({ "lmo": 4, "fup": true }), vec!["eco"]),
        (json!({ "lmo": 4, "fup": true, "frc": 2 }), vec![]),
        (json!({ "ocppe": true }), vec!["backend"]),
    ] {
        assert_eq!(codes(Control::SetCurrent(16), with(waiting(), change.clone())), expected, "{change}");
    }
}

#[test]
fn phases_are_held_back_by_a_wait_a_single_phase_and_forbidden_pauses() {
    let one = Control::SetPhases(PhaseMode::One);
    let three = Control::SetPhases(PhaseMode::Three);
    let just = json!({ "lfspt": 9_700_000 });
    assert_eq!(codes(three, with(waiting(), just.clone())), ["phases"]);
    assert!(obstacles(three, with(waiting(), just.clone()))[0].text.contains("300 s"));
    assert_eq!(codes(Control::SetPhases(PhaseMode::Auto), with(waiting(), just.clone())), [""; 0]);
    assert_eq!(codes(three, with(waiting(), json!({ "lfspt": 9_400_000 }))), [""; 0]);
    assert_eq!(codes(three, with(waiting(), json!({ "lfspt": 9_700_000, "car": 1 }))), [""; 0]);
    assert_eq!(codes(three, with(charging(), json!({ "lfspt": 9_700_000, "pnp": 3 }))), [""; 0]);
    assert_eq!(codes(three, with(waiting(), json!({ "nrg": [230, 0.5, 0, 0] }))), ["phases"]);
    assert_eq!(codes(one, with(waiting(), json!({ "nrg": [230, 0.5, 0, 0] }))), [""; 0]);
    assert_eq!(codes(three, with(waiting(), json!({ "nrg": [0, 0, 0, 0] }))), [""; 0], "nothing is measured");
    assert_eq!(codes(one, with(waiting(), json!({ "acp": false, "lmo": 4, "frc": 2 }))), [""; 0]);
    assert_eq!(codes(one, with(waiting(), json!({ "acp": false, "lmo": 4 }))), ["no-pauses"]);
    assert_eq!(codes(three, with(waiting(), json!({ "acp": false, "lmo": 4 }))), [""; 0]);
    assert_eq!(codes(one, with(waiting(), json!({ "acp": false, "lmo": 3 }))), [""; 0]);
}

#[test]
fn an_authorisation_is_held_back_by_what_holds_back_the_charge() {
    let card = Control::Authorize(Some(0));
    assert_eq!(codes(card, with(waiting(), json!({ "acs": 1 }))), [""; 0], "it has just been given");
    assert_eq!(codes(card, with(waiting(), json!({ "frc": 1, "lmo": 5 }))), ["forced-off", "next-trip"]);
    assert_eq!(codes(card, with(waiting(), json!({ "frc": 2, "lmo": 5 }))), [""; 0]);
    assert_eq!(codes(card, with(waiting(), json!({ "car": 1 }))), ["no-car"]);
    assert_eq!(codes(card, with(charging(), json!({ "lmo": 5 }))), [""; 0]);
}

#[test]
fn a_lock_that_failed_is_named() {
    for (cus, expected) in [(1, vec![]), (2, vec!["fault"]), (3, vec![]), (4, vec!["fault"])] {
        assert_eq!(
            codes(Control::LockCable(CableLock::Always), with(waiting(), json!({ "cus": cus }))),
            expected
        );
    }
}

#[test]
fn of_a_restart_nothing_is_looked_at() {
    assert_eq!(Control::Restart.held_back_by(&status(waiting())), None);
    assert_eq!(Control::Restart.obstacle_keys(), [""; 0]);
}

#[test]
fn a_restart_shows_by_a_shorter_uptime_or_one_start_more() {
    let at = |rbt: Value, rbc: Value| status(json!({ "rbt": rbt, "rbc": rbc }));
    let restarted = |before, after| restarted(&before, &after, 10_000.0);
    assert!(restarted(at(json!(100_000), json!(5)), at(json!(9000), json!(6))));
    assert!(restarted(at(json!(5000), json!(5)), at(json!(9000), json!(6))), "it was up for less before");
    assert!(restarted(at(json!(100_000), Value::Null), at(json!(9000), Value::Null)));
    assert!(!restarted(at(json!(100_000), json!(5)), at(json!(101_000), json!(5))));
    assert!(!restarted(at(json!(100_000), json!(5)), status(json!({}))));
    for rbt in [99_999, 50_000, 10_001] {
        let after = at(json!(rbt), json!(5));
        assert!(
            !restarted(at(json!(100_000), json!(5)), after),
            "it was up before the set: an older reading, late"
        );
    }
    assert_eq!(RESTART_KEYS, ["rbc", "rbt"]);
}

#[test]
fn a_card_cannot_be_proven_on_firmware_that_counts_it_wrong() {
    let card = Control::Authorize(Some(2));
    assert!(!card.reads_back(&status(json!({ "fwv": "055.2" }))));
    assert!(card.reads_back(&status(json!({ "fwv": "055.6" }))));
    assert!(Control::Authorize(None).reads_back(&status(json!({ "fwv": "055.2" }))));
    assert!(!Control::Restart.reads_back(&status(json!({}))));
}

fn every_control() -> Vec<Control> {
    vec![
        Control::Start,
        Control::Stop,
        Control::Auto,
        Control::SetCurrent(32),
        Control::SetPhases(PhaseMode::Auto),
        Control::SetPhases(PhaseMode::One),
        Control::SetPhases(PhaseMode::Three),
        Control::SetEnergyLimit(None),
        Control::Authorize(None),
        Control::LockCable(CableLock::Normal),
        Control::Restart,
    ]
}

/// The keys that need the caller's consent, by the catalogue.
fn guarded() -> Vec<String> {
    let text = std::fs::read_to_string("catalogue/keys.toml").expect("the catalogue");
    let names = text.lines().filter_map(|line| line.strip_suffix(".guard]")?.strip_prefix('['));
    names.map(str::to_owned).collect()
}

#[test]
fn every_key_that_is_read_is_in_the_catalogue() {
    let text = std::fs::read_to_string("catalogue/keys.toml").expect("the catalogue");
    for key in every_control().iter().flat_map(Control::obstacle_keys) {
        assert!(text.contains(&format!("\n[{key}]\n")), "{key}");
    }
}

/// A value that a key may have, or may not.
fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        (0..45u32).prop_map(|number| json!(number)),
        any::<f64>().prop_map(|number| json!(number)),
        any::<bool>().prop_map(|flag| json!(flag)),
        Just(Value::Null),
        Just(json!("text")),
        Just(json!([null, 1, {}])),
        Just(json!({ "control": 2, "ranges": [{}], "loadLimit": 3, "marketprice": 1 })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_charger_says_no_mend_is_guarded_and_every_obstacle_has_a_sentence(
        values in proptest::collection::vec(any_value(), 40),
    ) {
        let guarded = guarded();
        prop_assert!(guarded.len() > 10);
        for control in every_control() {
            let members: Members =
                control.obstacle_keys().iter().zip(&values).map(|(key, value)| ((*key).to_owned(), support::json(value))).collect();
            for obstacle in control.held_back_by(&members).unwrap_or_default() {
                prop_assert!(obstacle.text.ends_with('.'), "{}", obstacle.text);
                prop_assert!(obstacle.keys.iter().any(|key| members.has(key)), "{:?}", obstacle.keys);
                serde_json::to_value(&obstacle).expect("an obstacle is JSON");
                for (key, _) in obstacle.mend.map(|mend| mend.0).unwrap_or_default() {
                    prop_assert!(!guarded.iter().any(|name| name == key), "{key}");
                }
            }
        }
    }
}
