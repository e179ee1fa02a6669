//! What a simulator is started with.

use crate::firmware::Firmware;
use crate::hardware::Hardware;
use crate::network::{Close, Cors};

/// What a simulator is started with.
#[derive(Debug, Clone)]
pub struct Options {
    /// Port of cloud and control endpoints; 0 takes a free one.
    pub port: u16,
    /// Chargers to begin with.
    pub chargers: usize,
    /// Which device they are, and later ones unless asked otherwise; by the firmware without.
    pub model: Option<Hardware>,
    /// Their firmware, and that of later ones unless asked otherwise; by the model without.
    pub firmware: Option<Firmware>,
    /// Makes the noise repeatable.
    pub seed: u64,
    /// Simulated seconds per second.
    pub speed: f64,
    /// What the cloud lets a browser do.
    pub cors: Cors,
    /// How a charger's own web server ends connections; as its firmware does without.
    pub close: Option<Close>,
    /// Token of every charger; `simulator-token-<serial>` without.
    pub token: Option<String>,
    /// Origins of the pages that may use the control endpoints; without, those of all pages on loopback.
    pub origins: Vec<String>,
    /// Shows credentials in the log of requests.
    pub log_secrets: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            chargers: 1,
            model: None,
            firmware: None,
            seed: 1,
            speed: 1.0,
            cors: Cors::Preflight,
            close: None,
            token: None,
            origins: Vec::new(),
            log_secrets: false,
        }
    }
}
