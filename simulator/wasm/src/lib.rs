//! The simulator's chargers and their cloud for JavaScript: the entry `goecharger/simulator`.
//!
//! What they do is in the crate `simulator`; this hands texts in and out. A time is in ms since the world began, and
//! whoever calls says what time it is (`pkg-template/simulator/clock.js`). What goes wrong is text, of which an error
//! is made there.

mod resident;
mod served;

use std::collections::HashMap;

use jiff::Timestamp;
use resident::{Resident, WishedCar, Wishes, moment};
use serde_json::{Map, Value, json};
use served::Served;
use simulator::{
    Car, Cors, EXPORT_ORIGIN, Request, Side, choose_serial, export_stranger, export_ticket, parse_faults,
    readable, serial_of_cloud, stranger,
};
use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What a name in the LAN begins and ends with, around the serial, as a charger calls itself there.
const LOCAL_NAME: (&str, &str) = ("go-echarger_", ".local");

/// Chargers and their cloud.
#[wasm_bindgen]
pub struct World {
    began: Timestamp,
    seed: u64,
    dice: fastrand::Rng,
    chargers: HashMap<String, Resident>,
}

type Outcome<T> = Result<T, JsError>;

fn told(error: impl std::fmt::Display) -> JsError {
    let text = format!("{error:#}");
    // Where in the JSON it stands says nothing to who gave an object.
    JsError::new(text.split(" at line ").next().unwrap_or_default())
}

#[wasm_bindgen]
impl World {
    /// An empty one, that began so many ms after 1970.
    #[wasm_bindgen(constructor)]
    pub fn new(began: f64, seed: f64) -> Outcome<World> {
        let began = Timestamp::from_millisecond(began as i64).map_err(|_| told("start is no date"))?;
        let seed = seed as u64;
        Ok(World { began, seed, dice: fastrand::Rng::with_seed(seed), chargers: HashMap::new() })
    }

    /// Chance, 0 to 1.
    pub fn random(&mut self) -> f64 {
        self.dice.f64()
    }

    /// Makes a charger of `{serial?, token?, firmware?, values?, lacking?}`, and gives its serial.
    pub fn add(&mut self, wishes: &str, now: f64) -> Outcome<String> {
        let wishes: Wishes = serde_json::from_str(wishes).map_err(told)?;
        let serial = choose_serial(wishes.serial.clone(), |serial| self.chargers.contains_key(serial));
        let serial = serial.map_err(told)?;
        let charger = Resident::new(serial.clone(), wishes, self.seed, moment(self.began, now));
        self.chargers.insert(serial.clone(), charger.map_err(told)?);
        Ok(serial)
    }

    fn at(&mut self, serial: &str, now: f64) -> Outcome<&mut Resident> {
        let now = moment(self.began, now);
        let charger = self.chargers.get_mut(serial).ok_or_else(|| told("there is no such charger"))?;
        charger.advance(now);
        Ok(charger)
    }

    /// Its cloud token.
    pub fn token(&self, serial: &str) -> Option<String> {
        self.chargers.get(serial).map(|charger| charger.inner.token.clone())
    }

    /// Its name in the LAN.
    pub fn host(&self, serial: &str) -> String {
        let (before, after) = LOCAL_NAME;
        format!("{before}{serial}{after}")
    }

    /// All that an unfiltered read shows, as JSON.
    pub fn values(&mut self, serial: &str, now: f64) -> Outcome<String> {
        Ok(readable(&self.at(serial, now)?.inner))
    }

    /// Overwrites values; `lacking` is a list of keys that the model is to lack.
    pub fn put(&mut self, serial: &str, values: &str, lacking: &str, now: f64) -> Outcome<()> {
        let (values, lacking) =
            (serde_json::from_str(values).map_err(told)?, serde_json::from_str(lacking).map_err(told)?);
        self.at(serial, now)?.put(values, lacking).map_err(told)
    }

    /// Computes keys again, those of a JSON list or all.
    pub fn release(&mut self, serial: &str, keys: Option<String>, now: f64) -> Outcome<()> {
        let keys: Option<Vec<String>> =
            keys.map(|keys| serde_json::from_str(&keys)).transpose().map_err(told)?;
        self.at(serial, now)?.inner.release(keys.as_deref());
        Ok(())
    }

    /// Connects a car, of `{phases?, maxCurrent?, battery?}`.
    #[wasm_bindgen(js_name = plugIn)]
    pub fn plug_in(&mut self, serial: &str, car: &str, now: f64) -> Outcome<()> {
        let car: WishedCar = serde_json::from_str(car).map_err(told)?;
        self.at(serial, now)?.inner.attach(car.plugged().map_err(told)?);
        Ok(())
    }

    /// Takes the car away.
    pub fn unplug(&mut self, serial: &str, now: f64) -> Outcome<()> {
        let charger = &mut self.at(serial, now)?.inner;
        let car = Car { plugged: false, ..charger.car() };
        charger.attach(car);
        Ok(())
    }

    /// Holds the card of a slot to the reader.
    pub fn tap(&mut self, serial: &str, slot: f64, now: f64) -> Outcome<()> {
        let number = if slot.fract() == 0.0 && slot >= 0.0 { slot as u8 } else { u8::MAX };
        self.at(serial, now)?.inner.tap(number).map_err(told)
    }

    /// Adds a fault, as the control endpoint takes one, and gives its number.
    pub fn fault(&mut self, serial: &str, fault: &str, now: f64) -> Outcome<f64> {
        let mut faults = parse_faults(fault.as_bytes()).map_err(told)?;
        let fault = faults.pop().filter(|_| faults.is_empty());
        let fault = fault.ok_or_else(|| told("a fault has a kind, a status or a latency"))?;
        Ok(self.at(serial, now)?.inner.fault(fault) as f64)
    }

    /// Takes a fault away, or all.
    pub fn mend(&mut self, serial: &str, number: Option<f64>, now: f64) -> Outcome<()> {
        let charger = &mut self.at(serial, now)?.inner;
        match number {
            Some(number) => charger.mend(number as u64),
            None => charger.faults.clear(),
        }
        Ok(())
    }

    /// What came, as JSON.
    pub fn requests(&self, serial: &str) -> String {
        let log = self.chargers.get(serial).map(Resident::requests);
        json!(log.unwrap_or_default()).to_string()
    }

    /// How many sessions the export knows of it.
    pub fn sessions(&self, serial: &str) -> usize {
        self.chargers.get(serial).map_or(0, |charger| charger.inner.history().len())
    }

    /// Serves a request; `headers` is a JSON object with names in lower case. Nothing if nobody is at this address.
    pub fn serve(
        &mut self,
        method: String,
        origin: &str,
        target: String,
        headers: &str,
        now: f64,
    ) -> Option<Served> {
        let headers: Map<String, Value> = serde_json::from_str(headers).unwrap_or_default();
        let headers =
            headers.into_iter().filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())));
        let request = Request { method, target, headers: headers.collect(), ..Request::default() };
        let (side, serial) = place(origin)?;
        let moment = moment(self.began, now);
        let found = match side {
            Side::Export => {
                let ticket = export_ticket(&request);
                let owns =
                    |charger: &&mut Resident| ticket.is_some() && charger.inner.ticket() == ticket.as_deref();
                self.chargers.values_mut().find(owns)
            }
            _ => self.chargers.get_mut(serial),
        };
        match (found, side) {
            (Some(charger), _) => {
                charger.advance(moment);
                Some(charger.serve(side, &request, moment))
            }
            (None, Side::Export) => Some(export_stranger(Cors::Preflight, moment).into()),
            (None, Side::Cloud) => Some(stranger(serial, &request, Cors::Preflight, moment).into()),
            (None, Side::Local) => None,
        }
    }

    /// The reply to a request begins.
    pub fn answered(&mut self, serial: &str, number: f64, status: u16) {
        if let Some(charger) = self.chargers.get_mut(serial) {
            charger.inner.log.answered(number as u64, status);
        }
    }

    /// A request is over.
    pub fn left(&mut self, serial: &str, side: usize) {
        let side = [Side::Cloud, Side::Local, Side::Export].into_iter().find(|known| *known as usize == side);
        if let (Some(charger), Some(side)) = (self.chargers.get_mut(serial), side) {
            charger.inner.leave(side);
        }
    }
}

/// Whose address that is; the export service knows chargers by their tickets.
fn place(origin: &str) -> Option<(Side, &str)> {
    if origin == EXPORT_ORIGIN {
        return Some((Side::Export, ""));
    }
    if let Some(host) = origin.strip_prefix("https://") {
        return Some((Side::Cloud, serial_of_cloud(host)?));
    }
    let (before, after) = LOCAL_NAME;
    let serial = origin.strip_prefix("http://")?.strip_prefix(before)?.strip_suffix(after)?;
    Some((Side::Local, serial))
}
