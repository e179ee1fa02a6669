//! What is known of each API key, as far as the core needs it: what may be written, who may see it, how it reads back.
//! Descriptions and units for people are in `goecharger/catalogue`, which nobody downloads who does not ask for it.

mod entry;
mod hint;
mod reads_back;
mod table;
mod value;

use crate::error::{Error, settings};
use crate::json::Json;
pub use entry::Danger;
use entry::{Entry, Privacy, ReadsBack};
pub use hint::{doubt, doubts, hint};
pub use reads_back::holds;
use table::KEYS;
pub use value::{Fault, Mismatch};

/// The entry of a key.
fn find(key: &str) -> Option<&'static Entry> {
    let place = KEYS.binary_search_by(|entry| entry.key().cmp(key)).ok()?;
    KEYS.get(place)
}

/// The entry of a key in whatever case: the charger's web server compares names without it.
fn find_any_case(key: &str) -> Option<&'static Entry> {
    find(key).or_else(|| KEYS.iter().find(|entry| entry.key().eq_ignore_ascii_case(key)))
}

/// Whether it is a key of the catalogue, spelled as the charger spells it.
pub fn is_known(key: &str) -> bool {
    find(key).is_some()
}

/// Whether the charger takes it.
pub fn is_writable(key: &str) -> bool {
    find(key).is_some_and(|entry| !entry.takes.is_empty())
}

/// Whether a value is a credential, or may be: nobody knows what an unknown key has.
pub fn is_secret(key: &str) -> bool {
    find_any_case(key).is_none_or(|entry| entry.privacy == Privacy::Secret)
}

/// Whether a value is a credential, or personal or of somebody's network, or may be.
pub fn is_private(key: &str) -> bool {
    find_any_case(key).is_none_or(|entry| entry.privacy != Privacy::Public)
}

/// Whether a value that is written may be shown: its key is public, and so is all that is in it, as far as it is known
/// what may be in it. `ids` was seen to set keys that stand in it (behaviour.md §3).
pub fn may_be_shown(key: &str, value: &Json) -> bool {
    find_any_case(key)
        .is_some_and(|entry| entry.privacy == Privacy::Public && value::is_known(value, entry.takes))
}

/// What a write endangers, if it has to be confirmed.
fn danger(key: &str) -> Option<Danger> {
    find_any_case(key)?.guard
}

/// Whether a read gives back what was written, in one form or another.
pub fn reads_back(key: &str) -> bool {
    find_any_case(key).is_none_or(|entry| entry.back != ReadsBack::Never)
}

/// That a setting can be right, and that the caller means it. With `unchecked`, any key and any value can be right;
/// `confirm` names the guarded keys that the caller means.
pub fn check(key: &str, value: &Json, unchecked: bool, confirm: &[String]) -> Result<(), Error> {
    if !unchecked {
        let entry = find(key).ok_or_else(|| settings::unknown(key, hint(key)))?;
        if entry.takes.is_empty() {
            return Err(settings::read_only(key, entry.instead));
        }
        value::check(value, entry.takes)
            .map_err(|mismatch| settings::unfit(key, value, is_private(key), &mismatch))?;
    }
    let mut written = vec![key];
    if key.eq_ignore_ascii_case("ids") {
        names_in(value, &mut written);
    }
    for name in written {
        if let Some(danger) = danger(name)
            && !confirm.iter().any(|confirmed| confirmed.eq_ignore_ascii_case(name))
        {
            return Err(settings::guarded(name, danger));
        }
    }
    Ok(())
}

/// The names of all members, at any depth: `ids` was seen to set keys that stand in it (behaviour.md §3).
fn names_in<'a>(value: &'a Json, names: &mut Vec<&'a str>) {
    match value {
        Json::Array(items) => items.iter().for_each(|item| names_in(item, names)),
        Json::Object(members) => members.iter().for_each(|(name, member)| {
            names.push(name);
            names_in(member, names);
        }),
        _ => {}
    }
}
