use crate::world::{World, code};
use goecharger::overview::{OVERVIEW_KEYS, SessionFrom};
use serde_json::json;

#[test]
fn an_overview_is_one_read_of_all_its_keys() {
    let world = World::local(json!({ "car": 1, "wh": 5, "eto": 100, "frc": 0 }));
    let (overview, status) =
        world.run(world.charger.clone().overview(world.options())).ok().expect("an overview");
    assert_eq!(world.asked().len(), 1);
    for key in OVERVIEW_KEYS {
        assert!(world.asked()[0].contains(key), "{key}");
    }
    assert_eq!(overview.energy.session, Some(5.0));
    assert_eq!(status.missing.len(), OVERVIEW_KEYS.len() - 4);
    assert_eq!(overview.online, Some(true));
}

#[test]
fn the_energy_of_the_session_is_remembered_by_each_charger() {
    let world = World::local(json!({ "car": 2, "wh": 5_000, "eto": 100_000, "modelStatus": 15, "pnp": 3 }));
    let read =
        || world.run(world.charger.clone().overview(world.options())).ok().expect("an overview").0.energy;
    assert_eq!((read().session, read().session_from), (Some(5_000.0), Some(SessionFrom::Charger)));
    world.values.borrow_mut().extend([
        ("wh".to_owned(), json!(100)),
        ("eto".to_owned(), json!(100_200)),
        ("pnp".to_owned(), json!(1)),
    ]);
    let energy = read();
    assert_eq!((energy.session, energy.session_from), (Some(5_200.0), Some(SessionFrom::Meter)));
}

#[test]
fn a_controller_is_no_charger() {
    let world = World::local(json!({ "typ": "controller", "fwv": "1.0.6" }));
    assert_eq!(code(world.run(world.charger.clone().overview(world.options()))), "protocol");
}

#[test]
fn by_the_cloud_online_is_a_matter_of_age() {
    let world = World::cloud(json!({ "car": 1 }));
    let online = |age: f64| {
        world.age.set(age);
        let mut options = world.options();
        options.max_age = Some(1_000.0);
        world.run(world.charger.clone().overview(options)).ok().expect("an overview").0.online
    };
    assert_eq!((online(5.0), online(60.0)), (Some(true), Some(false)));
}

#[test]
fn surplus_blockers_come_with_what_mends_them() {
    let world = World::local(
        json!({ "fup": false, "lmo": 3, "frc": 0, "acp": true, "psm": 0, "amp": 16, "ama": 16, "awe": false }),
    );
    let blockers = world.run(world.charger.clone().surplus_blockers(world.options())).ok().expect("a list");
    assert_eq!(blockers.iter().map(|it| it.code).collect::<Vec<_>>(), ["surplus-off", "not-eco"]);
    assert!(blockers.iter().all(|it| it.mend.is_some()));
    assert_eq!(world.asked().len(), 1);
}
