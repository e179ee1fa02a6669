//! A set that is read back until it holds.

use crate::support::network::Reply;
use crate::world::World;
use goecharger::error::Code;
use goecharger::json::Json;
use goecharger::options::{CallOptions, Limits};

const YES: &str = r#"{"amp":true}"#;
const SENT: &str = r#"{"succeeded":[{"amp":6}],"failed":[]}"#;
const OUTDATED: &str = r#"{"success":false,"reason":"Data is outdated","age":2.5}"#;

#[test]
fn a_set_is_verified_when_it_is_read_back() {
    let world = World::new();
    let set = world.verify(16.0);
    world.reply(200, YES);
    assert_eq!(world.in_flight(), ["status?filter=amp"]);
    // Settings take a moment.
    world.reply(200, r#"{"amp":6}"#);
    world.pass(999.0);
    assert!(world.in_flight().is_empty());
    world.pass(1.0);
    world.reply(200, r#"{"amp":16}"#);
    assert_eq!(set.outcome(), "set verified");
}

#[test]
fn a_set_is_read_back_only_if_that_is_asked_for() {
    let world = World::new();
    let set = world.set(6.0);
    world.reply(200, YES);
    assert_eq!(set.outcome(), "set accepted");
    assert!(world.in_flight().is_empty());
}

#[test]
fn a_set_that_is_refused_or_in_doubt_is_not_read_back() {
    for (status, body) in [(500, r#"{"amp":"amp: no"}"#), (200, r#"{"amp":6}"#), (502, "")] {
        let world = World::new();
        let set = world.verify(6.0);
        world.reply(status, body);
        assert_eq!(set.failure().attempts, 1);
        assert!(world.in_flight().is_empty());
    }
}

#[test]
fn the_cloud_verifies_only_by_what_it_heard_after_the_set() {
    let world = World::cloud(1);
    let set = world.verify(6.0);
    world.pass(600.0);
    world.reply(202, SENT);
    world.pass(999.0);
    assert!(world.in_flight().is_empty());
    world.pass(1.0);
    assert_eq!(world.in_flight(), ["status?filter=amp&age=1"]);
    world.pass(10.0);
    world.reply(404, OUTDATED);
    world.pass(1_000.0);
    assert_eq!(world.in_flight(), ["status?filter=amp&age=2"]);
    world.reply(200, r#"{"amp":6}"#);
    assert_eq!(set.outcome(), "set verified");
}

#[test]
fn what_was_not_read_back_was_sent_and_no_more_than_that() {
    let world = World::cloud(1);
    let set = world.verify(6.0);
    world.reply(202, SENT);
    for _ in 0..9 {
        world.pass(1_000.0);
        world.reply(404, OUTDATED);
    }
    let (code, attempts, message) = set.fails();
    assert_eq!((code, attempts), (Code::Stale, 10));
    assert!(message.starts_with("the setting was sent, yet it could not be read back: "), "{message}");
}

#[test]
fn without_the_time_for_a_look_there_is_none() {
    let world = World::cloud(1);
    let options = CallOptions { verify: true, ..world.deadline(500.0) };
    let set = world.set_with(&[("amp", Json::Number(6.0))], options);
    world.reply(202, SENT);
    let (code, attempts, message) = set.fails();
    assert_eq!((code, attempts), (Code::Timeout, 1));
    assert!(message.starts_with("the setting was sent, yet it could not be read back: "), "{message}");
}

#[test]
fn what_does_not_hold_is_named_and_nothing_else() {
    let world = World::new();
    let entries = [("amp", Json::Number(6.0)), ("frc", Json::Number(1.0))];
    let set = world.set_with(&entries, CallOptions { verify: true, ..world.options() });
    world.reply(200, r#"{"amp":true,"frc":true}"#);
    for _ in 0..10 {
        world.reply(200, r#"{"amp":16,"frc":1}"#);
        world.pass(1_000.0);
    }
    let (_, _, message) = set.fails();
    assert!(message.contains("amp should be 6 and is 16. "), "{message}");
    assert!(!message.contains("frc"), "{message}");
}

#[test]
fn a_key_that_is_not_there_is_found_as_nothing() {
    let world = World::new();
    let set = world.verify(6.0);
    world.reply(200, YES);
    for _ in 0..10 {
        world.reply(200, "{}");
        world.pass(1_000.0);
    }
    let failure = set.failure();
    assert!(
        failure.error.message.contains("amp should be 6 and is missing from the reply"),
        "{}",
        failure.error.message
    );
    let expected = Json::Object(vec![("amp".to_owned(), Json::Number(6.0))]);
    assert_eq!(failure.error.details, [("expected", expected), ("found", Json::Object(Vec::new()))]);
}

#[test]
fn a_set_that_does_not_hold_is_unverified_after_ten_seconds_with_both_values() {
    let world = World::new();
    let set = world.verify(16.0);
    world.reply(200, YES);
    let mut reads = 0;
    while set.outcome() == "under way" {
        world.reply(200, r#"{"amp":6}"#);
        reads += 1;
        assert!(reads < 20, "it does not end");
        if set.outcome() == "under way" {
            world.pass(1_000.0);
        }
    }
    assert_eq!(reads, 10);
    let failure = set.failure();
    assert_eq!(failure.error.code, Code::Unverified);
    assert_eq!(failure.attempts, 11);
    assert!(failure.error.message.contains("amp should be 16 and is 6"), "{}", failure.error.message);
    let object = |amp| Json::Object(vec![("amp".to_owned(), Json::Number(amp))]);
    assert_eq!(failure.error.details, [("expected", object(16.0)), ("found", object(6.0))]);
}

#[test]
fn reading_back_survives_failures_that_pass_and_says_that_the_set_was_taken() {
    let world = World::with(Limits { retries: 0, ..Limits::default() });
    let set = world.verify(16.0);
    world.reply(200, YES);
    world.reply(502, "");
    world.pass(1_000.0);
    world.break_off("read ECONNRESET");
    world.pass(1_000.0);
    world.reply(401, "");
    let (code, attempts, message) = set.fails();
    assert_eq!((code, attempts), (Code::Unauthorized, 4));
    assert!(message.starts_with("the setting was accepted, yet it could not be read back: "), "{message}");
}

#[test]
fn reading_back_is_given_up_after_ten_seconds() {
    let limits = Limits { retries: 0, timeout: 60_000.0, ..Limits::default() };
    let set = || {
        let world = World::with(limits);
        let set = world.verify(6.0);
        world.reply(200, YES);
        (world, set)
    };
    let (world, hangs) = set();
    world.pass(9_999.0);
    assert_eq!(hangs.outcome(), "under way");
    world.pass(1.0);
    let (code, _, message) = hangs.fails();
    assert_eq!(code, Code::Timeout);
    assert!(message.contains("10000 ms"), "{message}");

    let (world, breaks) = set();
    world.pass(8_999.0);
    world.reply(502, "");
    world.pass(1_000.0);
    world.reply(502, "");
    assert_eq!(breaks.fails().0, Code::Unavailable);
    // With a second left, there would be no time for the look after it.
    let (world, breaks) = set();
    world.pass(9_000.0);
    world.reply(502, "");
    assert_eq!(breaks.fails().0, Code::Unavailable);
}

#[test]
fn a_last_look_that_comes_too_late_leaves_what_was_seen_before() {
    let world = World::new();
    let options = || CallOptions { verify: true, ..world.deadline(1_500.0) };
    let amp = [("amp", Json::Number(6.0))];
    let set = world.set_with(&amp, options());
    world.reply(200, YES);
    world.reply(200, r#"{"amp":16}"#);
    world.pass(1_000.0);
    assert_eq!(world.in_flight().len(), 1);
    world.pass(500.0);
    let (code, attempts, message) = set.fails();
    assert_eq!((code, attempts), (Code::Unverified, 3));
    assert!(message.contains("is 16"), "{message}");
    // One that says what is wrong says that.
    let set = world.set_with(&amp, options());
    world.reply(200, YES);
    world.reply(200, r#"{"amp":16}"#);
    world.pass(1_000.0);
    world.reply(404, "This URI does not exist");
    let (code, _, message) = set.fails();
    assert_eq!(code, Code::NotEnabled);
    assert!(message.starts_with("the setting was accepted"), "{message}");
}

#[test]
fn a_read_back_that_gets_no_reply_says_once_that_the_setting_was_taken() {
    let world = World::new();
    let options = CallOptions { verify: true, ..world.deadline(1_500.0) };
    let set = world.set_with(&[("amp", Json::Number(6.0))], options);
    world.reply(200, YES);
    world.pass(1_500.0);
    let (code, _, message) = set.fails();
    assert_eq!(code, Code::Timeout);
    assert_eq!(message.matches("the setting was accepted").count(), 1, "{message}");
    assert!(message.ends_with("not done within the deadline of 1500 ms"), "{message}");
}

#[test]
fn reading_back_shares_no_request_with_other_reads() {
    let world = World::new();
    let set = world.verify(6.0);
    let (other, same) = (world.read(&["car"]), world.read(&["amp"]));
    world.reply(200, YES);
    // Reads that were called before the read-back began go before it.
    assert_eq!(world.in_flight(), ["status?filter=car"]);
    world.reply(200, r#"{"car":1}"#);
    assert_eq!(world.in_flight(), ["status?filter=amp"]);
    world.reply(401, "");
    assert_eq!([other.outcome(), same.outcome()], [r#"read {"car":1} []"#, "fail unauthorized"]);
    assert_eq!(set.outcome(), "under way");
    world.reply(200, r#"{"amp":6}"#);
    assert_eq!(set.outcome(), "set verified");
}

#[test]
fn what_cannot_be_read_back_is_not_verified() {
    let world = World::new();
    let ids = Json::Object(vec![("pGrid".to_owned(), Json::Number(-500.0))]);
    let set = world.set_with(&[("ids", ids)], CallOptions { verify: true, ..world.options() });
    world.reply(200, r#"{"ids":true}"#);
    assert_eq!(set.outcome(), "set accepted");
    assert!(world.in_flight().is_empty());
}

#[test]
fn another_set_may_go_between_two_looks() {
    let world = World::new();
    let set = world.verify(6.0);
    world.reply(200, YES);
    world.reply(200, r#"{"amp":16}"#);
    let stop = world.set_with(&[("frc", Json::Number(1.0))], world.options());
    assert_eq!(world.in_flight(), ["set?frc=1"]);
    world.reply(200, r#"{"frc":true}"#);
    assert_eq!([set.outcome(), stop.outcome()], ["under way", "set accepted"]);
    set.abort();
    world.pass(60_000.0);
    assert!(world.in_flight().is_empty());
}

#[test]
fn what_lay_in_a_cache_proves_nothing_also_where_no_other_date_is_told() {
    for dated in [false, true] {
        let world = World::cloud(1);
        let set = world.verify(6.0);
        world.reply(202, SENT);
        for _ in 0..9 {
            world.pass(1_000.0);
            let reply = Reply::new(200, r#"{"amp":6}"#).with("age", "200");
            world.answer(if dated {
                reply.with("last-modified", "Sat, 28 Nov 2026 12:00:00 GMT")
            } else {
                reply
            });
        }
        assert_eq!(set.fails().0, Code::Stale);
    }
}

#[test]
fn keys_that_an_answer_leaves_out_are_named() {
    let world = World::new();
    let set = world.set_with(&[("amp", Json::Number(6.0)), ("frc", Json::Number(1.0))], world.options());
    world.reply(200, YES);
    let (code, _, message) = set.fails();
    assert_eq!(code, Code::Protocol);
    assert!(message.contains("does not mention frc. Whether the setting arrived is not known"), "{message}");
}
