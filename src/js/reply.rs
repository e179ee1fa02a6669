//! A reply as the engine holds it, with its body parsed by the engine's own `JSON.parse`.

use super::caught::{self, Getter, peek};
use super::value::json;
use crate::json::Json;
use crate::protocol::reply::Body;
use crate::transport::Received;
use js_sys::Object;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// So many characters of a text are looked at, and shown.
const LONGEST_TEXT: usize = 1_000;

/// What `fetch` gave: a genuine `Response`, or what a mock or another realm takes for one.
pub enum Head {
    /// Of the runtime's own `fetch`.
    Genuine(gloo_net::http::Response),
    /// Anything with a numeric `status`: whatever is asked of it may throw.
    Foreign(JsValue),
}

impl Head {
    /// What it is, if it is a reply at all.
    pub fn of(value: JsValue, is_runtimes: bool) -> Option<Self> {
        if !is_runtimes {
            return peek(&value, "status")?.as_f64().map(|_| Head::Foreign(value));
        }
        value.dyn_into::<web_sys::Response>().ok().map(|response| Head::Genuine(response.into()))
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Head::Genuine(response) => response.status(),
            // A browser shows 0 of a redirect that it does not follow. A `fetch` that has followed one shows the answer
            // of somebody else.
            Head::Foreign(mock) if peek(mock, "redirected").is_some_and(|followed| followed == true) => 0,
            // What no status can be becomes 0 or 65535, which no answer has.
            Head::Foreign(mock) => {
                peek(mock, "status").and_then(|status| status.as_f64()).unwrap_or_default() as u16
            }
        }
    }

    /// How many bytes it says there are to come; compressed, there may be more.
    pub fn length(&self) -> Option<usize> {
        self.header("content-length")?.parse().ok()
    }

    fn header(&self, name: &str) -> Option<String> {
        match self {
            Head::Genuine(response) => response.headers().get(name),
            Head::Foreign(mock) => {
                let headers = peek(mock, "headers").filter(|headers| peek(headers, "get").is_some())?;
                headers.unchecked_into::<Getter>().get(name).ok().flatten()
            }
        }
    }
}

/// A reply.
#[derive(Clone)]
pub struct Reply {
    head: Rc<Head>,
    status: u16,
    text: Rc<String>,
    parsed: Parsed,
}

#[derive(Clone)]
enum Parsed {
    Object(Object),
    Null,
    Other,
    NoJson,
}

impl Parsed {
    fn of(text: &str) -> Self {
        match caught::parse(text) {
            Ok(None) => Parsed::Null,
            Ok(Some(value)) if value.is_object() && !js_sys::Array::is_array(&value) => {
                Parsed::Object(value.unchecked_into())
            }
            Ok(Some(_)) => Parsed::Other,
            Err(_) => Parsed::NoJson,
        }
    }
}

impl Reply {
    /// One with a body; `status` is what its head said.
    pub fn new(head: Head, status: u16, text: String) -> Self {
        let parsed = Parsed::of(&text);
        Reply { head: Rc::new(head), status, text: Rc::new(text), parsed }
    }

    /// A member, if the reply itself has it: what somebody gave to all objects is no part of it.
    fn own(&self, key: &str) -> Option<JsValue> {
        match &self.parsed {
            Parsed::Object(values) if caught::has_member(values, key) => Some(caught::member(values, key)),
            _ => None,
        }
    }

    /// The values of a status.
    pub fn values(&self) -> JsValue {
        match &self.parsed {
            Parsed::Object(values) => values.into(),
            _ => JsValue::UNDEFINED,
        }
    }
}

impl Received for Reply {
    fn status(&self) -> u16 {
        self.status
    }

    fn body(&self) -> Body<'_> {
        match &self.parsed {
            Parsed::Object(_) => Body::Object(self),
            Parsed::Null => Body::Null,
            Parsed::Other => Body::OtherJson,
            Parsed::NoJson => Body::Text(self.text.chars().take(LONGEST_TEXT).collect()),
        }
    }

    fn header(&self, name: &str) -> Option<String> {
        self.head.header(name)
    }

    fn again(&self) -> Self {
        Reply { parsed: Parsed::of(&self.text), ..self.clone() }
    }

    fn add(&mut self, other: &Self) {
        if let (Parsed::Object(values), Parsed::Object(others)) = (&self.parsed, &other.parsed) {
            caught::add_members(values, others);
        }
    }
}

/// The values, looked at and not copied.
impl crate::json::Object for Reply {
    fn has(&self, key: &str) -> bool {
        match &self.parsed {
            Parsed::Object(values) => caught::has_member(values, key),
            _ => false,
        }
    }

    fn any(&self, fits: &dyn Fn(&str) -> bool) -> bool {
        match &self.parsed {
            Parsed::Object(values) => {
                Object::keys(values).iter().any(|key| key.as_string().is_some_and(|key| fits(&key)))
            }
            _ => false,
        }
    }

    fn member(&self, key: &str) -> Option<Json> {
        json(&self.own(key)?, key).ok()
    }

    fn number_in(&self, key: &str, place: usize) -> Option<f64> {
        // What JSON says is an array is one of this realm.
        let list = self.own(key)?.dyn_into::<js_sys::Array>().ok()?;
        list.get(u32::try_from(place).ok()?).as_f64()
    }

    fn text(&self, key: &str) -> Option<String> {
        caught::stringify(&self.own(key)?).ok().flatten()
    }
}
