//! The reader for cards.

use serde_json::{Value, json};

use crate::charger::Charger;
use crate::settings;

/// Slots for cards.
const SLOTS: u8 = 10;

impl Charger {
    /// Holds the card of a slot to the reader. A charger that waits for one (`acs` 1) starts its transaction.
    ///
    /// # Errors
    /// When there is no such slot.
    pub fn tap(&mut self, slot: u8) -> anyhow::Result<()> {
        anyhow::ensure!(slot < SLOTS, "a slot is a whole number from 0 to {}", SLOTS - 1);
        let waits = settings::of(&self.values).closed && self.values.get("trx") == Some(&Value::Null);
        if waits {
            // 0 is a transaction without a card.
            self.apply("trx", &json!(slot + 1));
        }
        Ok(())
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

    #[test]
    fn a_card_starts_a_transaction_only_where_one_is_waited_for() {
        let now = Moment { elapsed: Duration::ZERO, date: jiff::Timestamp::UNIX_EPOCH };
        let mut charger = Charger::new(Plan::of(Firmware::F604), now).unwrap();
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
    fn an_authorisation_lapses_after_two_minutes_without_a_car() {
        let at = |seconds| Moment {
            elapsed: Duration::from_secs(seconds),
            date: jiff::Timestamp::from_second(seconds as i64).unwrap(),
        };
        for (comes, trx) in [(false, Value::Null), (true, json!(1))] {
            let mut charger = Charger::new(Plan::of(Firmware::F604), at(0)).unwrap();
            charger.apply("acs", &json!(1));
            charger.tap(0).unwrap();
            charger.advance(at(115));
            assert_eq!(charger.values.get("trx"), Some(&json!(1)));
            if comes {
                charger.attach(crate::Car { plugged: true, ..crate::Car::default() });
            }
            charger.advance(at(125));
            assert_eq!(charger.values.get("trx"), Some(&trx));
        }
    }
}
