//! Which key is probably meant by a name that is none.

use super::table::{FORMER, KEYS};
use super::{Entry, find, find_any_case};

/// How many keys are offered at most.
const OFFERED: usize = 3;

/// How many names that the catalogue lacks are looked at among those to be read: comparing costs time.
const LOOKED_AT: usize = 20;

/// The longest name that is looked at: comparing costs time, and no key is longer.
const LONGEST: usize = 40;

/// A sentence on which key is probably meant by a name that the catalogue lacks.
pub fn hint(name: &str) -> Option<String> {
    sure(name).or_else(|| near(name))
}

/// Why a name that is to be read is probably wrong, as a sentence. `None` for a key of the catalogue, and for a name
/// that newer firmware may have.
pub fn doubt(name: &str) -> Option<String> {
    if find(name).is_some() {
        return None;
    }
    let letters = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !letters || !name.starts_with(|first: char| first.is_ascii_alphabetic()) || name.len() > LONGEST {
        return Some("An API key is made of letters, digits and underscores, like \"amp\".".into());
    }
    // Of three letters there are few that no key is near to.
    sure(name).or_else(|| if name.len() > 4 { near(name) } else { None })
}

/// The names to be read that are probably wrong, each with a sentence. After some that the catalogue lacks, it gives up.
pub fn doubts<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<(&'a str, String)> {
    let unknown = names.into_iter().filter(|name| find(name).is_none()).take(LOOKED_AT);
    unknown.filter_map(|name| Some((name, doubt(name)?))).collect()
}

/// What is meant beyond doubt: a name of API v1, a readable name, a key in other case.
fn sure(name: &str) -> Option<String> {
    if let Some(entry) = find_any_case(name) {
        return Some(format!("It is spelled \"{}\".", entry.key()));
    }
    let former = FORMER.iter().find(|(former, _)| former.eq_ignore_ascii_case(name));
    if let Some((former, key)) = former {
        return Some(format!("\"{former}\" is a name of API v1: here it is \"{key}\"."));
    }
    let entry = KEYS.iter().find(|entry| entry.name().eq_ignore_ascii_case(name))?;
    Some(format!("The charger calls it \"{}\".", entry.key()))
}

/// What is spelled nearly like it.
fn near(name: &str) -> Option<String> {
    if name.len() > LONGEST {
        return None;
    }
    let readable = |entry: &&Entry| name.len() > 5 && distance(name, entry.name()) <= 2;
    if let Some(entry) = KEYS.iter().find(readable) {
        return Some(format!("Is \"{}\" meant, which the charger calls \"{}\"?", entry.name(), entry.key()));
    }
    // A letter too many or too few is likelier than a wrong one, and what can be written is likelier meant.
    let rank = |entry: &Entry| (entry.key().len() == name.len(), entry.takes.is_empty());
    let near: Vec<_> = KEYS.iter().filter(|entry| distance(name, entry.key()) == 1).collect();
    let best = near.iter().map(|entry| rank(entry)).min()?;
    let keys = near.iter().filter(|entry| rank(entry) == best).take(OFFERED);
    let keys: Vec<_> = keys.map(|entry| format!("\"{}\"", entry.key())).collect();
    let (last, others) = keys.split_last()?;
    Some(match others {
        [] => format!("Is {last} meant?"),
        others => format!("Is {} or {last} meant?", others.join(", ")),
    })
}

/// The one of some names that is probably meant.
pub(super) fn nearest<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let bound = if name.len() < 5 { 1 } else { 2 };
    let near = names.iter().map(|known| (distance(name, known), *known));
    let best = near
        .filter(|(distance, known)| *distance <= bound && *distance < known.len())
        .min_by_key(|(distance, _)| *distance);
    best.map(|(_, known)| known)
}

/// How many letters have to be put in, taken out, changed or swapped with their neighbour, without regard to case; 99
/// for lengths that differ by more than any use of it allows.
fn distance(one: &str, other: &str) -> usize {
    if one.len().abs_diff(other.len()) > 2 || one.len() > LONGEST {
        return 99;
    }
    let letters = |text: &str| text.bytes().map(|byte| byte.to_ascii_lowercase()).collect::<Vec<_>>();
    let (one, other) = (letters(one), letters(other));
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, wanted) in other.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(99);
            let changed = at(&above, column) + usize::from(letter != wanted);
            let mut least = changed.min(at(&above, column + 1) + 1).min(at(&current, column) + 1);
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(wanted)
                && other.get(column - 1) == Some(letter);
            if swapped {
                least = least.min(at(&before, column - 1) + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or(99)
}
