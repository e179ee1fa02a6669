//! Where a charger lives: a serial or a host becomes a base URL, and nothing that is given can name another host.

use crate::error::Error;
use crate::text;
use alloc::string::String;

/// Which of the two twins of the API is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The Cloud HTTP API: a token, data with an age, settings that are only passed on.
    Cloud,
    /// The local HTTP API v2: no token, live data, settings that the charger itself answers.
    Local,
}

/// The base URL of one charger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Cloud or local.
    pub side: Side,
    /// Without a slash at its end; `/api/status` is appended.
    pub base: String,
}

/// The cloud host of a charger: `https://<serial>.api.v3.go-e.io` (vendor's cloudapi document).
pub fn cloud(serial: &str) -> Result<Endpoint, Error> {
    check_serial(serial)?;
    Ok(Endpoint { side: Side::Cloud, base: text::concat(&["https://", serial, ".api.v3.go-e.io"]) })
}

/// A charger in the LAN by name, IPv4 or `[IPv6]` address, each with an optional `:port`.
pub fn local(host: &str) -> Result<Endpoint, Error> {
    let host = authority(host, "host")?;
    Ok(Endpoint { side: Side::Local, base: text::concat(&["http://", &host]) })
}

/// A base URL of the user's own: a proxy, a simulator.
pub fn custom(side: Side, base_url: &str) -> Result<Endpoint, Error> {
    let (scheme, rest) = match text::split_once(base_url, "://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => ("https://", rest),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => ("http://", rest),
        _ => {
            return Err(Error::argument(&[
                "baseUrl must start with http:// or https://, for example \"http://127.0.0.1:8080/charger\"",
            ]));
        }
    };
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (host, path) = text::split_once(rest, "/").unwrap_or((rest, ""));
    let mut base = text::concat(&[scheme, &authority(host, "baseUrl")?]);
    if !path.is_empty() {
        check_path(path)?;
        base.push('/');
        base.push_str(path);
    }
    Ok(Endpoint { side, base })
}

/// A serial is text of exactly 6 digits, or 8 for a sibling product: leading zeros belong to it.
pub fn check_serial(serial: &str) -> Result<(), Error> {
    let digits = serial.bytes().all(|byte| byte.is_ascii_digit());
    match serial.len() {
        6 | 8 if digits => Ok(()),
        1..=5 if digits => Err(Error::argument(&[
            "serial must have exactly 6 digits and got ",
            serial,
            ": leading zeros belong to it, is it \"",
            "000000".get(serial.len()..).unwrap_or_default(),
            serial,
            "\"?",
        ])),
        _ => Err(Error::argument(&[
            "serial must be text of exactly 6 digits (8 for a sibling product) like \"012345\", as printed on the charger",
        ])),
    }
}

/// Checks `host` or `host:port` and gives it back in the one spelling that a URL parser leaves as it is.
fn authority(address: &str, option: &str) -> Result<String, Error> {
    let refuse = |why: &str| {
        Err(Error::argument(&[
            option,
            ": ",
            why,
            ". A host is a name, an IPv4 address or an IPv6 address in brackets, each with an optional port, like \"192.168.0.75\" or \"[fd00::7]:8080\"",
        ]))
    };
    if text::contains(address, "://") {
        return refuse("this is a whole URL, which goes into baseUrl");
    }
    let port = match address.strip_prefix('[') {
        Some(rest) => match text::split_once(rest, "]") {
            Some((inside, port)) if is_ipv6(inside) => port,
            _ => return refuse("there is no IPv6 address in the brackets"),
        },
        None => {
            let name = text::split_once(address, ":").map_or(address, |(name, _)| name);
            if !is_name(name) && !is_ipv4(name) {
                return refuse("this is not a host");
            }
            address.get(name.len()..).unwrap_or_default()
        }
    };
    if !port.is_empty() && !port.strip_prefix(':').is_some_and(is_port) {
        return refuse("the port is not a number from 1 to 65535");
    }
    Ok(address.to_ascii_lowercase())
}

/// Dot-separated labels of letters, digits, hyphens and underscores, the last of which is no number: a URL parser
/// would read `1`, `0x7f.1` or `127.1` as an IPv4 address.
fn is_name(name: &str) -> bool {
    let mut last_is_number = false;
    let labels_are_good = name.as_bytes().split(|byte| *byte == b'.').all(|label| {
        last_is_number = label.iter().all(u8::is_ascii_digit) || matches!(label, [b'0', b'x' | b'X', ..]);
        (1..=63).contains(&label.len())
            && label.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    });
    name.len() <= 253 && labels_are_good && !last_is_number
}

/// Four decimal numbers without leading zeros, which a URL parser would read as octal.
fn is_ipv4(address: &str) -> bool {
    let mut numbers = 0;
    address.as_bytes().split(|byte| *byte == b'.').all(|number| {
        numbers += 1;
        number == b"0" || (decimal(number).is_some_and(|value| value <= 255) && !number.starts_with(b"0"))
    }) && numbers == 4
}

/// Eight groups of up to four hexadecimal digits, or fewer with one `::`.
fn is_ipv6(address: &str) -> bool {
    let groups = |text: &str| {
        let group = |group: &[u8]| (1..=4).contains(&group.len()) && group.iter().all(u8::is_ascii_hexdigit);
        let mut count = 0;
        let good = text.is_empty()
            || text.as_bytes().split(|byte| *byte == b':').all(|digits| {
                count += 1;
                group(digits)
            });
        good.then_some(count)
    };
    match text::split_once(address, "::") {
        Some((before, after)) => {
            groups(before).zip(groups(after)).is_some_and(|(before, after)| before + after <= 7)
        }
        None => groups(address) == Some(8),
    }
}

fn is_port(digits: &str) -> bool {
    decimal(digits.as_bytes()).is_some_and(|port| (1..=65_535).contains(&port)) && !digits.starts_with('0')
}

fn decimal(digits: &[u8]) -> Option<u32> {
    let good = (1..=5).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    good.then(|| digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0')))
}

/// A path that a URL parser leaves as it is: no dot segments, no delimiters.
fn check_path(path: &str) -> Result<(), Error> {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let mut segments = path.as_bytes().split(|byte| *byte == b'/');
    match segments.all(|segment| !matches!(segment, b"" | b"." | b"..") && segment.iter().all(plain)) {
        true => Ok(()),
        false => Err(Error::argument(&[
            "baseUrl: its path may hold letters, digits and - . _ ~ only, no query, and no empty or dot segment",
        ])),
    }
}
