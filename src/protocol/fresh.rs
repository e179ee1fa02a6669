//! How old the data of the cloud is: checked, not believed.
//!
//! `Date` and `Last-Modified` are of one clock, the server's, so their difference is the age. A page of another origin
//! sees no `Date`; there the cloud's promise to keep to `age` has to do.

use crate::engine::date;
use crate::error::{Error, reply};

/// What the cloud takes without `age`, in s (vendor's cloudapi document).
const USUAL_AGE: f64 = 30.0;

/// When the cloud got its data.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Dated {
    /// In ms since 1970, by the clock of the server; `None` if it does not say.
    pub last_modified: Option<f64>,
    /// How old it was when it was sent, in whole s; the true age is less than 1 s from it.
    pub age: Option<f64>,
}

/// Reads the headers `Last-Modified` and `Date`. A date that is none is no date, and not "now".
pub fn dated(last_modified: Option<&str>, sent: Option<&str>) -> Result<Dated, Error> {
    let Some(header) = last_modified else { return Ok(Dated::default()) };
    let last_modified = date(header).ok_or_else(reply::no_date)?;
    let age = sent.and_then(date).map(|sent| (sent - last_modified) / 1_000.0);
    Ok(Dated { last_modified: Some(last_modified), age })
}

impl Dated {
    /// A cache on the way had it for so many seconds (`Age`): it is as old as that at least, and of several numbers the
    /// first counts (RFC 9111, 5.1).
    pub fn held(self, seconds: Option<&str>) -> Self {
        let first = seconds.and_then(|seconds| seconds.split(',').next());
        let held = first.and_then(|seconds| seconds.trim_ascii().parse::<u32>().ok()).map(f64::from);
        Dated { age: held.map_or(self.age, |held| Some(self.age.unwrap_or_default() + held)), ..self }
    }

    /// That the data is not older than `max_age` seconds. Of two dates in whole seconds, the difference may be up to the
    /// next whole second.
    pub fn check(&self, max_age: Option<f64>) -> Result<(), Error> {
        match self.age {
            Some(age) if age > max_age.unwrap_or(USUAL_AGE).ceil() => Err(reply::stale(Some(age))),
            _ => Ok(()),
        }
    }

    /// The older of both; unknown if one is.
    pub fn older(self, other: Dated) -> Dated {
        let least = |(one, other): (f64, f64)| one.min(other);
        let most = |(one, other): (f64, f64)| one.max(other);
        Dated {
            last_modified: self.last_modified.zip(other.last_modified).map(least),
            age: self.age.zip(other.age).map(most),
        }
    }

    /// Whether the data may be older than `ms`.
    pub fn may_be_older_than(&self, ms: f64) -> bool {
        self.age.is_some_and(|age| (age + 1.0) * 1_000.0 > ms)
    }
}
