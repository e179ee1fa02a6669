//! What is tried again, and after how long.

use crate::support::reply::Reply;
use crate::world::World;
use goecharger::error::Code;
use goecharger::options::Limits;
use goecharger::transport::Trouble;

const DOUBT: &str = "Whether the setting arrived is not known: read it back";

#[test]
fn a_read_is_tried_again_after_each_failure_that_may_pass() {
    for (status, body) in
        [(502, ""), (503, "x"), (504, "{}"), (408, ""), (500, "couldn't take api lock in 3s"), (429, "")]
    {
        let world = World::new();
        let read = world.read(&["amp"]);
        for wait in [300.0, 600.0] {
            world.reply(status, body);
            world.pass(wait - 1.0);
            assert!(world.in_flight().is_empty(), "{status} is tried again too early");
            world.pass(1.0);
            assert_eq!(world.in_flight(), ["status?filter=amp"], "{status}");
        }
        world.reply(status, body);
        assert_eq!(read.failure().attempts, 3);
        assert_eq!(read.failure().status, Some(status));
    }
}

#[test]
fn a_read_that_succeeds_after_a_failure_is_a_success() {
    let world = World::new();
    let read = world.read(&["amp"]);
    world.break_off("ECONNRESET");
    world.pass(300.0);
    assert_eq!(world.in_flight().len(), 1);
    world.pass(10_000.0);
    assert!(world.in_flight().is_empty(), "an attempt lasts no longer than its timeout");
    world.pass(600.0);
    world.reply(200, r#"{"amp":6}"#);
    assert_eq!(read.outcome(), r#"read {"amp":6} []"#);
}

#[test]
fn what_will_not_pass_is_not_tried_again() {
    for (status, body) in [
        (401, ""),
        (403, ""),
        (404, "This URI does not exist"),
        (200, "<html>"),
        (500, "boom"),
        (405, ""),
        (414, ""),
        (304, ""),
    ] {
        let world = World::new();
        let read = world.read(&["amp"]);
        world.reply(status, body);
        assert_eq!(read.failure().attempts, 1, "{status} {body}");
        world.pass(60_000.0);
        assert_eq!(world.sent().len(), 1, "{status} {body}");
    }
    for trouble in [Trouble::TooLarge, Trouble::NoResponse] {
        let world = World::new();
        let set = world.set(6.0);
        world.trouble(trouble);
        assert!(set.failure().error.message.contains(DOUBT), "{}", set.failure().error.message);
        assert_eq!(set.failure().attempts, 1);
    }
}

#[test]
fn a_set_is_never_repeated_once_it_may_have_reached_the_charger() {
    for status in [500, 502, 503, 504] {
        let world = World::new();
        let set = world.set(6.0);
        world.reply(status, "bad");
        let (code, attempts, message) = set.fails();
        assert_eq!((code, attempts), (Code::Unavailable, 1));
        assert!(message.ends_with(DOUBT), "{message}");
    }
    for (status, body) in [(500, "couldn't take api lock in 3s"), (429, ""), (408, "")] {
        let world = World::new();
        let set = world.set(6.0);
        world.reply(status, body);
        assert_eq!(set.failure().attempts, 1, "{status}");
    }
    let world = World::new();
    let set = world.set(6.0);
    world.break_off("ECONNRESET");
    assert_eq!(set.failure().attempts, 1);
    let set = world.set(6.0);
    world.pass(10_000.0);
    let (code, attempts, message) = set.fails();
    assert_eq!((code, attempts), (Code::Timeout, 1));
    assert!(message.ends_with(DOUBT), "{message}");
}

#[test]
fn a_set_whose_connection_was_refused_is_tried_again_and_is_not_in_doubt() {
    let world = World::new();
    let set = world.set(6.0);
    for wait in [300.0, 600.0] {
        world.never_sent("connect ECONNREFUSED");
        world.pass(wait);
        assert_eq!(world.in_flight(), ["set?amp=6"]);
    }
    world.never_sent("connect ECONNREFUSED");
    let (code, attempts, message) = set.fails();
    assert_eq!((code, attempts), (Code::Network, 3));
    assert!(!message.contains("not known"), "{message}");
}

#[test]
fn whatever_the_text_says_only_the_transport_proves_that_a_set_was_not_sent() {
    for reason in [
        "connect EHOSTUNREACH",
        "connect ECONNREFUSED",
        "getaddrinfo ENOTFOUND",
        "connect to the log server failed",
        "ConnectionRefused",
    ] {
        let world = World::new();
        let set = world.set(6.0);
        world.break_off(reason);
        let (code, attempts, message) = set.fails();
        assert_eq!((code, attempts), (Code::Network, 1), "{reason}");
        assert!(message.contains(reason) && message.ends_with(DOUBT), "{message}");
        world.pass(60_000.0);
        assert_eq!(world.sent().len(), 1, "{reason}");
    }
}

#[test]
fn a_reply_that_began_is_a_proof_that_the_set_was_sent() {
    let world = World::new();
    let set = world.set(6.0);
    world.begin(200);
    world.never_sent("connect ECONNREFUSED");
    let (code, attempts, message) = set.fails();
    assert_eq!((code, attempts), (Code::Network, 1));
    assert!(message.contains("broke in the middle of the reply") && message.ends_with(DOUBT), "{message}");
    assert_eq!(set.failure().status, Some(200));
}

#[test]
fn a_set_that_was_never_sent_and_then_lost_is_in_doubt_and_ends() {
    let world = World::new();
    let set = world.set(6.0);
    world.never_sent("connect ECONNREFUSED");
    world.pass(300.0);
    world.break_off("read ECONNRESET");
    let (code, attempts, message) = set.fails();
    assert_eq!((code, attempts), (Code::Network, 2));
    assert!(message.ends_with(DOUBT), "{message}");
}

#[test]
fn who_asks_for_no_retries_gets_none() {
    let world = World::with(Limits { retries: 0, ..Limits::default() });
    let read = world.read(&["amp"]);
    world.reply(503, "");
    assert_eq!(read.failure().attempts, 1);
    let set = world.set(6.0);
    world.never_sent("connect ECONNREFUSED");
    assert_eq!(set.failure().attempts, 1);
}

#[test]
fn waits_double_up_to_five_seconds() {
    let world = World::with(Limits { retries: 6, ..Limits::default() });
    let read = world.read(&["amp"]);
    for wait in [300.0, 600.0, 1_200.0, 2_400.0, 4_800.0, 5_000.0] {
        world.reply(503, "");
        world.pass(wait - 1.0);
        assert!(world.in_flight().is_empty(), "{wait}");
        world.pass(1.0);
        assert_eq!(world.in_flight().len(), 1, "{wait}");
    }
    world.reply(503, "");
    assert_eq!(read.failure().attempts, 7);
}

#[test]
fn chance_spreads_the_waits_of_those_that_failed_together() {
    let world = World::new();
    world.network.chance(0.5);
    let read = world.read(&["amp"]);
    world.reply(503, "");
    world.pass(150.0);
    world.reply(200, r#"{"amp":6}"#);
    assert_eq!(read.outcome(), r#"read {"amp":6} []"#);
}

#[test]
fn retry_after_is_waited_for_and_a_deadline_that_would_pass_ends_the_call_at_once() {
    let world = World::new();
    let asks_for = |seconds: &str| Reply::new(503, "").with("retry-after", seconds);
    let read = world.read_with(&["amp"], world.deadline(5_000.0));
    world.pass(100.0);
    world.answer(asks_for("2"));
    world.pass(1_999.0);
    assert!(world.in_flight().is_empty());
    world.pass(1.0);
    assert_eq!(world.in_flight().len(), 1);
    world.answer(asks_for("60"));
    assert_eq!(read.fails().0, Code::Unavailable);
    // Nothing would be left for the attempt.
    let read = world.read_with(&["amp"], world.deadline(5_000.0));
    world.answer(asks_for("5"));
    assert_eq!(read.fails().0, Code::Unavailable);
}

/// How long a read waits after this header, in ms; the wall clock stands at `wall` then.
fn waits_after(header: &str, wall: f64) -> f64 {
    let world = World::new();
    world.network.chance(0.5);
    world.jump(wall - 1_000_000.0);
    world.read(&["amp"]);
    world.answer(Reply::new(503, "").with("retry-after", header));
    let mut waited = 0.0;
    while world.in_flight().is_empty() && waited < 200_000.0 {
        world.pass(50.0);
        waited += 50.0;
    }
    waited
}

#[test]
fn retry_after_may_be_a_date_and_what_is_neither_is_ignored() {
    let date = "Thu, 01 Jan 1970 00:00:10 GMT";
    assert_eq!(waits_after(date, 1_000.0), 9_000.0);
    assert_eq!(waits_after(date, 20_000.0), 150.0);
    for header in ["soon", "-5", "1e3", "2.5", "0x10", "", "1970-01-01T00:00:10Z"] {
        assert_eq!(waits_after(header, 1_000.0), 150.0, "{header}");
    }
    assert_eq!(waits_after("60", 0.0), 60_000.0);
    assert_eq!(waits_after(" 2 ", 0.0), 2_000.0);
}

#[test]
fn a_server_that_asks_to_wait_longer_than_a_minute_ends_the_call_at_once() {
    for header in ["61", "999999", "Thu, 01 Jan 1970 00:20:00 GMT"] {
        let world = World::new();
        let read = world.read(&["amp"]);
        world.answer(Reply::new(503, "").with("retry-after", header));
        let (code, attempts, _) = read.fails();
        assert_eq!((code, attempts), (Code::Unavailable, 1), "{header}");
    }
}

#[test]
fn an_attempt_without_a_reply_says_how_long_it_waited_and_a_broken_one_keeps_its_cause() {
    let world = World::with(Limits { retries: 0, ..Limits::default() });
    let read = world.read(&["amp"]);
    world.pass(9_999.0);
    assert_eq!(read.outcome(), "under way");
    world.pass(1.0);
    let (code, _, message) = read.fails();
    assert_eq!(code, Code::Timeout);
    assert!(message.contains("no reply within 10000 ms"), "{message}");
    let read = world.read(&["amp"]);
    world.break_off("ECONNRESET");
    assert_eq!(read.failure().cause, Some("thrown"));
    assert_eq!(read.failure().url.as_deref(), Some("http://charger/api/status?filter=amp"));
}
