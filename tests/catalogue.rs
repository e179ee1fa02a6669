//! What the catalogue knows: what may be written and what not, and who may see it.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use goecharger::catalogue::{check, is_private, is_secret, is_writable};
use goecharger::json::Json;
use goecharger::options::{CallOptions, Limits, check_settings};
use serde_json::{Value, json};

fn core(value: &Value) -> Json {
    support::json(value)
}

fn refusal(key: &str, value: &Value) -> Option<String> {
    check(key, &core(value), false, &[key.to_owned()]).err().map(|error| error.message.clone())
}

fn assert_taken(key: &str, value: Value) {
    assert_eq!(refusal(key, &value), None, "{key} = {value}");
}

fn assert_refused(key: &str, value: Value, message: &str) {
    let found = refusal(key, &value);
    assert_eq!(found.as_deref(), Some(message), "{key} = {value}");
    assert!(check(key, &core(&value), true, &[key.to_owned()]).is_ok(), "unchecked, {key} takes {value}");
}

#[test]
fn what_a_charger_sent_may_be_written_back() {
    let (mut written, mut refused) = (0, Vec::new());
    for (number, values) in support::statuses() {
        for (key, value) in values.iter().filter(|(key, _)| is_writable(key)) {
            written += 1;
            refused.extend(refusal(key, value).map(|why| format!("{number} {why}")));
        }
    }
    assert!(written > 300, "{written} values");
    refused.sort();
    // That there is a password is all that can be read of it: written back, it would be a new one. The colour is a slip
    // in the table of documentation that recording 34 was put together from.
    let password = "A read tells only whether there is one: written is the text itself";
    let wifis = format!("wifis[0].key takes text of at most 64 characters, and got ***. {password}");
    let expected = [
        format!("01 {wifis}"),
        "34 cch takes a colour like \"#00FF7F\", and got \"#00FFF\"".to_owned(),
        format!("34 wak takes text, and got ***. {password}"),
        format!("34 {wifis}"),
        format!("56 {wifis}"),
        format!("57 {wifis}"),
    ];
    assert_eq!(refused, expected);
}

#[test]
fn bounds_are_those_of_the_charger() {
    for (key, least, most) in [("amp", 6, 32), ("lof", 6, 32), ("lop", 1, 99), ("lbr", 0, 255), ("ust", 0, 3)]
    {
        assert_taken(key, json!(least));
        assert_taken(key, json!(most));
        assert!(refusal(key, &json!(least - 1)).is_some() || key == "lof", "{key}");
        assert!(refusal(key, &json!(most + 1)).is_some(), "{key}");
        assert!(refusal(key, &json!(f64::from(least) + 0.5)).is_some(), "{key}");
    }
    assert_taken("lof", json!(0));
    assert_refused("lof", json!(5), "lof takes 0 or a whole number from 6 to 32, and got 5");
    assert_taken("mci", json!(0));
    assert_taken("mci", json!(300_000));
    assert_refused(
        "mci",
        json!(299_999),
        "mci takes 0 or a whole number from 300000 to 2147483647, and got 299999. It is in ms",
    );
    assert_taken("dwo", json!(0.5));
    assert_taken("dwo", Value::Null);
    assert_refused(
        "dwo",
        json!(0),
        "dwo takes a number above 0 or null, and got 0. To lift the limit, set null",
    );
    assert_refused(
        "amp",
        json!(0),
        "amp takes a whole number from 6 to 32, and got 0. To stop charging, set frc to 1",
    );
    assert_refused("amp", json!(33), "amp takes a whole number from 6 to 32, and got 33");
}

#[test]
fn a_colour_has_six_digits() {
    for key in ["cch", "cfi", "cid", "cwc"] {
        assert_taken(key, json!("#00FF7f"));
        for wrong in ["00FF7f", "#00FF7", "#00FF7f0", "#00FF7g", "#00FF7ü", "red", ""] {
            let message = format!("{key} takes a colour like \"#00FF7F\", and got {}", json!(wrong));
            assert_refused(key, json!(wrong), &message);
        }
    }
}

#[test]
fn a_name_is_at_most_so_long_and_is_not_shown() {
    assert_taken("fna", json!("ü".repeat(64)));
    assert_refused(
        "fna",
        json!("ü".repeat(65)),
        "fna takes text of at most 64 characters, and got 65 characters",
    );
    assert_refused("fna", json!(7), "fna takes text of at most 64 characters, and got ***");
    assert_refused("mcu", json!(["mqtt://me:secret@host"]), "mcu takes text, and got ***");
}

#[test]
fn members_are_named_as_the_charger_names_them() {
    assert_taken("ids", json!({"pGrid": -500.5, "pPv": 1, "pAkku": 0}));
    assert_taken("ids", json!({"pGrid": 0}));
    assert_taken("ids", Value::Null);
    for (value, message) in [
        (json!({"pgrid": -500}), "ids has no member pgrid: is pGrid meant?"),
        (json!({"pGrid": 1, "ppv": 1}), "ids has no member ppv: is pPv meant?"),
        (json!({"pGrid": 1, "pPV ": 1}), "ids has no member pPV : is pPv meant?"),
        (json!({"pGrid": 1, "battery": 1}), "ids has no member battery: it takes pGrid, pPv, pAkku"),
        (json!({"pPv": 1}), "ids lacks the member pGrid"),
        (json!({}), "ids lacks the member pGrid"),
        (json!({"pGrid": "1"}), "ids.pGrid takes a number, and got \"1\""),
        (json!({"pGrid": null}), "ids.pGrid takes a number, and got null"),
        (
            json!(-500),
            "ids takes an object or null, and got -500. Give the power at the grid in W, like { pGrid: -1200 }",
        ),
        (json!([{"pGrid": 1}]), "ids takes an object or null, and got [{\"pGrid\":1}]"),
    ] {
        assert_refused("ids", value, message);
    }
}

#[test]
fn a_timetable_is_checked_to_the_minute() {
    let range = |begin: Value, end: Value| json!({"control": 1, "ranges": [{"begin": begin, "end": end}]});
    let time = |hour: i32, minute: i32| json!({"hour": hour, "minute": minute});
    for key in ["sch_week", "sch_satur", "sch_sund"] {
        assert_taken(key, json!({"control": 4}));
        assert_taken(key, range(time(0, 0), time(24, 0)));
        assert_taken(key, range(json!({"hour": 23, "minute": 59, "second": 59}), time(6, 0)));
        for (value, message) in [
            (
                range(time(25, 0), time(6, 0)),
                ".ranges[0].begin.hour takes a whole number from 0 to 24, and got 25",
            ),
            (
                range(time(0, 0), time(6, 60)),
                ".ranges[0].end.minute takes a whole number from 0 to 59, and got 60",
            ),
            (range(time(0, 0), json!({"hour": 6})), ".ranges[0].end lacks the member minute"),
            (
                range(time(0, 0), json!({"hours": 6, "minute": 0})),
                ".ranges[0].end has no member hours: is hour meant?",
            ),
            (json!({"control": 5}), ".control takes one of 0,1,2,3,4, and got 5"),
            (json!({"control": 1, "ranges": {}}), ".ranges takes a list, and got {}"),
            (json!({"ranges": []}), " lacks the member control"),
            (json!({"Control": 1}), " has no member Control: is control meant?"),
        ] {
            assert_refused(key, value, &format!("{key}{message}"));
        }
    }
}

#[test]
fn elements_are_checked_one_by_one() {
    assert_taken("clp", json!([6, 10, 12, 14, 32]));
    assert_taken("clp", json!([6, 10]));
    assert_refused("clp", json!([6, 5]), "clp[1] takes a whole number from 6 to 32, and got 5");
    assert_refused("clp", json!([6, 7, 8, 9, 10, 11]), "clp takes at most 5 elements, and got 6");
    assert_refused("clp", json!("6,10"), "clp takes a list, and got \"6,10\"");
    assert_taken("map", json!([3, 1, 2]));
    assert_refused("map", json!([0, 1, 2]), "map[0] takes a whole number from 1 to 3, and got 0");
    assert_refused("map", json!([1, 2]), "map takes 3 elements, and got 2");
    assert_taken("ecp", json!([-1200.5, null, 0]));
    assert_refused("ecp", json!([true]), "ecp[0] takes a number or null, and got true");
    assert_refused("ecp", json!(vec![0; 17]), "ecp takes at most 16 elements, and got 17");
    assert_taken("cards", json!([{}, {"name": "me", "rfid": "04c0ffee"}, {"cardId": false, "energy": 0.5}]));
    assert_refused("cards", json!([{}, {"rfdi": "04c0ffee"}]), "cards[1] has no member rfdi: is rfid meant?");
    assert_refused("cards", json!([{"rfid": 4}]), "cards[0].rfid takes text, and got ***");
    assert_refused("cards", json!(vec![json!({}); 11]), "cards takes at most 10 elements, and got 11");
}

#[test]
fn either_of_two_shapes_is_taken() {
    for value in [
        json!(0),
        json!(50),
        json!({"amp": 50}),
        json!({"amp": 33, "dyn": 28, "sta": 33, "ts": 1_771_629_950}),
    ] {
        assert_taken("lot", value);
    }
    assert_refused("lot", json!({"amps": 50}), "lot has no member amps: is amp meant?");
    assert_refused("lot", json!("50"), "lot takes a whole number of at least 0 or an object, and got \"50\"");
    assert_taken("awpl", json!([{"start": 1, "end": 2, "marketprice": -8.1}]));
    assert_taken("awpl", json!({"start": 1, "interval": 900, "marketprice": [8, -7.5]}));
    assert_refused("awpl", json!({"start": 1, "marketprice": [8]}), "awpl lacks the member interval");
    for key in ["bac", "sdp"] {
        assert_taken(key, json!(false));
        assert_taken(key, json!(3));
        assert_refused(key, json!(4), &format!("{key} takes true or false or one of 0,1,2,3, and got 4"));
    }
    assert_taken("smd", json!({"I1": 3.5, "anything": [1]}));
    assert_refused("smd", json!({"i1": 3.5}), "smd has no member i1: is I1 meant?");
}

#[test]
fn a_key_that_is_read_only_names_the_one_to_write() {
    assert_refused("alw", json!(true), "alw is read-only: set frc instead");
    assert_refused("rbc", json!(1), "rbc is read-only");
}

#[test]
fn guards_hold_in_any_letter_case() {
    for key in ["rst", "RST", "rSt"] {
        for confirm in [vec![], vec!["amp".to_owned()]] {
            let error = check(key, &Json::Bool(true), true, &confirm).expect_err("guarded");
            assert_eq!(
                error.message,
                format!(
                    "{key} is guarded: writing it can destroy data or stop the charger. If you mean it, add {{ confirm: [\"{key}\"] }}"
                )
            );
        }
        for confirmed in ["rst", "RST"] {
            assert!(check(key, &Json::Bool(true), true, &[confirmed.to_owned()]).is_ok(), "{key}");
        }
    }
}

#[test]
fn a_guarded_key_is_guarded_inside_of_ids_as_well() {
    let checked = |key: &str, value: Value, confirm: &[String]| {
        check(key, &core(&value), true, confirm).map_err(|error| error.message.clone())
    };
    for (key, value) in [
        ("ids", json!({ "rst": true, "pGrid": 0 })),
        ("IDS", json!({ "RST": true })),
        ("ids", json!([{ "pGrid": 0 }, { "rst": true }])),
        ("ids", json!({ "more": { "rst": true } })),
    ] {
        let refused = checked(key, value.clone(), &["ids".to_owned()]).expect_err("a guard");
        assert!(refused.to_ascii_lowercase().starts_with("rst is guarded"), "{refused}");
        assert_eq!(checked(key, value, &["rst".to_owned()]), Ok(()));
    }
    assert_eq!(checked("ids", json!({ "pGrid": 0, "amp": 6 }), &[]), Ok(()));
}

#[test]
fn one_key_in_two_spellings_is_refused() {
    let set = |keys: &[&str]| {
        let entries: Vec<_> = keys.iter().map(|key| ((*key).to_owned(), Json::Number(16.0))).collect();
        let call = CallOptions { unchecked: true, ..CallOptions::new(Limits::default()) };
        check_settings(&entries, &call).map_err(|error| error.message.clone())
    };
    assert_eq!(set(&["amp", "frc", "acp"]), Ok(()));
    assert!(set(&["amp", "frc", "AMP"]).expect_err("twice").starts_with("amp and AMP are one key"));
}

#[test]
fn what_is_private_is_so_in_any_letter_case() {
    for key in [
        "cak", "CAK", "mopi", "mpap", "c0i", "cards", "ocppu", "mecu", "wifis", "lri", "tsi", "gmk", "zzz",
        "mpapx",
    ] {
        assert!(is_secret(key) && is_private(key), "{key}");
    }
    for key in
        ["los", "lom", "ctrls", "cci", "imei", "imsi", "fna", "FNA", "sse", "scan", "wsl", "macs", "mmh"]
    {
        assert!(!is_secret(key) && is_private(key), "{key}");
    }
    for key in ["amp", "AMP", "car", "nrg", "modelstatus"] {
        assert!(!is_secret(key) && !is_private(key), "{key}");
    }
}
