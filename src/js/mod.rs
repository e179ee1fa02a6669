//! What JavaScript sees of the core: a machine for each call, driven by `pkg-template/drive.js`.
//!
//! A step gives the number of what to do next ([`Machine::proceed`]); what belongs to it is asked for, since an object
//! that is made here costs as much time as all the rest of a call.

mod received;
mod value;

use crate::call::{Action, Call, Charger, Failure, Trouble};
use crate::catalogue;
use crate::dynamic::{self, Function, peek, set};
use crate::error::Error;
use crate::json::Json;
use crate::options::{self, Client};
use crate::text;
use alloc::rc::{Rc, Weak};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cell::Cell;
use received::{Reply, without_secrets};
use value::object_of;
use wasm_bindgen::prelude::*;

/// Characters of a text in an error.
const LONGEST_TEXT: usize = 1_000;

/// All chargers of this copy of the package: two clients of one charger share its line.
#[wasm_bindgen]
pub struct Core {
    chargers: Cell<Vec<Weak<Charger<Reply, Function>>>>,
    global: JsValue,
}

#[wasm_bindgen]
impl Core {
    /// Knows no charger yet; `global` is `globalThis`.
    #[wasm_bindgen(constructor)]
    pub fn new(global: JsValue) -> Core {
        Core { chargers: Cell::default(), global }
    }

    /// A connection, from the options of `new Charger(…)`. Options that are wrong make every call of it fail.
    pub fn connect(&self, options: &JsValue) -> Connection {
        Connection(self.link(options))
    }

    fn link(&self, options: &JsValue) -> Result<Link, Error> {
        let members = value::options(options, "the options", &["fetch", "onRequest", "logger"])?;
        let has = |name: &str| !peek(&self.global, name).is_undefined();
        // CORS applies in a page and in its workers.
        let in_browser = has("document") || (has("importScripts") && has("location") && !has("Deno"));
        let client = options::client(&members, in_browser)?;
        if !has("fetch") && peek(options, "fetch").is_undefined() {
            return Err(Error::argument(&["there is no fetch here: give one as the option fetch"]));
        }
        function(options, "fetch", "fetch must be a function like the global fetch")?;
        function(options, "onRequest", "onRequest must be a function")?;
        let logger = peek(options, "logger");
        if !logger.is_undefined() && !peek(&logger, "debug").is_function() {
            return Err(Error::argument(&["logger must have a method debug, like console"]));
        }
        let mut chargers = self.chargers.take();
        chargers.retain(|charger| charger.strong_count() > 0);
        let known =
            chargers.iter().filter_map(Weak::upgrade).find(|charger| charger.base == client.endpoint.base);
        let charger = known.unwrap_or_else(|| {
            let charger = Rc::new(Charger::new(&client.endpoint.base));
            chargers.push(Rc::downgrade(&charger));
            charger
        });
        self.chargers.set(chargers);
        Ok(Link { client: Rc::new(client), charger })
    }
}

/// Whether the value of a key is a credential, or personal, or of somebody's network.
#[wasm_bindgen]
pub fn is_private(key: &str) -> bool {
    catalogue::is_private(key)
}

/// A charger and how to reach it.
struct Link {
    client: Rc<Client>,
    charger: Rc<Charger<Reply, Function>>,
}

/// A charger and how to reach it.
#[wasm_bindgen]
pub struct Connection(Result<Link, Error>);

#[wasm_bindgen]
impl Connection {
    /// What goes into `fetch` with every request.
    #[wasm_bindgen(unchecked_return_type = "RequestInit")]
    pub fn init(&self) -> JsValue {
        let init = dynamic::object();
        let Ok(link) = &self.0 else { return init };
        // Nobody knows what is done where a redirect leads, and a set that follows one is sent twice.
        set(&init, "redirect", &"manual".into());
        if let Some(authorization) = link.client.auth.header() {
            let headers = dynamic::object();
            set(&headers, "authorization", &authorization.into());
            set(&init, "headers", &headers);
        }
        if link.client.in_browser {
            // The cloud sends Last-Modified, by which a browser may answer a later read from its cache. Elsewhere
            // nothing caches, and the field costs time (Node.js) or is not known (workerd).
            set(&init, "cache", &"no-store".into());
        }
        init
    }

    /// A read of `keys`, or of every key if they are `undefined`. `wake` is called when its turn has come.
    pub fn status(&self, keys: &JsValue, options: &JsValue, now: f64, wake: Function) -> Machine {
        self.begin(|link| {
            let keys = match keys.is_undefined() || keys.is_null() {
                true => None,
                false => Some(options::asked(&value::json(keys, "keys")?)?),
            };
            let options = call_options(link, options, &["maxAge"])?;
            Ok(Call::read(link.client.clone(), link.charger.clone(), keys, options, wake, now))
        })
    }

    /// A set of the members of `values`.
    pub fn set(&self, values: &JsValue, options: &JsValue, now: f64, wake: Function) -> Machine {
        self.begin(|link| {
            let entries = value::object(values, "the settings")?;
            let options = call_options(link, options, &["verify", "unchecked", "confirm"])?;
            Call::set(link.client.clone(), link.charger.clone(), entries, options, wake, now)
        })
    }

    fn begin(&self, call: impl FnOnce(&Link) -> Result<Call<Reply, Function>, Error>) -> Machine {
        let begun = match &self.0 {
            Ok(link) => call(link),
            Err(error) => Err(error.clone()),
        };
        Machine { begun, next: None }
    }
}

fn call_options(link: &Link, options: &JsValue, allowed: &[&str]) -> Result<options::Call, Error> {
    let members = value::options(options, "the options", &["signal"])?;
    if options.is_undefined() {
        return options::call(&members, allowed, link.client.limits);
    }
    let signal = peek(options, "signal");
    if !signal.is_undefined() && !signal.is_null() && !peek(&signal, "removeEventListener").is_function() {
        return Err(Error::argument(&["signal must be an AbortSignal, like that of new AbortController()"]));
    }
    options::call(&members, allowed, link.client.limits)
}

/// One call, step by step.
#[wasm_bindgen]
pub struct Machine {
    begun: Result<Call<Reply, Function>, Error>,
    next: Option<Action<Reply>>,
}

#[wasm_bindgen]
impl Machine {
    /// Begins, or goes on after a wait. Like all steps it gives what to do next: 0 send `url()` and wait `ms()` for the
    /// reply, 1 wait for `ms()`, 2 wait for `ms()` to be woken, 3 resolve to a status, 4 resolve to `result()`, 5 reject
    /// with `error()`.
    pub fn proceed(&mut self, now: f64) -> u8 {
        self.step(|call| call.proceed(now))
    }

    /// Goes on when it was woken, or the wait for that is over.
    pub fn woken(&mut self, in_time: bool, now: f64) -> u8 {
        self.step(|call| call.woken(in_time, now, &wake))
    }

    /// Goes on with a reply. A header is `null` where there is none; `random` is from 0 to 1.
    pub fn replied(
        &mut self,
        status: u16,
        last_modified: JsValue,
        retry_after: JsValue,
        text: JsValue,
        now: f64,
        random: f64,
    ) -> u8 {
        let reply = Reply::new(status, last_modified, retry_after, text);
        self.step(|call| call.replied(reply, now, random, &wake))
    }

    /// Goes on without a reply: `timeout`, `too-large`, `no-response` or `broken`. The status is that of a reply that
    /// had begun, `cause` what was thrown.
    pub fn broke(&mut self, kind: &str, status: Option<u16>, cause: JsValue, now: f64, random: f64) -> u8 {
        let trouble = match kind {
            "timeout" => Trouble::Late,
            "too-large" => Trouble::TooLarge,
            "no-response" => Trouble::NoResponse,
            _ => Trouble::Broken { reason: received::reason(&cause), cause },
        };
        self.step(|call| call.broke(trouble, status, now, random, &wake))
    }

    /// How long to wait, in ms.
    pub fn ms(&self) -> f64 {
        match self.next {
            Some(Action::Send(ms) | Action::Wait(ms) | Action::Turn(ms)) => ms,
            _ => 0.0,
        }
    }

    /// What to fetch.
    pub fn url(&self) -> String {
        self.begun.as_ref().map_or_else(|_| String::new(), |call| call.request().url.clone())
    }

    /// The values of a status, as the engine parsed them.
    pub fn values(&self) -> JsValue {
        match &self.next {
            Some(Action::Read(reply, _)) => reply.values().clone(),
            _ => JsValue::UNDEFINED,
        }
    }

    /// The header `Last-Modified` of a status.
    pub fn last_modified(&self) -> JsValue {
        match &self.next {
            Some(Action::Read(reply, _)) => reply.last_modified().clone(),
            _ => JsValue::UNDEFINED,
        }
    }

    /// The keys that a status lacks.
    pub fn missing(&self) -> Vec<String> {
        match &self.next {
            Some(Action::Read(_, missing)) => missing.clone(),
            _ => Vec::new(),
        }
    }

    /// What a set resolves to.
    #[wasm_bindgen(unchecked_return_type = "any")]
    pub fn result(&self) -> JsValue {
        let (Ok(call), Some(Action::Set(certainty))) = (&self.begun, &self.next) else {
            return dynamic::object();
        };
        object_of(&[
            ("outcome", Json::String(certainty.as_str().into())),
            ("accepted", Json::Array(call.keys().map(|key| Json::String(key.clone())).collect())),
        ])
    }

    /// The fields of the error to reject with.
    #[wasm_bindgen(unchecked_return_type = "any")]
    pub fn error(&self) -> JsValue {
        match (&self.begun, &self.next) {
            (Err(error), _) => fields(&error.clone().into()),
            (_, Some(Action::Fail(failure))) => fields(failure),
            _ => dynamic::object(),
        }
    }

    /// The last attempt, for the caller's hook: its number, its URL fit to be shown, and what came of it.
    #[wasm_bindgen(unchecked_return_type = "any")]
    pub fn attempt(&self) -> JsValue {
        let Ok(call) = &self.begun else { return dynamic::object() };
        object_of(&[
            ("attempt", Json::Number(call.attempt().into())),
            ("url", Json::String(call.request().shown().into())),
            ("outcome", Json::String(call.outcome().into())),
        ])
    }

    /// The call is over, or the caller gave up: whoever waits may go.
    pub fn leave(&mut self) {
        if let Ok(call) = &mut self.begun {
            call.leave(&wake);
        }
    }

    fn step(&mut self, step: impl FnOnce(&mut Call<Reply, Function>) -> Action<Reply>) -> u8 {
        let next = match &mut self.begun {
            Ok(call) => step(call),
            Err(_) => return 5,
        };
        let number = match next {
            Action::Send(_) => 0,
            Action::Wait(_) => 1,
            Action::Turn(_) => 2,
            Action::Read(..) => 3,
            Action::Set(_) => 4,
            Action::Fail(_) => 5,
        };
        self.next = Some(next);
        number
    }
}

fn wake(wake: &Function) {
    wake.call(&JsValue::UNDEFINED).ok();
}

/// The fields of the error that the facade throws. This is the only way out, and no secret passes it.
fn fields(failure: &Failure<JsValue>) -> JsValue {
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
    for (_, field) in &mut fields {
        field.change_texts(&|text| text::line(&failure.secrets.clean(text), LONGEST_TEXT));
    }
    let error = object_of(&fields);
    if let Some(cause) = &failure.cause {
        set(&error, "cause", &without_secrets(cause, &failure.secrets));
    }
    error
}

/// An option that is a function, or not there.
fn function(options: &JsValue, name: &str, complaint: &str) -> Result<(), Error> {
    let value = peek(options, name);
    match value.is_undefined() || value.is_function() {
        true => Ok(()),
        false => Err(Error::argument(&[complaint])),
    }
}
