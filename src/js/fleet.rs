//! `Fleet`: many chargers, whose rows come by promises.

use super::caught::{Signal, set_member};
use super::watch::{Listening, given, update_object};
use super::{Charger, Core, SetResult, Shared, StatusResult, to_js, value};
use crate::call;
use crate::error::Error;
use crate::fleet::figures::FIGURE_KEYS;
use crate::fleet::hub;
use crate::fleet::once::{Rows, Task, once};
use crate::fleet::watcher::FleetWatcher;
use crate::options;
use crate::transport::fetch::Fetch;
use crate::watch::asked;
use crate::watch::reading::What;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::{Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{future_to_promise, spawn_local};

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
        let begun = || {
            let fleet = self.made.clone()?;
            let keys = asked(&value::json(keys, "keys")?)?;
            let (given, signal) = given(options)?;
            options::call(&given, &["maxAge"], options::Limits::default())?;
            let mut asked = keys.clone();
            let besides: Vec<String> = FIGURE_KEYS
                .iter()
                .filter(|key| !keys.iter().any(|known| known == *key))
                .map(|key| (*key).to_owned())
                .collect();
            asked.extend_from_slice(&besides);
            let figures = fleet.clone();
            let read = move |number, charger: Rc<call::Charger<Fetch>>| {
                let options = options::call(&given, &["maxAge"], charger.options().limits);
                let (asked, figures) = (asked.clone(), figures.clone());
                async move {
                    let outcome = charger.status(Some(asked), options?).await;
                    figures.note(number, outcome.as_ref().map(|status| &status.reply).map_err(|_| ()));
                    outcome
                }
            };
            let rows = Rc::new(Rows::default());
            spawn_local(once(fleet, rows.clone(), Task { call: read, is_set: false }));
            let (shared, besides) = (self.shared.clone(), Rc::new(besides));
            let take = rows.clone();
            let next = move || {
                let (rows, shared, besides) = (take.clone(), shared.clone(), besides.clone());
                async move {
                    let Some((number, outcome)) = rows.next().await else { return JsValue::UNDEFINED };
                    row(
                        number,
                        "status",
                        &shared,
                        outcome.map(|status| {
                            let values = status.reply.values();
                            for key in besides.iter() {
                                Reflect::delete_property::<Object>(values.unchecked_ref(), &key.into()).ok();
                            }
                            let missing =
                                status.missing.into_iter().filter(|key| !besides.contains(key)).collect();
                            let last_modified = super::watch::date(status.last_modified);
                            to_js(&StatusResult { values, missing, last_modified })
                        }),
                    )
                }
                .boxed_local()
            };
            Ok((Box::new(next) as Next, Rc::new(move || rows.leave()) as Rc<dyn Fn()>, signal))
        };
        self.rows(begun(), true)
    }

    /// Sets each once.
    pub fn set(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] values: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> FleetRows {
        let begun = || {
            let fleet = self.made.clone()?;
            let entries = value::object(values, "the settings")?;
            let (given, signal) = given(options)?;
            let allowed = ["verify", "unchecked", "confirm"];
            let checked = options::call(&given, &allowed, options::Limits::default())?;
            options::check_settings(&entries, &checked)?;
            let accepted: Vec<String> = entries.iter().map(|(key, _)| key.clone()).collect();
            let set = move |_, charger: Rc<call::Charger<Fetch>>| {
                let options = options::call(&given, &allowed, charger.options().limits);
                let entries = entries.clone();
                async move { charger.set(entries, options?).await }
            };
            let rows = Rc::new(Rows::default());
            spawn_local(once(fleet, rows.clone(), Task { call: set, is_set: true }));
            let shared = self.shared.clone();
            let take = rows.clone();
            let next = move || {
                let (rows, shared, accepted) = (take.clone(), shared.clone(), accepted.clone());
                async move {
                    let Some((number, outcome)) = rows.next().await else { return JsValue::UNDEFINED };
                    row(
                        number,
                        "result",
                        &shared,
                        outcome.map(|certainty| to_js(&SetResult { outcome: certainty.as_str(), accepted })),
                    )
                }
                .boxed_local()
            };
            Ok((Box::new(next) as Next, Rc::new(move || rows.leave()) as Rc<dyn Fn()>, signal))
        };
        self.rows(begun(), true)
    }

    /// Reads each once an interval.
    pub fn watch(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] keys: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> FleetRows {
        let begun = || {
            let fleet = self.made.clone()?;
            let keys = asked(&value::json(keys, "keys")?)?;
            let (given, signal) = given(options)?;
            if let Some((name, _)) = given.first() {
                return Err(crate::error::argument::no_option(name));
            }
            let keys: Rc<[String]> = keys.into();
            let (watcher, driver) = FleetWatcher::join(&fleet, keys.clone());
            driver.into_iter().for_each(spawn_local);
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
            Ok((Box::new(next) as Next, Rc::new(move || watcher.leave()) as Rc<dyn Fn()>, signal))
        };
        self.rows(begun(), false)
    }
}

type Next = Box<dyn Fn() -> LocalBoxFuture<'static, JsValue>>;

impl Fleet {
    /// Rows that an abort ends: with its reason if `rejects`, else quietly.
    fn rows(&self, begun: Result<(Next, Rc<dyn Fn()>, Option<Signal>), Error>, rejects: bool) -> FleetRows {
        let (next, leave, signal) = match begun {
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
        let promise: Promise = future_to_promise((self.next)());
        JsValue::from(promise).unchecked_into()
    }
}

impl Drop for FleetRows {
    fn drop(&mut self) {
        (self.leave)();
    }
}

/// A row: what came of a member under `name`, or the error.
fn row(
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
