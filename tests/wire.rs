//! Random values and addresses, checked by decoders and parsers that are not this project's own.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod support;

use goecharger::json::Json;
use goecharger::options::{self, Auth, ChargerOptions, Limits};
use goecharger::protocol::endpoint::{self, Side};
use goecharger::protocol::{encode, request};
use proptest::prelude::*;
use serde_json::Value;
use support::same;
use url::Url;

fn decoded(query_value: &str) -> Value {
    let text = percent_encoding::percent_decode_str(query_value).decode_utf8().expect("UTF-8");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// Any JSON value: all of Unicode, control characters, every finite number.
fn any_json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<f64>().prop_filter("JSON has no NaN and no infinity", |number| number.is_finite()),
        any::<i32>().prop_map(f64::from),
        prop::sample::select(vec![-0.0, 1e300, 9_007_199_254_740_992.0, 5e-324, 1e21, 0.1, -1.5]),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number.prop_map(|number| serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number)),
        any::<String>().prop_map(Value::String),
        "[ +#&%\"\\\\=?;/\u{0}-\u{1f}\u{7f}äß€😀\u{10ffff}]{0,12}".prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn charger(endpoint: endpoint::Endpoint, auth: Auth) -> ChargerOptions {
    let (limits, export_base_url) = (Limits::default(), None);
    ChargerOptions { endpoint, auth, limits, export_base_url, parallel: 1, in_browser: false }
}

#[test]
fn line_ends_and_tabs_take_their_short_form() {
    let encoded = encode::value(&Json::String("a\nb\rc\td\u{1}".to_owned()));
    assert_eq!(encoded, "%22a%5Cnb%5Crc%5Ctd%5Cu0001%22");
}

proptest! {
    #[test]
    fn any_value_arrives_unchanged(value in any_json()) {
        let encoded = encode::value(&support::json(&value));
        prop_assert!(encoded.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b)), "{}", encoded);
        prop_assert!(same(&decoded(&encoded), &value), "{} became {}", value, decoded(&encoded));
    }

    #[test]
    fn a_set_carries_each_value_in_its_own_parameter(values in prop::collection::vec(any_json(), 1..4)) {
        let charger = charger(endpoint::cloud("012345").expect("a serial"), Auth::None);
        let entries: Vec<(String, Json)> =
            values.iter().enumerate().map(|(n, value)| (format!("k{n}"), support::json(value))).collect();
        let request = request::set(&charger, &entries).expect("valid");
        let url = Url::parse(&request.url).expect("a URL");
        let query = url.query().expect("a query");
        prop_assert_eq!(query.split('&').count(), values.len());
        for ((n, value), pair) in values.iter().enumerate().zip(query.split('&')) {
            let (name, encoded) = pair.split_once('=').expect("a pair");
            prop_assert_eq!(name, format!("k{n}"));
            prop_assert!(same(&decoded(encoded), value));
        }
    }

    #[test]
    fn whatever_is_given_as_a_serial_names_the_cloud_or_is_refused(serial in "\\PC{0,12}|[0-9]{1,9}|[0-9./@:#?\\\\ ]{6}") {
        if let Ok(endpoint) = endpoint::cloud(&serial) {
            let url = Url::parse(&endpoint.base).expect("a URL");
            prop_assert_eq!(url.host_str().map(str::to_owned), Some(format!("{serial}.api.v3.go-e.io")));
            prop_assert!(serial.bytes().all(|b| b.is_ascii_digit()) && matches!(serial.len(), 6 | 8));
        }
    }

    #[test]
    fn whatever_is_given_as_a_host_is_the_host_or_is_refused(
        host in "\\PC{0,20}|[a-zA-Z0-9.-]{1,12}(:[0-9]{0,6})?|[0-9a-fxX.]{1,12}|\\[[0-9a-fA-F:.%]{0,20}\\](:[0-9]{1,5})?|[a-z0-9@/#?\\\\:.]{1,16}"
    ) {
        if let Ok(endpoint) = endpoint::local(&host) {
            let request = request::status(&charger(endpoint.clone(), Auth::None), None, None);
            let url = Url::parse(&request.url).unwrap_or_else(|error| panic!("{error}: {host:?}"));
            let (name, port) = match host.rfind(':').filter(|colon| !host[*colon..].contains(']')) {
                Some(colon) => (&host[..colon], host[colon + 1..].parse().ok()),
                None => (host.as_str(), None),
            };
            match url.host().expect("a host") {
                url::Host::Ipv6(address) => {
                    let inside = name.trim_start_matches('[').trim_end_matches(']');
                    prop_assert_eq!(inside.parse::<std::net::Ipv6Addr>().ok(), Some(address));
                }
                // With a dot at its end, a name is the same host.
                other => {
                    let lower = name.to_ascii_lowercase();
                    prop_assert_eq!(other.to_string(), lower.strip_suffix('.').unwrap_or(&lower));
                }
            }
            prop_assert_eq!(url.port_or_known_default(), port.or(Some(80)));
            prop_assert_eq!((url.path(), url.query(), url.fragment()), ("/api/status", None, None));
            prop_assert_eq!((url.username(), url.password()), ("", None));
            // The base is as a URL parser writes it, so one host has one spelling.
            prop_assert_eq!(format!("{}/api/status", endpoint.base), url.as_str());
        }
    }

    #[test]
    fn whatever_is_given_as_a_base_url_keeps_its_host_and_path_or_is_refused(
        base in "https?://[a-z0-9.:@-]{1,12}(/[a-z0-9._~%?#;\\\\-]{0,6}){0,3}|\\PC{0,24}"
    ) {
        if let Ok(endpoint) = endpoint::custom(Side::Cloud, &base) {
            let request = request::status(&charger(endpoint.clone(), Auth::Query("t".to_owned())), None, None);
            let url = Url::parse(&request.url).expect("a URL");
            let (_, rest) = base.split_once("://").expect("a scheme");
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            let path = path.strip_suffix('/').unwrap_or(path);
            let slash = if path.is_empty() { "" } else { "/" };
            let host = host.split(':').next().unwrap_or_default();
            prop_assert_eq!(url.host_str(), Some(host.trim_end_matches('.')));
            prop_assert_eq!(url.path(), format!("{slash}{path}/api/status"));
            prop_assert_eq!(url.query(), Some("token=t"));
            prop_assert_eq!(format!("{}/api/status?token=t", endpoint.base), url.as_str());
        }
    }

    #[test]
    fn any_token_stays_in_its_place(token in "\\PC{1,24}|[!-~]{1,40}", in_browser in any::<bool>()) {
        let given = [
            ("serial".to_owned(), Json::String("012345".to_owned())),
            ("token".to_owned(), Json::String(token.clone())),
        ];
        if let Ok(charger) = options::charger(&given, in_browser) {
            let keys = ["amp".to_owned()];
            let request = request::status(&charger, Some(&keys), Some(5.0));
            let url = Url::parse(&request.url).expect("a URL");
            prop_assert_eq!(url.host_str(), Some("012345.api.v3.go-e.io"));
            prop_assert_eq!(url.path(), "/api/status");
            prop_assert_eq!(url.fragment(), None);
            let mut expected = vec![("filter".to_owned(), "amp".to_owned()), ("age".to_owned(), "5".to_owned())];
            match charger.auth.header() {
                Some(header) => prop_assert_eq!(header, format!("Bearer {token}")),
                None => expected.insert(0, ("token".to_owned(), token.clone())),
            }
            // `query_pairs` reads `+` as a space, so a `+` that is not encoded would show.
            prop_assert_eq!(url.query_pairs().into_owned().collect::<Vec<_>>(), expected);
            // `***` itself may be a token.
            if token.len() > 3 {
                prop_assert!(!request.shown().contains(&token));
            }
        }
    }

    #[test]
    fn any_key_stays_a_key(key in "\\PC{0,12}|[a-zA-Z0-9_,&=%#?+. ]{1,8}") {
        let list = Json::Array(vec![Json::String(key.clone())]);
        if let Ok(keys) = options::asked(&list) {
            let charger = charger(endpoint::local("charger").expect("a host"), Auth::None);
            let url = Url::parse(&request::status(&charger, Some(&keys), None).url).expect("a URL");
            prop_assert_eq!((url.host_str(), url.path()), (Some("charger"), "/api/status"));
            prop_assert_eq!(url.query().map(str::to_owned), Some(format!("filter={key}")));
        }
    }
}
