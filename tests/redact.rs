//! Secrets in texts, in whatever spelling; checked by encoders that are not this project's own.

#![allow(clippy::expect_used, clippy::panic, clippy::string_slice)]

use goecharger::json::Json;
use goecharger::redact::{REDACTED, Secrets, shown};
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;

fn secrets(all: &[&str]) -> Secrets {
    let mut secrets = Secrets::default();
    all.iter().for_each(|secret| secrets.add(secret));
    secrets
}

/// What `encodeURI` encodes, about.
const URI: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'%').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`');

/// What `encodeURIComponent` encodes.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// A text in one of the spellings that programs make of it.
fn spell(text: &str, way: u8) -> String {
    let html = |text: &str| {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    };
    let lower = |text: String| {
        let mut parts = text.split('%');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |all, part| format!("{all}%{}{}", part[..2].to_ascii_lowercase(), &part[2..]))
    };
    match way {
        0 => text.to_owned(),
        1 => utf8_percent_encode(text, NON_ALPHANUMERIC).to_string(),
        2 => utf8_percent_encode(text, COMPONENT).to_string(),
        3 => utf8_percent_encode(text, URI).to_string(),
        4 => lower(utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()),
        5 => url::form_urlencoded::byte_serialize(text.as_bytes()).collect(),
        6 => serde_json::to_string(text).expect("JSON").trim_matches('"').to_owned(),
        7 => html(text),
        8 => html(text).replace('\'', "&#39;"),
        9 => html(text).replace('\'', "&#x27;"),
        10 => text.chars().map(|c| format!("&#{};", u32::from(c))).collect(),
        // Every character that is not ASCII, as `JSON.stringify` of some languages does.
        11 => text.chars().map(|c| if c.is_ascii() { c.to_string() } else { escaped(c, false) }).collect(),
        12 => text
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { escaped(c, true) })
            .collect(),
        13 => text.chars().map(|c| format!("&#X{:06X};", u32::from(c))).collect(),
        // Every byte, letters and digits too, in capitals and small letters by turns.
        14 => text
            .bytes()
            .enumerate()
            .map(|(n, byte)| if n % 2 == 0 { format!("%{byte:02X}") } else { format!("%{byte:02x}") })
            .collect(),
        15 => text
            .chars()
            .map(|c| if c.is_ascii() { format!("\\x{:02x}", u32::from(c)) } else { c.to_string() })
            .collect(),
        16 => text.replace('+', "&plus;").replace('/', "&sol;").replace('=', "&equals;"),
        _ => text.replace('/', "\\/"),
    }
}

fn escaped(character: char, upper: bool) -> String {
    let units = character.encode_utf16(&mut [0; 2]).to_vec();
    units.iter().map(|unit| if upper { format!("\\u{unit:04X}") } else { format!("\\u{unit:04x}") }).collect()
}

const WAYS: u8 = 18;

proptest! {
    #[test]
    fn no_spelling_of_a_secret_survives_in_a_text(
        secret in "[!-~]{4,32}|[ -~äß€😀]{4,16}|[%&+\"\\\\/;#a2b5]{4,10}",
        (first, then) in (0..WAYS, 0..WAYS),
        (before, after) in ("\\PC{0,20}", "\\PC{0,20}"),
    ) {
        prop_assume!(!secret.trim_matches('"').is_empty() && !secret.starts_with('"') && !secret.ends_with('"'));
        let spelled = spell(&spell(&secret, first), then);
        let clean = secrets(&[&secret]).clean(&format!("{before}{spelled}{after}"));
        prop_assert!(!clean.contains(&spelled), "{} as {} in {}", secret, spelled, clean);
        prop_assert!(clean.contains(REDACTED));
    }

    #[test]
    fn each_character_may_be_spelled_in_its_own_way(
        characters in prop::collection::vec((prop::char::range(' ', '~'), 1..WAYS), 4..12),
    ) {
        let secret: String = characters.iter().map(|(character, _)| *character).collect();
        let spelled: String = characters.iter().map(|(character, way)| match character {
            // JSON's own quote is cut off above.
            '"' => "%22".to_owned(),
            other => spell(&other.to_string(), *way),
        }).collect();
        prop_assert_eq!(secrets(&[&secret]).clean(&format!("a {spelled} z")), "a *** z", "{}", spelled);
    }

    #[test]
    fn a_text_without_the_secret_stays_as_it_is(secret in "[!-~]{4,12}", text in "[ -~äß€]{0,60}") {
        prop_assume!(!secret.chars().all(|character| text.contains(character)));
        // None of these is a way to write something else.
        prop_assume!(!text.contains(['%', '&', '\\', '+']));
        prop_assert_eq!(secrets(&[&secret]).clean(&text), text.clone());
        prop_assert_eq!(secrets(&[&secret]).clean_foreign(&text), text);
    }

    #[test]
    fn any_text_and_any_secrets_make_no_trouble(all in prop::collection::vec("\\PC{0,8}", 0..5), text in "\\PC{0,80}|[%&\\\\+#;u025x]{0,40}") {
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let secrets = secrets(&all);
        let clean = secrets.clean(&text);
        for secret in all.iter().filter(|secret| secret.len() >= 4 && !secret.contains('*')) {
            prop_assert!(!clean.contains(secret), "{secret} in {clean}");
        }
        secrets.clean_foreign(&text);
    }
}

#[test]
fn of_two_secrets_the_longer_is_taken_out_whole() {
    let both = secrets(&["abcd", "abcdef"]);
    assert_eq!(both.clean("xabcdefx abcd abcde"), "x***x *** ***e");
    let both = secrets(&["cdefgh", "abcdef"]);
    assert_eq!(both.clean("abcdefgh cdefgh"), "***gh ***");
    // What is left of one is not half of the other.
    assert_eq!(secrets(&["aaaa"]).clean("aaaaaaaaaa"), "******aa");
}

#[test]
fn a_secret_encoded_twice_or_in_small_letters_is_taken_out() {
    let token = secrets(&["a+b/c=d&e"]);
    for text in [
        "a+b/c=d&e",
        "a%2Bb%2Fc%3Dd%26e",
        "a%2bb%2fc%3dd%26e",
        "a%252Bb%252Fc%253Dd%2526e",
        "a+b/c=d&amp;e",
        "a%2Bb%2Fc%3Dd%26amp%3Be",
        "a+b\\/c=d\\u0026e",
        "a+b%2fc=d%26e",
    ] {
        assert_eq!(token.clean(&format!("see {text}.")), "see ***.", "{text}");
    }
}

#[test]
fn a_short_secret_is_taken_out_of_foreign_texts_where_it_is_a_word() {
    let short = secrets(&["a", "16", "x+y"]);
    assert_eq!(short.clean_foreign("amp: not allowed (16)"), "amp: not allowed (***)");
    assert_eq!(short.clean_foreign("a car at 16 A, 160 V, a16"), "*** car at *** A, 160 V, a16");
    assert_eq!(short.clean_foreign("x+y x%2By \"16\" =16&"), "*** *** \"***\" =***&");
    assert_eq!(short.clean_foreign("ä16 16ä"), "ä16 16ä");
    // In a sentence of ours it would leave nothing to read.
    assert_eq!(short.clean("a car at 16 A"), "a car at 16 A");
}

#[test]
fn every_text_and_number_of_a_value_is_a_secret() {
    let mut secrets = Secrets::default();
    let text = |text: &str| Json::String(text.to_owned());
    secrets.add_value(&Json::Object(vec![
        ("name".to_owned(), text("swordfish")),
        (
            "list".to_owned(),
            Json::Array(vec![text("hunter22"), Json::Number(123_456.5), Json::Null, Json::Bool(true)]),
        ),
        ("inner".to_owned(), Json::Object(vec![("deep".to_owned(), text("deep water"))])),
    ]));
    let clean = secrets.clean("name swordfish hunter22 123456.5 null true deep+water list");
    assert_eq!(clean, "name *** *** *** null true *** list");
}

#[test]
fn a_text_that_nobody_reads_is_cut_and_never_in_the_middle_of_a_secret() {
    let token = secrets(&["hunter22"]);
    let clean = token.clean(&format!("{}hunter22{}", "x".repeat(9_996), "%25".repeat(1_000_000)));
    assert_eq!(clean, format!("{}***%", "x".repeat(9_996)));
    assert_eq!(token.clean(&"ä".repeat(20_000)), "ä".repeat(5_000));
}

#[test]
fn an_empty_secret_is_none() {
    let mut secrets = Secrets::default();
    secrets.add("");
    assert_eq!(secrets, Secrets::default());
    assert_eq!(secrets.clean_foreign("a b"), "a b");
}

#[test]
fn only_what_is_known_and_public_is_shown() {
    let number = Json::Number(16.0);
    for key in ["amp", "frc", "car"] {
        assert_eq!(shown(key, number.clone()), number, "{key}");
    }
    for key in ["wak", "cards", "c0i", "ocppu", "fna", "zzz", "AMP2", ""] {
        assert_eq!(shown(key, number.clone()), Json::String("***".to_owned()), "{key}");
    }
}
