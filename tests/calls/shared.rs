//! Identical reads that wait share one request.

use crate::support::reply::Reply;
use crate::world::World;
use goecharger::call::{Address, Charger};
use goecharger::error::Code;
use goecharger::options::{CallOptions, Limits};
use std::rc::Rc;

const AMP: &str = r#"{"amp":6}"#;
const CAR: &str = r#"{"car":2}"#;

#[test]
fn identical_reads_that_wait_share_one_request() {
    let world = World::new();
    world.read(&["amp"]);
    let (a, b) = (world.read(&["car"]), world.read(&["car"]));
    world.reply(200, AMP);
    world.reply(200, CAR);
    assert_eq!([a.outcome(), b.outcome()], [r#"read {"car":2} []"#; 2]);
    assert_eq!(world.sent().len(), 2);
    assert!(world.in_flight().is_empty());
}

#[test]
fn a_read_after_a_set_shares_only_what_is_asked_after_the_set() {
    let world = World::new();
    world.read(&["amp"]);
    let before = world.read(&["car"]);
    world.reply(200, AMP);
    // In flight since before the set: what it says may be older.
    assert_eq!(world.in_flight(), ["status?filter=car"]);
    world.set(6.0);
    let after = world.read(&["car"]);
    let too = world.read(&["car"]);
    world.reply(200, r#"{"car":1}"#);
    assert_eq!([before.outcome(), after.outcome()], [r#"read {"car":1} []"#, "under way"]);
    world.reply(200, r#"{"amp":true}"#);
    world.reply(200, CAR);
    assert_eq!([after.outcome(), too.outcome()], [r#"read {"car":2} []"#; 2]);
}

#[test]
fn a_read_that_waits_when_a_set_overtakes_it_is_shared_by_one_after_the_set() {
    let world = World::new();
    world.read(&["amp"]);
    let before = world.read(&["car"]);
    world.set(6.0);
    let after = world.read(&["car"]);
    world.reply(200, AMP);
    assert_eq!(world.in_flight(), ["set?amp=6"]);
    world.reply(200, r#"{"amp":true}"#);
    world.reply(200, CAR);
    assert_eq!([before.outcome(), after.outcome()], [r#"read {"car":2} []"#; 2]);
    assert_eq!(world.sent().len(), 3);
}

#[test]
fn a_read_that_waits_to_be_tried_again_is_no_place_to_share() {
    let world = World::new();
    world.read(&["amp"]);
    let first = world.read(&["car"]);
    world.reply(200, AMP);
    world.reply(503, "");
    let second = world.read(&["car"]);
    assert_eq!(world.in_flight(), ["status?filter=car"]);
    world.reply(200, r#"{"car":1}"#);
    assert_eq!([first.outcome(), second.outcome()], ["under way", r#"read {"car":1} []"#]);
}

#[test]
fn reads_with_a_deadline_or_with_other_limits_share_nothing() {
    let world = World::new();
    world.read(&["amp"]);
    let deadline = |ms| world.deadline(ms);
    let other = Limits { retries: 0, ..Limits::default() };
    let reads = [
        world.read_with(&["car"], deadline(30_000.0)),
        world.read_with(&["car"], deadline(30_000.0)),
        world.read_with(&["car"], CallOptions { limits: other, ..world.options() }),
        world.read_with(&["car"], world.options()),
        world.read_with(&["car"], world.options()),
    ];
    world.reply(200, AMP);
    for number in 0..4 {
        world.reply(200, &format!(r#"{{"car":{number}}}"#));
    }
    assert!(world.in_flight().is_empty());
    let outcomes: Vec<String> = reads.iter().map(|read| read.outcome()).collect();
    let expected = [0, 1, 2, 3, 3].map(|number| format!(r#"read {{"car":{number}}} []"#));
    assert_eq!(outcomes, expected);
}

#[test]
fn reads_of_different_keys_or_ages_that_wait_share_nothing() {
    let world = World::cloud(1);
    world.read(&["amp"]);
    let aged = |max_age| CallOptions { max_age: Some(max_age), ..world.options() };
    world.read(&["car"]);
    world.read(&["nrg"]);
    world.read_with(&["car"], aged(5.0));
    world.read_with(&["car"], aged(6.0));
    for (path, body) in [
        ("status?filter=amp", AMP),
        ("status?filter=car", CAR),
        ("status?filter=nrg", r#"{"nrg":[]}"#),
        ("status?filter=car&age=5", CAR),
        ("status?filter=car&age=6", CAR),
    ] {
        assert_eq!(world.in_flight(), [path]);
        world.reply(200, body);
    }
    assert!(world.in_flight().is_empty());
}

#[test]
fn two_objects_of_one_address_share_nothing() {
    let world = World::new();
    let address = Rc::<Address>::default();
    let object = || {
        let options = world.charger.options().clone();
        Rc::new(Charger::new(options, address.clone(), world.network.clone()))
    };
    let (one, other) = (object(), object());
    let read = |charger| world.read_any(charger, Some(vec!["car".to_owned()]), world.options());
    let reads = [read(&one), read(&one), read(&other), read(&one)];
    for number in 0..3 {
        world.reply(200, &format!(r#"{{"car":{number}}}"#));
    }
    assert!(world.in_flight().is_empty());
    let outcomes: Vec<String> = reads.iter().map(|read| read.outcome()).collect();
    // The first was sent at once; of the three that waited, two were of one object.
    let expected = [0, 1, 2, 1].map(|number| format!(r#"read {{"car":{number}}} []"#));
    assert_eq!(outcomes, expected);
}

#[test]
fn a_failure_is_shared_as_well() {
    let world = World::new();
    world.read(&["amp"]);
    let (a, b) = (world.read(&["car"]), world.read(&["car"]));
    world.reply(200, AMP);
    world.reply(401, "");
    for read in [a, b] {
        let (code, attempts, _) = read.fails();
        assert_eq!((code, attempts), (Code::Unauthorized, 1));
    }
}

#[test]
fn a_retry_is_shared_as_well() {
    let world = World::new();
    world.read(&["amp"]);
    let (a, b) = (world.read(&["car"]), world.read(&["car"]));
    world.reply(200, AMP);
    world.answer(Reply::new(503, "").with("retry-after", "2"));
    world.pass(2_000.0);
    world.reply(200, CAR);
    assert_eq!([a.outcome(), b.outcome()], [r#"read {"car":2} []"#; 2]);
    assert_eq!(world.sent().len(), 3);
}

#[test]
fn those_who_share_take_the_place_of_one_that_gives_up() {
    let world = World::new();
    world.read(&["amp"]);
    let (a, b) = (world.read(&["car"]), world.read(&["car"]));
    world.read(&["nrg"]);
    a.abort();
    world.reply(200, AMP);
    assert_eq!(world.in_flight(), ["status?filter=car"]);
    world.reply(200, CAR);
    assert_eq!(b.outcome(), r#"read {"car":2} []"#);
}

#[test]
fn a_request_in_flight_goes_on_until_the_last_of_those_who_share_it_gives_up() {
    let world = World::new();
    world.read(&["amp"]);
    let reads = [world.read(&["car"]), world.read(&["car"]), world.read(&["car"])];
    world.set(6.0);
    world.reply(200, AMP);
    world.reply(200, r#"{"amp":true}"#);
    for read in &reads {
        assert_eq!(world.in_flight(), ["status?filter=car"]);
        read.abort();
    }
    assert!(world.in_flight().is_empty());
    assert_eq!(world.sent().len(), 3);
    world.read(&["nrg"]);
    assert_eq!(world.in_flight(), ["status?filter=nrg"]);
}

#[test]
fn all_who_share_and_give_up_before_their_turn_leave_the_line() {
    let world = World::new();
    world.read(&["amp"]);
    let reads = [world.read(&["car"]), world.read(&["car"])];
    reads.iter().for_each(|read| read.abort());
    let later = world.read(&["car"]);
    world.reply(200, AMP);
    world.reply(200, CAR);
    assert_eq!(later.outcome(), r#"read {"car":2} []"#);
}
