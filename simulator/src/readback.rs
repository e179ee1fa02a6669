//! What the status shows after a set: not always what was written.

use serde_json::{Map, Value, json};

use crate::catalogue::Key;
use crate::plan::Plan;
use crate::seed;

/// What is shown after `value` was written to `key`, which showed `before`.
pub(crate) fn stored(
    key: &str,
    known: Option<&Key>,
    value: Value,
    before: Option<&Value>,
    plan: &Plan,
) -> Value {
    match key {
        "bac" | "sdp" if plan.firmware.button_locks_are_numbers() => match value {
            Value::Bool(flag) => json!(u8::from(flag)),
            other => other,
        },
        "bac" | "sdp" => json!(value.as_bool().unwrap_or(value != json!(0))),
        // A number changes the current of the group alone (capture 46).
        "lot" if value.is_number() && before.is_some_and(Value::is_object) => {
            merged(before, json!({"amp": value}))
        }
        // A schedule without ranges changes its mode only (observed).
        "lot" | "sch_week" | "sch_satur" | "sch_sund" => merged(before, value),
        // Written as null, the default is what is read.
        "mtp" if value.is_null() => json!(seed::mqtt_prefix(plan)),
        "mht" if value.is_null() => json!(seed::HOME_ASSISTANT_PREFIX),
        // All recorded colours have capital letters.
        "cid" | "cwc" | "cch" | "cfi" => match value {
            Value::String(colour) => json!(colour.to_ascii_uppercase()),
            other => other,
        },
        "cards" => cards(before, &value),
        // Null leaves a place alone (go-e Controller).
        "ecp" => places(before, value),
        // A credential or a card's id: written as a string, read as "there is one".
        _ if known.is_some_and(Key::shows_only_presence) => {
            json!(value.as_str().is_none_or(|id| !id.is_empty()))
        }
        _ => value,
    }
}

fn merged(before: Option<&Value>, change: Value) -> Value {
    let (Some(Value::Object(before)), Value::Object(change)) = (before, &change) else {
        return change;
    };
    let mut all = before.clone();
    all.extend(change.clone());
    Value::Object(all)
}

fn places(before: Option<&Value>, change: Value) -> Value {
    let (Some(Value::Array(before)), Value::Array(change)) = (before, &change) else {
        return change;
    };
    let mut all = before.clone();
    for (place, value) in all.iter_mut().zip(change).filter(|(_, value)| !value.is_null()) {
        *place = value.clone();
    }
    Value::Array(all)
}

/// Cards are written with a name and an id (`rfid`); an empty object leaves its slot alone. The id is never shown.
fn cards(before: Option<&Value>, change: &Value) -> Value {
    let mut all = before.and_then(Value::as_array).cloned().unwrap_or_default();
    for (card, change) in all.iter_mut().zip(change.as_array().into_iter().flatten()) {
        let (Some(card), Some(change)) = (card.as_object_mut(), change.as_object()) else {
            continue;
        };
        change_card(card, change);
    }
    Value::Array(all)
}

fn change_card(card: &mut Map<String, Value>, change: &Map<String, Value>) {
    for (field, value) in change {
        if field == "rfid" {
            card.insert("cardId".to_owned(), json!(value.as_str().is_some_and(|id| !id.is_empty())));
        } else {
            card.insert(field.clone(), value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::catalogue;
    use crate::firmware::Firmware;

    #[test]
    fn what_is_read_back_may_differ_from_what_was_written() {
        let stored = |key: &str, value, before: Option<Value>, firmware| {
            stored(key, catalogue::key(key), value, before.as_ref(), &Plan::of(firmware))
        };
        let new = Firmware::F055;
        assert_eq!(stored("bac", json!(true), None, new), json!(1));
        assert_eq!(stored("sdp", json!(false), None, new), json!(0));
        assert_eq!(stored("bac", json!(2), None, Firmware::F053), json!(true));
        let group = json!({"amp": 32, "dyn": 28, "sta": 32, "ts": 7});
        let changed = json!({"amp": 35, "dyn": 28, "sta": 32, "ts": 7});
        assert_eq!(stored("lot", json!(35), Some(group), new), changed);
        assert_eq!(stored("lot", json!(35), Some(json!(32)), Firmware::F053), json!(35));
        assert_eq!(stored("mtp", Value::Null, None, new), json!("go-eCharger/000001/"));
        assert_eq!(stored("mtp", Value::Null, None, Firmware::F053), json!("/go-eCharger/000001/"));
        assert_eq!(stored("mht", Value::Null, None, new), json!("homeassistant"));
        assert_eq!(stored("cid", json!("#00ff7a"), None, new), json!("#00FF7A"));
        let before = json!({"control": 0, "ranges": [1, 2]});
        let after = json!({"control": 2, "ranges": [1, 2]});
        assert_eq!(stored("sch_week", json!({"control": 2}), Some(before), new), after);
        assert_eq!(stored("ecp", json!([null, 5]), Some(json!([1, 2, 3])), new), json!([1, 5, 3]));
        let cards =
            json!([{"name": "a", "energy": 1, "cardId": false}, {"name": "b", "energy": 2, "cardId": true}]);
        let change = json!([{"name": "A", "rfid": "0011"}, {}]);
        let after =
            json!([{"name": "A", "energy": 1, "cardId": true}, {"name": "b", "energy": 2, "cardId": true}]);
        assert_eq!(stored("cards", change, Some(cards), new), after);
        assert_eq!(stored("c3i", json!("0011"), None, new), json!(true));
        assert_eq!(stored("amp", json!(7), None, new), json!(7));
    }
}
