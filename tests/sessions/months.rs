//! The range, cut in months, and the way through them.

use super::*;

/// The months of a range: their names and first instants.
fn months(from: i64, to: i64, zone_name: &str) -> Vec<(String, i64)> {
    let mut history = history(from, to, zone_name);
    let mut months = Vec::new();
    let mut end = from;
    while let Some(month) = history.next().cloned() {
        assert_eq!(month.from, end, "no gap and no overlap in {zone_name}");
        end = month.to;
        months.push((month.name, month.from));
        history
            .take(200, Some(&support::json(&json!({ "columns": [], "data": [] }))), &ticket())
            .expect("no sessions");
    }
    assert_eq!(end, to);
    months
}

#[test]
fn months_begin_at_the_first_moment_of_the_month_in_every_zone() {
    let zones: Vec<_> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    assert!(zones.len() > 300, "the zones are there: {}", zones.len());
    for name in zones {
        let tz = TimeZone::get(&name).expect("a zone");
        let begin = |year, month| {
            let first =
                date(year, month, 1).to_zoned(tz.clone()).and_then(|at| at.start_of_day()).expect("a day");
            first.timestamp().as_millisecond()
        };
        let all = months(begin(2018, 1), begin(2024, 1), &name);
        assert_eq!(all.len(), 72, "{name}");
        for (index, (month, from)) in all.iter().enumerate() {
            let (year, number) = (2018 + index / 12, 1 + index % 12);
            assert_eq!(
                (month, *from),
                (&format!("{year}-{number:02}"), begin(year as i16, number as i8)),
                "{name}"
            );
        }
    }
}

#[test]
fn a_month_may_begin_where_the_clock_is_put_forward_over_midnight() {
    // Paraguay, 2017-10-01: 0:00 became 1:00.
    assert_eq!(offset("America/Asuncion", ms("2017-10-01T03:59:59Z")), Some(-240));
    assert_eq!(offset("America/Asuncion", ms("2017-10-01T04:00:00Z")), Some(-180));
    assert_eq!(zone("America/Asuncion").month(ms("2017-10-01T04:00:00Z")), "2017-10");
    // A zone of the test's own: on 1 April 2024 23:30 of the day before becomes 0:30.
    fn over_midnight(_: &str, instant: i64) -> Option<i32> {
        Some(if instant < 1_711_927_800_000 { 0 } else { 60 })
    }
    let zone = Zone::new("Test/Zone", over_midnight).expect("a zone");
    let from = ms("2024-03-10T00:00:00Z");
    let mut history = History::new(from as f64, Some(from as f64 + 4e9), 4e12, &zone).expect("a range");
    let end = history.next().expect("March").to;
    assert_eq!(end, ms("2024-03-31T23:30:00Z"));
    history.take(200, Some(&support::json(&json!({ "data": [] }))), &ticket()).expect("nothing");
    assert_eq!(history.next().expect("April").name, "2024-04");
}

#[test]
fn what_lies_before_any_charger_is_one_piece_and_nobody_asks_for_the_future() {
    let all = months(-8_640_000_000_000_000, ms("2018-02-15T00:00:00Z"), VIENNA);
    assert_eq!(
        all.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["2017-12", "2018-01", "2018-02"]
    );
    let now = ms("2026-03-15T12:00:00Z") as f64;
    let from = ms("2026-03-01T00:00:00Z") as f64;
    let history = History::new(from, Some(8.64e15), now, &zone(VIENNA)).expect("a range");
    assert_eq!(history.next().expect("a month").to as f64, now + 86_400_000.0);
    let history = History::new(from, None, now, &zone(VIENNA)).expect("a range");
    assert_eq!(history.next().expect("a month").to as f64, now);
}

#[test]
fn a_zone_that_contradicts_itself_makes_nothing_endless() {
    fn mad(_: &str, instant: i64) -> Option<i32> {
        Some(if instant % 7 == 0 { 1_000_000 } else { -1_000_000 })
    }
    let zone = Zone::new("Mad/Zone", mad).expect("a zone");
    let from = ms("2024-01-01T00:00:00Z") as f64;
    assert!(History::new(from, Some(from + 1e11), 4e12, &zone).is_ok());
}

#[test]
fn a_range_that_is_none_is_refused_and_an_empty_one_asks_for_nothing() {
    let new = |from, to| History::new(from, to, 1.8e12, &zone(VIENNA)).map(|history| history.next().cloned());
    for (from, to) in
        [(f64::NAN, None), (1e12, Some(f64::NAN)), (9e15, None), (1.7e12, Some(1.6e12)), (1.9e12, None)]
    {
        assert_eq!(error(new(from, to)).0, Code::InvalidArgument, "{from} {to:?}");
    }
    assert_eq!(new(1.7e12, Some(1.7e12)), Ok(None));
    assert_eq!(new(1.9e12, Some(2e12)), Ok(None));
    let (code, message) = error(Zone::new("Europe/Atlantis", offset));
    assert_eq!(code, Code::InvalidArgument);
    assert!(message.contains("Europe/Atlantis"), "{message}");
}

#[test]
fn a_session_that_two_months_share_comes_once_and_what_is_outside_of_the_range_not_at_all() {
    let at = |start: &str, number: i64| {
        row(
            json!({ "session_number": number, "session_identifier": format!("100001_{}", ms(start) / 1000), "start": "", "end": "" }),
        )
    };
    let (from, to) = (ms("2026-03-10T00:00:00Z"), ms("2026-05-20T00:00:00Z"));
    let mut history = history(from, to, VIENNA);
    assert_eq!(history.progress(), None);
    let before = at("2026-03-09T23:59:59Z", 1);
    let first = at("2026-03-10T00:00:00Z", 2);
    let over = at("2026-03-31T20:00:00Z", 3);
    let last = at("2026-05-19T23:59:59Z", 4);
    let after = at("2026-05-20T00:00:00Z", 5);
    let mut take = |rows: Vec<&Value>| {
        let body = reply(rows.into_iter().cloned().collect());
        let read = history.take(200, Some(&support::json(&body)), &ticket()).expect("sessions");
        let progress = history.progress().expect("a month");
        (
            read.iter().map(|session| session.number).collect::<Vec<_>>(),
            progress.month,
            progress.done,
            progress.of,
            progress.sessions,
        )
    };
    // The service may go by the end of a session.
    assert_eq!(take(vec![&first, &before, &first]), (vec![2], "2026-03".into(), 1, 3, 1));
    assert_eq!(take(vec![&over]), (vec![3], "2026-04".into(), 2, 3, 2));
    assert_eq!(take(vec![&after, &last, &over]), (vec![4], "2026-05".into(), 3, 3, 3));
    assert_eq!(history.next(), None);
}

#[test]
fn a_month_that_failed_can_be_asked_for_again() {
    let mut history = history(ms("2023-06-01T00:00:00Z"), ms("2023-07-01T00:00:00Z"), "UTC");
    let month = history.next().cloned();
    assert_eq!(error(history.take(504, None, &ticket())).0, Code::Unavailable);
    assert_eq!(history.next().cloned(), month);
    let read = history.take(200, Some(&support::json(recorded())), &ticket()).expect("sessions");
    assert!(!read.is_empty() && history.next().is_none());
}

#[test]
fn dates_are_those_of_another_calendar() {
    let utc = zone("UTC");
    for day in (-30_000..80_000_i64).step_by(17) {
        let instant = day * 86_400_000 + 12_345_000;
        let expected =
            Timestamp::from_millisecond(instant).expect("an instant").to_zoned(TimeZone::UTC).datetime();
        let found = utc.iso(instant);
        assert_eq!(found[..19].parse::<DateTime>().expect("a date"), expected, "{found}");
        assert_eq!(&found[19..], "+00:00");
    }
    assert_eq!(zone("America/St_Johns").iso(0), "1969-12-31T20:30:00-03:30");
}

#[test]
fn of_a_session_that_comes_twice_in_a_reply_the_end_is_true_and_a_contradiction_is_an_error() {
    let id = format!("100001_{}", ms("2026-03-10T10:00:00Z") / 1000);
    let times = json!({ "session_number": 2, "session_identifier": id, "start": "", "end": "" });
    let of = |cells: Value| {
        let mut all = times.as_object().expect("cells").clone();
        all.extend(cells.as_object().expect("cells").clone());
        row(Value::Object(all))
    };
    let running = of(json!({ "end": null, "seconds_total": null, "energy": 5.0 }));
    let ended = of(
        json!({ "end": "10.03.2026 14:00:00", "start": "10.03.2026 11:00:00", "seconds_total": "03:00:00", "energy": 20.5 }),
    );
    let other = of(
        json!({ "end": "10.03.2026 14:00:00", "start": "10.03.2026 11:00:00", "seconds_total": "03:00:00", "energy": 7.0 }),
    );
    let take = |rows: Vec<&Value>| {
        let body = reply(rows.into_iter().cloned().collect());
        let mut history = history(ms("2026-03-10T00:00:00Z"), ms("2026-03-20T00:00:00Z"), VIENNA);
        let read = history.take(200, Some(&support::json(&body)), &ticket());
        read.map(|sessions| {
            sessions.iter().map(|session| (session.energy, session.end.is_some())).collect::<Vec<_>>()
        })
    };
    assert_eq!(take(vec![&running, &ended]), Ok(vec![(20_500.0, true)]));
    assert_eq!(take(vec![&ended, &running]), Ok(vec![(20_500.0, true)]));
    assert_eq!(take(vec![&ended, &ended]), Ok(vec![(20_500.0, true)]));
    let (code, message) = error(take(vec![&ended, &other]));
    assert_eq!(code, Code::Protocol);
    assert!(message.contains("twice") && message.contains("row 2"), "{message}");
}
