//! Where a charger lives: a serial or a host becomes a base URL, and nothing that is given can name another host.

use crate::engine;
use crate::error::Error;
use crate::error::argument::{self, host_because};

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
    /// Without a slash at its end; `/api/status` is appended. One host has one spelling: by it, all objects of one
    /// charger find each other.
    pub base: String,
}

/// The cloud host of a charger: `https://<serial>.api.v3.go-e.io` (vendor's cloudapi document).
pub fn cloud(serial: &str) -> Result<Endpoint, Error> {
    check_serial(serial)?;
    Ok(Endpoint { side: Side::Cloud, base: format!("https://{serial}.api.v3.go-e.io") })
}

/// A charger in the LAN by name, IPv4 or `[IPv6]` address, each with an optional `:port`.
pub fn local(host: &str) -> Result<Endpoint, Error> {
    let host = authority(host, "host", "80")?;
    Ok(Endpoint { side: Side::Local, base: format!("http://{host}") })
}

/// A base URL of the user's own: a proxy, a simulator.
pub fn custom(side: Side, base_url: &str) -> Result<Endpoint, Error> {
    Ok(Endpoint { side, base: base("baseUrl", base_url, &["api/status", "api/set", "api"])? })
}

/// An address of the user's own for the charging history.
pub fn export(base_url: &str) -> Result<String, Error> {
    base("exportBaseUrl", base_url, &["api/v1/direct_json", "api/v1", "api"])
}

/// A base URL in one spelling. `appended` are the paths that must not be in it already.
fn base(option: &str, base_url: &str, appended: &[&str]) -> Result<String, Error> {
    let (scheme, default_port, rest) = match base_url.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => ("https", "443", rest),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => ("http", "80", rest),
        _ => return Err(argument::base_url_scheme(option)),
    };
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let (host, path) = rest.split_once('/').map_or((rest, None), |(host, path)| (host, Some(path)));
    let mut base = format!("{scheme}://{}", authority(host, option, default_port)?);
    if let Some(path) = path {
        check_path(path, option)?;
        let lower = path.to_ascii_lowercase();
        for api in appended {
            if let Some(before) =
                lower.strip_suffix(api).filter(|before| before.is_empty() || before.ends_with('/'))
            {
                let kept = path.get(..before.len()).unwrap_or_default().trim_end_matches('/');
                let slash = if kept.is_empty() { "" } else { "/" };
                let path = appended.first().unwrap_or(api);
                return Err(argument::base_url_with_api(option, path, &format!("{base}{slash}{kept}")));
            }
        }
        base.push('/');
        base.push_str(path);
    }
    Ok(base)
}

/// A serial is text of exactly 6 digits, or 8 for a sibling product: leading zeros belong to it.
pub fn check_serial(serial: &str) -> Result<(), Error> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match serial.len() {
        6 | 8 if is_number(serial) => Ok(()),
        1..=5 if is_number(serial) => Err(argument::short_serial(serial)),
        _ => {
            let text = serial.trim();
            let last =
                text.get(text.len().saturating_sub(6)..).filter(|last| last.len() == 6 && is_number(last));
            Err(match last.filter(|_| !is_number(serial)) {
                Some(digits) => argument::printed_serial(digits),
                None => argument::serial(),
            })
        }
    }
}

/// Checks `host` or `host:port` and gives it back in the one spelling that a URL parser makes of all its spellings.
fn authority(address: &str, option: &str, default_port: &str) -> Result<String, Error> {
    let refuse = |why: &str| Err(argument::host(option, why));
    if address.contains("://") {
        return refuse(host_because::URL);
    }
    let bare = address.trim_matches(|character: char| character.is_whitespace() || character == '/');
    if bare != address {
        return match authority(bare, option, default_port) {
            Ok(_) => refuse(&host_because::around(bare)),
            error => error,
        };
    }
    if ipv6(address).is_some() {
        return refuse(&host_because::no_brackets(address));
    }
    let (host, port) = match address.strip_prefix('[') {
        Some(rest) => match rest.split_once(']').and_then(|(inside, port)| Some((ipv6(inside)?, port))) {
            Some(found) => found,
            None => return refuse(host_because::BRACKETS),
        },
        None => {
            let name = address.split(':').next().unwrap_or_default();
            let port = address.get(name.len()..).unwrap_or_default();
            let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
            // What a URL parser changes is not what it looks like: it reads `1` and `0x7f.1` as addresses.
            match is_name(&name) && engine::host(&format!("http://{name}/")).as_ref() == Some(&name) {
                true => (name, port),
                false => return refuse(host_because::NONE),
            }
        }
    };
    if port.is_empty() {
        return Ok(host);
    }
    match port.strip_prefix(':').filter(|port| is_port(port)) {
        Some(port) if port == default_port => Ok(host),
        Some(port) => Ok(format!("{host}:{port}")),
        None => refuse(host_because::PORT),
    }
}

/// An IPv6 address, which stands in a URL in brackets, in its one spelling. A URL parser gets no other character to see:
/// `@` between the brackets would end them and begin another host.
fn ipv6(address: &str) -> Option<String> {
    let is_plain = address.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'));
    if is_plain { engine::host(&format!("http://[{address}]/")) } else { None }
}

/// Dot-separated labels of letters, digits, hyphens and underscores.
fn is_name(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    name.len() <= 253 && name.split('.').all(is_label)
}

fn is_port(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.starts_with('0')
        && digits.parse::<u16>().is_ok()
}

/// A path that a URL parser leaves as it is: no dot segments, no delimiters.
fn check_path(path: &str, option: &str) -> Result<(), Error> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let mut segments = path.split('/');
    match segments.all(|segment| !matches!(segment, "" | "." | "..") && segment.bytes().all(plain)) {
        true => Ok(()),
        false => Err(argument::base_url_path(option)),
    }
}
