//! Whose cloud a request is for: `/<serial>/api/…`, or `/api/…` under the charger's own host name.

use crate::clock::Moment;
use crate::cloud;
use crate::network::Cors;
use crate::reply::Reply;
use crate::request::Request;

/// Host names of the cloud after the serial. The vendor moves from the first to the second.
const CLOUD_DOMAINS: [&str; 2] = [".api.v3.go-e.io", ".api.v3.go-e.com"];

/// The serial that the request is for, and the path at this charger.
pub fn of_cloud(request: &Request) -> (String, String) {
    let host = request.header("host").unwrap_or_default().to_ascii_lowercase();
    let name = host.split(':').next().unwrap_or_default();
    if let Some(serial) = serial_of_cloud(name) {
        return (serial.to_owned(), request.path().to_owned());
    }
    let path = request.path().strip_prefix('/').unwrap_or_default();
    let slash = path.find('/').unwrap_or(path.len());
    let (serial, path) = path.split_at_checked(slash).unwrap_or((path, ""));
    (serial.to_owned(), path.to_owned())
}

/// What stands before the cloud's domain in a host name.
pub fn serial_of_cloud(host: &str) -> Option<&str> {
    CLOUD_DOMAINS.iter().find_map(|domain| host.strip_suffix(domain))
}

/// Six digits; a sibling product has eight.
pub fn is_serial(text: &str) -> bool {
    matches!(text.len(), 6 | 8) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What the cloud says for a charger that does not exist.
pub fn stranger(serial: &str, request: &Request, cors: Cors, now: Moment) -> Reply {
    let reply = if !is_serial(serial) {
        cloud::not_found()
    } else if request.method == "OPTIONS" {
        cloud::preflight(cors)
    } else {
        // No token is good for a charger that does not exist; what the real cloud says is not known.
        cloud::unauthorized()
    };
    cloud::dressed(reply, cors, now)
}
