//! Faults on request: what they look like and when they strike.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::log::Side;
use crate::query;
use crate::request::Request;

const LONGEST_DELAY: u64 = 10 * 60 * 1000;
const MOST_FAULTS: usize = 1000;
/// Characters of path and query that the charger's web server takes unless the firmware raised its own limit.
const LONGEST_TARGET: usize = 512;
/// Bytes of request line and headers together; a guess, with room for what a browser sends.
const LONGEST_HEAD: usize = 2048;
/// A guess: filters of 420 characters are routine.
const LONGEST_FILTER: usize = 500;

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    Status,
    Set,
    Export,
}

/// The ready-made faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Offline,
    Stale,
    ApiOff,
    Lock,
    BadGateway,
    Html,
    Empty,
    WrongContentType,
    NotJson,
    JsonArray,
    V1,
    Truncate,
    TruncateClean,
    Drop,
    DropAfter,
    Reset,
    Hang,
    HangAfter,
    Trickle,
    Endless,
    Huge,
    Deep,
    Bom,
    BadUtf8,
    Proto,
    DuplicateKeys,
    Redirect,
    Ignore,
    Refuse,
    TooLong,
    UriTooLong,
    HeadersTooLong,
    ResetLongFilter,
}

/// One fault. Unknown fields are an error: a misspelt fault would let a test pass for nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fault {
    /// By which [`Charger::mend`](crate::Charger::mend) finds it.
    #[serde(skip)]
    pub(crate) number: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) latency_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content_type: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) headers: BTreeMap<String, String>,
    /// Of a `stale` charger: seconds since it was last heard of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) age: Option<f64>,
    /// Of a `huge` body: bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) size: Option<usize>,
    /// Of a `deep` body: levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) depth: Option<usize>,
    /// Of a request that is too long: how long it may be. Characters of the target for `uri-too-long`, bytes of the
    /// request line and all headers for `headers-too-long`, characters of the filter for `reset-long-filter`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) limit: Option<usize>,
    /// Of a `redirect`: where to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) location: Option<String>,
    /// False leaves the CORS header out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cors: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) only: Option<What>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) side: Option<Side>,
    /// Strikes so many more times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) count: Option<u64>,
    /// Probability that it strikes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rate: Option<f64>,
}

impl Fault {
    fn concerns(&self, side: Side, what: What, request: &Request) -> bool {
        let own_side = match self.kind {
            // The charger itself still answers on the LAN.
            Some(Kind::Offline | Kind::Stale) => Some(Side::Cloud),
            _ => None,
        };
        let own_what = match self.kind {
            Some(Kind::Ignore | Kind::Refuse | Kind::TooLong) => Some(What::Set),
            Some(Kind::ResetLongFilter) => Some(What::Status),
            _ => None,
        };
        [self.side, own_side].iter().flatten().all(|wanted| *wanted == side)
            && [self.only, own_what].iter().flatten().all(|wanted| *wanted == what)
            && self.finds_too_long(request)
    }

    /// Is the request too long for this fault? All requests are for one that does not look at the length.
    fn finds_too_long(&self, request: &Request) -> bool {
        let limit = |usual| self.limit.unwrap_or(usual);
        match self.kind {
            Some(Kind::UriTooLong) => request.target.len() > limit(LONGEST_TARGET),
            Some(Kind::HeadersTooLong) => request.head_length() > limit(LONGEST_HEAD),
            Some(Kind::ResetLongFilter) => query::parameter(request.query(), "filter")
                .is_some_and(|filter| filter.chars().count() > limit(LONGEST_FILTER)),
            _ => true,
        }
    }

    /// Does it do more than delay?
    fn ends_the_search(&self) -> bool {
        self.kind.is_some() || self.status.is_some()
    }

    fn check(&self) -> anyhow::Result<()> {
        let status_ok = self.status.is_none_or(|status| (200..=599).contains(&status));
        anyhow::ensure!(status_ok, "status is 200 to 599");
        anyhow::ensure!(self.rate.is_none_or(|rate| (0.0..=1.0).contains(&rate)), "rate is 0 to 1");
        anyhow::ensure!(self.size.is_none_or(|size| size <= 64 << 20), "size is at most 64 MiB");
        anyhow::ensure!(self.depth.is_none_or(|depth| depth <= 10_000_000), "depth is at most 10 million");
        anyhow::ensure!(self.age.is_none_or(|age| (0.0..1e10).contains(&age)), "age is a number of seconds");
        anyhow::ensure!(
            self.latency_ms.is_none_or(|ms| ms <= LONGEST_DELAY),
            "latency_ms is at most ten minutes"
        );
        anyhow::ensure!(self.kind.is_none() || self.status.is_none(), "a fault has a kind or a status");
        let something = self.ends_the_search() || self.latency_ms.is_some();
        anyhow::ensure!(something, "a fault has a kind, a status or latency_ms");
        Ok(())
    }
}

/// Reads one fault, `{"faults": […]}`, or `{}` for none.
pub fn parse(body: &[u8]) -> anyhow::Result<Vec<Fault>> {
    let mut value: Value = serde_json::from_slice(body).context("a fault is a JSON object")?;
    anyhow::ensure!(value.is_object(), "a fault is a JSON object");
    if value.as_object().is_some_and(serde_json::Map::is_empty) {
        return Ok(Vec::new());
    }
    let faults: Vec<Fault> = match value.get_mut("faults") {
        Some(list) => serde_json::from_value(list.take()).context("faults")?,
        None => vec![serde_json::from_value(value).context("fault")?],
    };
    anyhow::ensure!(faults.len() <= MOST_FAULTS, "at most {MOST_FAULTS} faults");
    faults.iter().try_for_each(Fault::check)?;
    Ok(faults)
}

/// What strikes a request.
#[derive(Debug, Default)]
pub(crate) struct Strike {
    pub(crate) fault: Option<Fault>,
    pub(crate) delay: Duration,
}

/// Picks the first fault that concerns the request; delays on the way there add up. Used-up faults go.
pub(crate) fn strike(
    faults: &mut Vec<Fault>,
    side: Side,
    what: What,
    request: &Request,
    dice: &mut fastrand::Rng,
) -> Strike {
    let mut strike = Strike::default();
    let mut delay = 0_u64;
    for fault in faults.iter_mut() {
        if !fault.concerns(side, what, request)
            || fault.rate.is_some_and(|rate| dice.f64() >= rate)
            || fault.count == Some(0)
        {
            continue;
        }
        if let Some(count) = &mut fault.count {
            *count -= 1;
        }
        delay = delay.saturating_add(fault.latency_ms.unwrap_or(0));
        if fault.ends_the_search() {
            strike.fault = Some(fault.clone());
            break;
        }
    }
    faults.retain(|fault| fault.count != Some(0));
    strike.delay = Duration::from_millis(delay.min(LONGEST_DELAY));
    strike
}
