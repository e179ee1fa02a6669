//! Any secret, each of its characters written in any way, in any text: nothing of it is left.

#![no_main]

use arbitrary::Arbitrary;
use goecharger::redact::Secrets;
use libfuzzer_sys::{Corpus, fuzz_target};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    before: &'a str,
    /// The secret, and in which two ways each of its characters is written.
    secret: Vec<(char, u8, u8)>,
    after: &'a str,
    others: Vec<&'a str>,
}

fuzz_target!(|input: Input| -> Corpus { examine(&input) });

fn examine(input: &Input) -> Corpus {
    let secret: String = input.secret.iter().map(|(character, ..)| *character).collect();
    // `***` may be a part of a secret that is all stars.
    if secret.len() < 4 || secret.contains('*') || input.others.iter().any(|other| other.contains('*')) {
        return Corpus::Reject;
    }
    let spelled: String = input
        .secret
        .iter()
        .flat_map(|(character, first, then)| {
            spell(*character, *first).chars().map(|each| spell(each, *then)).collect::<Vec<_>>()
        })
        .collect();
    let mut secrets = Secrets::default();
    secrets.add(&secret);
    let text = format!("{}{spelled}{}", input.before, input.after);
    let clean = secrets.clean(&text);
    let foreign = secrets.clean_foreign(&text);
    assert_eq!(clean, foreign, "a long secret is one everywhere");
    let is_whole = text.len() < 9_000;
    assert!(!is_whole || clean.contains("***"), "{secret:?} as {spelled:?} in {clean:?}");
    assert!(!clean.contains(&secret), "{secret:?} in {clean:?}");
    // What is around it stays, where it is no part of another occurrence.
    let longest = spelled.len().max(secret.len() * 24);
    if is_whole && input.before.len() + input.after.len() < 200 {
        assert!(clean.len() + longest * 8 >= input.before.len() + input.after.len(), "{clean:?}");
    }
    // Several at a time, short ones too.
    input.others.iter().take(4).for_each(|other| secrets.add(other));
    let clean = secrets.clean_foreign(&text);
    assert!(!clean.contains(&secret), "{secret:?} in {clean:?}");
    for other in input.others.iter().take(4).filter(|other| other.len() >= 4) {
        assert!(!clean.contains(other), "{other:?} in {clean:?}");
    }
    Corpus::Keep
}

fn spell(character: char, way: u8) -> String {
    let text = character.to_string();
    let percent = utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string();
    match way % 10 {
        1 => percent,
        2 if percent.starts_with('%') => percent.to_ascii_lowercase(),
        3 => format!("&#{};", u32::from(character)),
        4 => format!("&#x{:x};", u32::from(character)),
        5 => character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
        6 => serde_json::to_string(&text)
            .expect("JSON")
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'))
            .unwrap_or_default()
            .to_owned(),
        8 => text.bytes().map(|byte| format!("%{byte:02x}")).collect(),
        9 => format!("&#X00{:X};", u32::from(character)),
        7 => match character {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            '\'' => "&#39;".to_owned(),
            ' ' => "+".to_owned(),
            _ => text,
        },
        _ => text,
    }
}
