//! Any options and arguments: no panic, nothing taken that is not in range, no other host, no guard passed by spelling,
//! no token in a message.

#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use goecharger::catalogue;
use goecharger::error::{Code, Error};
use goecharger::json::Json;
use goecharger::options::{self, Auth, CallOptions, Limits};
use goecharger::protocol::endpoint::Side;
use goecharger::protocol::request;
use libfuzzer_sys::fuzz_target;
use url::Url;

const NAMES: [&str; 14] = [
    "serial",
    "host",
    "baseUrl",
    "token",
    "auth",
    "timeout",
    "deadline",
    "retries",
    "parallel",
    "maxAge",
    "verify",
    "unchecked",
    "confirm",
    "Serial",
];

/// Keys of which each passes, or is guarded, reserved, secret, read-only or no key at all.
const KEYS: [&str; 14] = [
    "amp",
    "frc",
    "rst",
    "wak",
    "cae",
    "car",
    "trx",
    "ids",
    "token",
    "filter",
    "age",
    "zzz",
    "a b",
    "__proto__",
];

#[derive(Debug)]
struct Input {
    options: Vec<(String, Json)>,
    in_browser: bool,
    settings: Vec<(String, Json)>,
    unchecked: bool,
    keys: Json,
}

impl<'a> Arbitrary<'a> for Input {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let members = |input: &mut Unstructured<'a>, names: &[&str]| {
            (0..input.int_in_range(0..=5)?)
                .map(|_| {
                    let name = if input.ratio(1, 8)? { input.arbitrary()? } else { spelled(input, names)? };
                    Ok((name, value(input, 0)?))
                })
                .collect::<Result<Vec<_>>>()
        };
        Ok(Input {
            options: members(input, &NAMES)?,
            in_browser: input.arbitrary()?,
            settings: members(input, &KEYS)?,
            unchecked: input.arbitrary()?,
            keys: value(input, 0)?,
        })
    }
}

/// One of the names, now and then in capitals.
fn spelled(input: &mut Unstructured, names: &[&str]) -> Result<String> {
    let name = *input.choose(names)?;
    Ok(match input.int_in_range(0..=7)? {
        0 => name.to_ascii_uppercase(),
        1 => name.chars().enumerate().map(|(n, c)| if n == 1 { c.to_ascii_uppercase() } else { c }).collect(),
        _ => name.to_owned(),
    })
}

fn value(input: &mut Unstructured, depth: usize) -> Result<Json> {
    Ok(match input.int_in_range(0..=if depth < 3 { 9 } else { 7 })? {
        0 => Json::Null,
        1 => Json::Bool(input.arbitrary()?),
        2 => Json::Number(f64::from(input.arbitrary::<i32>()?)),
        3 => Json::Number(
            input.arbitrary::<f64>().map(|number| if number.is_finite() { number } else { 0.5 })?,
        ),
        4 => Json::Number(f64::from(input.int_in_range(-1..=12)?)),
        5 => Json::String(input.arbitrary()?),
        6 => Json::String(
            (*input.choose(&[
                "012345",
                "charger",
                "[fd00::7]:80",
                "t0ken+/=",
                "query",
                "header",
                "http://h/p",
                "https://h:8/api",
                "rst",
            ])?)
            .to_owned(),
        ),
        7 => Json::String(spelled(input, &KEYS)?),
        8 => Json::Array(
            (0..input.int_in_range(0..=4)?).map(|_| value(input, depth + 1)).collect::<Result<_>>()?,
        ),
        _ => Json::Object(
            (0..input.int_in_range(0..=3)?)
                .map(|_| Ok((input.arbitrary()?, value(input, depth + 1)?)))
                .collect::<Result<_>>()?,
        ),
    })
}

fuzz_target!(|input: Input| {
    check_charger(&input);
    check_call(&input);
    check_settings(&input);
    check_keys(&input.keys);
});

fn last<'a>(options: &'a [(String, Json)], name: &str) -> Option<&'a Json> {
    options.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
}

fn check_charger(Input { options, in_browser, .. }: &Input) {
    let charger = match options::charger(options, *in_browser) {
        Ok(charger) => charger,
        Err(error) => {
            check_error(&error);
            let Some(token) = last(options, "token").and_then(Json::as_str).filter(|token| token.len() > 15)
            else {
                return;
            };
            // What stands in the sentence whatever the token is, is no token.
            let mut others = options.clone();
            for (name, value) in &mut others {
                if name == "token" && value.as_str() == Some(token) {
                    *value = Json::String("another".into());
                }
            }
            let stays =
                options::charger(&others, *in_browser).is_err_and(|other| other.message == error.message);
            assert!(stays || !error.message.contains(token), "{}", error.message);
            return;
        }
    };
    for (name, _) in options {
        assert!(NAMES[..9].contains(&name.as_str()), "{name}");
    }
    check_limits(charger.limits, options, Limits::default());
    assert!((1..=8).contains(&charger.parallel));
    let side = charger.endpoint.side;
    assert!(side == Side::Cloud || charger.parallel == 1 && charger.auth == Auth::None);
    assert_eq!(side == Side::Cloud, last(options, "serial").or(last(options, "token")).is_some());
    match &charger.auth {
        Auth::None => assert!(last(options, "token").is_none()),
        Auth::Query(token) => assert_eq!(last(options, "token").and_then(Json::as_str), Some(token.as_str())),
        Auth::Header(token) => {
            assert!(token.bytes().all(|byte| byte.is_ascii_graphic()) && !token.is_empty())
        }
    }
    let request = request::status(&charger, None, None);
    let url = Url::parse(&request.url).expect("a URL");
    assert_eq!(url.as_str(), request.url, "a URL parser leaves it as it is");
    assert_eq!((url.username(), url.password(), url.fragment()), ("", None, None));
    assert!(
        url.path().ends_with("/api/status") && !url.path().contains("/api/api") && !url.path().contains("//")
    );
    match (last(options, "baseUrl").and_then(Json::as_str), last(options, "serial").and_then(Json::as_str)) {
        (None, Some(serial)) => {
            assert_eq!((url.scheme(), url.host_str()), ("https", Some(&*format!("{serial}.api.v3.go-e.io"))));
        }
        (None, None) => {
            let host = last(options, "host").and_then(Json::as_str).expect("a host").to_ascii_lowercase();
            let name = url.host_str().expect("a host");
            assert!(
                url.scheme() == "http" && (name.starts_with('[') || host.starts_with(name)),
                "{host} {name}"
            );
        }
        (Some(base_url), _) => {
            let (_, rest) = base_url.split_once("://").expect("a scheme");
            let name = url.host_str().expect("a host");
            assert!(
                name.starts_with('[') || rest.to_ascii_lowercase().starts_with(name),
                "{base_url} {name}"
            );
        }
    }
}

fn check_limits(limits: Limits, options: &[(String, Json)], defaults: Limits) {
    let number = |name| last(options, name).and_then(Json::as_number);
    assert_eq!(limits.timeout, number("timeout").unwrap_or(defaults.timeout));
    assert_eq!(limits.deadline, number("deadline").unwrap_or(defaults.deadline));
    assert_eq!(f64::from(limits.retries), number("retries").unwrap_or(f64::from(defaults.retries)));
    for ms in [limits.timeout, limits.deadline] {
        assert!(ms > 0.0 && ms <= 2_147_483_647.0, "{ms}");
    }
    assert!(limits.retries <= 10);
}

fn check_call(Input { options, .. }: &Input) {
    for allowed in [&["maxAge"][..], &["verify", "unchecked", "confirm"], &[]] {
        match options::call(options, allowed, Limits::default()) {
            Ok(call) => {
                for (name, _) in options {
                    let known = ["timeout", "deadline", "retries"].contains(&name.as_str());
                    assert!(known || allowed.contains(&name.as_str()), "{name}");
                }
                check_limits(call.limits, options, Limits::default());
                assert!(call.max_age.is_none_or(|age| age >= 0.0));
                assert_eq!(call.max_age, last(options, "maxAge").and_then(Json::as_number));
                let flag = |name| matches!(last(options, name), Some(Json::Bool(true)));
                assert_eq!((call.verify, call.unchecked), (flag("verify"), flag("unchecked")));
            }
            Err(error) => check_error(&error),
        }
    }
}

fn check_settings(Input { settings, unchecked, options, .. }: &Input) {
    let call = CallOptions { unchecked: *unchecked, ..CallOptions::new(Limits::default()) };
    match options::check_settings(settings, &call) {
        Ok(()) => {
            assert!(!settings.is_empty());
            for (key, value) in settings {
                assert!(key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'), "{key}");
                let lower = key.to_ascii_lowercase();
                assert!(!["token", "filter", "age"].contains(&lower.as_str()), "{key}");
                // What is guarded in small letters is guarded in any: servers compare names without case.
                assert!(!["rst", "cae"].contains(&lower.as_str()), "{key}");
                assert!(catalogue::check(&lower, value, true, &[]).is_ok(), "{key}");
                assert!(*unchecked || catalogue::is_known(key) && catalogue::is_writable(key), "{key}");
            }
            check_request(settings, options);
        }
        Err(error) => check_error(&error),
    }
}

/// Each key has its own parameter, in the order in which they were given.
fn check_request(settings: &[(String, Json)], given: &[(String, Json)]) {
    let Ok(charger) = options::charger(given, false) else { return };
    let Ok(request) = request::set(&charger, settings) else {
        assert_eq!(charger.endpoint.side, Side::Local, "only chargers have little room");
        return;
    };
    let url = Url::parse(&request.url).expect("a URL");
    let names: Vec<String> =
        url.query_pairs().map(|(name, _)| name.into_owned()).filter(|name| name != "token").collect();
    assert!(names.iter().eq(settings.iter().map(|(key, _)| key)), "{names:?}");
    // What is shown is the same whatever a private text says.
    let mut others = settings.to_vec();
    for (key, value) in &mut others {
        if catalogue::is_private(key) && value.as_str().is_some() {
            *value = Json::String("another".into());
        }
    }
    if let Ok(other) = request::set(&charger, &others) {
        assert_eq!(request.shown(), other.shown());
    }
}

fn check_keys(keys: &Json) {
    match options::asked(keys) {
        Ok(asked) => {
            let Json::Array(items) = keys else { panic!("{keys:?}") };
            assert!(!asked.is_empty() && asked.len() <= items.len());
            let mut rest = asked.as_slice();
            while !rest.is_empty() {
                let (list, after) = rest.split_at(request::fitting(rest, 50));
                assert!(list.len() == 1 || !list.is_empty() && list.join(",").len() <= 50);
                rest = after;
            }
        }
        Err(error) => check_error(&error),
    }
}

fn check_error(error: &Error) {
    assert_eq!(error.code, Code::InvalidArgument, "{error:?}");
    assert!(error.message.len() > 8 && error.details.is_empty(), "{error:?}");
}
