//! What a wrong catalogue is told.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Access, Catalogue, Entry, FIRMWARE, Format, JsonType, Shape, Storage, TOPICS};

/// Names that the package's types take for themselves.
const RESERVED: [&str; 5] = ["Readings", "Settings", "Key", "WritableKey", "GuardedKey"];

/// Everything that is wrong, each with the key it is about.
pub(crate) fn problems(catalogue: &Catalogue) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for entry in &catalogue.keys {
        let about = |problem| format!("[{}] {problem}", entry.key);
        found.extend([texts, writing].map(|check| check(entry)).into_iter().flatten().map(about));
        found.extend(shape(&entry.value).into_iter().map(about));
        if let Some(instead) = &entry.instead
            && (catalogue.get(instead).is_none() || *instead == entry.key)
        {
            found.push(about(format!("instead = \"{instead}\" is no other key")));
        }
    }
    found.extend(order(catalogue));
    found.extend(names(catalogue));
    found.extend(enums(catalogue));
    found
}

fn order(catalogue: &Catalogue) -> Vec<String> {
    let next = catalogue.keys.iter().skip(1);
    let pairs = catalogue.keys.iter().zip(next);
    pairs
        .filter(|(one, other)| one.key >= other.key)
        .map(|(one, other)| format!("[{}] belongs before [{}]", other.key, one.key))
        .collect()
}

fn names(catalogue: &Catalogue) -> Vec<String> {
    let mut owners = BTreeMap::new();
    let mut found = Vec::new();
    for entry in &catalogue.keys {
        if let Some(owner) = owners.insert(&entry.name, &entry.key) {
            found.push(format!("[{}] has the name of [{owner}], {}", entry.key, entry.name));
        }
        for name in &entry.v1 {
            if catalogue.get(name).is_some() {
                found.push(format!("[{}] has the name {name} of API v1, which is a key now", entry.key));
            }
        }
    }
    found
}

fn enums(catalogue: &Catalogue) -> Vec<String> {
    let mut labels = BTreeMap::new();
    let mut found = Vec::new();
    for entry in &catalogue.keys {
        for (_, part) in entry.value.labelled() {
            let Some(name) = &part.enum_name else { continue };
            if labels.entry(name).or_insert(&part.labels) != &&part.labels {
                found.push(format!("[{}] has other values for {name} than a key above", entry.key));
            }
        }
    }
    found
}

fn texts(entry: &Entry) -> Vec<String> {
    let mut found = Vec::new();
    let mut require = |holds: bool, problem: String| {
        if !holds {
            found.push(problem);
        }
    };
    require(
        is_word(&entry.key, |first| first.is_ascii_lowercase()),
        "the key is no word of letters, digits and _".into(),
    );
    require(
        is_word(&entry.name, |first| first.is_ascii_lowercase()) && !entry.name.contains('_'),
        format!("name = \"{}\" is not lowerCamelCase", entry.name),
    );
    require(
        TOPICS.iter().any(|(topic, _)| *topic == entry.topic),
        format!("topic = \"{}\" is none of those in the header", entry.topic),
    );
    let sentences = [
        ("description", Some(&entry.description)),
        ("deprecated", entry.deprecated.as_ref()),
        ("caution", entry.caution.as_ref()),
        ("guard.reason", entry.guard.as_ref().map(|guard| &guard.reason)),
    ];
    for (field, text) in sentences {
        require(
            text.is_none_or(|text| is_sentence(text)),
            format!("{field} is not one line that ends in a full stop"),
        );
    }
    for (field, version) in [("since", &entry.since), ("until", &entry.until)] {
        require(
            version.as_ref().is_none_or(|version| FIRMWARE.contains(&version.as_str())),
            format!("{field} is no version in firmware.rs"),
        );
    }
    require(entry.until.is_none() || !entry.firmware().is_empty(), "until needs an earlier since".into());
    let distinct: BTreeSet<_> = entry.hardware.iter().collect();
    require(distinct.len() == entry.hardware.len(), "hardware names something twice".into());
    found
}

/// What is wrong with a value, or a part of one.
fn shape(shape: &Shape) -> Vec<String> {
    let own = [types, numbers, labels, structure].map(|check| check(shape));
    let mut found: Vec<String> = own.into_iter().flatten().collect();
    for (name, part) in shape.parts() {
        found.extend(self::shape(part).into_iter().map(|problem| format!("{name}: {problem}")));
        if part.about.as_ref().is_some_and(|about| about.contains('\n') || about.contains("*/")) {
            found.push(format!("{name}: about is not one line"));
        }
    }
    found
}

fn types(shape: &Shape) -> Vec<String> {
    let mut found = Vec::new();
    for (field, types) in [("type", Some(&shape.types)), ("write", shape.write.as_ref())] {
        let Some(types) = types else { continue };
        if types.is_empty() {
            found.push(format!("{field} is empty"));
        }
        if types.contains(&JsonType::Any) && types.len() > 1 {
            found.push(format!("{field} has \"any\" and more"));
        }
        let repeated = |(index, of)| types.iter().take(index).any(|other| other == of);
        if types.iter().enumerate().any(repeated) {
            found.push(format!("{field} names a type twice"));
        }
    }
    if shape.write.as_ref() == Some(&shape.types) {
        found.push("write repeats type".into());
    }
    found
}

fn structure(shape: &Shape) -> Vec<String> {
    let has = |wanted| shape.types.iter().chain(shape.write_types()).any(|of| *of == wanted);
    let fields = [
        ("members", shape.members.is_empty(), JsonType::Object),
        ("items", shape.items.is_none(), JsonType::Array),
        ("tuple", shape.tuple.is_empty(), JsonType::Array),
        ("max_items", shape.max_items.is_none(), JsonType::Array),
    ];
    let misplaced = fields.into_iter().filter(|(_, absent, of)| !absent && !has(*of));
    let mut found: Vec<String> =
        misplaced.map(|(field, _, of)| format!("{field} is for an {}", of.text())).collect();
    if shape.items.is_some() && !shape.tuple.is_empty() {
        found.push("an array has items or a tuple".into());
    }
    if shape.tuple.iter().any(|part| part.name.is_none()) {
        found.push("each element of a tuple has a name".into());
    }
    found
}

fn numbers(shape: &Shape) -> Vec<String> {
    let mut found = Vec::new();
    let all = || shape.types.iter().chain(shape.write_types());
    let limits = [shape.min, shape.above, shape.max, shape.step];
    if (limits.iter().any(Option::is_some) || !shape.also.is_empty()) && !all().any(|of| of.is_numeric()) {
        found.push("min, above, max, also and step are for numbers".into());
    }
    if shape.storage.is_some() && !all().any(|of| *of == JsonType::Integer) {
        found.push("storage is for integers".into());
    }
    if shape.min.is_some() && shape.above.is_some() {
        found.push("min and above exclude each other".into());
    }
    if let (Some(least), Some(most)) = (shape.min.or(shape.above), shape.max)
        && least >= most
    {
        found.push(format!("min = {least} is not below max = {most}"));
    }
    if let Some((lowest, highest)) = shape.storage.and_then(Storage::bounds) {
        let outside = [shape.min, shape.above, shape.max].into_iter().flatten();
        let outside = outside.filter(|limit| !(lowest..=highest).contains(limit));
        found.extend(outside.map(|limit| format!("the limit {limit} does not fit its storage")));
    }
    if shape.step.is_some_and(|step| step <= 0.0) {
        found.push("step is not above 0".into());
    }
    if (shape.max_length.is_some() || shape.format == Some(Format::Color))
        && !all().any(|of| *of == JsonType::String)
    {
        found.push("max_length and format are for strings".into());
    }
    found
}

fn labels(shape: &Shape) -> Vec<String> {
    let mut found = Vec::new();
    if shape.labels.is_some() != shape.enum_name.is_some() {
        found.push("enum and enum_name need each other".into());
    }
    if let Some(name) = &shape.enum_name
        && (!is_word(name, |first| first.is_ascii_uppercase()) || RESERVED.contains(&name.as_str()))
    {
        found.push(format!("enum_name = \"{name}\" is no free UpperCamelCase name"));
    }
    let mut seen = BTreeSet::new();
    for label in shape.labels.iter().flat_map(|labels| labels.values()) {
        if !is_word(label, |first| first.is_ascii_uppercase()) {
            found.push(format!("the label \"{label}\" is not UpperCamelCase"));
        }
        if !seen.insert(label) {
            found.push(format!("the label \"{label}\" is there twice"));
        }
    }
    if shape.labels.is_some() && !shape.types.contains(&JsonType::Integer) {
        found.push("an enum is about an integer".into());
    }
    found
}

fn writing(entry: &Entry) -> Vec<String> {
    if entry.value.access != Access::Read {
        return Vec::new();
    }
    let fields = [
        ("write", entry.value.write.is_some()),
        ("max_length", entry.value.max_length.is_some()),
        ("guard", entry.guard.is_some()),
        ("caution", entry.caution.is_some()),
        ("reads_back", entry.reads_back != crate::ReadsBack::AsWritten),
    ];
    let present = fields.into_iter().filter(|(_, present)| *present);
    present.map(|(field, _)| format!("{field} is for keys that can be written")).collect()
}

fn is_word(text: &str, first: fn(char) -> bool) -> bool {
    text.starts_with(first) && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// Comments in generated code are made of these, so one must not end them.
fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && !text.contains('\n') && !text.contains("*/") && text.trim() == text
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
