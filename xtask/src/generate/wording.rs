//! What the types' comments and docs/keys.md say alike of a key, in words.

use super::catalogue::{Access, Catalogue, Entry, Labels};

/// The range, the step and the unit, as far as they tell something: "6 to 32 A in steps of 1".
pub fn numbers(entry: &Entry) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    match stated_range(entry) {
        Some((Some(min), Some(max))) => words.push(format!("{min} to {max}")),
        Some((Some(min), None)) => words.push(format!("from {min}")),
        Some((None, Some(max))) => words.push(format!("up to {max}")),
        _ => {}
    }
    if let Some(unit) = &entry.unit {
        words.push(if words.is_empty() { format!("in {unit}") } else { unit.clone() });
    }
    // That whole numbers go up by 1 needs no word.
    if let Some(step) = entry.step.filter(|step| *step != 1.0) {
        words.push(format!("in steps of {step}"));
    }
    if let Some(length) = entry.max_length {
        words.push(format!("at most {length} characters"));
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// The range without the bounds of a 32-bit number, which say nothing about the key.
fn stated_range(entry: &Entry) -> Option<(Option<f64>, Option<f64>)> {
    let telling = |limit: Option<f64>, stated: Option<f64>| {
        stated.or(limit.filter(|limit| limit.abs() <= f64::from(u16::MAX)))
    };
    let range = entry.write_range()?;
    let min = telling(range.min, entry.min);
    let max = telling(range.max, entry.max);
    // A lone 0 of an unsigned type says as little.
    let only_zero = max.is_none() && entry.min.is_none();
    (!only_zero).then_some((min, max))
}

/// The labels of an enum: "0 Neutral, 1 Off".
pub fn labels(labels: &Labels) -> String {
    let named: Vec<_> = labels.iter().map(|(value, label)| format!("{value} {label}")).collect();
    named.join(", ")
}

/// What an enum is about: "Values", or a part of the value.
pub fn labelled(entry: &Entry) -> String {
    match entry.enum_of.as_deref() {
        None => "Values".into(),
        Some("[]") => "Values of each element".into(),
        Some(part) => format!("Values of `{part}`"),
    }
}

/// The firmware that is known to have it, or what else is known of that.
pub fn firmware(entry: &Entry) -> Option<String> {
    if !entry.firmware.is_empty() {
        return Some(format!("Seen on firmware {}.", entry.firmware.join(", ")));
    }
    entry.siblings.then(|| "Captured so far only from a sibling, the Fronius Wattpilot.".into())
}

/// The models it is bound to.
pub fn hardware(entry: &Entry) -> Option<String> {
    let (last, others) = entry.hardware.split_last()?;
    Some(if others.is_empty() {
        format!("Only with {last}.")
    } else {
        format!("Only with {} or {last}.", others.join(", "))
    })
}

/// Which key to turn to.
pub fn instead(entry: &Entry, catalogue: &Catalogue, link: fn(&str) -> String) -> Option<String> {
    let other = entry.instead.as_ref()?;
    let writes = catalogue.get(other).is_some_and(Entry::is_writable);
    Some(match entry.access {
        Access::Read if writes => format!("To change it, write {}.", link(other)),
        _ => format!("See {} instead.", link(other)),
    })
}

/// What a write has to be confirmed with, and why.
pub fn guard(entry: &Entry) -> Option<String> {
    let guard = entry.guard.as_ref()?;
    Some(format!(
        "Guarded ({}): {} Needs `{{ confirm: [\"{}\"] }}`.",
        guard.level.text(),
        guard.reason,
        entry.key
    ))
}

/// Whether a read gives back what was written.
pub fn read_back(entry: &Entry) -> Option<&'static str> {
    match entry.access {
        Access::Write => Some("Write-only: what was written cannot be read back."),
        _ => entry.resets.then_some("A read does not give back what was written, so `verify` leaves it out."),
    }
}
