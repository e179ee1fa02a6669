//! The chargers on loopback: a port for the cloud of all and the control endpoints, and one for each charger.

pub(crate) mod connection;
mod control;
mod fleet;
mod guard;
mod options;
mod receive;
mod send;
mod shared;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

pub use options::Options;

use crate::request::Request;
use connection::{Door, listen};
use fleet::{Fleet, Wishes};
use guard::Origins;
use shared::Served;

/// How often the chargers look at the clock without being asked.
const HEARTBEAT: Duration = Duration::from_millis(100);
const SLOWEST: f64 = 0.001;
const FASTEST: f64 = 100_000.0;

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
        let origins = Origins::new(options.origins.clone())?;
        let fleet = Arc::new(Fleet::new(options, url)?);
        for _ in 0..chargers {
            fleet.add(Wishes::default()).await.map_err(|refusal| anyhow::anyhow!("{refusal}"))?;
        }
        let mut tasks = JoinSet::new();
        let router = control::router(Arc::clone(&fleet));
        tasks.spawn(listen(
            listener,
            MainDoor { fleet: Arc::clone(&fleet), router, origins: Arc::new(origins) },
        ));
        tasks.spawn(heartbeat(Arc::clone(&fleet)));
        Ok(Self { fleet, _tasks: tasks })
    }

    /// Where everything is, as printed at the start: `{"control": …, "chargers": [{serial, token, cloud, local}]}`.
    pub fn describe(&self) -> Value {
        self.fleet.describe()
    }
}

/// The way to the cloud of all chargers, and to the control endpoints.
#[derive(Debug, Clone)]
struct MainDoor {
    fleet: Arc<Fleet>,
    router: axum::Router,
    origins: Arc<Origins>,
}

impl Door for MainDoor {
    async fn serve(&self, request: &Request) -> Served {
        if control::concerns(request.path()) {
            control::serve(&self.router, request, &self.origins).await.into()
        } else if request.path() == crate::EXPORT_PATH {
            self.fleet.export(request)
        } else {
            self.fleet.cloud(request)
        }
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
