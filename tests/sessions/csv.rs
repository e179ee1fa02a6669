//! Sessions as CSV, read by another hand.

use super::*;
use goecharger::csv::{CsvOptions, to_csv};

fn options(
    delimiter: Option<&str>,
    decimal: Option<&str>,
    columns: Option<&[&str]>,
) -> Result<CsvOptions, Error> {
    let columns = columns.map(|names| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    CsvOptions::new(delimiter, decimal, columns.as_deref(), zone(VIENNA))
}

/// The lines of a CSV, the heading first.
fn lines(csv: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(csv.as_bytes());
    let line =
        |record: Result<::csv::StringRecord, _>| record.expect("a line").iter().map(str::to_owned).collect();
    reader.records().map(line).collect()
}

#[test]
fn a_csv_has_a_heading_with_units_and_a_line_for_each_session() {
    let csv = to_csv(&sessions(recorded()).expect("sessions"), &options(None, None, None).expect("options"));
    let expected = "number,id,cardId,cardName,start,end,duration_s,charging_s,energy_Wh,maxPower_W,maxCurrent_A,meterStart_Wh,meterEnd_Wh\r\n\
         2,100001_1685716486,,,2023-06-02T16:34:46+02:00,2023-06-02T16:36:00+02:00,74,51,71,6230,10.3,4,75\r\n";
    assert!(csv.starts_with(expected), "{csv}");
    assert_eq!(csv.matches("\r\n").count(), 61);
    assert!(csv.ends_with("\r\n") && !csv.contains("\r\n\r\n"));
}

#[test]
fn a_csv_for_another_country_has_other_delimiters_and_columns() {
    let session = one(json!({ "max_current": 10.25, "id_chip": "1", "id_chip_name": "Anna; Büro" }));
    let write = |delimiter, decimal, columns: &[&str]| {
        to_csv(
            std::slice::from_ref(&session),
            &options(Some(delimiter), Some(decimal), Some(columns)).expect("options"),
        )
    };
    assert_eq!(
        write(";", ",", &["maxCurrent", "cardName", "energy"]),
        "maxCurrent_A;cardName;energy_Wh\r\n10,25;\"Anna; Büro\";9874\r\n"
    );
    assert_eq!(write("\t", ",", &["cardId", "maxCurrent"]), "cardId\tmaxCurrent_A\r\n1\t10,25\r\n");
    assert_eq!(to_csv(&[], &options(None, None, Some(&["id"])).expect("options")), "id\r\n");
}

#[test]
fn options_that_would_make_a_broken_csv_are_refused() {
    for (delimiter, decimal, columns) in [
        (Some("|"), None, None),
        (Some(""), None, None),
        (None, Some(","), None),
        (Some(","), Some(","), None),
        (Some(";"), Some("'"), None),
        (None, None, Some(&[][..])),
        (None, None, Some(&["energy_Wh"][..])),
        (None, None, Some(&["uid"][..])),
    ] {
        assert_eq!(
            error(options(delimiter, decimal, columns)).0,
            Code::InvalidArgument,
            "{delimiter:?} {decimal:?} {columns:?}"
        );
    }
}

#[test]
fn a_session_without_an_end_has_an_empty_cell() {
    let session = one(json!({ "end": "", "max_power": "", "eto_end": null }));
    let csv = to_csv(
        &[session],
        &options(None, None, Some(&["end", "maxPower", "meterEnd", "number"])).expect("options"),
    );
    assert_eq!(csv, "end,maxPower_W,meterEnd_Wh,number\r\n,,,3\r\n");
}

#[test]
fn a_negative_number_keeps_its_sign() {
    let session = one(json!({ "eto_start": -0.0015, "eto_end": -2 }));
    let options = options(Some(";"), Some(","), Some(&["meterStart", "meterEnd"])).expect("options");
    assert_eq!(to_csv(&[session], &options), "meterStart_Wh;meterEnd_Wh\r\n-1,5;-2000\r\n");
}

#[test]
fn a_name_is_never_a_formula() {
    for (name, expected) in [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+49 1", "'+49 1"),
        ("-1+1", "'-1+1"),
        ("@x", "'@x"),
        ("＝1", "'＝1"),
        ("\u{feff}=1", "'\u{feff}=1"),
        ("=HYPERLINK(\"http://a.example\";\"b\")", "'=HYPERLINK(\"http://a.example\";\"b\")"),
        ("Anna", "Anna"),
        ("a=b", "a=b"),
        ("'x", "'x"),
    ] {
        let mut session = one(json!({ "id_chip": "1", "id_chip_name": "x" }));
        for text in [name.to_owned(), format!(" {name}")] {
            let defused = if name == expected { text.clone() } else { format!("'{text}") };
            session.card.as_mut().expect("a card").name = Some(text);
            let csv = to_csv(
                std::slice::from_ref(&session),
                &options(None, None, Some(&["cardName"])).expect("options"),
            );
            assert_eq!(lines(&csv, b',')[1], [defused]);
        }
    }
    // The other texts are from outside, too.
    let mut session = one(json!({ "id_chip": "=1" }));
    session.id = "\t1".to_owned();
    let csv = to_csv(&[session], &options(None, None, Some(&["cardId", "id"])).expect("options"));
    assert_eq!(lines(&csv, b',')[1], ["'=1", "'\t1"]);
}

proptest::proptest! {
    #[test]
    fn a_name_is_read_back_as_it_was(name in "[a-z,;\t\r\n\" 'é=+@-]{0,12}", energy in 0..100_000_000_i64, which in 0..3_usize) {
        let (delimiter, decimal) = [(",", "."), (";", ","), ("\t", ",")][which];
        let mut session = one(json!({ "id_chip": "1" }));
        session.card.as_mut().expect("a card").name = Some(format!("x{name}"));
        session.energy = energy as f64 / 1000.0;
        let options = options(Some(delimiter), Some(decimal), Some(&["cardName", "energy", "number"])).expect("options");
        let csv = to_csv(&[session.clone(), session], &options);
        let lines = lines(&csv, delimiter.as_bytes()[0]);
        proptest::prop_assert_eq!(lines.len(), 3);
        for line in &lines[1..] {
            proptest::prop_assert_eq!(&line[0], &format!("x{name}"));
            proptest::prop_assert_eq!(line[1].replace(decimal, ".").parse::<f64>().expect("a number"), energy as f64 / 1000.0);
            proptest::prop_assert_eq!(&line[2], "3");
        }
    }
}
