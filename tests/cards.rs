//! RFID cards: one list for both kinds of keys, and what proves a change.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod support;

use goecharger::cards::{Card, Change, keys, list, slot};
use goecharger::error::{Code, Error};
use goecharger::json::Json;
use serde_json::{Value, json};

type Values = Vec<(String, Json)>;

fn values(value: Value) -> Values {
    match support::json(&value) {
        Json::Object(members) => members,
        other => vec![("cards".to_owned(), other)],
    }
}

fn capture(name: &str) -> Values {
    let path = format!("{}/tests/captures/{name}.json", env!("CARGO_MANIFEST_DIR"));
    values(serde_json::from_str(&std::fs::read_to_string(path).expect("a capture")).expect("JSON"))
}

fn card(slot: u8, name: Option<&str>, learned: bool, energy: Option<f64>) -> Card {
    Card { slot, name: name.map(str::to_owned), learned, energy }
}

/// The slots of a charger with the new keys, the first of them as given.
fn new_keys(name: &str, energy: i64, learned: bool) -> Value {
    let mut values = serde_json::Map::new();
    for slot in 0..10 {
        let first = slot == 0;
        values.insert(format!("c{slot}n"), json!(if first { name } else { "n/a" }));
        values.insert(format!("c{slot}e"), json!(if first { energy } else { 0 }));
        values.insert(format!("c{slot}i"), json!(first && learned));
    }
    Value::Object(values)
}

fn entry(change: &Change, slot: u8, before: &[(String, Json)]) -> (String, Value) {
    let (key, value) = change.entry(slot, before).expect("an entry");
    (key, serde_json::from_str(&goecharger::protocol::encode::json(&value)).expect("JSON"))
}

#[test]
fn the_recorded_lists_have_ten_slots_of_which_the_first_is_in_use() {
    let old = list(&capture("01-local-status-full-v3-fw053.1")).expect("cards");
    assert_eq!(old.len(), 10);
    assert_eq!(
        (&old[0], &old[9]),
        (&card(0, Some("User 1"), true, Some(0.0)), &card(9, Some("User 10"), false, Some(0.0)))
    );
    let newer = list(&capture("56-local-status-full-v4-fw055.7")).expect("cards");
    assert_eq!((&newer[0], &newer[9]), (&card(0, None, true, Some(0.0)), &card(9, None, false, Some(0.0))));
}

#[test]
fn the_new_keys_say_the_same() {
    let cards = list(&values(new_keys("Anna", 12_345, true))).expect("cards");
    assert_eq!(cards.len(), 10);
    assert_eq!(
        (&cards[0], &cards[1]),
        (&card(0, Some("Anna"), true, Some(12_345.0)), &card(1, None, false, Some(0.0)))
    );
}

#[test]
fn where_a_charger_has_both_the_new_keys_count() {
    let mut both = new_keys("Anna", 5, true);
    both["cards"] = json!([{ "name": "old", "energy": 1, "cardId": false }]);
    assert_eq!(list(&values(both.clone())).expect("cards")[0], card(0, Some("Anna"), true, Some(5.0)));
    both["c0e"] = json!(null);
    both["c0i"] = json!(null);
    assert_eq!(list(&values(both)).expect("cards")[0], card(0, Some("Anna"), false, Some(1.0)));
}

#[test]
fn a_model_without_cards_has_none_and_a_short_list_its_own_slots() {
    assert_eq!(list(&[]), Ok(vec![]));
    assert_eq!(list(&values(json!({ "cards": null }))), Ok(vec![]));
    let two = json!({ "cards": [{ "name": "", "energy": "x", "cardId": 1 }, null] });
    assert_eq!(list(&values(two)), Ok(vec![card(0, None, true, None), card(1, None, false, None)]));
    // In doubt a card is there.
    assert_eq!(list(&values(json!({ "c3n": "Anna" }))), Ok(vec![card(3, Some("Anna"), true, None)]));
    assert_eq!(list(&values(json!({ "c3e": 5, "c3i": null }))), Ok(vec![card(3, None, true, Some(5.0))]));
    assert_eq!(list(&values(json!({ "c3n": "n/a", "c3e": 0 }))), Ok(vec![card(3, None, false, Some(0.0))]));
    for bad in [json!("x"), json!({}), json!([1]), json!([[]])] {
        let error = list(&values(json!({ "cards": bad }))).expect_err("an error");
        assert_eq!(error.code, Code::Protocol);
    }
}

#[test]
fn every_key_of_a_card_is_read() {
    let keys = keys();
    assert_eq!(keys.len(), 31);
    for key in ["cards", "c0n", "c0e", "c0i", "c9i"] {
        assert!(keys.iter().any(|known| known == key), "{key}");
    }
}

#[test]
fn a_slot_is_a_whole_number_from_0_to_9() {
    assert_eq!((slot(0.0), slot(9.0)), (Ok(0), Ok(9)));
    for bad in [-1.0, 10.0, 1.5, f64::NAN, f64::INFINITY] {
        assert_eq!(slot(bad).map_err(|error: Error| error.code), Err(Code::InvalidArgument), "{bad}");
    }
}

#[test]
fn a_name_is_written_to_the_key_that_the_charger_has() {
    let rename = Change::Rename("Anna".to_owned());
    let new = values(new_keys("n/a", 0, true));
    assert_eq!(entry(&rename, 0, &new), ("c0n".to_owned(), json!("Anna")));
    let old = capture("01-local-status-full-v3-fw053.1");
    assert_eq!(entry(&rename, 2, &old), ("cards".to_owned(), json!([{}, {}, { "name": "Anna" }])));
    assert_eq!(rename.keys_before(2), ["c2n", "cards"]);
    for (slot, before) in [(5, values(json!({ "cards": [{ "name": "x" }] }))), (0, vec![])] {
        let error = rename.entry(slot, &before).expect_err("no such slot");
        assert_eq!(error.code, Code::InvalidArgument);
    }
}

#[test]
fn learning_and_deleting_need_their_consent() {
    assert_eq!(entry(&Change::Learn, 3, &[]), ("lrn".to_owned(), json!(3)));
    assert_eq!(entry(&Change::Delete, 9, &[]), ("del".to_owned(), json!(9)));
    assert_eq!(Change::Learn.guard(), Some("lrn"));
    assert_eq!(Change::Delete.guard(), Some("del"));
    assert_eq!(Change::Rename(String::new()).guard(), None);
}

#[test]
fn a_read_proves_what_it_shows() {
    let state = |name: &str, energy: i64, learned: bool| values(new_keys(name, energy, learned));
    let proven = |change: &Change, before: &[(String, Json)], after: &[(String, Json)]| {
        change.wrong(0, before, after).expect("cards").map(|wrong| wrong.is_empty())
    };
    let (empty, full) = (state("n/a", 0, false), state("Anna", 7, true));

    let rename = Change::Rename("Anna".to_owned());
    assert_eq!(proven(&rename, &[], &full), Some(true));
    assert_eq!(proven(&rename, &[], &empty), Some(false));
    assert_eq!(proven(&Change::Rename(String::new()), &[], &empty), Some(true));

    assert_eq!(proven(&Change::Learn, &empty, &full), Some(true));
    assert_eq!(proven(&Change::Learn, &empty, &empty), Some(false));
    // A card that was replaced looks as before.
    assert_eq!(proven(&Change::Learn, &full, &full), None);
    // Without a look before, nothing is proven.
    assert_eq!(proven(&Change::Learn, &[], &full), None);

    assert_eq!(proven(&Change::Delete, &[], &empty), Some(true));
    assert_eq!(proven(&Change::Delete, &[], &full), Some(false));
    assert_eq!(proven(&Change::Delete, &[], &state("n/a", 7, false)), Some(false));
    assert_eq!(proven(&Change::Delete, &[], &[]), Some(false));
}

#[test]
fn what_is_wrong_is_named_as_the_charger_names_it() {
    let wrong = |change: &Change, before: Value, after: Value| -> Vec<String> {
        let wrong = change.wrong(0, &values(before), &values(after)).expect("cards").expect("a proof");
        wrong
            .into_iter()
            .map(|wrong| {
                let shown = |value| goecharger::protocol::encode::json(&value);
                let found = wrong.found.map_or("nothing".to_owned(), shown);
                format!("{}: {} {found}", wrong.key, shown(wrong.expected))
            })
            .collect()
    };
    let old = |name: &str, energy: i64, learned: bool| json!({ "cards": [{ "name": name, "energy": energy, "cardId": learned }, { "name": "Ben", "energy": 5, "cardId": true }] });
    let anna = || new_keys("Anna", 7, true);
    assert_eq!(wrong(&Change::Delete, anna(), new_keys("n/a", 7, false)), ["c0e: 0 7"]);
    assert_eq!(wrong(&Change::Delete, anna(), new_keys("Anna", 0, false)), ["c0n: null \"***\""]);
    assert_eq!(wrong(&Change::Delete, anna(), new_keys("n/a", 0, true)), ["c0i: false true"]);
    assert_eq!(wrong(&Change::Delete, anna(), json!({})), ["c0i: false nothing"]);
    assert_eq!(wrong(&Change::Delete, anna(), new_keys("User 1", 0, false)), [""; 0]);
    assert_eq!(wrong(&Change::Delete, old("Anna", 7, true), old("n/a", 7, false)), ["cards[0].energy: 0 7"]);
    assert_eq!(
        wrong(&Change::Rename("Eve".to_owned()), old("Anna", 7, true), old("Anna", 7, true)),
        ["cards[0].name: \"***\" \"***\""]
    );
    let without_ben = json!({ "cards": [{ "name": "Eve", "energy": 7, "cardId": true }, { "name": "n/a", "energy": 0, "cardId": false }] });
    assert_eq!(
        wrong(&Change::Rename("Eve".to_owned()), old("Anna", 7, true), without_ben),
        ["cards[1].cardId: true false", "cards[1].energy: 5 0", "cards[1].name: \"***\" \"***\""]
    );
}
