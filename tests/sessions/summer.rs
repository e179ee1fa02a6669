//! Sessions while the clock on the wall is put forward and back.

use super::*;

#[test]
fn a_session_over_a_change_of_summer_time_is_as_long_as_it_was() {
    for (start, seconds, texts) in [
        // 1:30 to 3:30 by the clock is one hour in March …
        ("2026-03-29T00:30:00Z", 3600, ("29.03.2026 01:30:00", "29.03.2026 03:30:00")),
        // … and three in October.
        ("2026-10-24T23:30:00Z", 10_800, ("25.10.2026 01:30:00", "25.10.2026 03:30:00")),
        // In the hour that comes twice, from the first 2:50 to the second 2:10.
        ("2026-10-25T00:50:00Z", 1200, ("25.10.2026 02:50:00", "25.10.2026 02:10:00")),
    ] {
        let session = one(json!({
            "session_identifier": format!("100001_{}", ms(start) / 1000), "start": texts.0, "end": texts.1,
            "seconds_total": format!("{:02}:{:02}:00", seconds / 3600, seconds / 60 % 60),
        }));
        assert_eq!(session.start, ms(start));
        assert_eq!(session.end, Some(ms(start) + seconds * 1000));
        let [from, to] = [session.start, session.end.expect("an end")].map(|at| zone(VIENNA).iso(at));
        assert_eq!(from.parse::<Timestamp>().expect("ISO 8601").as_millisecond(), session.start);
        assert_eq!(
            to.parse::<Timestamp>().expect("ISO 8601").as_millisecond(),
            session.start + seconds * 1000
        );
        assert_eq!(&from[11..19], &texts.0[11..]);
        assert_eq!(&to[11..19], &texts.1[11..]);
    }
}

#[test]
fn two_sessions_in_the_hour_that_comes_twice_stay_in_order() {
    let at = |start: &str, number: i64| {
        row(json!({
            "session_number": number, "session_identifier": format!("100001_{}", ms(start) / 1000),
            "start": "25.10.2026 02:15:00", "end": "25.10.2026 02:20:00", "seconds_total": "00:05:00",
        }))
    };
    let body = reply(vec![at("2026-10-25T01:15:00Z", 8), at("2026-10-25T00:15:00Z", 7)]);
    let read = sessions(&body).expect("sessions");
    assert_eq!(read.iter().map(|session| session.number).collect::<Vec<_>>(), [7, 8]);
    let starts: Vec<_> = read.iter().map(|session| zone(VIENNA).iso(session.start)).collect();
    assert_eq!(starts, ["2026-10-25T02:15:00+02:00", "2026-10-25T02:15:00+01:00"]);
}
