//! The energy of a session over successive readings: drops of the charger's count are made good, and a switch of phases
//! is no new session.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use goecharger::overview::{SessionEnergy, SessionFrom, SessionReading};
use proptest::prelude::*;

/// A reading `s` seconds after the first, an hour after the charger started.
fn at(s: f64, car: u32, session: f64, total: f64) -> SessionReading {
    SessionReading {
        serial: Some(123_456),
        now: s * 1000.0,
        uptime: Some(3_600_000.0 + s * 1000.0),
        car: Some(car),
        session: Some(session),
        total: Some(total),
        restarts: Some(5),
        left_idle: Some(3_000_000.0),
        phase_mode: Some(0),
        phases: Some(if car == 2 { 3 } else { 0 }),
        reason: Some(15),
    }
}

/// ms since boot when the car left idle, `s` seconds after the first reading.
fn left(s: f64) -> Option<f64> {
    Some(3_600_000.0 + s * 1000.0)
}

fn feed(readings: &[SessionReading]) -> Vec<(f64, SessionFrom)> {
    let mut session = SessionEnergy::default();
    readings.iter().map(|reading| session.next(reading).expect("a count")).collect()
}

fn last(readings: &[SessionReading]) -> (f64, SessionFrom) {
    *feed(readings).last().expect("a reading")
}

use SessionFrom::{Charger, Meter};

#[test]
fn a_count_that_grows_is_told_as_it_is() {
    let told = feed(&[at(0.0, 2, 100.5, 1000.0), at(5.0, 2, 110.25, 1010.0), at(10.0, 4, 111.0, 1010.0)]);
    assert_eq!(told, [(100.5, Charger), (110.25, Charger), (111.0, Charger)]);
}

#[test]
fn a_drop_with_the_car_connected_is_made_good_by_the_meter() {
    let told = feed(&[
        at(0.0, 2, 5000.0, 100_000.0),
        at(5.0, 2, 2.5, 100_015.0),
        at(10.0, 2, 12.5, 100_025.0),
        at(15.0, 2, 1.0, 100_040.0),
        at(20.0, 4, 6.0, 100_045.0),
    ]);
    assert_eq!(told, [(5000.0, Charger), (5015.0, Meter), (5025.0, Meter), (5040.0, Meter), (5045.0, Meter)]);
}

#[test]
fn a_drop_that_has_grown_past_the_old_count_between_two_reads_is_seen() {
    assert_eq!(last(&[at(0.0, 2, 500.0, 10_000.0), at(3600.0, 2, 6000.0, 17_000.0)]), (7500.0, Meter));
}

#[test]
fn a_meter_that_is_some_seconds_behind_is_no_drop() {
    let told = feed(&[
        at(0.0, 2, 100.0, 1000.0),
        at(5.0, 2, 105.0, 1013.0),
        at(10.0, 2, 130.0, 1013.0),
        at(15.0, 2, 131.0, 1035.0),
    ]);
    assert!(told.iter().all(|(_, from)| *from == Charger), "{told:?}");
}

#[test]
fn a_drop_without_a_meter_leaves_the_count_as_it_is() {
    let without = |mut reading: SessionReading| {
        reading.total = None;
        reading
    };
    assert_eq!(last(&[without(at(0.0, 2, 5000.0, 0.0)), without(at(5.0, 2, 2.0, 0.0))]), (2.0, Charger));
}

#[test]
fn a_reading_without_a_count_tells_nothing_and_forgets_nothing() {
    let mut session = SessionEnergy::default();
    session.next(&at(0.0, 2, 5000.0, 100_000.0));
    assert_eq!(session.next(&SessionReading { session: None, ..at(5.0, 2, 0.0, 0.0) }), None);
    assert_eq!(session.next(&at(10.0, 2, 3.0, 100_020.0)), Some((5020.0, Meter)));
}

#[test]
fn a_switch_of_phases_that_shows_idle_is_no_new_session() {
    let before = at(0.0, 2, 5000.0, 100_000.0);
    let pause = SessionReading { reason: Some(23), left_idle: None, ..at(5.0, 1, 5001.0, 100_001.0) };
    let after = SessionReading { left_idle: left(9.0), phases: Some(1), ..at(10.0, 2, 0.5, 100_001.0) };
    let later = SessionReading { left_idle: left(9.0), phases: Some(1), ..at(600.0, 2, 300.5, 100_301.0) };
    assert_eq!(feed(&[before, pause, after, later]).last(), Some(&(5301.0, Meter)));
    assert_eq!(last(&[before, after, later]), (5301.0, Meter), "also if the pause fell between two reads");
}

#[test]
fn idle_that_the_charger_gives_a_reason_for_is_no_new_session() {
    for reason in [22, 23] {
        let pause = SessionReading { reason: Some(reason), ..at(5.0, 1, 0.0, 100_001.0) };
        let after = SessionReading { left_idle: left(9.0), ..at(10.0, 2, 0.5, 100_001.0) };
        assert_eq!(last(&[at(0.0, 2, 5000.0, 100_000.0), pause, after]), (5001.5, Meter), "{reason}");
    }
}

#[test]
fn a_reason_of_long_ago_is_no_reason_for_a_new_idle() {
    let switched = SessionReading { reason: Some(23), ..at(0.0, 3, 4000.0, 99_000.0) };
    let after = SessionReading { left_idle: left(1015.0), ..at(1020.0, 2, 4.0, 100_005.0) };
    assert_eq!(
        last(&[switched, at(1000.0, 2, 5000.0, 100_000.0), at(1005.0, 1, 5001.0, 100_001.0), after]),
        (4.0, Charger)
    );
}

#[test]
fn a_count_that_goes_on_after_a_moment_of_idle_keeps_what_was_made_good() {
    let after = SessionReading { left_idle: left(15.0), ..at(20.0, 2, 110.0, 100_120.0) };
    let readings =
        [at(-60.0, 2, 5000.0, 100_000.0), at(0.0, 2, 100.0, 100_110.0), at(10.0, 1, 100.0, 100_110.0), after];
    assert_eq!(last(&readings), (5120.0, Meter));
}

#[test]
fn a_count_that_was_set_back_while_in_doubt_is_of_a_new_session() {
    let waits = SessionReading { left_idle: left(15.0), ..at(20.0, 3, 5.0, 100_006.0) };
    let charges = SessionReading { left_idle: left(15.0), ..at(30.0, 2, 9.0, 100_010.0) };
    assert_eq!(
        last(&[at(0.0, 2, 5000.0, 100_000.0), at(5.0, 1, 5001.0, 100_001.0), waits, charges]),
        (9.0, Charger)
    );
}

#[test]
fn a_switch_asked_for_by_its_setting_is_no_new_session() {
    let before = at(0.0, 2, 5000.0, 100_000.0);
    let pause = at(5.0, 1, 0.0, 100_001.0);
    let after = SessionReading { left_idle: left(9.0), phase_mode: Some(1), ..at(10.0, 3, 0.0, 100_001.0) };
    let later = SessionReading { phase_mode: Some(1), left_idle: left(9.0), ..at(300.0, 3, 0.0, 100_001.0) };
    assert_eq!(last(&[before, pause, after, later]), (5001.0, Meter));
}

#[test]
fn a_switch_that_shows_only_when_the_car_charges_again_is_no_new_session() {
    let before = at(0.0, 2, 5000.0, 100_000.0);
    let waits = |s: f64| SessionReading { left_idle: left(9.0), ..at(s, 3, 0.0, 100_001.0) };
    let charges = SessionReading { left_idle: left(9.0), phases: Some(1), ..at(25.0, 2, 1.0, 100_002.0) };
    assert_eq!(
        last(&[before, at(5.0, 1, 5001.0, 100_001.0), waits(10.0), waits(20.0), charges]),
        (5002.0, Meter)
    );
}

#[test]
fn a_car_that_is_plugged_in_again_quickly_is_a_new_session() {
    let before = at(0.0, 2, 5000.0, 100_000.0);
    let waits = SessionReading { left_idle: left(15.0), ..at(20.0, 3, 0.0, 100_001.0) };
    let charges = SessionReading { left_idle: left(15.0), ..at(30.0, 2, 4.0, 100_005.0) };
    assert_eq!(last(&[before, at(5.0, 1, 5001.0, 100_001.0), waits, charges]), (4.0, Charger));
}

#[test]
fn a_car_that_waits_long_after_a_quick_return_is_a_new_session() {
    let before = at(0.0, 2, 5000.0, 100_000.0);
    let waits = |s: f64| SessionReading { left_idle: left(15.0), ..at(s, 3, 0.0, 100_001.0) };
    assert_eq!(last(&[before, at(5.0, 1, 5001.0, 100_001.0), waits(20.0), waits(300.0)]), (0.0, Charger));
}

#[test]
fn a_car_that_comes_after_a_while_is_a_new_session_even_if_it_takes_other_phases() {
    let before = at(0.0, 2, 5000.0, 100_000.0);
    let empty = |s: f64| at(s, 1, 5001.0, 100_001.0);
    let other = SessionReading { left_idle: left(290.0), phases: Some(1), ..at(300.0, 2, 6.0, 100_007.0) };
    assert_eq!(last(&[before, empty(60.0), empty(200.0), other]), (6.0, Charger));
    assert_eq!(last(&[before, other]), (6.0, Charger), "also if nobody looked in between");
}

#[test]
fn a_new_session_has_its_own_drops() {
    let before = at(0.0, 2, 5000.0, 100_000.0);
    let next = |s: f64, session: f64, total: f64| SessionReading {
        left_idle: left(290.0),
        ..at(s, 2, session, total)
    };
    let told = feed(&[
        before,
        at(60.0, 1, 5001.0, 100_001.0),
        next(300.0, 6.0, 100_007.0),
        next(400.0, 206.0, 100_207.0),
        next(405.0, 1.0, 100_210.0),
    ]);
    assert_eq!(told.last(), Some(&(209.0, Meter)));
}

#[test]
fn while_idle_the_energy_of_the_session_before_stays() {
    let told = feed(&[
        at(0.0, 2, 5000.0, 100_000.0),
        at(5.0, 2, 1.0, 100_010.0),
        at(10.0, 1, 1.0, 100_010.0),
        at(5000.0, 1, 1.0, 100_010.0),
        at(5005.0, 1, 0.0, 100_010.0),
    ]);
    assert!(
        told.iter().skip(1).all(|(energy, from)| (*energy - 5010.0).abs() < 1.5 && *from == Meter),
        "{told:?}"
    );
}

#[test]
fn a_session_that_nobody_saw_is_the_session_before() {
    let charged = at(0.0, 2, 5000.0, 100_000.0);
    let empty = at(10.0, 1, 5001.0, 100_001.0);
    let later = SessionReading { left_idle: left(1800.0), ..at(3600.0, 1, 2000.0, 102_001.0) };
    assert_eq!(last(&[charged, empty, later]), (2000.0, Charger));
    assert_eq!(last(&[charged, later]), (2000.0, Charger));
    assert_eq!(last(&[empty, later]), (2000.0, Charger));
    let flicker = SessionReading { left_idle: left(4.0), ..at(10.0, 1, 2.0, 100_003.0) };
    assert_eq!(last(&[charged, flicker]), (5003.0, Meter), "a switch of phases may show twice");
}

#[test]
fn the_first_car_after_idle_readings_starts_from_its_own_count() {
    let idle = at(0.0, 1, 3063.0, 22_839.0);
    let car = SessionReading { left_idle: left(100.0), ..at(105.0, 3, 0.0, 22_839.0) };
    assert_eq!(last(&[idle, car]), (0.0, Charger));
}

#[test]
fn a_count_set_back_only_after_the_car_was_seen_is_no_drop() {
    let idle = |s: f64| at(s, 1, 3063.0, 22_839.0);
    let next = |s: f64, session: f64, total: f64| SessionReading {
        left_idle: left(400.0),
        ..at(s, 2, session, total)
    };
    let told = feed(&[
        at(0.0, 4, 3063.0, 22_839.0),
        idle(5.0),
        idle(300.0),
        next(401.0, 3063.0, 22_839.0),
        next(406.0, 5.0, 22_844.0),
    ]);
    assert_eq!(told.last(), Some(&(5.0, Charger)));
}

#[test]
fn an_old_count_that_goes_on_is_the_count_after_all() {
    let next = |s: f64, session: f64, total: f64| SessionReading {
        left_idle: left(400.0),
        ..at(s, 2, session, total)
    };
    let told = feed(&[
        at(0.0, 4, 3063.0, 22_839.0),
        at(300.0, 1, 3063.0, 22_839.0),
        next(401.0, 3063.0, 22_839.0),
        next(500.0, 3163.0, 22_939.0),
        next(505.0, 5.0, 22_944.0),
    ]);
    assert_eq!(told.last(), Some(&(3168.0, Meter)));
}

#[test]
fn a_restart_with_the_car_connected_is_no_new_session() {
    let before = at(0.0, 2, 5000.0, 100_000.0);
    let anew = |s: f64, car: u32| SessionReading {
        uptime: Some(s * 1000.0 - 20_000.0),
        restarts: Some(6),
        left_idle: Some(3000.0),
        ..at(s, car, 0.5, 100_001.0)
    };
    assert_eq!(last(&[before, anew(40.0, 6), anew(45.0, 3)]), (5001.0, Meter));
    assert_eq!(last(&[before, anew(4000.0, 3)]), (0.5, Charger), "after hours nobody knows whose car it is");
}

#[test]
fn a_restart_shows_without_its_count_too() {
    let before = SessionReading { restarts: None, ..at(0.0, 2, 5000.0, 100_000.0) };
    let anew = SessionReading {
        restarts: None,
        uptime: Some(9000.0),
        left_idle: Some(3000.0),
        ..at(40.0, 3, 0.5, 100_001.0)
    };
    assert_eq!(last(&[before, anew]), (5001.0, Meter));
}

#[test]
fn an_old_reading_that_comes_late_changes_nothing() {
    let mut session = SessionEnergy::default();
    session.next(&at(0.0, 2, 5000.0, 100_000.0));
    session.next(&at(5.0, 2, 2.0, 100_015.0));
    session.next(&at(-60.0, 2, 4900.0, 99_900.0));
    assert_eq!(session.next(&at(10.0, 2, 12.0, 100_025.0)), Some((5025.0, Meter)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn within_a_session_the_energy_never_falls_and_follows_the_meter(
        steps in proptest::collection::vec((0.0..300.0f64, prop::bool::weighted(0.2)), 1..60),
    ) {
        let mut session = SessionEnergy::default();
        session.next(&at(-30.0, 2, 1000.0, 51_000.0));
        let (mut truth, mut count, mut before) = (1000.0f64, 1000.0f64, 0.0f64);
        for (step, (gain, drops)) in steps.into_iter().enumerate() {
            truth += gain;
            count = if drops { gain.min(3.0) } else { count + gain };
            let reading = at(step as f64 * 30.0, 2, count, 50_000.0 + truth.floor());
            let (energy, _) = session.next(&reading).expect("a count");
            prop_assert!(energy >= before - 1.0, "{energy} after {before}");
            // Each drop may cost what the meter rounds off, and a small one what counts as its delay.
            prop_assert!((energy - truth).abs() <= 12.0 * (step as f64 + 1.0), "{energy} is not {truth}");
            before = energy;
        }
    }
}

#[test]
fn another_charger_at_the_address_has_a_session_of_its_own() {
    let other = |serial| SessionReading {
        serial,
        restarts: Some(9),
        left_idle: None,
        uptime: Some(50_000.0),
        ..at(60.0, 2, 500.0, 900_000.0)
    };
    let before = at(0.0, 2, 20_000.0, 100_000.0);
    assert_eq!(last(&[before, other(Some(222_222))]), (500.0, Charger));
    assert_ne!(
        last(&[before, other(Some(123_456))]),
        (500.0, Charger),
        "the same charger has lost its count"
    );
    assert_ne!(last(&[before, other(None)]), (500.0, Charger), "nobody says that it is another");
}

#[test]
fn a_drop_that_nobody_saw_for_long_is_made_good_only_where_the_charger_tells_when_the_car_came() {
    let untold = |s: f64, wh: f64, eto: f64| SessionReading { left_idle: None, ..at(s, 2, wh, eto) };
    let days = 2.0 * 86_400.0;
    for count in [10.0, 6_000.0] {
        let told = last(&[untold(0.0, 5_000.0, 100_000.0), untold(days, count, 150_010.0)]);
        assert_eq!(told, (count, Charger));
    }
    let told = last(&[untold(0.0, 5_000.0, 100_000.0), untold(60.0, 10.0, 100_060.0)]);
    assert_eq!(told, (5_060.0, Meter));
    let told = last(&[at(0.0, 2, 5_000.0, 100_000.0), at(days, 2, 10.0, 150_010.0)]);
    assert_eq!(told, (55_010.0, Meter));
}
