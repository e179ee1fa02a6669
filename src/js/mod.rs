//! What JavaScript sees of the core: a machine for each call, driven by `pkg-template/drive.js`.
//!
//! A step gives the next action as an object: `{ send }`, `{ wait }`, `{ turn }`, or the end: `{ value }` or `{ error }`,
//! of which the facade makes an error of the right class.

mod received;
mod value;

use crate::call::{Action, Call, Charger, Failure, Trouble};
use crate::catalogue;
use crate::dynamic::{peek, set};
use crate::error::Error;
use crate::json::Json;
use crate::options::{self, Client};
use alloc::rc::{Rc, Weak};
use alloc::vec;
use alloc::vec::Vec;
use core::cell::Cell;
use js_sys::{Function, JsString, Object};
use received::{Reply, without_secrets};
use value::object_of;
use wasm_bindgen::prelude::*;

/// Characters of a text in an error.
const LONGEST_TEXT: usize = 1_000;

/// All chargers of this copy of the package: two clients of one charger share its line.
#[wasm_bindgen]
pub struct Core {
    chargers: Cell<Vec<Weak<Charger<Reply, Function>>>>,
    in_browser: bool,
}

#[wasm_bindgen]
impl Core {
    /// Knows no charger yet; `global` is `globalThis`.
    #[wasm_bindgen(constructor)]
    pub fn new(global: &JsValue) -> Core {
        // CORS applies in a page and in its workers.
        let has = |name: &str| !peek(global, name).is_undefined();
        let in_browser = has("document") || (has("importScripts") && has("location") && !has("Deno"));
        Core { chargers: Cell::default(), in_browser }
    }

    /// A connection, from the options of `new Charger(…)`. Options that are wrong make every call of it fail.
    pub fn connect(&self, options: &JsValue) -> Connection {
        Connection(self.link(options))
    }

    /// Whether the value of a key is a credential, or personal, or of somebody's network.
    pub fn is_private(&self, key: &str) -> bool {
        catalogue::is_private(key)
    }

    fn link(&self, options: &JsValue) -> Result<Link, Error> {
        let members = value::options(options, "the options", &["fetch", "onRequest", "logger"])?;
        let client = options::client(&members, self.in_browser)?;
        function(options, "fetch", "fetch must be a function like the global fetch")?;
        function(options, "onRequest", "onRequest must be a function")?;
        let logger = peek(options, "logger");
        if !logger.is_undefined() {
            function(&logger, "debug", "logger must have a method debug, like console")?;
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

/// A charger and how to reach it.
#[derive(Clone)]
struct Link {
    client: Rc<Client>,
    charger: Rc<Charger<Reply, Function>>,
}

/// A charger and how to reach it.
#[wasm_bindgen]
pub struct Connection(Result<Link, Error>);

#[wasm_bindgen]
impl Connection {
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
        let begun = self.0.clone().and_then(|link| Ok((call(&link)?, link)));
        Machine(begun)
    }
}

fn call_options(link: &Link, options: &JsValue, allowed: &[&str]) -> Result<options::Call, Error> {
    let members = value::options(options, "the options", &["signal"])?;
    let signal = peek(options, "signal");
    if !signal.is_undefined() && !signal.is_null() && !peek(&signal, "addEventListener").is_function() {
        return Err(Error::argument(&["signal must be an AbortSignal, like that of new AbortController()"]));
    }
    options::call(&members, allowed, link.client.limits)
}

/// One call, step by step.
#[wasm_bindgen]
pub struct Machine(Result<(Call<Reply, Function>, Link), Error>);

#[wasm_bindgen]
impl Machine {
    /// Begins, or goes on after a wait.
    #[wasm_bindgen(unchecked_return_type = "any")]
    pub fn proceed(&mut self, now: f64) -> Object {
        let action = self.call().map(|call| call.proceed(now));
        self.act(action)
    }

    /// Goes on when it was woken, or the wait for that is over.
    #[wasm_bindgen(unchecked_return_type = "any")]
    pub fn woken(&mut self, in_time: bool, now: f64) -> Object {
        let action = self.call().map(|call| call.woken(in_time, now, &wake));
        self.act(action)
    }

    /// Goes on with a reply. A header is `null` where there is none; `random` is from 0 to 1.
    #[wasm_bindgen(unchecked_return_type = "any")]
    pub fn replied(
        &mut self,
        status: u16,
        last_modified: JsValue,
        retry_after: JsValue,
        text: JsString,
        now: f64,
        random: f64,
    ) -> Object {
        let reply = Reply::new(status, last_modified, retry_after, text);
        let action = self.call().map(|call| call.replied(reply, now, random, &wake));
        self.act(action)
    }

    /// Goes on without a reply: `timeout`, `too-large`, `no-response` or `broken`. The status is that of a reply that
    /// had begun, `cause` what was thrown.
    #[wasm_bindgen(unchecked_return_type = "any")]
    pub fn broke(
        &mut self,
        kind: &str,
        status: Option<u16>,
        cause: JsValue,
        now: f64,
        random: f64,
    ) -> Object {
        let action = self.call().map(|call| {
            let trouble = match kind {
                "timeout" => Trouble::Late,
                "too-large" => Trouble::TooLarge,
                "no-response" => Trouble::NoResponse,
                _ => Trouble::Broken { reason: received::reason(&cause), cause },
            };
            call.broke(trouble, status, now, random, &wake)
        });
        self.act(action)
    }

    /// The last attempt, for the caller's hook: its number, its URL fit to be shown, and what came of it.
    #[wasm_bindgen(unchecked_return_type = "any")]
    pub fn attempt(&self) -> Object {
        let Ok((call, _)) = &self.0 else { return Object::new() };
        object_of(&[
            ("attempt", Json::Number(call.attempt().into())),
            ("url", Json::String(call.request().shown.clone())),
            ("outcome", Json::String(call.outcome().into())),
        ])
    }

    /// The call is over, or the caller gave up: whoever waits may go.
    pub fn leave(&mut self) {
        if let Ok((call, _)) = &mut self.0 {
            call.leave(&wake);
        }
    }

    fn call(&mut self) -> Result<&mut Call<Reply, Function>, Error> {
        self.0.as_mut().map(|(call, _)| call).map_err(|error| error.clone())
    }

    /// The next action as an object.
    fn act(&mut self, next: Result<Action<Reply>, Error>) -> Object {
        let (call, link, next) = match (&self.0, next) {
            (Ok((call, link)), Ok(next)) => (call, link, next),
            (_, Err(error)) => return failed(&error.into()),
            (Err(error), _) => return failed(&error.clone().into()),
        };
        let action = Object::new();
        match next {
            Action::Send(timeout) => {
                let request = call.request();
                let send = Object::new();
                set(&send, "url", &(&request.url).into());
                set(&send, "timeout", &timeout.into());
                if let Some(authorization) = &request.authorization {
                    set(&send, "authorization", &authorization.into());
                }
                // The cloud sends Last-Modified, by which a browser may answer a later read from its cache. Elsewhere
                // nothing caches, and the field costs time (Node.js) or is not known (workerd).
                set(&send, "fresh", &link.client.in_browser.into());
                set(&action, "send", &send);
            }
            Action::Wait(ms) => set(&action, "wait", &ms.into()),
            Action::Turn(ms) => set(&action, "turn", &ms.into()),
            Action::Read(reply, missing) => {
                let missing = Json::Array(missing.into_iter().map(Json::String).collect());
                let status = object_of(&[("missing", missing)]);
                set(&status, "values", reply.values());
                set(&status, "lastModified", reply.last_modified());
                set(&action, "value", &status);
            }
            Action::Set(certainty) => {
                let accepted = call.keys().map(|key| Json::String(key.clone())).collect();
                let result = object_of(&[
                    ("outcome", Json::String(certainty.as_str().into())),
                    ("accepted", Json::Array(accepted)),
                ]);
                set(&action, "value", &result);
            }
            Action::Fail(failure) => return failed(&failure),
        }
        action
    }
}

fn wake(wake: &Function) {
    wake.call0(&JsValue::UNDEFINED).ok();
}

/// The fields of the error that the facade throws. This is the only way out, and no secret passes it.
fn failed(failure: &Failure<JsValue>) -> Object {
    let Error { code, message, details } = &failure.error;
    let mut fields = vec![
        ("code", Json::String(code.as_str().into())),
        ("message", Json::String(message.clone())),
        ("attempts", Json::Number(failure.attempts.into())),
    ];
    fields.extend(failure.status.map(|status| ("status", Json::Number(status.into()))));
    fields.extend(failure.url.clone().map(|url| ("url", Json::String(url))));
    fields.extend(details.iter().cloned());
    for (_, field) in &mut fields {
        *field = shortened(failure.secrets.clean_value(field));
    }
    let error = object_of(&fields);
    if let Some(cause) = &failure.cause {
        set(&error, "cause", &without_secrets(cause, &failure.secrets));
    }
    let action = Object::new();
    set(&action, "error", &error);
    action
}

/// Texts of replies on one line and not too long: after the secrets are out, so that none is cut in two.
fn shortened(value: Json) -> Json {
    match value {
        Json::String(text) => {
            let line = text.chars().map(|c| if c.is_control() { ' ' } else { c });
            Json::String(line.take(LONGEST_TEXT).collect())
        }
        Json::Array(items) => Json::Array(items.into_iter().map(shortened).collect()),
        Json::Object(members) => {
            Json::Object(members.into_iter().map(|(key, member)| (key, shortened(member))).collect())
        }
        other => other,
    }
}

/// An option that is a function, or not there.
fn function(options: &JsValue, name: &str, complaint: &str) -> Result<(), Error> {
    let value = peek(options, name);
    match value.is_undefined() || value.is_function() {
        true => Ok(()),
        false => Err(Error::argument(&[complaint])),
    }
}
