//! What the types' comments and docs/keys.md say alike of a key, in words.

use goecharger_catalogue::{Access, Catalogue, Entry, Format, Labels, ReadsBack, Shape};

/// The range, the step, the unit and the length, as far as they tell something: "6 to 32 A in steps of 1".
pub fn numbers(shape: &Shape) -> Option<String> {
    let mut number: Vec<String> = range(shape).into_iter().collect();
    if let Some(unit) = &shape.unit {
        number.push(if number.is_empty() { format!("in {unit}") } else { unit.clone() });
    }
    // That whole numbers go up by 1 needs no word.
    number.extend(shape.step.filter(|step| *step != 1.0).map(|step| format!("in steps of {step}")));
    let words = [
        (!number.is_empty()).then(|| number.join(" ")),
        shape.max_length.map(|length| format!("at most {length} characters")),
        shape.format.map(|Format::Color| "as #RRGGBB".into()),
        shape.max_items.map(|most| format!("at most {most} elements")),
    ];
    let words: Vec<_> = words.into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// "0 or 6 to 32"
fn range(shape: &Shape) -> Option<String> {
    let words = match stated_range(shape) {
        Some((Some(least), Some(most))) => format!("{least} to {most}"),
        Some((Some(least), None)) => format!("from {least}"),
        Some((None, Some(most))) => format!("up to {most}"),
        _ => shape.above.map(|limit| format!("above {limit}"))?,
    };
    Some(shape.also.iter().rev().fold(words, |words, number| format!("{number} or {words}")))
}

/// The range without the bounds of a 32-bit number, which say nothing about the key.
fn stated_range(shape: &Shape) -> Option<(Option<f64>, Option<f64>)> {
    let telling = |limit: Option<f64>, stated: Option<f64>| {
        stated.or(limit.filter(|limit| limit.abs() <= f64::from(u16::MAX)))
    };
    let (least, most) = shape.write_range()?;
    let least = telling(least, shape.min);
    let most = telling(most, shape.max);
    // A lone 0 of an unsigned type says as little.
    let only_zero = most.is_none() && shape.min.is_none();
    (!only_zero).then_some((least, most))
}

/// What there is to say of a part of a value: "W, negative while exporting".
pub fn part(part: &Shape) -> Option<String> {
    // That something does not fall below 0 needs no word.
    let range = range(part).filter(|range| range != "from 0");
    let numbers = match (range, &part.unit) {
        (None, unit) => unit.clone(),
        (Some(range), None) => Some(range),
        (Some(range), Some(unit)) => Some(format!("{range} {unit}")),
    };
    let length = part.max_length.map(|length| format!("at most {length} characters"));
    let of = part.enum_name.as_ref().map(|name| format!("see {name}"));
    let words: Vec<_> = [numbers, of, length, part.about.clone()].into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The labels of an enum: "0 Neutral, 1 Off".
pub fn labels(labels: &Labels) -> String {
    let named: Vec<_> = labels.iter().map(|(value, label)| format!("{value} {label}")).collect();
    named.join(", ")
}

/// What an enum is about: "Values", or a part of the value.
pub fn labelled(path: &str) -> String {
    match path {
        "" => "Values".into(),
        "[]" => "Values of each element".into(),
        part => format!("Values of `{part}`"),
    }
}

/// The firmware that is known to have it, or what else is known of that.
pub fn firmware(entry: &Entry) -> Option<String> {
    match (&entry.since, &entry.until) {
        (Some(since), Some(until)) if since == until => Some(format!("Seen on firmware {since}.")),
        (Some(since), Some(until)) => Some(format!("Seen on firmware {since} to {until}.")),
        (Some(since), None) => Some(format!("Seen from firmware {since} on.")),
        _ => entry.siblings.then(|| "Captured so far only from a sibling, the Fronius Wattpilot.".into()),
    }
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
    Some(match entry.value.access {
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

/// Whether and how a read gives back what was written.
pub fn reads_back(entry: &Entry) -> Option<&'static str> {
    if !entry.is_writable() {
        return None;
    }
    if !entry.is_readable() {
        return Some("Write-only: what was written cannot be read back.");
    }
    match entry.reads_back {
        ReadsBack::AsWritten => None,
        ReadsBack::Never => Some("A read does not give back what was written, so `verify` leaves it out."),
        ReadsBack::Amp => Some("A number that is written reads back as `amp` of an object."),
        ReadsBack::Lock => {
            Some("Firmware up to 054 reads true or false, later one 0 to 3, whichever was written.")
        }
        ReadsBack::Default => Some("Null sets the default, and reads back as that."),
        ReadsBack::AnyCase => Some("May read back in other letter case."),
        ReadsBack::NullKeeps => Some("An element that is null leaves what is there."),
        ReadsBack::Padded => Some("A list may read back longer, filled up with zeros."),
    }
}
