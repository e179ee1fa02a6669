use crate::support::network::Reply;
use crate::world::{World, broken, code, message};
use goecharger::controls::Control;
use goecharger::everyday::ControlResult;
use goecharger::options::{CallOptions, Limits};
use goecharger::overview::{CableLock, PhaseMode};
use serde_json::{Value, json};

fn waiting() -> Value {
    json!({
        "acs": 0, "alw": true, "ama": 16, "amp": 16, "amt": 32, "car": 3, "cus": 3, "dwo": null, "err": 0, "frc": 0,
        "fwv": "60.4", "lmo": 3, "modelStatus": 15, "ocppe": false, "psm": 0, "rbc": 7, "rbt": 500_000, "trx": null,
        "ust": 0, "wh": 0, "loe": false, "mca": 6, "cbl": 20,
    })
}

fn codes(result: &ControlResult) -> Option<Vec<&'static str>> {
    let obstacles = result.held_back_by.as_ref()?;
    Some(obstacles.iter().map(|obstacle| obstacle.code).collect())
}

fn all() -> Vec<(Control, &'static str)> {
    vec![
        (Control::Start, "frc=2"),
        (Control::Stop, "frc=1"),
        (Control::Auto, "frc=0"),
        (Control::SetCurrent(10), "amp=10"),
        (Control::SetPhases(PhaseMode::Three), "psm=2"),
        (Control::SetEnergyLimit(Some(20_000.0)), "dwo=20000"),
        (Control::SetEnergyLimit(None), "dwo=null"),
        (Control::Authorize(None), "trx=0"),
        (Control::LockCable(CableLock::Always), "ust=2"),
    ]
}

#[test]
fn a_control_is_one_set_and_one_look() {
    for (control, set) in all() {
        let world = World::local(waiting());
        let result =
            world.run(world.charger.clone().control(control, world.options())).ok().expect("a result");
        let asked = world.asked();
        assert_eq!(asked[0], format!("set?{set}"));
        let looks = usize::from(!matches!(control, Control::SetEnergyLimit(_)));
        assert_eq!(asked.len(), 1 + looks, "{asked:?}");
        assert_eq!(result.outcome.as_str(), "accepted");
        assert!(result.held_back_by.is_some(), "{control:?}");
        let key = set.split('=').next().expect("a key");
        assert_eq!(result.accepted, [key]);
    }
}

#[test]
fn a_control_is_verified_if_that_is_asked_for() {
    for (control, _) in all() {
        let world = World::local(waiting());
        let result =
            world.run(world.charger.clone().control(control, world.verified())).ok().expect("a result");
        assert_eq!(result.outcome.as_str(), "verified", "{control:?}");
        let world = World::cloud(waiting());
        let result =
            world.run(world.charger.clone().control(control, world.verified())).ok().expect("a result");
        assert_eq!(result.outcome.as_str(), "verified", "{control:?}");
        assert!(result.held_back_by.is_some(), "{control:?}");
    }
}

#[test]
fn what_does_not_hold_is_unverified() {
    for (control, set) in all() {
        if set == "dwo=null" || set == "frc=0" {
            continue;
        }
        let world = World::local(waiting());
        let key = set.split('=').next().expect("a key").to_owned();
        let before = waiting()[&key].clone();
        world.on_set(move |_, values| {
            values.insert(key.clone(), before.clone());
        });
        assert_eq!(
            code(world.run(world.charger.clone().control(control, world.verified()))),
            "unverified",
            "{set}"
        );
        assert_eq!(world.count("set"), 1);
    }
}

#[test]
fn without_explain_nobody_looks() {
    let world = World::local(waiting());
    let options = CallOptions { explain: false, ..world.options() };
    let result = world.run(world.charger.clone().control(Control::Start, options)).ok().expect("a result");
    assert_eq!((result.held_back_by, world.asked().len()), (None, 1));
}

#[test]
fn a_look_that_fails_or_hangs_does_not_make_the_control_fail() {
    let world = World::local(waiting());
    world.instead(|url| if url.contains("status") { broken() } else { None });
    let result =
        world.run(world.charger.clone().control(Control::Start, world.options())).ok().expect("a result");
    assert_eq!((result.outcome.as_str(), result.held_back_by), ("accepted", None));
    assert!(world.passed() <= 5_000.0, "{} ms", world.passed());
}

#[test]
fn by_the_cloud_what_is_older_than_the_set_explains_nothing() {
    let world = World::cloud(waiting());
    world.age.set(20.0);
    let result =
        world.run(world.charger.clone().control(Control::Start, world.options())).ok().expect("a result");
    assert_eq!((result.outcome.as_str(), result.held_back_by), ("sent", None));
    let world = World::cloud(waiting());
    let result =
        world.run(world.charger.clone().control(Control::Start, world.options())).ok().expect("a result");
    assert_eq!(codes(&result), Some(vec!["car"]));
    assert!(world.passed() >= 1_000.0, "the cloud cannot know it at once");
    assert_eq!(world.count("status"), 1, "so it is not asked");
    // What may be as old as the set is looked at once more.
    let world = World::cloud(waiting());
    world.age.set(1.0);
    let call = world.charger.clone().control(Control::Start, world.options());
    assert_eq!(codes(&world.run(call).ok().expect("a result")), Some(vec!["car"]));
    assert_eq!(world.count("status"), 2);
}

#[test]
fn by_the_cloud_a_look_asks_for_what_is_younger_than_the_set_until_there_is_some() {
    let look = |outdated: usize| {
        let world = World::cloud(waiting());
        let left = std::cell::Cell::new(outdated);
        world.instead(move |url| {
            let is_outdated = url.contains("/status?") && left.get() > 0;
            is_outdated.then(|| {
                left.set(left.get() - 1);
                Ok(Reply::new(404, r#"{"success":false,"reason":"Data is outdated","age":99}"#))
            })
        });
        let call = world.charger.clone().control(Control::Start, world.options());
        let result = world.run(call).ok().expect("a result");
        let asked = world.asked();
        let ages = asked.iter().filter_map(|asked| Some(asked.split_once("age=")?.1.to_owned()));
        (codes(&result), ages.collect::<Vec<_>>())
    };
    assert_eq!(look(2), (Some(vec!["car"]), vec!["1".into(), "2".into(), "3".into()]));
    assert_eq!(look(9).0, None, "not for ever");
}

#[test]
fn a_look_has_its_time_from_its_own_beginning() {
    let world = World::local(waiting());
    // The read before the set waits for ten seconds, which is longer than anybody looks.
    world.hang(1);
    let call = world.charger.clone().control(Control::Authorize(Some(0)), world.verified());
    let result = world.run(call).ok().expect("a result");
    assert!(world.passed() >= 10_000.0);
    assert!(result.held_back_by.is_some());
}

#[test]
fn start_says_that_nobody_has_authorised() {
    let world = World::local(waiting());
    world.values.borrow_mut().extend([("acs".to_owned(), json!(1)), ("alw".to_owned(), json!(false))]);
    let result =
        world.run(world.charger.clone().control(Control::Start, world.options())).ok().expect("a result");
    assert_eq!(codes(&result), Some(vec!["authorization"]));
    let obstacles = result.held_back_by.expect("it was looked at");
    assert!(obstacles[0].mend.is_none(), "to apply every mend must not authorise");
}

#[test]
fn a_card_on_firmware_055_0_to_055_5_is_accepted_and_never_verified() {
    for (firmware, outcome) in
        [("055.0", "accepted"), ("055.5", "accepted"), ("055.7", "verified"), ("60.4", "verified")]
    {
        let world = World::local(waiting());
        world.values.borrow_mut().insert("fwv".to_owned(), json!(firmware));
        let call = world.charger.clone().control(Control::Authorize(Some(0)), world.verified());
        let result = world.run(call).ok().expect("a result");
        assert_eq!(result.outcome.as_str(), outcome, "{firmware}");
        assert!(world.asked().contains(&"set?trx=1".to_owned()));
    }
}

#[test]
fn the_deadline_is_that_of_the_whole_call() {
    let world = World::local(waiting());
    world.on_set(|_, values| {
        values.insert("frc".to_owned(), json!(0));
    });
    let mut options = world.verified();
    options.limits.deadline = 3_000.0;
    assert_eq!(code(world.run(world.charger.clone().control(Control::Start, options))), "unverified");
    assert!(world.passed() <= 3_000.0, "{} ms", world.passed());
}

#[test]
fn a_restart_is_verified_by_a_shorter_uptime_and_asks_for_no_consent() {
    for world in [World::local(waiting()), World::cloud(waiting())] {
        world.on_set(|key, values| {
            if key == "rst" {
                values.extend([("rbt".to_owned(), json!(900)), ("rbc".to_owned(), json!(8))]);
            }
        });
        let result = world
            .run(world.charger.clone().control(Control::Restart, world.verified()))
            .ok()
            .expect("a result");
        assert_eq!((result.outcome.as_str(), result.held_back_by), ("verified", None));
        assert_eq!(world.count("set?rst=true"), 1);
    }
}

#[test]
fn a_restart_survives_that_the_charger_is_away_and_takes_the_set_along() {
    let world = World::local(waiting());
    let (values, mut requests) = (world.values.clone(), 0);
    world.instead(move |_| {
        requests += 1;
        values.borrow_mut().insert("rbt".to_owned(), json!(if requests > 20 { 900 } else { 600_000 }));
        // The first is the look before.
        if (2..20).contains(&requests) { broken() } else { None }
    });
    let result =
        world.run(world.charger.clone().control(Control::Restart, world.verified())).ok().expect("a result");
    assert_eq!(result.outcome.as_str(), "verified");
    assert_eq!(world.count("set"), 1);
}

#[test]
fn a_restart_that_does_not_come_is_unverified_after_a_minute() {
    let world = World::local(waiting());
    let outcome = world.run(world.charger.clone().control(Control::Restart, world.verified()));
    assert!(message(outcome).contains("within 60 s the charger did not come back with a shorter uptime"));
    assert!((59_000.0..=60_000.0).contains(&world.passed()), "{} ms", world.passed());
    let soon = Limits { deadline: 5_000.0, ..Limits::default() };
    let options = CallOptions { limits: soon, ..world.verified() };
    let outcome = world.run(world.charger.clone().control(Control::Restart, options));
    assert!(message(outcome).contains("within 5 s the charger did not come back"));
    // Neither key tells of a restart: nothing can be proven, and nobody waits.
    let world = World::local(json!({ "car": 1 }));
    let result =
        world.run(world.charger.clone().control(Control::Restart, world.verified())).ok().expect("a result");
    assert_eq!((result.outcome.as_str(), world.passed()), ("accepted", 0.0));
}

#[test]
fn a_restart_that_is_not_verified_reads_nothing() {
    let world = World::local(waiting());
    let result =
        world.run(world.charger.clone().control(Control::Restart, world.options())).ok().expect("a result");
    assert_eq!((result.outcome.as_str(), world.asked()), ("accepted", vec!["set?rst=true".to_owned()]));
}

#[test]
fn all_requests_of_a_control_count() {
    let world = World::local(waiting());
    world.run(world.charger.clone().control(Control::Start, world.verified())).ok().expect("a result");
    let attempts: Vec<u32> = world.network.events().iter().map(|event| event.attempt).collect();
    assert_eq!(attempts, [1, 2, 3]);
}
