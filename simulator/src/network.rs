//! How a server treats a browser and its connections.

use std::str::FromStr;
use std::time::Duration;

use crate::firmware::Firmware;

/// What the simulated cloud lets a browser do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cors {
    /// No CORS header at all: a page sees nothing of the replies.
    None,
    /// `Access-Control-Allow-Origin: *`, but no answer to a preflight: only simple requests work.
    Simple,
    /// Also a preflight that allows the `Authorization` header.
    Preflight,
}

impl FromStr for Cors {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "none" => Ok(Self::None),
            "simple" => Ok(Self::Simple),
            "preflight" => Ok(Self::Preflight),
            _ => anyhow::bail!("cors is one of none, simple, preflight, not {text}"),
        }
    }
}

/// How a charger's own web server ends each connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Close {
    /// Right after the reply, which says `Connection: close`.
    Announced,
    /// A few milliseconds after the reply and without a word, by FIN or by RST as it comes.
    Silent,
    /// The same, always by FIN.
    Fin,
    /// The same, always by RST.
    Reset,
}

impl Close {
    /// What that firmware does.
    pub(crate) fn of(firmware: Firmware) -> Self {
        if firmware.announces_close() { Self::Announced } else { Self::Silent }
    }

    /// What becomes of the connection of one reply.
    pub(crate) fn closing(self, dice: &mut fastrand::Rng) -> Closing {
        let after = Duration::from_millis(dice.u64(1..=MOST_MILLISECONDS_OPEN));
        match self {
            Self::Announced => Closing::Announced,
            Self::Silent => Closing::Silent { after, reset: dice.bool() },
            Self::Fin => Closing::Silent { after, reset: false },
            Self::Reset => Closing::Silent { after, reset: true },
        }
    }
}

impl FromStr for Close {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "announced" => Ok(Self::Announced),
            "silent" => Ok(Self::Silent),
            "fin" => Ok(Self::Fin),
            "reset" => Ok(Self::Reset),
            _ => anyhow::bail!("close is one of announced, silent, fin, reset, not {text}"),
        }
    }
}

/// "A few milliseconds": how many is not known.
const MOST_MILLISECONDS_OPEN: u64 = 8;

/// What becomes of a connection after a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// It stays open for the next request.
    Open,
    /// It is closed at once, and the reply says so.
    Announced,
    /// It looks open, and is closed all the same; a request that comes meanwhile is lost.
    Silent {
        /// How long it looks open.
        after: Duration,
        /// By RST instead of FIN.
        reset: bool,
    },
}
