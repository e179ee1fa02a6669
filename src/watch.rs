//! Reading a charger again and again, for all who watch it: one request for all, and to each what is new to it.
//!
//! ```text
//! watchers ─▶ poller: which keys, when? ─▶ one read ─▶ reading ─▶ to each watcher: what differs from what it saw
//! ```
//!
//! [`poller`] is pure: it is told the time and what happened. [`hub`] does what it says.

pub mod hub;
mod members;
pub mod pace;
pub mod poller;
pub mod reading;

use crate::error::{Error, watching};
use crate::json::Json;
use crate::options;
use pace::Interval;
use reading::What;

/// What a watcher asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// What to read.
    pub what: What,
    /// How often.
    pub interval: Interval,
    /// Whether it needs nothing while the page is hidden.
    pub pauses: bool,
}

/// The keys to read again and again.
pub fn asked(keys: &Json) -> Result<Vec<String>, Error> {
    match keys {
        Json::Array(items) if items.is_empty() => Err(watching::no_keys()),
        keys => options::asked(keys),
    }
}

/// Reads the arguments of `watch(…)`; `given` without the signal.
pub fn wish(what: &Json, given: &[(String, Json)]) -> Result<Wish, Error> {
    let what = match what {
        Json::String(text) if text == "overview" => What::Overview,
        Json::String(_) => return Err(watching::no_such_view()),
        keys => What::Keys(asked(keys)?.into()),
    };
    let mut wish = Wish { what, interval: Interval::default(), pauses: true };
    for (name, value) in given {
        match (name.as_str(), value) {
            ("interval", Json::String(text)) if text == "auto" => wish.interval = Interval::Auto,
            ("interval", value) => match value.as_number().filter(|ms| pace::is_interval(*ms)) {
                Some(ms) => wish.interval = Interval::Fixed(ms),
                None => return Err(watching::interval(value)),
            },
            ("pauseWhenHidden", Json::Bool(flag)) => wish.pauses = *flag,
            ("pauseWhenHidden", value) => return Err(watching::pause(value)),
            (name, _) => return Err(crate::error::argument::no_option(name)),
        }
    }
    Ok(wish)
}
