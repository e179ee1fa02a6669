//! What JavaScript sees of the core: chargers, whose methods read their arguments at once and return a promise.

mod abort;
mod access;
pub mod body;
mod cards;
pub mod caught;
pub mod cause;
mod charger;
mod control;
mod failure;
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

use crate::call::{self, Address};
use crate::catalogue;
use crate::error::{Error, argument};
use crate::options;
use crate::redact::REDACTED;
use crate::transport::fetch::Fetch;
use abort::Signals;
use caught::{member, members, peek, set_member};
use charger::Charger;
use js_sys::{Function, Object};
use runtime::Runtime;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::{Cell, OnceCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;

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
        let hook = |name: &str| Some(member(&given, name)).filter(|hook| !hook.is_undefined());
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
        let value = if catalogue::is_private(&name) { REDACTED.into() } else { member(&copy, &name) };
        set_member(&shown, &name, &value);
    }
    shown
}

/// The JavaScript value of what is made here, in which there is nothing that has none.
pub fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}
