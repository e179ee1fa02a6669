//! What becomes of a request, for JavaScript.

use std::time::Duration;

use serde_json::{Map, Value};
use simulator::{Ending, LONGEST_HANG, Outcome, Reply, Side};
use wasm_bindgen::prelude::*;

/// What becomes of a request.
#[wasm_bindgen(getter_with_clone)]
#[derive(Default)]
pub struct Served {
    /// The charger in whose log it is; empty for none.
    pub serial: String,
    /// Which way it came, as a number.
    pub side: usize,
    /// Its number in the log.
    pub number: f64,
    /// When, in ms of the world.
    pub delay: f64,
    /// The HTTP status; 0 if the connection ends without a reply.
    pub status: u16,
    /// Without a reply: whether the connection is reset.
    #[wasm_bindgen(js_name = isReset)]
    pub is_reset: bool,
    /// A JSON object.
    pub headers: String,
    /// As much of it as is sent.
    pub body: Vec<u8>,
    /// Whether the transfer breaks off after that.
    #[wasm_bindgen(js_name = isCut)]
    pub is_cut: bool,
    /// How many spaces follow, over and over; 0 for none.
    pub spaces: usize,
    /// Before each time, in ms of the world.
    pub pause: f64,
}

impl Served {
    pub(crate) fn of(serial: String, side: Side, number: u64, outcome: Outcome, delay: Duration) -> Self {
        let (served, hang) = match outcome {
            Outcome::Reply(reply) => ((*reply).into(), Duration::ZERO),
            Outcome::Drop => (Self::default(), Duration::ZERO),
            Outcome::Reset => (Self { is_reset: true, ..Self::default() }, Duration::ZERO),
            Outcome::Hang => (Self::default(), LONGEST_HANG),
        };
        let delay = milliseconds(delay + hang);
        Self { serial, side: side as usize, number: number as f64, delay, ..served }
    }
}

impl From<Reply> for Served {
    fn from(reply: Reply) -> Self {
        let (spaces, pause) = reply.ending.rest().unwrap_or_default();
        let headers: Map<String, Value> =
            reply.headers.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
        Self {
            status: reply.status,
            headers: Value::Object(headers).to_string(),
            body: reply.sent().to_vec(),
            is_cut: reply.ending == Ending::Half,
            spaces,
            pause: milliseconds(pause),
            ..Self::default()
        }
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
