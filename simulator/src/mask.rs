//! What a log must not show: tokens, passwords, card ids and tickets, which may be real ones, entered by mistake.

use serde_json::{Map, Value};

use crate::{catalogue, query};

const MASK: &str = "***";

/// Parameters that are credentials by themselves: the cloud's token, and the tickets of the session export.
const CREDENTIALS: [&str; 3] = ["token", "e", "ticket"];

/// Headers that are.
const CREDENTIAL_HEADERS: [&str; 3] = ["authorization", "proxy-authorization", "cookie"];

/// The target with every credential in its query masked; the rest stays as it came.
pub(crate) fn target(target: &str) -> String {
    masked(target, is_credential)
}

/// The target with the credentials of the request itself masked; what it sets stays.
pub(crate) fn token(target: &str) -> String {
    masked(target, |name| CREDENTIALS.contains(&name.to_ascii_lowercase().as_str()))
}

fn masked(target: &str, is_hidden: impl Fn(&str) -> bool) -> String {
    let Some((path, query)) = target.split_once('?') else {
        return target.to_owned();
    };
    let parts = query.split('&').map(|part| match part.split_once('=') {
        Some((name, value)) if !value.is_empty() && is_hidden(&query::decode(name)) => {
            format!("{name}={MASK}")
        }
        _ => part.to_owned(),
    });
    format!("{path}?{}", parts.collect::<Vec<_>>().join("&"))
}

/// The value of a header, masked if it is a credential; the scheme of an authorization stays.
pub(crate) fn header(name: &str, value: &str) -> String {
    if !CREDENTIAL_HEADERS.contains(&name) {
        // Such as a Referer.
        return target(value);
    }
    match value.split_once(' ') {
        Some((scheme, _)) if name != "cookie" => format!("{scheme} {MASK}"),
        _ => MASK.to_owned(),
    }
}

/// The values of a set, those that are credentials masked.
pub(crate) fn values(values: Map<String, Value>) -> Map<String, Value> {
    let masked = values.into_iter().map(|(key, value)| {
        let value = if is_credential(&key) { Value::from(MASK) } else { value };
        (key, value)
    });
    masked.collect()
}

/// Names are compared without case, as the charger's own web server does. A key that is not known is taken for a
/// secret: newer models have some, such as the PIN of a SIM card.
fn is_credential(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    CREDENTIALS.contains(&name.as_str())
        || (!["filter", "age"].contains(&name.as_str())
            && catalogue::key(&name).is_none_or(|key| key.holds_credentials()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    #[test]
    fn credentials_are_masked_and_the_rest_stays_as_it_came() {
        for (given, shown) in [
            ("/api/status?filter=amp,%63ar&age=5&x", "/api/status?filter=amp,%63ar&age=5&x"),
            ("/api/status?token=abc%20d&filter=a", "/api/status?token=***&filter=a"),
            ("/api/status?TOKEN=abc", "/api/status?TOKEN=***"),
            ("/api/status?%74oken=abc=d", "/api/status?%74oken=***"),
            ("/api/status?token=&a=1", "/api/status?token=&a=***"),
            ("/api/set?amp=6&fna=%22a+b%22&wak=%22pw%22", "/api/set?amp=6&fna=%22a+b%22&wak=***"),
            ("/api/set?c3i=%220011%22&cards=%5B%5D&mpap=1", "/api/set?c3i=***&cards=***&mpap=***"),
            ("/api/v1/direct_json?e=ticket&from=1", "/api/v1/direct_json?e=***&from=***"),
            ("/nothing", "/nothing"),
        ] {
            assert_eq!(target(given), shown);
        }
        assert_eq!(header("authorization", "Bearer abc"), "Bearer ***");
        assert_eq!(header("authorization", "abc"), "***");
        assert_eq!(header("cookie", "a=b; c=d"), "***");
        assert_eq!(header("referer", "http://a/?token=abc"), "http://a/?token=***");
        assert_eq!(header("accept", "*/*"), "*/*");
        let applied = json!({"amp": 6, "wifis": [{"key": "pw"}], "cards": [{"rfid": "0011"}]});
        let shown = json!({"amp": 6, "wifis": "***", "cards": "***"});
        assert_eq!(Value::Object(values(applied.as_object().unwrap().clone())), shown);
    }
}
