//! What must not show up in anything that a call shows.

use crate::world::World;
use goecharger::json::Json;
use goecharger::options::CallOptions;

#[test]
fn the_password_that_was_set_is_in_no_failure_and_no_event() {
    for (key, options) in [
        ("wak", CallOptions { confirm: vec!["wak".to_owned()], ..World::new().options() }),
        // Nobody knows what a key has that the catalogue lacks.
        ("zzq", CallOptions { unchecked: true, ..World::new().options() }),
    ] {
        for (status, body) in [
            (500, format!(r#"{{"{key}":"{key}: not allowed (hunter22)"}}"#)),
            (200, "hunter22 is not understood".to_owned()),
            (500, format!("httpd_query_key_value() failed for hunter22 of {key}")),
            (200, "0 succeeded and 1 failed hunter22".to_owned()),
        ] {
            let world = World::new();
            let set = world.set_with(&[(key, Json::String("hunter22".to_owned()))], options.clone());
            assert_eq!(world.in_flight(), [format!("set?{key}=%22hunter22%22")]);
            world.reply(status, &body);
            let failure = set.failure();
            let shown = format!("{:?} {:?}", failure.error, failure.url);
            assert!(!shown.contains("hunter22"), "{shown}");
            assert!(shown.contains("***"), "{shown}");
            assert!(!format!("{:?}", world.network.events()).contains("hunter22"));
            assert!(!failure.secrets.clean("hunter22").contains("hunter22"));
        }
    }
}

#[test]
fn what_stands_in_a_public_value_and_is_not_known_is_in_no_failure_and_no_event() {
    for (key, value) in [
        ("ids", r#"{"wak":"hunter22"}"#),
        ("ids", r#"{"pGrid":1,"wifis":[{"key":"hunter22"}]}"#),
        ("lot", r#"{"amp":32,"pin":"hunter22"}"#),
        ("sch_week", r#"{"control":1,"note":"hunter22"}"#),
        ("awpl", r#"[{"start":1,"end":2,"marketprice":3,"token":"hunter22"}]"#),
        ("nrg", r#"["hunter22"]"#),
    ] {
        let world = World::new();
        let confirm = ["wak", "lot", "wifis", "awpl"].map(str::to_owned).to_vec();
        let options = CallOptions { unchecked: true, confirm, ..world.options() };
        let set = world
            .set_with(&[(key, crate::support::json(&serde_json::from_str(value).expect("JSON")))], options);
        world.reply(500, &format!(r#"{{"{key}":"{key}: hunter22 is not allowed"}}"#));
        let failure = set.failure();
        assert!(failure.error.message.contains("*** is not allowed"), "{}", failure.error.message);
        assert!(
            failure.url.as_ref().is_some_and(|url| url.ends_with(&format!("/set?{key}=***"))),
            "{:?}",
            failure.url
        );
        let shown = format!("{:?} {:?} {:?}", failure.error, failure.url, world.network.events());
        assert!(!shown.contains("hunter22"), "{shown}");
    }
    let world = World::new();
    let ids = serde_json::json!({ "pGrid": -500, "pPv": 2000 });
    let set = world.set_with(&[("ids", crate::support::json(&ids))], world.options());
    world.reply(500, "oops");
    let url = set.failure().url.clone().unwrap_or_default();
    assert!(url.contains("pGrid"), "what is known of it is shown: {url}");
}

#[test]
fn what_does_not_hold_is_not_shown_if_it_is_private() {
    let world = World::new();
    let options = CallOptions { verify: true, unchecked: true, ..world.options() };
    let set = world.set_with(&[("zzq", Json::String("hunter22".to_owned()))], options);
    world.reply(200, r#"{"zzq":true}"#);
    for _ in 0..10 {
        world.reply(200, r#"{"zzq":"swordfish"}"#);
        world.pass(1_000.0);
    }
    let shown = format!("{:?}", set.failure().error);
    assert!(shown.contains("zzq should be \\\"***\\\" and is \\\"***\\\""), "{shown}");
    assert!(!shown.contains("hunter22") && !shown.contains("swordfish"), "{shown}");
}
