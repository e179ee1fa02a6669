//! A card at the reader.

use serde_json::{Value, json};

use crate::charger::Charger;
use crate::settings;

/// Slots for cards.
const SLOTS: u8 = 10;

impl Charger {
    /// Holds the card of a slot to the reader. A charger that waits for one (`acs` 1) starts its transaction, and
    /// `lrn` stores the card that was read last.
    ///
    /// # Errors
    /// When there is no such slot.
    pub fn tap(&mut self, slot: u8) -> anyhow::Result<()> {
        anyhow::ensure!(slot < SLOTS, "a slot is a whole number from 0 to {}", SLOTS - 1);
        self.read_card = true;
        let waits = settings::of(&self.values).closed && self.values.get("trx").is_none_or(Value::is_null);
        if waits && self.values.contains_key("trx") {
            // 0 is a transaction without a card.
            self.apply("trx", &json!(slot + 1));
        }
        Ok(())
    }

    /// Stores the card that was read last in a slot (`lrn`); without one nothing happens.
    pub(crate) fn learn_card(&mut self, slot: &Value) {
        if std::mem::take(&mut self.read_card) {
            self.show_card(slot, true);
        }
    }

    /// Empties a slot (`del`).
    pub(crate) fn delete_card(&mut self, slot: &Value) {
        self.show_card(slot, false);
    }

    fn show_card(&mut self, slot: &Value, is_learned: bool) {
        let number = slot.as_u64().and_then(|slot| usize::try_from(slot).ok()).unwrap_or(usize::MAX);
        let mut change = vec![("i", "cardId", json!(is_learned))];
        if !is_learned {
            change.extend([("n", "name", json!("n/a")), ("e", "energy", json!(0))]);
        }
        for (suffix, member, value) in change {
            if let Some(shown) = self.values.get_mut(&format!("c{slot}{suffix}")) {
                *shown = value.clone();
            }
            let cards = self.values.get_mut("cards").and_then(Value::as_array_mut);
            if let Some(card) = cards.and_then(|cards| cards.get_mut(number)).and_then(Value::as_object_mut) {
                card.insert(member.to_owned(), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::time::Duration;

    use super::*;
    use crate::clock::Moment;
    use crate::firmware::Firmware;
    use crate::plan::Plan;

    fn charger() -> Charger {
        let now = Moment { elapsed: Duration::ZERO, date: jiff::Timestamp::UNIX_EPOCH };
        Charger::new(Plan::of(Firmware::F604), now).unwrap()
    }

    #[test]
    fn a_card_starts_a_transaction_only_where_one_is_waited_for() {
        let mut charger = charger();
        charger.tap(2).unwrap();
        assert_eq!(charger.values.get("trx"), Some(&Value::Null));
        charger.apply("acs", &json!(1));
        charger.tap(2).unwrap();
        assert_eq!(charger.values.get("trx"), Some(&json!(3)));
        charger.tap(0).unwrap();
        assert_eq!(charger.values.get("trx"), Some(&json!(3)), "another card does not take it over");
        assert!(charger.tap(10).is_err());
    }

    #[test]
    fn a_card_that_was_read_can_be_learned_once_and_deleted() {
        let mut charger = charger();
        charger.apply("lrn", &json!(4));
        assert_eq!(charger.values.get("c4i"), Some(&json!(false)), "no card was read");
        charger.tap(4).unwrap();
        charger.apply("lrn", &json!(4));
        let listed =
            |charger: &Charger| charger.values.get("cards").unwrap().get(4).unwrap().get("cardId").cloned();
        assert_eq!((charger.values.get("c4i"), listed(&charger)), (Some(&json!(true)), Some(json!(true))));
        charger.apply("lrn", &json!(5));
        assert_eq!(charger.values.get("c5i"), Some(&json!(false)), "the card is in slot 4 already");
        charger.apply("del", &json!(4));
        assert_eq!((charger.values.get("c4i"), listed(&charger)), (Some(&json!(false)), Some(json!(false))));
    }
}
