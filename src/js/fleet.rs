//! `Fleet`: many chargers, whose rows come by promises.

use super::caught::{Signal, set_member};
use super::charger::{Charger, SetResult, status_result};
use super::reply::Reply;
use super::watch::{Listening, given, spawn, to_promise, update_object};
use super::{Core, Shared, to_js, value};
use crate::call::{self, Status};
use crate::error::Error;
use crate::fleet::figures::FIGURE_KEYS;
use crate::fleet::hub;
use crate::fleet::once::{Calls, Rows, Task, once};
use crate::fleet::watcher::FleetWatcher;
use crate::options;
use crate::transport::fetch::Fetch;
use crate::watch::asked;
use crate::watch::reading::What;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::{Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What came of a member, by its number. */
export type RawRow = { member: number; status?: RawStatus | null } & Record<string, unknown>;
/** The figures of a fleet. */
export interface RawFigures { chargers: number; online: number; failing: number; charging: number; power: number; age: number | null }
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Promise<RawRow | undefined>")]
    pub type RowPromise;
}

/// Many chargers.
#[wasm_bindgen]
pub struct Fleet {
    made: Result<Rc<hub::Fleet<Fetch>>, Error>,
    shared: Rc<Shared>,
}

/// Rows of a fleet, until this is freed.
#[wasm_bindgen]
pub struct FleetRows {
    next: Box<dyn Fn() -> LocalBoxFuture<'static, Result<JsValue, JsValue>>>,
    leave: Rc<dyn Fn()>,
    _listening: Option<Listening>,
}

#[wasm_bindgen]
impl Core {
    /// A fleet without members. Options that are wrong make every call of it fail.
    pub fn fleet(&self, #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue) -> Fleet {
        let made = given(options).and_then(|(given, _)| crate::fleet::options(&given)).map(|options| {
            let world = Rc::new(Fetch::without_charger(self.shared.runtime.clone()));
            hub::Fleet::new(options, world)
        });
        Fleet { made, shared: self.shared.clone() }
    }
}

#[wasm_bindgen]
impl Fleet {
    /// A charger joins, under a number of its own.
    pub fn add(&self, number: u32, charger: &Charger) {
        if let Ok(fleet) = &self.made {
            fleet.add(number.into(), charger.made.clone());
        }
    }

    /// A charger leaves.
    pub fn remove(&self, number: u32) {
        if let Ok(fleet) = &self.made {
            fleet.remove(number.into());
        }
    }

    /// The figures.
    #[wasm_bindgen(unchecked_return_type = "RawFigures | undefined")]
    pub fn figures(&self) -> JsValue {
        let figures = self.made.as_ref().ok().map(|fleet| fleet.figures());
        figures.map_or(JsValue::UNDEFINED, |figures| to_js(&figures))
    }

    /// Reads each once.
    pub fn status(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] keys: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> FleetRows {
        let begun = self.made.clone().and_then(|fleet| {
            let keys = asked(&value::keys(keys)?)?;
            let (given, signal) = given(options)?;
            options::call(&given, &["maxAge"], options::Limits::default())?;
            let besides: Rc<[&str]> =
                FIGURE_KEYS.into_iter().filter(|key| !keys.iter().any(|known| known == key)).collect();
            let all: Vec<String> =
                keys.into_iter().chain(besides.iter().map(|key| (*key).to_owned())).collect();
            let figures = fleet.clone();
            let call: Calls<Fetch, JsValue> = Box::new(move |number, charger| {
                let options = options::call(&given, &["maxAge"], charger.options().limits);
                let (all, figures, besides) = (all.clone(), figures.clone(), besides.clone());
                async move {
                    let outcome = charger.status(Some(all), options?).await;
                    figures.note(number, outcome.as_ref().map(|status| &status.reply).map_err(|_| ()));
                    outcome.map(|status| without(status, &besides))
                }
                .boxed_local()
            });
            Ok(self.once(fleet, "status", Task { call, is_set: false }, signal))
        });
        self.rows(begun, true)
    }

    /// Sets each once.
    pub fn set(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] values: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> FleetRows {
        let begun = self.made.clone().and_then(|fleet| {
            let entries = value::object(values, "the settings")?;
            let (given, signal) = given(options)?;
            let allowed = ["verify", "unchecked", "confirm"];
            let checked = options::call(&given, &allowed, options::Limits::default())?;
            options::check_settings(&entries, &checked)?;
            let call: Calls<Fetch, JsValue> = Box::new(move |_, charger| {
                let options = options::call(&given, &allowed, charger.options().limits);
                let entries = entries.clone();
                async move {
                    let accepted = entries.iter().map(|(key, _)| key.clone()).collect();
                    let outcome = charger.set(entries, options?).await?.as_str();
                    Ok(to_js(&SetResult { outcome, accepted }))
                }
                .boxed_local()
            });
            Ok(self.once(fleet, "result", Task { call, is_set: true }, signal))
        });
        self.rows(begun, true)
    }

    /// Reads each once an interval.
    pub fn watch(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] keys: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> FleetRows {
        let begun = self.made.clone().and_then(|fleet| {
            let keys = asked(&value::keys(keys)?)?;
            let (given, signal) = given(options)?;
            if let Some((name, _)) = given.first() {
                return Err(crate::error::argument::no_option(name));
            }
            let keys: Rc<[String]> = keys.into();
            let (watcher, driver) = FleetWatcher::join(&fleet, keys.clone());
            let driver = driver.map(FutureExt::boxed_local);
            let watcher = Rc::new(watcher);
            let (shared, what) = (self.shared.clone(), What::Keys(keys));
            let take = watcher.clone();
            let next = move || {
                let (watcher, shared, what) = (take.clone(), shared.clone(), what.clone());
                async move {
                    let Some((number, update)) = watcher.next().await else { return JsValue::UNDEFINED };
                    let object = update_object(&update, &what, &shared);
                    set_member(&object, "member", &(number as f64).into());
                    object.into()
                }
                .boxed_local()
            };
            let leave: Rc<dyn Fn()> = Rc::new(move || watcher.leave());
            Ok(Begun { next: Box::new(next), leave, signal, work: driver })
        });
        self.rows(begun, false)
    }
}

type Next = Box<dyn Fn() -> LocalBoxFuture<'static, JsValue>>;

/// Rows that have begun.
struct Begun {
    next: Next,
    leave: Rc<dyn Fn()>,
    signal: Option<Signal>,
    /// What has to run for them.
    work: Option<LocalBoxFuture<'static, ()>>,
}

impl Fleet {
    /// Rows of one call each.
    fn once(
        &self,
        fleet: Rc<hub::Fleet<Fetch>>,
        name: &'static str,
        task: Task<Fetch, JsValue>,
        signal: Option<Signal>,
    ) -> Begun {
        let rows = Rc::new(Rows::default());
        let work = once(fleet, rows.clone(), task).boxed_local();
        let (shared, take) = (self.shared.clone(), rows.clone());
        let next = move || {
            let (rows, shared) = (take.clone(), shared.clone());
            async move {
                let row = rows.next().await;
                row.map_or(JsValue::UNDEFINED, |(number, outcome)| row_object(number, name, &shared, outcome))
            }
            .boxed_local()
        };
        Begun { next: Box::new(next), leave: Rc::new(move || rows.leave()), signal, work: Some(work) }
    }

    /// Rows that an abort ends: with its reason if `rejects`, else quietly.
    fn rows(&self, begun: Result<Begun, Error>, rejects: bool) -> FleetRows {
        let Begun { next, leave, signal, work } = match begun {
            Ok(begun) => begun,
            Err(error) => {
                let shared = self.shared.clone();
                let next = move || {
                    let error = shared.error(&error.clone().into());
                    async move { Err(error) }.boxed_local()
                };
                return FleetRows { next: Box::new(next), leave: Rc::new(|| {}), _listening: None };
            }
        };
        let reason: Rc<RefCell<Option<JsValue>>> = Rc::default();
        let (aborted, ends) = (reason.clone(), leave.clone());
        let listening = signal.and_then(|signal| {
            Listening::to(&self.shared, &signal, move |reason| {
                aborted.replace(Some(reason));
                ends();
            })
        });
        // After the listener: nothing may be sent once the signal is aborted.
        if let Some(work) = work {
            spawn(work);
        }
        let next = move || {
            let (row, reason) = (next(), reason.clone());
            async move {
                let row = row.await;
                match reason.borrow().clone().filter(|_| rejects && row.is_undefined()) {
                    Some(reason) => Err(reason),
                    None => Ok(row),
                }
            }
            .boxed_local()
        };
        FleetRows { next: Box::new(next), leave, _listening: listening }
    }
}

#[wasm_bindgen]
impl FleetRows {
    /// Waits for the next row; `undefined` when there are no more.
    pub fn next(&self) -> RowPromise {
        let promise = to_promise((self.next)());
        JsValue::from(promise).unchecked_into()
    }
}

impl Drop for FleetRows {
    fn drop(&mut self) {
        (self.leave)();
    }
}

/// A row: what came of a member under `name`, or the error.
fn row_object(
    number: u64,
    name: &str,
    shared: &Shared,
    outcome: Result<JsValue, call::Failure<JsValue>>,
) -> JsValue {
    let object = Object::new();
    let (value, error) = match outcome {
        Ok(value) => (value, JsValue::NULL),
        Err(failure) => (JsValue::NULL, shared.error(&failure)),
    };
    set_member(&object, "member", &(number as f64).into());
    set_member(&object, name, &value);
    set_member(&object, "error", &error);
    object.into()
}

/// A status without the keys that only the figures need.
fn without(status: Status<Reply>, besides: &[&str]) -> JsValue {
    if let Ok(values) = status.reply.values().dyn_into::<Object>() {
        for key in besides {
            Reflect::delete_property(&values, &(*key).into()).ok();
        }
    }
    let missing = status.missing.into_iter().filter(|key| !besides.contains(&key.as_str())).collect();
    status_result(Status { missing, ..status })
}
