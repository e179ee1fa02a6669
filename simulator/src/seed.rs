//! What a new device starts with: a full recorded answer, changed to what was asked for.

use anyhow::Context as _;
use serde_json::{Map, Value, json};

use crate::hardware::Hardware;
use crate::plan::Plan;

/// A V3 with 11 kW and firmware 053.1, idle, 166 keys (capture 01).
const V3: &str = include_str!("../../tests/captures/01-local-status-full-v3-fw053.1.json");
/// A V4 with 11 kW and firmware 055.7, idle, 225 keys (capture 56).
const V4: &str = include_str!("../../tests/captures/56-local-status-full-v4-fw055.7.json");
/// A go-e Controller with firmware 1.0.6, 81 keys (capture 57).
const CONTROLLER: &str = include_str!("../../tests/captures/57-controller-status-full-fw1.0.6.json");

/// Keys of cable lock and button, which CORE and PRO lack: of `cbl` users reported it, of the others the vendor's
/// tables of 60.3 and 60.4 say it.
const LOCK_AND_BUTTON: [&str; 9] = ["bac", "sdp", "lbp", "cbl", "cus", "ffb", "lck", "ust", "upo"];

/// The vendor's service for the charging history.
pub const EXPORT_ORIGIN: &str = "https://data.v3.go-e.io";

/// The default of `mht`; guessed, it is Home Assistant's own.
pub(crate) const HOME_ASSISTANT_PREFIX: &str = "homeassistant";

/// The values of a new device and the keys that its model lacks.
#[derive(Debug)]
pub(crate) struct Seed {
    pub(crate) values: Map<String, Value>,
    pub(crate) lacking: Vec<String>,
}

pub(crate) fn of(plan: &Plan) -> anyhow::Result<Seed> {
    let recorded = match plan.hardware {
        Hardware::Controller => CONTROLLER,
        _ if plan.firmware.is_like_the_recorded_v4() => V4,
        _ => V3,
    };
    let mut values: Map<String, Value> = serde_json::from_str(recorded).context("a recorded answer")?;
    let serial = &plan.serial;
    let mut change = |key: &str, value| values.insert(key.to_owned(), value);
    change("sse", json!(serial));
    change("host", json!(host(plan)));
    change("fna", json!(host(plan)));
    change("mtp", json!(mqtt_prefix(plan)));
    change("fwv", json!(plan.version()));
    change("typ", json!(plan.hardware.typ()));
    // Not in the captures: the cloud API was off, or is a later addition than the recorded device.
    change("cae", json!(true));
    change("cak", json!(plan.token));
    let mut lacking = Vec::new();
    if plan.hardware.is_charger() {
        lacking = charger(&mut values, plan);
    }
    for key in &lacking {
        values.shift_remove(key);
    }
    Ok(Seed { values, lacking })
}

/// Changes the values of a charger to its firmware and hardware. Returns the keys that it lacks.
fn charger(values: &mut Map<String, Value>, plan: &Plan) -> Vec<String> {
    let firmware = plan.firmware;
    let mut lacking = Vec::new();
    values.entry("psm").or_insert(json!(0));
    // Whatever its recorded owner wanted, a new charger charges: 6 A, not only from surplus.
    values.insert("amp".to_owned(), json!(6));
    values.insert("lmo".to_owned(), json!(3));
    // One of the two recorded had a ticket.
    values.insert("dll".to_owned(), json!(format!("{}/export?e={}", EXPORT_ORIGIN, ticket(&plan.serial))));
    if !firmware.switches_phases() {
        lacking.push("psm".to_owned());
    }
    if firmware.has_home_assistant_prefix() {
        values.insert("mht".to_owned(), json!(HOME_ASSISTANT_PREFIX));
    }
    if firmware.has_keys_per_card() {
        add_keys_per_card(values);
    }
    if !firmware.has_array_of_cards() {
        lacking.push("cards".to_owned());
    }
    if !plan.hardware.has_lock_and_button() {
        lacking.extend(LOCK_AND_BUTTON.map(str::to_owned));
    }
    lacking
}

/// As long as a real one, nearly.
fn ticket(serial: &str) -> String {
    format!("simulator-ticket-{serial}-{}", "T".repeat(40))
}

fn host(plan: &Plan) -> String {
    let kind = if plan.hardware.is_charger() { "go-echarger" } else { "go-econtroller" };
    format!("{kind}_{}", plan.serial)
}

/// The default of `mtp` (captures 01, 56 and 57).
pub(crate) fn mqtt_prefix(plan: &Plan) -> String {
    let kind = if plan.hardware.is_charger() { "go-eCharger" } else { "go-eController" };
    let slash = if plan.firmware.is_like_the_recorded_v4() { "" } else { "/" };
    format!("{slash}{kind}/{}/", plan.serial)
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn seed(hardware: Option<Hardware>, firmware: Option<&str>) -> Map<String, Value> {
        let firmware = firmware.map(|version| version.parse().unwrap());
        let (hardware, firmware) = Hardware::with_firmware(hardware, firmware).unwrap();
        of(&Plan { hardware, ..Plan::of(firmware) }).unwrap().values
    }

    #[test]
    fn each_firmware_has_its_own_keys_and_shapes() {
        assert!(!seed(None, Some("051.3")).contains_key("psm"));
        let v3 = seed(None, Some("053"));
        assert!(v3["bac"] == true && v3["dns"] == "st" && v3["psm"] == 1 && v3["lot"] == 32);
        let v4 = seed(None, Some("055"));
        let recorded: Map<String, Value> = serde_json::from_str(V4).unwrap();
        let added: Vec<_> = v4.keys().filter(|key| !recorded.contains_key(*key)).collect();
        assert_eq!(added, ["cae", "cak"], "nothing else but what was recorded");
        assert!(recorded.keys().all(|key| v4.contains_key(key)));
        assert!(v4["bac"] == 3 && v4["dns"]["dns0"].is_string() && v4["lot"]["amp"] == 32);
        assert_eq!(v4["sch_week"]["ranges"][0]["begin"]["second"], 0);
        let newest = seed(None, Some("60.4"));
        assert!(newest["c9i"] == false && newest["c0n"] == "n/a" && newest["mht"] == "homeassistant");
        assert!(recorded.keys().all(|key| newest.contains_key(key)), "60 builds on 055");
        assert!(!seed(None, Some("60.1")).contains_key("cards"));
    }

    #[test]
    fn only_core_and_pro_lack_the_cable_lock_whatever_the_firmware() {
        for (hardware, has_lock) in
            [(Hardware::V3, true), (Hardware::V4, true), (Hardware::Core, false), (Hardware::Pro, false)]
        {
            for firmware in ["055", "60.3", "60.5"] {
                let values = seed(Some(hardware), Some(firmware));
                assert_eq!(values.contains_key("cbl"), has_lock, "{hardware:?} {firmware}");
                assert_eq!(values["typ"], hardware.typ());
            }
        }
    }

    #[test]
    fn a_controller_has_the_recorded_keys() {
        let values = seed(Some(Hardware::Controller), None);
        assert_eq!(values.len(), 83, "81 recorded, and the two of the cloud API");
        assert!(values["fwv"] == "1.0.6" && values["typ"] == "controller" && values["ccn"][1] == "Grid");
        assert!(values["mtp"] == "go-eController/000001/" && !values.contains_key("amp"));
    }
}
