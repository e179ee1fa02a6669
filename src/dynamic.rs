//! JavaScript values that may be anything: options, a caller's hooks, what was thrown.
//!
//! Everything here catches, because an exception that passes through WebAssembly leaves a promise that never settles.
//! By name and not by web-sys: each typed import costs 100 bytes of the download, and those of web-sys trust what
//! they get.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

/// A property.
#[inline(never)]
pub fn get(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &name.into())
}

/// A property, `undefined` if it cannot be read.
#[inline(never)]
pub fn peek(object: &JsValue, name: &str) -> JsValue {
    get(object, name).unwrap_or_default()
}

/// Sets a field of an object that was just made, which cannot fail.
#[inline(never)]
pub fn set(object: &Object, name: &str, value: &JsValue) {
    Reflect::set(object, &name.into(), value).ok();
}
