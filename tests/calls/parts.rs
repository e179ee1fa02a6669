//! Reads of many keys, in requests that follow each other.

use crate::support::reply::Reply;
use crate::world::World;
use goecharger::error::Code;
use goecharger::options::{CallOptions, Limits};

/// Names of 9 characters.
fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("key{number:06}")).collect()
}

fn asked(world: &World) -> Vec<String> {
    match world.in_flight().as_slice() {
        [only] => {
            let filter = only.trim_start_matches("status?filter=");
            filter.split('&').next().unwrap_or_default().split(',').map(str::to_owned).collect()
        }
        others => panic!("{others:?}"),
    }
}

fn body(keys: &[String]) -> String {
    let members: Vec<String> = keys.iter().map(|key| format!("\"{key}\":1")).collect();
    format!("{{{}}}", members.join(","))
}

fn keys(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

#[test]
fn a_filter_of_a_thousand_characters_is_sent_at_once_and_a_longer_one_in_parts() {
    let world = World::new();
    // 100 names and 99 commas are 999 characters.
    world.read(&keys(&names(100)));
    assert_eq!(asked(&world).len(), 100);
    world.reply(200, &body(&names(100)));
    assert!(world.in_flight().is_empty());

    let all = names(250);
    let read = world.read(&keys(&all));
    let mut seen = Vec::new();
    for count in [100, 100, 50] {
        let part = asked(&world);
        assert_eq!(part.len(), count);
        world.reply(200, &body(&part));
        seen.extend(part);
    }
    assert_eq!(seen, all);
    assert_eq!(read.outcome(), format!("read {} []", body(&all)));
}

#[test]
fn the_parts_make_one_status_with_one_list_of_missing_keys_and_the_oldest_date() {
    let world = World::cloud(1);
    let all = names(250);
    let read = world.read(&keys(&all));
    for (date, lacks) in [("00:00:20", 1), ("00:00:10", 0), ("00:00:30", 2)] {
        let part = asked(&world);
        let date = format!("Thu, 01 Jan 1970 {date} GMT");
        world.answer(Reply::new(400, &body(&part[lacks..])).with("last-modified", &date));
    }
    let outcome = read.outcome();
    assert!(outcome.ends_with(r#" ["key000000", "key000200", "key000201"]"#), "{outcome}");
    assert_eq!(read.last_modified(), Some(10_000.0));
}

#[test]
fn the_date_of_parts_is_unknown_if_that_of_one_is() {
    let world = World::cloud(1);
    let read = world.read(&keys(&names(150)));
    let dated = Reply::new(200, &body(&asked(&world))).with("last-modified", "Thu, 01 Jan 1970 00:00:20 GMT");
    world.answer(dated);
    world.answer(Reply::new(200, &body(&asked(&world))));
    assert_eq!(read.last_modified(), None);
}

#[test]
fn one_part_that_fails_fails_the_read() {
    let world = World::new();
    let read = world.read(&keys(&names(250)));
    world.reply(200, &body(&asked(&world)));
    world.reply(401, "");
    let (code, attempts, _) = read.fails();
    assert_eq!((code, attempts), (Code::Unauthorized, 2));
    assert!(world.in_flight().is_empty());
}

#[test]
fn a_set_goes_between_the_parts() {
    let world = World::new();
    world.read(&keys(&names(150)));
    world.set(6.0);
    world.reply(200, &body(&asked(&world)));
    assert_eq!(world.in_flight(), ["set?amp=6"]);
}

#[test]
fn a_deadline_is_for_all_parts_together() {
    let world = World::new();
    let read = world.read_with(&keys(&names(150)), world.deadline(1_000.0));
    world.pass(600.0);
    world.reply(200, &body(&asked(&world)));
    world.pass(399.0);
    assert_eq!(read.outcome(), "under way");
    world.pass(1.0);
    let (code, attempts, _) = read.fails();
    assert_eq!((code, attempts), (Code::Timeout, 2));
}

#[test]
fn a_charger_that_breaks_off_on_a_long_filter_is_asked_in_smaller_pieces() {
    let world = World::with(Limits { retries: 0, ..Limits::default() });
    let all = names(60);
    let read = world.read(&keys(&all));
    world.break_off("read ECONNRESET");
    let mut seen = Vec::new();
    while read.outcome() == "under way" {
        let part = asked(&world);
        assert!(part.join(",").len() <= 125, "{}", part.len());
        world.reply(200, &body(&part));
        seen.extend(part);
    }
    assert_eq!(seen, all);
    assert_eq!(read.outcome(), format!("read {} []", body(&all)));
    // A piece that breaks off is the end.
    let read = world.read(&keys(&all));
    world.break_off("read ECONNRESET");
    world.break_off("read ECONNRESET");
    assert_eq!(read.fails().0, Code::Network);
    assert!(world.in_flight().is_empty());
}

#[test]
fn a_server_that_refuses_a_long_filter_is_asked_in_smaller_pieces() {
    for (status, world) in [(414, World::new()), (431, World::new()), (414, World::cloud(1))] {
        let all = names(60);
        let read = world.read(&keys(&all));
        world.reply(status, "");
        let mut seen = Vec::new();
        while read.outcome() == "under way" {
            let part = asked(&world);
            world.reply(200, &body(&part));
            seen.extend(part);
        }
        assert_eq!(seen, all);
        // A short one is refused for another reason.
        let read = world.read(&["amp"]);
        world.reply(status, "");
        assert_eq!(read.fails().0, Code::Protocol);
    }
}

#[test]
fn what_was_read_before_a_part_breaks_off_is_not_asked_for_again() {
    let world = World::with(Limits { retries: 0, ..Limits::default() });
    let all = names(150);
    let read = world.read(&keys(&all));
    let mut seen = asked(&world);
    world.reply(200, &body(&seen));
    world.break_off("read ECONNRESET");
    while read.outcome() == "under way" {
        let part = asked(&world);
        world.reply(200, &body(&part));
        seen.extend(part);
    }
    assert_eq!(seen, all);
}

#[test]
fn smaller_pieces_are_tried_only_where_the_length_may_be_the_reason() {
    // A short filter.
    let world = World::with(Limits { retries: 0, ..Limits::default() });
    let read = world.read(&keys(&names(12)));
    world.break_off("read ECONNRESET");
    assert_eq!(read.fails().0, Code::Network);
    // A failure of another kind.
    let read = world.read(&keys(&names(60)));
    world.reply(503, "");
    assert_eq!(read.fails().0, Code::Unavailable);
    // The cloud.
    let world = World::cloud(1);
    let once = CallOptions { limits: Limits { retries: 0, ..Limits::default() }, ..world.options() };
    let read = world.read_with(&keys(&names(60)), once);
    world.break_off("read ECONNRESET");
    assert_eq!(read.fails().0, Code::Network);
    assert!(world.in_flight().is_empty());
}

#[test]
fn a_filter_of_125_characters_that_breaks_off_is_not_asked_for_again_and_one_of_126_is_in_two() {
    let world = World::with(Limits { retries: 0, ..Limits::default() });
    let two = |longer: usize| ["a".repeat(62), "b".repeat(longer)];
    let read = world.read(&keys(&two(62)));
    world.break_off("read ECONNRESET");
    let (code, attempts, _) = read.fails();
    assert_eq!((code, attempts), (Code::Network, 1));
    let read = world.read(&keys(&two(63)));
    world.break_off("read ECONNRESET");
    for key in two(63) {
        let part = asked(&world);
        assert_eq!(part, [key]);
        world.reply(200, &body(&part));
    }
    assert!(read.outcome().starts_with("read "), "{}", read.outcome());
}

#[test]
fn a_charger_that_nobody_reached_is_not_asked_in_smaller_pieces() {
    let world = World::with(Limits { retries: 0, ..Limits::default() });
    let read = world.read(&keys(&names(60)));
    world.never_sent("connect ECONNREFUSED");
    let (code, attempts, _) = read.fails();
    assert_eq!((code, attempts), (Code::Network, 1));
    assert!(world.in_flight().is_empty());
}

#[test]
fn the_requests_of_all_parts_are_counted_also_where_one_is_shared() {
    let world = World::new();
    let all = names(150);
    let read = world.read(&keys(&all));
    // The second part waits, together with somebody who asks for the same.
    world.read(&["car"]);
    world.reply(200, &body(&all[..100]));
    let same = world.read(&keys(&all[100..]));
    world.reply(200, r#"{"car":1}"#);
    world.reply(401, "");
    assert_eq!([read.failure().attempts, same.failure().attempts], [2, 1]);
    assert_eq!(world.sent().len(), 3);
}
