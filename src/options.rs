//! What a user may set, per client and per call: checked once, with a sentence for each mistake.

use crate::catalogue;
use crate::clock::{LONGEST_TIMER, Moment};
use crate::error::{Error, argument};
use crate::json::Json;
use crate::protocol::encode;
use crate::protocol::endpoint::{self, Endpoint, Side};

/// How the token travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Auth {
    /// Not at all: a charger in the LAN asks for none, and a proxy may add its own.
    None,
    /// As `?token=`: a simple request, which a browser sends without asking the server first.
    Query(String),
    /// As `Authorization: Bearer`: in no URL and no log.
    Header(String),
}

impl Auth {
    /// The value of the header `Authorization`, if there is one.
    pub fn header(&self) -> Option<String> {
        match self {
            Auth::Header(token) => Some(format!("Bearer {token}")),
            _ => None,
        }
    }

    /// The token, which must show up nowhere else.
    pub fn secret(&self) -> Option<&str> {
        match self {
            Auth::None => None,
            Auth::Query(token) | Auth::Header(token) => Some(token),
        }
    }
}

/// How long and how often a call is tried.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// For one attempt, in ms.
    pub timeout: f64,
    /// How many attempts may follow the first.
    pub retries: u32,
    /// For all of a call, waiting included, in ms.
    pub deadline: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { timeout: 10_000.0, retries: 2, deadline: LONGEST_TIMER }
    }
}

/// A charger as the options of `new Charger(…)` describe it.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargerOptions {
    /// Where it lives.
    pub endpoint: Endpoint,
    /// How the token travels.
    pub auth: Auth,
    /// The limits of a call that sets none of its own.
    pub limits: Limits,
    /// Where the charging history is fetched from, in the place of the address that the charger gives.
    pub export_base_url: Option<String>,
    /// How many requests may be in flight at a time.
    pub parallel: usize,
    /// Whether CORS applies.
    pub in_browser: bool,
}

/// What one call may ask for besides its keys.
#[derive(Debug, Clone, PartialEq)]
pub struct CallOptions {
    /// The limits of this call.
    pub limits: Limits,
    /// `maxAge` in s: how old the cloud's data may be.
    pub max_age: Option<f64>,
    /// Read back what was set.
    pub verify: bool,
    /// Let keys and values through that the catalogue does not know.
    pub unchecked: bool,
    /// Guarded keys that may be written.
    pub confirm: Vec<String>,
    /// Look for what keeps a setting from having an effect.
    pub explain: bool,
    /// When the caller made the call; `None` for when it is begun.
    pub made: Option<Moment>,
}

impl CallOptions {
    /// Those of a call that sets none of its own.
    pub fn new(limits: Limits) -> Self {
        CallOptions {
            limits,
            max_age: None,
            verify: false,
            unchecked: false,
            confirm: Vec::new(),
            explain: true,
            made: None,
        }
    }
}

type Members = [(String, Json)];

/// Reads the options of `new Charger(…)`; `in_browser` decides how the token travels unless `auth` does.
pub fn charger(options: &Members, in_browser: bool) -> Result<ChargerOptions, Error> {
    let (mut serial, mut host, mut base_url) = (None, None, None);
    let mut export_base_url = None;
    let (mut token, mut auth) = (None, None); // auth: whether in a header
    let mut limits = Limits::default();
    let mut parallel = 1;
    for (name, value) in options {
        match name.as_str() {
            "serial" => serial = Some(serial_text(value)?),
            "host" => host = Some(text(name, value)?),
            "baseUrl" => base_url = Some(text(name, value)?),
            "exportBaseUrl" => {
                export_base_url = Some(endpoint::export(text(name, value)?)?);
            }
            "token" => token = Some(token_text(value)?),
            "auth" => match value.as_str() {
                Some("query") => auth = Some(false),
                Some("header") => auth = Some(true),
                _ => return Err(unfit(name, "\"query\" or \"header\"", value)),
            },
            "parallel" => match value.as_number() {
                Some(number) if is_whole(number, 1, 8) => parallel = number as usize,
                _ => return Err(no_such_number(name, "a number from 1 to 8, whole", value)),
            },
            _ => limit(name, value, &mut limits)?,
        }
    }
    if host.is_some() && (serial.is_some() || token.is_some()) {
        return Err(argument::host_and_serial());
    }
    let side = if serial.is_some() || token.is_some() { Side::Cloud } else { Side::Local };
    if side == Side::Local && parallel > 1 {
        return Err(argument::parallel_in_the_lan());
    }
    let own_address = base_url.is_some();
    let endpoint = match (base_url, serial, host) {
        (Some(base_url), serial, host) => {
            serial.map_or(Ok(()), endpoint::check_serial)?;
            host.map_or(Ok(()), |host| endpoint::local(host).map(drop))?;
            endpoint::custom(side, base_url)?
        }
        (None, Some(serial), _) => endpoint::cloud(serial)?,
        (None, None, Some(host)) => endpoint::local(host)?,
        (None, None, None) => return Err(argument::which_charger()),
    };
    let Some(token) = token else {
        if side == Side::Cloud && !own_address {
            return Err(argument::no_token());
        }
        let auth = Auth::None;
        return Ok(ChargerOptions { endpoint, auth, limits, export_base_url, parallel, in_browser });
    };
    let auth = match auth.unwrap_or(!in_browser) {
        true => Auth::Header(token.to_owned()),
        false => Auth::Query(token.to_owned()),
    };
    Ok(ChargerOptions { endpoint, auth, limits, export_base_url, parallel, in_browser })
}

/// Reads the options of one call; `allowed` are those that it knows besides the limits.
pub fn call(options: &Members, allowed: &[&str], defaults: Limits) -> Result<CallOptions, Error> {
    let mut call = CallOptions::new(defaults);
    for (name, value) in options {
        match name.as_str() {
            "maxAge" if allowed.contains(&"maxAge") => {
                call.max_age = match value.as_number() {
                    Some(seconds) if seconds >= 0.0 => Some(seconds),
                    _ => return Err(no_such_number(name, "a number of seconds, 0 or more", value)),
                }
            }
            "verify" if allowed.contains(&"verify") => call.verify = flag(name, value)?,
            "unchecked" if allowed.contains(&"unchecked") => call.unchecked = flag(name, value)?,
            "explain" if allowed.contains(&"explain") => call.explain = flag(name, value)?,
            "confirm" if allowed.contains(&"confirm") => call.confirm = keys(name, value)?,
            _ => limit(name, value, &mut call.limits)?,
        }
    }
    Ok(call)
}

fn is_whole(number: f64, least: i32, most: i32) -> bool {
    (least..=most).contains(&(number as i32)) && f64::from(number as i32) == number
}

fn limit(name: &str, value: &Json, limits: &mut Limits) -> Result<(), Error> {
    let number = value.as_number().unwrap_or(-1.0);
    let is_time = number > 0.0 && number <= LONGEST_TIMER;
    match name {
        "timeout" if is_time => limits.timeout = number,
        "deadline" if is_time => limits.deadline = number,
        "retries" if is_whole(number, 0, 10) => limits.retries = number as u32,
        "retries" => return Err(no_such_number(name, "a number from 0 to 10, whole", value)),
        "timeout" | "deadline" => {
            return Err(no_such_number(name, "a number of milliseconds above 0, up to 2147483647", value));
        }
        _ => return Err(argument::no_option(name)),
    }
    Ok(())
}

/// The keys that a status read asks for.
pub fn asked(value: &Json) -> Result<Vec<String>, Error> {
    let keys = keys("keys", value)?;
    if keys.is_empty() {
        return Err(argument::no_keys());
    }
    Ok(keys)
}

/// That there is something to set, that it can be right, and that the caller means it.
pub fn check_settings(entries: &[(String, Json)], call: &CallOptions) -> Result<(), Error> {
    if entries.is_empty() {
        return Err(argument::no_settings());
    }
    for (place, (key, value)) in entries.iter().enumerate() {
        check_key(key)?;
        catalogue::check(key, value, call.unchecked, &call.confirm)?;
        let earlier = entries.iter().take(place).find(|(other, _)| other.eq_ignore_ascii_case(key));
        if let Some((other, _)) = earlier {
            return Err(argument::key_twice(other, key));
        }
    }
    Ok(())
}

/// A list of API keys, from an argument or an option that is called `name`. A key that stands there twice counts once.
pub fn keys(name: &str, value: &Json) -> Result<Vec<String>, Error> {
    let Json::Array(items) = value else {
        return Err(unfit(name, "a list of API keys like [\"amp\", \"car\"]", value));
    };
    // Sorted: a caller may ask for thousands.
    let mut known: Vec<&str> = Vec::with_capacity(items.len());
    let mut keys = Vec::with_capacity(items.len());
    for item in items {
        let key = item.as_str().ok_or_else(|| unfit(name, "a list of API keys in quotes", item))?;
        check_key(key)?;
        if let Err(place) = known.binary_search(&key) {
            known.insert(place, key);
            keys.push(key.to_owned());
        }
    }
    Ok(keys)
}

/// API keys are made of letters, digits and underscores. `token` is the cloud's own parameter, `filter` and `age` are
/// those of a read; servers compare names without case.
pub fn check_key(key: &str) -> Result<(), Error> {
    const RESERVED: [&str; 3] = ["token", "filter", "age"];
    let plain = key.len() <= 64 && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let reserved = RESERVED.iter().any(|name| name.eq_ignore_ascii_case(key));
    match !key.is_empty() && plain && !reserved {
        true => Ok(()),
        false => Err(argument::no_key(if plain && !key.is_empty() { key } else { argument::SOME_NAME })),
    }
}

fn text<'a>(name: &str, value: &'a Json) -> Result<&'a str, Error> {
    value.as_str().ok_or_else(|| unfit(name, "text", value))
}

fn serial_text(value: &Json) -> Result<&str, Error> {
    match value {
        Json::Number(_) => Err(argument::serial_number()),
        _ => text("serial", value),
    }
}

fn token_text(value: &Json) -> Result<&str, Error> {
    let token = text("token", value)?;
    match !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic()) {
        true => Ok(token),
        false => Err(argument::token()),
    }
}

fn flag(name: &str, value: &Json) -> Result<bool, Error> {
    match value {
        Json::Bool(flag) => Ok(*flag),
        _ => Err(unfit(name, "true or false", value)),
    }
}

fn unfit(name: &str, expected: &str, value: &Json) -> Error {
    argument::unfit(name, expected, value.kind())
}

/// A number is shown: it is no secret, and out of range or not whole.
fn no_such_number(name: &str, expected: &str, value: &Json) -> Error {
    match value.as_number() {
        Some(number) => argument::unfit(name, expected, &encode::number(number)),
        None => unfit(name, expected, value),
    }
}
