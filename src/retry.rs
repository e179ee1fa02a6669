//! What may be tried again, and after how long.
//!
//! A read may be repeated, a set may not: it is a GET as well, and nobody knows whether the one that broke was applied.

use crate::error::Code;
use crate::options::Limits;

/// Wait before the second attempt at most, in ms; doubled before each further one.
const FIRST_WAIT: f64 = 300.0;

/// The longest wait that is not asked for by the server, in ms.
const LONGEST_WAIT: f64 = 5_000.0;

/// The longest wait that a server may ask for, in ms. Whoever is told to come back in an hour decides that himself.
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
    let mut longest = FIRST_WAIT;
    for _ in 1..attempt.number.min(10) {
        longest *= 2.0;
    }
    let wait = random * longest.min(LONGEST_WAIT);
    let asked = attempt.retry_after.unwrap_or(0.0);
    let wait = wait.max(asked);
    (asked <= LONGEST_ASKED && wait < left).then_some(wait)
}

fn passes(is_read: bool, attempt: &Attempt) -> bool {
    if !attempt.sent {
        return attempt.code == Code::Network;
    }
    is_read
        && match attempt.code {
            Code::Unavailable => matches!(attempt.status, Some(502..=504)),
            Code::Busy | Code::Timeout | Code::Network => true,
            _ => false,
        }
}

/// Whether a connection that failed for this reason was never made. What Node.js was about to do tells it: a host can
/// also become unreachable after the request. Some codes of Node.js and Bun mean nothing else.
pub fn never_sent(reason: &str) -> bool {
    reason.starts_with("connect ")
        || reason.starts_with("getaddrinfo ")
        || matches!(
            reason,
            "ECONNREFUSED" | "ConnectionRefused" | "ENOTFOUND" | "EAI_AGAIN" | "UND_ERR_CONNECT_TIMEOUT"
        )
}

/// The header `Retry-After` in ms, if it is a number of seconds; it may be a date.
pub fn retry_after(header: &str) -> Option<f64> {
    let digits = header.trim_ascii().as_bytes();
    let good = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    good.then(|| digits.iter().fold(0.0, |seconds, digit| seconds * 10.0 + f64::from(digit - b'0')) * 1000.0)
}
