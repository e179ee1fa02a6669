//! What a call needs of the world: a network, a clock, chance, and somebody to tell.

#[cfg(target_arch = "wasm32")]
pub mod fetch;

use crate::clock::Moment;
use crate::protocol::reply::Body;
use crate::protocol::request::Request;
use std::cell::Cell;

/// Sends requests and waits. In a browser or a server that is `fetch`, in the tests a network and a clock of their own.
pub trait Transport: 'static {
    /// A reply.
    type Reply: Received + 'static;
    /// What the runtime says of a broken connection.
    type Cause: Clone + 'static;

    /// What the clocks show.
    fn now(&self) -> Moment;

    /// A random number from 0 to 1.
    fn random(&self) -> f64;

    /// Waits for so many ms.
    fn sleep(&self, ms: f64) -> impl Future<Output = ()>;

    /// Waits for so many ms before something begins that nobody called for: the next look of a watch, the next push.
    fn sleep_between(&self, ms: f64) -> impl Future<Output = ()> {
        self.sleep(ms)
    }

    /// Lives by the clock of another from now on, if that is of a world of its own.
    fn follow(&self, _other: &Self) {}

    /// Sends a request and waits for the end of the reply. `begun` gets its HTTP status as soon as it begins. To drop
    /// the future ends the request.
    fn send(
        &self,
        request: &Request,
        begun: &Cell<Option<u16>>,
    ) -> impl Future<Output = Result<Self::Reply, Trouble<Self::Cause>>>;

    /// Tells the caller's logger, if there is one, of what is probably wrong.
    fn warn(&self, _lines: impl FnOnce() -> Vec<String>) {}

    /// Tells the caller's hook and logger of an attempt, if there is one.
    fn tell(&self, event: impl FnOnce() -> Event);
}

/// A reply as it came.
pub trait Received: Clone {
    /// The HTTP status.
    fn status(&self) -> u16;
    /// The body.
    fn body(&self) -> Body<'_>;
    /// A header, if it is there.
    fn header(&self, name: &str) -> Option<String>;
    /// The same once more, for another caller: what one does to the values must not change those of the other.
    fn again(&self) -> Self;
    /// Takes over the values of another reply.
    fn add(&mut self, other: &Self);
}

/// Why there was no reply to an attempt.
pub enum Trouble<C> {
    /// A body of more than 1 MiB.
    TooLarge,
    /// The caller's own `fetch` did not return a reply.
    NoResponse,
    /// No connection, or one that broke.
    Broken {
        /// What the runtime says of it.
        cause: C,
        /// The same in short, like `connect ECONNREFUSED`.
        reason: Option<String>,
        /// Whether it is proven that nothing was sent.
        never_sent: bool,
    },
}

/// One attempt, as the caller's hook is told of it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Event {
    /// Which attempt of its call, from 1.
    pub attempt: u32,
    /// The URL, fit to be shown.
    pub url: String,
    /// The HTTP status, if a reply began.
    pub status: Option<u16>,
    /// From the request to the end of the reply, in ms.
    pub duration: f64,
    /// `ok`, the code of the error, or `aborted`.
    pub outcome: &'static str,
}
