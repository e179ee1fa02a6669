//! Surplus: what a reading must be, when a run reads and pushes, how it ends, and what would keep the charger from it.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use goecharger::error::{Code, Error};
use goecharger::json::Json;
use goecharger::surplus::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn check(given: Value) -> Result<Option<SurplusReading>, Error> {
    SurplusReading::check(&support::json(&given))
}

const EXPORT: SurplusReading = SurplusReading { p_grid: -3000.0, p_pv: Some(6000.0), p_akku: Some(-1000.0) };

fn export() -> Json {
    support::json(&json!({ "pGrid": -3000, "pPv": 6000, "pAkku": -1000 }))
}

#[test]
fn a_reading_becomes_what_the_charger_takes() {
    assert_eq!(SurplusReading::check(&export()), Ok(Some(EXPORT)));
    assert_eq!(EXPORT.ids(), export());
    let grid = check(json!({ "pGrid": 1.5 })).expect("a reading").expect("a reading");
    assert_eq!(grid.ids(), support::json(&json!({ "pGrid": 1.5 })));
    assert_eq!(check(json!(null)), Ok(None));
    assert_eq!(SurplusReading::ZERO.ids(), support::json(&json!({ "pGrid": 0, "pPv": 0, "pAkku": 0 })));
}

#[test]
fn what_is_no_reading_is_refused_and_named() {
    for (given, named) in [
        (json!(500), "{ pGrid"),
        (json!("500"), "pGrid"),
        (json!([1]), "array"),
        (json!({}), "no pGrid"),
        (json!({ "pPv": 5 }), "no pGrid"),
        (json!({ "pgrid": 5 }), "pgrid"),
        (json!({ "pGrid": 5, "pPV": 5 }), "pPV"),
        (json!({ "pGrid": "5" }), "pGrid must be"),
        (json!({ "pGrid": null }), "pGrid must be"),
        (json!({ "pGrid": 1e8 }), "pGrid must be"),
        (json!({ "pGrid": 5, "pAkku": true }), "pAkku must be"),
        (json!({ "pGrid": 5, "pPv": -3000 }), "sign"),
    ] {
        let error = check(given.clone()).expect_err(&given.to_string());
        assert_eq!(error.code, Code::InvalidArgument, "{given}");
        assert!(error.message.contains(named), "{given}: {}", error.message);
    }
    for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let given = Json::Object(vec![("pGrid".to_owned(), Json::Number(wrong))]);
        assert!(SurplusReading::check(&given).is_err(), "{wrong}");
    }
}

#[test]
fn what_an_inverter_draws_at_night_counts_as_no_production() {
    let reading = check(json!({ "pGrid": 400, "pPv": -4.5 })).expect("a reading").expect("a reading");
    assert_eq!(reading.p_pv, Some(0.0));
}

#[test]
fn an_interval_is_1000_to_5000_ms() {
    assert_eq!(check_interval(None), Ok(5000.0));
    for good in [1000, 2500, 5000] {
        assert_eq!(check_interval(Some(&support::json(&json!(good)))), Ok(f64::from(good)));
    }
    for bad in [json!(999), json!(5001), json!("5000"), json!(null), json!(0)] {
        let error = check_interval(Some(&support::json(&bad))).expect_err("a bad interval");
        assert_eq!(error.code, Code::InvalidArgument);
    }
    assert!(check_interval(Some(&Json::Number(f64::NAN))).is_err());
}

// ── the run ──

fn update(kind: Kind, reading: Option<SurplusReading>, lapsed: bool) -> Update {
    let outcome = (kind == Kind::Pushed).then_some(Taken::Accepted);
    Update { kind, reading, outcome, lapsed, error: None }
}

/// The updates and ends among actions, their errors left out.
fn told(actions: &[Action]) -> Vec<Update> {
    let updates = actions.iter().filter_map(|action| match action {
        Action::Report(update) => Some(Update { error: None, ..update.clone() }),
        _ => None,
    });
    updates.collect()
}

fn ended(actions: &[Action]) -> Option<End> {
    actions.iter().find_map(|action| match action {
        Action::End(end) => Some(end.clone()),
        _ => None,
    })
}

fn failure(code: Code) -> Event {
    Event::Pushed(Err(Error::new(code, "it failed")))
}

const TAKEN: Event = Event::Pushed(Ok(Taken::Accepted));

/// A run at an interval of 5 s that has pushed at 0 and waits for its turn at 5000.
fn fed() -> Run {
    let mut run = Run::new(INTERVAL, 0.0);
    assert_eq!(run.next(Event::Time, 0.0), [Action::Read]);
    assert_eq!(run.next(Event::Read(export()), 0.0), [Action::Push(EXPORT)]);
    assert_eq!(told(&run.next(TAKEN, 0.0)), [update(Kind::Pushed, Some(EXPORT), false)]);
    run
}

#[test]
fn a_turn_reads_and_pushes_once_an_interval() {
    let mut run = fed();
    assert_eq!(run.wake_at(), Some(5000.0));
    assert_eq!(run.next(Event::Time, 4999.0), []);
    assert_eq!(run.next(Event::Time, 5000.0), [Action::Read]);
    assert_eq!(run.next(Event::Time, 5100.0), [], "never two reads at once");
    assert_eq!(run.next(Event::Read(export()), 6000.0), [Action::Push(EXPORT)]);
    assert_eq!(run.wake_at(), None, "a push ends by itself");
    run.next(TAKEN, 7000.0);
    assert_eq!(run.wake_at(), Some(10_000.0), "turns begin an interval apart, however long they take");
}

#[test]
fn a_turn_that_takes_longer_than_the_interval_is_followed_at_once() {
    let mut run = Run::new(1000.0, 0.0);
    run.next(Event::Time, 0.0);
    run.next(Event::Read(export()), 900.0);
    run.next(TAKEN, 3000.0);
    assert_eq!(run.wake_at(), Some(3000.0));
}

#[test]
fn a_read_that_is_late_is_told_and_not_asked_for_again_until_it_returns() {
    let mut run = fed();
    run.next(Event::Time, 5000.0);
    assert_eq!(run.wake_at(), Some(10_000.0));
    let actions = run.next(Event::Time, 10_000.0);
    assert_eq!(actions.first(), Some(&Action::EndRead));
    assert_eq!(told(&actions), [update(Kind::ReadLate, None, true)], "the last push is 10 s old");
    let again = run.next(Event::Time, 15_000.0);
    assert_eq!(again, [Action::Report(update(Kind::ReadLate, None, true))]);
    assert_eq!(run.next(Event::Read(export()), 16_000.0), [], "too old to steer by");
    assert_eq!(run.wake_at(), Some(16_000.0));
    assert_eq!(run.next(Event::Time, 16_000.0), [Action::Read]);
}

#[test]
fn a_reading_that_comes_late_before_the_clock_was_looked_at_is_late() {
    let mut run = fed();
    run.next(Event::Time, 5000.0);
    assert_eq!(told(&run.next(Event::Read(export()), 12_000.0)), [update(Kind::ReadLate, None, true)]);
    assert_eq!(run.wake_at(), Some(12_000.0));
}

#[test]
fn no_reading_pushes_nothing_and_lapses_after_6_s() {
    let mut run = Run::new(1000.0, 0.0);
    run.next(Event::Time, 0.0);
    run.next(Event::Read(export()), 0.0);
    run.next(TAKEN, 0.0);
    for second in 1..=6u32 {
        let now = f64::from(second) * 1000.0;
        assert_eq!(run.next(Event::Time, now), [Action::Read]);
        assert_eq!(
            told(&run.next(Event::Read(Json::Null), now)),
            [update(Kind::NoReading, None, second == 6)]
        );
    }
}

#[test]
fn before_the_first_push_the_charger_does_not_steer_by_it() {
    let mut run = Run::new(INTERVAL, 0.0);
    run.next(Event::Time, 0.0);
    assert_eq!(told(&run.next(Event::ReadFailed, 10.0)), [update(Kind::ReadFailed, None, true)]);
}

#[test]
fn a_read_that_fails_is_told_and_read_anew_next_turn() {
    let mut run = fed();
    run.next(Event::Time, 5000.0);
    assert_eq!(told(&run.next(Event::ReadFailed, 5500.0)), [update(Kind::ReadFailed, None, false)]);
    assert_eq!(run.next(Event::Time, 10_000.0), [Action::Read]);
    let wrong = run.next(Event::Read(Json::Number(5.0)), 10_000.0);
    assert_eq!(told(&wrong), [update(Kind::ReadFailed, None, true)]);
    let Some(Action::Report(Update { error: Some(error), .. })) = wrong.first() else {
        panic!("no error: {wrong:?}")
    };
    assert_eq!(error.code, Code::InvalidArgument);
    assert_eq!(run.next(Event::Time, 15_000.0), [Action::Read]);
}

#[test]
fn a_push_that_fails_for_now_is_tried_again_next_turn() {
    for code in [
        Code::Timeout,
        Code::Network,
        Code::Unavailable,
        Code::Forbidden,
        Code::Busy,
        Code::NotEnabled,
        Code::Protocol,
        Code::Stale,
    ] {
        let mut run = fed();
        run.next(Event::Time, 5000.0);
        run.next(Event::Read(export()), 5000.0);
        let actions = run.next(failure(code), 6500.0);
        assert_eq!(told(&actions), [update(Kind::PushFailed, Some(EXPORT), true)], "{code:?}");
        assert_eq!(ended(&actions), None, "{code:?}");
        assert_eq!(run.next(Event::Time, 10_000.0), [Action::Read], "{code:?}");
    }
}

#[test]
fn a_push_that_fails_for_good_ends_the_run() {
    for code in [Code::Unauthorized, Code::Rejected, Code::InvalidArgument] {
        let mut run = fed();
        run.next(Event::Time, 5000.0);
        run.next(Event::Read(export()), 5000.0);
        let actions = run.next(failure(code), 5100.0);
        assert_eq!(told(&actions), [update(Kind::PushFailed, Some(EXPORT), false)]);
        let end = ended(&actions).expect("an end");
        assert_eq!(
            (end.cause, end.error.map(|error| error.code), end.cleared),
            (Cause::Error, Some(code), false)
        );
        assert_eq!(run.wake_at(), None);
        assert_eq!(run.next(Event::Time, 99_000.0), []);
        assert_eq!(run.next(Event::Stop, 99_000.0), []);
    }
}

/// Lets time pass and takes each push at once, until the end; gives when zeros were pushed, when it ended, and how.
fn run_out(
    run: &mut Run,
    mut actions: Vec<Action>,
    from: f64,
    take: impl Fn(f64) -> Event,
) -> (Vec<f64>, f64, End) {
    let (mut now, mut zeros) = (from, Vec::new());
    for _ in 0..100 {
        if let Some(end) = ended(&actions) {
            return (zeros, now, end);
        }
        assert!(!actions.contains(&Action::Read), "nothing is read after stop()");
        actions = if actions.contains(&Action::Push(SurplusReading::ZERO)) {
            zeros.push(now);
            run.next(take(now), now)
        } else {
            now = run.wake_at().expect("a time");
            run.next(Event::Time, now)
        };
    }
    panic!("it does not end");
}

const CLEARED: End = End { cause: Cause::Stopped, error: None, cleared: true };

#[test]
fn a_stop_pushes_zeros_for_15_s() {
    let mut run = fed();
    let actions = run.next(Event::Stop, 2000.0);
    assert_eq!(run.next(Event::Stop, 2000.0), [], "a second stop is the same");
    let (zeros, end_at, end) = run_out(&mut run, actions, 2000.0, |_| TAKEN);
    assert_eq!(zeros, [2000.0, 7000.0, 12_000.0, 17_000.0]);
    assert_eq!((end_at, end), (17_000.0, CLEARED));
}

#[test]
fn a_stop_ends_the_read_under_way() {
    let mut run = fed();
    run.next(Event::Time, 5000.0);
    let actions = run.next(Event::Stop, 6000.0);
    assert_eq!(actions, [Action::EndRead, Action::Push(SurplusReading::ZERO)]);
    assert_eq!(run.next(Event::Read(export()), 6100.0), [], "what it still gives is not pushed");
    assert_eq!(run_out(&mut run, actions, 6000.0, |_| TAKEN).2, CLEARED);
}

#[test]
fn a_stop_waits_for_the_push_under_way() {
    let mut run = fed();
    run.next(Event::Time, 5000.0);
    run.next(Event::Read(export()), 5000.0);
    assert_eq!(run.next(Event::Stop, 5400.0), []);
    let actions = run.next(TAKEN, 10_500.0);
    assert_eq!(told(&actions), [update(Kind::Pushed, Some(EXPORT), false)]);
    let (zeros, end_at, end) = run_out(&mut run, actions, 10_500.0, |_| TAKEN);
    assert_eq!(
        (zeros.first(), end_at, end),
        (Some(&10_500.0), 25_500.0, CLEARED),
        "15 s from the first zeros on"
    );
}

#[test]
fn a_push_counts_from_when_it_set_out_and_one_just_taken_has_not_lapsed() {
    let mut run = fed();
    run.next(Event::Time, 5000.0);
    run.next(Event::Read(export()), 5000.0);
    assert_eq!(told(&run.next(TAKEN, 11_500.0)), [update(Kind::Pushed, Some(EXPORT), false)]);
    run.next(Event::Time, 11_500.0);
    assert_eq!(told(&run.next(Event::Read(Json::Null), 11_500.0)), [update(Kind::NoReading, None, true)]);
}

#[test]
fn a_stop_before_anything_was_pushed_ends_at_once() {
    let mut run = Run::new(INTERVAL, 0.0);
    assert_eq!(ended(&run.next(Event::Stop, 0.0)), Some(CLEARED));
    let mut run = Run::new(INTERVAL, 0.0);
    run.next(Event::Time, 0.0);
    assert_eq!(run.next(Event::Stop, 100.0), [Action::EndRead, Action::End(CLEARED)]);
}

#[test]
fn a_push_that_failed_may_have_arrived_and_is_cleared_too() {
    let mut run = Run::new(INTERVAL, 0.0);
    run.next(Event::Time, 0.0);
    run.next(Event::Read(export()), 0.0);
    run.next(failure(Code::Timeout), 5000.0);
    assert_eq!(run.next(Event::Stop, 5000.0), [Action::Push(SurplusReading::ZERO)]);
}

#[test]
fn zeros_that_do_not_go_through_are_tried_on_and_then_told() {
    let mut run = fed();
    let actions = run.next(Event::Stop, 0.0);
    let (zeros, _, end) = run_out(&mut run, actions, 0.0, |_| failure(Code::Network));
    assert_eq!((zeros.len(), end), (4, End { cleared: false, ..CLEARED }));
    let mut run = fed();
    let actions = run.next(Event::Stop, 0.0);
    let (_, _, end) =
        run_out(&mut run, actions, 0.0, |now| if now < 9000.0 { failure(Code::Network) } else { TAKEN });
    assert_eq!(end, CLEARED);
}

#[test]
fn a_token_that_is_refused_ends_the_zeros() {
    let mut run = fed();
    run.next(Event::Stop, 0.0);
    let actions = run.next(failure(Code::Unauthorized), 10.0);
    assert_eq!(ended(&actions), Some(End { cleared: false, ..CLEARED }));
}

#[test]
fn a_late_read_that_never_returns_does_not_hold_up_a_stop() {
    let mut run = fed();
    run.next(Event::Time, 5000.0);
    run.next(Event::Time, 10_000.0);
    assert_eq!(run.next(Event::Stop, 11_000.0), [Action::Push(SurplusReading::ZERO)]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_there_is_one_read_and_one_push_at_a_time_and_one_end(
        events in proptest::collection::vec((0..6u32, 0.0..8000.0f64), 0..200),
        stops in any::<bool>(),
    ) {
        let mut run = Run::new(INTERVAL, 0.0);
        let (mut now, mut reading, mut pushing, mut ends) = (0.0, false, false, 0);
        for (event, passed) in events {
            now += passed;
            let event = match event {
                0 if reading => Event::Read(export()),
                1 if reading => Event::Read(Json::Null),
                2 if reading => Event::ReadFailed,
                3 if pushing => TAKEN,
                4 if pushing => failure(Code::Network),
                5 if stops && now > 300_000.0 => Event::Stop,
                _ => Event::Time,
            };
            match event {
                Event::Read(_) | Event::ReadFailed => reading = false,
                Event::Pushed(_) => pushing = false,
                _ => {}
            }
            for action in run.next(event, now) {
                prop_assert!(ends == 0, "nothing comes after the end");
                match action {
                    Action::Read => {
                        prop_assert!(!reading && !pushing);
                        reading = true;
                    }
                    Action::Push(_) => {
                        prop_assert!(!pushing);
                        pushing = true;
                    }
                    Action::End(_) => ends += 1,
                    Action::EndRead | Action::Report(_) => {}
                }
            }
            prop_assert!(pushing || ends > 0 || run.wake_at().is_some(), "something is always to come");
        }
    }
}

// ── blockers ──

fn blockers(status: Value) -> Vec<(&'static str, Option<(&'static str, Value)>)> {
    let Json::Object(members) = support::json(&status) else { panic!("a status is an object") };
    let found = surplus_blockers(&members);
    let keys: Vec<_> = found.iter().flat_map(|obstacle| obstacle.keys).collect();
    assert!(keys.iter().all(|key| SURPLUS_KEYS.contains(key)), "{keys:?}");
    let shown = serde_json::to_value(&found).expect("obstacles are JSON");
    let mends = shown.as_array().expect("a list").iter().map(|obstacle| obstacle["mend"].clone());
    found
        .iter()
        .zip(mends)
        .map(|(obstacle, shown)| {
            assert!(obstacle.text.ends_with('.'), "{}", obstacle.text);
            let key = obstacle.mend.as_ref().and_then(|mend| mend.0.first()).map(|(key, _)| *key);
            (obstacle.code, key.map(|key| (key, shown[key].clone())))
        })
        .collect()
}

fn ready() -> Value {
    json!({ "acp": true, "ama": 16, "amp": 16, "awe": false, "frc": 0, "fup": true, "lmo": 4, "ocppe": false, "psm": 0 })
}

#[test]
fn a_charger_that_is_ready_has_no_blockers() {
    assert_eq!(blockers(ready()), []);
    assert_eq!(blockers(json!({})), []);
}

#[test]
fn each_blocker_comes_with_the_set_that_mends_it() {
    for (change, code, mend) in [
        (json!({ "lmo": 3 }), "not-eco", Some(("lmo", json!(4.0)))),
        (json!({ "lmo": 5 }), "next-trip", Some(("lmo", json!(4.0)))),
        (json!({ "fup": false }), "surplus-off", Some(("fup", json!(true)))),
        (json!({ "frc": 1 }), "forced-off", Some(("frc", json!(0.0)))),
        (json!({ "frc": 2 }), "forced-on", Some(("frc", json!(0.0)))),
        (json!({ "acp": false }), "no-pauses", Some(("acp", json!(true)))),
        (json!({ "psm": 1 }), "phases", Some(("psm", json!(0.0)))),
        (json!({ "psm": 2 }), "phases", Some(("psm", json!(0.0)))),
        (json!({ "amp": 6 }), "current-limit", Some(("amp", json!(16.0)))),
        (json!({ "amp": 16, "ama": 80 }), "current-limit", Some(("amp", json!(32.0)))),
        (json!({ "amp": 6, "ama": 16.5 }), "current-limit", Some(("amp", json!(16.0)))),
        (json!({ "awe": true }), "tariff", Some(("awe", json!(false)))),
        (json!({ "ocppe": true }), "backend", None),
    ] {
        let mut status = ready();
        status.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
        assert_eq!(blockers(status), [(code, mend)], "{change}");
    }
}

#[test]
fn mends_come_in_an_order_in_which_the_car_does_not_start_in_between() {
    let status =
        json!({ "acp": false, "ama": 16, "amp": 6, "awe": true, "frc": 1, "fup": false, "lmo": 3, "psm": 1 });
    let keys: Vec<_> = blockers(status).into_iter().filter_map(|(_, mend)| Some(mend?.0)).collect();
    assert_eq!(keys, ["fup", "acp", "psm", "amp", "awe", "lmo", "frc"]);
}

#[test]
fn old_numbers_of_forcing_block_nothing() {
    let mut status = ready();
    status["frc"] = json!(4);
    assert_eq!(blockers(status), []);
}
