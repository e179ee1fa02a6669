//! What the caller's hook is told.

use crate::world::World;

#[test]
fn each_attempt_is_told_when_it_is_over() {
    let world = World::new();
    world.read(&["amp"]);
    world.pass(50.0);
    assert_eq!(world.events(), []);
    world.reply(503, "");
    assert_eq!(world.events(), [(1, "unavailable", Some(503), 50.0)]);
    world.pass(300.0);
    world.pass(10_000.0);
    assert_eq!(world.events(), [(2, "timeout", None, 10_000.0)]);
    world.pass(600.0);
    world.pass(20.0);
    world.reply(200, r#"{"amp":6}"#);
    assert_eq!(world.events(), [(3, "ok", Some(200), 20.0)]);
}

#[test]
fn an_aborted_attempt_is_told_as_aborted() {
    let world = World::new();
    let read = world.read(&["amp"]);
    world.pass(50.0);
    world.begin(200);
    read.abort();
    assert_eq!(world.events(), [(1, "aborted", Some(200), 50.0)]);
    let set = world.set(6.0);
    set.abort();
    assert_eq!(world.events(), [(1, "aborted", None, 0.0)]);
}

#[test]
fn who_gives_up_while_waiting_made_no_attempt() {
    let world = World::new();
    world.read(&["amp"]);
    let set = world.set(6.0);
    set.abort();
    assert_eq!(world.events(), []);
    world.reply(503, "");
    assert_eq!(world.events().len(), 1);
}

#[test]
fn a_shared_attempt_is_told_once() {
    let world = World::new();
    world.read(&["amp"]);
    world.read(&["car"]);
    world.read(&["car"]);
    world.reply(200, r#"{"amp":6}"#);
    world.reply(200, r#"{"car":1}"#);
    assert_eq!(world.events().len(), 2);
}

#[test]
fn what_breaks_in_the_middle_of_a_reply_is_told_with_its_status() {
    let world = World::new();
    world.set(6.0);
    world.begin(200);
    world.break_off("read ECONNRESET");
    assert_eq!(world.events(), [(1, "network", Some(200), 0.0)]);
}

#[test]
fn attempts_are_counted_over_all_of_a_call() {
    let world = World::new();
    world.verify(6.0);
    world.reply(200, r#"{"amp":true}"#);
    world.reply(200, r#"{"amp":16}"#);
    world.pass(1_000.0);
    world.reply(200, r#"{"amp":6}"#);
    let attempts: Vec<u32> = world.events().into_iter().map(|(attempt, ..)| attempt).collect();
    assert_eq!(attempts, [1, 2, 3]);
}
