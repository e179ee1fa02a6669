//! The rules of `/api/set`: what a value is, and whether a key takes it.

use serde_json::Value;

use crate::catalogue::Key;
use crate::firmware::Firmware;
use crate::query;

/// Values longer than this, as they come encoded, do not fit the charger's buffer of 256 characters (one first-hand
/// report; a compact two-range schedule was observed to fail, 90 characters to work).
const LONGEST_VALUE: usize = 255;

/// One key and the value offered for it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Offer {
    pub(crate) key: String,
    /// The decoded text.
    pub(crate) text: String,
    /// The text as JSON, if it is JSON.
    pub(crate) value: Option<Value>,
    pub(crate) too_long: bool,
}

/// The offers of a query, without the token. Of two for the same key the first counts.
pub(crate) fn offers(query: &str) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for (key, encoded) in query::parameters(query) {
        if key == "token" || offers.iter().any(|offer| offer.key == key) {
            continue;
        }
        let text = query::decode(encoded);
        let value = serde_json::from_str(&text).ok();
        offers.push(Offer { key, text, value, too_long: encoded.len() > LONGEST_VALUE });
    }
    offers
}

/// What a device makes of an offer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict {
    /// It takes this value.
    Taken(Value),
    /// It says why not.
    Refused(String),
    /// It says nothing of this key.
    Unknown,
}

/// What a charger makes of an offer.
pub(crate) fn judge(offer: &Offer, key: Option<&Key>, firmware: Firmware) -> Verdict {
    match check(offer, key, firmware) {
        Ok(value) => Verdict::Taken(value),
        Err(reason) => Verdict::Refused(reason),
    }
}

fn check(offer: &Offer, key: Option<&Key>, firmware: Firmware) -> Result<Value, String> {
    let Some(key) = key else {
        return Err("tried to set api key which is not allowed from api".to_owned());
    };
    if !key.writable() {
        return Err("tried to set api key without setter".to_owned());
    }
    let Some(value) = &offer.value else {
        return Err("value is not JSON".to_owned());
    };
    if offer.key == "ids" && !(value.is_null() || value.is_object()) {
        return Err("value must be null or JsonObject".to_owned());
    }
    let types = key.written_types();
    if !types.is_empty() && !types.iter().any(|wanted| is_of_type(value, wanted)) {
        return Err(format!("value must be {}", types.join(" or ")));
    }
    check_number(value, key)?;
    if offer.key == "trx"
        && !firmware.starts_card_transactions()
        && value.as_i64().is_some_and(|card| card > 0)
    {
        return Err(format!("failed: starting transaction for {value} is not allowed"));
    }
    Ok(value.clone())
}

fn check_number(value: &Value, key: &Key) -> Result<(), String> {
    let Some(number) = value.as_f64() else {
        return Ok(());
    };
    if !key.allows(number) {
        let (min, max) = key.range();
        return Err(format!("Value {value} exceeds range {min} to {max}"));
    }
    let known = key.numbers();
    if known.is_some_and(|numbers| value.as_i64().is_none_or(|number| !numbers.contains(&number))) {
        return Err(format!("Value {value} is not one of the known ones"));
    }
    Ok(())
}

/// Is the value of that JSON type, by the names of the catalogue?
fn is_of_type(value: &Value, wanted: &str) -> bool {
    match wanted {
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => true,
    }
}

/// How a value is written in a refusal: a string without its quotes (captures 15 and 16).
pub(crate) fn plain(offer: &Offer) -> String {
    match &offer.value {
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => offer.text.clone(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::json;

    use super::*;
    use crate::catalogue;

    fn verdict(query: &str, firmware: Firmware) -> Result<Value, String> {
        let offer = offers(query).remove(0);
        check(&offer, catalogue::key(&offer.key), firmware)
    }

    #[test]
    fn values_are_json_text_and_a_plus_is_a_space() {
        let taken = |query| verdict(query, Firmware::F053);
        assert_eq!(taken("amp=16"), Ok(json!(16)));
        assert_eq!(taken("fna=%22my%20charger%22"), Ok(json!("my charger")));
        assert_eq!(taken("fna=\"a+b\""), Ok(json!("a b")));
        assert_eq!(taken("dwo=null"), Ok(Value::Null));
        assert_eq!(taken("clp=%5B6%2C10%5D"), Ok(json!([6, 10])));
        assert_eq!(taken("fna=garage"), Err("value is not JSON".to_owned()));
        assert_eq!(taken("amp"), Err("value is not JSON".to_owned()));
    }

    #[test]
    fn refusals_use_the_recorded_words() {
        let refused = |query| verdict(query, Firmware::F053).unwrap_err();
        assert_eq!(refused("alw=true"), "tried to set api key without setter");
        assert_eq!(refused("zzz=1"), "tried to set api key which is not allowed from api");
        assert_eq!(refused("amp=5"), "Value 5 exceeds range 6 to 32");
        assert_eq!(refused("amp=33"), "Value 33 exceeds range 6 to 32");
        assert_eq!(refused("amp=%2216%22"), "value must be integer");
        assert_eq!(refused("amp=6.5"), "value must be integer");
        assert_eq!(refused("ids=5"), "value must be null or JsonObject");
        assert_eq!(refused("trx=1"), "failed: starting transaction for 1 is not allowed");
        assert_eq!(verdict("trx=1", Firmware::F055), Ok(json!(1)));
        assert_eq!(verdict("trx=0", Firmware::F053), Ok(json!(0)));
    }

    #[test]
    fn of_a_repeated_key_the_first_counts_and_the_token_is_no_key() {
        let offers = offers("token=t&amp=6&amp=7&frc=0");
        let keys: Vec<_> = offers.iter().map(|offer| (offer.key.as_str(), offer.text.as_str())).collect();
        assert_eq!(keys, [("amp", "6"), ("frc", "0")]);
    }

    #[test]
    fn length_counts_the_encoded_value() {
        let value = |length: usize| format!("fna={}", "x".repeat(length));
        assert!(!offers(&value(255))[0].too_long);
        assert!(offers(&value(256))[0].too_long);
        assert!(offers(&format!("fna={}", "%20".repeat(86)))[0].too_long);
    }

    #[test]
    fn the_offered_value_is_echoed_without_quotes() {
        let texts = offers("a=%22renaultZoe%22&b=true&c=x%20y");
        assert_eq!(texts.iter().map(plain).collect::<Vec<_>>(), ["renaultZoe", "true", "x y"]);
    }
}
