//! From a request to what becomes of it: log, method, faults, answer, and the headers of the side it came in by.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};

use crate::charger::{Charger, Inner};
use crate::distort;
use crate::faults::{self, Fault, Kind, What};
use crate::firmware::Cors;
use crate::http::{Outcome, Reply, Request};
use crate::log::Side;
use crate::ticket::Ticket;
use crate::{cloud, local};

/// What a charger is to do with a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    Obey,
    /// Say yes and do nothing.
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

/// What is to happen on the connection.
#[derive(Debug)]
pub(crate) struct Exchange {
    pub(crate) outcome: Outcome,
    /// Only then. The request itself has already had its effect: the way back is slow.
    pub(crate) delay: Duration,
    pub(crate) ticket: Option<Ticket>,
}

impl From<Reply> for Exchange {
    fn from(reply: Reply) -> Self {
        Self { outcome: reply.into(), delay: Duration::ZERO, ticket: None }
    }
}

/// Serves a request to a charger. `path` is the part after the cloud's `/<serial>`.
pub(crate) fn serve(charger: &Arc<Charger>, side: Side, path: &str, request: &Request) -> Exchange {
    let mut ticket = Ticket::new(charger, side);
    let mut inner = charger.lock();
    let n = ticket.enter(&mut inner.log, request);
    let (outcome, delay, applied) = decide(charger, &mut inner, side, path, request);
    if let Some(applied) = applied {
        inner.log.applied(n, applied);
    }
    Exchange { outcome, delay, ticket: Some(ticket) }
}

type Decision = (Outcome, Duration, Option<Map<String, Value>>);

fn decide(charger: &Charger, inner: &mut Inner, side: Side, path: &str, request: &Request) -> Decision {
    let plain = |reply: Reply| (dressed(charger, side, reply, None).into(), Duration::ZERO, None);
    if side == Side::Local && inner.restarting() {
        return (Outcome::Drop, Duration::ZERO, None);
    }
    match (side, request.method.as_str()) {
        (_, "GET") => {}
        (Side::Local, _) => return plain(local::wrong_method()),
        (Side::Cloud, "OPTIONS") => return plain(cloud::preflight(charger.plan.cors)),
        (Side::Cloud, _) => return plain(cloud::wrong_method()),
    }
    let what = match (path, side) {
        ("/api/status", _) => What::Status,
        ("/api/set", _) => What::Set,
        (_, Side::Local) => return plain(local::not_found(charger)),
        (_, Side::Cloud) => return plain(cloud::not_found()),
    };
    let Inner { faults, dice, .. } = inner;
    let strike = faults::strike(faults, side, what, dice);
    let fault = strike.fault.as_ref();
    let kind = fault.and_then(|fault| fault.kind);
    let nothing = (what == What::Set).then(Map::new);
    match kind {
        Some(Kind::Drop) => return (Outcome::Drop, strike.delay, nothing),
        Some(Kind::Reset) => return (Outcome::Reset, strike.delay, nothing),
        Some(Kind::Hang) => return (Outcome::Hang, strike.delay, nothing),
        _ => {}
    }
    if let Some(reply) = fault.and_then(|fault| distort::instead(charger, side, fault)) {
        // The request never got to the charger.
        return (dressed(charger, side, reply, fault).into(), strike.delay, nothing);
    }
    let order = match kind {
        Some(Kind::Ignore) => Order::Ignore,
        Some(Kind::Refuse) => Order::RefuseAll,
        _ => Order::Obey,
    };
    let Answer { mut reply, applied } = match side {
        Side::Local => local::answer(charger, inner, what, request, order),
        Side::Cloud => {
            let stale = fault.filter(|_| kind == Some(Kind::Stale)).map(|fault| fault.age);
            cloud::answer(charger, inner, what, request, order, stale)
        }
    };
    match kind {
        Some(Kind::DropAfter) => return (Outcome::Drop, strike.delay, applied),
        Some(Kind::HangAfter) => return (Outcome::Hang, strike.delay, applied),
        _ => {}
    }
    if let Some(fault) = fault {
        distort::spoil(&mut reply, fault);
    }
    (dressed(charger, side, reply, fault).into(), strike.delay, applied)
}

/// Adds what every reply of that side has.
fn dressed(charger: &Charger, side: Side, mut reply: Reply, fault: Option<&Fault>) -> Reply {
    if side == Side::Local {
        reply.close = true;
        reply.close_header = charger.plan.firmware.announces_close();
    }
    if charger.plan.cors != Cors::None && fault.is_none_or(|fault| fault.cors != Some(false)) {
        let header = ("Access-Control-Allow-Origin".to_owned(), "*".to_owned());
        reply.headers.insert(0, header);
    }
    if let Some(fault) = fault {
        if let Some(content_type) = &fault.content_type {
            reply.set_header("Content-Type", content_type);
        }
        for (name, value) in &fault.headers {
            reply.set_header(name, value);
        }
    }
    reply
}
