//! What a charger is made from.

use crate::controller;
use crate::firmware::Firmware;
use crate::hardware::Hardware;
use crate::log::Secrets;
use crate::network::{Close, Cors};

/// What a charger is made from.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Six digits; a sibling product has eight.
    pub serial: String,
    /// Of its cloud API.
    pub token: String,
    /// Which device it is.
    pub hardware: Hardware,
    /// What it runs.
    pub firmware: Firmware,
    /// What its cloud lets a browser do.
    pub cors: Cors,
    /// How its own web server ends connections; as the firmware does without.
    pub close: Option<Close>,
    /// Makes its noise repeatable.
    pub seed: u64,
    /// Simulated seconds per second.
    pub speed: f64,
    /// What the log of requests shows of credentials.
    pub secrets: Secrets,
}

impl Plan {
    /// What it says in `fwv`.
    pub fn version(&self) -> String {
        if self.hardware.is_charger() { self.firmware.to_string() } else { controller::VERSION.to_owned() }
    }
}

#[cfg(test)]
impl Plan {
    /// A plan for tests.
    pub(crate) fn of(firmware: Firmware) -> Self {
        Self {
            serial: "000001".to_owned(),
            token: "t".to_owned(),
            hardware: Hardware::V4,
            firmware,
            cors: Cors::Preflight,
            close: None,
            seed: 1,
            speed: 1.0,
            secrets: Secrets::Hidden,
        }
    }
}
