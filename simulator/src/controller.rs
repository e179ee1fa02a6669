//! The go-e Controller: no charger, but the same API with other keys (captures 44, 45 and 57).

use serde_json::{Map, Value};

use crate::set::{Offer, Verdict};

/// What it says in `fwv` (capture 57).
pub(crate) const VERSION: &str = "1.0.6";

/// Keys that it takes, by the vendor's table; `ecp`, `cae` and `cak` are missing there.
const WRITABLE: [&str; 40] = [
    "rst", "wifis", "delw", "wda", "tse", "tof", "tds", "utc", "fna", "awc", "awp", "awpl", "hsa", "oct",
    "cwe", "mme", "mmh", "mmp", "men", "msp", "msb", "msr", "hai", "mce", "mcu", "mcr", "mtp", "mqg", "mqcn",
    "mqss", "ccn", "ccf", "ips", "iim", "mece", "mecu", "mecf", "ecp", "cae", "cak",
];

/// Does it know the key, to read or to write?
pub(crate) fn knows(key: &str, values: &Map<String, Value>) -> bool {
    values.contains_key(key) || writable(key)
}

fn writable(key: &str) -> bool {
    WRITABLE.contains(&key)
}

/// What it makes of an offer. Of a key that it does not know it says nothing at all (capture 45).
pub(crate) fn judge(offer: &Offer, values: &Map<String, Value>) -> Verdict {
    if !knows(&offer.key, values) {
        return Verdict::Unknown;
    }
    if !writable(&offer.key) {
        return Verdict::Refused("tried to set api key without setter".to_owned());
    }
    let Some(value) = &offer.value else {
        return Verdict::Refused("value is not JSON".to_owned());
    };
    let shown = values.get(&offer.key).filter(|shown| !shown.is_null() && !value.is_null());
    if shown.is_some_and(|shown| std::mem::discriminant(shown) != std::mem::discriminant(value)) {
        return Verdict::Refused("value has the wrong type".to_owned());
    }
    Verdict::Taken(value.clone())
}
