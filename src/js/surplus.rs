//! A run that feeds the surplus mode.

use super::abort::{self, checked};
use super::caught::{is_array, member, set_member};
use super::charger::{Charger, call_options, date};
use super::value;
use super::{AnyPromise, Shared, to_js};
use crate::call;
use crate::error::Error;
use crate::everyday::{House, Trouble, feed};
use crate::json::Json;
use crate::surplus::{Cause, Kind, SurplusReading, Taken, Update, check_interval};
use crate::transport::Transport;
use crate::transport::fetch::Fetch;
use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, select};
use js_sys::{Function, Object, Promise};
use serde::Serialize;
use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

#[wasm_bindgen]
extern "C" {
    /// The caller's `read`, in a function that never throws.
    #[wasm_bindgen(typescript_type = "(signal: AbortSignal) => Promise<unknown>")]
    pub type Read;
    /// Takes an update; it never throws.
    #[wasm_bindgen(typescript_type = "(update: any) => void")]
    pub type TellUpdate;
}

#[wasm_bindgen]
impl Charger {
    /// Feeds the charger until `stop` resolves. Resolves to how it ended; rejects if an option is wrong.
    pub fn surplus(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
        read: Read,
        tell: TellUpdate,
        stop: Promise,
    ) -> AnyPromise {
        let shared = self.shared.clone();
        let call = || {
            let charger = self.made.clone()?;
            let house = Caller {
                charger: charger.clone(),
                read: JsValue::from(read).unchecked_into(),
                tell: JsValue::from(tell).unchecked_into(),
                reading: RefCell::default(),
                shared: shared.clone(),
            };
            let given = value::literal(options, "the options")?;
            let mut others = value::options(&given, &["read", "onUpdate", "signal"])?;
            let place = others.iter().position(|(name, _)| name == "interval");
            let interval = check_interval(place.map(|place| others.remove(place).1).as_ref())?;
            let limits = to_js(&Json::Object(others));
            let (call, _) = call_options(&charger, &limits, &[])?;
            let stop = self.stop(stop, member(&given, "signal"))?;
            let run = async move {
                let (end, failure) = feed(charger, house, interval, call, stop).await;
                let failure = failure.or(end.error.map(Into::into));
                let ended = EndShown { cause: end.cause, cleared: end.cleared };
                let shown: Object = to_js(&ended).unchecked_into();
                let error = failure.map_or(JsValue::NULL, |failure| shared.error(&failure));
                set_member(&shown, "error", &error);
                Ok(shown.into())
            };
            Ok((run.boxed_local(), None))
        };
        JsValue::from(self.promise_of(call())).unchecked_into()
    }

    /// When `stop` resolves, or the signal is aborted.
    fn stop(&self, stop: Promise, signal: JsValue) -> Result<LocalBoxFuture<'static, ()>, Error> {
        let signal = checked(signal)?;
        if signal.as_ref().and_then(abort::reason).is_some() {
            return Ok(std::future::ready(()).boxed_local());
        }
        let stopped = JsFuture::from(stop);
        let aborted = signal.and_then(|signal| self.shared.signals.listen(&signal));
        Ok(match aborted {
            None => stopped.map(drop).boxed_local(),
            Some(mut aborted) => {
                async move { drop(select(stopped, pin!(aborted.reason())).await) }.boxed_local()
            }
        })
    }
}

/// Who called.
struct Caller {
    charger: Rc<call::Charger<Fetch>>,
    read: Function,
    tell: Function,
    /// Ends the signal of the read under way.
    reading: RefCell<Option<AbortController>>,
    shared: Rc<Shared>,
}

impl House<Fetch> for Caller {
    type Thrown = JsValue;

    fn read(&self) -> LocalBoxFuture<'static, Result<Json, JsValue>> {
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map(AbortController::signal);
        self.reading.replace(controller);
        let (read, shared) = (self.read.clone(), self.shared.clone());
        async move {
            let promise = read.call1(&JsValue::UNDEFINED, &signal.into())?;
            let value = JsFuture::from(Promise::resolve(&promise)).await?;
            let name = "what read gave";
            // What is no object is refused by what looks at the figures.
            let given = match is_array(&value) {
                Ok(false) if value.is_object() => value::given(&value, name).map(Json::Object),
                _ => value::json(&value, name),
            };
            given.map_err(|error| shared.error(&error.into()))
        }
        .boxed_local()
    }

    fn end_read(&self) {
        if let Some(controller) = self.reading.take() {
            controller.abort();
        }
    }

    fn tell(&self, update: &Update, trouble: Option<&Trouble<Fetch, JsValue>>) {
        let Update { kind, reading, outcome, lapsed, error } = update;
        let turn = Turn { kind: *kind, reading: *reading, outcome: *outcome, lapsed: *lapsed };
        let shown: Object = to_js(&turn).unchecked_into();
        let error = match (trouble, error) {
            (Some(Trouble::Thrown(thrown)), _) => thrown.clone(),
            (Some(Trouble::Push(failure)), _) => self.shared.error(failure),
            (None, Some(error)) => self.shared.error(&error.clone().into()),
            (None, None) => JsValue::NULL,
        };
        set_member(&shown, "error", &error);
        set_member(&shown, "at", &date(Some(self.charger.transport.now().wall)));
        self.tell.call1(&JsValue::UNDEFINED, &shown).ok();
    }
}

#[derive(Serialize)]
struct Turn {
    kind: Kind,
    reading: Option<SurplusReading>,
    outcome: Option<Taken>,
    lapsed: bool,
}

#[derive(Serialize)]
struct EndShown {
    cause: Cause,
    cleared: bool,
}
