//! The RFID cards: ten slots, read from `c0n`, `c0e`, `c0i` to `c9i` or, before firmware 60, from `cards`.
//!
//! Some firmware has both; then the new keys count. The id of a card cannot be read.

use crate::error::Error;
use crate::error::everyday;
use crate::json::Json;
use serde::Serialize;

/// The key of the old list: `[{"name", "energy", "cardId"}]`.
const LIST: &str = "cards";

/// How many slots a charger has at most.
pub const SLOTS: u8 = 10;

/// A slot for a card.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Card {
    /// 0 to 9; `trx` counts from 1.
    pub slot: u8,
    /// Text from outside; `None` while unnamed (`"n/a"`; `"User 1"` cannot be told from a name).
    pub name: Option<String>,
    /// Whether a card is learned there.
    pub learned: bool,
    /// Wh charged with it.
    pub energy: Option<f64>,
}

/// The keys to read for [`list`].
pub fn keys() -> Vec<String> {
    let of_slots = (0..SLOTS).flat_map(|slot| ["n", "e", "i"].map(|kind| format!("c{slot}{kind}")));
    [LIST.to_owned()].into_iter().chain(of_slots).collect()
}

/// All slots in order, also empty ones; none on a model without.
///
/// # Errors
/// `protocol` if `cards` is something else than a list of cards.
pub fn list(values: &[(String, Json)]) -> Result<Vec<Card>, Error> {
    let old = match member(values, LIST) {
        None | Some(Json::Null) => &[],
        Some(Json::Array(entries))
            if entries.iter().all(|entry| matches!(entry, Json::Object(_) | Json::Null)) =>
        {
            entries.as_slice()
        }
        Some(_) => return Err(everyday::cards_unreadable()),
    };
    let card = |slot: u8| {
        let old = old.get(usize::from(slot));
        let find = |kind: &str, name: &str| {
            let new = member(values, &format!("c{slot}{kind}")).filter(|value| **value != Json::Null);
            new.or_else(|| old?.get(name))
        };
        let (name, energy, learned) = (find("n", "name"), find("e", "energy"), find("i", "cardId"));
        let is_there = old.is_some() || name.is_some() || energy.is_some() || learned.is_some();
        is_there.then(|| Card {
            slot,
            name: name.and_then(Json::as_str).filter(|name| is_name(name)).map(str::to_owned),
            learned: match learned {
                Some(Json::Bool(learned)) => *learned,
                // In doubt there is one: what is learned over it is gone.
                Some(Json::Null) | None => {
                    name.and_then(Json::as_str).is_some_and(is_name)
                        || energy.and_then(Json::as_number).is_some_and(|energy| energy != 0.0)
                }
                Some(_) => true,
            },
            energy: energy.and_then(Json::as_number),
        })
    };
    Ok((0..SLOTS).filter_map(card).collect())
}

/// A slot as a caller gives it.
///
/// # Errors
/// `invalid-argument` unless it is a whole number from 0 to 9.
pub fn slot(number: f64) -> Result<u8, Error> {
    (0..SLOTS).find(|slot| f64::from(*slot) == number).ok_or_else(everyday::no_slot)
}

/// Something to do with a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Names its card.
    Rename(String),
    /// Stores the card in it that was held to the charger last (`lrn`).
    Learn,
    /// Forgets its card, with name and energy (`del`).
    Delete,
}

impl Change {
    /// The keys to read before the set: a name is written to the key that the charger has, and whether a card was learned
    /// can be proven for a slot that was empty only.
    pub fn keys_before(&self, slot: u8) -> Vec<String> {
        match self {
            Change::Rename(_) => vec![format!("c{slot}n"), LIST.to_owned()],
            Change::Learn => keys_of(slot),
            Change::Delete => Vec::new(),
        }
    }

    /// The guarded key that the caller must confirm.
    pub fn guard(&self) -> Option<&'static str> {
        match self {
            Change::Rename(_) => None,
            Change::Learn => Some("lrn"),
            Change::Delete => Some("del"),
        }
    }

    /// What to set, for a charger that gave `before` for [`Change::keys_before`].
    ///
    /// # Errors
    /// `invalid-argument` if the charger lacks the slot that is to be named.
    pub fn entry(&self, slot: u8, before: &[(String, Json)]) -> Result<(String, Json), Error> {
        let number = Json::Number(f64::from(slot));
        Ok(match self {
            Change::Learn => ("lrn".to_owned(), number),
            Change::Delete => ("del".to_owned(), number),
            Change::Rename(name) => {
                if has_name_key(slot, before) {
                    return Ok((format!("c{slot}n"), Json::String(name.clone())));
                }
                if !list(before)?.iter().any(|card| card.slot == slot) {
                    return Err(everyday::slot_missing(slot));
                }
                // An empty object leaves its slot alone.
                let mut entries = vec![Json::Object(Vec::new()); usize::from(slot)];
                entries.push(Json::Object(vec![("name".to_owned(), Json::String(name.clone()))]));
                (LIST.to_owned(), Json::Array(entries))
            }
        })
    }

    /// The keys to read after the set for [`Change::proven`].
    pub fn keys_after(slot: u8) -> Vec<String> {
        keys_of(slot)
    }

    /// Whether a read after the set proves it: `Some(false)` if not yet, `None` if no read can.
    ///
    /// # Errors
    /// `protocol` as [`list`].
    pub fn proven(
        &self,
        slot: u8,
        before: &[(String, Json)],
        after: &[(String, Json)],
    ) -> Result<Option<bool>, Error> {
        let there = |values| list(values).map(|cards| cards.into_iter().find(|card| card.slot == slot));
        let card = there(after)?;
        Ok(match self {
            Change::Rename(name) => {
                let name = Some(name.as_str()).filter(|name| is_name(name));
                let is_named = card.is_some_and(|card| card.name.as_deref() == name);
                Some(is_named && (has_name_key(slot, before) || keeps(slot, &list(before)?, &list(after)?)))
            }
            Change::Learn => {
                let was_empty = there(before)?.is_some_and(|card| !card.learned);
                was_empty.then(|| card.is_some_and(|card| card.learned))
            }
            Change::Delete => {
                Some(card.is_some_and(|card| !card.learned && card.energy.is_none_or(|energy| energy == 0.0)))
            }
        })
    }
}

/// Whether the charger has a key of its own for the name, and not the old list alone.
fn has_name_key(slot: u8, values: &[(String, Json)]) -> bool {
    matches!(member(values, &format!("c{slot}n")), Some(Json::String(_)))
}

/// Whether a list that was written has changed nothing but a name. Energy may have been added meanwhile.
fn keeps(slot: u8, before: &[Card], after: &[Card]) -> bool {
    before.iter().all(|card| {
        after.iter().any(|other| {
            other.slot == card.slot
                && other.learned == card.learned
                && other.energy >= card.energy
                && (other.slot == slot || other.name == card.name)
        })
    })
}

/// Whether it is more than what stands for none.
fn is_name(name: &str) -> bool {
    !matches!(name, "" | "n/a")
}

fn keys_of(slot: u8) -> Vec<String> {
    ["n", "e", "i"].map(|kind| format!("c{slot}{kind}")).into_iter().chain([LIST.to_owned()]).collect()
}

fn member<'a>(values: &'a [(String, Json)], key: &str) -> Option<&'a Json> {
    values.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}
