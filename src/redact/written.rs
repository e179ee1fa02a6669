//! How a character may be written: as itself, in a URL, in a form, in JSON, in JavaScript and in HTML, and in codes within
//! codes, like `%2520`.

/// Characters that a text may begin with, and what follows each.
type Ways<'a> = Vec<(char, &'a str)>;

/// Numbers that a text may begin with, and what follows each.
type Numbers<'a> = Vec<(u32, &'a str)>;

/// The longest name in HTML that is looked for, like `#x000002b`.
const LONGEST_NAME: usize = 12;

/// The first character of a text in each way in which it can be read, with codes so many deep.
pub fn first(text: &str, depth: u8) -> Ways<'_> {
    let Some(character) = text.chars().next() else { return Vec::new() };
    let mut ways = vec![(character, text.get(character.len_utf8()..).unwrap_or_default())];
    if depth > 0 && matches!(character, '%' | '&' | '\\' | '+') {
        for (mark, rest) in first(text, depth - 1) {
            match mark {
                '%' => ways.extend(percent(rest, depth - 1)),
                '&' => ways.extend(entity(rest, depth - 1)),
                '\\' => ways.extend(escape(rest, depth - 1)),
                '+' => ways.push((' ', rest)),
                _ => {}
            }
        }
    }
    ways
}

/// A text without its percent codes.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((character, after)) = first(rest, u8::from(rest.starts_with('%'))).pop() {
        plain.push(character);
        rest = after;
    }
    plain
}

/// What follows a mark.
fn behind(text: &str, mark: char, depth: u8) -> Vec<&str> {
    let ways = first(text, depth).into_iter();
    ways.filter(|(character, _)| *character == mark).map(|(_, rest)| rest).collect()
}

fn hex(text: &str, digits: usize, depth: u8) -> Numbers<'_> {
    let mut numbers = vec![(0, text)];
    for _ in 0..digits {
        let mut longer = Vec::new();
        for (number, text) in numbers {
            for (character, rest) in first(text, depth) {
                longer.extend(character.to_digit(16).map(|digit| (number * 16 + digit, rest)));
            }
        }
        numbers = longer;
    }
    numbers
}

/// Behind `%`: the bytes of UTF-8, each with a `%` of its own.
fn percent(text: &str, depth: u8) -> Ways<'_> {
    let mut ways = Vec::new();
    for (byte, rest) in hex(text, 2, depth) {
        let (bits, more) = match byte {
            0..0x80 => (byte, 0),
            0xc2..0xe0 => (byte & 0x1f, 1),
            0xe0..0xf0 => (byte & 0x0f, 2),
            0xf0..0xf5 => (byte & 0x07, 3),
            _ => continue,
        };
        let mut codes = vec![(bits, rest)];
        for _ in 0..more {
            let mut longer = Vec::new();
            for (code, text) in codes {
                for rest in behind(text, '%', depth) {
                    let bytes = hex(rest, 2, depth).into_iter().filter(|(byte, _)| byte & 0xc0 == 0x80);
                    longer.extend(bytes.map(|(byte, rest)| ((code << 6) | (byte & 0x3f), rest)));
                }
            }
            codes = longer;
        }
        ways.extend(characters(codes));
    }
    ways
}

/// Behind `\`: of JSON and of JavaScript.
fn escape(text: &str, depth: u8) -> Ways<'_> {
    let mut ways = Vec::new();
    for (kind, rest) in first(text, depth) {
        match kind {
            'u' => ways.extend(units(rest, depth)),
            'x' => ways.extend(characters(hex(rest, 2, depth))),
            'n' => ways.push(('\n', rest)),
            'r' => ways.push(('\r', rest)),
            't' => ways.push(('\t', rest)),
            'b' => ways.push(('\u{8}', rest)),
            'f' => ways.push(('\u{c}', rest)),
            other if !other.is_ascii_alphanumeric() => ways.push((other, rest)),
            _ => {}
        }
    }
    ways
}

/// Behind `\u`: a unit of UTF-16, or two.
fn units(text: &str, depth: u8) -> Ways<'_> {
    let mut codes = hex(text, 4, depth);
    for (high, text) in codes.clone().into_iter().filter(|(unit, _)| (0xd800..0xdc00).contains(unit)) {
        for rest in behind(text, '\\', depth).into_iter().flat_map(|text| behind(text, 'u', depth)) {
            let lows = hex(rest, 4, depth).into_iter().filter(|(unit, _)| (0xdc00..0xe000).contains(unit));
            codes.extend(lows.map(|(low, rest)| (0x1_0000 + ((high & 0x3ff) << 10) + (low & 0x3ff), rest)));
        }
    }
    characters(codes)
}

/// Behind `&`: of HTML.
fn entity(text: &str, depth: u8) -> Ways<'_> {
    let mut ways = Vec::new();
    let mut names = vec![(String::new(), text)];
    for _ in 0..LONGEST_NAME {
        let mut longer = Vec::new();
        for (name, text) in names {
            for (character, rest) in first(text, depth) {
                match character {
                    ';' => ways.extend(named(&name).map(|character| (character, rest))),
                    '#' | '0'..='9' | 'a'..='z' | 'A'..='Z' => {
                        longer.push((format!("{name}{}", character.to_ascii_lowercase()), rest));
                    }
                    _ => {}
                }
            }
        }
        names = longer;
    }
    ways
}

fn named(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "plus" => Some('+'),
        "sol" => Some('/'),
        "equals" => Some('='),
        "lowbar" => Some('_'),
        _ => match name.strip_prefix("#x") {
            Some(digits) => number(digits, 16),
            None => number(name.strip_prefix('#')?, 10),
        },
    }
}

fn characters(codes: Numbers<'_>) -> Ways<'_> {
    codes.into_iter().filter_map(|(code, rest)| Some((char::from_u32(code)?, rest))).collect()
}
