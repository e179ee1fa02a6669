//! What a deadline ends, and that nothing is sent after it.

use crate::world::World;
use goecharger::clock::Moment;
use goecharger::error::Code;
use goecharger::options::{CallOptions, Limits};
use goecharger::transport::Transport;

#[test]
fn what_is_left_of_the_deadline_is_the_time_of_the_last_attempt() {
    let world = World::new();
    let read = world.read_with(&["amp"], world.deadline(1_000.0));
    world.pass(999.0);
    assert_eq!(read.outcome(), "under way");
    world.pass(1.0);
    let (code, attempts, message) = read.fails();
    assert_eq!((code, attempts), (Code::Timeout, 1));
    assert_eq!(message, "not done within the deadline of 1000 ms");
    assert!(world.in_flight().is_empty());
}

#[test]
fn a_deadline_within_an_attempt_does_not_hide_why_the_one_before_failed() {
    let world = World::new();
    let read = world.read_with(&["amp"], world.deadline(1_000.0));
    world.pass(100.0);
    world.reply(503, "");
    world.pass(900.0);
    let (code, attempts, message) = read.fails();
    assert_eq!((code, attempts), (Code::Timeout, 2));
    assert_eq!(message, "not done within the deadline of 1000 ms: the attempt before failed by unavailable");
}

#[test]
fn who_waits_longer_than_the_deadline_has_sent_nothing() {
    let world = World::new();
    let first = world.read(&["amp"]);
    let set = world.set_with(&[("amp", goecharger::json::Json::Number(6.0))], world.deadline(1_000.0));
    let read = world.read_with(&["car"], world.deadline(1_000.0));
    world.pass(999.0);
    assert_eq!([set.outcome(), read.outcome()], ["under way", "under way"]);
    world.pass(1.0);
    let (code, attempts, message) = set.fails();
    assert_eq!((code, attempts), (Code::Timeout, 0));
    assert_eq!(message, "not done within the deadline of 1000 ms. Nothing was sent");
    assert_eq!(read.failure().attempts, 0);
    // The line is free again once the first is done.
    world.reply(200, r#"{"amp":6}"#);
    assert_eq!(first.outcome(), r#"read {"amp":6} []"#);
    assert!(world.in_flight().is_empty());
    world.read(&["amp"]);
    assert_eq!(world.in_flight().len(), 1);
}

#[test]
fn a_set_that_waits_while_the_machine_sleeps_past_its_deadline_is_not_sent() {
    let world = World::new();
    world.read(&["car"]);
    let set = world.set_with(&[("amp", goecharger::json::Json::Number(6.0))], world.deadline(30_000.0));
    // The monotonic clock stands still, so no timer fires.
    world.jump(8.0 * 3_600_000.0);
    world.reply(200, r#"{"car":1}"#);
    let (code, attempts, message) = set.fails();
    assert_eq!((code, attempts), (Code::Timeout, 0));
    assert!(message.ends_with("Nothing was sent"), "{message}");
    assert_eq!(world.sent(), ["status?filter=car"]);
}

#[test]
fn a_set_that_waits_to_be_tried_again_is_not_sent_after_its_deadline_by_either_clock() {
    for jump in [30_000.0, 8.0 * 3_600_000.0] {
        let world = World::new();
        let set = world.set_with(&[("amp", goecharger::json::Json::Number(6.0))], world.deadline(30_000.0));
        world.never_sent("connect ECONNREFUSED");
        world.jump(jump);
        world.pass(300.0);
        let (code, attempts, message) = set.fails();
        assert_eq!((code, attempts), (Code::Timeout, 1));
        assert_eq!(
            message,
            "not done within the deadline of 30000 ms: the attempt before failed by network. Nothing was sent"
        );
        assert_eq!(world.sent().len(), 1);
    }
}

#[test]
fn a_wall_clock_that_is_set_back_gives_a_set_no_more_time() {
    let world = World::new();
    world.read(&["car"]);
    let set = world.set_with(&[("amp", goecharger::json::Json::Number(6.0))], world.deadline(5_000.0));
    world.jump(-3_600_000.0);
    world.pass(5_000.0);
    assert_eq!(set.fails().0, Code::Timeout);
    world.reply(200, r#"{"car":1}"#);
    assert_eq!(world.sent(), ["status?filter=car"]);
}

#[test]
fn a_set_is_sent_until_just_before_its_deadline() {
    for (jump, is_sent) in [(29_999.0, true), (30_000.0, false)] {
        let world = World::new();
        world.read(&["car"]);
        world.set_with(&[("amp", goecharger::json::Json::Number(6.0))], world.deadline(30_000.0));
        world.jump(jump);
        world.reply(200, r#"{"car":1}"#);
        assert_eq!(world.in_flight().len(), usize::from(is_sent), "{jump}");
    }
}

#[test]
fn a_set_without_a_deadline_is_sent_whenever_its_turn_comes() {
    let world = World::new();
    world.read(&["car"]);
    let set = world.set(6.0);
    world.jump(30.0 * 24.0 * 3_600_000.0);
    world.reply(200, r#"{"car":1}"#);
    world.reply(200, r#"{"amp":true}"#);
    assert_eq!(set.outcome(), "set accepted");
}

#[test]
fn a_read_that_slept_has_the_time_that_it_was_awake() {
    let world = World::new();
    world.read(&["car"]);
    let read = world.read_with(&["amp"], world.deadline(5_000.0));
    world.jump(8.0 * 3_600_000.0);
    world.reply(200, r#"{"car":1}"#);
    world.reply(200, r#"{"amp":6}"#);
    assert_eq!(read.outcome(), r#"read {"amp":6} []"#);
}

#[test]
fn a_timeout_longer_than_the_deadline_is_cut_to_it() {
    let world = World::with(Limits { timeout: 60_000.0, ..Limits::default() });
    let options =
        CallOptions { limits: Limits { deadline: 2_000.0, ..world.options().limits }, ..world.options() };
    let set = world.set_with(&[("amp", goecharger::json::Json::Number(6.0))], options);
    world.pass(2_000.0);
    let (code, attempts, message) = set.fails();
    assert_eq!((code, attempts), (Code::Timeout, 1));
    assert!(message.starts_with("not done within the deadline of 2000 ms."), "{message}");
    assert!(message.ends_with("Whether the setting arrived is not known: read it back"), "{message}");
}

#[test]
fn a_read_whose_turn_comes_after_its_deadline_is_not_sent() {
    let world = World::new();
    world.read(&["amp"]);
    let read = world.read_with(&["car"], world.deadline(1_000.0));
    // The machine was busy: the timer is due, and so is the turn.
    let now = world.network.now();
    world.network.set(Moment { monotonic: now.monotonic + 1_000.0, wall: now.wall + 1_000.0 });
    world.reply(200, r#"{"amp":6}"#);
    let (code, attempts, _) = read.fails();
    assert_eq!((code, attempts), (Code::Timeout, 0));
    assert_eq!(world.sent().len(), 1);
}

#[test]
fn a_timeout_as_long_as_the_deadline_is_the_deadline() {
    let world = World::new();
    let read = world.read_with(&["amp"], world.deadline(10_000.0));
    world.pass(10_000.0);
    assert_eq!(read.fails().2, "not done within the deadline of 10000 ms");
}
