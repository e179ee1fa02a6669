//! Sessions added up.

use super::{Session, SessionCard, Zone, place, round};
use crate::error::Error;
use crate::error::everyday;
use serde::Serialize;

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
            Some(_) => Err(everyday::no_choice("by", "\"all\", \"month\" and \"card\"")),
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
    let mut groups: Vec<Group> = Vec::new();
    if by == By::All {
        groups.push(Group::default());
    }
    for session in sessions {
        let (month, card) = match by {
            By::All => (None, None),
            By::Month => (Some(zone.month(session.start)), None),
            By::Card => (None, session.card.as_ref()),
        };
        let key = (month, card.map(distinction));
        let position = groups.binary_search_by(|group| group.key.cmp(&key)).unwrap_or_else(|position| {
            groups.insert(position, Group { key, ..Group::default() });
            position
        });
        if let Some(group) = groups.get_mut(position) {
            group.add(session, card);
        }
    }
    let mut totals = Vec::new();
    for Group { key: (month, _), total, .. } in groups {
        // By month they are in order already.
        let less = if by == By::Card { -total.energy } else { 0.0 };
        place(&mut totals, (less, Total { month, ..total }), |(less, _)| *less);
    }
    totals.into_iter().map(|(_, total)| total).collect()
}

/// Sessions that belong together: of a month, or of a card.
#[derive(Default)]
struct Group {
    key: (Option<String>, Option<(String, String)>),
    /// The start of the last session.
    last: Option<i64>,
    total: Total,
}

impl Group {
    fn add(&mut self, session: &Session, card: Option<&SessionCard>) {
        if self.last.is_none_or(|last| last <= session.start) {
            self.last = Some(session.start);
            self.total.card = card.cloned();
        }
        self.total.sessions += 1;
        self.total.energy = round(self.total.energy + session.energy);
        self.total.duration = round(self.total.duration + session.duration);
        self.total.charging = round(self.total.charging + session.charging);
    }
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
