//! The RFID cards: ten slots, read from `c0n`, `c0e`, `c0i` to `c9i` or, before firmware 60, from `cards`.
//!
//! Some firmware has both; then the new keys count. The id of a card cannot be read.

use crate::error::Error;
use crate::error::everyday;
use crate::error::verify::Wrong;
use crate::json::Json;
use crate::redact;
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
    let of_slots = (0..SLOTS).flat_map(|slot| [NAME, ENERGY, PRESENCE].map(|part| own_key(slot, part)));
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
        let [name, energy, learned] = [NAME, ENERGY, PRESENCE].map(|named| part(slot, named, values).1);
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
    /// The keys to read before the set: a name is written to the key that the charger has, and what a read after it proves
    /// depends on what was there.
    pub fn keys_before(&self, slot: u8) -> Vec<String> {
        match self {
            Change::Rename(_) => vec![own_key(slot, NAME), LIST.to_owned()],
            Change::Learn | Change::Delete => keys_of(slot),
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
                    return Ok((own_key(slot, NAME), Json::String(name.clone())));
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

    /// The keys to read after the set for [`Change::wrong`].
    pub fn keys_after(slot: u8) -> Vec<String> {
        keys_of(slot)
    }

    /// What a read after the set shows to be wrong yet; nothing if it proves the change, `None` if no read can.
    ///
    /// # Errors
    /// `protocol` as [`list`].
    pub fn wrong(
        &self,
        slot: u8,
        before: &[(String, Json)],
        after: &[(String, Json)],
    ) -> Result<Option<Vec<Wrong>>, Error> {
        let (cards, old) = (list(after)?, list(before)?);
        let (card, was) = (of(slot, &cards), of(slot, &old));
        let wrong = |is_wrong: bool, part: Part, expected: Json| {
            is_wrong.then(|| Wrong::of_card(slot, part, expected, after))
        };
        Ok(match self {
            Change::Rename(name) => {
                let named = Some(name.as_str()).filter(|name| is_name(name));
                let is_named = card.is_some_and(|card| card.name.as_deref() == named);
                let name = wrong(!is_named, NAME, Json::String(name.clone()));
                let others =
                    if has_name_key(slot, before) { Vec::new() } else { lost(slot, &old, &cards, after) };
                Some(name.into_iter().chain(others).collect())
            }
            Change::Learn => {
                let was_empty = was.is_some_and(|card| !card.learned);
                let is_learned = card.is_some_and(|card| card.learned);
                was_empty.then(|| wrong(!is_learned, PRESENCE, Json::Bool(true)).into_iter().collect())
            }
            Change::Delete => {
                let is_told = card.is_none() || part(slot, PRESENCE, after).1.is_some();
                let is_there = card.is_none_or(|card| card.learned);
                let has_energy = card.and_then(|card| card.energy).is_some_and(|energy| energy != 0.0);
                let name = card.and_then(|card| card.name.as_deref());
                // A slot without a card may have a name of its own: "User 1".
                let stays = name.is_some_and(|name| !name.starts_with("User "))
                    && name == was.and_then(|was| was.name.as_deref());
                let all = [
                    wrong(is_there && is_told, PRESENCE, Json::Bool(false)),
                    wrong(has_energy, ENERGY, Json::Number(0.0)),
                    wrong(stays || is_there && !is_told && name.is_some(), NAME, Json::Null),
                ];
                Some(all.into_iter().flatten().collect())
            }
        })
    }
}

/// A part of a card: the last letter of its own key, and its name in the old list.
type Part = (&'static str, &'static str);

const NAME: Part = ("n", "name");
const ENERGY: Part = ("e", "energy");
const PRESENCE: Part = ("i", "cardId");

impl Wrong {
    /// A part of a card. Its name is personal and its id a secret; whether there is one is neither.
    fn of_card(slot: u8, named: Part, expected: Json, after: &[(String, Json)]) -> Self {
        let (key, found) = part(slot, named, after);
        let shown = |value: Json| match value {
            Json::Null | Json::Bool(_) => value,
            value => redact::shown(&own_key(slot, named), value),
        };
        Wrong { key, expected: shown(expected), found: found.cloned().map(shown) }
    }
}

/// A part of a card as the charger has it, and where.
fn part(slot: u8, named: Part, values: &[(String, Json)]) -> (String, Option<&Json>) {
    let key = own_key(slot, named);
    match (member(values, &key).filter(|value| **value != Json::Null), member(values, LIST)) {
        (None, Some(Json::Array(entries))) => {
            let found = entries.get(usize::from(slot)).and_then(|entry| entry.get(named.1));
            (format!("{LIST}[{slot}].{}", named.1), found)
        }
        (found, _) => (key, found),
    }
}

fn own_key(slot: u8, (letter, _): Part) -> String {
    format!("c{slot}{letter}")
}

fn of(slot: u8, cards: &[Card]) -> Option<&Card> {
    cards.iter().find(|card| card.slot == slot)
}

/// Whether the charger has a key of its own for the name, and not the old list alone.
fn has_name_key(slot: u8, values: &[(String, Json)]) -> bool {
    matches!(member(values, &own_key(slot, NAME)), Some(Json::String(_)))
}

/// What a list that was written has changed besides a name. Energy may have been added meanwhile.
fn lost(renamed: u8, old: &[Card], cards: &[Card], after: &[(String, Json)]) -> Vec<Wrong> {
    let mut lost = Vec::new();
    for card in old {
        let other = of(card.slot, cards);
        let mut check = |is_same: bool, part: Part, expected: Json| {
            if !is_same {
                lost.push(Wrong::of_card(card.slot, part, expected, after));
            }
        };
        check(other.is_some_and(|other| other.learned == card.learned), PRESENCE, Json::Bool(card.learned));
        if let Some(energy) = card.energy {
            check(other.is_some_and(|other| other.energy >= Some(energy)), ENERGY, Json::Number(energy));
        }
        if card.slot != renamed {
            let name = card.name.clone().map_or(Json::Null, Json::String);
            check(other.is_some_and(|other| other.name == card.name), NAME, name);
        }
    }
    lost
}

/// Whether it is more than what stands for none.
fn is_name(name: &str) -> bool {
    !matches!(name, "" | "n/a")
}

fn keys_of(slot: u8) -> Vec<String> {
    [NAME, ENERGY, PRESENCE].map(|part| own_key(slot, part)).into_iter().chain([LIST.to_owned()]).collect()
}

fn member<'a>(values: &'a [(String, Json)], key: &str) -> Option<&'a Json> {
    values.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}
