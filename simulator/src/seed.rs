//! What a new charger starts with: the full recorded answer, changed to the asked firmware.

use anyhow::Context as _;
use serde_json::{Map, Value, json};

use crate::firmware::Firmware;

/// A V3 with 11 kW and firmware 053.1, idle, 166 keys (capture 01).
const CAPTURE: &str = include_str!("../../tests/captures/01-local-status-full-v3-fw053.1.json");

/// Keys of cable lock and button, which the tables of 60.3 and 60.4 lack.
const LOCK_AND_BUTTON: [&str; 9] = ["bac", "sdp", "lbp", "cbl", "cus", "ffb", "lck", "ust", "upo"];

/// The values of a new charger and the keys its model lacks.
pub(crate) fn values(
    serial: &str,
    token: &str,
    firmware: Firmware,
) -> anyhow::Result<(Map<String, Value>, Vec<String>)> {
    let mut values: Map<String, Value> = serde_json::from_str(CAPTURE).context("capture 01")?;
    let mut lacking = Vec::new();
    for (key, value) in [
        ("sse", json!(serial)),
        ("fna", json!(format!("go-echarger_{serial}"))),
        ("host", json!(format!("go-echarger_{serial}"))),
        ("mtp", json!(format!("/go-eCharger/{serial}/"))),
        ("fwv", json!(firmware.version())),
        // Not in the capture: the cloud API is a later addition than the recorded charger.
        ("cae", json!(true)),
        ("cak", json!(token)),
    ] {
        values.insert(key.to_owned(), value);
    }
    values.entry("psm").or_insert(json!(0));
    if !firmware.switches_phases() {
        lacking.push("psm".to_owned());
    }
    if firmware.button_locks_are_numbers() {
        values.insert("bac".to_owned(), json!(1));
        values.insert("sdp".to_owned(), json!(0));
    }
    if firmware.measures_in_floats() {
        values.insert("typ".to_owned(), json!("go-eCharger_V4"));
        values.insert("dns".to_owned(), json!({"dns0": "192.168.0.1", "dns1": "0.0.0.0", "dns2": "0.0.0.0"}));
    }
    if !firmware.has_lock_and_button() {
        lacking.extend(LOCK_AND_BUTTON.map(str::to_owned));
    }
    if firmware.has_keys_per_card() {
        add_keys_per_card(&mut values);
        for key in ["sch_week", "sch_satur", "sch_sund"] {
            add_seconds(values.get_mut(key));
        }
    }
    for key in &lacking {
        values.shift_remove(key);
    }
    Ok((values, lacking))
}

/// `c0n`, `c0e`, `c0i` and so on: name, energy and "a card is learned", as the array `cards` says.
fn add_keys_per_card(values: &mut Map<String, Value>) {
    let cards = values.get("cards").and_then(Value::as_array).cloned().unwrap_or_default();
    for (number, card) in cards.iter().enumerate() {
        for (suffix, field) in [("n", "name"), ("e", "energy"), ("i", "cardId")] {
            let value = card.get(field).cloned().unwrap_or(Value::Null);
            values.insert(format!("c{number}{suffix}"), value);
        }
    }
}

/// Later firmware has seconds in the times of a schedule.
fn add_seconds(schedule: Option<&mut Value>) {
    let ranges = schedule.and_then(|schedule| schedule.get_mut("ranges")).and_then(Value::as_array_mut);
    for range in ranges.into_iter().flatten() {
        for end in ["begin", "end"] {
            if let Some(time) = range.get_mut(end).and_then(Value::as_object_mut) {
                time.insert("second".to_owned(), json!(0));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn each_firmware_has_its_own_keys_and_shapes() {
        let seed = |firmware| values("000001", "t", firmware).unwrap();
        let (old, lacking) = seed(Firmware::F051);
        assert!(!old.contains_key("psm") && lacking == ["psm"]);
        let (recorded, lacking) = seed(Firmware::F053);
        assert!(
            lacking.is_empty() && recorded["bac"] == true && recorded["dns"] == "st" && recorded["psm"] == 1
        );
        let (later, _) = seed(Firmware::F055);
        assert!(later["bac"] == 1 && later["dns"]["dns0"].is_string() && later.contains_key("cbl"));
        let (newest, _) = seed(Firmware::F604);
        assert!(!newest.contains_key("cbl") && newest["c9i"] == false && newest["c0n"] == "User 1");
        assert_eq!(newest["sch_week"]["ranges"][0]["begin"]["second"], 0);
    }
}
