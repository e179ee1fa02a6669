//! Which fault strikes which request.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use super::faults::{Fault, Kind, What, parse, strike};
use super::log::Side;
use super::request::Request;

fn faults(text: &str) -> Vec<Fault> {
    parse(text.as_bytes()).unwrap()
}

fn kind(faults: &mut Vec<Fault>, side: Side, what: What) -> Option<Kind> {
    strike(faults, side, what, &Request::default(), &mut fastrand::Rng::with_seed(1))
        .fault
        .and_then(|fault| fault.kind)
}

#[test]
fn the_first_fault_that_concerns_a_request_strikes_and_delays_add_up() {
    let mut faults = faults(
        r#"{"faults":[{"latency_ms":10},{"kind":"html","side":"local"},{"kind":"drop","only":"set","latency_ms":5},
            {"kind":"hang"}]}"#,
    );
    assert_eq!(kind(&mut faults, Side::Local, What::Set), Some(Kind::Html));
    assert_eq!(kind(&mut faults, Side::Cloud, What::Set), Some(Kind::Drop));
    assert_eq!(kind(&mut faults, Side::Cloud, What::Status), Some(Kind::Hang));
    let delay =
        strike(&mut faults, Side::Cloud, What::Set, &Request::default(), &mut fastrand::Rng::with_seed(1))
            .delay;
    assert_eq!(delay, Duration::from_millis(15));
}

#[test]
fn a_counted_fault_ends_and_only_counts_what_it_strikes() {
    let mut faults = faults(r#"{"kind":"drop","only":"set","count":2}"#);
    assert_eq!(kind(&mut faults, Side::Cloud, What::Status), None);
    assert_eq!(kind(&mut faults, Side::Cloud, What::Set), Some(Kind::Drop));
    assert_eq!(kind(&mut faults, Side::Local, What::Set), Some(Kind::Drop));
    assert_eq!(kind(&mut faults, Side::Local, What::Set), None);
    assert!(faults.is_empty());
}

#[test]
fn a_rate_is_a_probability() {
    let mut faults = faults(r#"{"status":502,"rate":0.25}"#);
    let mut dice = fastrand::Rng::with_seed(3);
    let struck = (0..1000)
        .filter(|_| {
            strike(&mut faults, Side::Cloud, What::Status, &Request::default(), &mut dice).fault.is_some()
        })
        .count();
    assert!((200..300).contains(&struck), "{struck}");
}

#[test]
fn some_faults_belong_to_one_side_or_one_kind_of_request() {
    assert_eq!(kind(&mut faults(r#"{"kind":"stale"}"#), Side::Local, What::Status), None);
    assert_eq!(kind(&mut faults(r#"{"kind":"refuse"}"#), Side::Local, What::Status), None);
    assert_eq!(kind(&mut faults(r#"{"kind":"api-off"}"#), Side::Local, What::Status), Some(Kind::ApiOff));
}

#[test]
fn a_misspelt_fault_is_an_error() {
    for text in [r#"{"kynd":"drop"}"#, r#"{"kind":"dropp"}"#, r#"{"count":1}"#, r#"{"status":42}"#, "[]", "x"]
    {
        assert!(parse(text.as_bytes()).is_err(), "{text}");
    }
    assert_eq!(faults("{}"), []);
}

#[test]
fn a_request_that_is_too_long_is_one_over_the_limit() {
    let filter = |length: usize| Request {
        target: format!("/api/status?filter={}", "a".repeat(length)),
        ..Request::default()
    };
    let strikes = |fault: &str, request: &Request| {
        let mut dice = fastrand::Rng::with_seed(1);
        strike(&mut faults(fault), Side::Local, What::Status, request, &mut dice).fault.is_some()
    };
    for (fault, fits) in [
        (r#"{"kind":"reset-long-filter"}"#, 500),
        (r#"{"kind":"reset-long-filter","limit":7}"#, 7),
        (r#"{"kind":"uri-too-long"}"#, 512 - "/api/status?filter=".len()),
        (r#"{"kind":"headers-too-long","limit":100}"#, 100 - filter(0).head_length()),
    ] {
        assert!(!strikes(fault, &filter(fits)), "{fault} {fits}");
        assert!(strikes(fault, &filter(fits + 1)), "{fault} {fits}");
    }
}
