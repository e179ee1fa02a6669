//! Taking a query apart the way a charger does.

use serde_json::Value;

/// The parameters in their order: name decoded, value still encoded.
pub(crate) fn parameters(query: &str) -> impl Iterator<Item = (String, &str)> {
    query.split('&').filter(|part| !part.is_empty()).map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (decode(name), value)
    })
}

/// The decoded value of the first parameter of that name.
pub(crate) fn parameter(query: &str, name: &str) -> Option<String> {
    parameters(query).find(|(known, _)| known == name).map(|(_, value)| decode(value))
}

/// Percent-decoding, with `+` for a space (observed of firmware 59.4 and 60.5). What is no valid escape stays as it is.
pub(crate) fn decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let escaped = match (byte, ahead.next().and_then(hex), ahead.next().and_then(hex)) {
            (b'%', Some(high), Some(low)) => Some(high * 16 + low),
            _ => None,
        };
        if escaped.is_some() {
            bytes = ahead;
        }
        out.push(escaped.unwrap_or(if byte == b'+' { b' ' } else { byte }));
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// What a read asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Filter {
    Everything,
    Keys(Vec<String>),
    /// A filter this firmware cannot read.
    Unreadable,
}

/// Reads the filter of a status request.
pub(crate) fn filter(query: &str, as_json_array: bool) -> Filter {
    let Some(text) = parameter(query, "filter").filter(|text| !text.is_empty()) else {
        return Filter::Everything;
    };
    if !as_json_array {
        return Filter::Keys(text.split(',').map(str::to_owned).collect());
    }
    match serde_json::from_str::<Vec<Value>>(&text) {
        Ok(keys) => Filter::Keys(keys.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
        Err(_) => Filter::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plus_is_a_space_and_percent_2b_a_plus() {
        assert_eq!(decode("a+b%20c%2B"), "a b c+");
        assert_eq!(decode("%C3%BC%E2%82%AC"), "ü€");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz%4"), "%zz%4");
        assert_eq!(decode("%%41"), "%A");
    }

    #[test]
    fn the_first_of_two_equal_parameters_is_the_one_found() {
        assert_eq!(parameter("a=1&a=2", "a").as_deref(), Some("1"));
        assert_eq!(parameter("b&a=x=y", "a").as_deref(), Some("x=y"));
        assert_eq!(parameter("", "a"), None);
    }

    #[test]
    fn the_filter_is_a_list_or_on_old_firmware_an_array() {
        let keys = Filter::Keys(vec!["amp".to_owned(), "car".to_owned()]);
        assert_eq!(filter("filter=amp,car", false), keys);
        assert_eq!(filter("filter=amp%2Ccar", false), keys);
        assert_eq!(filter("filter=%5B%22amp%22%2C%22car%22%5D", true), keys);
        assert_eq!(filter("filter=amp,car", true), Filter::Unreadable);
        assert_eq!(filter("age=5", false), Filter::Everything);
        assert_eq!(filter("filter=", false), Filter::Everything);
    }
}
