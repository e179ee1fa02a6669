//! The figures of a fleet: what its members said when they were last asked.

use crate::clock::Moment;
use crate::json::{Json, Object};
use crate::values::{self, Values};
use serde::Serialize;

/// What the figures are made from: read besides the keys of a caller.
pub static FIGURE_KEYS: [&str; 2] = ["car", "nrg"];

const CHARGING: u32 = 2;

/// W of all phases, in `nrg`.
const POWER: usize = 11;

/// What one member said last.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Standing {
    /// It was not asked yet.
    #[default]
    Unknown,
    /// It failed.
    Failing,
    /// It answered.
    Online {
        /// Whether it is charging.
        charging: bool,
        /// W.
        power: f64,
        /// When.
        at: Moment,
    },
}

impl Standing {
    /// That of a member that answered.
    pub fn of(values: &dyn Object, at: Moment) -> Self {
        let charging = Values(values).code("car") == Some(CHARGING);
        let power = values.number_in("nrg", POWER).and_then(|power| values::number(&Json::Number(power)));
        Standing::Online { charging, power: power.unwrap_or_default(), at }
    }
}

/// The figures.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Figures {
    /// How many members.
    pub chargers: u32,
    /// How many answered.
    pub online: u32,
    /// How many failed.
    pub failing: u32,
    /// How many of those online are charging.
    pub charging: u32,
    /// W of those online.
    pub power: f64,
    /// s: the age of the oldest reading in it.
    pub age: Option<f64>,
}

impl Figures {
    /// Adds up.
    pub fn of(members: impl Iterator<Item = Standing>, now: Moment) -> Self {
        let mut figures = Figures::default();
        for member in members {
            figures.chargers += 1;
            match member {
                Standing::Unknown => {}
                Standing::Failing => figures.failing += 1,
                Standing::Online { charging, power, at } => {
                    figures.online += 1;
                    figures.charging += u32::from(charging);
                    figures.power += power;
                    let age = now.longest_since(at).max(0.0) / 1_000.0;
                    figures.age = Some(figures.age.map_or(age, |oldest| oldest.max(age)));
                }
            }
        }
        figures
    }
}
