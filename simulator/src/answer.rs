//! What both doors of a charger have in common: how it takes a set, and what an answer is.

use serde_json::{Map, Value};

use crate::reply::Reply;

/// What a charger does with a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Obedience {
    Obey,
    /// It says yes and does nothing.
    Ignore,
    RefuseAll,
}

/// A reply, and for a set what it changed.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) reply: Reply,
    pub(crate) applied: Option<Map<String, Value>>,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self { reply, applied: None }
    }
}
