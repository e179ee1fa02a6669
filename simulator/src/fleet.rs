//! All chargers of this simulator, and their way in.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::Context as _;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use crate::Options;
use crate::catalogue::Catalogue;
use crate::charger::{Charger, Plan};
use crate::exchange::{self, Exchange};
use crate::firmware::{Cors, Firmware};
use crate::http::{Reply, Request};
use crate::log::Side;
use crate::{cloud, server};

/// Each charger listens on a port of its own.
const MOST_CHARGERS: usize = 2000;
const CLOUD_DOMAIN: &str = ".api.v3.go-e.io";

/// What may be asked for when a charger is made; the rest is as on the command line.
#[derive(Debug, Default)]
pub(crate) struct Wishes {
    pub(crate) serial: Option<String>,
    pub(crate) token: Option<String>,
    pub(crate) firmware: Option<Firmware>,
    pub(crate) cors: Option<Cors>,
}

/// Why a charger could not be made.
#[derive(Debug)]
pub(crate) enum Refusal {
    BadSerial(String),
    Taken(String),
    Full,
    Failed(anyhow::Error),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::BadSerial(serial) => write!(f, "a serial has 6 or 8 digits, not {serial:?}"),
            Self::Taken(serial) => write!(f, "there is a charger {serial} already"),
            Self::Full => write!(f, "at most {MOST_CHARGERS} chargers"),
            Self::Failed(error) => write!(f, "{error:#}"),
        }
    }
}

#[derive(Debug)]
struct Member {
    charger: Arc<Charger>,
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
    catalogue: Arc<Catalogue>,
    members: RwLock<BTreeMap<String, Member>>,
}

impl Fleet {
    pub(crate) fn new(options: Options, url: String) -> anyhow::Result<Self> {
        let catalogue = Arc::new(Catalogue::load()?);
        Ok(Self { options, url, catalogue, members: RwLock::default() })
    }

    /// The start line: where the control endpoints are, and all chargers.
    pub(crate) fn describe(&self) -> Value {
        let chargers: Vec<Value> = self.all().iter().map(|charger| charger.describe()).collect();
        json!({"control": self.url, "chargers": chargers})
    }

    pub(crate) fn all(&self) -> Vec<Arc<Charger>> {
        let members = self.members.read().unwrap_or_else(PoisonError::into_inner);
        members.values().map(|member| Arc::clone(&member.charger)).collect()
    }

    pub(crate) fn get(&self, serial: &str) -> Option<Arc<Charger>> {
        let members = self.members.read().unwrap_or_else(PoisonError::into_inner);
        members.get(serial).map(|member| Arc::clone(&member.charger))
    }

    pub(crate) fn remove(&self, serial: &str) -> bool {
        self.members.write().unwrap_or_else(PoisonError::into_inner).remove(serial).is_some()
    }

    /// Makes a charger and opens its local port.
    pub(crate) async fn add(&self, wishes: Wishes) -> Result<Arc<Charger>, Refusal> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.context("a local port");
        let listener = listener.map_err(Refusal::Failed)?;
        let port = listener.local_addr().context("a local port").map_err(Refusal::Failed)?.port();
        let mut members = self.members.write().unwrap_or_else(PoisonError::into_inner);
        if members.len() >= MOST_CHARGERS {
            return Err(Refusal::Full);
        }
        let serial = match wishes.serial {
            Some(serial) if !is_serial(&serial) => return Err(Refusal::BadSerial(serial)),
            Some(serial) if members.contains_key(&serial) => return Err(Refusal::Taken(serial)),
            Some(serial) => serial,
            None => (1..=999_999)
                .map(|number| format!("{number:06}"))
                .find(|serial| !members.contains_key(serial))
                .ok_or(Refusal::Full)?,
        };
        let default_token =
            || self.options.token.clone().unwrap_or_else(|| format!("simulator-token-{serial}"));
        let plan = Plan {
            token: wishes.token.unwrap_or_else(default_token),
            firmware: wishes.firmware.unwrap_or(self.options.firmware),
            cors: wishes.cors.unwrap_or(self.options.cors),
            seed: self.options.seed,
            speed: self.options.speed,
            cloud_url: format!("{}/{serial}", self.url),
            local_url: format!("http://127.0.0.1:{port}"),
            serial: serial.clone(),
        };
        let charger = Arc::new(Charger::new(plan, Arc::clone(&self.catalogue)).map_err(Refusal::Failed)?);
        let door = server::Door::Local(Arc::clone(&charger));
        let listener = tokio::spawn(server::listen(listener, door)).abort_handle();
        members.insert(serial, Member { charger: Arc::clone(&charger), listener });
        Ok(charger)
    }

    /// Serves a request to the cloud: `/<serial>/api/…`, or `/api/…` under the charger's own host name.
    pub(crate) fn cloud(&self, request: &Request) -> Exchange {
        let host = request.header("host").unwrap_or_default().to_ascii_lowercase();
        let by_host = host.split(':').next().and_then(|name| name.strip_suffix(CLOUD_DOMAIN));
        let (serial, path) = match by_host {
            Some(serial) => (serial, request.path()),
            None => {
                let path = request.path().strip_prefix('/').unwrap_or_default();
                let slash = path.find('/').unwrap_or(path.len());
                path.split_at_checked(slash).unwrap_or((path, ""))
            }
        };
        match self.get(serial) {
            Some(charger) => exchange::serve(&charger, Side::Cloud, path, request),
            // No token is good for a charger that does not exist; what the real cloud says is not known.
            None if is_serial(serial) && request.method != "OPTIONS" => {
                self.dressed(cloud::unauthorized()).into()
            }
            None if is_serial(serial) => self.dressed(cloud::preflight(self.options.cors)).into(),
            None => self.dressed(cloud::not_found()).into(),
        }
    }

    fn dressed(&self, mut reply: Reply) -> Reply {
        if self.options.cors != Cors::None {
            reply.set_header("Access-Control-Allow-Origin", "*");
        }
        reply
    }
}

/// Six digits; a sibling product has eight.
fn is_serial(text: &str) -> bool {
    matches!(text.len(), 6 | 8) && text.bytes().all(|byte| byte.is_ascii_digit())
}
