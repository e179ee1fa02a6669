//! The charger at one moment, in the words of its owner: from the keys of one read, whatever firmware wrote them.
//!
//! `raw` and `lastModified` are added where the result is handed to JavaScript.

mod parts;
mod session;
mod shape;

pub use session::{SessionEnergy, SessionFrom, SessionReading};
pub use shape::*;

use crate::error::Error;
use crate::json::Object;
use crate::protocol::endpoint::Side;
use crate::values::Values;
use crate::words::refusals;

/// What an overview asks for: the keys that it is made from.
pub static OVERVIEW_KEYS: &[&str] = &[
    "acs",
    "acu",
    "alw",
    "ama",
    "amp",
    "c0n",
    "c1n",
    "c2n",
    "c3n",
    "c4n",
    "c5n",
    "c6n",
    "c7n",
    "c8n",
    "c9n",
    "car",
    "cards",
    "cbl",
    "cdi",
    "cll",
    "cus",
    "dwo",
    "err",
    "eto",
    "fna",
    "frc",
    "fwv",
    "lccfi",
    "lmo",
    "mca",
    "modelStatus",
    "nrg",
    "pnp",
    "psm",
    "rbc",
    "rbt",
    "rssi",
    "sse",
    "tma",
    "trx",
    "typ",
    "ust",
    "wh",
];

/// ms: how old the data of the cloud may be for the charger to count as online.
const ONLINE_AGE: f64 = 30_000.0;

/// What an overview needs to know beside the keys.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// How the charger was reached.
    pub side: Side,
    /// ms since 1970, when the cloud got the data, if it says so.
    pub last_modified: Option<f64>,
    /// s, how old it was when the cloud sent it, by the cloud's own clock.
    pub age: Option<f64>,
    /// ms since 1970, by this machine's clock.
    pub now: f64,
}

impl Moment {
    /// Whether the charger answered in this moment: always in the LAN; by the cloud if its data is fresh.
    fn online(&self) -> Option<bool> {
        match self.side {
            Side::Local => Some(true),
            Side::Cloud => {
                let by_this_clock = || self.last_modified.map(|modified| self.now - modified);
                let age = self.age.map(|age| age * 1_000.0).or_else(by_this_clock);
                age.map(|age| age <= ONLINE_AGE)
            }
        }
    }
}

/// Makes the overview. `session` is the memory of this charger; it learns from the reading.
///
/// # Errors
/// `protocol` for a go-e Controller, which answers at the same address and is no charger.
pub fn overview(
    status: &dyn Object,
    moment: Moment,
    session: &mut SessionEnergy,
) -> Result<Box<Overview>, Error> {
    let values = Values(status);
    if is_controller(&values) {
        return Err(refusals::controller());
    }
    let state = parts::state(&values);
    let reading = SessionReading::of(status, moment.now);
    let energy = parts::energy(&values, session.next(&reading));
    Ok(Box::new(Overview {
        name: values.text("fna"),
        serial: values.serial(),
        model: values.text("typ"),
        firmware: values.text("fwv"),
        state,
        pilot: state.pilot(),
        allowed: values.flag("alw"),
        reason: parts::reason(&values),
        error: parts::fault(&values),
        mode: parts::mode(&values),
        forced: parts::forced(&values),
        power: parts::power(&values),
        phases: parts::phases(&values),
        phases_in_use: parts::phases_in_use(&values, state),
        phase_mode: parts::phase_mode(&values),
        current: parts::current(&values),
        energy,
        connected_for: parts::connected_for(&values, state),
        charging_for: parts::charging_for(&values),
        authorized: parts::authorized(&values),
        card: parts::card(&values),
        cable: parts::cable(&values),
        temperatures: parts::temperatures(&values),
        signal: values.number("rssi"),
        online: moment.online(),
    }))
}

/// Whether this is a go-e Controller: it says so in `typ`, and measures by categories (`ccn`, `ccp`), which no charger does.
pub fn is_controller(values: &Values) -> bool {
    let named = values.text("typ").is_some_and(|model| model.to_ascii_lowercase().contains("controller"));
    named || (!values.has("car") && values.list("ccp").is_some() && values.list("ccn").is_some())
}
