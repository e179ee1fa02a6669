//! What is sent back, and the many ways of not doing it properly. Nothing is sent here.

use std::time::Duration;

use crate::network::Closing;

/// A request that is never answered is given up after that, should the client have no timeout of its own.
pub const LONGEST_HANG: Duration = Duration::from_secs(600);

/// How the end of the body is told to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// `Content-Length`, as a server does that knows the whole body.
    Length,
    /// `Transfer-Encoding: chunked`, as recorded from a charger's status.
    Chunked,
}

/// Where the body stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Complete.
    Whole,
    /// Half of it is sent, then the connection ends: the transfer is visibly incomplete.
    Half,
    /// After the body a space every 100 ms, for ever.
    Trickle,
    /// After the body spaces as fast as the client reads them, for ever.
    Endless,
}

impl Ending {
    /// What follows the body for ever: so many spaces, after that pause each.
    pub fn rest(self) -> Option<(usize, Duration)> {
        match self {
            Self::Whole | Self::Half => None,
            Self::Trickle => Some((1, Duration::from_millis(100))),
            Self::Endless => Some((16 * 1024, Duration::ZERO)),
        }
    }
}

/// One reply.
#[derive(Debug, Clone)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// In the order they are sent; the framing header comes on top.
    pub headers: Vec<(String, String)>,
    /// All of it, also when not all is sent.
    pub body: Vec<u8>,
    /// How its end is told.
    pub framing: Framing,
    /// Where it ends.
    pub ending: Ending,
    /// What becomes of the connection.
    pub closing: Closing,
}

/// What happens to a request in the end.
#[derive(Debug)]
pub enum Outcome {
    /// It is answered.
    Reply(Box<Reply>),
    /// The connection is closed without a reply.
    Drop,
    /// The connection is reset (TCP RST).
    Reset,
    /// Nothing, until the client gives up.
    Hang,
}

impl From<Reply> for Outcome {
    fn from(reply: Reply) -> Self {
        Self::Reply(Box::new(reply))
    }
}

impl Reply {
    /// A reply with that body, framed by length, on a connection that stays open.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("Content-Type".to_owned(), content_type.to_owned())],
            body: body.into(),
            framing: Framing::Length,
            ending: Ending::Whole,
            closing: Closing::Open,
        }
    }

    /// The part of the body that is sent.
    pub fn sent(&self) -> &[u8] {
        match self.ending {
            Ending::Half => self.body.get(..self.body.len() / 2).unwrap_or_default(),
            _ => &self.body,
        }
    }

    /// Sets a header, replacing one of the same name.
    pub fn set_header(&mut self, name: &str, value: impl Into<String>) {
        self.remove_header(name);
        self.headers.push((name.to_owned(), value.into()));
    }

    /// Removes a header of any case.
    pub fn remove_header(&mut self, name: &str) {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    }
}

/// The usual words for a status, as they stand behind it.
pub(crate) fn reason(status: u16) -> &'static str {
    http::StatusCode::from_u16(status).ok().and_then(|known| known.canonical_reason()).unwrap_or("Unknown")
}
