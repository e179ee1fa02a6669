//! Keys that a charger does not have.

use crate::world::World;

/// Reads keys; says what was asked for and what became of it.
fn read(world: &World, keys: &[&str], status: u16, body: &str) -> (String, String) {
    let read = world.read(keys);
    let asked = world.in_flight().concat();
    world.reply(status, body);
    (asked.trim_start_matches("status?filter=").to_owned(), read.outcome())
}

#[test]
fn a_key_that_is_missing_is_left_out_for_a_while_and_still_listed() {
    let world = World::new();
    let both = |asked: &str| (asked.to_owned(), r#"read {"amp":6} ["cbl"]"#.to_owned());
    assert_eq!(read(&world, &["amp", "cbl"], 400, r#"{"amp":6}"#), both("amp,cbl"));
    assert_eq!(read(&world, &["amp", "cbl"], 200, r#"{"amp":6}"#), both("amp"));
    // Alone it is asked for, since an empty filter asks for everything.
    assert_eq!(read(&world, &["cbl"], 400, "{}").0, "cbl");
    // Later it is tried again, by the clock that does not jump.
    world.jump(3_600_000.0);
    world.pass(599_999.0);
    assert_eq!(read(&world, &["amp", "cbl"], 200, r#"{"amp":6}"#), both("amp"));
    world.pass(1.0);
    assert_eq!(read(&world, &["amp", "cbl"], 400, r#"{"amp":6}"#), both("amp,cbl"));
}

#[test]
fn only_a_400_that_has_others_teaches_what_is_missing() {
    for (status, body) in [
        (200, r#"{"amp":6}"#),
        (200, "{}"),
        (400, "{}"),
        (200, r#"{"car":1}"#),
        (400, r#"{"car":1}"#),
        (500, r#"{"amp":6}"#),
        (404, r#"{"amp":6}"#),
        (400, r#"{"success":false,"reason":"x","amp":6}"#),
        (400, r#"{"error":"bad request","amp":6}"#),
    ] {
        let world = World::new();
        read(&world, &["amp", "cbl"], status, body);
        // Were all of the keys missing, all would be asked for.
        let asked = read(&world, &["amp", "cbl", "nrg"], 200, "{}").0;
        assert_eq!(asked, "amp,cbl,nrg", "{status} {body}");
    }
}

#[test]
fn missing_names_only_what_this_reply_lacked() {
    let world = World::new();
    assert_eq!(read(&world, &["amp", "car"], 200, "{}").1, r#"read {} ["amp", "car"]"#);
    let full = r#"{"amp":6,"car":1}"#;
    assert_eq!(read(&world, &["amp", "car"], 200, full).1, format!("read {full} []"));
    // What is read in full has no missing keys.
    let all = world.read_any(&world.charger, None, world.options());
    world.reply(200, r#"{"amp":6}"#);
    assert_eq!(all.outcome(), r#"read {"amp":6} []"#);
    // Null is a value.
    assert_eq!(read(&world, &["acu"], 200, r#"{"acu":null}"#).1, r#"read {"acu":null} []"#);
}

#[test]
fn a_key_that_was_missing_and_is_delivered_is_asked_for_again() {
    let world = World::new();
    read(&world, &["amp", "cbl"], 400, r#"{"amp":6}"#);
    // What is learned of other keys leaves it as it is.
    read(&world, &["car"], 200, r#"{"car":1}"#);
    read(&world, &["car", "zzz"], 400, r#"{"car":1}"#);
    assert_eq!(read(&world, &["amp", "cbl"], 200, r#"{"amp":6}"#).0, "amp");
    read(&world, &["cbl"], 200, r#"{"cbl":32}"#);
    assert_eq!(read(&world, &["amp", "cbl"], 200, r#"{"amp":6,"cbl":32}"#).0, "amp,cbl");
}

#[test]
fn a_key_that_any_reply_has_is_asked_for_again_and_never_missing() {
    let world = World::new();
    read(&world, &["amp", "car"], 400, r#"{"car":1}"#);
    // Left out of the filter, and delivered all the same.
    let full = r#"{"car":1,"amp":16}"#;
    assert_eq!(read(&world, &["amp", "car"], 200, full), ("car".to_owned(), format!("read {full} []")));
    assert_eq!(read(&world, &["amp", "car"], 200, full).0, "amp,car");
}

#[test]
fn a_key_that_was_set_is_not_left_out() {
    let world = World::new();
    read(&world, &["car", "amp"], 400, r#"{"car":1}"#);
    world.set(6.0);
    world.reply(200, r#"{"amp":true}"#);
    assert_eq!(read(&world, &["car", "amp"], 200, "{}").0, "car,amp");
    // One that was refused may be missing all the same.
    read(&world, &["car", "amp"], 400, r#"{"car":1}"#);
    world.set(6.0);
    world.reply(500, r#"{"amp":"amp: no"}"#);
    assert_eq!(read(&world, &["car", "amp"], 200, "{}").0, "car");
}

#[test]
fn keys_named_like_members_of_every_object_are_missing_unless_sent() {
    let world = World::new();
    let asked = ["__proto__", "constructor", "toString", "amp"];
    let lacks = r#"read {"amp":6} ["__proto__", "constructor", "toString"]"#;
    assert_eq!(read(&world, &asked, 200, r#"{"amp":6}"#).1, lacks);
    let sent = r#"{"amp":6,"__proto__":1}"#;
    assert_eq!(read(&world, &["__proto__"], 200, sent).1, format!("read {sent} []"));
}

#[test]
fn a_hundred_missing_keys_are_remembered_and_a_thousand_do_no_harm() {
    let world = World::new();
    let names: Vec<String> = (0..1_000).map(|number| format!("z{number}")).collect();
    for hundred in names.chunks(100) {
        let keys: Vec<&str> = ["amp"].into_iter().chain(hundred.iter().map(String::as_str)).collect();
        let read = world.read(&keys);
        world.reply(400, r#"{"amp":6}"#);
        assert!(read.outcome().contains("z"), "{}", read.outcome());
    }
    let keys = ["amp", "z0", "z999"];
    let asked = read(&world, &keys, 200, r#"{"amp":6}"#).0;
    assert_eq!(asked.split(',').filter(|key| key.starts_with('z')).count(), 1, "{asked}");
}
