//! What was read, and what of it is new to a watcher.

use super::members;
use crate::call::Failure;
use crate::error::Error;
use crate::json::Object;
use crate::overview::Overview;
use std::rc::Rc;

/// What a watcher looks at.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Some keys.
    Keys(Rc<[String]>),
    /// The overview.
    Overview,
}

/// The values of one read, as the JSON text of each: that is small, quick to compare, and gives every watcher a copy of
/// its own.
#[derive(Debug)]
pub struct Reading {
    keys: Rc<[String]>,
    texts: Box<[Option<Box<str>>]>,
    /// When the cloud got them, in ms since 1970.
    pub last_modified: Option<f64>,
    /// What they say together, if somebody looks at that.
    pub overview: Option<Result<Box<Overview>, Error>>,
}

impl Reading {
    /// The values of `keys`.
    pub fn of(keys: Rc<[String]>, values: &dyn Object, last_modified: Option<f64>) -> Self {
        let texts = keys.iter().map(|key| values.text(key).map(String::into_boxed_str)).collect();
        Reading { keys, texts, last_modified, overview: None }
    }

    /// Whether all these keys were asked for.
    pub fn covers(&self, what: &What) -> bool {
        match what {
            What::Keys(keys) => covers(&self.keys, keys),
            What::Overview => self.overview.is_some(),
        }
    }

    /// The JSON text of a value, if the charger delivers it.
    pub fn text(&self, key: &str) -> Option<&str> {
        let place = self.keys.iter().position(|known| known == key)?;
        self.texts.get(place)?.as_deref()
    }

    /// Those that the charger does not deliver.
    pub fn missing<'a>(&self, keys: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        keys.into_iter().filter(|key| self.text(key).is_none()).map(str::to_owned).collect()
    }

    /// The JSON text of an object of the values of `keys`.
    pub fn object<'a>(&self, keys: impl IntoIterator<Item = &'a str>) -> String {
        // API keys need no escapes.
        let members = keys.into_iter().filter_map(|key| Some(format!("\"{key}\":{}", self.text(key)?)));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }

    fn differs(&self, before: Option<&Reading>, what: &What) -> Vec<String> {
        match what {
            What::Keys(keys) => {
                let text = |key: &str| before.and_then(|before| before.text(key));
                keys.iter().filter(|key| self.text(key) != text(key)).cloned().collect()
            }
            What::Overview => {
                let before = before.and_then(Reading::seen);
                self.seen().map(|overview| members::differing(before, overview)).unwrap_or_default()
            }
        }
    }

    fn seen(&self) -> Option<&Overview> {
        self.overview.as_ref()?.as_ref().ok().map(|overview| &**overview)
    }
}

/// Whether all of `keys` are among `known`.
pub fn covers(known: &Rc<[String]>, keys: &Rc<[String]>) -> bool {
    Rc::ptr_eq(known, keys) || keys.iter().all(|key| known.contains(key))
}

/// What is known of a charger.
pub struct Latest<C> {
    /// The last good reading.
    pub reading: Option<Rc<Reading>>,
    /// Why the last read failed, if it did.
    pub failure: Option<Rc<Failure<C>>>,
    /// When that was, in ms since 1970.
    pub at: f64,
}

impl<C> Default for Latest<C> {
    fn default() -> Self {
        Latest { reading: None, failure: None, at: 0.0 }
    }
}

/// What a watcher is told.
pub struct Update<C> {
    /// The last good reading.
    pub reading: Option<Rc<Reading>>,
    /// What differs from what it was told before.
    pub changed: Vec<String>,
    /// Why the last read failed, if it did: then the reading is stale.
    pub failure: Option<Rc<Failure<C>>>,
    /// When this became known, in ms since 1970.
    pub at: f64,
}

/// What a watcher was told last.
pub struct Seen<C> {
    reading: Option<Rc<Reading>>,
    /// `None` before the first update.
    failure: Option<Option<Rc<Failure<C>>>>,
}

impl<C> Default for Seen<C> {
    fn default() -> Self {
        Seen { reading: None, failure: None }
    }
}

impl<C> Seen<C> {
    /// What is new, if anything is.
    pub fn next(&mut self, latest: &Latest<C>, what: &What) -> Option<Update<C>> {
        // A read for other watchers has left this one's keys out: what it saw still is the last good reading.
        let newest = latest.reading.as_ref().filter(|reading| reading.covers(what));
        let reading = newest.or(self.reading.as_ref()).cloned();
        let failure = match reading.as_ref().and_then(|reading| reading.overview.as_ref()) {
            Some(Err(error)) if *what == What::Overview && latest.failure.is_none() => {
                Some(Rc::new(Failure::from(error.clone())))
            }
            _ => latest.failure.clone(),
        };
        if reading.is_none() && failure.is_none() {
            return None;
        }
        let changed = match &reading {
            Some(reading) if !self.reading.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, reading)) => {
                reading.differs(self.reading.as_deref(), what)
            }
            _ => Vec::new(),
        };
        let is_same = self.failure.as_ref().is_some_and(|seen| same(seen.as_deref(), failure.as_deref()));
        self.reading.clone_from(&reading);
        self.failure = Some(failure.clone());
        (!is_same || !changed.is_empty()).then_some(Update { reading, changed, failure, at: latest.at })
    }
}

fn same<C>(one: Option<&Failure<C>>, other: Option<&Failure<C>>) -> bool {
    one.map(|one| (one.error.code, &one.error.message))
        == other.map(|other| (other.error.code, &other.error.message))
}
