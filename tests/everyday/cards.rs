use crate::world::{World, code, message};
use goecharger::cards::Change;
use goecharger::options::CallOptions;
use serde_json::{Value, json};

fn new_firmware() -> Value {
    json!({ "c0n": "Anna", "c0e": 1500, "c0i": true, "c1n": "n/a", "c1e": 0, "c1i": false })
}

fn old_firmware() -> Value {
    json!({ "cards": [
        { "name": "Anna", "energy": 1500, "cardId": true },
        { "name": "n/a", "energy": 0, "cardId": false },
    ] })
}

fn confirmed(world: &World, key: &str) -> CallOptions {
    CallOptions { confirm: vec![key.to_owned()], ..world.verified() }
}

#[test]
fn cards_are_listed_from_either_kind_of_key_in_one_read() {
    for values in [new_firmware(), old_firmware()] {
        let world = World::local(values);
        let cards = world.run(world.charger.clone().cards(world.options())).ok().expect("cards");
        let shown: Vec<_> =
            cards.iter().map(|card| (card.slot, card.name.as_deref(), card.learned, card.energy)).collect();
        assert_eq!(shown, [(0, Some("Anna"), true, Some(1500.0)), (1, None, false, Some(0.0))]);
        assert_eq!(world.asked().len(), 1);
    }
    let world = World::local(json!({ "car": 1 }));
    assert!(world.run(world.charger.clone().cards(world.options())).ok().expect("cards").is_empty());
}

#[test]
fn a_name_is_written_to_the_key_that_the_charger_has() {
    let world = World::local(new_firmware());
    let change = Change::Rename("Ben".to_owned());
    let result = world
        .run(world.charger.clone().change_card(1, change.clone(), world.verified()))
        .ok()
        .expect("a result");
    assert_eq!((result.outcome.as_str(), result.accepted), ("verified", vec!["c1n".to_owned()]));
    assert_eq!(result.held_back_by, Some(Vec::new()));
    let world = World::local(old_firmware());
    world.on_set(|_, values| {
        values.insert(
            "cards".to_owned(),
            json!([
                { "name": "Anna", "energy": 1500, "cardId": true },
                { "name": "Ben", "energy": 0, "cardId": false },
            ]),
        );
    });
    let result = world
        .run(world.charger.clone().change_card(1, change.clone(), world.verified()))
        .ok()
        .expect("a result");
    assert_eq!((result.outcome.as_str(), result.accepted), ("verified", vec!["cards".to_owned()]));
    // The list is written as a whole: the other cards have to be there still.
    let world = World::local(old_firmware());
    world.on_set(|_, values| {
        let none = |name: &str| json!({ "name": name, "energy": 0, "cardId": false });
        values.insert("cards".to_owned(), json!([none("n/a"), none("Ben")]));
    });
    let outcome = world.run(world.charger.clone().change_card(1, change.clone(), world.verified()));
    assert_eq!(code(outcome), "unverified");
    let world = World::local(old_firmware());
    assert!(
        message(world.run(world.charger.clone().change_card(5, change, world.options())))
            .contains("no card slot 5")
    );
    assert_eq!(world.count("set"), 0);
}

#[test]
fn learning_and_deleting_need_consent_before_anything_is_asked() {
    for change in [Change::Learn, Change::Delete] {
        let world = World::local(new_firmware());
        let outcome = world.run(world.charger.clone().change_card(1, change, world.verified()));
        assert!(message(outcome).contains("confirm: ["));
        assert!(world.asked().is_empty());
    }
}

#[test]
fn learning_is_proven_for_a_slot_that_was_empty() {
    for (slot, outcome) in [(1, "verified"), (0, "accepted")] {
        let world = World::local(new_firmware());
        world.on_set(|_, values| {
            values.insert("c1i".to_owned(), json!(true));
        });
        let call = world.charger.clone().change_card(slot, Change::Learn, confirmed(&world, "lrn"));
        assert_eq!(world.run(call).ok().expect("a result").outcome.as_str(), outcome);
        assert_eq!(world.count(&format!("set?lrn={slot}")), 1);
    }
    let world = World::local(new_firmware());
    let call = world.charger.clone().change_card(1, Change::Learn, confirmed(&world, "lrn"));
    assert_eq!(code(world.run(call)), "unverified");
}

#[test]
fn deleting_is_proven_by_an_empty_slot() {
    let world = World::local(new_firmware());
    world.on_set(|_, values| {
        values.extend(
            [("c0n", json!("n/a")), ("c0e", json!(0)), ("c0i", json!(false))]
                .map(|(key, value)| (key.to_owned(), value)),
        );
    });
    let call = world.charger.clone().change_card(0, Change::Delete, confirmed(&world, "del"));
    assert_eq!(world.run(call).ok().expect("a result").outcome.as_str(), "verified");
    let world = World::local(new_firmware());
    let call = world.charger.clone().change_card(0, Change::Delete, confirmed(&world, "del"));
    let failure = world.run(call).expect_err("a failure");
    assert_eq!(failure.error.code.as_str(), "unverified");
    assert!(!failure.error.message.contains("Anna"), "{}", failure.error.message);
}
