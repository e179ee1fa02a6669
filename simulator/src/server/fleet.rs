//! All chargers of this simulator, and their way in.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::Context as _;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use crate::address;
use crate::charger::Charger;
use crate::firmware::Firmware;
use crate::hardware::Hardware;
use crate::log::{Secrets, Side};
use crate::network::{Close, Cors};
use crate::plan::Plan;
use crate::request::Request;
use crate::serial;
use crate::server::connection::{Door, listen};
use crate::server::options::Options;
use crate::server::shared::{Clocks, Served, Shared};

/// Each charger listens on a port of its own.
const MOST_CHARGERS: usize = 2000;

/// What may be asked for when a charger is made; the rest is as on the command line.
#[derive(Debug, Default)]
pub(crate) struct Wishes {
    pub(crate) serial: Option<String>,
    pub(crate) token: Option<String>,
    pub(crate) model: Option<Hardware>,
    pub(crate) firmware: Option<Firmware>,
    pub(crate) cors: Option<Cors>,
    pub(crate) close: Option<Close>,
}

/// Why a charger could not be made.
#[derive(Debug)]
pub(crate) enum Refusal {
    Serial(serial::Refusal),
    NoSuchPair(anyhow::Error),
    Full,
    Failed(anyhow::Error),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Serial(refusal) => write!(f, "{refusal}"),
            Self::Full => write!(f, "at most {MOST_CHARGERS} chargers"),
            Self::NoSuchPair(error) | Self::Failed(error) => write!(f, "{error:#}"),
        }
    }
}

#[derive(Debug)]
struct Member {
    charger: Arc<Shared>,
    /// Ends its listener and all connections of it.
    listener: AbortHandle,
}

impl Drop for Member {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

#[derive(Debug)]
pub(crate) struct Fleet {
    options: Options,
    url: String,
    clocks: Clocks,
    members: RwLock<BTreeMap<String, Member>>,
}

impl Fleet {
    pub(crate) fn new(options: Options, url: String) -> anyhow::Result<Self> {
        Hardware::with_firmware(options.model, options.firmware)?;
        Ok(Self { options, url, clocks: Clocks::start(), members: RwLock::default() })
    }

    /// The start line: where the control endpoints are, and all chargers.
    pub(crate) fn describe(&self) -> Value {
        let chargers: Vec<Value> = self.all().iter().map(|charger| charger.describe()).collect();
        json!({"control": self.url, "chargers": chargers})
    }

    /// Lets so many ms pass at once, for all chargers.
    pub(crate) fn skip(&self, ms: u64) {
        self.clocks.skip(ms);
        for charger in self.all() {
            drop(charger.lock());
        }
    }

    pub(crate) fn all(&self) -> Vec<Arc<Shared>> {
        let members = self.members.read().unwrap_or_else(PoisonError::into_inner);
        members.values().map(|member| Arc::clone(&member.charger)).collect()
    }

    pub(crate) fn get(&self, serial: &str) -> Option<Arc<Shared>> {
        let members = self.members.read().unwrap_or_else(PoisonError::into_inner);
        members.get(serial).map(|member| Arc::clone(&member.charger))
    }

    pub(crate) fn remove(&self, serial: &str) -> bool {
        self.members.write().unwrap_or_else(PoisonError::into_inner).remove(serial).is_some()
    }

    /// Makes a charger and opens its local port.
    pub(crate) async fn add(&self, wishes: Wishes) -> Result<Arc<Shared>, Refusal> {
        let (hardware, firmware) = self.pair(wishes.model, wishes.firmware).map_err(Refusal::NoSuchPair)?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.context("a local port");
        let listener = listener.map_err(Refusal::Failed)?;
        let port = listener.local_addr().context("a local port").map_err(Refusal::Failed)?.port();
        let mut members = self.members.write().unwrap_or_else(PoisonError::into_inner);
        if members.len() >= MOST_CHARGERS {
            return Err(Refusal::Full);
        }
        let serial =
            serial::choose(wishes.serial, |serial| members.contains_key(serial)).map_err(Refusal::Serial)?;
        let default_token = || self.options.token.clone().unwrap_or_else(|| serial::usual_token(&serial));
        let plan = Plan {
            token: wishes.token.unwrap_or_else(default_token),
            hardware,
            firmware,
            cors: wishes.cors.unwrap_or(self.options.cors),
            close: wishes.close.or(self.options.close),
            seed: self.options.seed,
            speed: self.options.speed,
            secrets: if self.options.log_secrets { Secrets::Shown } else { Secrets::Hidden },
            serial: serial.clone(),
        };
        let charger = Charger::new(plan, self.clocks.now());
        let cloud_url = format!("{}/{serial}", self.url);
        let local_url = format!("http://127.0.0.1:{port}");
        let charger =
            Shared::new(charger.map_err(Refusal::Failed)?, self.clocks.clone(), cloud_url, local_url);
        let charger = Arc::new(charger);
        let door = LocalDoor(Arc::clone(&charger));
        let listener = tokio::spawn(listen(listener, door)).abort_handle();
        members.insert(serial, Member { charger: Arc::clone(&charger), listener });
        Ok(charger)
    }

    /// Model and firmware, those of the command line where nothing else is asked for.
    fn pair(
        &self,
        model: Option<Hardware>,
        firmware: Option<Firmware>,
    ) -> anyhow::Result<(Hardware, Firmware)> {
        // Whoever asks for a charger's firmware wants a charger, whatever the command line says.
        let usual_model = self.options.model.filter(|model| firmware.is_none() || model.is_charger());
        let model = model.or(usual_model);
        let usual_firmware = self.options.firmware.filter(|_| model.is_none_or(Hardware::is_charger));
        Hardware::with_firmware(model, firmware.or(usual_firmware))
    }

    /// Serves a request for the charging history of the charger whose ticket it brings.
    pub(crate) fn export(&self, request: &Request) -> Served {
        let ticket = crate::export_ticket(request);
        let owns = |charger: &Arc<Shared>| ticket.is_some() && charger.lock().ticket() == ticket.as_deref();
        match self.all().into_iter().find(owns) {
            Some(charger) => charger.serve(Side::Export, request.path(), request),
            None => crate::export_stranger(self.options.cors, self.clocks.now()).into(),
        }
    }

    /// Serves a request to the cloud of one of the chargers.
    pub(crate) fn cloud(&self, request: &Request) -> Served {
        let (serial, path) = address::of_cloud(request);
        match self.get(&serial) {
            Some(charger) => charger.serve(Side::Cloud, &path, request),
            None => address::stranger(&serial, request, self.options.cors, self.clocks.now()).into(),
        }
    }
}

/// The way to a charger's own web server.
#[derive(Debug, Clone)]
struct LocalDoor(Arc<Shared>);

impl Door for LocalDoor {
    async fn serve(&self, request: &Request) -> Served {
        self.0.serve(Side::Local, request.path(), request)
    }
}
