//! JavaScript values that may be anything: options, a caller's hooks, what was thrown.
//!
//! Everything here catches, because an exception that passes through WebAssembly leaves a promise that never settles.
//! By name and not by web-sys: each typed import costs 100 bytes of the download, and those of web-sys trust what
//! they get. Nor by js-sys, of which 3 kB that nobody calls stay in the WebAssembly: 1.3 kB of the download.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The property that a key names.
    #[wasm_bindgen(js_namespace = Reflect, js_name = get, catch)]
    pub fn member(object: &JsValue, key: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Reflect, js_name = set, catch)]
    fn set_member(object: &JsValue, key: &JsValue, value: &JsValue) -> Result<bool, JsValue>;

    /// The keys of an object, symbols included, in an array.
    #[wasm_bindgen(js_namespace = Reflect, js_name = ownKeys, catch)]
    pub fn own_keys(object: &JsValue) -> Result<JsValue, JsValue>;

    /// What an object inherits from.
    #[wasm_bindgen(js_namespace = Reflect, js_name = getPrototypeOf, catch)]
    pub fn prototype_of(object: &JsValue) -> Result<JsValue, JsValue>;

    /// Whether an object itself has a member of this name.
    #[wasm_bindgen(js_namespace = Object, js_name = hasOwn)]
    pub fn has_own(object: &JsValue, name: &str) -> bool;

    /// Whether it is an array, also of another realm.
    #[wasm_bindgen(js_namespace = Array, js_name = isArray)]
    pub fn is_array(value: &JsValue) -> bool;

    /// An empty object.
    #[wasm_bindgen(js_name = Object)]
    pub fn object() -> JsValue;

    /// An error.
    #[wasm_bindgen(js_name = Error)]
    pub fn error(message: &str) -> JsValue;

    /// What a JSON text says.
    #[wasm_bindgen(js_namespace = JSON, catch)]
    pub fn parse(text: &JsValue) -> Result<JsValue, JsValue>;

    /// A date in ms since 1970, NaN if it is none.
    #[wasm_bindgen(js_namespace = Date, js_name = parse)]
    pub fn parse_date(text: &str) -> f64;

    /// What can be called.
    #[derive(Clone)]
    pub type Function;

    /// Calls it.
    #[wasm_bindgen(method, catch)]
    pub fn call(this: &Function, receiver: &JsValue) -> Result<JsValue, JsValue>;
}

/// A property, `undefined` if it cannot be read.
#[inline(never)]
pub fn peek(object: &JsValue, name: &str) -> JsValue {
    member(object, &name.into()).unwrap_or_default()
}

/// Sets a field of an object that was just made, which cannot fail.
#[inline(never)]
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    set_member(object, &name.into(), value).ok();
}

/// The items of an array, one by one; it is over where one throws, which is the last then.
pub fn items(array: &JsValue) -> impl Iterator<Item = Result<JsValue, JsValue>> {
    let length = peek(array, "length").as_f64().unwrap_or_default() as u32;
    (0..length).map(move |index| member(array, &index.into()))
}
