//! JavaScript values to JSON and back.
//!
//! Not by serde-wasm-bindgen: it would drop the sign of -0, turn half a surrogate pair into another character, take a
//! `Map` for an object, and recurse without end into an object that refers to itself; and it makes up half of the
//! download.

use crate::dynamic::{self, is_array, items, member, own_keys, parse, peek, prototype_of, set};
use crate::encode;
use crate::error::Error;
use crate::json::Json;
use crate::text;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use wasm_bindgen::prelude::*;

/// Deeper nesting is a mistake: no API key has more than five levels.
const DEEPEST: usize = 32;

/// The JSON value that a JavaScript value is, and nothing but that: what JSON cannot say is an error, not a guess.
pub fn json(value: &JsValue, name: &str) -> Result<Json, Error> {
    convert(value, name, 0)
}

/// The members of an options object, those that are `undefined` left out; nothing at all counts as no options.
pub fn options(value: &JsValue, name: &str, except: &[&str]) -> Result<Vec<(String, Json)>, Error> {
    if value.is_undefined() || value.is_null() {
        return Ok(Vec::new());
    }
    members(value, name, 0, &|key, member| except.contains(&key) || member.is_undefined())
}

/// The members of a plain object, in order.
pub fn object(value: &JsValue, name: &str) -> Result<Vec<(String, Json)>, Error> {
    members(value, name, 0, &|_, _| false)
}

fn convert(value: &JsValue, name: &str, depth: usize) -> Result<Json, Error> {
    if value.is_null() {
        return Ok(Json::Null);
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Json::Bool(flag));
    }
    if let Some(number) = value.as_f64() {
        if !number.is_finite() {
            return Err(unfit(name, "a number without end or NaN, which JSON does not have"));
        }
        return Ok(Json::Number(number));
    }
    if let Some(string) = text(value, name)? {
        return Ok(Json::String(string));
    }
    if depth > DEEPEST {
        return Err(unfit(name, "an object that is nested too deeply, or refers to itself"));
    }
    if !is_array(value) {
        return Ok(Json::Object(members(value, name, depth, &|_, _| false)?));
    }
    let mut list = Vec::new();
    for item in items(value) {
        let item = item.map_err(|_| unfit(name, "a list that throws"))?;
        list.push(convert(&item, name, depth + 1)?);
    }
    Ok(Json::Array(list))
}

fn text(value: &JsValue, name: &str) -> Result<Option<String>, Error> {
    let Some(text) = value.as_string() else { return Ok(None) };
    // Half of a surrogate pair has become this character, or it was there: then it comes back as it was.
    #[expect(clippy::cmp_owned, reason = "a value equals a text if it reads as it: that is what is in doubt")]
    let is_half = text::contains(&text, "\u{fffd}") && JsValue::from(&text) != *value;
    if is_half {
        return Err(unfit(name, "text with half of a surrogate pair, which cannot be sent"));
    }
    Ok(Some(text))
}

fn members(
    value: &JsValue,
    name: &str,
    depth: usize,
    skip: &dyn Fn(&str, &JsValue) -> bool,
) -> Result<Vec<(String, Json)>, Error> {
    if !is_plain(value) {
        return Err(unfit(name, &describe(value)));
    }
    let throws = |_| unfit(name, "an object that throws");
    let mut found = Vec::new();
    for key in items(&own_keys(value).map_err(throws)?) {
        let key = key.map_err(throws)?;
        let Some(key_text) = text(&key, name)? else { continue };
        let member = member(value, &key).map_err(throws)?;
        if skip(&key_text, &member) {
            continue;
        }
        let json = convert(&member, if depth == 0 { &key_text } else { name }, depth + 1)?;
        found.push((key_text, json));
    }
    Ok(found)
}

/// An object literal, also of another realm: its prototype is none, or one that has none.
pub fn is_plain(value: &JsValue) -> bool {
    value.is_object()
        && match prototype_of(value) {
            Ok(prototype) => {
                prototype.is_null() || prototype_of(&prototype).is_ok_and(|grandparent| grandparent.is_null())
            }
            Err(_) => false,
        }
}

fn describe(value: &JsValue) -> String {
    if value.is_undefined() {
        return "undefined: leave it out, or give null where the charger knows it".to_owned();
    }
    let class = peek(&peek(value, "constructor"), "name").as_string();
    text::concat(&["one of the class ", &class.unwrap_or_default()])
}

fn unfit(name: &str, what: &str) -> Error {
    Error::argument(&[name, " must be a JSON value, and got ", what])
}

/// A parsed reply, looked at and not copied; `undefined` if it is no JSON.
#[derive(Clone)]
pub struct Parsed(pub JsValue);

impl crate::json::Object for Parsed {
    fn has(&self, key: &str) -> bool {
        dynamic::has_own(&self.0, key)
    }

    fn any(&self, fits: &dyn Fn(&str) -> bool) -> bool {
        own_keys(&self.0).is_ok_and(|keys| {
            items(&keys).any(|key| key.is_ok_and(|key| fits(&key.as_string().unwrap_or_default())))
        })
    }

    fn member(&self, key: &str) -> Option<Json> {
        if !self.has(key) {
            return None;
        }
        json(&peek(&self.0, key), key).ok()
    }
}

impl From<Parsed> for JsValue {
    fn from(parsed: Parsed) -> Self {
        parsed.0
    }
}

impl Parsed {
    /// Parses a reply.
    pub fn from_text(text: &JsValue) -> Self {
        Parsed(parse(text).unwrap_or_default())
    }

    /// Whether it is JSON at all.
    pub fn is_json(&self) -> bool {
        !self.0.is_undefined()
    }

    /// Whether it is an object, and no list.
    pub fn is_object(&self) -> bool {
        self.0.is_object() && !is_array(&self.0)
    }
}

/// An object of JSON members. Through text: a few members need no converter of their own.
pub fn object_of(members: &[(&str, Json)]) -> JsValue {
    let object = dynamic::object();
    for (name, member) in members {
        set(&object, name, &parse(&encode::json(member).into()).unwrap_or_default());
    }
    object
}
