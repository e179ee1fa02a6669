//! What can go wrong, in the terms of a user: a code, a sentence, and what belongs to the code.
//!
//! Every sentence that users see is written in this folder, one file for each field: a second language goes here.

pub mod argument;
pub mod everyday;
pub mod network;
pub mod reply;
pub mod settings;
pub mod verify;
pub mod watching;

use crate::json::Json;
use std::ops::{Deref, DerefMut};

/// Everything that a call can fail with. The texts of the codes are part of the public API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// A bad argument or option; nothing was sent.
    InvalidArgument,
    /// The token was refused.
    Unauthorized,
    /// The charger is offline, or its cloud API is switched off.
    Forbidden,
    /// The cloud has no data that is fresh enough.
    Stale,
    /// The local HTTP API v2 is switched off.
    NotEnabled,
    /// The charger or its cloud refused at least one key.
    Rejected,
    /// A setting was not there when it was read back.
    Unverified,
    /// The charger asks to try again.
    Busy,
    /// The server failed.
    Unavailable,
    /// No reply in time.
    Timeout,
    /// No connection, a connection that broke, or CORS.
    Network,
    /// A reply that is not of this API.
    Protocol,
}

impl Code {
    /// The code as users see it.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::InvalidArgument => "invalid-argument",
            Code::Unauthorized => "unauthorized",
            Code::Forbidden => "forbidden",
            Code::Stale => "stale",
            Code::NotEnabled => "not-enabled",
            Code::Rejected => "rejected",
            Code::Unverified => "unverified",
            Code::Busy => "busy",
            Code::Unavailable => "unavailable",
            Code::Timeout => "timeout",
            Code::Network => "network",
            Code::Protocol => "protocol",
        }
    }
}

/// Why a call failed. In a box, since each `?` on its way moves it: a pointer takes less code.
#[derive(Debug, Clone, PartialEq)]
pub struct Error(Box<What>);

/// What an [`Error`] says.
#[derive(Debug, Clone, PartialEq)]
pub struct What {
    /// What kind of failure it is.
    pub code: Code,
    /// What happened, why it probably did, and what to do.
    pub message: String,
    /// Fields that belong to the code: `ageSeconds`; `accepted` and `rejected`; `expected` and `found`.
    pub details: Vec<(&'static str, Json)>,
}

impl Error {
    /// A failure without further detail.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Error::detailed(code, message.into(), Vec::new())
    }

    /// A failure with the fields that belong to its code.
    pub fn detailed(code: Code, message: String, details: Vec<(&'static str, Json)>) -> Self {
        Error(Box::new(What { code, message, details }))
    }

    /// A bad argument or option.
    pub fn argument(message: impl Into<String>) -> Self {
        Error::new(Code::InvalidArgument, message)
    }

    /// The same failure of a set, after which nobody knows whether it had an effect.
    pub fn in_doubt(mut self) -> Self {
        if matches!(self.code, Code::Timeout | Code::Network | Code::Unavailable | Code::Protocol) {
            if !self.message.ends_with(['?', '.']) {
                self.message.push('.');
            }
            self.message.push_str(" Whether the setting arrived is not known: read it back");
        }
        self
    }
}

impl Deref for Error {
    type Target = What;

    fn deref(&self) -> &What {
        &self.0
    }
}

impl DerefMut for Error {
    fn deref_mut(&mut self) -> &mut What {
        &mut self.0
    }
}
