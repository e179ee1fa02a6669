//! What an overview looks like. `null` is "the charger does not tell".

use super::session::SessionFrom;
use serde::{Serialize, Serializer};

/// The charger at one moment. Units: A, V, W, Wh, s, °C.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// The name given in the app (`fna`).
    pub name: Option<String>,
    /// The serial with its leading zeros (`sse`).
    pub serial: Option<String>,
    /// The model as the charger calls itself (`typ`).
    pub model: Option<String>,
    /// The version of the firmware as text (`fwv`).
    pub firmware: Option<String>,
    /// What the car is doing (`car`).
    pub state: State,
    /// The letter of IEC 61851-1.
    pub pilot: Option<Pilot>,
    /// Whether the charger lets the car charge (`alw`).
    pub allowed: Option<bool>,
    /// Why it does or does not (`modelStatus`).
    pub reason: Option<Reason>,
    /// The fault (`err`); `None` while there is none.
    pub error: Option<Fault>,
    /// The charging mode (`lmo`).
    pub mode: Option<Mode>,
    /// What `start()`, `stop()` and `auto()` set (`frc`).
    pub forced: Option<Forced>,
    /// W, all phases (`nrg[11]`).
    pub power: Option<f64>,
    /// L1, L2, L3 (`nrg`).
    pub phases: [PhaseReading; 3],
    /// How many phases the car takes (`pnp` while charging, else 0).
    pub phases_in_use: Option<f64>,
    /// Who chooses the phases (`psm`).
    pub phase_mode: Option<PhaseMode>,
    /// A for each phase.
    pub current: Current,
    /// Wh.
    pub energy: Energy,
    /// s since the car was connected (`rbt` - `lccfi`).
    pub connected_for: Option<f64>,
    /// s of charging in the session (`cdi`).
    pub charging_for: Option<f64>,
    /// Whether access control lets a car charge (`acs`, `trx`).
    pub authorized: Option<bool>,
    /// The card that the session is booked on (`trx`).
    pub card: Option<Card>,
    /// The cable in the socket.
    pub cable: Cable,
    /// °C (`tma`).
    pub temperatures: Vec<Option<f64>>,
    /// dBm of the WiFi (`rssi`).
    pub signal: Option<f64>,
    /// Whether the charger answered in this moment.
    pub online: Option<bool>,
}

/// What the car is doing at the plug (`car`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// 1: no car.
    Idle,
    /// 2: the car draws current.
    Charging,
    /// 3: a car is connected and does not draw.
    WaitingForCar,
    /// 4: the charge ended and the car is still connected.
    Complete,
    /// 5: a fault.
    Error,
    /// 6: the charger is starting.
    Initializing,
    /// No contact to the charge controller, or a new number.
    Unknown,
}

impl State {
    /// The letter of IEC 61851-1, as far as the charger tells it.
    pub fn pilot(self) -> Option<Pilot> {
        match self {
            State::Idle => Some(Pilot::A),
            State::WaitingForCar | State::Complete => Some(Pilot::B),
            State::Charging => Some(Pilot::C),
            State::Error => Some(Pilot::E),
            State::Initializing | State::Unknown => None,
        }
    }
}

/// The state of the control pilot by IEC 61851-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Pilot {
    /// No car.
    A,
    /// Connected.
    B,
    /// Charging.
    C,
    /// A fault.
    E,
}

/// Why the charger lets the car charge, or does not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// The number (`modelStatus`).
    pub code: u32,
    /// Its name in the catalogue.
    pub name: Option<&'static str>,
    /// A sentence for the owner.
    pub text: String,
}

/// A fault.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fault {
    /// The number (`err`); `None` without contact to the charge controller.
    pub code: Option<u32>,
    /// Its name in the catalogue.
    pub name: Option<&'static str>,
    /// A sentence for the owner.
    pub text: String,
}

/// The charging mode (`lmo`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// 3: plain.
    Default,
    /// 4: by surplus and prices.
    Eco,
    /// 5: ready for the next trip.
    NextTrip,
}

/// What was forced (`frc`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forced {
    /// 0, and 3 to 5 of old firmware.
    Neutral,
    /// 1: do not charge.
    Off,
    /// 2: charge.
    On,
}

/// One phase of the measurement (`nrg`).
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PhaseReading {
    /// V to neutral, in front of the contactor.
    pub voltage: Option<f64>,
    /// A.
    pub current: Option<f64>,
    /// W.
    pub power: Option<f64>,
    /// cos φ, 0 to 1.
    pub power_factor: Option<f64>,
}

/// How many phases (`psm`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhaseMode {
    /// 0: the charger chooses.
    Auto,
    /// 1.
    One,
    /// 2: three phases.
    Three,
}

impl Serialize for PhaseMode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            PhaseMode::Auto => serializer.serialize_str("auto"),
            PhaseMode::One => serializer.serialize_u32(1),
            PhaseMode::Three => serializer.serialize_u32(3),
        }
    }
}

/// A for each phase.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Current {
    /// What was asked for (`amp`).
    pub requested: Option<f64>,
    /// What the car is offered now (`acu`), 0 if nothing.
    pub offered: Option<f64>,
    /// The least that the charging logic uses (`mca`).
    pub minimum: Option<f64>,
    /// What the installation permits at most (`ama`).
    pub maximum: Option<f64>,
    /// The limits with the lowest value (`cll`); `None` for firmware that does not tell.
    pub limited_by: Option<Vec<CurrentLimit>>,
}

/// A limit in effect.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CurrentLimit {
    /// The charger's name of the cause.
    pub cause: String,
    /// A for each phase.
    pub current: f64,
    /// A phrase for the owner.
    pub text: String,
}

/// Wh.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Energy {
    /// Since the car was connected; while idle, that of the session before (`wh`, mended from `eto`).
    pub session: Option<f64>,
    /// Whether it was mended.
    pub session_from: Option<SessionFrom>,
    /// In the whole life of the charger (`eto`).
    pub total: Option<f64>,
    /// Where the session ends (`dwo`).
    pub limit: Option<f64>,
}

/// The card of a session.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Card {
    /// From 0.
    pub slot: u32,
    /// `None` for a card without a name.
    pub name: Option<String>,
}

/// The cable in the socket.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cable {
    /// A that it is made for (`cbl`).
    pub rating: Option<f64>,
    /// The lock now (`cus`).
    pub lock: Option<Lock>,
    /// When it locks (`ust`).
    pub lock_mode: Option<CableLock>,
}

/// The lock of the cable now (`cus`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lock {
    /// 0, or a new number.
    Unknown,
    /// 1.
    Unlocked,
    /// 2.
    UnlockFailed,
    /// 3.
    Locked,
    /// 4.
    LockFailed,
    /// 5.
    PowerOutage,
}

/// When the cable stays locked (`ust`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CableLock {
    /// 0: while a car is connected.
    Normal,
    /// 1: until the charge ends.
    AutoUnlock,
    /// 2: always.
    Always,
}
