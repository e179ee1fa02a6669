//! From a request to what becomes of it: log, method, faults, answer, and the headers of the side it came in by.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::answer::{Answer, Obedience};
use crate::charger::Charger;
use crate::clock::Moment;
use crate::cloud::{self, Heard};
use crate::distort;
use crate::export;
use crate::faults::{self, Fault, Kind, What};
use crate::local;
use crate::log::Side;
use crate::network::Cors;
use crate::reply::{Outcome, Reply};
use crate::request::Request;

/// What is to happen on the connection.
#[derive(Debug)]
pub struct Exchange {
    /// The reply, or what comes instead.
    pub outcome: Outcome,
    /// Only then. The request itself has already had its effect: the way back is slow.
    pub delay: Duration,
    /// Number of the request in the log.
    pub n: u64,
}

/// Serves a request to a charger, which counts it as being answered until [`Charger::leave`]. `path` is the part after
/// the cloud's `/<serial>`.
pub fn serve(charger: &mut Charger, side: Side, path: &str, request: &Request, now: Moment) -> Exchange {
    charger.advance(now);
    let in_flight = charger.enter(side);
    let t_ms = charger.clock.since_start_ms(now);
    let n = charger.log.enter(side, request, in_flight, t_ms);
    let (outcome, delay, applied) = decide(charger, side, path, request, now);
    if let Some(applied) = applied {
        charger.log.applied(n, applied);
    }
    Exchange { outcome, delay, n }
}

type Decision = (Outcome, Duration, Option<Map<String, Value>>);

fn decide(charger: &mut Charger, side: Side, path: &str, request: &Request, now: Moment) -> Decision {
    if side == Side::Local && charger.restarting() {
        return (Outcome::Drop, Duration::ZERO, None);
    }
    let what = match endpoint(charger, side, path, request) {
        Ok(what) => what,
        Err(reply) => return (dressed(charger, side, reply, None, now).into(), Duration::ZERO, None),
    };
    let Charger { faults, dice, .. } = charger;
    let strike = faults::strike(faults, side, what, request, dice);
    let fault = strike.fault.as_ref();
    let kind = fault.and_then(|fault| fault.kind);
    let nothing = (what == What::Set).then(Map::new);
    match kind {
        Some(Kind::Drop) => return (Outcome::Drop, strike.delay, nothing),
        Some(Kind::Reset | Kind::ResetLongFilter) => return (Outcome::Reset, strike.delay, nothing),
        Some(Kind::Hang) => return (Outcome::Hang, strike.delay, nothing),
        _ => {}
    }
    if let Some(reply) = fault.and_then(|fault| distort::instead(charger, side, what, fault)) {
        // The request never got to the charger.
        return (dressed(charger, side, reply, fault, now).into(), strike.delay, nothing);
    }
    let obedience = match kind {
        Some(Kind::Ignore) => Obedience::Ignore,
        Some(Kind::Refuse) => Obedience::RefuseAll,
        _ => Obedience::Obey,
    };
    let Answer { mut reply, applied } = match side {
        Side::Local => local::answer(charger, what, request, obedience),
        Side::Cloud => {
            let stale = fault.filter(|_| kind == Some(Kind::Stale));
            let heard = stale.map_or(Heard::Now, |fault| Heard::LongAgo(fault.age));
            cloud::answer(charger, what, request, obedience, heard, now)
        }
        Side::Export => export::answer(charger, request).into(),
    };
    match kind {
        Some(Kind::DropAfter) => return (Outcome::Drop, strike.delay, applied),
        Some(Kind::HangAfter) => return (Outcome::Hang, strike.delay, applied),
        _ => {}
    }
    if let Some(fault) = fault {
        distort::spoil(&mut reply, fault);
    }
    (dressed(charger, side, reply, fault, now).into(), strike.delay, applied)
}

/// What the request is for, or the answer to one that is for nothing.
fn endpoint(charger: &Charger, side: Side, path: &str, request: &Request) -> Result<What, Reply> {
    match (side, request.method.as_str()) {
        (_, "GET") => {}
        (Side::Local, _) => return Err(local::wrong_method()),
        (Side::Cloud | Side::Export, "OPTIONS") => return Err(cloud::preflight(charger.plan.cors)),
        (Side::Cloud | Side::Export, _) => return Err(cloud::wrong_method()),
    }
    match (path, side) {
        (export::PATH, Side::Export) => Ok(What::Export),
        ("/api/status", _) => Ok(What::Status),
        ("/api/set", _) => Ok(What::Set),
        (_, Side::Local) => Err(local::not_found(charger)),
        (_, Side::Cloud | Side::Export) => Err(cloud::not_found()),
    }
}

/// Adds what every reply of that side has.
fn dressed(charger: &mut Charger, side: Side, mut reply: Reply, fault: Option<&Fault>, now: Moment) -> Reply {
    let with_cors = fault.is_none_or(|fault| fault.cors != Some(false));
    let cors = if with_cors { charger.plan.cors } else { Cors::None };
    let mut reply = match side {
        Side::Cloud | Side::Export => cloud::dressed(reply, cors, now),
        Side::Local => {
            reply.closing = charger.closing();
            local::dressed(reply, cors)
        }
    };
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
