//! Searching and joining texts. What the standard library has for it is made for long ones, and 6 kB of the download.

use alloc::string::String;
use alloc::vec::Vec;

/// The pieces in one text.
pub fn concat(pieces: &[&str]) -> String {
    let mut text = String::new();
    pieces.iter().for_each(|piece| text.push_str(piece));
    text
}

/// A list in words: `amp, car`.
pub fn list<'a>(items: impl IntoIterator<Item = &'a String>, separator: &str) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push_str(separator);
        }
        text.push_str(item);
    }
    text
}

/// Where `needle` begins in `text`.
pub fn find(text: &str, needle: &str) -> Option<usize> {
    let length = needle.len().max(1);
    text.as_bytes().windows(length).position(|window| window == needle.as_bytes())
}

/// Whether `needle` is in `text`.
pub fn contains(text: &str, needle: &str) -> bool {
    find(text, needle).is_some()
}

/// What stands before and after the first `separator`.
pub fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let start = find(text, separator)?;
    Some((text.get(..start)?, text.get(start + separator.len()..)?))
}

/// The parts between separators.
pub fn split<'a>(text: &'a str, separator: &'a str) -> impl Iterator<Item = &'a str> {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let text = rest?;
        let (part, after) =
            split_once(text, separator).map_or((text, None), |(part, after)| (part, Some(after)));
        rest = after;
        Some(part)
    })
}

/// The text on one line and of at most so many characters.
pub fn line(text: &str, most: usize) -> String {
    text.chars().take(most).map(|each| if each.is_control() { ' ' } else { each }).collect()
}

/// How many characters a text has.
pub fn length(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
}

/// Those of the keys that fit.
pub fn select(keys: &[String], fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    keys.iter().filter(|key| fits(key)).cloned().collect()
}

/// The text with each `needle` replaced; if `whole`, only where punctuation or an end is on both sides of it.
pub fn replace(text: &str, needle: &str, replacement: &str, whole: bool) -> String {
    let apart = |next: Option<&u8>| !next.is_some_and(|next| next.is_ascii_alphanumeric() || *next == b' ');
    let mut replaced = String::new();
    let mut rest = text;
    while let Some((before, after)) = split_once(rest, needle) {
        replaced.push_str(before);
        let fits = !whole || apart(replaced.as_bytes().last()) && apart(after.as_bytes().first());
        replaced.push_str(if fits { replacement } else { needle });
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}
