//! The one measure of what may be shown: what is known and public. Anything else is `***`.

use crate::catalogue;
use crate::json::Json;
use crate::protocol::encode;

/// What stands in the place of a secret.
pub const REDACTED: &str = "***";

/// A secret of fewer bytes is short.
const SHORT: usize = 4;

/// A value of a key, fit to be shown.
pub fn shown(key: &str, value: Json) -> Json {
    if catalogue::is_private(key) { Json::String(REDACTED.into()) } else { value }
}

/// The texts that must not be shown: the token, and what is written to keys that are not public.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Secrets(Vec<String>);

impl Secrets {
    /// Adds a secret in every spelling in which it can come back: as it is, in JSON, in HTML, in a URL once and twice.
    pub fn add(&mut self, secret: &str) {
        let quoted = encode::json(&Json::String(secret.to_owned()));
        let in_json = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
        let [in_html, in_attribute] = html(secret);
        for text in [secret, in_json, &in_html, &in_attribute] {
            for once in urls(text).into_iter().filter(|once| once != text) {
                urls(&once).into_iter().for_each(|twice| self.spelling(twice));
                self.spelling(once);
            }
            self.spelling(text.to_owned());
        }
    }

    /// Adds every text and number in a value.
    pub fn add_value(&mut self, value: &Json) {
        match value {
            Json::String(text) => self.add(text),
            Json::Number(number) => self.add(&encode::number(*number)),
            Json::Array(items) => items.iter().for_each(|item| self.add_value(item)),
            Json::Object(members) => members.iter().for_each(|(_, member)| self.add_value(member)),
            Json::Null | Json::Bool(_) => {}
        }
    }

    fn spelling(&mut self, text: String) {
        if text.is_empty() || self.0.contains(&text) {
            return;
        }
        // The longest first: one spelling may be a part of another.
        let place = self.0.iter().position(|known| known.len() <= text.len()).unwrap_or(self.0.len());
        self.0.insert(place, text);
    }

    /// A text without its secrets.
    pub fn clean(&self, text: &str) -> String {
        let long = self.0.iter().filter(|secret| secret.len() >= SHORT);
        long.fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), REDACTED))
    }

    /// A text of somebody else without its secrets. A short one is taken out where it is a word of its own, which in a
    /// sentence of ours would leave nothing to read, and say nothing.
    pub fn clean_foreign(&self, text: &str) -> String {
        let short = self.0.iter().filter(|secret| secret.len() < SHORT);
        short.fold(self.clean(text), |text, secret| without_word(&text, secret))
    }
}

/// Percent-encoded as RFC 3986 says, as `encodeURIComponent` and as a form does it, in capitals and in small letters.
fn urls(text: &str) -> Vec<String> {
    let mut strict = String::new();
    encode::percent(text, &mut strict);
    let component = [("%21", "!"), ("%27", "'"), ("%28", "("), ("%29", ")"), ("%2A", "*")]
        .iter()
        .fold(strict.clone(), |text, (code, character)| text.replace(code, character));
    let form = strict.replace("%20", "+");
    [strict, component, form].into_iter().flat_map(|upper| [small_codes(&upper), upper]).collect()
}

/// `%2b` for `%2B`.
fn small_codes(text: &str) -> String {
    let mut parts = text.split('%');
    let mut small = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        small.push('%');
        small.push_str(&code.to_ascii_lowercase());
        small.push_str(rest);
    }
    small
}

/// As a page shows it, with quotes as they are and escaped.
fn html(text: &str) -> [String; 2] {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let escaped = text.replace('"', "&quot;").replace('\'', "&#39;");
    [text, escaped]
}

fn without_word(text: &str, secret: &str) -> String {
    let is_part =
        |next: Option<char>| next.is_some_and(|next| next.is_ascii_alphanumeric() || !next.is_ascii());
    let mut clean = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(secret) {
        clean.push_str(before);
        let inside = is_part(clean.chars().next_back()) || is_part(after.chars().next());
        clean.push_str(if inside { secret } else { REDACTED });
        rest = after;
    }
    clean.push_str(rest);
    clean
}
