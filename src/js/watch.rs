//! `watch()`: a watcher whose `next()` is a promise of the next update, or of `undefined` when it is over.

use super::abort::{self, checked};
use super::caught::{self, Signal, member, set_member};
use super::charger::{Charger, StatusResult, date};
use super::page::Page;
use super::{Shared, to_js, value};
use crate::call::Failure;
use crate::error::Error;
use crate::overview::OVERVIEW_KEYS;
use crate::transport::fetch::Fetch;
use crate::watch::hub::{self, Hub};
use crate::watch::reading::{Reading, Update, What};
use crate::watch::{Wish, wish};
use futures_channel::oneshot;
use futures_util::FutureExt;
use futures_util::future::select;
use js_sys::{Object, Promise};
use serde::Serialize;
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{future_to_promise, spawn_local};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a watcher is told, of keys or of the overview, without its methods. */
export type RawUpdate = Record<string, unknown> & { overview?: { raw: RawStatus } | null };
"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Promise<RawUpdate | undefined>")]
    pub type UpdatePromise;
}

/// Somebody who watches a charger, until this is freed.
#[wasm_bindgen]
pub struct Watcher {
    made: Result<Rc<hub::Watcher<Fetch>>, Error>,
    what: What,
    shared: Rc<Shared>,
    _listening: Option<Listening>,
}

#[wasm_bindgen]
impl Charger {
    /// Watches keys, or `"overview"`. What is wrong with the arguments makes the first `next()` reject.
    pub fn watch(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] what: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> Watcher {
        let shared = self.shared.clone();
        let begun = arguments(what, options).and_then(|(wish, signal)| {
            let charger = self.made.clone()?;
            let what = wish.what.clone();
            let hub = self.hub.get_or_init(|| Hub::new(charger));
            let (watcher, driver) = hub.join(wish);
            if let Some(driver) = driver {
                let page = Page::tell(hub);
                spawn(async move {
                    driver.await;
                    drop(page);
                });
            }
            Ok((Rc::new(watcher), what, signal))
        });
        let (watcher, what, signal) = match begun {
            Ok(begun) => begun,
            Err(error) => {
                return Watcher { made: Err(error), what: What::Overview, shared, _listening: None };
            }
        };
        let leaving = Rc::downgrade(&watcher);
        let listening = signal.and_then(|signal| {
            Listening::to(&shared, &signal, move |_| {
                if let Some(watcher) = leaving.upgrade() {
                    watcher.leave();
                }
            })
        });
        Watcher { made: Ok(watcher), what, shared, _listening: listening }
    }
}

fn arguments(what: &JsValue, options: &JsValue) -> Result<(Wish, Option<Signal>), Error> {
    let (given, signal) = given(options)?;
    Ok((wish(&value::keys(what)?, &given)?, signal))
}

/// Runs a future. All of them are of one type, so that what runs them is in the download once.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    spawn_local(future.boxed_local());
}

/// The promise of a future, for the same reason of one type.
pub fn to_promise(future: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    future_to_promise(future.boxed_local())
}

/// The options of a call, and its signal.
type Given = (Vec<(String, crate::json::Json)>, Option<Signal>);

/// The members of options, and the signal among them.
pub fn given(options: &JsValue) -> Result<Given, Error> {
    if options.is_undefined() || options.is_null() {
        return Ok((Vec::new(), None));
    }
    let literal = value::literal(options, "the options")?;
    Ok((value::options(&literal, &["signal"])?, checked(member(&literal, "signal"))?))
}

#[wasm_bindgen]
impl Watcher {
    /// Waits for the next update; `undefined` when it is over.
    pub fn next(&self) -> UpdatePromise {
        let (shared, what) = (self.shared.clone(), self.what.clone());
        let promise = match &self.made {
            Err(error) => Promise::reject(&shared.error(&error.clone().into())),
            Ok(watcher) => {
                let watcher = watcher.clone();
                to_promise(async move {
                    match watcher.next().await {
                        Ok(Some(update)) => Ok(update_object(&update, &what, &shared).into()),
                        Ok(None) => Ok(JsValue::UNDEFINED),
                        Err(failure) => Err(shared.error(&failure)),
                    }
                })
            }
        };
        JsValue::from(promise).unchecked_into()
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        // A promise that is pending holds it as well, and is told so.
        if let Ok(watcher) = &self.made {
            watcher.leave();
        }
    }
}

/// Listens to a signal until it is dropped.
pub struct Listening(#[expect(dead_code, reason = "it is there to be dropped")] oneshot::Sender<()>);

impl Listening {
    /// Calls `ends` with the reason of an abort, at once if there was one already.
    pub fn to(shared: &Rc<Shared>, signal: &Signal, ends: impl FnOnce(JsValue) + 'static) -> Option<Self> {
        if let Some(reason) = abort::reason(signal) {
            ends(reason);
            return None;
        }
        let mut aborted = shared.signals.listen(signal)?;
        let (stop, stopped) = oneshot::channel::<()>();
        spawn(async move {
            let reason = async { Some(aborted.reason().await) };
            let stopped = async {
                stopped.await.ok();
                None
            };
            let (reason, _) = select(pin!(reason), pin!(stopped)).await.factor_first();
            if let Some(reason) = reason {
                ends(reason);
            }
        });
        Some(Listening(stop))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct UpdateResult<'a> {
    changed: &'a [String],
    #[serde(with = "serde_wasm_bindgen::preserve")]
    last_modified: JsValue,
    stale: bool,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    error: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    at: JsValue,
}

/// An update as JavaScript has it.
pub fn update_object(update: &Update<JsValue>, what: &What, shared: &Shared) -> Object {
    let Update { reading, changed, failure, at } = update;
    let error = failure.as_ref().map_or(JsValue::NULL, |failure| shared.error(failure as &Failure<JsValue>));
    let last_modified = reading.as_ref().and_then(|reading| reading.last_modified);
    let object: Object = to_js(&UpdateResult {
        changed,
        last_modified: date(last_modified),
        stale: failure.is_some(),
        error,
        at: date(Some(*at)),
    })
    .unchecked_into();
    let reading = reading.as_deref();
    match what {
        What::Keys(keys) => {
            let keys = || keys.iter().map(String::as_str);
            let values = reading.map_or_else(|| Object::new().into(), |reading| values(reading, keys()));
            let missing = reading.map(|reading| reading.missing(keys())).unwrap_or_default();
            set_member(&object, "values", &values);
            set_member(&object, "missing", &to_js(&missing));
        }
        What::Overview => {
            let overview = reading.and_then(overview_object).map_or(JsValue::NULL, JsValue::from);
            set_member(&object, "overview", &overview);
        }
    }
    object
}

fn overview_object(reading: &Reading) -> Option<Object> {
    let overview = reading.overview.as_ref()?.as_ref().ok()?;
    let object: Object = to_js(&**overview).unchecked_into();
    let keys = || OVERVIEW_KEYS.iter().copied();
    let raw = to_js(&StatusResult {
        values: values(reading, keys()),
        missing: reading.missing(keys()),
        last_modified: date(reading.last_modified),
    });
    set_member(&object, "lastModified", &date(reading.last_modified));
    set_member(&object, "raw", &raw);
    Some(object)
}

/// A copy of the values: what one watcher does to it, no other sees.
fn values<'a>(reading: &Reading, keys: impl Iterator<Item = &'a str>) -> JsValue {
    caught::parse(&reading.object(keys)).ok().flatten().unwrap_or_else(|| Object::new().into())
}
