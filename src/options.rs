//! What a user may set, per client and per call: checked once, with a sentence for each mistake.

use crate::catalogue;
use crate::endpoint::{self, Endpoint, Side};
use crate::error::Error;
use crate::json::Json;
use crate::text;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Longest time that a timer of JavaScript takes, in ms; a longer one fires at once.
const LONGEST_TIMER: f64 = 2_147_483_647.0;

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
            Auth::Header(token) => Some(text::concat(&["Bearer ", token])),
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
pub struct Client {
    /// Where it lives.
    pub endpoint: Endpoint,
    /// How the token travels.
    pub auth: Auth,
    /// The limits of a call that sets none of its own.
    pub limits: Limits,
    /// How many requests may be in flight at a time.
    pub parallel: usize,
    /// Whether CORS applies.
    pub in_browser: bool,
}

/// What one call may ask for besides its keys.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
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
}

type Members = [(String, Json)];

/// Reads the options of `new Charger(…)`; `in_browser` decides how the token travels unless `auth` does.
pub fn client(options: &Members, in_browser: bool) -> Result<Client, Error> {
    let (mut serial, mut host, mut base_url) = (None, None, None);
    let (mut token, mut auth) = (None, None); // auth: whether in a header
    let mut limits = Limits::default();
    let mut parallel = 1;
    for (name, value) in options {
        match name.as_str() {
            "serial" => serial = Some(serial_text(value)?),
            "host" => host = Some(text(name, value)?),
            "baseUrl" => base_url = Some(text(name, value)?),
            "token" => token = Some(token_text(value)?),
            "auth" => match value.as_str() {
                Some("query") => auth = Some(false),
                Some("header") => auth = Some(true),
                _ => return Err(unfit(name, "\"query\" or \"header\"", value)),
            },
            "parallel" => match value.as_number() {
                Some(number) if is_whole(number, 1, 8) => parallel = number as usize,
                _ => return Err(unfit(name, "a number from 1 to 8, whole", value)),
            },
            _ => limit(name, value, &mut limits)?,
        }
    }
    if host.is_some() && (serial.is_some() || token.is_some()) {
        return Err(Error::argument(&[
            "host goes without serial and token: give { serial, token } for the cloud or { host } for a charger in your LAN, which asks for no token",
        ]));
    }
    let side = if serial.is_some() || token.is_some() { Side::Cloud } else { Side::Local };
    if side == Side::Local && parallel > 1 {
        return Err(Error::argument(&[
            "parallel is for the cloud: a charger in the LAN answers one request at a time",
        ]));
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
        (None, None, None) => {
            return Err(Error::argument(&[
                "which charger? Give { serial, token } for the cloud or { host } for a charger in your LAN",
            ]));
        }
    };
    let Some(token) = token else {
        if side == Side::Cloud && !own_address {
            return Err(Error::argument(&[
                "the cloud asks for a token: the go-e app shows it under Internet, Advanced settings, once the cloud API is on",
            ]));
        }
        return Ok(Client { endpoint, auth: Auth::None, limits, parallel, in_browser });
    };
    let auth = match auth.unwrap_or(!in_browser) {
        true => Auth::Header(token.to_owned()),
        false => Auth::Query(token.to_owned()),
    };
    Ok(Client { endpoint, auth, limits, parallel, in_browser })
}

/// Reads the options of one call; `allowed` are those that it knows besides the limits.
pub fn call(options: &Members, allowed: &[&str], defaults: Limits) -> Result<Call, Error> {
    let mut call =
        Call { limits: defaults, max_age: None, verify: false, unchecked: false, confirm: Vec::new() };
    for (name, value) in options {
        match name.as_str() {
            "maxAge" if allowed.contains(&"maxAge") => {
                call.max_age = match value.as_number() {
                    Some(seconds) if seconds >= 0.0 => Some(seconds),
                    _ => return Err(unfit(name, "a number of seconds, 0 or more", value)),
                }
            }
            "verify" if allowed.contains(&"verify") => call.verify = flag(name, value)?,
            "unchecked" if allowed.contains(&"unchecked") => call.unchecked = flag(name, value)?,
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
        "retries" => return Err(unfit(name, "a number from 0 to 10, whole", value)),
        "timeout" | "deadline" => {
            return Err(unfit(name, "a number of milliseconds above 0, up to 2147483647", value));
        }
        _ => {
            return Err(Error::argument(&["there is no option ", name, ": is it misspelt?"]));
        }
    }
    Ok(())
}

/// The keys that a status read asks for.
pub fn asked(value: &Json) -> Result<Vec<String>, Error> {
    let keys = keys("keys", value)?;
    if keys.is_empty() {
        return Err(Error::argument(&[
            "keys is an empty list, which asks for nothing: leave it out to read every key",
        ]));
    }
    Ok(keys)
}

/// That there is something to set, that it can be right, and that the caller means it.
pub fn check_settings(entries: &[(String, Json)], call: &Call) -> Result<(), Error> {
    if entries.is_empty() {
        return Err(Error::argument(&["there is nothing to set: give settings like { amp: 16 }"]));
    }
    entries.iter().try_for_each(|(key, value)| {
        check_key(key)?;
        catalogue::check(key, value, call.unchecked, &call.confirm)
    })
}

/// A list of API keys, from an argument or an option that is called `name`.
pub fn keys(name: &str, value: &Json) -> Result<Vec<String>, Error> {
    let Json::Array(items) = value else {
        return Err(unfit(name, "a list of API keys like [\"amp\", \"car\"]", value));
    };
    let mut keys: Vec<String> = Vec::with_capacity(items.len());
    for item in items {
        let key = item.as_str().ok_or_else(|| unfit(name, "a list of API keys in quotes", item))?;
        check_key(key)?;
        if !keys.iter().any(|known| known == key) {
            keys.push(key.to_owned());
        }
    }
    Ok(keys)
}

/// API keys are made of letters, digits and underscores. `token` is the cloud's own parameter.
pub fn check_key(key: &str) -> Result<(), Error> {
    let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if key.is_empty() || key.len() > 64 || !plain || key == "token" {
        return Err(Error::argument(&[
            "an API key is made of letters, digits and underscores, like \"amp\": ",
            if plain && key.len() <= 64 { key } else { "what was given" },
            " is none",
        ]));
    }
    Ok(())
}

fn text<'a>(name: &str, value: &'a Json) -> Result<&'a str, Error> {
    value.as_str().ok_or_else(|| unfit(name, "text", value))
}

fn serial_text(value: &Json) -> Result<&str, Error> {
    match value {
        Json::Number(_) => Err(Error::argument(&[
            "serial must be text in quotes, like \"012345\": a number loses leading zeros",
        ])),
        _ => text("serial", value),
    }
}

fn token_text(value: &Json) -> Result<&str, Error> {
    let token = text("token", value)?;
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Error::argument(&[
            "token is empty or has a character that no token has: was a space or a line break copied along?",
        ]));
    }
    Ok(token)
}

fn flag(name: &str, value: &Json) -> Result<bool, Error> {
    match value {
        Json::Bool(flag) => Ok(*flag),
        _ => Err(unfit(name, "true or false", value)),
    }
}

fn unfit(name: &str, expected: &str, value: &Json) -> Error {
    Error::argument(&[name, " must be ", expected, ", and got ", value.kind()])
}
