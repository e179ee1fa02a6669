//! How old a reading is, by two clocks of this machine and one of the server.

use crate::support::reply::Reply;
use crate::world::{Task, World};
use goecharger::error::Code;
use goecharger::json::Json;
use goecharger::options::CallOptions;

const SENT: &str = r#"{"succeeded":[{"amp":6}],"failed":[]}"#;
const AMP: &str = r#"{"amp":6}"#;

/// A reading that was so many seconds old when it was sent.
fn aged(body: &str, seconds: u32) -> Reply {
    let date = |second: u32| format!("Thu, 01 Jan 1970 00:{:02}:{:02} GMT", second / 60, second % 60);
    Reply::new(200, body).with("date", &date(1_000)).with("last-modified", &date(1_000 - seconds))
}

#[test]
fn a_reading_older_than_max_age_is_stale_whatever_the_cloud_says() {
    for (max_age, age, good) in [
        (None, 30, true),
        (None, 31, false),
        (Some(5.0), 5, true),
        (Some(5.0), 6, false),
        (Some(0.0), 0, true),
        (Some(0.0), 1, false),
        // Dates are whole seconds: 1.4 s may show as 2.
        (Some(1.5), 2, true),
        (Some(1.5), 3, false),
        (Some(600.0), 599, true),
    ] {
        let world = World::cloud(1);
        let read = world.read_with(&["amp"], CallOptions { max_age, ..world.options() });
        world.answer(aged(AMP, age));
        if good {
            assert_eq!(read.last_modified(), Some(f64::from(1_000 - age) * 1_000.0), "{max_age:?} {age}");
        } else {
            let failure = read.failure();
            assert_eq!(failure.error.code, Code::Stale, "{max_age:?} {age}");
            assert_eq!(failure.error.details, [("ageSeconds", Json::Number(f64::from(age)))]);
        }
    }
}

#[test]
fn without_both_dates_the_clouds_word_has_to_do() {
    let old = "Thu, 01 Jan 1970 00:00:10 GMT";
    for reply in [
        Reply::new(200, AMP).with("last-modified", old),
        Reply::new(200, AMP).with("last-modified", old).with("date", "today"),
    ] {
        let world = World::cloud(1);
        let read = world.read(&["amp"]);
        world.answer(reply);
        assert_eq!(read.last_modified(), Some(10_000.0));
    }
    let world = World::cloud(1);
    let read = world.read(&["amp"]);
    world.answer(Reply::new(200, AMP).with("date", old));
    assert_eq!(read.last_modified(), None);
}

#[test]
fn a_malformed_date_is_not_now() {
    for date in ["now", "", "0", "1970-01-01T00:00:10Z", "Thu, 01 Jan 1970 00:00:61 GMT"] {
        let world = World::cloud(1);
        let read = world.read(&["amp"]);
        world.answer(Reply::new(200, AMP).with("last-modified", date));
        assert_eq!(read.fails().0, Code::Protocol, "{date:?}");
    }
}

#[test]
fn what_a_charger_in_the_lan_says_is_live_whatever_its_headers_say() {
    let world = World::new();
    let read = world.read(&["amp"]);
    world.answer(aged(AMP, 900));
    assert_eq!(read.outcome(), format!("read {AMP} []"));
    assert_eq!(read.last_modified(), None);
}

/// A set by way of the cloud, that was answered just now.
fn set(world: &World) -> Task {
    let set = world.verify(6.0);
    world.reply(202, SENT);
    set
}

#[test]
fn a_reading_that_may_be_older_than_the_set_verifies_nothing() {
    let world = World::cloud(1);
    let set = set(&world);
    world.pass(1_000.0);
    // Asked for at most 1 s, sent as 1 s old: by whole seconds that may be 1.9 s.
    world.answer(aged(AMP, 1));
    assert_eq!(set.outcome(), "under way");
    world.pass(1_000.0);
    world.answer(aged(AMP, 0));
    assert_eq!(set.outcome(), "set verified");
}

#[test]
fn a_reading_that_was_long_on_its_way_is_as_old_as_it_was_when_it_was_sent() {
    let world = World::cloud(1);
    let set = set(&world);
    world.pass(1_000.0);
    assert_eq!(world.in_flight(), ["status?filter=amp&age=1"]);
    world.pass(5_000.0);
    world.answer(aged(AMP, 1));
    assert_eq!(set.outcome(), "under way");
}

#[test]
fn a_value_that_was_there_before_the_set_is_no_proof_against_it_either() {
    let world = World::cloud(1);
    let set = set(&world);
    for _ in 0..9 {
        world.pass(1_000.0);
        world.answer(aged(r#"{"amp":16}"#, 30));
    }
    assert_eq!(set.fails().0, Code::Stale);
}

#[test]
fn a_wall_clock_that_jumps_ahead_makes_no_reading_newer_than_the_set() {
    let world = World::cloud(1);
    let set = set(&world);
    world.jump(45_000.0);
    world.pass(1_000.0);
    assert_eq!(world.in_flight(), ["status?filter=amp&age=1"], "no more than what passed for sure");
    world.answer(aged(AMP, 40));
    assert_eq!(set.outcome(), "under way");
}

#[test]
fn a_machine_that_slept_counts_only_the_time_that_it_was_awake() {
    let world = World::cloud(1);
    let set = set(&world);
    world.pass(500.0);
    world.jump(8.0 * 3_600_000.0);
    world.pass(500.0);
    assert_eq!(world.in_flight(), ["status?filter=amp&age=1"]);
    world.answer(aged(AMP, 0));
    assert_eq!(set.outcome(), "set verified");
}

#[test]
fn a_wall_clock_that_is_set_back_does_not_make_reading_back_longer() {
    let world = World::cloud(1);
    let set = set(&world);
    world.jump(-3_600_000.0);
    for _ in 0..9 {
        world.pass(1_000.0);
        assert_eq!(world.in_flight(), ["status?filter=amp&age=0"]);
        world.reply(404, "");
    }
    assert_eq!(set.fails().0, Code::Stale);
    world.pass(3_600_000.0);
    assert_eq!(world.sent().len(), 10);
}
