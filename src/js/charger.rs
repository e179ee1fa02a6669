//! A charger as JavaScript sees it: each method reads its arguments at once and returns a promise.

use super::abort::{self, checked};
use super::caught::{Signal, member};
use super::reply::Reply;
use super::{AnyPromise, SetPromise, Shared, StatusPromise, to_js, value};
use crate::call::{self, Failure, Status};
use crate::clock::Moment;
use crate::error::{Error, argument};
use crate::options::{self, CallOptions};
use crate::transport::fetch::Fetch;
use crate::watch::hub::Hub;
use futures_util::FutureExt;
use futures_util::future::{Either, LocalBoxFuture, select};
use js_sys::Promise;
use serde::Serialize;
use std::cell::OnceCell;
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

pub(super) type BoxedCall = LocalBoxFuture<'static, Result<JsValue, Failure<JsValue>>>;

/// A charger and how to reach it.
#[wasm_bindgen]
pub struct Charger {
    pub(super) made: Result<Rc<call::Charger<Fetch>>, Error>,
    /// Those who watch it.
    pub(super) hub: OnceCell<Rc<Hub<Fetch>>>,
    pub(super) shared: Rc<Shared>,
}

#[wasm_bindgen]
impl Charger {
    /// Tells when the caller made the call that follows, which has waited for the core: by `performance.now()` and
    /// `Date.now()`.
    pub fn waited(&self, monotonic: f64, wall: f64) {
        if let Ok(charger) = &self.made {
            charger.transport.waited(Moment { monotonic, wall });
        }
    }

    /// Reads `keys`, or every key if they are `undefined`.
    pub fn status(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] keys: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> StatusPromise {
        let call = || {
            let charger = self.made.clone()?;
            let keys = match keys.is_undefined() || keys.is_null() {
                true => None,
                false => Some(options::asked(&value::json(keys, "keys")?)?),
            };
            let (options, signal) = call_options(&charger, options, &["maxAge"])?;
            let call = async move { Ok(status_result(charger.status(keys, options).await?)) };
            Ok((call, signal))
        };
        JsValue::from(self.promise(call())).unchecked_into()
    }

    /// Sets the members of `values`.
    pub fn set(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] values: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> SetPromise {
        let call = || {
            let charger = self.made.clone()?;
            if let Some(key) = values.as_string().filter(|key| options::check_key(key).is_ok()) {
                return Err(argument::key_in_place_of_settings(&key));
            }
            let entries = value::object(values, "the settings")?;
            let (options, signal) = call_options(&charger, options, &["verify", "unchecked", "confirm"])?;
            let call = async move {
                let accepted = entries.iter().map(|(key, _)| key.clone()).collect();
                let outcome = charger.set(entries, options).await?.as_str();
                Ok(to_js(&SetResult { outcome, accepted }))
            };
            Ok((call, signal))
        };
        JsValue::from(self.promise(call())).unchecked_into()
    }

    /// The promise of a call, which rejects with the reason of its signal as soon as that is aborted.
    pub(super) fn promise<F>(&self, begun: Result<(F, Option<Signal>), Error>) -> Promise
    where
        F: Future<Output = Result<JsValue, Failure<JsValue>>> + 'static,
    {
        self.promise_of(begun.map(|(call, signal)| (call.boxed_local(), signal)))
    }

    /// The same for all methods: once in the download, not once for each.
    pub(super) fn promise_of(&self, begun: Result<(BoxedCall, Option<Signal>), Error>) -> Promise {
        let shared = self.shared.clone();
        let (call, signal) = match begun {
            Ok(begun) => begun,
            Err(error) => return Promise::reject(&shared.error(&error.into())),
        };
        if let Some(reason) = signal.as_ref().and_then(abort::reason) {
            return Promise::reject(&reason);
        }
        let aborted = signal.and_then(|signal| shared.signals.listen(&signal));
        future_to_promise(async move {
            let outcome = match aborted {
                None => call.await,
                // The abort first: after it nothing may be sent.
                Some(mut aborted) => match select(pin!(aborted.reason()), call).await {
                    Either::Left((reason, _)) => return Err(reason),
                    Either::Right((outcome, _)) => outcome,
                },
            };
            outcome.map_err(|failure| shared.error(&failure))
        })
    }
}

impl Charger {
    /// The promise of a call that takes options, of which `allowed` besides the limits.
    pub(super) fn promise_with<F>(
        &self,
        options: &JsValue,
        allowed: &[&str],
        begin: impl FnOnce(Rc<call::Charger<Fetch>>, CallOptions) -> Result<F, Error>,
    ) -> AnyPromise
    where
        F: Future<Output = Result<JsValue, Failure<JsValue>>> + 'static,
    {
        let call = || {
            let charger = self.made.clone()?;
            let (options, signal) = call_options(&charger, options, allowed)?;
            Ok((begin(charger, options)?, signal))
        };
        JsValue::from(self.promise(call())).unchecked_into()
    }
}

/// The options of one call, and its signal.
pub(super) fn call_options(
    charger: &call::Charger<Fetch>,
    options: &JsValue,
    allowed: &[&str],
) -> Result<(CallOptions, Option<Signal>), Error> {
    let limits = charger.options().limits;
    let made = Some(charger.transport.made());
    if options.is_undefined() || options.is_null() {
        return Ok((CallOptions { made, ..CallOptions::new(limits) }, None));
    }
    let given = value::literal(options, "the options")?;
    let call = options::call(&value::options(&given, &["signal"])?, allowed, limits)?;
    Ok((CallOptions { made, ..call }, checked(member(&given, "signal"))?))
}

/// What a read resolves to, without its methods.
pub(super) fn status_result(status: Status<Reply>) -> JsValue {
    to_js(&StatusResult {
        values: status.reply.values(),
        missing: status.missing,
        last_modified: date(status.last_modified),
    })
}

/// A `Date` of ms since 1970, or null.
pub(super) fn date(ms: Option<f64>) -> JsValue {
    ms.map_or(JsValue::NULL, |ms| js_sys::Date::new(&ms.into()).into())
}

#[derive(Serialize)]
pub(super) struct StatusResult {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub(super) values: JsValue,
    pub(super) missing: Vec<String>,
    #[serde(rename = "lastModified", with = "serde_wasm_bindgen::preserve")]
    pub(super) last_modified: JsValue,
}

#[derive(Serialize)]
pub(super) struct SetResult {
    pub(super) outcome: &'static str,
    pub(super) accepted: Vec<String>,
}
