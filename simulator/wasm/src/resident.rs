//! A charger of a world.

use std::time::Duration;

use anyhow::Context as _;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use simulator::{
    Car, Charger, Cors, Exchange, Firmware, Hardware, Moment, Plan, Request, Secrets, Side, serve,
    usual_token,
};

use crate::served::Served;

/// A charger that nobody looked at for longer is brought forward in pieces: it ticks once a second in each.
const PIECE: Duration = Duration::from_secs(1000);

/// The moment that so many ms after the beginning of the world is.
pub(crate) fn moment(began: Timestamp, ms: f64) -> Moment {
    let elapsed = Duration::try_from_secs_f64(ms / 1000.0).unwrap_or_default();
    Moment { elapsed, date: began.checked_add(elapsed).unwrap_or(began) }
}

/// What is asked of a new charger.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Wishes {
    pub(crate) serial: Option<String>,
    token: Option<String>,
    firmware: Option<String>,
    values: Map<String, Value>,
    lacking: Vec<String>,
}

/// A car that is asked for.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct WishedCar {
    phases: u8,
    #[serde(rename = "maxCurrent")]
    max_current: f64,
    battery: Option<f64>,
}

impl Default for WishedCar {
    fn default() -> Self {
        let Car { phases, max_current, battery, .. } = Car::default();
        Self { phases, max_current, battery }
    }
}

impl WishedCar {
    pub(crate) fn plugged(self) -> anyhow::Result<Car> {
        let Self { phases, max_current, battery } = self;
        Car { plugged: true, phases, max_current, battery }.check()
    }
}

pub(crate) struct Resident {
    pub(crate) inner: Charger,
    made: Moment,
    seen: Moment,
}

impl Resident {
    pub(crate) fn new(serial: String, wishes: Wishes, seed: u64, now: Moment) -> anyhow::Result<Self> {
        let firmware: Option<Firmware> = wishes.firmware.as_deref().map(str::parse).transpose()?;
        let (hardware, firmware) = Hardware::with_firmware(None, firmware)?;
        let plan = Plan {
            token: wishes.token.unwrap_or_else(|| usual_token(&serial)),
            serial,
            hardware,
            firmware,
            cors: Cors::Preflight,
            close: None,
            seed,
            // The world's clock is that of its chargers already.
            speed: 1.0,
            secrets: Secrets::Settings,
        };
        let mut charger = Self { inner: Charger::new(plan, now)?, made: now, seen: now };
        charger.put(wishes.values, wishes.lacking)?;
        Ok(charger)
    }

    pub(crate) fn advance(&mut self, now: Moment) {
        while now.elapsed.saturating_sub(self.seen.elapsed) > PIECE {
            let next = self.seen.date.checked_add(PIECE).unwrap_or(self.seen.date);
            self.seen = Moment { elapsed: self.seen.elapsed.saturating_add(PIECE), date: next };
            self.inner.advance(self.seen);
        }
        self.seen = now;
        self.inner.advance(now);
    }

    pub(crate) fn put(&mut self, mut values: Map<String, Value>, lacking: Vec<String>) -> anyhow::Result<()> {
        if let Some(key) = values.keys().find(|key| key.starts_with('$')) {
            anyhow::bail!("{key} is no API key");
        }
        values.insert("$remove".to_owned(), json!(lacking));
        self.inner.overwrite(values).context("values")
    }

    pub(crate) fn serve(&mut self, side: Side, request: &Request, now: Moment) -> Served {
        let Exchange { outcome, delay, n } = serve(&mut self.inner, side, request.path(), request, now);
        Served::of(self.inner.plan.serial.clone(), side, n, outcome, delay)
    }

    pub(crate) fn requests(&self) -> Vec<Value> {
        let entries = self.inner.log.entries().iter().map(|entry| {
            json!({
                "number": entry.n,
                "side": entry.side,
                "method": entry.method,
                "target": entry.target,
                "set": entry.set(),
                "status": entry.status,
                "applied": entry.applied.as_ref().is_some_and(|applied| !applied.is_empty()),
                "at": self.made.date.as_millisecond().saturating_add_unsigned(entry.t_ms),
            })
        });
        entries.collect()
    }
}
