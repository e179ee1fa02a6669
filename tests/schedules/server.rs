//! A charger, and what it knows to be true: what it carried out, and what it said when.

use crate::support::network::Sent;
use goecharger::json::Json;

/// The values of the charger at one time.
#[derive(Clone, Copy, PartialEq)]
pub struct Values {
    pub amp: f64,
    pub frc: f64,
}

/// A request that is on its way, or was answered.
pub struct Request {
    pub sent: Sent,
    /// When it was sent, by the true time, in ms.
    pub at: f64,
    /// When it was carried out, by the true time; and which of the keys.
    pub carried_out: Option<(f64, Vec<String>)>,
    /// Nothing will be done any more.
    pub is_over: bool,
    /// The server said a clear yes.
    pub said_yes: bool,
    /// Its reply has begun.
    pub has_begun: bool,
    /// It is proven that it was never sent.
    pub never_sent: bool,
    /// When it was answered, by the true time and by the monotonic clock.
    pub answered: Option<(f64, f64)>,
    /// What a reading told: when it was true, and the values.
    pub told: Option<(f64, Values)>,
}

/// The charger, by the true time in ms.
pub struct Server {
    pub now: f64,
    pub requests: Vec<Request>,
    changes: Vec<(f64, Values)>,
}

impl Server {
    pub fn new(amp: f64) -> Self {
        let values = Values { amp, frc: 0.0 };
        Server { now: 10_000_000.0, requests: Vec::new(), changes: vec![(0.0, values)] }
    }

    /// A request arrives.
    pub fn receive(&mut self, sent: Sent) {
        self.requests.push(Request {
            sent,
            at: self.now,
            carried_out: None,
            is_over: false,
            said_yes: false,
            never_sent: false,
            has_begun: false,
            answered: None,
            told: None,
        });
    }

    /// The values at a time.
    pub fn values(&self, at: f64) -> Values {
        self.changes.iter().rev().find(|(since, _)| *since <= at).expect("the first").1
    }

    /// Carries out a set, of some of its keys.
    pub fn carry_out(&mut self, request: usize, keys: &[String]) {
        let now = self.now;
        let mut values = self.values(now);
        for (name, value) in parameters(&self.requests[request].sent.url) {
            let number = value.parse::<f64>().ok().filter(|_| keys.contains(&name));
            match (name.as_str(), number) {
                ("amp", Some(number)) => values.amp = number,
                ("frc", Some(number)) => values.frc = number,
                _ => {}
            }
        }
        self.changes.push((now, values));
        self.requests[request].carried_out = Some((now, keys.to_vec()));
    }

    /// Somebody else changes the current.
    pub fn meddle(&mut self, amp: f64) {
        let values = Values { amp, ..self.values(self.now) };
        self.changes.push((self.now, values));
    }
}

/// The parameters of a URL, as they are written in it.
pub fn parameters(url: &str) -> Vec<(String, String)> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// One parameter of a URL.
pub fn parameter(url: &str, wanted: &str) -> Option<String> {
    parameters(url).into_iter().find(|(name, _)| name == wanted).map(|(_, value)| value)
}

/// The keys that a set sets.
pub fn keys(url: &str) -> Vec<String> {
    parameters(url).into_iter().map(|(name, _)| name).filter(|name| name != "token").collect()
}

/// What a status has for the keys of a request's filter.
pub fn members(url: &str, values: Values) -> Vec<(String, Json)> {
    let value = |key: &str| match key {
        "amp" => Some(Json::Number(values.amp)),
        "frc" => Some(Json::Number(values.frc)),
        "car" => Some(Json::Number(1.0)),
        "cbl" => None,
        _ => Some(Json::Null),
    };
    let filter = parameter(url, "filter").unwrap_or_else(|| "amp,frc,car".to_owned());
    filter.split(',').filter_map(|key| Some((key.to_owned(), value(key)?))).collect()
}

/// The beginning of a text.
pub fn shorten(text: &str) -> String {
    text.chars().take(160).collect()
}
