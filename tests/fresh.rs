//! How old data is, by the dates of HTTP headers.

#![allow(clippy::expect_used)]

use goecharger::error::Code;
use goecharger::json::Json;
use goecharger::protocol::fresh::{Dated, dated};
use proptest::prelude::*;
use std::time::{Duration, UNIX_EPOCH};

fn header(seconds: u64) -> String {
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds))
}

fn aged(age: u64) -> Dated {
    dated(Some(&header(1_000_000)), Some(&header(1_000_000 + age))).expect("dates")
}

#[test]
fn what_is_older_than_asked_for_is_stale_with_its_age() {
    for (max_age, age, is_good) in [
        (None, 0, true),
        (None, 30, true),
        (None, 31, false),
        (Some(0.0), 0, true),
        (Some(0.0), 1, false),
        (Some(0.1), 1, true),
        (Some(5.0), 5, true),
        (Some(5.0), 6, false),
        (Some(5.5), 6, true),
        (Some(5.5), 7, false),
        (Some(1e300), 4_000_000_000, true),
    ] {
        match aged(age).check(max_age) {
            Ok(()) => assert!(is_good, "{max_age:?} {age}"),
            Err(error) => {
                assert!(!is_good, "{max_age:?} {age}");
                assert_eq!(error.code, Code::Stale);
                assert_eq!(error.details, [("ageSeconds", Json::Number(age as f64))]);
            }
        }
    }
}

#[test]
fn data_of_the_future_is_not_old() {
    let ahead = dated(Some(&header(1_000_100)), Some(&header(1_000_000))).expect("dates");
    assert_eq!(ahead.check(Some(0.0)), Ok(()));
    assert!(!ahead.may_be_older_than(0.0));
}

#[test]
fn without_a_date_of_the_reply_nothing_is_known_of_the_age() {
    for sent in
        [None, Some(""), Some("now"), Some("Thu, 01 Jan 1970 00:00:61 GMT"), Some("1970-01-01T00:00:10Z")]
    {
        let dated = dated(Some(&header(10)), sent).expect("a date");
        assert_eq!(dated.last_modified, Some(10_000.0));
        assert_eq!(dated.check(Some(0.0)), Ok(()));
        assert!(!dated.may_be_older_than(0.0));
    }
    let nothing = dated(None, Some(&header(10))).expect("nothing");
    assert_eq!(nothing, Dated::default());
}

#[test]
fn a_malformed_date_of_the_data_is_no_answer_of_this_api() {
    for header in [
        "",
        " ",
        "0",
        "now",
        "Thu",
        "Thu, 01 Jan 1970 00:00:10",
        "Thu, 41 Jan 1970 00:00:10 GMT",
        "Thu, 01 Jan 1970 00:00:10 GMT x",
        "1970-01-01T00:00:10Z",
    ] {
        assert_eq!(dated(Some(header), None).expect_err(header).code, Code::Protocol, "{header}");
    }
}

#[test]
fn of_two_parts_the_older_counts_and_what_is_unknown_of_one_is_unknown_of_both() {
    let (young, old) = (aged(3), dated(Some(&header(999_990)), Some(&header(1_000_000))).expect("dates"));
    for both in [young.older(old), old.older(young)] {
        assert_eq!(both.last_modified, Some(999_990_000.0));
        assert!(both.check(Some(9.0)).is_err() && both.check(Some(10.0)).is_ok());
    }
    assert_eq!(young.older(Dated::default()), Dated::default());
    assert_eq!(Dated::default().older(young).last_modified, None);
}

#[test]
fn what_lay_in_a_cache_is_older_by_that() {
    let aged = aged(2).held(Some("500"));
    assert!(aged.check(Some(501.0)).is_err() && aged.check(Some(502.0)).is_ok());
    assert!(aged.may_be_older_than(500_000.0));
    for no_number in [None, Some(""), Some("x"), Some("-5"), Some("1e9")] {
        assert_eq!(self::aged(2).held(no_number), self::aged(2));
    }
    assert!(self::aged(2).held(Some("500, 20")).may_be_older_than(500_000.0));
    // At least so old, whatever else is not known of it.
    for undated in [Dated::default(), dated(Some(&header(10)), None).expect("a date")] {
        assert!(undated.held(Some("500")).check(Some(499.0)).is_err());
        assert!(undated.held(Some("500")).may_be_older_than(500_000.0));
        assert_eq!(undated.held(None), undated);
    }
}

proptest! {
    /// The server's dates are cut to whole seconds. What is shown as older than allowed is older, and what may be older
    /// is never taken for younger.
    #[test]
    fn whole_seconds_never_make_data_younger_than_it_is(
        at in 1_000_000_000_u64..1_000_100_000, age in 0_u64..100_000, max_age in 0_u64..100_000
    ) {
        let dated = dated(Some(&header(at / 1_000)), Some(&header((at + age) / 1_000))).expect("dates");
        if age <= max_age {
            prop_assert!(dated.check(Some(max_age as f64 / 1_000.0)).is_ok());
        }
        if age > max_age + 2_000 {
            prop_assert!(dated.check(Some(max_age as f64 / 1_000.0)).is_err());
        }
        if !dated.may_be_older_than(max_age as f64) {
            prop_assert!(age <= max_age);
        }
    }
}
