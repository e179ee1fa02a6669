//! Just enough of HTTP/1.1, by hand.
//!
//! A ready-made server hides the very things the tests are about: it refuses the raw quotes a charger takes in a
//! query, normalises what arrives, adds headers a charger does not send, closes only politely and never stops in the
//! middle of a body. Here the request target stays as it came and every byte of a reply is ours.

pub(crate) mod reply;
pub(crate) mod request;

pub(crate) use reply::{Ending, Framing, Outcome, Reply};
pub(crate) use request::Request;
