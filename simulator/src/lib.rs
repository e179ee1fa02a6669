//! Plays many go-e chargers at once, each with its place in the cloud and a web server of its own, on loopback.
//!
//! A request goes `server` → `exchange` (log, faults) → `cloud` or `local` → `set` → `charger` → `model`.

mod catalogue;
mod charger;
mod clock;
mod cloud;
mod control;
mod distort;
mod exchange;
mod faults;
mod firmware;
mod fleet;
mod http;
mod local;
mod log;
mod model;
#[cfg(test)]
mod model_tests;
mod query;
mod seed;
mod selection;
mod server;
mod set;
mod show;
mod ticket;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

pub use firmware::{Cors, Firmware};

use fleet::{Fleet, Wishes};

/// How often the chargers look at the clock without being asked.
const HEARTBEAT: Duration = Duration::from_millis(100);
const SLOWEST: f64 = 0.001;
const FASTEST: f64 = 100_000.0;

/// What a simulator is started with.
#[derive(Debug, Clone)]
pub struct Options {
    /// Port of cloud and control endpoints; 0 takes a free one.
    pub port: u16,
    /// Chargers to begin with.
    pub chargers: usize,
    /// Their firmware, and that of later ones unless asked otherwise.
    pub firmware: Firmware,
    /// Makes the noise repeatable.
    pub seed: u64,
    /// Simulated seconds per second.
    pub speed: f64,
    /// What the cloud lets a browser do.
    pub cors: Cors,
    /// Token of every charger; `simulator-token-<serial>` without.
    pub token: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            chargers: 1,
            firmware: Firmware::F053,
            seed: 1,
            speed: 1.0,
            cors: Cors::Preflight,
            token: None,
        }
    }
}

/// A running simulator; it ends when this is dropped.
#[derive(Debug)]
pub struct Simulator {
    fleet: Arc<Fleet>,
    _tasks: JoinSet<()>,
}

impl Simulator {
    /// Starts listening, always on 127.0.0.1.
    ///
    /// # Errors
    /// When the port is taken or an option makes no sense.
    pub async fn start(options: Options) -> anyhow::Result<Self> {
        anyhow::ensure!((SLOWEST..=FASTEST).contains(&options.speed), "speed is {SLOWEST} to {FASTEST}");
        let address = ("127.0.0.1", options.port);
        let listener = TcpListener::bind(address).await.with_context(|| format!("port {}", options.port))?;
        let url = format!("http://{}", listener.local_addr()?);
        let chargers = options.chargers;
        let fleet = Arc::new(Fleet::new(options, url)?);
        for _ in 0..chargers {
            fleet.add(Wishes::default()).await.map_err(|refusal| anyhow::anyhow!("{refusal}"))?;
        }
        let mut tasks = JoinSet::new();
        let router = control::router(Arc::clone(&fleet));
        tasks.spawn(server::listen(listener, server::Door::Main(Arc::clone(&fleet), router)));
        tasks.spawn(heartbeat(Arc::clone(&fleet)));
        Ok(Self { fleet, _tasks: tasks })
    }

    /// Where everything is, as printed at the start: `{"control": …, "chargers": [{serial, token, cloud, local}]}`.
    pub fn describe(&self) -> Value {
        self.fleet.describe()
    }
}

/// Keeps the chargers going, so that an unobserved hour is not worked off in one go.
async fn heartbeat(fleet: Arc<Fleet>) {
    let mut beat = tokio::time::interval(HEARTBEAT);
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
    loop {
        beat.tick().await;
        for charger in fleet.all() {
            drop(charger.lock());
        }
    }
}
