//! JavaScript values that may be anything: a caller's signal, a caller's `fetch` and what it returns.
//!
//! Everything here catches, because an exception that passes through WebAssembly leaves a promise that never settles.
//! By name and not by web-sys: each typed import costs 100 bytes of the download, and those of web-sys trust what
//! they get.

use js_sys::{Array, Function, Object, Reflect};
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

/// Calls a method.
#[inline(never)]
pub fn invoke(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    call(&get(object, name)?, object, arguments)
}

/// Calls a function.
#[inline(never)]
pub fn call(
    function: &JsValue,
    this: &JsValue,
    arguments: &[&JsValue],
) -> Result<JsValue, JsValue> {
    let function = function.dyn_ref::<Function>().ok_or(JsValue::UNDEFINED)?;
    function.apply(this, &list(arguments))
}

/// Makes an object of a global class.
#[inline(never)]
pub fn construct(class: &str) -> Result<JsValue, JsValue> {
    let class: Function = get(&js_sys::global(), class)?.dyn_into()?;
    Reflect::construct(&class, &list(&[]))
}

fn list(items: &[&JsValue]) -> Array {
    let list = Array::new();
    for item in items {
        list.push(item);
    }
    list
}
