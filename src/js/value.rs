//! JavaScript values to JSON.
//!
//! Not by serde-wasm-bindgen: it would drop the sign of -0, turn half a surrogate pair into another character, take a
//! `Map` for an object, and recurse without end into an object that refers to itself.

use super::caught::{is_array, items, member, members, peek, peek_text, prototype_of};
use crate::error::Error;
use crate::error::argument::{no_json, no_json_because, no_object};
use crate::json::Json;
use js_sys::Object;
use wasm_bindgen::prelude::*;

/// Deeper nesting is a mistake: no API key has more than five levels.
const DEEPEST: usize = 32;

/// More values in one are a mistake too: an object that is in itself in several places would have no end of them.
const MOST: usize = 100_000;

/// The JSON value that a JavaScript value is, and nothing but that: what JSON cannot say is an error, not a guess.
pub fn json(value: &JsValue, name: &str) -> Result<Json, Error> {
    convert(value, name, 0, &mut 0)
}

/// A list of keys as JSON; `null` where there is none.
pub fn keys(value: &JsValue) -> Result<Json, Error> {
    if value.is_undefined() { Ok(Json::Null) } else { json(value, "keys") }
}

/// The members of an object literal as they are now.
pub fn literal(value: &JsValue, name: &str) -> Result<Object, Error> {
    plain(value).map_err(|what| no_object(name, &what))
}

/// The members of an object literal, or what it is or does in its place.
fn plain(value: &JsValue) -> Result<Object, String> {
    let throws = |_| no_json_because::OBJECT_THROWS.to_owned();
    if is_plain(value).map_err(throws)? { members(value).map_err(throws) } else { Err(describe(value)) }
}

/// The members of [`literal`], in order, but for those that are `except`ed or `undefined`.
pub fn options(literal: &Object, except: &[&str]) -> Result<Vec<(String, Json)>, Error> {
    entries(literal, "the options", 0, &mut 0, &|key, member| except.contains(&key) || member.is_undefined())
}

/// The members of a plain object, in order.
pub fn object(value: &JsValue, name: &str) -> Result<Vec<(String, Json)>, Error> {
    entries(&literal(value, name)?, name, 0, &mut 0, &|_, _| false)
}

/// The same of an object whose types allow a member to be `undefined`: then it is not there.
pub fn given(value: &JsValue, name: &str) -> Result<Vec<(String, Json)>, Error> {
    entries(&literal(value, name)?, name, 0, &mut 0, &|_, member| member.is_undefined())
}

fn convert(value: &JsValue, name: &str, depth: usize, count: &mut usize) -> Result<Json, Error> {
    *count += 1;
    // Most are numbers, and each question is a step out of WebAssembly and back.
    if let Some(number) = value.as_f64() {
        return if number.is_finite() {
            Ok(Json::Number(number))
        } else {
            Err(no_json(name, no_json_because::NO_NUMBER))
        };
    }
    if value.is_null() {
        return Ok(Json::Null);
    }
    if let Some(flag) = value.as_bool() {
        return Ok(Json::Bool(flag));
    }
    if let Some(string) = text(value, name)? {
        return Ok(Json::String(string));
    }
    if depth > DEEPEST || *count > MOST {
        return Err(no_json(name, no_json_because::DEEP));
    }
    if !is_array(value).map_err(|_| no_json(name, no_json_because::OBJECT_THROWS))? {
        let object = plain(value).map_err(|what| no_json(name, &what))?;
        return Ok(Json::Object(entries(&object, name, depth, count, &|_, _| false)?));
    }
    // A list of nothing but holes may have billions of them.
    let Ok(Some(items)) = items(value, 0, MOST as u32 + 1) else {
        return Err(no_json(name, no_json_because::LIST_THROWS));
    };
    if items.length() as usize > MOST {
        return Err(no_json(name, no_json_because::LONG));
    }
    items.iter().map(|item| convert(&item, name, depth + 1, count)).collect::<Result<_, _>>().map(Json::Array)
}

fn text(value: &JsValue, name: &str) -> Result<Option<String>, Error> {
    let Some(text) = value.as_string() else { return Ok(None) };
    // Half of a surrogate pair has become this character, or it was there: then it comes back as it was.
    #[expect(clippy::cmp_owned, reason = "a value equals a text if it reads as it: that is what is in doubt")]
    let is_half = text.contains('\u{fffd}') && JsValue::from(&text) != *value;
    if is_half { Err(no_json(name, no_json_because::HALF)) } else { Ok(Some(text)) }
}

fn entries(
    object: &Object,
    name: &str,
    depth: usize,
    count: &mut usize,
    skip: &dyn Fn(&str, &JsValue) -> bool,
) -> Result<Vec<(String, Json)>, Error> {
    let mut found = Vec::new();
    for key in Object::keys(object).iter() {
        let Some(key_text) = text(&key, name)? else { continue };
        let member = member(object, &key_text);
        if skip(&key_text, &member) {
            continue;
        }
        let json = convert(&member, if depth == 0 { &key_text } else { name }, depth + 1, count)?;
        found.push((key_text, json));
    }
    Ok(found)
}

/// Whether it is an object literal, also of another realm: its prototype is none, or one that has none.
fn is_plain(value: &JsValue) -> Result<bool, JsValue> {
    if !value.is_object() {
        return Ok(false);
    }
    match prototype_of(value)? {
        Some(prototype) => Ok(prototype_of(&prototype)?.is_none()),
        None => Ok(true),
    }
}

fn describe(value: &JsValue) -> String {
    if value.is_undefined() {
        return no_json_because::UNDEFINED.to_owned();
    }
    if value.is_null() {
        return "null".to_owned();
    }
    let kind = value.js_typeof().as_string().unwrap_or_default();
    match value.is_object() {
        true => {
            let class = peek(value, "constructor").and_then(|class| peek_text(&class, "name"));
            no_json_because::class(&class.unwrap_or_default())
        }
        false => no_json_because::kind(&kind),
    }
}
