//! Sessions added up.

use super::{Session, SessionCard, Zone, round};
use crate::error::Error;
use crate::everyday_errors;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Everything: always one line.
    All,
    /// Each month of the start; a month without a session has no line.
    Month,
    /// Each card, and what was charged without one.
    Card,
}

impl By {
    /// `"all"`, the default, `"month"` or `"card"`.
    ///
    /// # Errors
    /// `invalid-argument` for anything else.
    pub fn read(text: Option<&str>) -> Result<Self, Error> {
        match text {
            None | Some("all") => Ok(By::All),
            Some("month") => Ok(By::Month),
            Some("card") => Ok(By::Card),
            Some(_) => Err(everyday_errors::no_choice("by", "\"all\", \"month\" and \"card\"")),
        }
    }
}

/// A line of [`totals`].
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Total {
    /// `2026-03` by month, else `None`.
    pub month: Option<String>,
    /// By card, the card as it was last called; `None` for sessions without a card, and otherwise.
    pub card: Option<SessionCard>,
    /// How many sessions.
    pub sessions: usize,
    /// Wh
    pub energy: f64,
    /// s connected
    pub duration: f64,
    /// s in which current flowed
    pub charging: f64,
}

/// Adds sessions up. Months come in order, cards by energy, the most first.
///
/// A slot that has got another card counts anew: what tells cards apart is their id and what stands on them.
pub fn totals(sessions: &[Session], by: By, zone: &Zone) -> Vec<Total> {
    let mut in_order: Vec<_> = sessions.iter().collect();
    in_order.sort_by_key(|session| session.start);
    let mut totals: BTreeMap<_, Total> = BTreeMap::new();
    if by == By::All {
        totals.insert(None, Total::default());
    }
    for session in in_order {
        let key = match by {
            By::All => None,
            By::Month => Some((zone.month(session.start), String::new())),
            By::Card => session.card.as_ref().map(distinction),
        };
        let total = totals.entry(key).or_default();
        match by {
            By::All => {}
            By::Month => total.month = Some(zone.month(session.start)),
            By::Card => total.card.clone_from(&session.card),
        }
        total.sessions += 1;
        total.energy = round(total.energy + session.energy);
        total.duration = round(total.duration + session.duration);
        total.charging = round(total.charging + session.charging);
    }
    let mut totals: Vec<_> = totals.into_values().collect();
    if by == By::Card {
        totals.sort_by(|one, other| other.energy.total_cmp(&one.energy));
    }
    totals
}

/// What tells a card from another.
fn distinction(card: &SessionCard) -> (String, String) {
    let other = match (&card.uid, card.id.as_str()) {
        (Some(uid), _) => uid.clone(),
        (None, "") => card.name.clone().unwrap_or_default(),
        (None, _) => String::new(),
    };
    (card.id.clone(), other)
}
