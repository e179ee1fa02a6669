//! Who may send when.

use crate::support::reply::Reply;
use crate::world::World;
use goecharger::call::{Address, Charger};
use goecharger::json::Json;
use goecharger::options::{CallOptions, ChargerOptions, Limits};
use std::rc::Rc;

const AMP: &str = r#"{"amp":6}"#;
const YES: &str = r#"{"amp":true}"#;

#[test]
fn calls_to_one_charger_go_one_after_the_other_in_order() {
    let world = World::new();
    world.read(&["amp"]);
    world.set(6.0);
    world.read(&["car"]);
    assert_eq!(world.in_flight(), ["status?filter=amp"]);
    world.reply(200, AMP);
    assert_eq!(world.in_flight(), ["set?amp=6"]);
    world.reply(200, YES);
    assert_eq!(world.in_flight(), ["status?filter=car"]);
}

#[test]
fn a_set_takes_the_next_turn_before_the_reads_that_wait() {
    let world = World::new();
    for key in ["amp", "car", "nrg"] {
        world.read(&[key]);
    }
    world.set(6.0);
    world.set(16.0);
    assert_eq!(world.in_flight(), ["status?filter=amp"], "the read in flight is let finish");
    world.reply(200, AMP);
    assert_eq!(world.in_flight(), ["set?amp=6"]);
    world.reply(200, YES);
    assert_eq!(world.in_flight(), ["set?amp=16"], "sets keep their order");
    world.reply(200, YES);
    assert_eq!(world.in_flight(), ["status?filter=car"], "reads keep theirs");
    world.reply(200, r#"{"car":1}"#);
    assert_eq!(world.in_flight(), ["status?filter=nrg"]);
}

#[test]
fn after_a_set_that_fails_the_next_set_goes_first_as_well() {
    let world = World::new();
    world.set(6.0);
    world.set(16.0);
    world.read(&["car"]);
    world.reply(500, r#"{"amp":"amp: no"}"#);
    assert_eq!(world.in_flight(), ["set?amp=16"]);
    world.break_off("read ECONNRESET");
    assert_eq!(world.in_flight(), ["status?filter=car"]);
}

#[test]
fn a_set_does_not_wait_for_a_read_that_waits_to_be_tried_again() {
    let world = World::with(Limits { retries: 10, ..Limits::default() });
    let read = world.read(&["car"]);
    world.answer(Reply::new(429, "").with("retry-after", "60"));
    let set = world.set(6.0);
    assert_eq!(world.in_flight(), ["set?amp=6"]);
    world.reply(200, YES);
    assert_eq!(set.outcome(), "set accepted");
    world.pass(60_000.0);
    world.reply(200, r#"{"car":1}"#);
    assert_eq!(read.outcome(), r#"read {"car":1} []"#);
}

#[test]
fn a_read_does_not_wait_for_one_that_waits_to_be_tried_again_and_neither_overtakes_a_set() {
    let world = World::new();
    world.read(&["car"]);
    world.reply(503, "");
    world.read(&["amp"]);
    assert_eq!(world.in_flight(), ["status?filter=amp"]);
    // The one that comes back waits for the one in flight, and for the set.
    world.pass(300.0);
    world.set(6.0);
    world.reply(200, AMP);
    assert_eq!(world.in_flight(), ["set?amp=6"]);
    world.reply(200, YES);
    assert_eq!(world.in_flight(), ["status?filter=car"]);
}

#[test]
fn a_set_that_waits_to_be_tried_again_lets_reads_pass_and_keeps_its_place_before_later_sets() {
    let world = World::new();
    let (first, second) = (world.set(6.0), world.set(16.0));
    world.read(&["car"]);
    world.never_sent("connect ECONNREFUSED");
    assert_eq!(world.in_flight(), ["status?filter=car"], "nothing waits while the line is free");
    world.pass(100.0);
    world.reply(200, r#"{"car":1}"#);
    assert!(world.in_flight().is_empty(), "the second set waits for the first");
    world.pass(200.0);
    assert_eq!(world.in_flight(), ["set?amp=6"]);
    world.reply(200, YES);
    assert_eq!(world.in_flight(), ["set?amp=16"]);
    world.reply(200, YES);
    assert_eq!([first.outcome(), second.outcome()], ["set accepted", "set accepted"]);
}

#[test]
fn a_set_that_gives_up_while_it_waits_to_be_tried_again_lets_the_next_go() {
    let world = World::new();
    let first = world.set(6.0);
    world.set(16.0);
    world.never_sent("connect ECONNREFUSED");
    assert!(world.in_flight().is_empty());
    first.abort();
    assert_eq!(world.in_flight(), ["set?amp=16"]);
}

#[test]
fn who_gives_up_leaves_at_once() {
    let world = World::new();
    let first = world.read(&["amp"]);
    let (waits, next) = (world.set(6.0), world.set(16.0));
    waits.abort();
    first.abort();
    assert_eq!(world.in_flight(), ["set?amp=16"], "the request in flight ends with its call");
    next.abort();
    assert!(world.in_flight().is_empty());
    world.read(&["car"]);
    assert_eq!(world.in_flight(), ["status?filter=car"]);
}

#[test]
fn all_who_wait_to_be_tried_again_leave_no_trace_when_they_give_up() {
    let world = World::new();
    for number in 0..10 {
        let read = world.read(&["amp"]);
        world.reply(503, "");
        if number % 2 == 0 {
            world.pass(300.0);
        }
        read.abort();
        assert!(world.in_flight().is_empty());
        assert_eq!(world.network.next_timer(), None);
    }
    world.read(&["car"]);
    assert_eq!(world.in_flight(), ["status?filter=car"]);
}

#[test]
fn the_cloud_may_be_asked_in_parallel() {
    let world = World::cloud(2);
    world.read(&["amp"]);
    world.read(&["car"]);
    world.read(&["frc"]);
    assert_eq!(world.in_flight(), ["status?filter=amp", "status?filter=car"]);
    world.answer_one("car", 200, r#"{"car":1}"#);
    assert_eq!(world.in_flight(), ["status?filter=amp", "status?filter=frc"]);
}

#[test]
fn of_several_requests_to_the_cloud_one_at_most_is_a_set() {
    let world = World::cloud(2);
    world.set(6.0);
    world.set(16.0);
    world.read(&["car"]);
    world.read(&["frc"]);
    // What is read after a set must see what it did, so it is not asked before.
    assert_eq!(world.in_flight(), ["set?amp=6"]);
    world.answer_one("amp=6", 202, r#"{"succeeded":[{"amp":6}],"failed":[]}"#);
    assert_eq!(world.in_flight(), ["set?amp=16", "status?filter=car"]);
    world.answer_one("amp=16", 202, r#"{"succeeded":[{"amp":16}],"failed":[]}"#);
    assert_eq!(world.in_flight(), ["status?filter=car", "status?filter=frc"]);
}

#[test]
fn all_objects_of_one_address_stand_in_one_line_each_with_its_own_parallel() {
    let world = World::cloud(2);
    let address = Rc::<Address>::default();
    let object = |parallel| {
        let options = ChargerOptions { parallel, ..world.charger.options().clone() };
        Rc::new(Charger::new(options, address.clone(), world.network.clone()))
    };
    let (alone, pair) = (object(1), object(2));
    let read = |charger: &Rc<_>, key: &str| {
        world.read_any(charger, Some(vec![key.to_owned()]), world.options());
    };
    read(&pair, "amp");
    read(&alone, "car");
    assert_eq!(world.in_flight(), ["status?filter=amp"], "one that sends alone waits");
    world.reply(200, AMP);
    assert_eq!(world.in_flight(), ["status?filter=car"]);
    read(&pair, "frc");
    assert_eq!(world.in_flight(), ["status?filter=car", "status?filter=frc"]);
}

#[test]
fn a_call_that_is_refused_before_it_is_sent_never_joins_the_line() {
    let world = World::new();
    let refused = world.set_with(&[("amp", Json::String("x".to_owned()))], world.options());
    assert_eq!(refused.outcome(), "fail invalid-argument");
    assert_eq!(refused.failure().attempts, 0);
    let nothing = world.set_with(&[], CallOptions { unchecked: true, ..world.options() });
    assert_eq!(nothing.outcome(), "fail invalid-argument");
    assert!(world.sent().is_empty());
    world.read(&["amp"]);
    assert_eq!(world.in_flight().len(), 1);
}
