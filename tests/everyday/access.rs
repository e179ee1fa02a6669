use crate::world::{World, broken, code, message};
use goecharger::options::CallOptions;
use serde_json::{Value, json};

fn off() -> Value {
    json!({ "cae": false, "cak": "", "sse": "000001" })
}

#[test]
fn enabling_the_cloud_api_waits_for_the_token_and_gives_the_way_in() {
    let world = World::local(off());
    let values = world.values.clone();
    let mut reads = 0;
    world.instead(move |url| {
        reads += usize::from(url.contains("filter=cak"));
        if reads == 3 {
            values.borrow_mut().insert("cak".to_owned(), json!("a token of the charger"));
        }
        None
    });
    let access = world.run(world.charger.clone().enable_cloud_api(world.options())).ok().expect("a way in");
    assert_eq!((access.serial.as_str(), access.token.as_str()), ("000001", "a token of the charger"));
    assert_eq!(world.count("set?cae=true"), 1);
}

#[test]
fn enabling_is_for_the_lan_and_unverified_if_it_is_not_so() {
    let world = World::cloud(off());
    assert_eq!(code(world.run(world.charger.clone().enable_cloud_api(world.options()))), "invalid-argument");
    assert!(world.asked().is_empty());
    let world = World::local(off());
    assert!(
        message(world.run(world.charger.clone().enable_cloud_api(world.options()))).contains("has no token")
    );
    let world = World::local(off());
    world.on_set(|_, values| {
        values.insert("cae".to_owned(), json!(false));
    });
    assert_eq!(code(world.run(world.charger.clone().enable_cloud_api(world.options()))), "unverified");
}

#[test]
fn a_new_token_is_waited_for_in_the_lan() {
    let world = World::local(json!({ "cae": true, "cak": "the old token", "sse": "000001" }));
    let (values, mut reads) = (world.values.clone(), 0);
    world.on_set(|_, values| {
        values.insert("cak".to_owned(), json!("the old token"));
    });
    world.instead(move |url| {
        reads += usize::from(url.contains("filter=cak"));
        if reads == 3 {
            values.borrow_mut().insert("cak".to_owned(), json!("the new token"));
        }
        None
    });
    let rotated = world.run(world.charger.clone().rotate_token(world.options())).ok().expect("a token");
    assert_eq!((rotated.serial.as_str(), rotated.token.as_deref()), ("000001", Some("the new token")));
    assert_eq!(world.count("set"), 1);
}

#[test]
fn what_was_written_is_no_new_token() {
    let world = World::local(json!({ "cae": true, "cak": "the old token", "sse": "000001" }));
    let failure = world.run(world.charger.clone().rotate_token(world.options())).err().expect("a failure");
    assert_eq!(failure.error.code.as_str(), "unverified");
}

#[test]
fn a_serial_is_one_that_a_charger_can_be_made_with() {
    let enabled = |serial: Value| {
        let world = World::local(json!({ "cae": true, "cak": "a token", "sse": serial }));
        world.run(world.charger.clone().enable_cloud_api(world.options()))
    };
    for number in [json!("12345"), json!(12_345)] {
        assert_eq!(enabled(number).ok().expect("the way in").serial, "012345");
    }
    for odd in [json!("x"), json!(""), json!(null), json!("1234567")] {
        assert_eq!(code(enabled(odd.clone())), "protocol", "{odd}");
    }
}

#[test]
fn a_token_that_stays_the_same_is_unverified_and_in_no_message() {
    let world = World::local(json!({ "cae": true, "cak": "the old token", "sse": "000001" }));
    world.on_set(|_, values| {
        values.insert("cak".to_owned(), json!("the old token"));
    });
    let failure = world.run(world.charger.clone().rotate_token(world.options())).err().expect("a failure");
    assert_eq!(failure.error.code.as_str(), "unverified");
    assert!(!format!("{:?} {:?}", failure.error, failure.url).contains("the old token"));
}

#[test]
fn by_the_cloud_a_new_token_needs_consent_and_cannot_be_read() {
    let world = World::cloud(json!({ "cae": true, "cak": "the old token", "sse": "000001" }));
    assert_eq!(code(world.run(world.charger.clone().rotate_token(world.options()))), "invalid-argument");
    assert!(world.asked().is_empty());
    let options = CallOptions { confirm: vec!["cak".to_owned()], ..world.options() };
    let rotated = world.run(world.charger.clone().rotate_token(options)).ok().expect("a result");
    assert_eq!((rotated.serial.as_str(), rotated.token), ("000001", None));
    assert_eq!(world.asked().len(), 2, "nothing is read with a dead token: {:?}", world.asked());
}

#[test]
fn a_charger_that_is_away_after_the_set_is_waited_for() {
    let world = World::local(json!({ "cae": true, "cak": "the old token", "sse": "000001" }));
    world.on_set(|_, values| {
        values.insert("cak".to_owned(), json!("the new token"));
    });
    let mut requests = 0;
    world.instead(move |_| {
        requests += 1;
        if (4..8).contains(&requests) { broken() } else { None }
    });
    let rotated = world.run(world.charger.clone().rotate_token(world.options())).ok().expect("a token");
    assert_eq!(rotated.token.as_deref(), Some("the new token"));
}
