//! The way through a history, month by month: the service takes very long over much at once.

use super::rows;
use super::{REACH, Session, Ticket, Zone, place};
use crate::error::Error;
use crate::error::everyday;
use crate::json::Json;
use serde::Serialize;

const DAY: i64 = 86_400_000;

/// 2017-12-15. No charger had an export service then: what lies before 2018 is one piece.
const LAST_MONTH_WITHOUT: i64 = 1_513_296_000_000;

/// A piece of the range that is fetched at once: from the first instant of a month, or of the range, up to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// `2026-03`
    pub name: String,
    /// ms since 1970, included
    pub from: i64,
    /// ms since 1970, excluded
    pub to: i64,
}

/// How far a [`History`] is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The month just fetched: `2026-03`.
    pub month: String,
    /// How many months are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
    /// How many sessions have come so far.
    pub sessions: usize,
}

/// The months of a range, and what has come of them.
#[derive(Debug, Clone)]
pub struct History {
    from: i64,
    to: i64,
    months: Vec<Month>,
    done: usize,
    /// The ids of all sessions so far.
    seen: Vec<String>,
}

impl History {
    /// The sessions that start at or after `from` and before `to` (by default `now`), all in ms since 1970. `now` is this
    /// machine's clock; nothing later than a day after it is asked for.
    ///
    /// # Errors
    /// `invalid-argument` for an instant that is none, and for a range that ends before it begins.
    pub fn new(from: f64, to: Option<f64>, now: f64, zone: &Zone) -> Result<Self, Error> {
        let (from, to, now) = (instant(from, "from")?, instant(to.unwrap_or(now), "to")?, now as i64);
        if to < from {
            return Err(everyday::reversed_range());
        }
        let to = to.min(now.saturating_add(DAY));
        Ok(History { from, to, months: months(from, to, zone), done: 0, seen: Vec::new() })
    }

    /// The month to fetch next; `None` when all are done.
    pub fn next(&self) -> Option<&Month> {
        self.months.get(self.done)
    }

    /// Takes the reply for [`History::next`]: its HTTP status and its body, `None` if that is not JSON. Gives the new
    /// sessions in order of their start; one that two months share comes once.
    ///
    /// # Errors
    /// `unauthorized`, `unavailable`, `protocol`. The month stays the next one, so that it can be asked for again.
    pub fn take(&mut self, status: u16, body: Option<&Json>, ticket: &Ticket) -> Result<Vec<Session>, Error> {
        let mut sessions: Vec<Session> = Vec::new();
        for (row, session) in rows::read(status, body, ticket)?.into_iter().enumerate() {
            if let Some(twin) = sessions.iter_mut().find(|other| other.id == session.id) {
                // Of one that went on and has ended, the end is true.
                match (twin.end, session.end) {
                    (_, None) => {}
                    (None, Some(_)) => *twin = session,
                    (Some(_), Some(_)) if *twin == session => {}
                    _ => return Err(everyday::twins(row + 1, session.number)),
                }
            } else if (self.from..self.to).contains(&session.start) && !self.seen.contains(&session.id) {
                place(&mut sessions, session, |session| (session.start, session.number));
            }
        }
        self.seen.extend(sessions.iter().map(|session| session.id.clone()));
        self.done += 1;
        Ok(sessions)
    }

    /// How far it is; `None` before the first month.
    pub fn progress(&self) -> Option<Progress> {
        let month = self.months.get(self.done.checked_sub(1)?)?;
        Some(Progress {
            month: month.name.clone(),
            done: self.done,
            of: self.months.len(),
            sessions: self.seen.len(),
        })
    }
}

fn instant(ms: f64, option: &str) -> Result<i64, Error> {
    if ms.abs() <= REACH { Ok(ms as i64) } else { Err(everyday::no_instant(option)) }
}

fn months(from: i64, to: i64, zone: &Zone) -> Vec<Month> {
    let first = zone.next_month(LAST_MONTH_WITHOUT);
    let mut months = Vec::new();
    let mut from = from;
    while from < to {
        // A day at least: a zone that contradicts itself must not make this endless.
        let end = if from < first { first } else { zone.next_month(from).max(from + DAY) }.min(to);
        let named = if from < first { end - 1 } else { from };
        months.push(Month { name: zone.month(named), from, to: end });
        from = end;
    }
    months
}
