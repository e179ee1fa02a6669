//! What the commands for cards do: `lrn` stores one in a slot, `del` empties it.

use serde_json::{Map, Value, json};

use crate::sessions::CardOfSession;

/// Changes a slot in both kinds of keys, those that the firmware has.
pub(crate) fn change(values: &mut Map<String, Value>, slot: u64, learned: bool) {
    let key = |kind: &str| format!("c{slot}{kind}");
    let old =
        values.get_mut("cards").and_then(|cards| cards.get_mut(slot as usize)).and_then(Value::as_object_mut);
    if let Some(card) = old {
        card.insert("cardId".to_owned(), json!(learned));
        if !learned {
            card.insert("name".to_owned(), json!("n/a"));
            card.insert("energy".to_owned(), json!(0));
        }
    }
    if values.contains_key(&key("i")) {
        values.insert(key("i"), json!(learned));
        if !learned {
            values.insert(key("n"), json!("n/a"));
            values.insert(key("e"), json!(0));
        }
    }
}

/// The card that a transaction is booked on.
pub(crate) fn of_transaction(values: &Map<String, Value>) -> Option<CardOfSession> {
    let slot = values.get("trx")?.as_u64()?.checked_sub(1)?;
    let new = values.get(&format!("c{slot}n"));
    let old = || values.get("cards")?.get(slot as usize)?.get("name");
    let name = new.or_else(old).and_then(Value::as_str).filter(|name| *name != "n/a").unwrap_or_default();
    Some(((slot + 1).to_string(), format!("{:014x}", slot + 1), name.to_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_slot_is_learned_and_emptied_in_the_keys_that_are_there() {
        let card = json!({"name": "Anna", "energy": 5, "cardId": false});
        let mut values =
            json!({"c0n": "Anna", "c0e": 5, "c0i": false, "cards": [card]}).as_object().unwrap().clone();
        change(&mut values, 0, true);
        assert_eq!(
            (values.get("c0i"), values["cards"][0].get("cardId")),
            (Some(&json!(true)), Some(&json!(true)))
        );
        change(&mut values, 0, false);
        let empty = json!({"name": "n/a", "energy": 0, "cardId": false});
        assert_eq!(
            Value::Object(values.clone()),
            json!({"c0n": "n/a", "c0e": 0, "c0i": false, "cards": [empty]})
        );
        change(&mut values, 7, true);
        assert!(!values.contains_key("c7i"), "no key that was not there");
    }

    #[test]
    fn a_transaction_counts_cards_from_one() {
        let values = json!({"trx": 1, "c0n": "Anna"}).as_object().unwrap().clone();
        assert_eq!(of_transaction(&values).unwrap().2, "Anna");
        assert_eq!(of_transaction(json!({"trx": 0}).as_object().unwrap()), None);
        assert_eq!(of_transaction(json!({"trx": null}).as_object().unwrap()), None);
    }
}
