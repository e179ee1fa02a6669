//! What the service answers, row for row.

use super::*;

#[test]
fn the_recorded_history_is_read_row_for_row() {
    let read = sessions(recorded()).expect("sessions");
    let rows = recorded()["data"].as_array().expect("rows").clone();
    assert_eq!(read.len(), rows.len());
    let vienna = TimeZone::get(VIENNA).expect("a zone");
    let shown = |ms: i64| {
        let at = Timestamp::from_millisecond(ms).expect("an instant").to_zoned(vienna.clone());
        json!(at.strftime("%d.%m.%Y %H:%M:%S").to_string())
    };
    let clock = |seconds: f64| {
        let seconds = seconds as i64;
        json!(format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
    };
    let thousandth =
        |number: f64| Some(number).map(|number| json!(number / 1000.0)).map(|value| value.as_f64());
    for (session, row) in read.iter().zip(&rows) {
        assert_eq!(json!(session.number), row["session_number"]);
        assert_eq!(json!(session.id), row["session_identifier"]);
        assert_eq!(session.card, None);
        assert_eq!(shown(session.start), row["start"]);
        assert_eq!(shown(session.end.expect("an end")), row["end"]);
        assert_eq!(clock(session.duration), row["seconds_total"]);
        assert_eq!(clock(session.charging), row["seconds_charged"]);
        for (value, column) in [
            (Some(session.energy), "energy"),
            (session.max_power, "max_power"),
            (session.meter_start, "eto_start"),
            (session.meter_end, "eto_end"),
        ] {
            assert_eq!(thousandth(value.expect("a value")), Some(row[column].as_f64()), "{column} of {row}");
        }
        assert_eq!(session.max_current, row["max_current"].as_f64());
    }
}

#[test]
fn the_services_own_csv_says_the_same() {
    let read: BTreeMap<_, _> = sessions(recorded())
        .expect("sessions")
        .into_iter()
        .map(|session| (session.number, session))
        .collect();
    let lines = capture("29-sessions-direct-export-csv")["lines"].clone();
    let lines = &lines.as_array().expect("lines")[1..];
    for line in lines {
        let cells: Vec<_> =
            line.as_str().expect("a line").split(';').map(|cell| cell.trim_matches('"')).collect();
        // In thousandths: digits only, nothing is multiplied.
        let thousandths = |cell: &str| {
            let (whole, part) = cell.split_once(',').unwrap_or((cell, ""));
            format!("{whole}{part:0<3}").parse::<f64>().expect("digits")
        };
        let session = &read[&cells[0].parse().expect("a number")];
        assert_eq!(session.id, cells[1]);
        assert_eq!(session.max_power, Some(thousandths(cells[9])));
        assert_eq!(session.energy, thousandths(cells[11]));
        assert_eq!(session.meter_start, Some(thousandths(cells[13])));
        assert_eq!(session.meter_end, Some(thousandths(cells[14])));
    }
    assert_eq!(lines.len(), 18);
}

#[test]
fn an_empty_history_has_no_sessions() {
    assert_eq!(sessions(&capture("28-sessions-direct-json-empty")), Ok(vec![]));
}

#[test]
fn hours_may_pass_a_day_and_fields_may_be_empty() {
    let long = one(json!({ "seconds_total": "123:04:05", "end": "07.06.2023 19:58:11" }));
    assert_eq!(long.duration, 443_045.0);
    assert_eq!(one(json!({ "seconds_charged": 51 })).charging, 51.0);
    let bare = one(
        json!({ "max_power": "  ", "max_current": null, "eto_start": "", "eto_end": null, "wifi": 7, "link": null }),
    );
    assert_eq!(
        (bare.max_power, bare.max_current, bare.meter_start, bare.meter_end),
        (None, None, None, None)
    );
    let open = one(json!({ "end": "", "seconds_total": "", "seconds_charged": "00:00:09", "energy": null }));
    assert_eq!((open.end, open.duration, open.charging, open.energy), (None, 0.0, 9.0, 0.0));
}

#[test]
fn the_two_clocks_of_a_row_may_be_a_moment_apart() {
    for (end, agrees) in [
        ("02.06.2023 18:42:04", true),
        ("02.06.2023 18:42:00", true),
        ("02.06.2023 18:42:05", false),
        ("02.06.2023 18:41:59", false),
        ("02.06.2023 16:42:02", true),
        ("02.06.2023 20:42:02", true),
        ("02.06.2023 21:42:02", false),
    ] {
        assert_eq!(sessions(&reply(vec![row(json!({ "end": end }))])).is_ok(), agrees, "{end}");
    }
}

#[test]
fn a_card_is_what_the_service_says_of_it() {
    let card = |id: Value, uid: Value, name: Value| {
        one(json!({ "id_chip": id, "id_chip_uid": uid, "id_chip_name": name }))
            .card
            .map(|card| (card.id, card.uid, card.name))
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(card(json!(""), json!(""), json!(null)), None);
    assert_eq!(
        card(json!("2"), json!("04a1"), json!("Anna")),
        Some(("2".into(), text("04a1"), text("Anna")))
    );
    assert_eq!(card(json!(2), json!(null), json!("n/a")), Some(("2".into(), None, None)));
    assert_eq!(card(json!(""), json!("04a1"), json!("")), Some((String::new(), text("04a1"), None)));
}

#[test]
fn columns_may_come_in_another_order_and_unit_and_with_more_beside_them() {
    let mut body = reply(vec![row(json!({
        "energy": 9874, "eto_start": 75, "max_power": 9999, "max_current": 15_600,
        "eco": 3.5, "nexttrip": 0, "startUnix": 1, "endUnix": 2,
    }))]);
    let unit = |key: &str, unit: &str| json!({ "unit": unit, "key": key, "caption": "x", "hideInCsv": true });
    body["columns"] = json!([
        unit("max_current", "mA"),
        unit("eto_start", "Wh"),
        unit("energy", "Wh"),
        unit("eco", "%"),
        unit("max_power", "W")
    ]);
    let session = sessions(&body).expect("a session").remove(0);
    let same = one(json!({}));
    assert_eq!(session, same);
    body["columns"] = json!([unit("energy", " MWh ")]);
    assert_eq!(sessions(&body).expect("a session")[0].energy, 9_874_000_000.0);
    body["columns"] = json!([unit("energy", "BTU")]);
    let (code, message) = error(sessions(&body));
    assert_eq!(code, Code::Protocol);
    assert!(message.contains("column energy"), "{message}");
}

#[test]
fn a_broken_row_is_named_with_its_column_and_nothing_of_its_content() {
    let secret = "TICKETTICKET";
    for (column, cell) in [
        ("session_number", json!("x")),
        ("session_number", json!(null)),
        ("session_identifier", json!("100001")),
        ("session_identifier", json!("100001_abc")),
        ("session_identifier", json!("_1685717646")),
        ("session_identifier", json!("100001_1685717646000")),
        ("session_identifier", json!(1_685_717_646)),
        ("seconds_total", json!("01:47")),
        ("seconds_total", json!("01:99:00")),
        ("seconds_charged", json!("01:47:60")),
        ("seconds_total", json!("-1:00:00")),
        ("seconds_total", json!(-1)),
        ("seconds_total", json!("")),
        ("seconds_total", json!("09:47:56")),
        ("seconds_total", json!("01:47:00")),
        ("seconds_charged", json!(secret)),
        ("seconds_charged", json!(-1)),
        ("energy", json!(secret)),
        ("energy", json!("")),
        ("energy", json!({ "a": secret })),
        ("max_power", json!([secret])),
        ("eto_end", json!(true)),
        ("start", json!("2023-06-02")),
        ("end", json!("32.13.2023 25:00:00")),
        ("end", json!("02.06.2023 24:42:02")),
        ("id_chip_name", json!(7)),
    ] {
        let (code, message) = error(sessions(&reply(vec![row(json!({})), row(json!({ column: cell }))])));
        assert_eq!(code, Code::Protocol, "{column} {cell}");
        assert!(
            message.contains("row 2") && message.contains(&format!("column {column}")),
            "{column} {cell}: {message}"
        );
    }
    for no_row in [json!(null), json!([1, 2]), json!("x")] {
        assert_eq!(error(sessions(&reply(vec![no_row]))).0, Code::Protocol);
    }
}

#[test]
fn a_session_that_a_caller_gives_is_read_back_as_it_was() {
    for session in sessions(recorded()).expect("sessions").into_iter().chain([
        one(json!({ "id_chip": "1", "id_chip_name": "Anna" })),
        one(json!({ "end": "", "max_power": null })),
    ]) {
        let given = serde_json::to_value(&session).expect("JSON");
        assert_eq!(Session::given(&support::json(&given), 1), Ok(session));
    }
    let good = serde_json::to_value(one(json!({ "id_chip": "1" }))).expect("JSON");
    for (member, value) in [
        ("energy", json!("1")),
        ("energy", json!(null)),
        ("start", json!("2026-01-01")),
        ("start", json!(1e16)),
        ("end", json!(-1e300)),
        ("id", json!(7)),
        ("card", json!("Anna")),
        ("card", json!({ "id": 1 })),
        ("end", json!(true)),
        ("maxPower", json!("x")),
    ] {
        let mut bad = good.clone();
        bad[member] = value;
        let (code, message) = error(Session::given(&support::json(&bad), 3));
        assert_eq!(code, Code::InvalidArgument);
        assert!(message.contains("session 3") && message.contains(member), "{member}: {message}");
    }
}

/// Cells as nobody sends them.
fn odd_cell() -> impl proptest::strategy::Strategy<Value = Value> {
    use proptest::prelude::*;
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[0-9]{1,3}:[0-9]{2}:[0-9]{2}".prop_map(Value::from),
        "[0-9]{2}.[0-9]{2}.[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}".prop_map(Value::from),
        "[0-9]{0,6}_[0-9]{0,12}".prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ]
}

proptest::proptest! {
    #[test]
    fn no_cell_is_too_odd(cells in proptest::collection::vec(odd_cell(), 4), first in 0..12_usize) {
        const COLUMNS: [&str; 12] = [
            "seconds_total", "start", "end", "session_identifier", "session_number", "seconds_charged", "energy",
            "max_power", "max_current", "eto_start", "id_chip", "id_chip_name",
        ];
        let odd = COLUMNS.iter().cycle().skip(first).zip(cells).map(|(column, cell)| ((*column).to_owned(), cell));
        match sessions(&reply(vec![row(Value::Object(odd.collect()))])) {
            Ok(read) => {
                for session in read {
                    proptest::prop_assert!(session.end.is_none_or(|end| end >= session.start));
                    let given = serde_json::to_value(&session).expect("JSON");
                    let same = Session::given(&support::json(&given), 1);
                    proptest::prop_assert!(same.is_ok() || session.end.is_some_and(|end| end > 8_640_000_000_000_000));
                    totals(&[session], By::Month, &zone(VIENNA));
                }
            }
            Err(error) => proptest::prop_assert_eq!(error.code, Code::Protocol),
        }
    }
}
