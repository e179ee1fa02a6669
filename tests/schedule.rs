//! Timetables: read, written, and as long as they are sent.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod support;

use goecharger::error::{Code, Error};
use goecharger::json::Json;
use goecharger::schedule::{Change, DayGroup, DaySchedule, LIMIT, Mode, Window};
use serde_json::{Value, json};

fn capture(name: &str) -> Value {
    let path = format!("{}/tests/captures/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("a capture")).expect("JSON")
}

fn read(value: Value) -> Result<Option<DaySchedule>, Error> {
    DaySchedule::read(DayGroup::Weekdays, Some(&support::json(&value)))
}

fn window(from: f64, to: f64) -> Window {
    Window { from, to }
}

fn write(windows: Option<&[Window]>) -> Result<Change, Error> {
    Change::new(DayGroup::Weekdays, Mode::Allow, windows)
}

fn entry(change: &Change) -> (String, Value) {
    let (key, value) = change.entry();
    (key, serde_json::from_str(&goecharger::protocol::encode::json(&value)).expect("JSON"))
}

/// How long a value is in a query, by another encoder: with `kept` as they are and all else percent-encoded.
fn sent(value: &Value, kept: &str) -> usize {
    let all = percent_encoding::utf8_percent_encode(&value.to_string(), percent_encoding::NON_ALPHANUMERIC)
        .to_string();
    all.len() - 2 * value.to_string().matches(|character| kept.contains(character)).count()
}

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    let error = result.expect_err("a refusal");
    assert_eq!(error.code, Code::InvalidArgument);
    error.message.clone()
}

#[test]
fn a_timetable_is_windows_in_minutes_of_the_day() {
    let half = json!({ "control": 1, "ranges": [
        { "begin": { "hour": 6, "minute": 0 }, "end": { "hour": 20, "minute": 30 } },
        { "begin": { "hour": 22, "minute": 15, "second": 30 }, "end": { "hour": 24, "minute": 0, "second": 0 } },
    ]});
    assert_eq!(
        read(half),
        Ok(Some(DaySchedule {
            mode: Some(Mode::Allow),
            windows: vec![window(360.0, 1230.0), window(1335.5, 1440.0)]
        }))
    );
}

#[test]
fn the_recorded_timetables_are_off_and_empty() {
    for name in ["01-local-status-full-v3-fw053.1", "56-local-status-full-v4-fw055.7"] {
        let status = capture(name);
        for group in DayGroup::ALL {
            let value = status.get(group.key()).map(support::json);
            let read = DaySchedule::read(group, value.as_ref()).expect("a timetable");
            assert_eq!(
                read,
                value.map(|_| DaySchedule { mode: Some(Mode::Off), windows: vec![] }),
                "{name} {group:?}"
            );
        }
        assert!(status.get("sch_week").is_some() && status.get("sch_satur").is_some());
    }
}

#[test]
fn every_number_of_a_mode_has_a_name_and_a_new_one_hides_no_window() {
    for (number, mode) in
        [(0, "off"), (1, "allow"), (2, "block"), (3, "allow-from-grid"), (4, "block-from-grid")]
    {
        let found = read(json!({ "control": number, "ranges": [] }))
            .expect("a timetable")
            .expect("one")
            .mode
            .expect("a mode");
        assert_eq!(serde_json::to_value(found).expect("JSON"), mode);
        assert_eq!(Mode::read(mode), Ok(found));
        let change = Change::new(DayGroup::Sunday, found, None).expect("a change");
        assert_eq!(entry(&change), ("sch_sund".to_owned(), json!({ "control": number })));
    }
    let ranges = json!([{ "begin": { "hour": 1, "minute": 0 }, "end": { "hour": 2, "minute": 0 } }]);
    for control in [json!(5), json!(1.5), json!(-1), json!(null), json!("1"), json!(true)] {
        let found = read(json!({ "control": control, "ranges": ranges }));
        assert_eq!(
            found,
            Ok(Some(DaySchedule { mode: None, windows: vec![window(60.0, 120.0)] })),
            "{control}"
        );
    }
    refused(Mode::read("Allow"));
    refused(DayGroup::read("monday"));
}

#[test]
fn a_model_without_timetables_has_none_and_one_of_another_kind_is_an_error() {
    assert_eq!(DaySchedule::read(DayGroup::Sunday, None), Ok(None));
    assert_eq!(read(json!(null)), Ok(None));
    let range = |begin: Value| json!({ "control": 1, "ranges": [{ "begin": begin, "end": { "hour": 2, "minute": 0 } }] });
    for value in [
        json!(1),
        json!([]),
        json!({}),
        json!({ "control": 1, "ranges": 7 }),
        json!({ "control": 1, "ranges": [null] }),
        range(json!(null)),
        range(json!({ "hour": 1 })),
        range(json!({ "hour": "1", "minute": 0 })),
        range(json!({ "hour": 25, "minute": 0 })),
        range(json!({ "hour": -1, "minute": 0 })),
        range(json!({ "hour": 1, "minute": 0, "second": "x" })),
    ] {
        let error = read(value.clone()).expect_err("an error");
        assert_eq!(error.code, Code::Protocol, "{value}");
        assert!(error.message.contains("sch_week"), "{}", error.message);
    }
    // Firmware for more than two windows.
    let many = json!({ "begin": { "hour": 1, "minute": 0 }, "end": { "hour": 2, "minute": 0 } });
    let found =
        read(json!({ "control": 2, "ranges": [many, many, many] })).expect("a timetable").expect("one");
    assert_eq!(found.windows.len(), 3);
}

#[test]
fn windows_are_written_whole_and_one_that_is_not_named_is_empty() {
    let empty = json!({ "begin": { "hour": 0, "minute": 0 }, "end": { "hour": 0, "minute": 0 } });
    let night = json!({ "begin": { "hour": 22, "minute": 0 }, "end": { "hour": 24, "minute": 0 } });
    let written = |windows: &[Window]| entry(&write(Some(windows)).expect("a change")).1;
    assert_eq!(written(&[window(1320.0, 1440.0)]), json!({ "control": 1, "ranges": [night, empty] }));
    assert_eq!(written(&[]), json!({ "control": 1, "ranges": [empty, empty] }));
    let fine = json!({ "begin": { "hour": 0, "minute": 0, "second": 20 }, "end": { "hour": 6, "minute": 5, "second": 30 } });
    assert_eq!(written(&[window(1.0 / 3.0, 365.5)])["ranges"][0], fine);
    assert_eq!(entry(&write(None).expect("a change")).1, json!({ "control": 1 }));
}

#[test]
fn two_windows_in_whole_minutes_always_fit() {
    let mut longest = 0;
    for from in (0..1440).step_by(17) {
        for to in (0..=1440).step_by(29) {
            let window = window(f64::from(from), f64::from(to));
            let change = write(Some(&[window, window])).expect("a change");
            assert_eq!(change.length(), sent(&entry(&change).1, "-._~:,"));
            assert_eq!(change.check_length(), Ok(()));
            longest = longest.max(change.length());
        }
    }
    assert_eq!(longest, 240);
    let change = write(Some(&[window(1355.0, 1435.0); 2])).expect("a change");
    // In the spelling that is used elsewhere it would not fit.
    assert_eq!(sent(&entry(&change).1, "-._~"), 284);
    assert!(write(None).expect("a change").length() < LIMIT);
}

#[test]
fn what_the_charger_would_cut_off_is_refused_with_its_length() {
    let change = write(Some(&[window(1355.5, 1435.5); 2])).expect("a change");
    let length = sent(&entry(&change).1, "-._~:,");
    assert_eq!((change.length(), length > LIMIT), (length, true));
    let message = refused(change.check_length());
    for part in ["sch_week", &length.to_string(), "255", "whole minutes"] {
        assert!(message.contains(part), "{message}");
    }
    let change = write(Some(&[window(1355.5, 1435.5)])).expect("a change");
    assert!(refused(change.check_length()).contains("268"));
    // A little of it fits.
    let change = write(Some(&[window(0.5, 60.0)])).expect("a change");
    assert_eq!(change.check_length(), Ok(()));
    assert_eq!(change.length(), sent(&entry(&change).1, "-._~:,"));
}

#[test]
fn windows_that_no_charger_can_hold_are_refused() {
    assert!(refused(write(Some(&[window(0.0, 1.0); 3]))).contains("got 3"));
    for (from, to) in [
        (-1.0, 5.0),
        (5.0, -0.5),
        (0.0, 1440.5),
        (f64::NAN, 5.0),
        (5.0, f64::INFINITY),
        (0.01, 5.0),
        (5.0, 6.123_456),
    ] {
        let message = refused(write(Some(&[window(from, to)])));
        assert!(message.contains("0 to 1440"), "{message}");
    }
    assert!(write(Some(&[window(1320.0, 360.0)])).is_ok(), "over midnight is passed on as it is");
}

#[test]
fn a_timetable_holds_when_it_reads_back_the_same() {
    let holds = |change: &Change, found: Value| change.holds(Some(&support::json(&found)));
    let time = |hour: i64, minute: i64, second: Value| match second {
        Value::Null => json!({ "hour": hour, "minute": minute }),
        second => json!({ "hour": hour, "minute": minute, "second": second }),
    };
    let found = |control: i64, second: Value| {
        json!({ "control": control, "ranges": [
            { "begin": time(0, 0, second.clone()), "end": time(0, 0, second.clone()) },
            { "begin": time(6, 0, second.clone()), "end": time(7, 30, second) },
        ]})
    };
    let change = write(Some(&[window(360.0, 450.0)])).expect("a change");
    assert!(holds(&change, found(1, json!(null))));
    assert!(holds(&change, found(1, json!(0))));
    // Seconds that were left standing are not what was written.
    assert!(!holds(&change, found(1, json!(30))));
    assert!(!holds(&change, found(2, json!(0))));
    assert!(!holds(&write(Some(&[])).expect("a change"), found(1, json!(0))));
    assert!(!holds(&change, json!({ "control": 1, "ranges": [] })));
    assert!(!holds(&change, json!("x")) && !change.holds(None));
    assert!(
        holds(&write(None).expect("a change"), found(1, json!(30))),
        "without windows only the mode counts"
    );
    let fine = write(Some(&[window(1.0 / 3.0, 365.5)])).expect("a change");
    assert!(fine.holds(Some(&fine.entry().1)));
    assert!(matches!(fine.entry().1, Json::Object(_)));
}
