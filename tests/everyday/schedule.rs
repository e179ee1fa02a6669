use crate::world::{World, code, message, values};
use goecharger::schedule::{Change, DayGroup, Mode, Window};
use serde_json::{Value, json};

fn off() -> Value {
    let time = |hour: u8| json!({ "hour": hour, "minute": 0, "second": 0 });
    let range = |from: u8, to: u8| json!({ "begin": time(from), "end": time(to) });
    json!({ "control": 0, "ranges": [range(6, 20), range(0, 0)] })
}

fn charger() -> Value {
    json!({ "sch_week": off(), "sch_satur": off(), "frc": 0, "ocppe": false })
}

const NIGHT: Window = Window { from: 1320.0, to: 1440.0 };

#[test]
fn all_three_are_read_at_once_and_one_may_be_missing() {
    let world = World::local(charger());
    let read = world.run(world.charger.clone().schedule(world.options())).ok().expect("timetables");
    assert_eq!(world.asked().len(), 1);
    let windows: Vec<_> = read.iter().map(|(_, day)| day.as_ref().map(|day| day.windows.clone())).collect();
    let day = vec![Window { from: 360.0, to: 1200.0 }];
    assert_eq!(windows, [Some(day.clone()), Some(day), None]);
}

#[test]
fn two_windows_go_to_a_charger_in_the_lan_in_their_short_form() {
    let world = World::local(charger());
    let windows = [Window { from: 360.0, to: 1200.0 }, NIGHT];
    let change = Change::new(DayGroup::Weekdays, Mode::Allow, Some(&windows)).expect("a timetable");
    let result =
        world.run(world.charger.clone().write_schedule(change, world.verified())).ok().expect("a result");
    assert_eq!(result.outcome.as_str(), "verified");
    let sent = world.asked()[0].replace("set?sch_week=", "");
    assert!(
        sent.len() <= 255 && sent.contains(':') && sent.contains(','),
        "{} characters: {sent}",
        sent.len()
    );
}

#[test]
fn a_value_that_fits_is_encoded_as_ever() {
    let world = World::local(charger());
    let change = Change::new(DayGroup::Weekdays, Mode::Off, None).expect("a timetable");
    world.run(world.charger.clone().write_schedule(change, world.options())).ok().expect("a result");
    assert_eq!(world.asked()[0], "set?sch_week=%7B%22control%22%3A0%7D");
}

#[test]
fn what_is_too_long_for_the_lan_is_refused_before_any_request_and_passed_to_the_cloud() {
    let windows = [Window { from: 360.5, to: 1200.5 }, Window { from: 1320.5, to: 1439.5 }];
    let change = Change::new(DayGroup::Weekdays, Mode::Allow, Some(&windows)).expect("a timetable");
    let world = World::local(charger());
    let outcome = world.run(world.charger.clone().write_schedule(change.clone(), world.options()));
    assert!(message(outcome).contains("whole minutes"));
    assert!(world.asked().is_empty());
    let world = World::cloud(charger());
    assert_eq!(code(world.run(world.charger.clone().write_schedule(change, world.options()))), "ok");
}

#[test]
fn windows_that_the_charger_cut_off_are_unverified() {
    let world = World::local(charger());
    world.on_set(|key, values| {
        values.insert(key.to_owned(), off());
    });
    let change = Change::new(DayGroup::Weekdays, Mode::Allow, Some(&[NIGHT])).expect("a timetable");
    assert_eq!(code(world.run(world.charger.clone().write_schedule(change, world.verified()))), "unverified");
}

#[test]
fn a_mode_alone_is_verified_only_if_the_windows_are_still_there() {
    let block = || Change::new(DayGroup::Weekdays, Mode::Block, None).expect("a timetable");
    let world = World::local(charger());
    world.on_set(|key, values| {
        let mut kept = off();
        kept["control"] = json!(2);
        values.insert(key.to_owned(), kept);
    });
    assert_eq!(code(world.run(world.charger.clone().write_schedule(block(), world.verified()))), "ok");
    // Without them it would allow charging at all times.
    let world = World::local(charger());
    let failure = world.run(world.charger.clone().write_schedule(block(), world.verified())).err();
    let error = &failure.expect("a failure").error;
    assert_eq!(error.code.as_str(), "unverified");
    assert!(error.message.contains("\"ranges\":[{\"begin\":{\"hour\":6"), "{}", error.message);
    // A charger that has none loses none.
    let world = World::local(json!({ "frc": 0 }));
    assert_eq!(code(world.run(world.charger.clone().write_schedule(block(), world.verified()))), "ok");
    // Where nobody knows which windows there are, nothing is set.
    let world = World::local(json!({ "sch_week": "odd", "frc": 0 }));
    assert_eq!(code(world.run(world.charger.clone().write_schedule(block(), world.verified()))), "protocol");
    assert_eq!(world.count("set"), 0);
}

#[test]
fn start_and_stop_go_past_a_timetable() {
    for (frc, expected) in [(0, vec![]), (1, vec!["forced-off"]), (2, vec!["forced-on"])] {
        let world = World::local(charger());
        world.values.borrow_mut().insert("frc".to_owned(), json!(frc));
        let change = Change::new(DayGroup::Sunday, Mode::Off, None).expect("a timetable");
        let result =
            world.run(world.charger.clone().write_schedule(change, world.options())).ok().expect("a result");
        let codes: Vec<_> = result.held_back_by.iter().flatten().map(|it| it.code).collect();
        assert_eq!(codes, expected);
    }
}

#[test]
fn what_a_caller_gives_is_checked() {
    let given = |value: Value| Change::given(DayGroup::Sunday, &values(value));
    assert_eq!(
        given(json!({ "mode": "allow", "windows": [{ "from": 1320, "to": 1440 }] })),
        Change::new(DayGroup::Sunday, Mode::Allow, Some(&[NIGHT])),
    );
    assert_eq!(given(json!({ "mode": "off" })), Change::new(DayGroup::Sunday, Mode::Off, None));
    for (wrong, named) in [
        (json!({}), "mode"),
        (json!({ "mode": 1 }), "mode"),
        (json!({ "mode": "off", "window": [] }), "window"),
        (json!({ "mode": "off", "windows": {} }), "windows"),
        (json!({ "mode": "off", "windows": [{ "from": 1 }] }), "to"),
        (json!({ "mode": "off", "windows": [{ "from": "6:00", "to": 7 }] }), "from"),
        (json!({ "mode": "off", "windows": [[6, 7]] }), "from"),
        (json!({ "mode": "off", "windows": [{ "from": 6, "to": 7, "days": [1] }] }), "days"),
        (json!({ "mode": "off", "windows": [NIGHT, NIGHT, NIGHT] }), "two windows"),
    ] {
        let error = given(wrong.clone()).expect_err("a refusal");
        assert!(error.message.contains(named), "{wrong}: {}", error.message);
    }
}
