//! What a wrong `catalogue/keys.toml` is told.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::{Catalogue, Entry, JsonType, Storage};
use super::docs;

/// Names that the package's types take for themselves.
const RESERVED: [&str; 5] = ["Readings", "Settings", "Key", "WritableKey", "GuardedKey"];

/// Everything that is wrong, each with the key it is about.
pub fn problems(catalogue: &Catalogue) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for entry in &catalogue.keys {
        let about = |problem| format!("[{}] {problem}", entry.key);
        let own = [texts, types, numbers, labels, writing].map(|check| check(entry));
        found.extend(own.into_iter().flatten().map(about));
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
    }
    found
}

fn enums(catalogue: &Catalogue) -> Vec<String> {
    let mut found = Vec::new();
    for (name, (labels, users)) in catalogue.enums() {
        let other = users.iter().filter(|entry| entry.labels.as_ref() != Some(labels));
        found.extend(
            other.map(|entry| format!("[{}] has other values for {name} than a key above", entry.key)),
        );
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
        docs::topic_title(&entry.topic).is_some(),
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
    for (field, list) in [("firmware", &entry.firmware), ("hardware", &entry.hardware)] {
        let distinct: BTreeSet<_> = list.iter().collect();
        require(distinct.len() == list.len(), format!("{field} names something twice"));
    }
    found
}

fn types(entry: &Entry) -> Vec<String> {
    let mut found = Vec::new();
    let sides = [
        ("type", Some(&entry.types), &entry.structure),
        ("write", entry.write.as_ref(), &entry.write_structure),
    ];
    for (field, types, structure) in sides {
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
        let scalar = types.iter().find(|of| !of.is_compound() && **of != JsonType::Null);
        if let (Some(scalar), Some(structure)) = (scalar, structure)
            && !structure.starts_with(&format!("{} | ", typescript(*scalar)))
        {
            found.push(format!("the structure of {field} leaves out {}", scalar.text()));
        }
    }
    let compound = |types: &[JsonType]| types.iter().any(|of| of.is_compound());
    if compound(&entry.types) != entry.structure.is_some() {
        found.push("structure is for arrays and objects, and they need one".into());
    }
    if entry.write_structure.is_some() && !compound(entry.write_types()) {
        found.push("write_structure is for arrays and objects".into());
    }
    if entry.write.as_ref() == Some(&entry.types) {
        found.push("write repeats type".into());
    }
    if entry.write_structure.is_some() && entry.write_structure == entry.structure {
        found.push("write_structure repeats structure".into());
    }
    found
}

fn typescript(scalar: JsonType) -> &'static str {
    match scalar {
        JsonType::Integer => JsonType::Number.text(),
        other => other.text(),
    }
}

fn numbers(entry: &Entry) -> Vec<String> {
    let mut found = Vec::new();
    let all = || entry.types.iter().chain(entry.write_types());
    let limits = [entry.min, entry.max, entry.step];
    if limits.iter().any(Option::is_some) && !all().any(|of| of.is_numeric()) {
        found.push("min, max and step are for numbers".into());
    }
    if entry.storage.is_some() && !all().any(|of| *of == JsonType::Integer) {
        found.push("storage is for integers".into());
    }
    if let (Some(min), Some(max)) = (entry.min, entry.max)
        && min >= max
    {
        found.push(format!("min = {min} is not below max = {max}"));
    }
    if let Some((lowest, highest)) = entry.storage.and_then(Storage::bounds) {
        let outside = [entry.min, entry.max].into_iter().flatten();
        let outside = outside.filter(|limit| !(lowest..=highest).contains(limit));
        found.extend(outside.map(|limit| format!("the limit {limit} does not fit its storage")));
    }
    if entry.step.is_some_and(|step| step <= 0.0) {
        found.push("step is not above 0".into());
    }
    if entry.max_length.is_some() && !all().any(|of| *of == JsonType::String) {
        found.push("max_length is for strings".into());
    }
    found
}

fn labels(entry: &Entry) -> Vec<String> {
    let mut found = Vec::new();
    if entry.labels.is_some() != entry.enum_name.is_some() {
        found.push("enum and enum_name need each other".into());
    }
    if entry.enum_of.is_some() && entry.labels.is_none() {
        found.push("enum_of needs an enum".into());
    }
    if let Some(name) = &entry.enum_name
        && (!is_word(name, |first| first.is_ascii_uppercase()) || RESERVED.contains(&name.as_str()))
    {
        found.push(format!("enum_name = \"{name}\" is no free UpperCamelCase name"));
    }
    let mut seen = BTreeSet::new();
    for label in entry.labels.iter().flat_map(|labels| labels.values()) {
        if !is_word(label, |first| first.is_ascii_uppercase()) {
            found.push(format!("the label \"{label}\" is not UpperCamelCase"));
        }
        if !seen.insert(label) {
            found.push(format!("the label \"{label}\" is there twice"));
        }
    }
    if entry.own_labels().is_some() && !entry.types.contains(&JsonType::Integer) {
        found.push("an enum is about an integer, or enum_of names the part".into());
    }
    if let (Some(part), Some(structure)) = (&entry.enum_of, &entry.structure)
        && part != "[]"
        && !structure.contains(&format!("{part}: "))
    {
        found.push(format!("enum_of = \"{part}\" is not in the structure"));
    }
    found
}

fn writing(entry: &Entry) -> Vec<String> {
    if entry.is_writable() {
        return Vec::new();
    }
    let fields = [
        ("write", entry.write.is_some()),
        ("write_structure", entry.write_structure.is_some()),
        ("max_length", entry.max_length.is_some()),
        ("guard", entry.guard.is_some()),
        ("caution", entry.caution.is_some()),
        ("resets", entry.resets),
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
