//! What JavaScript sees of the core: chargers, whose methods read their arguments at once and return a promise.

mod abort;
mod access;
pub mod body;
mod cards;
pub mod caught;
pub mod cause;
mod control;
mod fleet;
mod history;
mod overview;
mod page;
pub mod reply;
pub mod runtime;
mod schedule;
mod surplus;
mod value;
mod watch;
mod zone;

use crate::call::{self, Address, Failure, Status};
use crate::catalogue;
use crate::error::{Error, argument};
use crate::json::Json;
use crate::options::{self, CallOptions};
use crate::redact::REDACTED;
use crate::transport::fetch::Fetch;
use crate::watch::hub::Hub;
use abort::{Signals, checked};
use caught::{Signal, member, members, peek, set_member};
use futures_util::FutureExt;
use futures_util::future::{Either, LocalBoxFuture, select};
use js_sys::{Function, Object, Promise};
use reply::Reply;
use runtime::Runtime;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::{Cell, OnceCell};
use std::pin::pin;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

/// Characters of a text in an error.
const LONGEST_TEXT: usize = 1_000;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a read resolves to, without its methods. */
export interface RawStatus { values: Record<string, unknown>; missing: string[]; lastModified: Date | null }
/** What a set resolves to. */
export interface RawSetResult { outcome: "sent" | "accepted" | "verified"; accepted: string[] }
/** What an error is made of. */
export type ErrorFields = { code: string; message: string; attempts: number; cause?: unknown } & Record<string, unknown>;
/** One attempt. */
export interface RawEvent { attempt: number; url: string; status: number | null; duration: number; outcome: string }
"#;

/// All chargers of this copy of the package: two objects of one charger share its line.
#[wasm_bindgen]
pub struct Core {
    /// Sorted by base URL.
    addresses: Cell<Vec<(String, Weak<Address>)>>,
    shared: Rc<Shared>,
}

/// What all calls need.
struct Shared {
    signals: Rc<Signals>,
    runtime: Rc<Runtime>,
    /// Makes an error of its fields; it never throws.
    to_error: Function,
}

#[wasm_bindgen]
extern "C" {
    /// Makes an error.
    #[wasm_bindgen(typescript_type = "(fields: ErrorFields) => Error")]
    pub type ToError;
    /// Tells a caller's hook and logger of an attempt.
    #[wasm_bindgen(typescript_type = "(event: RawEvent | undefined, line: string) => void")]
    pub type Tell;
    #[wasm_bindgen(typescript_type = "Promise<RawStatus>")]
    pub type StatusPromise;
    #[wasm_bindgen(typescript_type = "Promise<RawSetResult>")]
    pub type SetPromise;
    /// Of what index.d.ts says.
    #[wasm_bindgen(typescript_type = "Promise<any>")]
    pub type AnyPromise;
}

#[wasm_bindgen]
impl Core {
    /// Knows no charger yet.
    #[wasm_bindgen(constructor)]
    pub fn new(to_error: ToError) -> Core {
        let to_error = JsValue::from(to_error).unchecked_into();
        let shared = Shared { signals: Rc::default(), runtime: Rc::new(Runtime::here()), to_error };
        Core { addresses: Cell::default(), shared: Rc::new(shared) }
    }

    /// A charger, from the options of `new Charger(…)`. Options that are wrong make every call of it fail.
    pub fn charger(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
        tell: Tell,
    ) -> Charger {
        Charger { made: self.make(options, tell), hub: OnceCell::new(), shared: self.shared.clone() }
    }

    fn make(&self, options: &JsValue, tell: Tell) -> Result<Rc<call::Charger<Fetch>>, Error> {
        if options.is_string() {
            return Err(argument::address_in_place_of_options());
        }
        let given = match options.is_undefined() || options.is_null() {
            true => Object::new(),
            false => value::literal(options, "the options")?,
        };
        let given_members = value::options(&given, &["fetch", "onRequest", "logger"])?;
        let runtime = &self.shared.runtime;
        let checked = options::charger(&given_members, runtime.in_browser)?;
        let hook = |name: &str| Some(member(&given, &name.into())).filter(|hook| !hook.is_undefined());
        let function = |name: &str, sentence: &str| match hook(name) {
            Some(value) if !value.is_function() => Err(Error::argument(sentence)),
            found => Ok(found),
        };
        let own = function("fetch", argument::must_be::FETCH)?;
        if own.is_none() && !runtime.has_fetch() {
            return Err(argument::no_fetch());
        }
        let on_request = function("onRequest", argument::must_be::ON_REQUEST)?;
        let logger = hook("logger");
        if logger
            .as_ref()
            .is_some_and(|logger| !peek(logger, "debug").is_some_and(|debug| debug.is_function()))
        {
            return Err(Error::argument(argument::must_be::LOGGER));
        }
        let tell = (on_request.is_some() || logger.is_some()).then(|| JsValue::from(tell).unchecked_into());
        let transport = Fetch::new(&checked, runtime.clone(), own.map(JsCast::unchecked_into), tell);
        let address = self.address(&checked.endpoint.base);
        Ok(Rc::new(call::Charger::new(checked, address, transport)))
    }

    fn address(&self, base: &str) -> Rc<Address> {
        let mut addresses = self.addresses.take();
        if addresses.len() == addresses.capacity() {
            addresses.retain(|(_, address)| address.strong_count() > 0);
        }
        let place = addresses.binary_search_by(|(other, _)| other.as_str().cmp(base));
        let known = place.ok().and_then(|place| addresses.get(place)?.1.upgrade());
        let address = known.unwrap_or_else(|| {
            let address = Rc::new(Address::default());
            let entry = (base.to_owned(), Rc::downgrade(&address));
            match place {
                Ok(place) => addresses.get_mut(place).into_iter().for_each(|known| *known = entry.clone()),
                Err(place) => addresses.insert(place, entry),
            }
            address
        });
        self.addresses.set(addresses);
        address
    }
}

/// A copy of the values of a status that is fit for a bug report: `***` for what is not known to be public.
#[wasm_bindgen(unchecked_return_type = "Record<string, unknown>")]
pub fn redacted(
    #[wasm_bindgen(unchecked_param_type = "Record<string, unknown>")] values: &JsValue,
) -> Object {
    let copy = members(values).unwrap_or_default();
    let shown = Object::new();
    for key in Object::keys(&copy).iter() {
        let name = key.as_string().unwrap_or_default();
        let value = if catalogue::is_private(&name) { REDACTED.into() } else { member(&copy, &key) };
        set_member(&shown, &name, &value);
    }
    shown
}

type BoxedCall = LocalBoxFuture<'static, Result<JsValue, Failure<JsValue>>>;

/// A charger and how to reach it.
#[wasm_bindgen]
pub struct Charger {
    made: Result<Rc<call::Charger<Fetch>>, Error>,
    /// Those who watch it.
    hub: OnceCell<Rc<Hub<Fetch>>>,
    shared: Rc<Shared>,
}

#[wasm_bindgen]
impl Charger {
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
    fn promise<F>(&self, begun: Result<(F, Option<Signal>), Error>) -> Promise
    where
        F: Future<Output = Result<JsValue, Failure<JsValue>>> + 'static,
    {
        self.promise_of(begun.map(|(call, signal)| (call.boxed_local(), signal)))
    }

    /// The same for all methods: once in the download, not once for each.
    fn promise_of(&self, begun: Result<(BoxedCall, Option<Signal>), Error>) -> Promise {
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
                Some(mut aborted) => match select(call, pin!(aborted.reason())).await {
                    Either::Left((outcome, _)) => outcome,
                    Either::Right((reason, _)) => return Err(reason),
                },
            };
            outcome.map_err(|failure| shared.error(&failure))
        })
    }
}

impl Charger {
    /// The promise of a call that takes options, of which `allowed` besides the limits.
    fn promise_with<F>(
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
fn call_options(
    charger: &call::Charger<Fetch>,
    options: &JsValue,
    allowed: &[&str],
) -> Result<(CallOptions, Option<Signal>), Error> {
    let limits = charger.options().limits;
    if options.is_undefined() || options.is_null() {
        return Ok((CallOptions::new(limits), None));
    }
    let given = value::literal(options, "the options")?;
    let call = options::call(&value::options(&given, &["signal"])?, allowed, limits)?;
    Ok((call, checked(member(&given, &"signal".into()))?))
}

impl Shared {
    /// The error to reject with. This is the only way out, and no secret passes it.
    fn error(&self, failure: &Failure<JsValue>) -> JsValue {
        let Error { code, message, details } = &failure.error;
        let mut fields = vec![
            ("code", Json::String(code.as_str().into())),
            ("message", Json::String(message.clone())),
            ("attempts", Json::Number(failure.attempts.into())),
        ];
        fields.extend(failure.status.map(|status| ("status", Json::Number(status.into()))));
        fields.extend(failure.url.clone().map(|url| ("url", Json::String(url))));
        fields.extend(details.iter().cloned());
        // Shortened after the secrets are out, so that none is cut in two.
        let shown = |text: &str| line(&failure.secrets.clean(text));
        let fields = fields.into_iter().map(|(name, mut field)| {
            field.change_texts(&shown);
            (name.to_owned(), field)
        });
        let fields: Object = to_js(&Json::Object(fields.collect())).unchecked_into();
        if let Some(cause) = &failure.cause {
            set_member(&fields, "cause", &cause::without_secrets(cause, &failure.secrets));
        }
        self.to_error.call1(&JsValue::UNDEFINED, &fields).unwrap_or_else(|thrown| thrown)
    }
}

/// A text on one line, and of bounded length.
fn line(text: &str) -> String {
    text.chars().take(LONGEST_TEXT).map(|each| if each.is_control() { ' ' } else { each }).collect()
}

/// What a read resolves to, without its methods.
fn status_result(status: Status<Reply>) -> JsValue {
    to_js(&StatusResult {
        values: status.reply.values(),
        missing: status.missing,
        last_modified: date(status.last_modified),
    })
}

/// A `Date` of ms since 1970, or null.
fn date(ms: Option<f64>) -> JsValue {
    ms.map_or(JsValue::NULL, |ms| js_sys::Date::new(&ms.into()).into())
}

#[derive(Serialize)]
struct StatusResult {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    values: JsValue,
    missing: Vec<String>,
    #[serde(rename = "lastModified", with = "serde_wasm_bindgen::preserve")]
    last_modified: JsValue,
}

#[derive(Serialize)]
struct SetResult {
    outcome: &'static str,
    accepted: Vec<String>,
}

/// The JavaScript value of what is made here, in which there is nothing that has none.
pub fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}
