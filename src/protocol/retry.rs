//! What may be tried again, and after how long.
//!
//! A read may be repeated, a set may not: it is a GET as well, and nobody knows whether the one that broke was applied.

use crate::engine::date;
use crate::error::Code;
use crate::options::Limits;

/// Wait before the second attempt at most, in ms; doubled before each further one.
const FIRST_WAIT: f64 = 300.0;

/// The longest wait that is not asked for by the server, in ms.
const LONGEST_WAIT: f64 = 5_000.0;

/// The longest wait that a server may ask for, in ms. Who is told to come back in an hour decides that himself.
const LONGEST_ASKED: f64 = 60_000.0;

/// An attempt that failed.
#[derive(Debug, Clone, Copy)]
pub struct Attempt {
    /// Which one, from 1.
    pub number: u32,
    /// What happened.
    pub code: Code,
    /// The HTTP status, if there was a reply.
    pub status: Option<u16>,
    /// Whether it may have reached the server.
    pub sent: bool,
    /// How long the server asks to wait, in ms.
    pub retry_after: Option<f64>,
}

/// How long to wait before the next attempt, in ms; `None` if there is none. `random` is from 0 to 1: chargers that
/// failed together must not come back together. `left` is what is left of the deadline, in ms.
pub fn wait(is_read: bool, attempt: &Attempt, limits: &Limits, left: f64, random: f64) -> Option<f64> {
    if attempt.number > limits.retries || !passes(is_read, attempt) {
        return None;
    }
    let doubled = f64::from(1_u32 << attempt.number.saturating_sub(1).min(10));
    let own = random * (FIRST_WAIT * doubled).min(LONGEST_WAIT);
    let asked = attempt.retry_after.unwrap_or(0.0);
    let wait = own.max(asked);
    (asked <= LONGEST_ASKED && wait < left).then_some(wait)
}

fn passes(is_read: bool, attempt: &Attempt) -> bool {
    if !attempt.sent {
        return attempt.code == Code::Network;
    }
    is_read
        && match attempt.code {
            Code::Unavailable => matches!(attempt.status, Some(408 | 502..=504)),
            Code::Busy | Code::Timeout | Code::Network => true,
            _ => false,
        }
}

/// The header `Retry-After` in ms: a number of seconds, or a date. `now` is the time in ms since 1970.
pub fn retry_after(header: &str, now: f64) -> Option<f64> {
    let header = header.trim_ascii();
    match !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than a number holds is longer than anybody waits.
        true => Some(header.parse::<u32>().map_or(f64::INFINITY, f64::from) * 1_000.0),
        false => date(header).map(|at| at - now),
    }
}
