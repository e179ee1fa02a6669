//! Values on the wire: JSON text, percent-encoded as RFC 3986 says.

use crate::engine;
use crate::json::Json;
use std::fmt::Write;

/// Appends `text` percent-encoded: all but the unreserved characters of RFC 3986, a space as `%20`. Never `+` for a
/// space: the charger reads it as one (behaviour.md §11), others as a plus.
pub fn percent(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => {
                out.push('%');
                out.push(hex_digit(byte >> 4));
                out.push(hex_digit(byte & 0x0f));
            }
        }
    }
}

fn hex_digit(nibble: u8) -> char {
    char::from(if nibble < 10 { b'0' + nibble } else { b'A' - 10 + nibble })
}

/// A value as it goes into a query: JSON text, percent-encoded.
pub fn value(value: &Json) -> String {
    let mut encoded = String::new();
    percent(&json(value), &mut encoded);
    encoded
}

/// The JSON text of a value, without any white space: the charger has little room for one value.
pub fn json(value: &Json) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Json, out: &mut String) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Json::Number(number) => out.push_str(&self::number(*number)),
        Json::String(text) => quote(text, out),
        Json::Array(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                separate(position, out);
                write(item, out);
            }
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (position, (key, member)) in members.iter().enumerate() {
                separate(position, out);
                quote(key, out);
                out.push(':');
                write(member, out);
            }
            out.push('}');
        }
    }
}

fn separate(position: usize, out: &mut String) {
    if position > 0 {
        out.push(',');
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Writing to a `String` cannot fail.
            '\u{0}'..='\u{1f}' => drop(write!(out, "\\u{:04X}", u32::from(character))),
            _ => out.push(character),
        }
    }
    out.push('"');
}

/// The shortest text that reads back as the same number, the sign of -0 included.
pub fn number(number: f64) -> String {
    if number == 0.0 && number.is_sign_negative() {
        // JavaScript writes 0.
        return "-0".to_owned();
    }
    engine::number(number)
}
