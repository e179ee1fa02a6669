//! Whether what was read back is what was written: some keys are written in one form and read in another.

use super::entry::{Entry, Kind, ReadsBack};
use super::find_any_case;
use crate::json::Json;

/// Whether `found` holds all that was `set`.
///
/// A number that the charger keeps as a float holds if it is as near as a float32 allows; any other has to be the same.
/// An object that is set may leave out members, which stay as they are.
pub fn holds(key: &str, set: &Json, found: &Json) -> bool {
    let Some(entry) = find_any_case(key) else {
        return AS_SET.same(set, found, &[Kind::Anything]);
    };
    let comparison = Comparison { padded: entry.back == ReadsBack::Padded, ..AS_SET };
    comparison.same(set, found, entry.takes) || in_other_form(key, entry, set, found)
}

fn in_other_form(key: &str, entry: &Entry, set: &Json, found: &Json) -> bool {
    let same = |set: &Json, found: &Json| AS_SET.same(set, found, entry.takes);
    match (entry.back, set, found) {
        (ReadsBack::Amp, Json::Number(_), Json::Object(_)) => {
            member(found, "amp").is_some_and(|found| same(set, found))
        }
        (ReadsBack::Amp, Json::Object(_), Json::Number(_)) => {
            member(set, "amp").is_some_and(|set| same(set, found))
        }
        // False is "the button never may", 0 "always locked"; true is any of those by which it may at times.
        (ReadsBack::Lock, Json::Bool(flag), Json::Number(number))
        | (ReadsBack::Lock, Json::Number(number), Json::Bool(flag)) => *flag == (*number != 0.0),
        (ReadsBack::Default, Json::Null, Json::String(found)) => is_default(key, found),
        (ReadsBack::AnyCase, Json::String(set), Json::String(found)) => set.eq_ignore_ascii_case(found),
        (ReadsBack::NullKeeps, Json::Array(set), Json::Array(found)) => {
            let mut pairs = set.iter().zip(found);
            set.len() <= found.len() && pairs.all(|(set, found)| *set == Json::Null || same_float(set, found))
        }
        _ => false,
    }
}

/// Whether a topic is that of a charger whose owner chose none: `go-eCharger/` and the serial (captures 01, 56 and 57), of
/// Home Assistant its own.
fn is_default(key: &str, topic: &str) -> bool {
    if key.eq_ignore_ascii_case("mht") {
        return topic == "homeassistant";
    }
    let mut parts = topic.trim_matches('/').split('/');
    let (device, serial) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let is_serial = serial.len() >= 6 && serial.bytes().all(|byte| byte.is_ascii_digit());
    device.starts_with("go-e") && is_serial && parts.next().is_none()
}

#[derive(Clone, Copy)]
struct Comparison {
    /// What is longer than it was set, or shorter, may be so by zeros.
    padded: bool,
    /// What is compared is an element of a list, which was set whole.
    is_element: bool,
}

/// The form in which it was written.
const AS_SET: Comparison = Comparison { padded: false, is_element: false };

impl Comparison {
    fn same(&self, set: &Json, found: &Json, kinds: &[Kind]) -> bool {
        match (set, found) {
            (Json::Number(one), Json::Number(other)) => {
                one == other || is_float(*one, kinds) && same_float(set, found)
            }
            (Json::Array(set), Json::Array(found)) => self.same_list(set, found, kinds),
            (Json::Object(members), Json::Object(all)) => {
                let holds = members.iter().all(|(name, set)| match member(found, name) {
                    Some(found) => self.same(set, found, member_kinds(kinds, name)),
                    None => self.padded && is_zero(set),
                });
                let others = || all.iter().filter(|(name, _)| member(set, name).is_none());
                holds && (!(self.padded && self.is_element) || others().all(|(_, value)| is_zero(value)))
            }
            _ => set == found,
        }
    }

    fn same_list(&self, set: &[Json], found: &[Json], kinds: &[Kind]) -> bool {
        let element = Comparison { is_element: true, ..*self };
        let mut pairs = set.iter().zip(found).enumerate();
        let more = found.get(set.len()..);
        pairs.all(|(place, (set, found))| element.same(set, found, element_kinds(kinds, place)))
            && more.is_some_and(|more| more.is_empty() || (self.padded && more.iter().all(is_zero)))
    }
}

/// Whether there is nothing but zeros in it.
fn is_zero(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::Number(number) => *number == 0.0,
        Json::Array(items) => items.iter().all(is_zero),
        Json::Object(members) => members.iter().all(|(_, member)| is_zero(member)),
        Json::Bool(_) | Json::String(_) => false,
    }
}

fn member<'a>(object: &'a Json, name: &str) -> Option<&'a Json> {
    match object {
        Json::Object(members) => members.iter().find(|(known, _)| known == name).map(|(_, value)| value),
        _ => None,
    }
}

/// As near as a float32 allows.
fn same_float(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => {
            (one - other).abs() <= f64::from(f32::EPSILON) * one.abs().max(other.abs())
        }
        _ => one == other,
    }
}

/// Whether the charger keeps it as a float. Where nothing is known, whole numbers are taken for integers.
fn is_float(number: f64, kinds: &[Kind]) -> bool {
    kinds.iter().any(|kind| match kind {
        Kind::Number(..) | Kind::Above(_) => true,
        Kind::Anything => number.fract() != 0.0,
        _ => false,
    })
}

fn element_kinds(kinds: &[Kind], place: usize) -> &'static [Kind] {
    let of = kinds.iter().find_map(|kind| match kind {
        Kind::List(of, _) => Some(*of),
        Kind::Tuple(of) => of.get(place).copied(),
        _ => None,
    });
    of.unwrap_or(&[Kind::Anything])
}

fn member_kinds(kinds: &[Kind], name: &str) -> &'static [Kind] {
    let members = kinds.iter().find_map(|kind| match kind {
        Kind::Object(members) | Kind::Open(members) => Some(*members),
        _ => None,
    });
    let known = members.and_then(|members| members.iter().find(|member| member.name == name));
    known.map_or(&[Kind::Anything], |member| member.takes)
}
